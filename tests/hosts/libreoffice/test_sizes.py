"""What has sizes must be able to ask the office for them."""

from __future__ import annotations

from typing import Any

import pytest

from kgsheet.hosts.libreoffice.sizes import Sized


class Columns(Sized):
    """A block of cells without an office, which remembers what it was asked."""

    __slots__ = ("asked",)

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def call(self, op: str, **arguments: Any) -> Any:
        self.asked.append((op, arguments))
        return 12.5


def test_a_block_that_asks_no_office_cannot_be_made() -> None:
    with pytest.raises(TypeError, match="abstract"):
        Sized()  # type: ignore[abstract] # what mypy refuses, Python must refuse too


def test_sizes_are_asked_for_and_set_in_the_units_of_excel() -> None:
    block = Columns()
    block.column_width, block.row_height = 20, 30

    assert (block.column_width, block.row_height) == (12.5, 12.5)
    assert block.asked == [
        ("set_column_width", {"letters": 20}),
        ("set_row_height", {"points": 30}),
        ("column_width", {}),
        ("row_height", {}),
    ]
