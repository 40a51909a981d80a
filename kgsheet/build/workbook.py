"""Makes a new master workbook from its schema and its content.

The same content gives the same bytes. The sample workbooks are this module's output:
`python -m kgsheet.build.workbook workbooks` makes them again.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kgsheet.build.conf_sheet import fill_conf
from kgsheet.build.content import Content
from kgsheet.build.dashboard import fill_dashboard
from kgsheet.build.guidance import HELP_SHEET
from kgsheet.build.help_sheet import fill_help
from kgsheet.build.list_sheets import fill_findings, fill_list, fill_settings
from kgsheet.build.look import Look, open_book
from kgsheet.build.panel_sheet import fill_panel
from kgsheet.build.ribbon import with_ribbon
from kgsheet.build.rows import FittedSheet
from kgsheet.build.samples import BLANK_YEAR, SAMPLE_YEARS, blank, sample
from kgsheet.build.task_sheet import fill_tasks
from kgsheet.core import palette
from kgsheet.core.schema import (
    AGENCIES,
    BUTTONS,
    CONF_SHEET,
    FINDINGS,
    NARRATIVE,
    PANEL,
    RECIPIENTS,
    REGISTER,
    SERIES,
    SETTINGS,
    SIGNERS,
    SUMMARY_FIGURES,
    TASKS,
    Table,
)
from kgsheet.ooxml.vba import WORKBOOK_MODULE, vba_project

__all__ = [
    "Content",
    "blank",
    "build_samples",
    "sample",
    "write_macro_workbook",
    "write_workbook",
]

SAMPLE_NAME = "theo_doi_{}.xlsm"
BLANK_NAME = "mau_trong.xlsm"
MODULE = "KG"
_TITLE = "Sổ theo dõi nhiệm vụ năm {}"
# A workbook carries no time of its making, so that building it again gives the same bytes.
_CREATED = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_TAB_COLOURS = {
    PANEL.sheet: palette.AMBER,
    TASKS.sheet: palette.GREEN,
    SUMMARY_FIGURES.sheet: palette.BLUE,
    FINDINGS.sheet: palette.RED,
    NARRATIVE.sheet: palette.GREEN,
    HELP_SHEET: palette.AMBER,
}
_Filler = Callable[[Workbook, Worksheet, Look, Content], object]


def _list(table: Table) -> _Filler:
    """Return what fills the sheet of a plain list."""
    return lambda _, sheet, look, content: fill_list(sheet, look, table, content)


_DATA_SHEETS: dict[str, _Filler] = {
    TASKS.sheet: lambda _, sheet, look, content: fill_tasks(sheet, look, content),
    SUMMARY_FIGURES.sheet: fill_dashboard,
    FINDINGS.sheet: lambda _, sheet, look, __: fill_findings(sheet, look),
    NARRATIVE.sheet: _list(NARRATIVE),
    AGENCIES.sheet: _list(AGENCIES),
    SETTINGS.sheet: lambda _, sheet, look, content: fill_settings(sheet, look, content),
    SIGNERS.sheet: _list(SIGNERS),
    RECIPIENTS.sheet: _list(RECIPIENTS),
    SERIES.sheet: _list(SERIES),
    REGISTER.sheet: _list(REGISTER),
}
"""What fills each sheet, in the order of the sheets."""
_SHEETS: dict[str, _Filler] = {
    **_DATA_SHEETS,
    HELP_SHEET: lambda _, sheet, look, __: fill_help(sheet, look),
}
_SHEETS_WITH_BUTTONS: dict[str, _Filler] = {
    PANEL.sheet: lambda _, sheet, look, content: fill_panel(sheet, look, content),
    **_DATA_SHEETS,
    HELP_SHEET: lambda _, sheet, look, __: fill_help(sheet, look, BUTTONS),
    CONF_SHEET: lambda _, sheet, look, __: fill_conf(sheet, look),
}


def write_workbook(target: Path | BinaryIO, content: Content) -> None:
    """Write a new master workbook (.xlsx) to a path, over any file there, or to an open file."""
    _write(target, _workbook(content, _SHEETS))


def write_macro_workbook(target: Path | BinaryIO, content: Content) -> None:
    """Write a new master workbook with buttons (.xlsm) to a path or to an open file."""
    _write(target, with_ribbon(_workbook(content, _SHEETS_WITH_BUTTONS)))


def module_source() -> str:
    """Return the VBA module of the buttons, as the editor would export it."""
    source = files("kgsheet.build") / "data" / f"{MODULE}.bas"
    return source.read_text(encoding="ascii")


def build_samples(folder: Path) -> tuple[Path, ...]:
    """Write the workbooks that the project ships into a folder and return their paths."""
    contents = {SAMPLE_NAME.format(year): sample(year) for year in SAMPLE_YEARS}
    contents[BLANK_NAME] = blank(BLANK_YEAR)
    for name, content in contents.items():
        write_macro_workbook(folder / name, content)
    return tuple(folder / name for name in contents)


def _write(target: Path | BinaryIO, data: bytes) -> None:
    if isinstance(target, Path):
        target.write_bytes(data)
    else:
        target.write(data)


def _workbook(content: Content, fillers: Mapping[str, _Filler]) -> bytes:
    stream = io.BytesIO()
    book = open_book(stream)
    book.set_properties({"title": _TITLE.format(content.year), "created": _CREATED})
    look = Look(book)
    sheets = {title: book.add_worksheet(title, FittedSheet) for title in fillers}
    for title, sheet in sheets.items():
        sheet.set_tab_color(_TAB_COLOURS.get(title, palette.LINE))
        fillers[title](book, sheet, look, content)
    if PANEL.sheet in sheets:
        _add_macros(book, list(sheets.values()))
    next(iter(sheets.values())).activate()
    book.close()
    return stream.getvalue()


def _add_macros(book: Workbook, sheets: Sequence[Worksheet]) -> None:
    names = [f"Sheet{number}" for number in range(1, len(sheets) + 1)]
    project = vba_project({MODULE: module_source()}, names)
    book.add_vba_project(io.BytesIO(project), is_stream=True)
    book.set_vba_name(WORKBOOK_MODULE)
    for sheet, name in zip(sheets, names, strict=True):
        sheet.set_vba_name(name)


if __name__ == "__main__":
    build_samples(Path(sys.argv[1] if len(sys.argv) > 1 else "workbooks"))
