"""Makes a new master workbook from its schema and its content.

The same content gives the same bytes. The sample workbooks are this module's output:
`python -m kgsheet.build.workbook workbooks` makes them again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kgsheet.build.content import Content
from kgsheet.build.dashboard import fill_dashboard
from kgsheet.build.help_sheet import HELP_SHEET, fill_help
from kgsheet.build.list_sheets import fill_findings, fill_list, fill_settings
from kgsheet.build.look import Look, open_book
from kgsheet.build.rows import FittedSheet
from kgsheet.build.samples import SAMPLE_YEARS, blank, sample
from kgsheet.build.task_sheet import fill_tasks
from kgsheet.core import palette
from kgsheet.core.schema import (
    AGENCIES,
    FINDINGS,
    NARRATIVE,
    RECIPIENTS,
    REGISTER,
    SERIES,
    SETTINGS,
    SIGNERS,
    SUMMARY_FIGURES,
    TASKS,
)

__all__ = ["Content", "blank", "build_samples", "sample", "write_workbook"]

SAMPLE_NAME = "theo_doi_{}.xlsx"
_TITLE = "Sổ theo dõi nhiệm vụ năm {}"
# A workbook carries no time of its making, so that building it again gives the same bytes.
_CREATED = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_LISTS = {
    table.sheet: table for table in (NARRATIVE, AGENCIES, SIGNERS, RECIPIENTS, SERIES, REGISTER)
}
_TAB_COLOURS = {
    TASKS.sheet: palette.GREEN,
    SUMMARY_FIGURES.sheet: palette.BLUE,
    FINDINGS.sheet: palette.RED,
    NARRATIVE.sheet: palette.GREEN,
    HELP_SHEET: palette.AMBER,
}
_ORDER = (
    TASKS.sheet,
    SUMMARY_FIGURES.sheet,
    FINDINGS.sheet,
    NARRATIVE.sheet,
    AGENCIES.sheet,
    SETTINGS.sheet,
    SIGNERS.sheet,
    RECIPIENTS.sheet,
    SERIES.sheet,
    REGISTER.sheet,
    HELP_SHEET,
)


def write_workbook(target: Path | BinaryIO, content: Content) -> None:
    """Write a new master workbook to a path, over any file there, or to an open file."""
    book = open_book(str(target) if isinstance(target, Path) else target)
    book.set_properties({"title": _TITLE.format(content.year), "created": _CREATED})
    look = Look(book)
    sheets = {title: book.add_worksheet(title, FittedSheet) for title in _ORDER}
    for title, sheet in sheets.items():
        sheet.set_tab_color(_TAB_COLOURS.get(title, palette.LINE))
        _filler(title)(book, sheet, look, content)
    sheets[TASKS.sheet].activate()
    book.close()


def build_samples(folder: Path) -> tuple[Path, ...]:
    """Write the sample workbooks into a folder and return their paths."""
    paths = tuple(folder / SAMPLE_NAME.format(year) for year in SAMPLE_YEARS)
    for year, path in zip(SAMPLE_YEARS, paths, strict=True):
        write_workbook(path, sample(year))
    return paths


_Filler = Callable[[Workbook, Worksheet, Look, Content], object]
_FILLERS: dict[str, _Filler] = {
    TASKS.sheet: lambda _, sheet, look, content: fill_tasks(sheet, look, content),
    SUMMARY_FIGURES.sheet: fill_dashboard,
    FINDINGS.sheet: lambda _, sheet, look, __: fill_findings(sheet, look),
    SETTINGS.sheet: lambda _, sheet, look, content: fill_settings(sheet, look, content),
    HELP_SHEET: lambda _, sheet, look, __: fill_help(sheet, look),
}


def _filler(title: str) -> _Filler:
    """Return what fills a sheet; the plain lists are filled alike."""
    return _FILLERS.get(
        title, lambda _, sheet, look, content: fill_list(sheet, look, _LISTS[title], content)
    )


if __name__ == "__main__":
    build_samples(Path(sys.argv[1] if len(sys.argv) > 1 else "workbooks"))
