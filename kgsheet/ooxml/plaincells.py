"""Replaces cells in the usual spelling with little work, for columns of thousands of rows.

What becomes of a cell follows from its markup behind the address and from the new value. Both
repeat all the way down a column, so each pair is worked out once and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from kgsheet.core.cells import Formula, Writable, column_letters
from kgsheet.core.edits import CellEdit
from kgsheet.ooxml.guards import Guards
from kgsheet.ooxml.rows import Grid, Row
from kgsheet.ooxml.xmltext import Splice

# What follows the address of a cell without prefix, formula or anything unusual.
REST = re.compile(
    rb"(?: s=\"\d{1,9}\")?(?: t=\"\w+\")?"
    rb"(?:/>|>(?:<v>[^<]*</v>|<is><t(?: xml:space=\"preserve\")?>[^<]*</t></is>)?</c>)"
)

Replace = Callable[[bytes, CellEdit], bytes | None]
"""Returns the new markup of a cell, given its old one; None where it holds the value already."""

_Pair = tuple[bytes, type, Writable]


class PlainCells:
    """The cells of one part that need no closer look."""

    def __init__(self, grid: Grid, guards: Guards, replace: Replace) -> None:
        self._text, self._guards, self._replace = grid.text, guards, replace
        self._known: dict[_Pair, bytes | None] = {}

    def changes(
        self, row: Row, edits: Sequence[CellEdit]
    ) -> tuple[list[CellEdit], list[Splice]] | None:
        """Return the edits that change a cell of a row, and how; None where the row is not plain.

        Args:
            edits: of this row, in the order of columns.
        """
        number, begin, close = row.number, row.inner, row.close
        if not self._guards.let_pass(number):
            return None
        text, known, at = self._text, self._known, begin
        changed, splices = [], list[Splice]()
        for edit in edits:
            sign = b'<c r="%s%d"' % (_letters(edit.column), number)
            start = text.find(sign, begin, close)
            rest = start + len(sign)
            found = REST.match(text, rest, close) if start >= at else None
            if not found or text.rfind(sign, rest, close) >= 0 or type(edit.value) is Formula:
                return None
            at = found.end()
            pair = found[0], type(edit.value), edit.value
            if pair not in known:
                known[pair] = self._becomes(sign, found[0], edit)
            if (new := known[pair]) is not None:
                changed.append(edit)
                _append(splices, start, at, sign + new)
        return changed, splices

    def _becomes(self, sign: bytes, rest: bytes, edit: CellEdit) -> bytes | None:
        """Return the new markup behind the address, or None where nothing changes."""
        new = self._replace(sign + rest, edit)
        return None if new is None else new[len(sign) :]


def _append(splices: list[Splice], start: int, end: int, new: bytes) -> None:
    """Add a splice, as one with the last where they touch, so that a long column stays small."""
    if splices and splices[-1][1] == start:
        start, _, before = splices.pop()
        new = before + new
    splices.append((start, end, new))


@cache
def _letters(column: int) -> bytes:
    return column_letters(column).encode()
