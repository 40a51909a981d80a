"""Colours of the task table."""

from __future__ import annotations

import re

import pytest
from openpyxl.workbook.workbook import Workbook

from kgsheet.core.schema import TASKS
from kgsheet.core.tasks import STATE_TEXT
from kgsheet.messages import CODES, Code, Severity
from tests.build.sheets import BOOKS, formulas, last_row, letter


@pytest.mark.parametrize("name", BOOKS)
def test_every_state_has_its_colours_down_to_spare_rows(
    read: dict[str, Workbook], name: str
) -> None:
    sheet = read[name][TASKS.sheet]
    state = letter(TASKS, "state")
    bottom = last_row(sheet, TASKS) + 500
    coloured = {
        formula: area
        for area, formula in formulas(sheet)
        if area.endswith(str(bottom)) and formula.startswith(f"${state}5=")
    }

    assert set(coloured) == {f'${state}5="{text}"' for text in STATE_TEXT.values()}


def test_overdue_tasks_are_red_where_a_clerk_looks(read: dict[str, Workbook]) -> None:
    sheet = read["2017"][TASKS.sheet]
    areas = {area.split(":")[0] for area, formula in formulas(sheet) if '"Quá hạn"' in formula}

    assert areas == {
        f"{letter(TASKS, name)}5" for name in ("deadline", "due", "state", "days_late")
    }


def test_findings_of_a_row_are_coloured_by_the_worst_code(read: dict[str, Workbook]) -> None:
    sheet = read["2017"][TASKS.sheet]
    lists = [
        set(re.findall(r"KG\d{3}", formula))
        for _, formula in formulas(sheet)
        if "SEARCH" in formula
    ]
    of_rows = {code for code in CODES if code < "KG4"} | {Code.TEXT_UNPRINTABLE}
    expected = [
        {code.value for code in of_rows if CODES[code] is severity} for severity in Severity
    ]

    assert lists == expected
