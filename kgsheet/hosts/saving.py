"""Puts a new file in the place of an old one: at every moment one of them is there, whole."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

Keep = Callable[[Path, os.stat_result], None]
"""What becomes of a file, given by path and status, that is about to be replaced."""


class FileChangedError(Exception):
    """The file is no longer the one that was read; whoever saves must read it again."""


def backup_of(path: Path) -> Path:
    """Return where the last version before a save is kept: hidden, and no workbook by name."""
    return path.with_name(f".{path.name}.kgsheet-backup")


def drop_backup(path: Path, _: os.stat_result) -> None:
    """Keep no backup: to go back behind a save that gave a number would give it once more."""
    backup_of(path).unlink(missing_ok=True)


def clear_leftovers(path: Path) -> None:
    """Remove what a run that was killed may have left beside a file, where that can be done."""
    for one in (_new_of(path), _new_backup_of(path)):
        with suppress(OSError):
            one.unlink()


def replace_file(
    path: Path,
    seen: os.stat_result,
    write: Callable[[BinaryIO], object],
    check: Callable[[Path], None],
    keep: Keep | None = None,
) -> None:
    """Write a file anew beside itself, check it, keep the old one as backup, and swap them.

    Args:
        path: the file, not a link.
        seen: what the file was when its content was read.
        write: writes the new content.
        check: raises when the file at a path is not what was meant.
        keep: what becomes of the old file; where `None`, it is the backup.

    Raises:
        FileChangedError: another program has written the file since.
        OSError: it could not be saved; the file is as it was.
    """
    _check_writable(path)
    new = _new_of(path)
    try:
        _write(new, write)
        _take_after(new, seen)
        written = new.stat()
        check(new)
        (keep or _keep_backup)(path, seen)
        _check_unchanged(path, seen)
        _check_unchanged(new, written)
        new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
    _sync_folder(path.parent)


def put_back(path: Path, check: Callable[[Path], None]) -> None:
    """Let a file and its backup change places.

    The new content is in place before the backup is replaced: a run that is killed in between has
    done what was asked.

    Args:
        path: the file, not a link.
        check: raises when the backup, copied to a path, cannot take the place of the file.

    Raises:
        FileNotFoundError: there is no backup.
        FileChangedError: another program has written the file meanwhile.
        OSError: it could not be done; the file is as it was.
    """
    _check_writable(path)
    backup, seen = backup_of(path), path.stat()
    new = _new_of(path)
    old = _new_backup_of(path)
    try:
        _copy(backup, new, seen)
        written = new.stat()
        check(new)
        _copy(path, old, seen)
        _check_unchanged(path, seen)
        _check_unchanged(new, written)
        new.replace(path)
    except BaseException:
        for one in (new, old):
            with suppress(OSError):
                one.unlink()
        raise
    old.replace(backup)
    _sync_folder(path.parent)


def _copy(source: Path, path: Path, like: os.stat_result) -> None:
    content = source.read_bytes()
    _write(path, lambda out: out.write(content))
    _take_after(path, like)


def _check_writable(path: Path) -> None:
    """Return when the file may be written: to put another in its place asks for less."""
    path.open("r+b", buffering=0).close()


def _new_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.kgsheet-new")


def _new_backup_of(path: Path) -> Path:
    return path.with_name(f"{backup_of(path).name}-new")


def _write(path: Path, write: Callable[[BinaryIO], object]) -> None:
    path.unlink(missing_ok=True)  # left over by a run that was killed
    with path.open("xb") as out:
        # Nobody else may read it before it has taken after the old file.
        with _where_supported():
            path.chmod(stat.S_IRUSR | stat.S_IWUSR)
        write(out)
        out.flush()
        os.fsync(out.fileno())


def _take_after(path: Path, old: os.stat_result) -> None:
    """Give a file the mode and owner of another; only root may give files away."""
    if hasattr(os, "chown"):
        with _where_supported(), suppress(PermissionError):
            os.chown(path, old.st_uid, old.st_gid)
    with _where_supported():
        path.chmod(stat.S_IMODE(old.st_mode))


@contextmanager
def _where_supported() -> Iterator[None]:
    """Let pass that a drive keeps neither modes nor owners: then there are none to lose."""
    try:
        yield
    except OSError as exc:
        if exc.errno not in (errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS):
            raise


def _keep_backup(path: Path, seen: os.stat_result) -> None:
    new = _new_backup_of(path)
    try:
        _copy(path, new, seen)
        new.replace(backup_of(path))
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise


def _check_unchanged(path: Path, seen: os.stat_result) -> None:
    """Return when a file is still what it was: runs of other users wait for no lock of ours.

    Raises:
        FileChangedError: it is gone, or another file.
    """
    try:
        now = path.stat()
    except FileNotFoundError as exc:
        raise FileChangedError from exc
    if _identity(now) != _identity(seen):
        raise FileChangedError


def _identity(status: os.stat_result) -> tuple[int, int, int]:
    # Programs save a new file in place of the old one, or write into it: either shows.
    return status.st_ino, status.st_size, status.st_mtime_ns


def _sync_folder(folder: Path) -> None:
    """Have the new name on disk, where that can be asked for.

    The file is in place: a network drive that knows no such thing is no reason to say that it
    could not be saved.
    """
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
