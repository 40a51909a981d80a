"""Finds rows of a sheet by number, without a walk over all of them where none is needed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from itertools import count
from operator import lt

from kgsheet.ooxml.rows import Grid, Row
from kgsheet.ooxml.xmltext import PartText

_ROW = re.compile(rb"<row(?: r=\"([1-9]\d{0,6})\")?")
_EMPTY_ROW = re.compile(rb"<row r=\"(\d{1,7})\"[^<>]*/>(?=<row )")
_NEXT, _ROW_END = b"<row ", b"</row>"
_ROWS, _ROWS_END = b"<sheetData", b"</sheetData"


class RowOrder:
    """The order of rows in a sheet where it can be told from their tags; of others it knows none.

    Each row says its number first of all, and follows one of a lower number at once. Nothing else
    stands between them.

    Args:
        grid: the cells of the sheet.
        text: its text, which was checked.

    Attributes:
        grid: the cells of the sheet.
        is_usual: whether the elements have no prefix, and nothing is masked.
        filled: which row of all each is that holds something, by number.
    """

    def __init__(self, grid: Grid, text: PartText) -> None:
        self.grid = grid
        self.is_usual = not grid.prefix and grid.text is text.utf8
        self._numbers, empty = _numbers(text.short) if self.is_usual else ([], set[int]())
        order = zip(self._numbers, count(), strict=False)
        self.filled: Mapping[int, int] = {one: at for one, at in order if one not in empty}

    @property
    def ends(self) -> tuple[int, int] | None:
        """The numbers of the first row and of the last one, where the order is known."""
        return (self._numbers[0], self._numbers[-1]) if self._numbers else None

    def rows(self, numbers: Collection[int]) -> Iterator[Row]:
        """Yield the rows of some numbers as they stand, and perhaps others.

        Of each number that is not there the row behind is among them.

        Raises:
            InputError: KG908: something else stands between rows.
        """
        if not self._numbers:
            yield from self.grid.rows()
            return
        at = self.grid.inner
        for place in sorted({bisect_left(self._numbers, one) for one in numbers}):
            if place < len(self._numbers):
                row = self.grid.row_from(self._numbers[place], at)
                yield row
                at = row.end


def _numbers(short: bytes) -> tuple[list[int], set[int]]:
    """Return the numbers of all rows and of those that hold nothing; none where they are not plain.

    Args:
        short: the text of a sheet, of which cells may be left out.
    """
    start, end = short.find(b">", short.find(_ROWS)) + 1, short.rfind(_ROWS_END)
    rows = short[start:end] + _NEXT  # behind every row now stands one more
    found, empty = _ROW.findall(rows)[:-1], _EMPTY_ROW.findall(rows)
    numbers = list(map(int, found)) if b"" not in found else []
    is_plain = (
        rows.startswith(_NEXT)
        and rows.count(_ROW_END + _NEXT) + len(empty) == len(numbers)
        and all(map(lt, [0, *numbers], numbers))
    )
    return (numbers, {*map(int, empty)}) if is_plain else ([], set())
