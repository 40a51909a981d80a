"""Finds room for the derived columns that a task table lacks."""

from __future__ import annotations

from collections.abc import Iterator

from kgsheet.core.blocks import Block
from kgsheet.core.cells import Area, CellValue, Sheet, Snapshot, TableRef, address
from kgsheet.core.headings import heading_key
from kgsheet.core.schema import Column
from kgsheet.core.writing import LAST_COLUMN, overlaps, refused
from kgsheet.errors import Place
from kgsheet.messages.refusals import Refusal
from kgsheet.values import frozen


@frozen(kw_only=True)
class AddedColumn:
    """A derived column to be added.

    Attributes:
        index: its column number.
        like: the column number of the cells that it should look like.
    """

    column: Column
    index: int
    like: int


@frozen(kw_only=True)
class AddedColumns:
    """The derived columns to be added, from left to right, beside each other.

    Attributes:
        last_row: the last row of the block, with its totals.
    """

    heading_row: int
    last_row: int
    columns_added: tuple[AddedColumn, ...]

    @property
    def columns(self) -> dict[str, int]:
        """Column number by field."""
        return {one.column.field: one.index for one in self.columns_added}

    @property
    def area(self) -> Area:
        """The cells that the block gains."""
        return Area(
            first_row=self.heading_row,
            first_column=self.columns_added[0].index,
            last_row=self.last_row,
            last_column=self.columns_added[-1].index,
        )


def with_added(snapshot: Snapshot, block: Block, ref: TableRef | None) -> AddedColumns | None:
    """Return where the derived columns that a block lacks go: to its right; None for none.

    Raises:
        InputError: KG908: something else stands there.
    """
    sheet = snapshot.sheets[block.sheet]
    missing = [c for c in block.table.columns if c.derived and c.field not in block.columns]
    if not missing:
        return None
    start = 1 + max(block.area.last_column, *(index for _, index in _beside(block)))
    last_row = max(block.area.last_row, block.header.row + 1)
    ordered = _ordered(missing, sheet, block.header.row, start)
    added = AddedColumns(
        heading_row=block.header.row,
        last_row=last_row,
        columns_added=tuple(
            AddedColumn(column=column, index=index, like=_like(block, column, start - 1))
            for index, column in enumerate(ordered, start)
        ),
    )
    _check_room(snapshot, block, ref, added)
    return added


def _beside(block: Block) -> Iterator[tuple[str, int]]:
    """Yield headings that belong to the block: all of a hand-made one, none beside a table."""
    yield "", block.area.last_column
    if not block.name:
        yield from block.header.unknown


def _ordered(missing: list[Column], sheet: Sheet, row: int, start: int) -> list[Column]:
    """Return the columns in the order in which their headings stand there already, if any do."""
    by_key = {heading_key(column.heading): column for column in missing}
    ordered: list[Column] = []
    for index in range(start, start + len(missing)):
        found = by_key.get(heading_key(_value(sheet, row, index)))
        if found is None or found in ordered:
            break
        ordered.append(found)
    return ordered + [column for column in missing if column not in ordered]


def _like(block: Block, column: Column, last: int) -> int:
    """Return the column that a new one should look like: one of its kind, one of ours, the last."""
    present = [c for c in block.table.columns if c.derived and c.field in block.columns]
    alike = [c for c in present if c.kind is column.kind] or present[-1:]
    return block.columns[alike[-1].field] if alike else last


def _check_room(
    snapshot: Snapshot, block: Block, ref: TableRef | None, added: AddedColumns
) -> None:
    area, sheet = added.area, snapshot.sheets[block.sheet]
    facts: dict[str, object] = {
        "headings": ", ".join(f"“{one.column.heading}”" for one in added.columns_added),
        "count": len(added.columns_added),
    }
    where = Place(sheet=block.sheet, cell=str(area))
    if area.last_column > LAST_COLUMN:
        raise refused(Refusal.OUTSIDE, where)
    others = [one for one in snapshot.tables if one.sheet == block.sheet and one is not ref]
    if any(overlaps(one.area, area) for one in others):
        raise refused(Refusal.COLUMN_NO_ROOM, where, cell=area, **facts)
    for merged in sheet.merges:
        if overlaps(merged, area):
            raise refused(Refusal.COLUMN_NO_ROOM, where, cell=merged, **facts)
    for one in added.columns_added:
        if heading_key(_value(sheet, added.heading_row, one.index)) == heading_key(
            one.column.heading
        ):
            continue  # the column stands there already, outside of its table
        for row in range(added.heading_row, added.last_row + 1):
            if _value(sheet, row, one.index) is not None:
                cell = address(row, one.index)
                raise refused(Refusal.COLUMN_NO_ROOM, where, cell=cell, **facts)


def _value(sheet: Sheet, row: int, column: int) -> CellValue:
    down, right = row - sheet.first_row, column - sheet.first_column
    if not 0 <= down < len(sheet.rows) or not 0 <= right < len(sheet.rows[down]):
        return None
    return sheet.rows[down][right]
