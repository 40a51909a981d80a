"""Says where a save would have changed what it must not."""

from __future__ import annotations

from collections.abc import Sequence

from kgsheet.errors import HostError, Place
from kgsheet.hosts.faults import save_failed
from kgsheet.messages.refusals import LOSS_PLACES
from kgsheet.ooxml.sheetguard import Loss

_MOST_NAMED = 3


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
