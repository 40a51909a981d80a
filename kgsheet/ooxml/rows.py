"""Walks the rows and cells of a worksheet part without parsing what is not asked for.

In well-formed XML a `<` stands nowhere but at a tag once comments, CDATA sections and
instructions are masked, so tags are found by their bytes. Between rows, and between cells, only
white space is allowed: anything else is refused rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from kgsheet.core.cells import Area
from kgsheet.core.writing import LAST_ROW, refused
from kgsheet.errors import Place
from kgsheet.messages.refusals import Damage, Refusal
from kgsheet.ooxml.addresses import cell_name, column_of
from kgsheet.ooxml.areas import parse_area
from kgsheet.ooxml.faults import damaged
from kgsheet.ooxml.xmltext import ATTRIBUTES, Node, masked, outline

_SHEET_DATA = re.compile(rb"<((?:[\w.-]+:)?)sheetData(?=[\s/>])" + ATTRIBUTES + rb">")
_NUMBER = re.compile(rb"\sr\s*=\s*[\"'](\d+)")
_MAX_DIGITS = 18
_GREATER = ord(">")
_MERGES = b"mergeCells"
_ADDRESS = re.compile(rb"\sr\s*=\s*[\"']\$?([A-Za-z]{1,3})\$?(\d+)")


# Tuples, because a sheet may hold a million rows and these are made three times as fast.
class Row(NamedTuple):
    """A row and the positions of its tags; `close` is where its end tag begins."""

    number: int
    start: int
    inner: int
    close: int
    end: int


class Cell(NamedTuple):
    """A cell and the positions of its tags."""

    column: int
    start: int
    inner: int
    end: int


class Grid:
    """The cells of one worksheet part.

    Attributes:
        text: the part with what is not markup masked; positions are those of the part.
        prefix: the prefix of the sheet's elements with its colon, or nothing.
        start, inner, close, end: the positions of the tags of `sheetData`.
    """

    def __init__(self, utf8: bytes, part: str) -> None:
        self.text, self._part = masked(utf8), part
        found = _SHEET_DATA.search(self.text)
        if not found:
            raise damaged(Damage.XML, part=part)
        self.prefix = found[1]
        self.start, self.inner = found.span()
        self.close = self.end = self.inner
        if not found[0].endswith(b"/>"):
            self.close = self.text.rfind(b"</%ssheetData" % self.prefix)
            self.end = self._after(b">", self.close) + 1
        self._row = _opening(self.prefix, b"row", rb"(?: r=\"(\d+)\")?")
        self._cell = _opening(self.prefix, b"c")
        self._row_end = b"</%srow" % self.prefix
        self._cell_start = b"<%sc " % self.prefix
        self._cell_end = b"</%sc>" % self.prefix
        self._loose_cell_end = re.compile(rb"</%sc\s*>" % re.escape(self.prefix))
        self._extension = b"<%sextLst" % self.prefix

    def rows(self) -> Iterator[Row]:
        """Return the rows as they stand, one after the other.

        Raises:
            InputError: KG908: something else stands between them.
        """
        return self._rows_from(self.inner)

    def row_from(self, number: int, at: int) -> Row:
        """Return the row of a number that it says first of all, which stands behind a position."""
        return next(self._rows_from(self.text.find(b'<row r="%d"' % number, at, self.close)))

    def _rows_from(self, at: int) -> Iterator[Row]:
        text, number = self.text, 0
        while found := self._row.match(text, at, self.close):
            start, inner = found.span(1)
            first, others = found.group(2, 3)
            said = first or _said(others)
            number = _whole(said) if said else number + 1
            close = at = inner
            if not others.endswith(b"/"):
                close = self._after(self._row_end, inner)
                at = close + len(self._row_end)
                at = at + 1 if text[at] == _GREATER else self._after(b">", at) + 1
            yield Row(number, start, inner, close, at)
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
            yield Cell(column, start, inner, at)
        rest = self.text[at : row.close].strip()
        if rest and not rest.startswith(self._extension):
            raise refused(Refusal.STRUCTURE, Place())

    def has_strays(self, row: Row) -> bool:
        """Return whether a cell of a row says that it is in another row."""
        tags = (self.text[cell.start : cell.inner] for cell in self.cells(row))
        found = (_ADDRESS.search(tag) for tag in tags)
        return any(said and int(said[2]) != row.number for said in found)

    def cell_at(self, row: Row, column: int) -> Cell | None:
        """Return the cell of a column where it says its address in the usual way, once."""
        sign = b' r="%s"' % cell_name(row.number, column).encode()
        at = self.text.find(sign, row.inner, row.close)
        if at < 0 or self.text.find(sign, at + 1, row.close) >= 0:
            return None
        return self._cell_from(self.text.rfind(b"<", row.inner, at), row, at)

    def last_cell(self, row: Row) -> Cell | None:
        """Return the last cell of a row where it says its address in the usual way."""
        start = self.text.rfind(self._cell_start, row.inner, row.close)
        cell = self._cell_from(start, row, start)
        return cell if cell and not self.text[cell.end : row.close].strip() else None

    def _cell_from(self, start: int, row: Row, inside: int) -> Cell | None:
        """Return the cell whose tag begins at `start` and holds the position `inside`."""
        found = self._cell.match(self.text, start, row.close) if start >= 0 else None
        said = _ADDRESS.search(found[2]) if found else None
        if not found or not said or found.end() <= inside or int(said[2]) != row.number:
            return None
        end = inner = found.end()
        if not found[2].endswith(b"/"):
            end = self._end_of_cell(inner, row.close)
        return Cell(column_of(said[1]), start, inner, end)

    @cached_property
    def _has_loose_ends(self) -> bool:
        """Whether some end tag of a cell holds white space, as XML allows and nobody writes."""
        return any(
            self._cell_end[:-1] + space in self.text for space in (b" ", b"\n", b"\r", b"\t")
        )

    def _end_of_cell(self, inner: int, limit: int) -> int:
        at = -1 if self._has_loose_ends else self.text.find(self._cell_end, inner, limit)
        if at >= 0:
            return at + len(self._cell_end)
        found = self._loose_cell_end.search(self.text, inner, limit)
        if not found:
            raise refused(Refusal.STRUCTURE, Place())
        return found.end()

    def _after(self, sign: bytes, start: int) -> int:
        at = self.text.find(sign, start)
        if at < 0 or start < 0:
            raise damaged(Damage.XML, part=self._part)
        return at

    @cached_property
    def outer(self) -> Node:
        """The sheet without its cells; positions behind them are those of a shorter text."""
        return outline(self.text[: self.start] + self.text[self.end :], self._part)

    @cached_property
    def _head(self) -> Node:
        """The sheet as far as its cells, which is much the smaller part of what is around them."""
        return outline(self.text[: self.start], self._part)

    @cached_property
    def formulas(self) -> bytes:
        """The text, without its cells where no formula is among them.

        That they hold none is known soonest of its one letter, which is rare.
        """
        if self.text.find(b"f", self.inner, self.close) >= 0:
            return self.text
        return self.text[: self.inner] + self.text[self.close :]

    def merges(self) -> tuple[Area, ...]:
        """Return the merged areas."""
        if self.text.find(_MERGES, self.end) < 0 and self.text.find(_MERGES, 0, self.start) < 0:
            return ()
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
        group = self._head.find("cols")
        return group.children if group else []

    @property
    def dimension(self) -> Node | None:
        """The element that names the used range; it stands before the cells."""
        return self._head.find("dimension")


def _whole(digits: bytes) -> int:
    """Return the number of a row; one that is far too long lies below the sheet anyhow."""
    return int(digits) if len(digits) <= _MAX_DIGITS else LAST_ROW + 1


def _said(tag: bytes) -> bytes | None:
    """Return the number of a row that does not say it first of all, if it says it."""
    found = _NUMBER.search(tag)
    return found[1] if found else None


def _opening(prefix: bytes, name: bytes, first: bytes = b"") -> re.Pattern[bytes]:
    """Return the pattern of a start tag after white space.

    Its groups are the tag, those of the attribute that mostly comes first, and all others.
    """
    tag = re.escape(prefix) + name + rb"(?=[\s/>])" + first
    return re.compile(rb"\s*(<" + tag + rb"(" + ATTRIBUTES + rb")>)")
