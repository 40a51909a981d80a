"""Cells become as few blocks as they can without touching others."""

from __future__ import annotations

import pytest

from kgsheet.core.cells import Formula, Writable
from kgsheet.hosts.excel.grouping import LONGEST_IN_BLOCK, Block, Same, blocks

Cells = dict[tuple[int, int], Writable]

LINK = Formula("A1", "x")
LONG = "x" * (LONGEST_IN_BLOCK + 1)


def nobody(row: int, column: int) -> None:
    """Between the cells stand others' ones."""


def shapes(found: list[Block]) -> list[str]:
    return [f"{block.area}{'=' if block.is_formula else ''}" for block in found]


GROUPED: dict[str, tuple[Cells, list[str]]] = {
    "nothing": ({}, []),
    "one cell": ({(2, 2): 1}, ["B2"]),
    "a column": ({(2, 2): 1, (4, 2): 3, (3, 2): 2}, ["B2:B4"]),
    "a rectangle": ({(r, c): r for r in (2, 3) for c in (2, 3)}, ["B2:C3"]),
    "a gap of others": ({(2, 2): 1, (4, 2): 1}, ["B2", "B4"]),
    "columns apart": ({(2, 2): 1, (2, 4): 1}, ["B2", "D2"]),
    "columns of other rows": ({(2, 2): 1, (2, 3): 1, (3, 3): 1}, ["B2", "C2:C3"]),
    "formulas": ({(2, 2): LINK, (3, 2): LINK}, ["B2:B3="]),
    "texts among formulas": ({(2, 2): LINK, (3, 2): "x", (4, 2): None}, ["B2:B4="]),
    "a number among formulas": ({(2, 2): LINK, (3, 2): 5, (4, 2): LINK}, ["B2=", "B3", "B4="]),
    "formulas beside values": ({(2, 2): "x", (2, 3): LINK, (2, 4): "y"}, ["B2", "D2", "C2="]),
    "a long text": ({(2, 2): "x", (3, 2): LONG, (4, 2): LONG}, ["B2", "B3", "B4"]),
    "long texts side by side": ({(2, 2): LONG, (2, 3): LONG}, ["B2", "C2"]),
}


@pytest.mark.parametrize(("cells", "expected"), GROUPED.values(), ids=GROUPED.keys())
def test_cells_are_grouped(cells: Cells, expected: list[str]) -> None:
    assert shapes(blocks(cells, nobody)) == expected


def test_every_cell_finds_its_place() -> None:
    cells: Cells = {(row, column): row * 10 + column for row in (2, 3, 5) for column in (1, 2, 4)}

    found = {
        (block.row + down, block.column + right): value
        for block in blocks(cells, nobody)
        for down, row in enumerate(block.rows)
        for right, value in enumerate(row)
    }

    assert found == cells


def test_harmless_cells_between_are_written_once_more() -> None:
    cells: Cells = {(2, 2): "a", (5, 2): "b"}

    found = blocks(cells, lambda row, column: Same(row))

    assert [block.rows for block in found] == [(("a",), (3,), (4,), ("b",))]


def test_one_cell_that_is_not_harmless_parts_them() -> None:
    cells: Cells = {(2, 2): "a", (5, 2): "b"}

    found = blocks(cells, lambda row, column: None if row == 4 else Same(row))

    assert shapes(found) == ["B2", "B5"]
