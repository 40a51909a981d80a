"""Fits the heights of rows where what is written may change them, and nowhere else.

By itself the office fits each row of a block that it writes to, by every text in the row: seconds
for a column of a thousand tasks, though the long titles beside it decide alone.
"""

from __future__ import annotations

from contextlib import contextmanager
from math import ceil
from typing import Any, Iterator, List, Sequence, Tuple

from kgsheet.hosts.libreoffice.worker.office import Office, operation

Rows = Sequence[Sequence[Any]]

# Hundredths of a millimetre: the letters of a line are on the average no narrower at 10 points and
# no wider at 13. Lines are counted low for what stays and high for what is written.
_NARROW, _WIDE = 140, 270
_POINT = 2540 / 72


@contextmanager
def fitted(office: Office, block: Any) -> Iterator[None]:
    """Let a block be written to meanwhile, then fit its rows that may have become another height.

    Rows whose height somebody chose keep it.
    """
    document, before = office.document, block.getDataArray()
    document.IsAdjustHeightEnabled = False
    try:
        yield
    finally:
        document.IsAdjustHeightEnabled = True
    for first, last in _spans(_own_height(block, _changed(block, before, block.getDataArray()))):
        block.getCellRangeByPosition(0, first, 0, last).Rows.OptimalHeight = True


def _changed(block: Any, before: Rows, after: Rows) -> List[int]:
    """Return the rows, from 0, that a text before or after may make higher than all others do."""
    widths = [column.Width for column in _items(block.Columns)]
    most = [
        max(_lines(old, widths, _WIDE), _lines(new, widths, _WIDE))
        for old, new in zip(before, after)
    ]
    wrapped = [row for row, lines in enumerate(most) if lines > 1]
    if not wrapped:
        return []
    others = _lines_beside(block)
    return [row for row in wrapped if most[row] > others[row]]


def _lines_beside(block: Any) -> List[int]:
    """Return how many lines the cells beside a block have at least, row by row."""
    area = block.RangeAddress
    sheet = block.Spreadsheet
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = max(cursor.RangeAddress.EndColumn, area.EndColumn)
    whole = sheet.getCellRangeByPosition(0, area.StartRow, last, area.EndRow)
    widths = [column.Width for column in _items(whole.Columns)]
    for column in range(area.StartColumn, area.EndColumn + 1):
        widths[column] = 0
    return [_lines(row, widths, _NARROW) for row in whole.getDataArray()]


def _items(lines: Any) -> List[Any]:
    return [lines.getByIndex(index) for index in range(lines.Count)]


def _lines(row: Sequence[Any], widths: Sequence[int], letter: int) -> int:
    """Return how many lines the longest text of a row takes, given the size of a letter."""
    texts = [(text, width) for text, width in zip(row, widths) if width and isinstance(text, str)]
    return max((_wrapped(text, width, letter) for text, width in texts), default=1)


def _wrapped(text: str, width: int, letter: int) -> int:
    return sum(max(ceil(len(line) * letter / width), 1) for line in text.split("\n"))


def _own_height(block: Any, rows: Sequence[int]) -> List[int]:
    """Return the rows whose height follows from their content."""
    return [row for row in rows if block.Rows.getByIndex(row).OptimalHeight]


def _spans(rows: Sequence[int]) -> List[Tuple[int, int]]:
    """Return the first and last of rows that follow each other."""
    spans: List[Tuple[int, int]] = []
    for row in rows:
        if spans and spans[-1][1] == row - 1:
            spans[-1] = spans[-1][0], row
        else:
            spans.append((row, row))
    return spans


@operation
def row_height(office: Office, sheet: str, area: Sequence[int]) -> float | None:
    """Return the height of the rows in points, or None where they differ."""
    heights = {row.Height for row in _items(office.range(sheet, area).Rows)}
    return round(heights.pop() / _POINT, 2) if len(heights) == 1 else None


@operation
def set_row_height(office: Office, sheet: str, area: Sequence[int], points: float) -> None:
    """Set the height of the rows in points, which then stays."""
    office.range(sheet, area).Rows.Height = round(points * _POINT)
