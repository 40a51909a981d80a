"""Opens workbooks in a live LibreOffice, without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlwings as xw

from tests.live_office import LiveOffice

Open = Callable[[Path], xw.Book]


@pytest.fixture
def open_live(live_office: LiveOffice) -> Iterator[Open]:
    """Return a function that opens a file; it is closed after the test, unsaved."""
    opened: list[xw.Book] = []

    def open_file(path: Path) -> xw.Book:
        opened.append(live_office.open(path))
        return opened[-1]

    yield open_file
    for book in opened:
        book.close()
