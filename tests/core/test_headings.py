from __future__ import annotations

import unicodedata

import pytest

from kgsheet.core.cells import CellError, CellValue, Sheet
from kgsheet.core.headings import (
    LONGEST_HEADING,
    find_headers,
    heading_key,
    match_header,
    missing_columns,
    nearest_header,
    qualifies,
)
from kgsheet.core.schema import AGENCIES, INPUT_TABLES, OUTPUT_TABLES, TASKS, Table

Row = list[CellValue]

HEADINGS: Row = ["Đơn vị chủ trì", "Nội dung", "Thời gian thực hiện"]


def sheet(*rows: Row, first_row: int = 1) -> Sheet:
    return Sheet(name="S", rows=rows, first_row=first_row)


@pytest.mark.parametrize(
    "heading",
    [
        "Thời hạn",
        "THỜI HẠN",
        "  Thời   hạn ",
        "Thời\nhạn",
        "Thời\u00a0hạn",
        "Thời hạn:",
        "Thời hạn *",
        unicodedata.normalize("NFD", "Thời hạn"),
    ],
)
def test_spellings_of_a_heading_are_one(heading: str) -> None:
    assert heading_key(heading) == "thời hạn"


@pytest.mark.parametrize("cell", [None, 5, "", " ", "x" * (LONGEST_HEADING + 1), CellError("#N/A")])
def test_other_cells_are_no_headings(cell: CellValue) -> None:
    assert heading_key(cell) == ""


def test_longest_heading_is_still_one() -> None:
    assert heading_key("X" * LONGEST_HEADING) == "x" * LONGEST_HEADING


@pytest.mark.parametrize(
    ("heading", "field"),
    [(heading, column.field) for column in TASKS.columns for heading in (column.heading,)]
    + [(heading, column.field) for column in TASKS.columns for heading in column.accepted],
)
def test_each_accepted_heading_names_its_column(heading: str, field: str) -> None:
    assert match_header(TASKS, 1, 3, [None, heading]).columns == {field: 4}


def test_first_of_two_columns_of_one_heading_counts() -> None:
    header = match_header(TASKS, 1, 1, ["Nội dung", "Tên nhiệm vụ", "Nội dung"])

    assert header.columns == {"title": 1}
    assert header.unknown == (("Tên nhiệm vụ", 2), ("Nội dung", 3))


def test_headings_that_are_not_ours_are_kept_as_typed() -> None:
    header = match_header(TASKS, 4, 2, ["STT", None, "Kinh  phí\n(triệu đồng)", 2017])

    assert header.row == 4
    assert header.unknown == (("STT", 2), ("Kinh phí (triệu đồng)", 4))


@pytest.mark.parametrize(
    ("headings", "missing", "is_enough"),
    [
        pytest.param(HEADINGS, [], True, id="all"),
        pytest.param(HEADINGS[1:], ["lead_agency"], True, id="rows-may-name-the-agency"),
        pytest.param(HEADINGS[:2], ["deadline"], False, id="no-deadline"),
        pytest.param(HEADINGS[::2], ["title"], False, id="no-title"),
        pytest.param([], ["lead_agency", "title", "deadline"], False, id="none"),
    ],
)
def test_task_headings_need_title_and_deadline(
    headings: Row, missing: list[str], is_enough: bool
) -> None:
    header = match_header(TASKS, 1, 1, headings)

    assert [column.field for column in missing_columns(TASKS, header)] == missing
    assert qualifies(TASKS, header) is is_enough


def test_other_tables_need_every_required_heading() -> None:
    assert not qualifies(AGENCIES, match_header(AGENCIES, 1, 1, ["Tên đơn vị"]))
    assert qualifies(AGENCIES, match_header(AGENCIES, 1, 1, ["Tên viết tắt", "Tên đơn vị"]))


def test_headings_are_found_on_any_row_and_below_a_row() -> None:
    one = sheet(["Nội dung"], HEADINGS, ["A", "B", "2017"], HEADINGS, first_row=3)

    assert [header.row for header in find_headers(one, TASKS)] == [4, 6]
    assert [header.row for header in find_headers(one, TASKS, after_row=4)] == [6]
    assert list(find_headers(one, TASKS, after_row=6)) == []


def test_row_that_names_most_columns_is_nearest() -> None:
    one = sheet(["Nội dung"], ["Ghi chú", "Nội dung"], ["Đơn vị chủ trì", "Ghi chú"])

    header = nearest_header(one, TASKS)

    assert header is not None
    assert header.row == 2


def test_sheet_that_names_no_column_has_no_nearest_row() -> None:
    assert nearest_header(sheet(["xin chào"], [None]), TASKS) is None


@pytest.mark.parametrize("table", [*INPUT_TABLES, *OUTPUT_TABLES], ids=lambda one: one.name)
def test_headings_of_a_table_qualify_for_it(table: Table) -> None:
    header = match_header(table, 1, 1, [column.heading for column in table.columns])

    assert qualifies(table, header)
    assert header.unknown == ()


@pytest.mark.parametrize("table", INPUT_TABLES, ids=lambda one: one.name)
def test_headings_of_a_table_qualify_for_no_other_that_is_read(table: Table) -> None:
    headings = [column.heading for column in table.columns]

    alike = [one.name for one in INPUT_TABLES if qualifies(one, match_header(one, 1, 1, headings))]

    assert alike == [table.name]
