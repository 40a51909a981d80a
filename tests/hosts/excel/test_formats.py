"""A value gets the number format that shows it as what it is, and no other cell does."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from kgsheet.core.cells import Formula, Writable
from kgsheet.core.number_forms import NumberForm
from kgsheet.hosts.excel.formats import Need, format_for, need_of, segments
from kgsheet.hosts.excel.restoring import has_form


@pytest.mark.parametrize(
    ("value", "need"),
    [
        (date(2021, 5, 7), Need.DAY),
        (datetime(2021, 5, 7, 8), Need.DAY),
        (5, Need.NUMBER),
        (0.5, Need.NUMBER),
        (True, Need.NUMBER),
        (Formula("1", 1), Need.RESULT),
        ("x", None),
        (None, None),
    ],
)
def test_values_need_formats(value: Writable, need: Need | None) -> None:
    assert need_of(value) is need


@pytest.mark.parametrize(
    ("need", "present", "expected"),
    [
        (Need.DAY, "General", "dd/mm/yyyy"),
        (Need.DAY, "@", "dd/mm/yyyy"),
        (Need.DAY, "mmm-yy", None),
        (Need.DAY, "DD/MM/YYYY", None),
        (Need.NUMBER, "0.0%", None),
        (Need.NUMBER, "dd/mm/yyyy", "General"),
        (Need.NUMBER, "@", "General"),
        (Need.RESULT, "@", "General"),
        (Need.RESULT, "dd/mm/yyyy", None),
    ],
)
def test_a_format_changes_only_where_it_must(need: Need, present: str, expected: str) -> None:
    assert format_for(need, present) == expected


def test_stretches_of_the_same_need_are_asked_about_together() -> None:
    column = [date(2021, 1, 1), None, "x", date(2021, 1, 2), 5, 6, None, Formula("1", 1)]

    found = list(segments(column, 10))

    assert found == [(10, 13, Need.DAY), (14, 15, Need.NUMBER), (17, 17, Need.RESULT)]


@pytest.mark.parametrize(
    ("form", "code", "expected"),
    [
        (NumberForm.DATE, "dd/mm/yyyy", True),
        (NumberForm.DATE, "DD/MM/YYYY", True),
        (NumberForm.DATE, "m/d/yyyy", False),
        (NumberForm.DATE, "General", False),
        (NumberForm.INTEGER, "General", True),
        (NumberForm.INTEGER, "#,##0", True),
        (NumberForm.INTEGER, "dd/mm/yyyy", False),
        (NumberForm.TEXT, "@", True),
        (NumberForm.TEXT, "General", False),
    ],
)
def test_a_column_knows_its_form(form: NumberForm, code: str, expected: bool) -> None:
    assert has_form(form, code) is expected
