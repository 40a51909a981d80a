"""Saves a workbook whose rules were put back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from kgsheet.core.block_rules import BlockRules
from kgsheet.core.mended import Mended
from kgsheet.hosts.contents import content_of
from kgsheet.hosts.faults import save_failed
from kgsheet.hosts.losses import loss_refused
from kgsheet.hosts.saving import FileChangedError, clear_leftovers, replace_file
from kgsheet.ooxml.restore import RestorePatch
from kgsheet.ooxml.restoreguard import unrestored

_ATTEMPTS = 3


def restored(target: Path, decide: Callable[[bytes], Sequence[BlockRules]]) -> Sequence[Mended]:
    """Put the rules of a workbook back, and return what was mended.

    Args:
        target: the file, not a link; nobody else writes it meanwhile.
        decide: says from the bytes of the workbook which rules its blocks should keep.

    Raises:
        InputError: what `decide` raises; KG908: it cannot be done without loss.
        HostError: KG906, KG909: no permission, not saved.
    """
    for _ in range(_ATTEMPTS):
        seen = target.stat()
        data = content_of(target)
        patch = RestorePatch(data, decide(data))
        if not patch.is_needed:
            clear_leftovers(target)
            return []
        with suppress(FileChangedError):
            replace_file(target, seen, patch.write, _guard(data, patch))
            return patch.mended
    raise save_failed("changing")


def _guard(before: bytes, patch: RestorePatch) -> Callable[[Path], None]:
    def check(path: Path) -> None:
        losses = unrestored(before, path.read_bytes(), patch)
        if losses:
            raise loss_refused(losses)

    return check
