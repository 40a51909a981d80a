"""Reads and joins rectangles of cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kgsheet.core.cells import Area, column_number
from kgsheet.core.writing import overlaps

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


def without(areas: Iterable[Area], hole: Area) -> list[Area]:
    """Return what is left of the areas when the cells of one are taken out.

    >>> [str(area) for area in without([reach([(1, 1), (9, 3)])], reach([(4, 2)]))]
    ['A1:C3', 'A4', 'C4', 'A5:C9']
    """
    left: list[Area] = []
    for area in areas:
        left += _around(area, hole) if overlaps(area, hole) else [area]
    return left


def _around(area: Area, hole: Area) -> Iterator[Area]:
    """Yield what lies above, left, right and below of a hole."""
    top, bottom = max(area.first_row, hole.first_row), min(area.last_row, hole.last_row)
    if area.first_row < top:
        yield replace(area, last_row=top - 1)
    if area.first_column < hole.first_column:
        last = hole.first_column - 1
        yield replace(area, first_row=top, last_row=bottom, last_column=last)
    if hole.last_column < area.last_column:
        first = hole.last_column + 1
        yield replace(area, first_row=top, last_row=bottom, first_column=first)
    if bottom < area.last_row:
        yield replace(area, first_row=bottom + 1)


def uncovered(target: Area, areas: Iterable[Area]) -> list[Area]:
    """Return what the areas leave uncovered of a target.

    >>> [str(area) for area in uncovered(reach([(1, 1), (3, 1)]), [reach([(2, 1)])])]
    ['A1', 'A3']
    """
    left = [target]
    for area in areas:
        left = without(left, area)
    return left


def parse_areas(text: str) -> list[Area] | None:
    """Return the areas of a list such as `B2:B9 D4`; None where one cannot be read.

    >>> len(parse_areas("B2:B9 D4") or [])
    2
    """
    areas = [parse_area(one) for one in text.split()]
    found = [area for area in areas if area]
    return found if found and len(found) == len(areas) else None


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
