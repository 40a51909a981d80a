"""Keeps the `spans` of a row, which name the columns that its cells lie in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kgsheet.ooxml.rows import Row
from kgsheet.ooxml.xmltext import Splice, with_attributes

_SPANS = re.compile(rb"\sspans=\"([\d: ]*\d)\"")


def wider_spans(utf8: bytes, row: Row, columns: Iterable[int]) -> bytes | None:
    """Return the `spans` of a row that takes in more columns; None where nothing changes."""
    said = _SPANS.search(utf8, row.start, row.inner)
    if not said:
        return None
    ends = [int(end) for end in said[1].replace(b":", b" ").split()]
    wide = {*ends, *columns}
    if (min(wide), max(wide)) == (min(ends), max(ends)):
        return None
    return b"%d:%d" % (min(wide), max(wide))


def widened(utf8: bytes, row: Row, columns: Iterable[int]) -> Iterator[Splice]:
    """Yield the splice that makes the `spans` of a row take in more columns."""
    new = wider_spans(utf8, row, columns)
    if new is not None:
        tag = with_attributes(utf8[row.start : row.inner], {b"spans": new})
        yield row.start, row.inner, tag
