"""Addresses of cells as a sheet says them, each column worked out once for all its rows."""

from __future__ import annotations

from functools import cache

from kgsheet.core.cells import column_letters, column_number


@cache
def column_of(letters: bytes) -> int:
    """Return the number of a column.

    >>> column_of(b"AB")
    28
    """
    return column_number(letters.decode())


_letters = cache(column_letters)


def cell_name(row: int, column: int) -> str:
    """Return the A1 address of a cell, as `core.cells.address` does, faster for long columns.

    >>> cell_name(5, 12)
    'L5'
    """
    return f"{_letters(column)}{row}"
