from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
import xlwings as xw

pytestmark = pytest.mark.libreoffice

# What is assigned, what the cell then holds, and what stands in the input line of Excel.
ASSIGNED = {
    "text": ("Đơn vị", "Đơn vị", "Đơn vị"),
    "formula": ("=SUM(1,2)", 3.0, "=SUM(1,2)"),
    "formula with quotes": ('=IF(1>0,"a,b","c;d")', "a,b", '=IF(1>0,"a,b","c;d")'),
    "formula on a sheet": ("='Đơn vị'!A1", "x", "='Đơn vị'!A1"),
    "link": ('=HYPERLINK("#\'Nhiệm vụ\'!A2","A2")', "A2", '=HYPERLINK("#\'Nhiệm vụ\'!A2","A2")'),
    "text like a formula": ("'=SUM(1,2)", "=SUM(1,2)", "=SUM(1,2)"),
    "text like a number": ("'007", "007", "007"),
    "text with apostrophe": ("''x", "'x", "'x"),
    "typed number": ("007", 7.0, "7"),
    "typed percentage": ("50%", 0.5, "0.5"),
    "number": (2.5, 2.5, "2.5"),
    "whole": (6, 6.0, "6"),
    "true": (True, True, "1"),
    "nothing": (None, None, ""),
    "day": (date(2021, 5, 7), datetime(2021, 5, 7), "44323"),
    "moment": (datetime(2021, 5, 7, 8, 30), datetime(2021, 5, 7, 8, 30), "44323.354166666664"),
    "lines": ("một\n\thai", "một\n\thai", "một\n\thai"),
    "division": ("=1/0", None, "=1/0"),
}


@pytest.mark.parametrize(("value", "held", "formula"), ASSIGNED.values(), ids=ASSIGNED.keys())
def test_a_value_is_taken_as_excel_takes_it(
    sheet: xw.Sheet, value: Any, held: Any, formula: str
) -> None:
    sheet["C3"].value = value

    assert sheet["C3"].value == held
    assert type(sheet["C3"].value) is type(held)
    assert sheet["C3"].formula == formula


def test_errors_come_as_text_when_asked_for(sheet: xw.Sheet) -> None:
    sheet["C3:F3"].value = [["=1/0", "=NA()", '=INDIRECT("?")', "=khong_co()"]]

    assert sheet["C3:F3"].value == [None] * 4
    texts = sheet["C3:F3"].options(err_to_str=True).value
    assert texts == ["#DIV/0!", "#N/A", "#REF!", "#NAME?"]


def test_a_block_is_one_request(sheet: xw.Sheet) -> None:
    bridge = sheet.book.app.api
    rows = [[row, f"dòng {row}", date(2021, 1, 1)] for row in range(1, 5001)]
    before = bridge.calls

    sheet["C3"].value = rows
    held = sheet["C3:E5002"].value

    assert bridge.calls == before + 2
    assert held[4999] == [5000.0, "dòng 5000", datetime(2021, 1, 1)]


def test_a_number_after_a_boolean_is_a_number(sheet: xw.Sheet) -> None:
    sheet["C3"].value = True
    sheet["C3"].value = 1

    assert sheet["C3"].value == 1.0
    assert type(sheet["C3"].value) is float
    assert sheet["C3"].number_format == "General"


def test_number_formats_are_spelt_as_in_excel(sheet: xw.Sheet) -> None:
    sheet["C3"].number_format = "dd/mm/yyyy"
    sheet["C4"].number_format = "#,##0.00"

    assert sheet["C3"].number_format == "dd/mm/yyyy"
    assert sheet["C4"].number_format == "#,##0.00"
    assert sheet["C3:C4"].number_format is None


def test_merged_cells_are_all_or_some_or_none(sheet: xw.Sheet) -> None:
    sheet["C3:D4"].merge()
    sheet["C7:D7"].merge()

    assert sheet["D4"].merge_area.address == "$C$3:$D$4"
    assert sheet["A1"].merge_area.address == "$A$1"
    said = [sheet[one].merge_cells for one in ("C3:D4", "D4:E4", "A1:B2", "A1:D7")]
    assert said == [True, None, False, None]

    sheet["C3:D4"].unmerge()

    assert sheet["C3:D4"].merge_cells is False


def test_formats_are_pasted_and_contents_stay(sheet: xw.Sheet) -> None:
    sheet["C3"].number_format = "dd/mm/yyyy"
    sheet["C3"].color = "#ffc7ce"
    sheet["C4:C6"].value = [["=1+1"], ["chữ"], [None]]

    sheet["C3"].copy()
    sheet["C4:C6"].paste("formats")

    assert [cell.color for cell in sheet["C4:C6"]] == [(255, 199, 206)] * 3
    assert sheet["C4:C6"].number_format == "dd/mm/yyyy"
    assert sheet["C4"].formula == "=1+1"
    assert sheet["C5"].value == "chữ"


@pytest.mark.parametrize(
    ("start", "way", "end"),
    [
        ("A1", "down", "$A$2"),
        ("A1", "right", "$B$1"),
        ("A2", "up", "$A$1"),
        ("D1", "left", "$B$1"),
        ("D9", "down", "$D$1048576"),
        ("C1", "up", "$C$1"),
    ],
)
def test_an_arrow_key_goes_to_the_edge(sheet: xw.Sheet, start: str, way: str, end: str) -> None:
    assert sheet[start].end(way).address == end


def test_filled_cells_are_found_around(sheet: xw.Sheet) -> None:
    assert sheet["A1"].expand().address == "$A$1:$B$2"
    assert sheet.used_range.address == "$A$1:$B$2"


@pytest.mark.parametrize(
    ("address", "wanted"),
    [("b2", "$B$2"), ("$D$4:C3", "$C$3:$D$4"), ("B:C", "$B:$C"), ("2:3", "$2:$3")],
)
def test_addresses_are_read_in_every_form(sheet: xw.Sheet, address: str, wanted: str) -> None:
    found = sheet.range(address)

    assert found.get_address(row_absolute=True, column_absolute=True) == {
        "$B:$C": "$B$1:$C$1048576",
        "$2:$3": "$A$2:$XFD$3",
    }.get(wanted, wanted)


@pytest.mark.parametrize("name", ["font", "borders", "note", "comment"])
def test_what_is_missing_is_named(sheet: xw.Sheet, name: str) -> None:
    with pytest.raises(NotImplementedError, match=rf"LibreOffice: Range\.{name}"):
        getattr(sheet["A1"], name)


def test_what_cannot_be_set_is_named(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match=r"LibreOffice: Range\.horizontal_alignment"):
        sheet["A1"].horizontal_alignment = "center"
