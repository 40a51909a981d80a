"""Programs that end with the tests, however the tests end."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence
from typing import Any

# Waits until nobody holds the other end of its input, which is so even after a `kill -9`.
_GUARD = 'cat > /dev/null; kill -s TERM -- "-$0" 2> /dev/null'


class Guarded:
    """A program with all that it starts.

    Args:
        command: the program and its arguments.
        options: for `Popen`.
    """

    def __init__(self, command: Sequence[str], **options: Any) -> None:
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            **options,
        )
        self._guard = subprocess.Popen(
            ["sh", "-c", _GUARD, str(self._process.pid)],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )

    def close(self) -> None:
        """End it."""
        assert self._guard.stdin is not None
        self._guard.stdin.close()
        self._guard.wait(20)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
