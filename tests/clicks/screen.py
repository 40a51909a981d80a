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

    def point(self, x: int, y: int) -> None:
        """Move the mouse, and give the keyboard to the window under it.

        That is the work of a window manager, which is not here: a click into a window without the
        keyboard is lost.
        """
        found = self._mouse("mousemove", str(x), str(y), "getmouselocation", "--shell")
        window = dict(line.split("=") for line in found.split())["WINDOW"]
        self._mouse("windowfocus", window)

    def click(self) -> None:
        """Click with the left button where the mouse is, as a hand does it."""
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
