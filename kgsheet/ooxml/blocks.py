"""Cuts a large part into blocks of whole elements, so that little of it is in hand at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

# So that a sign that lies across pieces lies across two at most.
_SHORT = 16


def blocks(pieces: Iterable[bytes], sign: bytes) -> Iterator[bytes]:
    """Yield the pieces of a part cut anew, so that each block but the last ends with a sign.

    Args:
        sign: an end tag.

    >>> [*blocks([b"<a></", b"a><b/", b">"], b"</a>")]
    [b'<a></a>', b'<b/>']
    """
    waiting = [b""]
    for piece in pieces:
        if len(waiting[-1]) < _SHORT:
            waiting[-1:] = [waiting[-1] + piece]
        else:
            waiting.append(piece)
        edge = b"".join(waiting[-2:])
        cut = edge.rfind(sign) + len(sign)
        if cut >= len(sign):
            yield b"".join((*waiting[:-2], edge[:cut]))
            waiting = [edge[cut:]]
    yield b"".join(waiting)
