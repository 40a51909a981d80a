"""Places of cells: addresses as people write them, and the edges of what is filled."""

from __future__ import annotations

import re
from typing import Any, Protocol

from kgsheet.core.cells import column_letters, column_number

Area = tuple[int, int, int, int]

_CELL = r"\$?([A-Za-z]{1,3})\$?([1-9]\d*)"
_ADDRESS = re.compile(rf"{_CELL}(?::{_CELL})?")
_ROWS = re.compile(r"\$?([1-9]\d*):\$?([1-9]\d*)")
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


class Cells(Protocol):
    """A block of cells, as far as its tables and rules need it.

    Attributes:
        sheet: the sheet it lies in.
        area: first and last row and column, from 1.
    """

    sheet: Any
    area: Area

    @property
    def api(self) -> object:
        """The title of the sheet and the place in it."""

    @property
    def row(self) -> int:
        """The first row."""

    @property
    def column(self) -> int:
        """The first column."""

    @property
    def shape(self) -> tuple[int, int]:
        """Number of rows and columns."""

    def call(self, op: str, **arguments: Any) -> Any:
        """Ask the office for an operation on the block."""


def area_of(address: str) -> Area | None:
    """Return first and last row and column of an address, or None if it is none.

    >>> area_of("$B$2:D5"), area_of("C:C"), area_of("tblNhiemVu")
    ((2, 2, 5, 4), (1, 3, 1048576, 3), None)
    """
    cells = _ADDRESS.fullmatch(address)
    if cells:
        letters, row, last_letters, last_row = cells.groups()
        first = (int(row), column_number(letters))
        last = (int(last_row), column_number(last_letters)) if last_row else first
        return _ordered(first, last)
    rows = _ROWS.fullmatch(address)
    if rows:
        return _ordered((int(rows[1]), 1), (int(rows[2]), LAST_COLUMN))
    columns = _COLUMNS.fullmatch(address)
    if columns:
        return _ordered((1, column_number(columns[1])), (LAST_ROW, column_number(columns[2])))
    return None


def _ordered(first: tuple[int, int], last: tuple[int, int]) -> Area:
    (top, bottom), (left, right) = sorted((first[0], last[0])), sorted((first[1], last[1]))
    return top, left, bottom, right


def edge_of(filled: list[bool], place: int, step: int, last: int) -> int:
    """Return where Ctrl and an arrow key go in a line of cells, counted from 0.

    Args:
        filled: which cells hold something; those behind are empty.
        place: where they start.
        step: 1 or -1.
        last: the last cell of the line.

    >>> edge_of([True, True, False, True], 0, 1, 99), edge_of([True], 0, 1, 99)
    (1, 99)
    """

    def is_filled(at: int) -> bool:
        return 0 <= at < len(filled) and filled[at]

    if is_filled(place) and is_filled(place + step):
        while is_filled(place + step):
            place += step
        return place
    place += step
    while 0 <= place < len(filled) and not filled[place]:
        place += step
    return place if is_filled(place) else (0 if step < 0 else last)


def address_of(area: Area, fixed_rows: bool, fixed_columns: bool) -> str:
    """Return the address of an area, with `$` before what is fixed.

    >>> address_of((2, 2, 5, 4), True, False), address_of((1, 1, 1, 1), True, True)
    ('B$2:D$5', '$A$1')
    """
    letter, digit = "$" if fixed_columns else "", "$" if fixed_rows else ""
    top, left, bottom, right = area
    first = f"{letter}{column_letters(left)}{digit}{top}"
    last = f"{letter}{column_letters(right)}{digit}{bottom}"
    return first if first == last else f"{first}:{last}"
