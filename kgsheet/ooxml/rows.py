"""Walks the rows and cells of a worksheet part without parsing what is not asked for.

In well-formed XML a `<` stands nowhere but at a tag once comments, CDATA sections and
instructions are masked, so tags are found by their bytes. Between rows, and between cells, only
white space is allowed: anything else is refused rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from kgsheet.core.cells import Area, column_number
from kgsheet.core.writing import refused
from kgsheet.errors import Place
from kgsheet.messages.refusals import Damage, Refusal
from kgsheet.ooxml.faults import damaged
from kgsheet.ooxml.workbook import parse_area
from kgsheet.ooxml.xmltext import ATTRIBUTES, Node, masked, outline

_SHEET_DATA = re.compile(rb"<((?:[\w.-]+:)?)sheetData(?=[\s/>])" + ATTRIBUTES + rb">")
_NUMBER = re.compile(rb"\sr\s*=\s*[\"'](\d+)")
_ADDRESS = re.compile(rb"\sr\s*=\s*[\"']\$?([A-Za-z]{1,3})\$?(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row and the positions of its tags; `close` is where its end tag begins.

    Attributes:
        explicit: whether it says its number; otherwise it follows the row before.
    """

    number: int
    start: int
    inner: int
    close: int
    end: int
    explicit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell and the positions of its tags."""

    column: int
    start: int
    inner: int
    end: int
    explicit: bool


class Grid:
    """The cells of one worksheet part.

    Attributes:
        text: the part with what is not markup masked; positions are those of the part.
        prefix: the prefix of the sheet's elements with its colon, or nothing.
        start, inner, close, end: the positions of the tags of `sheetData`.
        outer: the elements around `sheetData`; positions behind it are those of a shorter text.
    """

    def __init__(self, utf8: bytes, part: str) -> None:
        self.text = masked(utf8)
        found = _SHEET_DATA.search(self.text)
        if not found:
            raise damaged(Damage.XML, part=part)
        self.prefix = found[1]
        self.start, self.inner = found.span()
        self.close = self.end = self.inner
        if not found[0].endswith(b"/>"):
            self.close = self.text.rfind(b"</%ssheetData" % self.prefix)
            self.end = self.text.index(b">", self.close) + 1
        self.outer = outline(self.text[: self.start] + self.text[self.end :])
        self._row = _opening(self.prefix, b"row")
        self._cell = _opening(self.prefix, b"c")
        self._row_end = b"</%srow" % self.prefix
        self._cell_end = b"</%sc>" % self.prefix
        self._loose_cell_end = re.compile(rb"</%sc\s*>" % re.escape(self.prefix))
        self._extension = b"<%sextLst" % self.prefix

    def rows(self) -> Iterator[Row]:
        """Yield the rows as they stand.

        Raises:
            InputError: KG908: something else stands between them.
        """
        text, at, number = self.text, self.inner, 0
        while found := self._row.match(text, at, self.close):
            start, inner = found.span(1)
            said = _NUMBER.search(found[2])
            number = int(said[1]) if said else number + 1
            if found[2].endswith(b"/"):
                close = at = inner
            else:
                close = text.index(self._row_end, inner)
                at = text.index(b">", close) + 1
            yield Row(
                number=number, start=start, inner=inner, close=close, end=at, explicit=bool(said)
            )
        if text[at : self.close].strip():
            raise refused(Refusal.STRUCTURE, Place())

    def cells(self, row: Row) -> Iterator[Cell]:
        """Yield the cells of a row as they stand.

        Raises:
            InputError: KG908: something else stands between them.
        """
        at, column = row.inner, 0
        while found := self._cell.match(self.text, at, row.close):
            start, inner = found.span(1)
            said = _ADDRESS.search(found[2])
            column = column_of(said[1]) if said else column + 1
            at = inner if found[2].endswith(b"/") else self._end_of_cell(inner, row.close)
            yield Cell(column=column, start=start, inner=inner, end=at, explicit=bool(said))
        rest = self.text[at : row.close].strip()
        if rest and not rest.startswith(self._extension):
            raise refused(Refusal.STRUCTURE, Place())

    def _end_of_cell(self, inner: int, limit: int) -> int:
        at = self.text.find(self._cell_end, inner, limit)
        if at >= 0:
            return at + len(self._cell_end)
        found = self._loose_cell_end.search(self.text, inner, limit)
        if not found:
            raise refused(Refusal.STRUCTURE, Place())
        return found.end()

    def merges(self) -> tuple[Area, ...]:
        """Return the merged areas."""
        group = self.outer.find("mergeCells")
        refs = [one.get("ref") for one in group.all("mergeCell")] if group else []
        return tuple(area for ref in refs if (area := parse_area(ref)))

    def column_style(self, column: int) -> int:
        """Return the format of the cells that a column does not hold yet."""
        for one in self._columns:
            if one.number("min") <= column <= one.number("max"):
                return one.number("style")
        return 0

    @cached_property
    def _columns(self) -> list[Node]:
        group = self.outer.find("cols")
        return group.children if group else []

    @property
    def dimension(self) -> Node | None:
        """The element that names the used range; it stands before the cells."""
        return self.outer.find("dimension")


@cache
def column_of(letters: bytes) -> int:
    """Return the number of a column.

    >>> column_of(b"AB")
    28
    """
    return column_number(letters.decode())


def _opening(prefix: bytes, name: bytes) -> re.Pattern[bytes]:
    """Return the pattern of a start tag after white space; groups: the tag, its attributes."""
    tag = re.escape(prefix) + name
    return re.compile(rb"\s*(<" + tag + rb"(?=[\s/>])(" + ATTRIBUTES + rb")>)")
