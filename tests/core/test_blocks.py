from __future__ import annotations

import pytest

from kgsheet.core.blocks import Block, End, find_block
from kgsheet.core.cells import Area, CellValue, Sheet, Snapshot, TableRef
from kgsheet.core.missing import explain_missing
from kgsheet.core.schema import AGENCIES, FINDINGS, TASKS
from kgsheet.core.text import fold
from kgsheet.errors import Problem
from kgsheet.messages import Code

Rows = list[list[CellValue]]

HEADINGS: list[CellValue] = ["Đơn vị chủ trì", "Nội dung", "Thời gian thực hiện"]


def snapshot(rows: Rows, *merges: Area, name: str = "Trang1") -> Snapshot:
    return Snapshot(file="so.xlsx", sheets={name: Sheet(name=name, rows=rows, merges=merges)})


def found(rows: Rows, *merges: Area, agency_names: frozenset[str] = frozenset()) -> Block:
    block = find_block(snapshot(rows, *merges), TASKS, agency_names)
    assert isinstance(block, Block)
    return block


def titles(block: Block) -> list[CellValue]:
    return [row.values.get("title") for row in block.rows]


def down(first_row: int, last_row: int, column: int) -> Area:
    return Area(first_row=first_row, first_column=column, last_row=last_row, last_column=column)


def test_block_is_found_by_headings_in_any_order_under_a_title() -> None:
    rows: Rows = [
        ["DANH MỤC NHIỆM VỤ NĂM 2025"],
        [],
        [],
        ["Thời  hạn", "TÊN NHIỆM VỤ", "Ghi chú", "đơn vị chủ trì"],
        ["Quý I/2025", "Đề án chợ quê", None, "Sở Công Thương"],
    ]

    block = found(rows)

    assert block.header.row == 4
    assert block.columns == {"deadline": 1, "title": 2, "note": 3, "lead_agency": 4}
    assert block.rows[0].number == 5
    assert str(block.area) == "A4:D5"


def test_table_name_wins_over_headings_elsewhere() -> None:
    first = Sheet(name="Nháp", rows=[HEADINGS, ["A", "cũ", "2024"]])
    second = Sheet(name="Chính", first_row=3, rows=[HEADINGS, ["B", "mới", "2025"]])
    area = Area(first_row=3, first_column=1, last_row=4, last_column=3)
    table = TableRef(name="TBLNHIEMVU", sheet="Chính", area=area)
    book = Snapshot(file="x", tables=(table,), sheets={"Nháp": first, "Chính": second})

    block = find_block(book, TASKS)

    assert isinstance(block, Block)
    assert (block.sheet, block.name, titles(block)) == ("Chính", "TBLNHIEMVU", ["mới"])
    assert block.rows[0].number == 4


def test_table_leaves_out_its_totals_row_and_what_lies_beside_it() -> None:
    rows: Rows = [[*HEADINGS, "Ngoài bảng"], ["A", "một", "2025", 1], ["Tổng", None, 1, 1]]
    area = Area(first_row=1, first_column=1, last_row=3, last_column=3)
    table = TableRef(name="tblNhiemVu", sheet="S", area=area, has_totals=True)
    book = Snapshot(file="x", tables=(table,), sheets={"S": Sheet(name="S", rows=rows)})

    block = find_block(book, TASKS)

    assert isinstance(block, Block)
    assert titles(block) == ["một"]
    assert block.header.unknown == ()


def test_table_without_a_required_column_names_it() -> None:
    rows: Rows = [["Đơn vị chủ trì", "Nội dung"], ["A", "một"]]
    area = Area(first_row=1, first_column=1, last_row=2, last_column=2)
    table = TableRef(name="tblNhiemVu", sheet="S", area=area)
    book = Snapshot(file="x", tables=(table,), sheets={"S": Sheet(name="S", rows=rows)})

    problem = find_block(book, TASKS)

    assert isinstance(problem, Problem)
    assert problem.code is Code.BLOCK_MISSING
    assert "“Thời gian thực hiện”" in problem.message
    assert "tblNhiemVu" in problem.message
    assert problem.where.sheet == "S"


