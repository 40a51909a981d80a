"""Fills a table that the program owns: writes its rows, grows it, empties what is left over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kgsheet.core.blocks import Block
from kgsheet.core.cells import Writable
from kgsheet.core.edits import CellEdit, Edit, TableGrowth


def capacity(block: Block) -> int:
    """Return how many rows of data a block has room for as it stands."""
    return block.area.last_row - block.area.first_row


def fill(block: Block, rows: Iterable[Mapping[str, Writable]]) -> list[Edit]:
    """Return the edits that make the block hold just these rows, by field.

    Rows left over from an earlier, longer list are emptied. A block that is an Excel table grows
    where it is too short; other blocks are continued below.
    """
    first, room, row = block.area.first_row + 1, capacity(block), block.area.first_row
    edits: list[Edit] = []
    for row, values in enumerate(rows, first):
        edits += _row(block, row, values, first if row >= first + room > first else None)
    if block.name and row >= first + room:
        edits.append(TableGrowth(table=block.name, last_row=row))
    for left_over in range(row + 1, first + room):
        edits += _row(block, left_over, {}, None)
    return edits


def _row(
    block: Block, row: int, values: Mapping[str, Writable], like_row: int | None
) -> Iterator[CellEdit]:
    for name, column in block.columns.items():
        value = values.get(name)
        yield CellEdit(sheet=block.sheet, row=row, column=column, value=value, like_row=like_row)
