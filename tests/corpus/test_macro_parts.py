"""What we believe Excel writes for macros and buttons, read again from what Excel wrote."""

from __future__ import annotations

import os
import re
import zipfile
from pathlib import Path

import pytest

from tests.build.excel_parts import CONTROL, DRAWING, EXCEL, PROJECT, WORKBOOK, macro_parts

FOLDER = os.environ.get("KGSHEET_CORPUS")
_SAVED_BY_EXCEL = re.compile(rb"<Application>Microsoft (Macintosh )?Excel</Application>")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not FOLDER, reason="KGSHEET_CORPUS names no folder of workbooks"),
]


def saved_by_excel() -> list[Path]:
    """The workbooks with macros that Excel saved."""
    return [path for path in sorted(Path(FOLDER or "").rglob("*.xlsm")) if _is_of_excel(path)]


def _is_of_excel(path: Path) -> bool:
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as package:
        return bool(_SAVED_BY_EXCEL.search(package.read("docProps/app.xml")))


def test_excel_writes_the_parts_that_we_write() -> None:
    seen: set[str] = set()
    for path in saved_by_excel():
        parts = macro_parts(path)
        seen |= parts.keys()

        assert {kind: one for kind, one in parts.items() if EXCEL.get(kind) != one} == {}, path

    assert seen >= {WORKBOOK, PROJECT, DRAWING, CONTROL}
