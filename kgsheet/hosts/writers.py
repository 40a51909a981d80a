"""Lets one run at a time write a file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from zlib import adler32, crc32

from kgsheet.hosts.faults import save_failed
from kgsheet.hosts.holders import in_use
from kgsheet.hosts.locks import alone
from kgsheet.messages.refusals import HOLDER_REMEDIES


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
    owner = os.getuid() if hasattr(os, "getuid") else ""
    folder = Path(_temporary_folder(), f"kgsheet-{owner}")
    folder.mkdir(mode=0o700, exist_ok=True)
    with ExitStack() as stack:
        try:
            stack.enter_context(alone(folder / f"{_key(target)}.lock", patience))
        except TimeoutError as exc:
            raise in_use("kgsheet", HOLDER_REMEDIES["kgsheet"]) from exc
        yield


def _key(target: Path) -> str:
    """Return a short name for a path; should two paths share one, the runs merely take turns."""
    path = os.path.normcase(target).encode()
    return f"{crc32(path):08x}{adler32(path):08x}"


def _temporary_folder() -> str:
    try:
        return tempfile.gettempdir()
    except FileNotFoundError as exc:  # it has tried to write to each that it knows
        raise save_failed("temporary") from exc
