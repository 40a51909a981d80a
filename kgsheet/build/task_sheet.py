"""Makes the sheet of tasks."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from kgsheet.build.content import Content
from kgsheet.build.grid import HEADING_ROW, Grid, add_list_and_hint, fill_sheet, write_note
from kgsheet.build.look import Look
from kgsheet.build.states import colour
from kgsheet.core.schema import TASKS

_TITLE = "Theo dõi nhiệm vụ năm {}"
_FOLDED = "Cột chưa dùng đang được gấp lại: bấm dấu + phía trên bảng để mở."
# Folded away until a row uses them, so that the sheet fits the screen and the paper.
_SELDOM_USED = ("sector", "supporting_agencies", "assigned_by", "extension", "extended_by")
_FROZEN_COLUMNS = 2
_ZOOM = 90


def fill_tasks(sheet: Worksheet, look: Look, content: Content) -> Grid:
    """Fill the sheet of tasks, and return where the table stands."""
    grid = fill_sheet(sheet, look, TASKS, content.tasks, _TITLE.format(content.year))
    for column in TASKS.columns:
        add_list_and_hint(sheet, grid, column)
    colour(sheet, look, grid)
    _fold(sheet, look, grid, content)
    sheet.freeze_panes(grid.first_row, _FROZEN_COLUMNS)
    sheet.set_zoom(_ZOOM)
    _allow_numbers_as_text(sheet, grid)
    return grid


def _fold(sheet: Worksheet, look: Look, grid: Grid, content: Content) -> None:
    """Group the columns that no row uses; a fresh workbook shows all of them."""
    if not content.tasks:
        return
    unused = [name for name in _SELDOM_USED if not any(row.get(name) for row in content.tasks)]
    for name in unused:
        column, index = TASKS.column(name), grid.index(name)
        options = {"level": 1, "hidden": True}
        sheet.set_column(index, index, column.width, look.of_empty(column), options)
        after = TASKS.columns[index - grid.first_column + 1]
        if after.field not in unused:
            options = {"collapsed": True}
            sheet.set_column(index + 1, index + 1, after.width, look.of_empty(after), options)
    if unused:
        write_note(sheet, look, TASKS.caption, _FOLDED)


def _allow_numbers_as_text(sheet: Worksheet, grid: Grid) -> None:
    areas = (
        f"{grid.letter(name)}{HEADING_ROW + 2}:{grid.letter(name)}2000"
        for name in ("id", "deadline", "extension")
    )
    sheet.ignore_errors({"number_stored_as_text": " ".join(areas)})
