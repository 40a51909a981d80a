"""Replaces cells in the usual spelling with little work, for columns of thousands of rows.

Some rows together are cut at the cells that change, by one pattern, and joined again. What becomes
of a cell follows from its markup behind the address and from the new value. Both repeat all the way
down a column, so each pair is worked out once and remembered.
"""

from __future__ import annotations

import io
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from operator import sub
from typing import NamedTuple

from kgsheet.core.cells import Formula, Writable
from kgsheet.core.edits import CellEdit
from kgsheet.ooxml.guards import Guards
from kgsheet.ooxml.layout import in_order
from kgsheet.ooxml.plainmarkup import Signs, cut, sign
from kgsheet.ooxml.roworder import RowOrder
from kgsheet.ooxml.xmltext import Splice

# So few that an odd one does not keep many from being replaced together.
_ROWS_AT_ONCE = 64

Span = tuple[int, int]
"""Where a piece of a text begins and ends."""

Replace = Callable[[bytes, CellEdit], bytes | None]
"""Returns the new markup of a cell, given its old one; None where it holds the value already."""

_ROW_END = b"</row>"
_New = tuple[Sequence[CellEdit], bytes]
_MOST_KNOWN = 8192

Known = dict[tuple[bytes, type, Writable], bytes]
"""What becomes of a cell's markup behind its address, given that and the new value."""


class Around(NamedTuple):
    """What all edits of a sheet share: its guards, and what is remembered of its cells."""

    guards: Guards
    known: Known


