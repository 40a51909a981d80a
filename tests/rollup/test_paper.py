"""Sheets of one table."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter

from kgsheet.core.writing import LAST_ROW
from kgsheet.rollup.paper import Paper


@pytest.mark.slow
@pytest.mark.parametrize(("more", "cut"), [(0, False), (1, True)])
def test_table_that_is_longer_than_a_sheet_says_so(more: int, cut: bool) -> None:
    """Slow, for it fills a sheet."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"constant_memory": True}) as book:
        rows = ((1,) for _ in range(LAST_ROW - 2 + more))
        sheet = Paper(book).table("overdue", {"TT": 9}, rows)

    assert sheet.dim_rowmax == LAST_ROW - 2 + more
    last = zipfile.ZipFile(written).read("xl/worksheets/sheet1.xml")[-3000:].decode()
    assert ("Còn nữa" in last) is cut
