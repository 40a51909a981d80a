"""Reads a sheet once, one way, and prints the CPU seconds of that: `python -m tests.bench.reads`.

What Python and libraries take to start is left out.
"""

from __future__ import annotations

import json
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

# Each returns what is measured, with everything ready that it needs.


def ours(path: Path) -> Callable[[], object]:
    from kgsheet.hosts.file import FileBook

    return lambda: list(FileBook(path).read().sheets.values())


def pandas(path: Path) -> Callable[[], object]:
    import openpyxl  # noqa: F401 - what pandas would import only when it reads
    import pandas as pd

    return lambda: pd.read_excel(path, engine="openpyxl")


def calamine(path: Path) -> Callable[[], object]:
    from python_calamine import CalamineWorkbook

    def run() -> object:
        workbook = CalamineWorkbook.from_path(path)
        return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]

    return run


def silent(path: Path) -> Callable[[], object]:
    return lambda: expat.ParserCreate().Parse(_largest_sheet(path), True)


def heard(path: Path) -> Callable[[], object]:
    def run() -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda name, attributes: None
        parser.CharacterDataHandler = lambda text: None
        parser.Parse(_largest_sheet(path), True)

    return run


def _largest_sheet(path: Path) -> bytes:
    with zipfile.ZipFile(path) as package:
        sheets = [one for one in package.infolist() if "/worksheets/sheet" in one.filename]
        return package.read(max(sheets, key=lambda one: one.file_size))


WAYS: dict[str, Callable[[Path], Callable[[], object]]] = {
    one.__name__: one for one in (ours, pandas, calamine, silent, heard)
}


def read(way: str, path: Path) -> float:
    """Read here and return the CPU seconds that it took."""
    job = WAYS[way](path)
    begin = time.process_time()
    job()
    return time.process_time() - begin


if __name__ == "__main__":
    print(json.dumps(read(sys.argv[1], Path(sys.argv[2]))))
