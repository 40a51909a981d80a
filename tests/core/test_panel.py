"""A button notes its run in its own row of the control panel and nowhere else."""

from __future__ import annotations

from datetime import datetime

import pytest

from kgsheet.core.panel import last_run_edits
from kgsheet.core.schema import BUTTONS, PANEL, Button, button
from kgsheet.hosts.memory import MemoryBook
from tests.core.sheets import book_of, sheet_of

MOMENT = datetime(2017, 7, 3, 8, 30)
ROWS = [{"button": one.caption, "purpose": one.hint} for one in BUTTONS]


@pytest.mark.parametrize("pressed", BUTTONS, ids=lambda one: str(one.name))
def test_a_run_is_noted_in_the_row_of_its_button(pressed: Button) -> None:
    book = book_of({PANEL.name: ROWS}, [PANEL])

    edits = last_run_edits(book.read(), pressed, MOMENT, "Đã xong.")

    row = BUTTONS.index(pressed) + 2
    assert [(one.row, one.column, one.value) for one in edits] == [
        (row, 3, MOMENT),
        (row, 4, "Đã xong."),
    ]
    assert {one.sheet for one in edits} == {sheet_of(PANEL)}


@pytest.mark.parametrize(
    "book",
    [
        MemoryBook.of_rows([["Nội dung"]]),
        MemoryBook.of_rows([["Nút", "Lần chạy gần nhất", "Kết quả"], ["Kiểm tra dữ liệu"]]),
        book_of({PANEL.name: ROWS[1:]}, [PANEL]),
    ],
    ids=["no panel", "a list like it without its name", "no row"],
)
def test_nothing_is_noted_where_there_is_no_such_row(book: MemoryBook) -> None:
    assert last_run_edits(book.read(), button("check"), MOMENT, "x") == []