class _Group(NamedTuple):
    """Edits of some rows that stand together, and which row of the sheet each edit is for."""

    edits: Sequence[CellEdit]
    orders: Sequence[int]

    def cut(self, size: int) -> Iterator[_Group]:
        """Yield groups of edits whose rows lie in the same block of so many rows."""
        edits, orders, start = self.edits, self.orders, 0
        while start < len(edits):
            end = bisect_left(orders, orders[start] // size * size + size, start)
            yield _Group(edits[start:end], orders[start:end])
            start = end

    def is_placed(self, pieces: Sequence[bytes]) -> bool:
        """Return whether each cell stands in the row that it names, given the text cut at them."""
        steps = map(sub, self.orders, [self.orders[0] - 1, *self.orders])
        # As many rows begin in all as there are steps: where none begins too few, none does too
        # many, and none is left for the other pieces. Mostly it is one, which is found at once.
        return all(
            b"<row" in piece and (step == 1 or piece.count(b"<row") >= step)
            for piece, step in zip(pieces[::3], steps, strict=False)
            if step
        )


class _Run:
    """Splices with nothing between them but an end tag, made one.

    One large text goes back to the system when it is let go; a thousand small ones do not.
    """

    def __init__(self) -> None:
        self._start, self._end, self._new = 0, 0, io.BytesIO()

    def add(self, splice: Splice) -> Iterator[Splice]:
        """Take a splice in, and yield the run before where it does not follow that."""
        start, end, new = splice
        if self._end and start == self._end + len(_ROW_END):
            self._new.write(_ROW_END)
        else:
            yield from self.finish()
            self._start = start
        self._new.write(new)
        self._end = end

    def finish(self) -> Iterator[Splice]:
        """Yield the run, which begins anew."""
        if self._end:
            yield self._start, self._end, self._new.getvalue()
        self._end, self._new = 0, io.BytesIO()


class PlainCells:
    """The cells of one part that need no closer look.

    Args:
        order: of the rows of a part without prefix, in which nothing is masked.
    """

    def __init__(self, order: RowOrder, around: Around, replace: Replace) -> None:
        self._grid, self._order = order.grid, order.filled
        self._text, self._end = self._grid.text, self._grid.close
        self._view = memoryview(self._text)
        (self._guards, self._known), self._replace = around, replace

    def changes(
        self, edits: Sequence[CellEdit]
    ) -> tuple[list[CellEdit], list[Splice], Sequence[CellEdit]]:
        """Return the edits that change a cell, and how, and those of rows that are not plain.

        Args:
            edits: in the order of rows and columns.
        """
        changed, splices, others = list[CellEdit](), list[Splice](), list[CellEdit]()
        stretches, absent = _stretches(self._order, edits)
        end = self._grid.inner
        for stretch in stretches:
            run = _Run()
            for group, span, new in self._outcomes(stretch, end):
                end = span[1]
                if new is None:
                    others += group.edits
                elif new[0]:
                    changed += new[0]
                    splices += run.add((*span, new[1]))
            splices += run.finish()
        return changed, splices, in_order(others + absent)

    def _outcomes(self, stretch: _Group, at: int) -> Iterator[tuple[_Group, Span, _New | None]]:
        """Yield what becomes of the rows of a stretch, some together."""
        for group in stretch.cut(_ROWS_AT_ONCE):
            for one, span, new in self._tries(group, at):
                at = span[1]
                yield one, span, new

    def _tries(self, group: _Group, at: int) -> Iterator[tuple[_Group, Span, _New | None]]:
        """Yield what becomes of a group; of its rows one by one, where one among them is odd."""
        span = self._span(group, at)
        new = self._replaced(group, *span)
        if new is None and len(rows := list(group.cut(1))) > 1:
            for row in rows:
                yield from self._tries(row, span[0])
        else:
            yield group, span, new

    def _span(self, group: _Group, at: int) -> Span:
        """Return where the rows of a group begin and end, but for the last end tag."""
        first, last = group.edits[0].row, group.edits[-1].row
        start = self._text.find(b'<row r="%d"' % first, at, self._end)
        last_start = self._text.find(b'<row r="%d"' % last, start, self._end)
        return start, self._text.find(_ROW_END, last_start, self._end)

    def _replaced(self, group: _Group, start: int, end: int) -> _New | None:
        """Return the edits that change a cell and the new rows; None where a cell is not plain."""
        edits, text = group.edits, self._view[start:end]
        pieces, values = cut(text, Signs(edits)), [edit.value for edit in edits]
        if not pieces or not group.is_placed(pieces) or Formula in map(type, values):
            return None
        rests = pieces[2::3]
        news, changed = self._news(rests, values, edits), edits
        if not all(news):
            changed = [edit for edit, new in zip(edits, news, strict=True) if new]
            news = [new or old for new, old in zip(news, rests, strict=True)]
        if not self._guards.let_pass(edits[0].row, edits[-1].row):
            for edit in changed:
                self._guards.check(edit, b"")
        pieces[2::3] = news
        return changed, b"".join(pieces)

    def _news(
        self, rests: Sequence[bytes], values: Sequence[Writable], edits: Sequence[CellEdit]
    ) -> list[bytes]:
        """Return the new markup behind each address, nothing where nothing changes."""
        known = self._known
        with suppress(KeyError):
            return [*map(known.__getitem__, zip(rests, map(type, values), values, strict=True))]
        if len(known) >= _MOST_KNOWN:
            known.clear()
        pairs = [*zip(rests, map(type, values), values, strict=True)]
        for pair, edit in zip(pairs, edits, strict=True):
            if pair not in known:
                begin = sign(edit)
                new = self._replace(begin + pair[0], edit)
                known[pair] = b"" if new is None else new[len(begin) :]
        return [known[pair] for pair in pairs]


def _stretches(
    order: Mapping[int, int], edits: Sequence[CellEdit]
) -> tuple[list[_Group], list[CellEdit]]:
    """Return the edits between rows that hold nothing yet, and the edits of these.

    Such a row will be put in between, or filled, so that rows before it and behind stay apart.
    """
    orders = [order.get(edit.row, -1) for edit in edits]
    absent = [at for at, one in enumerate(orders) if one < 0] if -1 in orders else []
    ends = pairwise([-1, *absent, len(edits)])
    spans = [slice(start + 1, end) for start, end in ends if start + 1 < end]
    return [_Group(edits[one], orders[one]) for one in spans], [edits[at] for at in absent]
