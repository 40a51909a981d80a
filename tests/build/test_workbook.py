"""The built workbooks as an independent reader, a validator and the next build see them."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import FileFormat, OpenXmlValidator

from kgsheet.build.content import Content
from kgsheet.build.workbook import blank, sample, write_macro_workbook, write_workbook
from kgsheet.core.schema import (
    CONF_SHEET,
    INPUT_TABLES,
    OUTPUT_TABLES,
    PANEL,
    REGISTER,
    SUMMARY_FIGURES,
    TASKS,
    Table,
)
from tests.build.conftest import load

MACRO_BOOKS = ["2017", "2021", "blank"]
BOOKS = [*MACRO_BOOKS, "plain"]
CONTENTS = {
    "2017": sample(2017),
    "2021": sample(2021),
    "blank": blank(2027),
    "plain": blank(2027),
}
COMMITTED = Path(__file__).parents[2] / "workbooks"
TABLES = tuple(table for table in (*INPUT_TABLES, *OUTPUT_TABLES) if table is not PANEL)
SHEETS = (
    "Nhiệm vụ",
    "Tổng hợp",
    "Kiểm tra",
    "Nội dung văn bản",
    "Đơn vị",
    "Cấu hình",
    "Người ký",
    "Nơi nhận",
    "Sổ văn bản",
    "Đăng ký văn bản đi",
    "Hướng dẫn",
)


def _rows(sheet: Worksheet, table: Table) -> list[tuple[object, ...]]:
    cells = sheet[sheet.tables[table.name].ref]
    return [tuple(cell.value for cell in row) for row in cells]


def _members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("name", BOOKS)
def test_sheets_stand_in_their_order(read: dict[str, Workbook], name: str) -> None:
    with_buttons = (PANEL.sheet, *SHEETS, CONF_SHEET)

    assert tuple(read[name].sheetnames) == (SHEETS if name == "plain" else with_buttons)


@pytest.mark.parametrize("name", BOOKS)
def test_workbook_opens_on_its_first_sheet(read: dict[str, Workbook], name: str) -> None:
    assert read[name].active is read[name].worksheets[0]


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_every_table_has_the_headings_of_the_schema(
    read: dict[str, Workbook], name: str, table: Table
) -> None:
    found = read[name][table.sheet].tables[table.name]
    headings = [column.heading for column in table.columns]

    assert [column.name for column in found.tableColumns] == headings
    assert list(_rows(read[name][table.sheet], table)[0]) == headings
    assert (found.autoFilter is not None) == (table.sheet != SUMMARY_FIGURES.sheet)


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("table", INPUT_TABLES, ids=[table.name for table in INPUT_TABLES])
def test_every_value_is_read_back_as_it_was_given(
    read: dict[str, Workbook], name: str, table: Table
) -> None:
    given = CONTENTS[name].rows(table)
    expected = [tuple(row.get(column.field) or None for column in table.columns) for row in given]
    found = [
        tuple(value.date() if isinstance(value, datetime) else value for value in row)
        for row in _rows(read[name][table.sheet], table)[1:]
    ]

    assert found == (expected or [(None,) * len(table.columns)])


@pytest.mark.parametrize(("name", "area"), [("2017", "A4:T56"), ("2021", "A4:T25")])
def test_tasks_stand_from_row_5_under_their_headings(
    read: dict[str, Workbook], name: str, area: str
) -> None:
    assert read[name][TASKS.sheet].tables[TASKS.name].ref == area


@pytest.mark.parametrize("name", BOOKS)
def test_derived_columns_are_empty_until_the_program_writes_them(
    read: dict[str, Workbook], name: str
) -> None:
    derived = [index for index, column in enumerate(TASKS.columns) if column.derived]
    rows = _rows(read[name][TASKS.sheet], TASKS)[1:]

    assert all(row[index] is None for row in rows for index in derived)


@pytest.mark.parametrize("name", BOOKS)
def test_the_register_starts_with_one_empty_row(read: dict[str, Workbook], name: str) -> None:
    assert _rows(read[name][REGISTER.sheet], REGISTER)[1:] == [(None,) * len(REGISTER.columns)]


@pytest.mark.parametrize("name", BOOKS)
def test_nothing_stands_below_a_table_that_grows(read: dict[str, Workbook], name: str) -> None:
    for table in TABLES:
        if table.name == "tblChiTieu":  # as many rows as there are figures, for ever
            continue
        sheet = read[name][table.sheet]
        first, last = sheet.tables[table.name].ref.split(":")
        columns = range(sheet[first].column, sheet[last].column + 1)
        below = [
            cell.coordinate
            for row in sheet.iter_rows(min_row=sheet[last].row + 1)
            for cell in row
            if cell.column in columns and cell.value is not None
        ]

        assert not below, table.name
        assert not any(
            area.min_row > sheet[last].row and area.min_col in columns
            for area in sheet.merged_cells.ranges
        )


@pytest.mark.parametrize("name", BOOKS)
def test_every_sheet_prints_on_a4_landscape_one_page_wide(
    read: dict[str, Workbook], name: str
) -> None:
    sheets: list[Any] = read[name].worksheets
    for sheet in sheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        # Excel takes one page where nothing is said.
        assert sheet.page_setup.fitToHeight == (None if sheet.title == PANEL.sheet else 0)
        assert sheet.oddFooter.right.text.endswith("Trang &P/&N")


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("table", INPUT_TABLES, ids=[table.name for table in INPUT_TABLES])
def test_headings_stay_in_sight_on_screen_and_on_paper(
    read: dict[str, Workbook], name: str, table: Table
) -> None:
    sheet: Any = read[name][table.sheet]

    assert sheet.print_title_rows == "$4:$4"
    assert sheet.sheet_view.pane.ySplit == 4
    assert sheet.sheet_view.pane.xSplit >= 1


@pytest.mark.parametrize("name", BOOKS)
def test_workbooks_are_valid_for_excel(built: dict[str, Path], name: str) -> None:
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(built[name])

    assert [str(error) for error in result.errors] == []


@pytest.mark.parametrize("name", MACRO_BOOKS)
def test_committed_workbooks_are_what_the_code_builds(built: dict[str, Path], name: str) -> None:
    committed, fresh = _members(COMMITTED / built[name].name), _members(built[name])

    assert list(committed) == list(fresh)
    assert [part for part in fresh if committed[part] != fresh[part]] == []


def test_no_other_workbook_is_committed(built: dict[str, Path]) -> None:
    names = {built[name].name for name in MACRO_BOOKS}

    assert {path.name for path in COMMITTED.glob("[!.]*.xls*")} == names


def test_the_same_content_gives_the_same_bytes(built: dict[str, Path], tmp_path: Path) -> None:
    again, plain = tmp_path / "again.xlsm", tmp_path / "plain.xlsx"
    write_macro_workbook(again, sample(2017))
    with plain.open("wb") as stream:
        write_workbook(stream, blank(2027))

    assert again.read_bytes() == built["2017"].read_bytes()
    assert plain.read_bytes() == built["plain"].read_bytes()


def test_text_that_looks_like_a_formula_or_a_link_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "odd.xlsx"
    titles = ("=1+1", "https://example.gov.vn", "007", "@x")
    write_workbook(path, Content(year=2027, tasks=tuple({"title": one} for one in titles)))
    cells = [row[5] for row in load(path)[TASKS.sheet].iter_rows(min_row=5, max_row=8)]

    assert [(cell.value, cell.data_type) for cell in cells] == [(one, "s") for one in titles]
