"""Reads the sheets, tables and merged areas of a live workbook, each in few calls."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import xlwings as xw

from kgsheet.core.cells import Area, CellValue, MonthYear, Sheet, TableRef
from kgsheet.hosts.excel.formats import NO_NUMBER
from kgsheet.hosts.excel.pieces import pieces
from kgsheet.hosts.excel.values import ERRORS, Raw, error_or, plain
from kgsheet.ooxml.areas import uncovered
from kgsheet.ooxml.numberformats import is_month_year

_Rows = Sequence[Sequence[Raw]]


def range_of(sheet: xw.Sheet, area: Area) -> xw.Range:
    """Return the cells of an area."""
    return sheet.range((area.first_row, area.first_column), (area.last_row, area.last_column))


def area_of(cells: xw.Range) -> Area:
    """Return where cells stand."""
    rows, columns = cells.shape
    return Area(
        first_row=cells.row,
        first_column=cells.column,
        last_row=cells.row + rows - 1,
        last_column=cells.column + columns - 1,
    )


def read_values(sheet: xw.Sheet) -> Sheet:
    """Return the values of a sheet, in one call but where it holds error values.

    Cells that show only month and year come as the first of that month; see `read_sheet`.
    """
    used = sheet.used_range
    raw: _Rows = used.options(ndim=2, err_to_str=True).value
    rows: list[list[CellValue]]
    if any(one in ERRORS for row in raw for one in row if isinstance(one, str)):
        bare: _Rows = used.options(ndim=2).value
        rows = [
            [error_or(*both) for both in zip(*pair, strict=True)]
            for pair in zip(raw, bare, strict=True)
        ]
    else:
        rows = [[plain(one) for one in row] for row in raw]
    return Sheet(name=sheet.name, rows=rows, first_row=used.row, first_column=used.column)


def read_sheet(sheet: xw.Sheet) -> Sheet:
    """Return a sheet with its merged areas, and with cells that mean a month."""
    found = read_values(sheet)
    rows = [list(row) for row in found.rows]
    while rows and all(value is None for value in rows[-1]):
        rows.pop()
    for column, days in _days(found).items():
        for row in _months(sheet, column, days):
            value = rows[row - found.first_row][column - found.first_column]
            if isinstance(value, date):
                month = MonthYear(value.year, value.month)
                rows[row - found.first_row][column - found.first_column] = month
    return Sheet(
        name=found.name,
        rows=rows,
        first_row=found.first_row,
        first_column=found.first_column,
        merges=tuple(merged_areas(sheet, _area_read(found))),
    )


def _days(sheet: Sheet) -> dict[int, list[int]]:
    """Return the rows that hold days, by column."""
    days: dict[int, list[int]] = {}
    for row, cells in enumerate(sheet.rows, sheet.first_row):
        for column, value in enumerate(cells, sheet.first_column):
            if isinstance(value, date):
                days.setdefault(column, []).append(row)
    return days


def _months(sheet: xw.Sheet, column: int, days: list[int]) -> Iterator[int]:
    """Yield those of the rows whose format shows no day."""

    def code(first: int, last: int) -> str | None:
        return sheet.range((first, column), (last, column)).number_format or None

    def has_days(first: int, last: int) -> bool:
        return bisect_left(days, first) < bisect_left(days, last + 1)

    for first, last, found in pieces((days[0], days[-1]), code, has_days):
        if is_month_year(NO_NUMBER, found):
            yield from days[bisect_left(days, first) : bisect_left(days, last + 1)]


def _area_read(sheet: Sheet) -> Area:
    return Area(
        first_row=sheet.first_row,
        first_column=sheet.first_column,
        last_row=sheet.first_row + len(sheet.rows) - 1,
        last_column=sheet.first_column + len(sheet.rows[0]) - 1,
    )


def merged_areas(sheet: xw.Sheet, area: Area) -> Iterator[Area]:
    """Yield the merged areas that reach into an area; one call where there is none."""
    found: dict[Area, None] = {}
    _find_merged(sheet, area, found)
    yield from found


def _find_merged(sheet: xw.Sheet, area: Area, found: dict[Area, None]) -> None:
    """Look at the first cell of a line, and halve whatever holds a merged cell further on."""
    for rest in uncovered(area, found):
        if range_of(sheet, rest).merge_cells is False:
            continue
        is_line = rest.first_row == rest.last_row or rest.first_column == rest.last_column
        first = replace(rest, last_row=rest.first_row, last_column=rest.first_column)
        merged = area_of(range_of(sheet, first).merge_area) if is_line else first
        if merged != first:
            found[merged] = None
        parts = uncovered(rest, [merged]) if merged != first else _halves(rest)
        for part in parts if rest != first else ():
            _find_merged(sheet, part, found)


def _halves(area: Area) -> tuple[Area, Area]:
    """The upper and the lower half; of a row the left and the right one."""
    middle = (area.first_row + area.last_row) // 2
    if area.first_row < area.last_row:
        return replace(area, last_row=middle), replace(area, first_row=middle + 1)
    middle = (area.first_column + area.last_column) // 2
    return replace(area, last_column=middle), replace(area, first_column=middle + 1)


def read_tables(sheet: xw.Sheet) -> Iterator[TableRef]:
    """Yield the tables of a sheet."""
    for table in sheet.tables:
        yield TableRef(
            name=table.name,
            sheet=sheet.name,
            area=area_of(table.range),
            has_header=table.header_row_range is not None,
            has_totals=bool(table.show_totals),
        )


def read_formulas(cells: xw.Range) -> dict[tuple[int, int], str]:
    """Return the texts of a range that begin with `=`, without it, by row and column.

    A cell may hold such a text that is no formula; its value is that very text.
    """
    found = cells.formula
    first_row, first_column, columns = cells.row, cells.column, cells.shape[1]
    return {
        (first_row + number // columns, first_column + number % columns): text[1:]
        for number, text in enumerate(_flat(found))
        if isinstance(text, str) and text.startswith("=")
    }


def _flat(found: object) -> Iterator[object]:
    if isinstance(found, list | tuple):
        for one in found:
            yield from _flat(one)
    else:
        yield found
