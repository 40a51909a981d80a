from __future__ import annotations

import pytest

from kgsheet.core.blocks import Block, find_block
from kgsheet.core.cells import Area, TableRef
from kgsheet.core.edits import CellEdit, Edit, TableGrowth
from kgsheet.core.fill import capacity, fill
from kgsheet.core.schema import FINDINGS
from kgsheet.hosts.memory import Held, MemoryBook

HEADINGS: list[Held] = ["Mã lỗi", "Trang", "Ghi chú", "Ô"]


def book(rows: int, *, is_table: bool = True) -> MemoryBook:
    """A list from B3 on with so many rows, and a column that is not ours."""
    body: list[list[Held]] = [[None, f"cũ {n}", "T", "của tôi", "A1"] for n in range(rows)]
    area = Area(first_row=3, first_column=2, last_row=3 + rows, last_column=5)
    ref = TableRef(name="tblKiemTra", sheet="S", area=area)
    sheets: dict[str, list[list[Held]]] = {"S": [[], [], [None, *HEADINGS], *body]}
    return MemoryBook(sheets=sheets, tables=[ref] if is_table else [])


def block_of(one: MemoryBook) -> Block:
    block = find_block(one.read(), FINDINGS)
    assert isinstance(block, Block)
    return block


def cells(edits: list[Edit]) -> list[CellEdit]:
    return [edit for edit in edits if isinstance(edit, CellEdit)]


@pytest.mark.parametrize("rows", [1, 4])
def test_capacity_is_what_stands_below_the_headings(rows: int) -> None:
    assert capacity(block_of(book(rows))) == rows


def test_rows_are_written_by_field_and_leave_other_columns_alone() -> None:
    one = book(1)

    one.apply(fill(block_of(one), [{"code": "KG101", "sheet": "Nhiệm vụ", "cell": "I2"}]))

    assert one.read().sheets["S"].rows[3] == [None, "KG101", "Nhiệm vụ", "của tôi", "I2"]


def test_left_over_rows_are_emptied_and_stay_in_the_table() -> None:
    one = book(3)

    edits = fill(block_of(one), [{"code": "KG101"}])
    one.apply(edits)

    assert [row[1] for row in one.read().sheets["S"].rows[3:]] == ["KG101", None, None]
    assert not any(isinstance(edit, TableGrowth) for edit in edits)
    assert capacity(block_of(one)) == 3


def test_table_grows_when_the_list_is_longer() -> None:
    one = book(1)

    edits = fill(block_of(one), [{"code": f"KG10{n}"} for n in range(1, 4)])
    one.apply(edits)

    assert edits[-1] == TableGrowth(table="tblKiemTra", last_row=6)
    assert capacity(block_of(one)) == 3


def test_added_rows_look_like_the_first() -> None:
    one = book(1)

    edits = cells(fill(block_of(one), [{"code": "KG101"}, {"code": "KG102"}]))

    assert {(edit.row, edit.like_row) for edit in edits} == {(4, None), (5, 4)}


def test_list_without_a_table_is_continued_below() -> None:
    one = book(1, is_table=False)

    edits = fill(block_of(one), [{"code": "KG101"}, {"code": "KG102"}])

    assert {edit.row for edit in cells(edits)} == {4, 5}
    assert len(cells(edits)) == len(edits)


def test_headings_alone_take_rows_without_a_row_to_look_like() -> None:
    one = book(0, is_table=False)

    edits = cells(fill(block_of(one), [{"code": "KG101"}]))

    assert {(edit.row, edit.like_row) for edit in edits} == {(4, None)}


def test_nothing_to_write_into_nothing_makes_no_edit() -> None:
    assert fill(block_of(book(0, is_table=False)), []) == []
