"""Cuts the text of a sheet at cells in the usual spelling, many by one pattern."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache, cached_property, lru_cache
from itertools import compress

from kgsheet.core.cells import column_letters
from kgsheet.core.edits import CellEdit

# What follows the address of a cell without prefix or anything unusual, and without formula.
_TYPE = rb"(?: s=\"\d{1,9}\")?+(?: t=\"\w++\")?+"
_VALUE = rb"(?:<v>[^<]*+</v>|<is><t(?: xml:space=\"preserve\")?>[^<]*+</t></is>)?</c>"
_REST = _TYPE + rb"(?:/>|>" + _VALUE + rb")"
# The same for any cell: one with a formula says it in full.
REST = re.compile(_TYPE + rb"(?:/>|>(?:<f>[^<]*+</f>)?" + _VALUE + rb")")
_SIGN = re.compile(rb"<c r=\"\w+\"")


def sign(edit: CellEdit) -> bytes:
    """Return how the cell of an edit begins in the usual spelling.

    >>> sign(CellEdit(sheet="A", row=5, column=12, value=None))
    b'<c r="L5"'
    """
    return _sign(edit.column) % edit.row


class Signs:
    """How the cells of edits begin in the usual spelling.

    Args:
        edits: of some rows, in order.

    >>> Signs([CellEdit(sheet="A", row=row, column=12, value=None) for row in (5, 6)]).joined
    b'<c r="L5"<c r="L6"'
    """

    def __init__(self, edits: Sequence[CellEdit]) -> None:
        signs, self.pattern = _spelled(tuple([edit.column for edit in edits]))
        self.joined = signs % tuple([edit.row for edit in edits])

    @cached_property
    def each(self) -> Set[bytes]:
        """The signs one by one."""
        return frozenset(_SIGN.findall(self.joined))


def cut(text: bytes | memoryview, signs: Signs) -> list[bytes] | None:
    """Return a text cut at cells.

    The pieces go by threes: what stands before a cell, its sign, and the rest of it; last of all
    what stands behind. Joined, they are the text. None where the cells are not all there, in this
    order and in the usual spelling, each once.

    Args:
        text: some rows.
        signs: of cells of these rows.

    >>> edits = [CellEdit(sheet="A", row=1, column=1, value=1)]
    >>> cut(b'<c r="A1" s="2"/><c r="B1"/>', Signs(edits))
    [b'', b'<c r="A1"', b' s="2"/>', b'<c r="B1"/>']
    """
    pieces = signs.pattern.split(text)
    if not _begin(pieces, signs):
        pieces = _joined(pieces, signs.each)
    return pieces if _begin(pieces, signs) and None not in pieces[2::3] else None


def _begin(pieces: list[bytes], signs: Signs) -> bool:
    """Return whether a text was cut at these signs, of which each ends where the next begins."""
    return b"".join(pieces[1::3]) == signs.joined


def _joined(pieces: Sequence[bytes | None], asked: Set[bytes]) -> list[bytes | None]:
    """Return pieces joined but at the cells that are asked for."""
    joined, start = list[bytes | None](), 0
    cells = range(1, len(pieces), 3)
    for at in compress(cells, map(asked.__contains__, pieces[1::3])):
        before = pieces[start] if at - start == 1 else b"".join(filter(None, pieces[start:at]))
        joined += (before, pieces[at], pieces[at + 1])
        start = at + 2
    return [*joined, b"".join(filter(None, pieces[start:]))]


@lru_cache
def _spelled(columns: tuple[int, ...]) -> tuple[bytes, re.Pattern[bytes]]:
    """Return the signs of cells but for their rows, and the pattern that finds them."""
    letters = b"|".join(map(_letters, sorted(set(columns))))
    pattern = re.compile(rb"(<c r=\"(?:" + letters + rb")\d++\")(" + _REST + rb")?")
    return b"".join(map(_sign, columns)), pattern


@cache
def _sign(column: int) -> bytes:
    return b'<c r="%s%%d"' % _letters(column)


@cache
def _letters(column: int) -> bytes:
    return column_letters(column).encode()
