"""Lets one run at a time write a register, on whatever computer and by whatever user.

A lock in the folder for temporary files is seen by the runs of one user on one computer. Numbers
are given by several people, so this lock lies beside the workbook, hidden, and stays there: a
workbook that has one is a register, and every run that writes it takes the lock.
"""

from __future__ import annotations

import errno
import getpass
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from filelock import FileLock, SoftFileLock, Timeout

from kgsheet.errors import HostError, Problem
from kgsheet.hosts.holders import in_use
from kgsheet.hosts.locks import PAUSE, register_lock_of
from kgsheet.messages import Code
from kgsheet.messages.refusals import HOLDER_REMEDIES, LOCK_HOLDER

_LONGEST_NOTE = 300  # bytes: a short note covers the longer one before it
_UNSUPPORTED = (errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL)


@contextmanager
def only_register_writer(target: Path, patience: float) -> Iterator[None]:
    """Keep runs of every user and computer from writing the register meanwhile.

    Args:
        target: the workbook, not a link.
        patience: how many seconds to wait for the other run.

    Raises:
        HostError: KG905: the other run, which is named, did not end in time; KG915: on this drive
            two runs get the lock at once.
        OSError: no right to write there.
    """
    path = register_lock_of(target)
    lock = FileLock(path, timeout=patience)
    try:
        _acquire(lock)
    except Timeout as exc:
        raise in_use("kgsheet", HOLDER_REMEDIES["kgsheet"], _note_in(path)) from exc
    try:
        if not _keeps_others_out(path):
            raise _not_working()
        _leave_note(path)
        yield
    finally:
        with suppress(OSError):  # what was to be done is done; the lock ends with the process
            lock.release()


def _acquire(lock: FileLock) -> None:
    try:
        lock.acquire(poll_interval=PAUSE)
    except NotImplementedError as exc:
        raise _not_working() from exc
    except OSError as exc:
        if isinstance(exc, Timeout) or exc.errno not in _UNSUPPORTED:
            raise
        raise _not_working() from exc
    # Where the drive knows no locks the package makes do with whether a file exists, and a run
    # that is killed leaves that file for ever.
    if isinstance(lock, SoftFileLock):
        lock.release()
        raise _not_working()


def _keeps_others_out(path: Path) -> bool:
    status = path.stat()
    return _excludes(str(path), status.st_dev, status.st_ino)


@lru_cache
def _excludes(path: str, device: int, inode: int) -> bool:
    """Whether a second one who tries is refused, tried once for each lock file."""
    second = FileLock(path, timeout=0)
    try:
        second.acquire()
    except Timeout:
        return True
    second.release()
    return False


def _not_working() -> HostError:
    return HostError(Problem(code=Code.LOCK_NOT_WORKING))


def _leave_note(path: Path) -> None:
    """Say in the lock file who holds it; nothing depends on it."""
    with suppress(OSError, KeyError):
        note = LOCK_HOLDER.format(
            user=getpass.getuser(),
            computer=socket.gethostname(),
            process=os.getpid(),
            since=f"{datetime.now():%H:%M:%S %d/%m/%Y}",
        )
        with path.open("r+b", buffering=0) as stream:
            stream.write(note.encode().ljust(_LONGEST_NOTE)[:_LONGEST_NOTE])


def _note_in(path: Path) -> str:
    try:
        return path.read_bytes()[:_LONGEST_NOTE].decode("utf-8", "replace").strip()
    except OSError:  # Windows keeps others from reading what is locked
        return ""
