"""Recognises the heading row of a table of the schema, whatever the order of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from weakref import WeakKeyDictionary

from kgsheet.core.cells import CellValue, Sheet
from kgsheet.core.schema import TASKS, Column, Table
from kgsheet.core.text import normalize
from kgsheet.values import frozen

LONGEST_HEADING = 80
"""A cell with more characters is no heading; it spares folding every title of a large sheet."""


@frozen(kw_only=True)
class Header:
    """A row of headings: its number in Excel, columns by field, headings that are not ours."""

    row: int
    columns: dict[str, int]
    unknown: tuple[tuple[str, int], ...] = ()


def match_header(table: Table, row: int, first_column: int, cells: Sequence[CellValue]) -> Header:
    """Return which columns of the table a row names.

    >>> match_header(TASKS, 4, 2, ["THỜI HẠN", None, "Nội dung"]).columns
    {'deadline': 2, 'title': 4}
    """
    fields = _fields_by_heading(table)
    columns: dict[str, int] = {}
    unknown = []
    for column, cell in enumerate(cells, start=first_column):
        key = heading_key(cell)
        field = fields.get(key)
        if field and field not in columns:
            columns[field] = column
        elif key:
            unknown.append((normalize(str(cell)), column))
    return Header(row=row, columns=columns, unknown=tuple(unknown))


def missing_columns(table: Table, header: Header) -> tuple[Column, ...]:
    """Return the required columns that a heading row lacks."""
    return tuple(column for column in table.required if column.field not in header.columns)


def qualifies(table: Table, header: Header) -> bool:
    """Return whether a row is the table's heading row.

    Tasks may do without the column of the lead agency: rows that name an agency stand in for it.
    """
    missing = {column.field for column in missing_columns(table, header)}
    return not missing - ({"lead_agency"} if table is TASKS else set())


def find_headers(sheet: Sheet, table: Table, after_row: int = 0) -> Iterator[Header]:
    """Yield the rows of a sheet that are heading rows of the table, below a row."""
    for index in _heading_rows(sheet):
        row = sheet.first_row + index
        if row > after_row:
            header = match_header(table, row, sheet.first_column, sheet.rows[index])
            if qualifies(table, header):
                yield header


def nearest_header(sheet: Sheet, table: Table) -> Header | None:
    """Return the row that names the most columns of the table, `None` where none names any."""
    best: Header | None = None
    for index, cells in enumerate(sheet.rows):
        header = match_header(table, sheet.first_row + index, sheet.first_column, cells)
        if len(header.columns) > (len(best.columns) if best else 0):
            best = header
    return best


def heading_key(cell: CellValue) -> str:
    """Return what two spellings of one heading share, empty for what is no heading.

    >>> heading_key("  Thời  HẠN: ")
    'thời hạn'
    """
    return _heading_key(cell) if _may_be_heading(cell) and isinstance(cell, str) else ""


def _may_be_heading(cell: CellValue) -> bool:
    return isinstance(cell, str) and len(cell) <= LONGEST_HEADING


def _heading_rows(sheet: Sheet) -> tuple[int, ...]:
    """The positions of rows with at least two headings of any table, looked for once a sheet."""
    if sheet not in _FOUND:
        known, longest = _known_headings()
        _FOUND[sheet] = tuple(
            index
            for index, cells in enumerate(sheet.rows)
            if sum(
                isinstance(cell, str) and len(cell) <= longest and _heading_key(cell) in known
                for cell in cells
            )
            >= _FEWEST_HEADINGS
        )
    return _FOUND[sheet]


_FOUND: WeakKeyDictionary[Sheet, tuple[int, ...]] = WeakKeyDictionary()
_FEWEST_HEADINGS = 2  # no table is known by one heading alone
_SLACK = 8  # spaces and signs that a heading may be typed with


@cache
def _known_headings() -> tuple[frozenset[str], int]:
    """The headings of all tables, and the most characters that a cell with one may have."""
    # Most workbooks name their tables; only what is looked for needs those of all jobs.
    from kgsheet.core.schema import INPUT_TABLES, OUTPUT_TABLES

    tables = INPUT_TABLES + OUTPUT_TABLES
    known = frozenset(key for table in tables for key in _fields_by_heading(table))
    return known, max(map(len, known)) + _SLACK


@lru_cache(maxsize=8192)
def _heading_key(text: str) -> str:
    return normalize(text).casefold().strip(" :*.")


def _fields_by_heading(table: Table) -> dict[str, str]:
    if table.name not in _FIELDS:
        _FIELDS[table.name] = {
            _heading_key(heading): column.field
            for column in table.columns
            for heading in (column.heading, *column.accepted)
        }
    return _FIELDS[table.name]


_FIELDS: dict[str, dict[str, str]] = {}
