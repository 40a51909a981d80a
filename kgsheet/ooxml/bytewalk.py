"""Walks two texts of a worksheet together, from one edited cell to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from kgsheet.core.cells import column_letters
from kgsheet.core.edits import CellEdit
from kgsheet.ooxml.plaincells import REST

Span = tuple[int, int]
"""Where a piece of a text begins and ends."""

Fits = Callable[[bytes | None, bytes, CellEdit], bool]
"""Returns whether a cell became what an edit says, by its markup behind the address."""


def cells_added(
    texts: tuple[bytes, bytes], spans: tuple[Span, Span], edits: Iterable[CellEdit], fits: Fits
) -> int | None:
    """Return how many cells came, where two texts in the usual spelling differ in edits only.

    All bytes between the edited cells are the same, and each of those became what its edit says.
    None where that cannot be told so simply.

    Args:
        texts: the old one and the new one.
        spans: what to compare of each.
        edits: of these spans, in the order of rows and columns.
        fits: judges a cell.
    """
    (old, new), ((at, end), (new_at, new_end)), added = texts, spans, 0
    for edit in edits:
        sign = b'<c r="%s%d"' % (_letters(edit.column), edit.row)
        start = new.find(sign, new_at, new_end)
        until, size = at + start - new_at, len(sign)
        found = REST.match(new, start + size, new_end) if start >= 0 else None
        if not found or until > end or old[at:until] != new[new_at:start]:
            return None
        had = REST.match(old, until + size, end) if old.startswith(sign, until, end) else None
        if not fits(had and had[0], found[0], edit):
            return None
        at, new_at, added = had.end() if had else until, found.end(), added + (not had)
    return added if old[at:end] == new[new_at:new_end] else None


@cache
def _letters(column: int) -> bytes:
    return column_letters(column).encode()
