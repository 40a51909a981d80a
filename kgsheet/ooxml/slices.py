"""Cuts a large worksheet into small ones, so that little of it is in hand at a time.

Each has the head of the sheet and some of its rows. Only a sheet in the usual spelling is cut: in
UTF-8, without comments and the like, rows numbered one behind the other with nothing between. It is
not proven well-formed by that: whoever looks at all slices has seen all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from kgsheet.ooxml.blocks import blocks
from kgsheet.ooxml.proof import UnusualError
from kgsheet.ooxml.xmltext import UTF8, encoding_of, opens

LARGE = 1 << 20
"""Bytes from which a sheet is worth to be cut."""

_SMALLEST, _PART = 1 << 16, 100
_LONGEST_HEAD = 1 << 14
_SHEET_DATA, _SHEET_DATA_END, _ROW_END = b"<sheetData>", b"</sheetData>", b"</row>"
_CLOSE = _SHEET_DATA_END + b"</worksheet>"
_SIGN = b'<row r="'
_ROW = re.compile(_SIGN + rb"([1-9]\d{0,6})\"")


class Slice(NamedTuple):
    """A sheet with some of the rows of another.

    Attributes:
        start, end: where in its text stands what is of the other sheet at this place; joined, these
            are that sheet.
        until: the number of the row that follows, which is not among them; None for the end.
    """

    text: bytes
    start: int
    end: int
    until: int | None

    def with_own(self, own: bytes) -> bytes:
        """Return the sheet with something else at this place."""
        return self.text[: self.start] + own + self.text[self.end :]


def slices(pieces: Iterable[bytes], size: int) -> Iterator[Slice]:
    """Yield the slices of a worksheet.

    Args:
        pieces: its part.
        size: how large this is.

    Raises:
        UnusualError: it is not in the usual spelling.
    """
    parts = _plain(_larger(blocks(pieces, _ROW_END), max(_SMALLEST, size // _PART)))
    own, lead = next(parts), b""
    head = _head(own)
    for following in parts:
        if row := _ROW.match(following):
            text = b"".join((lead, own, _CLOSE))
            yield Slice(text, len(lead), len(text) - len(_CLOSE), int(row[1]))
            own, lead = following, head
        elif following.endswith(_ROW_END):
            raise UnusualError
        else:
            own += following
    yield Slice(lead + own, len(lead), len(lead) + len(own), None)


class Cutter:
    """Cuts another sheet where the slices of one end.

    Raises:
        UnusualError: it is not in the usual spelling.
    """

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._parts, self._waiting = _plain(blocks(pieces, _ROW_END)), b""

    def before(self, until: int | None) -> bytes:
        """Return what follows, up to the first row that has this number or a higher one.

        Args:
            until: the number; None for all that is left.
        """
        if until is None:
            return b"".join((self._waiting, *self._parts))
        before = list[bytes]()
        for part in chain((self._waiting,), self._parts):
            at = _place(part, until)
            self._waiting = part[at:]
            before.append(part[:at])
            if self._waiting:
                break
        return b"".join(before)


def _place(part: bytes, until: int) -> int:
    """Return where rows from a number on begin, or what stands behind the last row of all."""
    at = part.find(_SIGN + b'%d"' % until)
    if at >= 0:
        return at
    end, last = part.find(_SHEET_DATA_END), _ROW.match(part, max(part.rfind(_SIGN), 0))
    if last and int(last[1]) < until:  # as mostly
        return len(part) if end < 0 else end
    return next((one.start() for one in _ROW.finditer(part) if int(one[1]) >= until), max(end, 0))


def _head(first: bytes) -> bytes:
    """Return a worksheet up to its rows, given how it begins."""
    mark, encoding = encoding_of(first)
    end = first.find(_SHEET_DATA, 0, _LONGEST_HEAD)
    if mark or encoding not in UTF8 or end < 0:
        raise UnusualError
    return first[: end + len(_SHEET_DATA)]


def _plain(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the parts of a text that hides no elements in comments and the like."""
    start = 1  # a declaration may stand there
    for part in parts:
        if opens(part, b"<!") or opens(part, b"<?", start):
            raise UnusualError
        start = 0
        yield part


def _larger(parts: Iterable[bytes], least: int) -> Iterator[bytes]:
    waiting, size = list[bytes](), 0
    for part in parts:
        waiting.append(part)
        size += len(part)
        if size >= least:
            yield b"".join(waiting)
            waiting, size = [], 0
    yield b"".join(waiting)
