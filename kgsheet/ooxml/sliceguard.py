"""Compares a large worksheet part before and after a save slice by slice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from kgsheet.core.edits import CellEdit
from kgsheet.errors import InputError
from kgsheet.ooxml.cellguard import CellGuard
from kgsheet.ooxml.layout import in_order
from kgsheet.ooxml.proof import UnusualError
from kgsheet.ooxml.sheetguard import Loss, SheetGuard
from kgsheet.ooxml.slices import Cutter, slices
from kgsheet.ooxml.xmltext import PartText

_ROW = b"<row "

Pieces = tuple[Iterable[bytes], Iterable[bytes]]
"""The old part and the new one."""

_Pair = tuple[tuple[PartText, PartText], Sequence[CellEdit]]


def surely_fits(place: Loss, pieces: Pieces, cells: CellGuard, edits: Sequence[CellEdit]) -> bool:
    """Return whether a part surely became what its edits say.

    False where it takes all of both at once to tell: there, or where a row came, any loss is found
    and named by who looks at these.
    """
    try:
        return all(
            next(SheetGuard(place, texts, cells).losses(some), None) is None
            for texts, some in _pairs(pieces, in_order(edits))
        )
    except (InputError, UnusualError):
        return False


def _pairs(pieces: Pieces, edits: Sequence[CellEdit]) -> Iterator[_Pair]:
    """Yield slices of both parts, one behind the other and nothing left out, with their edits.

    Raises:
        UnusualError: one of them is not in the usual spelling, or a row came or went.
    """
    old, cutter, at = slices(pieces[0]), Cutter(pieces[1]), 0
    for one in old:
        own = cutter.before(one.until)
        if own.count(_ROW) != one.text.count(_ROW, one.start, one.end):
            raise UnusualError  # in its slice alone, no row is known to be in its place
        end = len(edits)
        if one.until is not None:
            end = bisect_left(edits, one.until, at, key=attrgetter("row"))
        yield (PartText(one.text), PartText(one.with_own(own))), edits[at:end]
        at = end