@pytest.mark.parametrize(
    ("tail", "end", "end_row"),
    [
        pytest.param([["Tổng cộng: 60", None, None], ["A", "sau", "2025"]], End.TOTALS, 3, id="t"),
        pytest.param([["TỔNG SỐ", None, 5]], End.TOTALS, 3, id="total-number"),
        pytest.param([[], [None, "Nơi nhận:", "TM. ỦY BAN"]], End.SIGNATURE, 4, id="recipients"),
        pytest.param([[None, None, "KT. CHỦ TỊCH"]], End.SIGNATURE, 3, id="authority"),
        pytest.param(
            [[None, "Kiên Giang, ngày 07 tháng 5 năm 2021"]], End.SIGNATURE, 3, id="place-and-date"
        ),
        pytest.param([[] for _ in range(25)], End.BLANK, 22, id="twenty-blank-rows"),
        pytest.param([[], []], End.SHEET, 4, id="end-of-the-sheet"),
    ],
)
def test_hand_made_block_says_where_it_ends(tail: Rows, end: End, end_row: int) -> None:
    block = found([HEADINGS, ["A", "một", "2025"], *tail])

    assert titles(block) == ["một"]
    assert (block.end, block.end_row) == (end, end_row)


def test_totals_row_above_the_tasks_does_not_end_them() -> None:
    block = found([HEADINGS, ["Tổng cộng", 2, None], ["A", "một", "2025"], ["Tổng cộng", 1, None]])

    assert titles(block) == ["một"]
    assert (block.end, block.end_row) == (End.TOTALS, 4)


def test_nineteen_blank_rows_do_not_end_a_block() -> None:
    gap: Rows = [[] for _ in range(19)]

    block = found([HEADINGS, ["A", "một", "2025"], *gap, ["B", "hai", "2025"]])

    assert titles(block) == ["một", "hai"]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(["(1)", "(2)", "(3)"], id="column-numbers"),
        pytest.param([1, 2, 3], id="bare-column-numbers"),
        pytest.param(list(HEADINGS), id="repeated-headings"),
        pytest.param(["Cộng", None, None], id="subtotal"),
        pytest.param(["A", "Lĩnh vực kinh tế", None], id="section"),
    ],
)
def test_rows_that_are_no_tasks_are_left_out(row: list[CellValue]) -> None:
    block = found([HEADINGS, row, ["Sở Y tế", "một", "2025"]])

    assert titles(block) == ["một"]


@pytest.mark.parametrize(
    "title",
    [
        "Tổng kết Đề án chợ quê",
        "Ban hành Quy chế làm việc",
        "Báo cáo tổng kết năm",
        "I-ốt trong muối ăn",
    ],
)
def test_task_without_a_deadline_stays_a_task(title: str) -> None:
    block = found([HEADINGS, ["Sở Y tế", title, None], [None, title, None]])

    assert titles(block) == [title, title]


def test_agency_heading_rows_give_their_agency_to_the_rows_below() -> None:
    rows: Rows = [
        ["STT", "Đề án, dự án", "Thời gian thực hiện"],
        ["I", "Sở Xây dựng (03)", None],
        [1, "một", "2025"],
        [2, "hai", "2025"],
        ["II", "Ban Dân tộc tỉnh (01)", None],
        ["1", "ba", "2025"],
        [None, "UBND huyện Kiên Hải", None],
        [1, "bốn", "2025"],
    ]

    block = found(rows)

    assert [(row.agency, row.values["title"]) for row in block.rows] == [
        ("Sở Xây dựng", "một"),
        ("Sở Xây dựng", "hai"),
        ("Ban Dân tộc tỉnh", "ba"),
        ("UBND huyện Kiên Hải", "bốn"),
    ]
    assert [(one.row, one.column, one.text, one.agency) for one in block.headings] == [
        (2, 2, "Sở Xây dựng (03)", "Sở Xây dựng"),
        (5, 2, "Ban Dân tộc tỉnh (01)", "Ban Dân tộc tỉnh"),
        (7, 2, "UBND huyện Kiên Hải", "UBND huyện Kiên Hải"),
    ]


