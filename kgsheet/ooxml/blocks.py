"""Cuts a large part into blocks of whole elements, so that little of it is in hand at a time."""

from __future__ import annotations

from collections.abc import Iterator

_SIZE = 1 << 16


def blocks(utf8: bytes, start: int, end: int, sign: bytes) -> Iterator[bytes]:
    """Yield what stands between two positions, some elements at a time.

    Args:
        sign: the end tag of an element; each block but the last ends with it.

    >>> [*blocks(b"<a></a><b/>", 0, 11, b"</a>")]
    [b'<a></a>', b'<b/>']
    """
    while start < end:
        cut = utf8.rfind(sign, start, min(start + _SIZE, end))
        if cut < 0:
            cut = utf8.find(sign, start, end)
        stop = end if cut < 0 else cut + len(sign)
        yield utf8[start:stop]
        start = stop
