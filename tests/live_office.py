"""A LibreOffice of the tests' own, with a fresh profile, without a window or with one."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import xlwings as xw

from kgsheet.hosts.libreoffice.bridge import Bridge, first_that_can
from kgsheet.hosts.libreoffice.engine import app_of
from kgsheet.hosts.libreoffice.office import pythons_for
from tests.guarded import Guarded

PATIENCE = 90
_QUIET = ("--norestore", "--nologo", "--nofirststartwizard", "--nodefault")


class LiveOffice:
    """A running LibreOffice; `close` ends it and nothing else.

    Args:
        program: `soffice`.
        profile: an empty folder, or one prepared with settings.
        display: the X display to show it on; without one it has no window.
        folder: where to start it.

    Attributes:
        address: where it listens.
        app: the office as xlwings knows it.
        bridge: the way to it.
    """

    def __init__(
        self, program: str, profile: Path, display: str = "", folder: Path | None = None
    ) -> None:
        self.program, self.profile = program, profile
        self.address = f"pipe,name=kgsheet_test_{secrets.token_hex(8)}"
        window = ("--headless",) if not display else ()
        self._process = Guarded(
            [
                *(program, f"-env:UserInstallation={profile.as_uri()}", *window, *_QUIET),
                f"--accept={self.address};urp",
            ],
            cwd=folder,
            env=os.environ | ({"DISPLAY": display} if display else {}),
        )
        self.bridge = self.connect()
        self.app: xw.App = app_of(self.bridge)

    def connect(self) -> Bridge:
        """Return one more bridge to it."""
        return first_that_can(pythons_for(self.program), self.address, PATIENCE)

    def open(self, path: Path) -> xw.Book:
        """Open a file without its macros."""
        return self.app.books.open(path)

    def close(self) -> None:
        """End the office."""
        self.app.quit()
        self._process.close()