def test_known_name_alone_in_a_row_is_an_agency_heading() -> None:
    rows: Rows = [HEADINGS[1:], ["Liên minh Hợp tác xã", None], ["một", "2025"]]

    block = found(rows, agency_names=frozenset({fold("Liên minh Hợp tác xã")}))

    assert [row.agency for row in block.rows] == ["Liên minh Hợp tác xã"]


def test_sheet_with_neither_agency_column_nor_agency_rows_is_refused() -> None:
    problem = find_block(snapshot([HEADINGS[1:], ["một", "2025"]]), TASKS)

    assert isinstance(problem, Problem)
    assert "“Đơn vị chủ trì”" in problem.message


def test_merged_cells_fill_down_but_blank_cells_do_not() -> None:
    rows: Rows = [
        HEADINGS,
        ["Sở Y tế", "một", "2025"],
        [None, "hai", "2025"],
        [None, "ba", "2025"],
    ]

    block = found(rows, down(2, 3, 1))

    assert [row.values.get("lead_agency") for row in block.rows] == ["Sở Y tế", "Sở Y tế", None]


def test_merge_across_a_row_does_not_spread_its_text() -> None:
    across = Area(first_row=2, first_column=1, last_row=2, last_column=3)
    rows: Rows = [HEADINGS, ["I. Sở Y tế (01)", None, None], [None, "một", "2025"]]

    block = found(rows, across)

    assert [(row.agency, dict(row.values)) for row in block.rows] == [
        ("Sở Y tế", {"title": "một", "deadline": "2025"})
    ]


def test_two_sheets_that_qualify_are_both_named() -> None:
    rows: Rows = [HEADINGS, ["A", "một", "2025"]]
    book = Snapshot(
        file="x", sheets={name: Sheet(name=name, rows=rows) for name in ("Quý I", "Quý II")}
    )

    problem = find_block(book, TASKS)

    assert isinstance(problem, Problem)
    assert "“Quý I” dòng 1" in problem.message
    assert "“Quý II” dòng 1" in problem.message


def test_second_block_below_the_end_of_the_first_is_ambiguous() -> None:
    rows: Rows = [HEADINGS, ["A", "một", "2025"], ["Tổng cộng"], [], HEADINGS, ["B", "hai", "2025"]]

    problem = find_block(snapshot(rows), TASKS)

    assert isinstance(problem, Problem)
    assert "dòng 5" in problem.message


def test_missing_column_is_named_with_the_row_that_comes_nearest() -> None:
    book = snapshot([["Báo cáo"], ["STT", "Nội dung", "Đơn vị chủ trì"], [1, "một", "A"]])

    problem = explain_missing(book, TASKS)

    assert find_block(book, TASKS) is None
    assert "“Thời gian thực hiện”" in problem.message
    assert "dòng tiêu đề 2" in problem.message
    assert (problem.where.sheet, problem.where.row) == ("Trang1", 2)


def test_workbook_without_any_heading_names_the_sheets_that_were_searched() -> None:
    problem = explain_missing(snapshot([["xin chào"]]), TASKS)

    assert "“Trang1”" in problem.message
    assert "“Nội dung”" in problem.message


def test_empty_workbook_is_said_to_be_empty() -> None:
    assert "không có dữ liệu" in explain_missing(snapshot([]), TASKS).message


def test_row_with_only_derived_cells_is_stale_not_a_task() -> None:
    headings: list[CellValue] = [*HEADINGS, "Trạng thái"]
    block = found([headings, ["A", "một", "2025", "Quá hạn"], [None, None, None, "Quá hạn"]])

    assert titles(block) == ["một"]
    assert block.stale_rows == (3,)


def test_unknown_headings_are_kept_with_their_columns() -> None:
    block = found([[*HEADINGS, "Kinh phí"], ["A", "một", "2025", 5]])

    assert block.header.unknown == (("Kinh phí", 4),)


