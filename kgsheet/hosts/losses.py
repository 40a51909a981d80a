"""Refuses a save that changed more than was asked, and says where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kgsheet.errors import HostError, Place
from kgsheet.hosts.faults import save_failed
from kgsheet.messages.refusals import LOSS_PLACES
from kgsheet.ooxml.lossguard import unintended
from kgsheet.ooxml.patch import WorkbookPatch
from kgsheet.ooxml.sheetguard import Loss

_MOST_NAMED = 3


def loss_guard(before: bytes, patch: WorkbookPatch) -> Callable[[Path], None]:
    """Return a check of what a patch of these bytes wrote to a path.

    The check raises HostError KG909 where anything but the intended cells differs.
    """

    def check(path: Path) -> None:
        after = path.read_bytes()
        losses = unintended(before, after, patch.changed, patch.growths)
        if losses:
            raise loss_refused(losses)

    return check


def loss_refused(losses: Sequence[Loss]) -> HostError:
    """Return the error KG909 that names the first places."""
    places = list(dict.fromkeys(map(_place, losses)))
    named = "; ".join(places[:_MOST_NAMED])
    if rest := len(places[_MOST_NAMED:]):
        named += LOSS_PLACES["more"].format(rest)
    return save_failed("loss", places=named)


def _place(loss: Loss) -> str:
    if loss.sheet:
        return str(Place(sheet=loss.sheet, cell=loss.cell, row=loss.row))
    return LOSS_PLACES["part" if loss.part else "package"].format(loss.part)
