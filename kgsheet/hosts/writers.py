"""Lets one run at a time write a file."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kgsheet.hosts.faults import save_failed
from kgsheet.hosts.holders import in_use
from kgsheet.messages.refusals import HOLDER_REMEDIES

# Seconds between two looks whether the other run has ended: less than a save takes, so that two
# runs of many saves take turns.
_PAUSE = 0.01


@contextmanager
def only_writer(target: Path, patience: float) -> Iterator[None]:
    """Keep other runs from writing the file meanwhile.

    The lock lies in a folder for temporary files, under a name made from the path: beside the
    workbook people would find it, copy it along and take it for theirs. Runs of other users or on
    other computers do not see it; for them the file is compared once more before it is replaced.

    Args:
        target: the file, not a link.
        patience: how many seconds to wait for the other run.

    Raises:
        HostError: KG905: the other run did not end in time; KG909: nowhere to put the lock.
    """
    from filelock import FileLock, Timeout  # only a run that writes needs it

    owner = os.getuid() if hasattr(os, "getuid") else ""
    folder = Path(_temporary_folder(), f"kgsheet-{owner}")
    folder.mkdir(mode=0o700, exist_ok=True)
    key = hashlib.sha256(os.path.normcase(target).encode()).hexdigest()[:32]
    lock = FileLock(folder / f"{key}.lock", timeout=patience)
    try:
        lock.acquire(poll_interval=_PAUSE)
    except Timeout as exc:
        raise in_use("kgsheet", HOLDER_REMEDIES["kgsheet"]) from exc
    try:
        yield
    finally:
        with suppress(OSError):  # what was to be done is done; the lock ends with the process
            lock.release()


def _temporary_folder() -> str:
    try:
        return tempfile.gettempdir()
    except FileNotFoundError as exc:  # it has tried to write to each that it knows
        raise save_failed("temporary") from exc
