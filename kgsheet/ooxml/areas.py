"""Reads and joins rectangles of cells."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kgsheet.core.cells import Area, column_number

_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?")


def parse_area(text: str) -> Area | None:
    """Return the area that a reference such as `B2:D9` names, or None.

    >>> str(parse_area("$B$2:D9"))
    'B2:D9'
    """
    found = _AREA.fullmatch(text)
    if not found:
        return None
    column, row, last_column, last_row = found.groups()
    columns = sorted((column_number(column), column_number(last_column or column)))
    rows = sorted((int(row), int(last_row or row)))
    return Area(
        first_row=rows[0], first_column=columns[0], last_row=rows[1], last_column=columns[1]
    )


def reach(cells: Iterable[tuple[int, int]]) -> Area:
    """Return the smallest area that holds the cells, given by row and column.

    >>> str(reach([(5, 2), (3, 4)]))
    'B3:D5'
    """
    rows, columns = zip(*cells, strict=True)
    return Area(
        first_row=min(rows),
        first_column=min(columns),
        last_row=max(rows),
        last_column=max(columns),
    )


def hull(one: Area, other: Area) -> Area:
    """Return the smallest area that holds both.

    >>> str(hull(reach([(5, 2)]), reach([(3, 4)])))
    'B3:D5'
    """
    return reach(
        cell
        for area in (one, other)
        for cell in ((area.first_row, area.first_column), (area.last_row, area.last_column))
    )
