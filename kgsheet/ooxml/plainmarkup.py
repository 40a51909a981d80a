"""Cuts the text of a sheet at cells in the usual spelling, many by one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import cache, lru_cache
from operator import attrgetter

from kgsheet.core.cells import column_letters
from kgsheet.core.edits import CellEdit

# What follows the address of a cell without prefix, formula or anything unusual.
_REST = (
    rb"(?: s=\"\d{1,9}\")?+(?: t=\"\w++\")?+"
    rb"(?:/>|>(?:<v>[^<]*+</v>|<is><t(?: xml:space=\"preserve\")?>[^<]*+</t></is>)?</c>)"
)
REST = re.compile(_REST)
_column = attrgetter("column")


def signs(edits: Iterable[CellEdit]) -> list[bytes]:
    """Return how the cells of edits begin in the usual spelling.

    >>> signs([CellEdit(sheet="A", row=5, column=12, value=None)])
    [b'<c r="L5"']
    """
    return [b'<c r="%s%d"' % (_letters(edit.column), edit.row) for edit in edits]


def cut(text: bytes, edits: Sequence[CellEdit], begins: Sequence[bytes]) -> list[bytes] | None:
    """Return a text cut at the cells of edits.

    The pieces go by threes: what stands before a cell, its sign, and the rest of it; last of all
    what stands behind. Joined, they are the text. None where the cells are not all there, in this
    order and in the usual spelling, each once.

    Args:
        text: some rows.
        edits: of these rows, in order.
        begins: their signs.

    >>> edits = [CellEdit(sheet="A", row=1, column=1, value=1)]
    >>> cut(b'<c r="A1" s="2"/><c r="B1"/>', edits, signs(edits))
    [b'', b'<c r="A1"', b' s="2"/>', b'<c r="B1"/>']
    """
    pieces = _pattern(frozenset(map(_column, edits))).split(text)
    if pieces[1::3] != begins:
        pieces = _joined(pieces, set(begins))
    return pieces if pieces[1::3] == begins and None not in pieces[2::3] else None


def _joined(pieces: Sequence[bytes | None], asked: Set[bytes]) -> list[bytes | None]:
    """Return pieces joined but at the cells that are asked for."""
    joined, waiting = list[bytes | None](), [pieces[0] or b""]
    for sign, rest, behind in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        if sign in asked:
            joined += [b"".join(waiting), sign, rest]
            waiting = [behind or b""]
        else:
            waiting += [sign or b"", rest or b"", behind or b""]
    return [*joined, b"".join(waiting)]


@lru_cache
def _pattern(columns: frozenset[int]) -> re.Pattern[bytes]:
    letters = b"|".join(map(_letters, sorted(columns)))
    return re.compile(rb"(<c r=\"(?:" + letters + rb")\d++\")(" + _REST + rb")?")


@cache
def _letters(column: int) -> bytes:
    return column_letters(column).encode()
