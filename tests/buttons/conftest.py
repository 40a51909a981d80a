"""A live workbook whose boxes are read and not shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlwings as xw

from kgsheet.hosts.excel import Desk
from tests.live_office import LiveOffice


class QuietDesk(Desk):
    """A desk that keeps what it would say."""

    def __init__(self, workbook: xw.Book) -> None:
        super().__init__(workbook)
        self.said: list[tuple[str, bool]] = []
        self.asked: list[str] = []
        self.answer = True

    def agrees(self, text: str, title: str) -> bool:
        """Keep a question, and answer it."""
        self.asked.append(text)
        return self.answer

    def alert(self, text: str, title: str, *, is_grave: bool = False) -> None:
        """Keep a box."""
        self.said.append((text, is_grave))


OpenDesk = Callable[[Path], QuietDesk]


@pytest.fixture
def open_desk(
    live_office: LiveOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OpenDesk]:
    """Return a function that opens a file in LibreOffice; it is closed unsaved."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    opened: list[xw.Book] = []

    def open_file(path: Path) -> QuietDesk:
        opened.append(live_office.open(path))
        return QuietDesk(opened[-1])

    yield open_file
    for book in opened:
        book.close()
