"""Holds lock files by the lock of the system, where little is to be loaded for that.

Every save and every click takes one; filelock would bring OpenSSL with it, 5 MB and 15 ms.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# Seconds between two looks whether the other run has ended: less than a save takes, so that two
# runs of many saves take turns.
PAUSE = 0.01


def register_lock_of(target: Path) -> Path:
    """Return the lock file of a workbook that is, or will be, a register."""
    return target.with_name(f".{target.name}.kgsheet-lock")


@contextmanager
def alone(path: Path, patience: float) -> Iterator[None]:
    """Hold a lock file, which stays there, on a drive of this computer.

    Args:
        path: the lock file.
        patience: how many seconds to wait for another run that holds it.

    Raises:
        TimeoutError: the other run did not end in time.
        OSError: it cannot be written.
    """
    end = time.monotonic() + patience
    while (release := _tried(path)) is None:
        if time.monotonic() >= end:
            raise TimeoutError
        time.sleep(PAUSE)
    try:
        yield
    finally:
        with suppress(OSError):  # what was to be done is done; the lock ends with the process
            release()


if sys.platform == "win32":
    from filelock import FileLock

    def _tried(path: Path) -> Callable[[], None] | None:
        """Take a lock and return what gives it up, None where another run holds it."""
        lock = FileLock(path, timeout=0)
        with suppress(TimeoutError):
            lock.acquire()
            return lock.release
        return None

else:
    import fcntl

    def _tried(path: Path) -> Callable[[], None] | None:
        """Take a lock and return what gives it up, None where another run holds it."""
        # A link that somebody put into a folder open to all is not followed.
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        is_ours = False
        try:
            with suppress(BlockingIOError):
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                # The folder may just have been cleared: then the next run makes a file anew.
                is_ours = os.fstat(handle).st_nlink > 0
        finally:
            if not is_ours:
                os.close(handle)
        return (lambda: os.close(handle)) if is_ours else None
