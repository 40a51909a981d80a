"""Walks two texts of a worksheet together, from one edited cell to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kgsheet.core.cells import Writable
from kgsheet.core.edits import CellEdit
from kgsheet.ooxml.plainmarkup import REST, Signs, cut, sign

Span = tuple[int, int]
"""Where a piece of a text begins and ends."""

Spans = tuple[Span, Span]
"""What belongs together of two texts."""

Texts = tuple[bytes, bytes]
"""The old one and the new one."""

Fits = Callable[[bytes | None, bytes, CellEdit], bool]
"""Returns whether a cell became what an edit says, by its markup behind the address."""

_Case = tuple[bytes, bytes, type, Writable]

# Fewer cells than a part is worth, and as many as keep the parts small.
_FEW, _AT_ONCE = 16, 512
_MOST_KNOWN = 8192


class Judge:
    """Judges cells, and of long columns, of which the cells repeat few cases, one of each."""

    def __init__(self, fits: Fits) -> None:
        self.fits, self._fitting = fits, set[_Case]()

    def are_replaced(self, texts: Texts, spans: Spans, edits: Sequence[CellEdit]) -> bool:
        """Return whether two texts differ in edits only, and no cell came."""
        signs = Signs(edits)
        old, new = (
            cut(memoryview(text)[start:end], signs)
            for text, (start, end) in zip(texts, spans, strict=True)
        )
        if not old or not new or old[::3] != new[::3]:
            return False
        values = [edit.value for edit in edits]
        cases = zip(old[2::3], new[2::3], map(type, values), values, strict=True)
        one_of = dict(zip(cases, edits, strict=True))
        unseen = one_of.keys() - self._fitting
        if not all(self.fits(case[0], case[1], one_of[case]) for case in unseen):
            return False
        if len(self._fitting) >= _MOST_KNOWN:
            self._fitting.clear()
        self._fitting |= unseen
        return True


def cells_added(texts: Texts, spans: Spans, edits: Sequence[CellEdit], judge: Judge) -> int | None:
    """Return how many cells came, where two texts in the usual spelling differ in edits only.

    All bytes between the edited cells are the same, and each of those became what its edit says.
    None where that cannot be told so simply.

    Args:
        texts: the old one and the new one.
        spans: what to compare of each.
        edits: of these spans, in the order of rows and columns.
        judge: judges the cells.
    """
    added = 0
    for part, group in _parts(texts, spans, edits):
        if _is_long_column(group) and judge.are_replaced(texts, part, group):
            continue
        came = _added(texts, part, group, judge.fits)
        if came is None:
            return None
        added += came
    return added


def _parts(
    texts: Texts, spans: Spans, edits: Sequence[CellEdit]
) -> Iterator[tuple[Spans, Sequence[CellEdit]]]:
    """Yield parts of both texts, one behind the other and nothing left out, with their edits."""
    (old, new), ((at, end), (new_at, new_end)), first = texts, spans, 0
    for last in range(0, len(edits), _AT_ONCE):
        begin = sign(edits[last])
        until, new_until = old.find(begin, at, end), new.find(begin, new_at, new_end)
        if until < 0 or new_until < 0:
            continue  # a cell that came: the next part takes in this one
        yield ((at, until), (new_at, new_until)), edits[first:last]
        at, new_at, first = until, new_until, last
    yield ((at, end), (new_at, new_end)), edits[first:]


def _is_long_column(edits: Sequence[CellEdit]) -> bool:
    return len(edits) > _FEW and edits[-1].row - edits[0].row < len(edits)


def _added(texts: Texts, spans: Spans, edits: Sequence[CellEdit], fits: Fits) -> int | None:
    """Return how many cells came, as `cells_added` does, looking at one cell after the other."""
    (old, new), ((at, end), (new_at, new_end)), added = texts, spans, 0
    for edit in edits:
        begin = sign(edit)
        start = new.find(begin, new_at, new_end)
        until, size = at + start - new_at, len(begin)
        found = REST.match(new, start + size, new_end) if start >= 0 else None
        if not found or until > end or old[at:until] != new[new_at:start]:
            return None
        had = REST.match(old, until + size, end) if old.startswith(begin, until, end) else None
        if not fits(had and had[0], found[0], edit):
            return None
        at, new_at, added = had.end() if had else until, found.end(), added + (not had)
    return added if old[at:end] == new[new_at:new_end] else None
