"""What the memory book adds to the contract."""

from __future__ import annotations

from kgsheet.core.cells import Formula
from kgsheet.core.edits import CellEdit
from kgsheet.core.schema import TASKS
from kgsheet.hosts.memory import Held, MemoryBook


def test_a_book_of_rows_is_the_sheet_of_tasks() -> None:
    snapshot = MemoryBook.of_rows([["Nội dung"]]).read()

    assert list(snapshot.sheets) == [TASKS.sheet]
    assert snapshot.tables == ()
    assert snapshot.file == "memory.xlsx"


def test_a_snapshot_and_the_given_rows_do_not_change_with_the_book() -> None:
    rows: list[list[Held]] = [["cũ", Formula("A1", "cũ")]]
    book = MemoryBook(sheets={"A": rows}, file="so.xlsx")
    before = book.read()

    book.apply([CellEdit(sheet="A", row=1, column=1, value="mới")])

    assert list(before.sheets["A"].rows[0]) == ["cũ", "cũ"]
    assert rows[0][0] == "cũ"
    assert book.read().sheets["A"].rows[0][0] == "mới"