def test_other_tables_are_read_as_they_stand() -> None:
    rows: Rows = [["Tên đơn vị", "Tên viết tắt"], ["Tổng cục Thuế", "TCT"], ["Cộng", None]]

    block = find_block(snapshot(rows), AGENCIES)

    assert isinstance(block, Block)
    assert [row.values["name"] for row in block.rows] == ["Tổng cục Thuế", "Cộng"]


def test_workbook_without_a_table_has_no_block_of_it() -> None:
    assert find_block(snapshot([HEADINGS]), FINDINGS) is None


def test_sheet_that_does_not_start_in_the_corner_keeps_its_addresses() -> None:
    sheet = Sheet(name="S", first_row=7, first_column=3, rows=[HEADINGS, ["A", "một", "2025"]])

    block = find_block(Snapshot(file="x", sheets={"S": sheet}), TASKS)

    assert isinstance(block, Block)
    assert str(block.area) == "C7:E8"
    assert block.rows[0].number == 8


def test_table_longer_than_the_filled_rows_of_its_sheet_is_read() -> None:
    area = Area(first_row=1, first_column=1, last_row=50, last_column=3)
    table = TableRef(name="tblNhiemVu", sheet="S", area=area)
    rows: Rows = [HEADINGS, ["A", "một", "2025"]]
    book = Snapshot(file="x", tables=(table,), sheets={"S": Sheet(name="S", rows=rows)})

    block = find_block(book, TASKS)

    assert isinstance(block, Block)
    assert titles(block) == ["một"]
    assert (block.end, block.end_row) == (End.TABLE, 50)


def test_table_without_a_heading_row_is_refused() -> None:
    area = Area(first_row=1, first_column=1, last_row=1, last_column=3)
    table = TableRef(name="tblNhiemVu", sheet="S", area=area, has_header=False)
    rows: Rows = [["A", "một", "2025"]]
    book = Snapshot(file="x", tables=(table,), sheets={"S": Sheet(name="S", rows=rows)})

    problem = find_block(book, TASKS)

    assert isinstance(problem, Problem)
    assert "không có cột nào quen thuộc" in problem.message


def test_blank_merged_cells_and_merges_beside_the_block_fill_nothing() -> None:
    rows: Rows = [HEADINGS, [None, "một", "2025", "x"], [None, "hai", "2025"]]

    block = found(rows, down(2, 3, 1), down(2, 3, 4))

    assert [dict(row.values) for row in block.rows] == [
        {"title": "một", "deadline": "2025"},
        {"title": "hai", "deadline": "2025"},
    ]


def test_merge_that_reaches_below_the_last_row_ends_with_it() -> None:
    block = found([HEADINGS, ["Sở Y tế", "một", "2025"], [None, "hai", "2025"]], down(2, 9, 1))

    assert [row.values.get("lead_agency") for row in block.rows] == ["Sở Y tế", "Sở Y tế"]
    assert block.end_row == 3


@pytest.mark.parametrize("space", [" ", "\t", "\n", "\u00a0", " \u3000 "], ids=ascii)
def test_cells_of_white_space_hold_nothing(space: str) -> None:
    block = found([HEADINGS, [space, space, space], ["A", "một", "2025"], [space, "hai", "2025"]])

    assert [dict(row.values) for row in block.rows] == [
        {"lead_agency": "A", "title": "một", "deadline": "2025"},
        {"title": "hai", "deadline": "2025"},
    ]


def test_rows_of_white_space_count_as_blank_to_the_end_of_a_block() -> None:
    gap: Rows = [[" "] for _ in range(20)]

    block = found([HEADINGS, ["A", "một", "2025"], *gap, ["B", "hai", "2025"]])

    assert titles(block) == ["một"]
    assert block.end is End.BLANK


def test_headings_of_two_rows_merged_downward_are_no_task() -> None:
    rows: Rows = [
        [*HEADINGS, "Văn bản phê duyệt"],
        [None, None, None, "Số, ngày"],
        ["A", "một", "2025", None],
    ]

    block = found(rows, *(down(1, 2, column) for column in (1, 2, 3)))

    assert titles(block) == ["một"]


def test_block_of_headings_alone_has_no_rows() -> None:
    block = found([HEADINGS])

    assert (block.rows, str(block.area)) == ((), "A1:C1")
