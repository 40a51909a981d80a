"""Finds the blocks of a master workbook: by table name, else by a heading row anywhere.

Offices keep their lists in every shape: a title above, merged cells, a row that names an agency
over its tasks, totals and signatures below. This module reads such a block as rows of fields.
"""

from __future__ import annotations

from collections.abc import Mapping

from kgsheet.core.block_rows import (
    BLANK_ROWS_AT_END,
    End,
    Heading,
    Reading,
    Row,
    Span,
    cells_of,
    read_rows,
)
from kgsheet.core.cells import Area, Sheet, Snapshot, TableRef
from kgsheet.core.headings import Header, find_headers, match_header, qualifies
from kgsheet.core.missing import ambiguous, columns_missing, no_agency
from kgsheet.core.schema import TASKS, Table
from kgsheet.core.text import fold
from kgsheet.errors import Problem
from kgsheet.values import frozen

__all__ = ["BLANK_ROWS_AT_END", "Block", "End", "Heading", "Row", "find_block"]


@frozen(kw_only=True)
class Block:
    """A block as found.

    Attributes:
        name: the Excel table's name, empty where it was found by its heading row.
        header: the heading row: column number by field, and headings that are not ours.
        area: from the heading row to the last row that belongs to the block.
        end_row: the row that ended the block; the last one of a table.
        headings: the rows that name an agency over its tasks.
        stale_rows: rows where only cells that the program writes are left.
    """

    table: Table
    sheet: str
    name: str = ""
    header: Header
    rows: tuple[Row, ...] = ()
    area: Area
    end: End = End.TABLE
    end_row: int = 0
    headings: tuple[Heading, ...] = ()
    stale_rows: tuple[int, ...] = ()

    @property
    def columns(self) -> Mapping[str, int]:
        """Column number by field."""
        return self.header.columns


def find_block(
    snapshot: Snapshot, table: Table, agency_names: frozenset[str] = frozenset()
) -> Block | Problem | None:
    """Return the block of a table of the schema.

    `None` means that nothing in the workbook looks like it; a `Problem` (KG302) names what an
    Excel table of that name lacks, or the places that look like it where there is more than one.

    Args:
        snapshot: the workbook.
        table: what to look for.
        agency_names: folded names that a row may hold alone, as a heading over its tasks.
    """
    for ref in snapshot.tables:
        if ref.name.casefold() == table.name.casefold():
            return _named_block(snapshot.sheets[ref.sheet], table, ref, agency_names)
    starts = [
        (sheet, header)
        for sheet in snapshot.sheets.values()
        if (header := next(find_headers(sheet, table), None))
    ]
    if len(starts) > 1 and table is not TASKS:
        starts = [one for one in starts if fold(one[0].name) == fold(table.sheet)] or starts
    if len(starts) > 1:
        return ambiguous(table, starts)
    return _plain_block(*starts[0], table, agency_names) if starts else None


def _named_block(
    sheet: Sheet, table: Table, ref: TableRef, agency_names: frozenset[str]
) -> Block | Problem:
    area = ref.area
    cells = cells_of(sheet, area.first_row)
    inside = [cells.get(column) for column in range(area.first_column, area.last_column + 1)]
    header = match_header(table, area.first_row, area.first_column, inside)
    if not ref.has_header or not qualifies(table, header):
        return columns_missing(table, sheet, header, ref.name)
    last = area.last_row - (1 if ref.has_totals else 0)
    span = Span(sheet=sheet, header=header, last_row=last, by_name=True)
    read = read_rows(table, span, agency_names)
    return _checked(_block(table, span, read, name=ref.name, area=area))


def _plain_block(
    sheet: Sheet, header: Header, table: Table, agency_names: frozenset[str]
) -> Block | Problem:
    last = sheet.first_row + len(sheet.rows) - 1
    span = Span(sheet=sheet, header=header, last_row=last, by_name=False)
    read = read_rows(table, span, agency_names)
    second = next(find_headers(sheet, table, after_row=read.end_row), None)
    if second:
        return ambiguous(table, [(sheet, header), (sheet, second)])
    used = header.columns.values()
    area = Area(
        first_row=header.row,
        first_column=min(used),
        last_row=read.rows[-1].number if read.rows else header.row,
        last_column=max(used),
    )
    return _checked(_block(table, span, read, name="", area=area))


def _block(table: Table, span: Span, read: Reading, *, name: str, area: Area) -> Block:
    return Block(
        table=table,
        sheet=span.sheet.name,
        name=name,
        header=span.header,
        rows=tuple(read.rows),
        area=area,
        end=read.end,
        end_row=read.end_row,
        headings=tuple(read.headings),
        stale_rows=tuple(read.stale_rows),
    )


def _checked(block: Block) -> Block | Problem:
    """The block, unless it needs agency headings and has none."""
    if block.table is not TASKS or "lead_agency" in block.columns:
        return block
    if any(row.agency for row in block.rows) or not block.rows:
        return block
    return no_agency(block.sheet, block.header)
