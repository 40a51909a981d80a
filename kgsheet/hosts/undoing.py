"""Puts the backup of a workbook back in its place."""

from __future__ import annotations

from pathlib import Path

from kgsheet.errors import InputError, Problem
from kgsheet.hosts.faults import save_failed, translated
from kgsheet.hosts.saving import FileChangedError, backup_of, put_back
from kgsheet.messages import Code
from kgsheet.ooxml.package import Package
from kgsheet.ooxml.workbook import Workbook


def undo(target: Path) -> None:
    """Let a workbook and its backup change places.

    Args:
        target: the file, not a link; nobody else writes it meanwhile.

    Raises:
        InputError: KG912: there is no backup; KG902 to KG904, KG907: it is no workbook.
        HostError: KG906, KG909: no permission, not saved.
    """
    backup = backup_of(target)
    if not backup.is_file():
        raise InputError(Problem(code=Code.BACKUP_MISSING, facts={"backup": backup.name}))
    with translated(backup, "read"):
        Workbook(Package(backup.read_bytes()))
    try:
        put_back(target, lambda path: _check_same(path, backup))
    except FileChangedError as exc:
        raise save_failed("changing") from exc


def _check_same(path: Path, backup: Path) -> None:
    if path.read_bytes() != backup.read_bytes():
        raise save_failed("check")
