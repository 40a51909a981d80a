"""Makes the same workbook for every host that a contract is held against."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
import xlwings as xw

from kgsheet.core.cells import Area, CellError, CellValue, Formula, MonthYear, Snapshot, TableRef
from kgsheet.hosts.base import RegisterBook as Book
from kgsheet.hosts.excel.book import ExcelBook
from kgsheet.hosts.file import FileBook
from kgsheet.hosts.memory import MemoryBook
from tests.live_office import LiveOffice

Rows = Sequence[Sequence[CellValue | Formula]]
Maker = Callable[..., Book]

FORMATS = {datetime: "dd/mm/yyyy hh:mm", date: "dd/mm/yyyy", MonthYear: "mmm-yy"}


def values(snapshot: Snapshot, title: str) -> dict[tuple[int, int], CellValue]:
    """Return the filled cells of a sheet by row and column."""
    sheet = snapshot.sheets[title]
    return {
        (sheet.first_row + down, sheet.first_column + right): value
        for down, row in enumerate(sheet.rows)
        for right, value in enumerate(row)
        if value is not None
    }


def write_workbook(
    path: Path,
    sheets: Mapping[str, Rows],
    tables: Sequence[TableRef] = (),
    merges: Mapping[str, Sequence[Area]] | None = None,
    **options: object,
) -> Path:
    """Write a workbook as Excel would, and return its path."""
    workbook = xlsxwriter.Workbook(path, options)
    formats = {kind: workbook.add_format({"num_format": code}) for kind, code in FORMATS.items()}
    for title, rows in sheets.items():
        sheet = workbook.add_worksheet(title)
        for down, row in enumerate(rows):
            for right, value in enumerate(row):
                _write(sheet, down, right, value, formats)
        for area in (merges or {}).get(title, ()):
            _merge(sheet, area, rows)
        for table in tables:
            if table.sheet == title:
                _add_table(sheet, table, rows)
    workbook.close()
    return path


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    value: CellValue | Formula,
    formats: Mapping[type, object],
) -> None:
    if isinstance(value, Formula):
        sheet.write_formula(row, column, f"={value.text}", None, value.cached)
    elif isinstance(value, CellError):
        sheet.write_formula(row, column, f"={value.text}", None, value.text)
    elif isinstance(value, MonthYear):
        day = date(value.year, value.month, 1)
        sheet.write_datetime(row, column, day, formats[MonthYear])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, formats[type(value)])
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    elif value is not None:
        sheet.write(row, column, value)


def _merge(sheet: xlsxwriter.worksheet.Worksheet, area: Area, rows: Rows) -> None:
    value = rows[area.first_row - 1][area.first_column - 1]
    sheet.merge_range(
        area.first_row - 1,
        area.first_column - 1,
        area.last_row - 1,
        area.last_column - 1,
        value,
    )


def _add_table(sheet: xlsxwriter.worksheet.Worksheet, table: TableRef, rows: Rows) -> None:
    area = table.area
    headings = rows[area.first_row - 1][area.first_column - 1 : area.last_column]
    sheet.add_table(
        area.first_row - 1,
        area.first_column - 1,
        area.last_row - 1,
        area.last_column - 1,
        {
            "name": table.name,
            "columns": [{"header": heading} for heading in headings],
            "total_row": table.has_totals,
        },
    )


@pytest.fixture(params=["memory", "file", pytest.param("live", marks=pytest.mark.libreoffice)])
def make_book(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Maker]:
    """Return a function that makes a book of given sheets, tables and merges."""
    opened: list[xw.Book] = []

    def memory(
        sheets: Mapping[str, Rows],
        tables: Sequence[TableRef] = (),
        merges: Mapping[str, Sequence[Area]] | None = None,
    ) -> Book:
        return MemoryBook(sheets=sheets, tables=tables, merges=merges)

    def file(
        sheets: Mapping[str, Rows],
        tables: Sequence[TableRef] = (),
        merges: Mapping[str, Sequence[Area]] | None = None,
    ) -> Book:
        return FileBook(write_workbook(tmp_path / "Sổ theo dõi.xlsx", sheets, tables, merges))

    def live(
        sheets: Mapping[str, Rows],
        tables: Sequence[TableRef] = (),
        merges: Mapping[str, Sequence[Area]] | None = None,
    ) -> Book:
        office: LiveOffice = request.getfixturevalue("live_office")
        path = write_workbook(tmp_path / "Sổ theo dõi.xlsx", sheets, tables, merges)
        opened.append(office.open(path))
        return ExcelBook(opened[-1])

    makers: dict[str, Maker] = {"memory": memory, "file": file, "live": live}
    yield makers[request.param]
    for book in opened:
        book.close()
