"""Reads the bytes of a workbook, where there is a file and no larger one than a workbook is."""

from __future__ import annotations

import stat
from pathlib import Path

from kgsheet.messages.refusals import Damage
from kgsheet.ooxml.faults import damaged, not_a_workbook

# Several times the largest workbook that an office PC opens.
MAX_FILE = 1 << 29


def content_of(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        InputError: KG902: a pipe or device, which might never end; KG907: too large.
        OSError: a folder, or it cannot be read.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
        raise not_a_workbook()
    if status.st_size > MAX_FILE:
        raise damaged(Damage.FILE_TOO_LARGE)
    return path.read_bytes()
