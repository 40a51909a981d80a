"""Fills a table that the program owns: writes its rows, grows it, empties what is left over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgsheet.core.blocks import Block
from kgsheet.core.cells import Writable
from kgsheet.core.edits import CellEdit, Edit, TableGrowth


def capacity(block: Block) -> int:
    """Return how many rows of data a block has room for as it stands."""
    return block.area.last_row - block.area.first_row


def fill(block: Block, rows: Sequence[Mapping[str, Writable]]) -> list[Edit]:
    """Return the edits that make the block hold just these rows, by field.

    Rows left over from an earlier, longer list are emptied. A block that is an Excel table grows
    where it is too short; other blocks are continued below.
    """
    first = block.area.first_row + 1
    room = capacity(block)
    edits: list[Edit] = []
    for index in range(max(len(rows), room)):
        values, row = rows[index] if index < len(rows) else {}, first + index
        for name, column in block.columns.items():
            edits.append(
                CellEdit(
                    sheet=block.sheet,
                    row=row,
                    column=column,
                    value=values.get(name),
                    like_row=first if index >= room > 0 else None,
                )
            )
    if block.name and len(rows) > room:
        edits.append(TableGrowth(table=block.name, last_row=first + len(rows) - 1))
    return edits
