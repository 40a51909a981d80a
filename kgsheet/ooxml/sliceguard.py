"""Compares a large worksheet part before and after a save slice by slice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from kgsheet.core.edits import CellEdit
from kgsheet.errors import InputError
from kgsheet.ooxml.bytewalk import Judge
from kgsheet.ooxml.cellguard import CellGuard
from kgsheet.ooxml.layout import in_order
from kgsheet.ooxml.package import Package
from kgsheet.ooxml.proof import UnusualError
from kgsheet.ooxml.sheetguard import Loss, SheetGuard
from kgsheet.ooxml.slices import Cutter, slices
from kgsheet.ooxml.xmltext import PartText

Packages = tuple[Package, Package]
"""The old one and the new one."""

_Pair = tuple[tuple[PartText, PartText], Sequence[CellEdit]]


def surely_fits(
    place: Loss, packages: Packages, cells: CellGuard, edits: Sequence[CellEdit]
) -> bool:
    """Return whether a part surely became what its edits say.

    False where it takes all of both at once to tell: any loss is found and named by who looks at
    these.
    """
    judge = Judge(cells.usual_fits)
    try:
        return all(
            next(SheetGuard(place, texts, cells, judge).losses(some, edits), None) is None
            for texts, some in _pairs(packages, place.part, in_order(edits))
        )
    except (InputError, UnusualError):
        return False


def _pairs(packages: Packages, part: str, edits: Sequence[CellEdit]) -> Iterator[_Pair]:
    """Yield slices of a part of both, one behind the other and nothing left out, with their edits.

    A row that came is in its place when it is so in its slice: it is one of an edit, and these are
    of rows behind all slices before and before all slices behind.

    Raises:
        InputError, UnusualError: one of them is broken, or not in the usual spelling.
    """
    (before, after), at = packages, 0
    old = Cutter(before.pieces(part))
    for new in slices(after.pieces(part), after.size(part)):
        own, end = old.before(new.until), len(edits)
        if new.until is not None:
            end = bisect_left(edits, new.until, at, key=attrgetter("row"))
        yield (PartText(new.with_own(own)), PartText(new.text)), edits[at:end]
        at = end
