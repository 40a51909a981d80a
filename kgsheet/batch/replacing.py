"""Files that come out whole or not at all, whatever is killed when."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """Give a stream for what is to stand in place of a file, once all of it is written.

    Raises:
        OSError: it cannot be written.
    """
    # No other process writes under this name.
    half = path.with_name(f".kgsheet-{os.getpid()}-{path.name}.tmp")
    try:
        with half.open("wb") as stream:
            yield stream
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def clear_leftovers(folder: Path) -> None:
    """Remove what a run that was killed left half written."""
    for one in folder.glob(".kgsheet-*.tmp"):
        with suppress(OSError):
            one.unlink()
