"""Merged areas."""

from __future__ import annotations

from typing import Any, Iterator, Sequence

from kgsheet.hosts.libreoffice.worker.office import Office, operation


@operation
def merges(office: Office, sheet: str, area: Sequence[int]) -> list[list[int]]:
    """Return the merged areas that a block touches, as rows and columns from 1."""
    page = office.sheet(sheet)
    around = _with_whole_merges(page, area)
    found = [_with_whole_merges(page, cell) for cell in _first_of_merges(page, around)]
    return [one for one in found if _touch(one, area)]


@operation
def are_merged(office: Office, sheet: str, area: Sequence[int]) -> bool | None:
    """Return whether all cells of a block are merged, None where only some are."""
    page = office.sheet(sheet)
    if not _cells(page, _with_whole_merges(page, area)).IsMerged:
        return False
    first = [area[0], area[1], area[0], area[1]]
    if _with_whole_merges(page, first) == first:
        return None
    covered = sum(_shared(one, area) for one in merges(office, sheet, area))
    return True if covered == _shared(area, area) else None


def _shared(one: Sequence[int], other: Sequence[int]) -> int:
    """How many cells two areas that touch have in common."""
    rows = min(one[2], other[2]) - max(one[0], other[0]) + 1
    columns = min(one[3], other[3]) - max(one[1], other[1]) + 1
    return rows * columns


def _with_whole_merges(page: Any, area: Sequence[int]) -> list[int]:
    cursor = page.createCursorByRange(_cells(page, area))
    cursor.collapseToMergedArea()
    wide = cursor.RangeAddress
    return [wide.StartRow + 1, wide.StartColumn + 1, wide.EndRow + 1, wide.EndColumn + 1]


def _cells(page: Any, area: Sequence[int]) -> Any:
    top, left, bottom, right = area
    return page.getCellRangeByPosition(left - 1, top - 1, right - 1, bottom - 1)


def _first_of_merges(page: Any, area: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the first cells of merged areas, found by halving what holds one."""
    if not _cells(page, area).IsMerged:
        return
    top, left, bottom, right = area
    if bottom > top:
        middle = (top + bottom) // 2
        halves = [(top, left, middle, right), (middle + 1, left, bottom, right)]
    elif right > left:
        middle = (left + right) // 2
        halves = [(top, left, bottom, middle), (top, middle + 1, bottom, right)]
    else:
        yield area
        return
    for half in halves:
        yield from _first_of_merges(page, half)


def _touch(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


@operation
def merge(office: Office, sheet: str, area: Sequence[int], merged: bool) -> None:
    """Make one cell of a block, or many again."""
    office.range(sheet, area).merge(merged)
