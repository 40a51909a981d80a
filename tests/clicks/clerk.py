"""A person at the screen: opens a workbook, clicks its buttons, reads and closes message boxes."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import xlwings as xw

from kgsheet.core.cells import Snapshot
from kgsheet.core.schema import PANEL
from kgsheet.hosts.excel.book import ExcelBook
from kgsheet.hosts.libreoffice.office import RunningOffice, pythons_for
from tests.clicks.screen import Screen
from tests.live_office import LiveOffice

EYES = Path(__file__).with_name("eyes.py")
PATIENCE = 60.0
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Box:
    """A message box that was read and closed."""

    title: str
    text: str


class Clerk:
    """A person in front of an office.

    Args:
        office: an office with a window.
        screen: where it is shown.
    """

    def __init__(self, office: LiveOffice, screen: Screen) -> None:
        self.office, self._screen = office, screen
        self._eyes = subprocess.Popen(
            [pythons_for(office.program)[0], "-B", str(EYES), office.address],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._url = ""

    def open(self, path: Path) -> None:
        """Open a workbook as by a double click, with its macros."""
        before = self._see("documents")
        profile = f"-env:UserInstallation={self.office.profile.as_uri()}"
        RunningOffice(self.office.program, (profile,)).tell(str(path))
        opened = until(lambda: [url for url in self._see("documents") if url not in before])
        self._url = opened[0]
        self.workbook: xw.Book = xw.Book(impl=self.office.app.impl.books.attach(self._url))

    def close(self) -> None:
        """Close the workbook without saving."""
        self.workbook.close()

    @property
    def captions(self) -> list[str]:
        """What stands on the buttons of the control panel."""
        captions: list[str] = self._see("buttons", url=self._url, sheet=PANEL.sheet)
        return captions

    def click(self, caption: str) -> Box:
        """Click a button of the control panel, wait for the message box, read and close it."""
        at = {"url": self._url, "sheet": PANEL.sheet, "caption": caption}
        until(lambda: self._is_at(self._see("button", **at)))
        self._screen.click()
        return self.answer()

    def answer(self) -> Box:
        """Wait for a message box, read it and close it with OK."""
        box = until(self._whole_box)
        until(lambda: self._closed(box))
        return Box(box["title"], box["text"])

    def _is_at(self, middle: list[int] | None) -> bool:
        """Point at the middle of a button; return whether the window has the keyboard."""
        if middle:
            self._screen.point(*middle)
        return bool(middle and self._see("is_active", url=self._url))

    def _closed(self, box: dict[str, Any]) -> bool:
        """Click OK where the box is still there; another one may come in its place."""
        now = self._whole_box()
        if now and now["text"] == box["text"]:
            self._screen.point(*now["buttons"]["OK"])
            self._screen.click()
            now = self._see("box")
        return now is None or now["text"] != box["text"]

    def _whole_box(self) -> dict[str, Any] | None:
        box: dict[str, Any] | None = self._see("box")
        return box if box and box["text"] and "OK" in box["buttons"] else None

    def snapshot(self) -> Snapshot:
        """Return what the open workbook holds now."""
        return ExcelBook(self.workbook).read()

    def _see(self, what: str, **arguments: object) -> Any:
        assert self._eyes.stdin is not None
        assert self._eyes.stdout is not None
        self._eyes.stdin.write(json.dumps({"see": what, **arguments}) + "\n")
        self._eyes.stdin.flush()
        answer = json.loads(self._eyes.stdout.readline())
        assert "ok" in answer, answer
        return answer["ok"]

    def leave(self) -> None:
        """Stop looking."""
        assert self._eyes.stdin is not None
        assert self._eyes.stdout is not None
        self._eyes.stdin.close()
        self._eyes.wait(20)
        self._eyes.stdout.close()


def until(look: Callable[[], _Found | None], patience: float = PATIENCE) -> _Found:
    """Return the first answer that is not empty, looking ten times a second."""
    end = time.monotonic() + patience
    while True:
        found = look()
        if found:
            return found
        assert time.monotonic() < end, "nothing came in time"
        time.sleep(0.1)
