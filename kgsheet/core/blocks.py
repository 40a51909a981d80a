"""Finds the blocks of a master workbook: by table name, else by a heading row anywhere.

Offices keep their lists in every shape: a title above, merged cells, a row that names an agency
over its tasks, totals and signatures below. This module reads such a block as rows of fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial

from kgsheet.core.cells import Area, CellValue, Sheet, Snapshot, TableRef
from kgsheet.core.handmade import RowKind, Sorting, classify, heading_text
from kgsheet.core.headings import (
    Header,
    find_headers,
    match_header,
    qualifies,
)
from kgsheet.core.missing import ambiguous, columns_missing, no_agency
from kgsheet.core.schema import TASKS, Table
from kgsheet.core.text import fold
from kgsheet.errors import Problem

BLANK_ROWS_AT_END = 20


class End(StrEnum):
    """What ended a block."""

    TABLE = "table"
    TOTALS = "totals"
    SIGNATURE = "signature"
    BLANK = "blank"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row that holds data: Excel's row number, values by field, agency of the heading above."""

    number: int
    values: Mapping[str, CellValue]
    agency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block as found.

    Attributes:
        name: the Excel table's name, empty where it was found by its heading row.
        header: the heading row: column number by field, and headings that are not ours.
        area: from the heading row to the last row that belongs to the block.
        end_row: the row that ended the block; the last one of a table.
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
    stale_rows: tuple[int, ...] = ()

    @property
    def columns(self) -> Mapping[str, int]:
        """Column number by field."""
        return self.header.columns


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """Where to read: a heading row on a sheet, and the last row that may belong to it."""

    sheet: Sheet
    header: Header
    last_row: int
    by_name: bool


@dataclass(slots=True)
class _Reading:
    """The rows of a block while they are read, and what ended it."""

    end: End
    end_row: int
    rows: list[Row] = field(default_factory=list)
    stale_rows: list[int] = field(default_factory=list)


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
    cells = dict(_cells(sheet, area.first_row))
    inside = [cells.get(column) for column in range(area.first_column, area.last_column + 1)]
    header = match_header(table, area.first_row, area.first_column, inside)
    if not ref.has_header or not qualifies(table, header):
        return columns_missing(table, sheet, header, ref.name)
    last = area.last_row - (1 if ref.has_totals else 0)
    span = _Span(sheet=sheet, header=header, last_row=last, by_name=True)
    read = _read_rows(table, span, agency_names)
    return _checked(_block(table, span, read, name=ref.name, area=area))


def _plain_block(
    sheet: Sheet, header: Header, table: Table, agency_names: frozenset[str]
) -> Block | Problem:
    last = sheet.first_row + len(sheet.rows) - 1
    span = _Span(sheet=sheet, header=header, last_row=last, by_name=False)
    read = _read_rows(table, span, agency_names)
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


def _block(table: Table, span: _Span, read: _Reading, *, name: str, area: Area) -> Block:
    return Block(
        table=table,
        sheet=span.sheet.name,
        name=name,
        header=span.header,
        rows=tuple(read.rows),
        area=area,
        end=read.end,
        end_row=read.end_row,
        stale_rows=tuple(read.stale_rows),
    )


def _checked(block: Block) -> Block | Problem:
    """The block, unless it needs agency headings and has none."""
    if block.table is not TASKS or "lead_agency" in block.columns:
        return block
    if any(row.agency for row in block.rows) or not block.rows:
        return block
    return no_agency(block.sheet, block.header)


def _read_rows(table: Table, span: _Span, agency_names: frozenset[str]) -> _Reading:
    derived = {column.field for column in table.columns if column.derived}
    by_column = {column: field for field, column in span.header.columns.items()}
    kind_of = _row_test(table, span, agency_names)
    merged = {} if span.by_name else _merged_cells(span.sheet, by_column)
    read = _Reading(end=End.TABLE if span.by_name else End.SHEET, end_row=span.header.row)
    agency = ""
    blank = 0
    for number in range(span.header.row + 1, span.last_row + 1):
        read.end_row = number
        every = dict(_cells(span.sheet, number, merged))
        cells = {c: value for c, value in every.items() if by_column.get(c) not in derived}
        kind = kind_of(cells)
        # Some offices put the totals row first.
        ends = kind is RowKind.SIGNATURE or (kind is RowKind.TOTALS and read.rows)
        if ends:
            read.end = End(kind.value)
            break
        blank = blank + 1 if not every else 0
        if blank == BLANK_ROWS_AT_END and not span.by_name:
            read.end = End.BLANK
            break
        if kind is RowKind.AGENCY:
            agency = heading_text(cells, _sorting(span, agency_names))
        elif kind is RowKind.DATA:
            values = {by_column[c]: value for c, value in every.items() if c in by_column}
            read.rows.append(Row(number=number, values=values, agency=agency))
        elif every and not cells:
            read.stale_rows.append(number)
    return read


def _row_test(
    table: Table, span: _Span, agency_names: frozenset[str]
) -> Callable[[Mapping[int, CellValue]], RowKind]:
    """How rows are told apart: by hand-made layout, or merely blank or not."""
    columns = span.header.columns
    if table is TASKS and not (span.by_name and "lead_agency" in columns):
        return partial(classify, sorting=_sorting(span, agency_names))
    ours = frozenset(columns.values())
    return lambda cells: RowKind.BLANK if ours.isdisjoint(cells) else RowKind.DATA


def _sorting(span: _Span, agency_names: frozenset[str]) -> Sorting:
    return Sorting(
        columns=span.header.columns,
        headings=dict(_cells(span.sheet, span.header.row)),
        agency_names=agency_names,
    )


def _cells(
    sheet: Sheet, number: int, merged: Mapping[int, Mapping[int, int]] | None = None
) -> Iterator[tuple[int, CellValue]]:
    """Yield column and value of the cells of a row that hold anything; merged cells fill down."""
    index = number - sheet.first_row
    if 0 <= index < len(sheet.rows):
        for column, value in enumerate(sheet.rows[index], start=sheet.first_column):
            if not _is_empty(value):
                yield column, value
    for column, anchor in (merged or {}).get(number, {}).items():
        value = sheet.rows[anchor - sheet.first_row][column - sheet.first_column]
        if not _is_empty(value):
            yield column, value


def _is_empty(value: CellValue) -> bool:
    """Whether a person sees nothing in a cell: a space bar empties one as well as a Delete key."""
    return value is None or (isinstance(value, str) and value.isspace())


def _merged_cells(sheet: Sheet, columns: Mapping[int, str]) -> dict[int, dict[int, int]]:
    """By row and column: the row whose value a merged cell shows."""
    merged: dict[int, dict[int, int]] = {}
    last = sheet.first_row + len(sheet.rows) - 1
    for area in sheet.merges:
        if area.first_column in columns:
            for row in range(area.first_row + 1, min(area.last_row, last) + 1):
                merged.setdefault(row, {})[area.first_column] = area.first_row
    return merged
