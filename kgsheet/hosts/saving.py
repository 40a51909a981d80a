"""Puts a new file in the place of an old one: at every moment one of them is there, whole."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


class FileChangedError(Exception):
    """The file is no longer the one that was read; whoever saves must read it again."""


def backup_of(path: Path) -> Path:
    """Return where the last version before a save is kept: hidden, and no workbook by name."""
    return path.with_name(f".{path.name}.kgsheet-backup")


def replace_file(
    path: Path,
    seen: os.stat_result,
    write: Callable[[BinaryIO], object],
    check: Callable[[Path], None],
) -> None:
    """Write a file anew beside itself, check it, keep the old one as backup, and swap them.

    Args:
        path: the file, not a link.
        seen: what the file was when its content was read.
        write: writes the new content.
        check: raises when the file at a path is not what was meant.

    Raises:
        FileChangedError: another program has written the file since.
        OSError: it could not be saved; the file is as it was.
    """
    if not os.access(path, os.W_OK):
        raise PermissionError
    new = path.with_name(f".{path.name}.kgsheet-new")
    try:
        _write(new, write)
        _take_after(new, seen)
        check(new)
        _keep_backup(path, seen)
        if _identity(path.stat()) != _identity(seen):
            raise FileChangedError
        new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
    _sync_folder(path.parent)


def _write(path: Path, write: Callable[[BinaryIO], object]) -> None:
    path.unlink(missing_ok=True)  # left over by a run that was killed
    with path.open("xb") as out:
        path.chmod(stat.S_IRUSR | stat.S_IWUSR)
        write(out)
        out.flush()
        os.fsync(out.fileno())


def _take_after(path: Path, old: os.stat_result) -> None:
    """Give a file the mode and owner of another; only root may give files away."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(path, old.st_uid, old.st_gid)
    path.chmod(stat.S_IMODE(old.st_mode))


def _keep_backup(path: Path, seen: os.stat_result) -> None:
    backup = backup_of(path)
    new = backup.with_name(f"{backup.name}-new")
    content = path.read_bytes()
    try:
        _write(new, lambda out: out.write(content))
        _take_after(new, seen)
        new.replace(backup)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise


def _identity(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_size, status.st_mtime_ns


def _sync_folder(folder: Path) -> None:
    """Have the new name on disk; Windows cannot and need not."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
