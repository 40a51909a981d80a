"""A screen of the tests' own, with a mouse."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.guarded import Guarded

_SIZE = "1600x1000x24"


class Screen:
    """An X server without a monitor; `close` ends it.

    Args:
        folder: where it keeps the picture.
    """

    def __init__(self, folder: Path) -> None:
        reading, writing = os.pipe()
        # Without -noreset the server forgets everything when its last window closes.
        self._server = Guarded(
            [
                *("Xvfb", "-displayfd", str(writing), "-screen", "0", _SIZE),
                *("-noreset", "-nolisten", "tcp", "-fbdir", str(folder)),
            ],
            pass_fds=(writing,),
        )
        os.close(writing)
        with os.fdopen(reading) as numbers:
            self.display = f":{numbers.readline().strip()}"

    def click(self, x: int, y: int) -> None:
        """Click with the left button, as a hand does it.

        There is no window manager that would give the keyboard back to a window when a message
        box above it has closed, and LibreOffice ignores a click into a window without it.
        """
        found = self._mouse("mousemove", str(x), str(y), "getmouselocation", "--shell")
        window = dict(line.split("=") for line in found.split())["WINDOW"]
        self._mouse("windowfocus", "--sync", window)
        self._mouse("mousedown", "1", "sleep", "0.1", "mouseup", "1")

    def _mouse(self, *words: str) -> str:
        environment = os.environ | {"DISPLAY": self.display}
        done = subprocess.run(
            ["xdotool", *words], env=environment, capture_output=True, check=True, timeout=30
        )
        return done.stdout.decode(errors="replace")

    def close(self) -> None:
        """End the server."""
        self._server.close()
