"""Which rules the blocks of a workbook should keep, wherever people have moved them."""

from __future__ import annotations

import pytest

from kgsheet.core.block_rules import AreaRules, BlockRules
from kgsheet.core.cells import Area, CellValue, TableRef
from kgsheet.core.number_forms import NumberForm
from kgsheet.core.restoring import block_rules
from kgsheet.core.schema import AGENCIES, SETTINGS, TASKS
from kgsheet.core.writing import LAST_COLUMN
from kgsheet.errors import InputError
from kgsheet.hosts.memory import MemoryBook
from kgsheet.messages import Code

Rows = list[list[CellValue]]

HEADINGS: list[CellValue] = ["Đơn vị chủ trì", "Nội dung", "Thời gian thực hiện"]
ROW: list[CellValue] = ["Sở Y tế", "Đề án trạm y tế", "Quý I/2025"]
DERIVED: list[CellValue] = [column.heading for column in TASKS.columns if column.derived]


def table(name: str, sheet: str, rows: Rows, first: tuple[int, int] = (1, 1)) -> TableRef:
    area = Area(
        first_row=first[0],
        first_column=first[1],
        last_row=first[0] + len(rows) - 1,
        last_column=first[1] + len(rows[0]) - 1,
    )
    return TableRef(name=name, sheet=sheet, area=area)


def rules_of(
    rows: Rows, *others: tuple[str, str, Rows], named: bool = True
) -> tuple[BlockRules, ...]:
    sheets = {"Việc": rows} | {sheet: some for _, sheet, some in others}
    tables = [table(TASKS.name, "Việc", rows)] if named else []
    tables += [table(name, sheet, some) for name, sheet, some in others]
    return block_rules(MemoryBook(sheets=sheets, tables=tables).read())


def rule(block: BlockRules, name: str) -> AreaRules:
    return next(one for one in block.cells if one.name == name)


def test_columns_keep_their_rules_wherever_they_stand() -> None:
    (tasks,) = rules_of([["Tình trạng", *HEADINGS, *DERIVED], [None, *ROW, *[None] * 5]])

    assert str(rule(tasks, "Tình trạng").area) == "A2"
    assert rule(tasks, "Tình trạng").validation.source == '"Tạm dừng,Đưa ra khỏi chương trình"'
    assert (rule(tasks, "Hạn").form, rule(tasks, "Hạn").is_derived) == (NumberForm.DATE, True)
    assert tasks.added is None


def test_agencies_are_listed_from_where_they_are() -> None:
    agencies: Rows = [["Ghi chú", "Tên viết tắt", "Tên đơn vị"], [None, "SYT", "Sở Y tế"]]

    tasks, _ = rules_of([HEADINGS + DERIVED, ROW], (AGENCIES.name, "Cơ quan", agencies))

    source = rule(tasks, "Đơn vị chủ trì").validation.source
    assert source.startswith("OFFSET('Cơ quan'!$C$2,")


def test_without_a_list_of_agencies_there_is_a_hint_only() -> None:
    (tasks,) = rules_of([HEADINGS + DERIVED, ROW])

    found = rule(tasks, "Đơn vị chủ trì").validation
    assert (found.source, found.is_mild) == ("", False)
    assert found.hint.startswith("Một đơn vị")


def test_each_known_setting_has_its_own_rule() -> None:
    settings: Rows = [["Khóa", "Giá trị"], ["ngay_chot", None], ["rieng", 1], ["the_thuc", None]]

    _, block = rules_of([HEADINGS + DERIVED, ROW], (SETTINGS.name, "Cấu hình", settings))

    found = {one.name: (str(one.area), one.form, one.has_spare) for one in block.cells}
    assert found == {
        "ngay_chot": ("B2", NumberForm.DATE, False),
        "the_thuc": ("B4", None, False),
    }


def test_colours_ask_the_column_of_the_state() -> None:
    (tasks,) = rules_of([["Trạng thái", *HEADINGS], [None, *ROW]])

    formulas = {one.rule.formula_at(one.letters, 2) for one in tasks.colours}
    assert '$A2="Quá hạn"' in formulas
    assert {str(area) for one in tasks.colours for area in one.areas} >= {"A2:H2", "D2", "E2"}


def test_missing_columns_go_to_the_right_and_look_like_their_kind() -> None:
    (tasks,) = rules_of([[*HEADINGS, "Ngày phê duyệt", "Trạng thái"], [*ROW, None, None]])

    assert tasks.added is not None
    added = [(one.column.heading, one.index, one.like) for one in tasks.added.columns_added]
    # A day looks like the other day, a text like the other text, a number like the last of ours.
    assert added == [("Hạn", 6, 4), ("Số ngày quá hạn", 7, 5), ("Kiểm tra", 8, 5)]
    assert str(tasks.area) == "A1:H2"


def test_a_column_beside_its_table_is_taken_in_where_it_stands() -> None:
    rows: Rows = [[*HEADINGS, *DERIVED[:3]], [*ROW, None, None, None]]
    beside: Rows = [
        [*row, *extra] for row, extra in zip(rows, (["Kiểm tra"], ["KG101"]), strict=True)
    ]
    book = MemoryBook(sheets={"Việc": beside}, tables=[table(TASKS.name, "Việc", rows)])

    (tasks,) = block_rules(book.read())

    assert tasks.added is not None
    assert list(tasks.added.columns.values()) == [7, 8]
    assert [one.column.heading for one in tasks.added.columns_added] == [
        "Kiểm tra",
        "Số ngày quá hạn",
    ]


def test_no_column_is_laid_over_another_table() -> None:
    rows: Rows = [HEADINGS, ROW]
    other: Rows = [["x", "y"], [None, None]]
    book = MemoryBook(
        sheets={"Việc": rows},
        tables=[table(TASKS.name, "Việc", rows), table("tblKhac", "Việc", other, (1, 7))],
    )

    with pytest.raises(InputError) as caught:
        block_rules(book.read())

    assert caught.value.problems[0].code is Code.CELL_NOT_WRITABLE
    assert "D1:H2" in str(caught.value)


def test_no_column_is_laid_beyond_the_last_one_of_a_sheet() -> None:
    rows: Rows = [HEADINGS, ROW]
    beside = LAST_COLUMN - len(HEADINGS)
    book = MemoryBook(
        sheets={"Việc": [[*[None] * beside, *row] for row in rows]},
        tables=[table(TASKS.name, "Việc", rows, (1, beside + 1))],
    )

    with pytest.raises(InputError, match="ngoài trang tính"):
        block_rules(book.read())


def test_a_sheet_typed_by_hand_keeps_formats_only() -> None:
    (tasks,) = rules_of([["Hạn", *HEADINGS], [None, *ROW]], named=False)

    assert [(one.name, one.validation.is_empty) for one in tasks.cells] == [("Hạn", True)]
    assert (tasks.table, tasks.colours, tasks.headings) == ("", (), ())


def test_only_headings_of_the_schema_are_respelt() -> None:
    (tasks,) = rules_of([["đơn vị  chủ trì", "ĐỀ ÁN, DỰ ÁN", "Thời hạn", *DERIVED], ROW])

    assert [one.text for one in tasks.headings] == ["Đơn vị chủ trì", *DERIVED]


@pytest.mark.parametrize("rows", [[["x"]], [HEADINGS[:2], ROW[:2]]], ids=["nothing", "a column"])
def test_a_workbook_without_tasks_has_no_rules(rows: Rows) -> None:
    with pytest.raises(InputError) as caught:
        rules_of(rows)

    assert caught.value.problems[0].code is Code.BLOCK_MISSING
