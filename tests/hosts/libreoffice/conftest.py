"""A live workbook to write into, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings as xw

from tests.hosts.conftest import write_workbook
from tests.live_office import LiveOffice

SHEET = "Nhiệm vụ"


@pytest.fixture
def book(live_office: LiveOffice, tmp_path: Path) -> Iterator[xw.Book]:
    """Return an open workbook of two sheets, `Nhiệm vụ` and `Đơn vị`."""
    rows = [["Mã", "Nội dung"], ["NV1", "Đề án"]]
    live = live_office.open(write_workbook(tmp_path / "so.xlsx", {SHEET: rows, "Đơn vị": [["x"]]}))
    yield live
    live.close()


@pytest.fixture
def sheet(book: xw.Book) -> xw.Sheet:
    """Return its first sheet."""
    return book.sheets[SHEET]
