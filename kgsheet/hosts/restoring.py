"""Saves a workbook whose rules were put back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kgsheet.core.block_rules import BlockRules
from kgsheet.core.mended import Mended
from kgsheet.hosts.changing import saved
from kgsheet.hosts.losses import loss_refused
from kgsheet.ooxml.restore import RestorePatch
from kgsheet.ooxml.restoreguard import unrestored


def restored(target: Path, decide: Callable[[bytes], Sequence[BlockRules]]) -> Sequence[Mended]:
    """Put the rules of a workbook back, and return what was mended.

    Args:
        target: the file, not a link; nobody else writes it meanwhile.
        decide: says from the bytes of the workbook which rules its blocks should keep.

    Raises:
        InputError: what `decide` raises; KG908: it cannot be done without loss.
        HostError: KG906, KG909: no permission, not saved.
    """
    return saved(target, lambda data: RestorePatch(data, decide(data)), _guard).mended


def _guard(before: bytes, patch: RestorePatch) -> Callable[[Path], None]:
    def check(path: Path) -> None:
        losses = unrestored(before, path.read_bytes(), patch)
        if losses:
            raise loss_refused(losses)

    return check
