"""Reads the rows of a block: data, agency headings between them, and where the block ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kgsheet.core.cells import CellValue, Sheet
from kgsheet.core.handmade import RowKind, Sorting, agency_name, classify, lone_text
from kgsheet.core.headings import Header
from kgsheet.core.schema import TASKS, Table
from kgsheet.values import frozen

BLANK_ROWS_AT_END = 20


class End(StrEnum):
    """What ended a block."""

    TABLE = "table"
    TOTALS = "totals"
    SIGNATURE = "signature"
    BLANK = "blank"
    SHEET = "sheet"


@frozen(kw_only=True)
class Row:
    """One row that holds data: Excel's row number, values by field, agency of the heading above."""

    number: int
    values: Mapping[str, CellValue]
    agency: str = ""


@frozen(kw_only=True)
class Heading:
    """A row that holds only an agency, over its tasks.

    Attributes:
        row, column: the cell of its name, as Excel counts.
        text: what the cell says, with numbering and printed count.
        agency: the name alone.
    """

    row: int
    column: int
    text: str
    agency: str


@frozen(kw_only=True)
class Span:
    """Where to read: a heading row on a sheet, and the last row that may belong to it."""

    sheet: Sheet
    header: Header
    last_row: int
    by_name: bool


@dataclass(slots=True)
class Reading:
    """The rows of a block while they are read, and what ended it."""

    end: End
    end_row: int
    rows: list[Row] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    stale_rows: list[int] = field(default_factory=list)


def read_rows(table: Table, span: Span, agency_names: frozenset[str]) -> Reading:
    """Return the rows of a block that hold data, and what ended it."""
    columns = span.header.columns
    derived = {columns[one.field] for one in table.columns if one.derived and one.field in columns}
    by_column = {column: field for field, column in columns.items()}
    kind_of = _row_test(table, span, agency_names, derived)
    merged = {} if span.by_name else _merged_cells(span.sheet, by_column)
    read = Reading(end=End.TABLE if span.by_name else End.SHEET, end_row=span.header.row)
    agency = ""
    blank = 0
    for number in range(span.header.row + 1, span.last_row + 1):
        read.end_row = number
        cells = cells_of(span.sheet, number, merged)
        kind = kind_of(cells)
        # Some offices put the totals row first.
        ends = kind is RowKind.SIGNATURE or (kind is RowKind.TOTALS and read.rows)
        if ends:
            read.end = End(kind.value)
            break
        blank = blank + 1 if not cells else 0
        if blank == BLANK_ROWS_AT_END and not span.by_name:
            read.end = End.BLANK
            break
        if kind is RowKind.AGENCY:
            typed = _without(derived, cells)
            column, text = lone_text(typed, _sorting(span, agency_names))
            agency = agency_name(text)
            heading = Heading(row=number, column=column, text=text, agency=agency)
            read.headings.append(heading)
        elif kind is RowKind.DATA:
            values = {by_column[c]: value for c, value in cells.items() if c in by_column}
            read.rows.append(Row(number=number, values=values, agency=agency))
        elif cells and derived.issuperset(cells):
            read.stale_rows.append(number)
    return read


def _row_test(
    table: Table, span: Span, agency_names: frozenset[str], derived: set[int]
) -> Callable[[Mapping[int, CellValue]], RowKind]:
    """How rows are told apart: by hand-made layout, or merely blank or not.

    What the program writes (`derived`) makes no row.
    """
    columns = span.header.columns
    if table is TASKS and not (span.by_name and "lead_agency" in columns):
        sorting = _sorting(span, agency_names)
        return lambda cells: classify(_without(derived, cells), sorting)
    typed = frozenset(columns.values()) - derived
    return lambda cells: RowKind.BLANK if typed.isdisjoint(cells) else RowKind.DATA


def _without(columns: set[int], cells: Mapping[int, CellValue]) -> dict[int, CellValue]:
    return {column: value for column, value in cells.items() if column not in columns}


def _sorting(span: Span, agency_names: frozenset[str]) -> Sorting:
    return Sorting(
        columns=span.header.columns,
        headings=cells_of(span.sheet, span.header.row),
        agency_names=agency_names,
    )


def cells_of(
    sheet: Sheet, number: int, merged: Mapping[int, Mapping[int, int]] | None = None
) -> dict[int, CellValue]:
    """Return by column the cells of a row that hold anything; merged cells fill down.

    A cell with spaces only holds nothing: a space bar empties one as well as a Delete key.
    """
    index = number - sheet.first_row
    row = sheet.rows[index] if 0 <= index < len(sheet.rows) else ()
    cells: dict[int, CellValue] = {
        column: value
        for column, value in enumerate(row, start=sheet.first_column)
        if value is not None and not (isinstance(value, str) and value.isspace())
    }
    for column, anchor in (merged or {}).get(number, {}).items():
        above = cells_of(sheet, anchor).get(column)
        if above is not None:
            cells[column] = above
    return cells


def _merged_cells(sheet: Sheet, columns: Mapping[int, str]) -> dict[int, dict[int, int]]:
    """By row and column: the row whose value a merged cell shows."""
    merged: dict[int, dict[int, int]] = {}
    last = sheet.first_row + len(sheet.rows) - 1
    for area in sheet.merges:
        if area.first_column in columns:
            for row in range(area.first_row + 1, min(area.last_row, last) + 1):
                merged.setdefault(row, {})[area.first_column] = area.first_row
    return merged
