from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kgsheet.core.master import Settings
from kgsheet.core.numbering.symbols import symbol_of
from kgsheet.documents.issue import (
    Dating,
    Issue,
    attached_fields,
    dating_of,
    header_fields,
)
from kgsheet.messages.wording import BLANK

DAY = date(2017, 7, 11)
SETTINGS = Settings(report_date=DAY, issuer="Ủy ban nhân dân tỉnh Bình An", place="Bình An")


@pytest.mark.parametrize(
    ("doc_type", "symbol"), [("BC", "BC-UBND"), ("KH", "KH-UBND"), ("CV", "UBND-TH")]
)
def test_symbol_names_the_type_or_the_drafting_unit_of_a_letter(doc_type: str, symbol: str) -> None:
    assert symbol_of(doc_type, SETTINGS) == symbol


@pytest.mark.parametrize(
    ("issue", "settings", "expected"),
    [
        pytest.param(
            Issue(169, DAY),
            SETTINGS,
            Dating(number="169", day="11", month="7", year="2017"),
            id="issued",
        ),
        pytest.param(
            Issue(7, date(2018, 1, 2)),
            SETTINGS,
            Dating(number="07", day="02", month="01", year="2018"),
            id="padded",
        ),
        pytest.param(None, SETTINGS, Dating(month="7", year="2017"), id="draft with a planned day"),
        pytest.param(None, replace(SETTINGS, report_date=None), Dating(), id="draft"),
    ],
)
def test_what_is_not_known_yet_is_blank(
    issue: Issue | None, settings: Settings, expected: Dating
) -> None:
    assert dating_of(settings, issue) == expected
    assert Dating().number == BLANK


@pytest.mark.parametrize("doc_type", ["BC", "KH", "CV"])
def test_annex_names_the_number_and_day_of_the_header(doc_type: str) -> None:
    dating = dating_of(SETTINGS, Issue(9, DAY))

    header = header_fields(doc_type, SETTINGS, dating)
    attached = attached_fields(doc_type, SETTINGS, dating)

    assert f" số {header['so_ky_hieu']} ngày 11 tháng 7 năm 2017" in attached["dong"]
    assert [attached[name] for name in ("so", "ngay", "thang", "nam")] == ["09", "11", "7", "2017"]


def test_electronic_document_leaves_the_line_of_its_annex_blank() -> None:
    settings = replace(SETTINGS, form="điện tử")

    attached = attached_fields("BC", settings, dating_of(settings, Issue(9, DAY)))

    assert {attached[name] for name in ("so", "ngay", "thang", "nam")} == {BLANK}
