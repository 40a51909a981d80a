"""Makes the help sheet: writes the sections of `help_text` one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from kgsheet.build.grid import head
from kgsheet.build.guidance import HELP_SHEET
from kgsheet.build.help_text import Section, sections
from kgsheet.build.look import Look, set_page
from kgsheet.build.rows import fit_row
from kgsheet.core.schema import Button

_CAPTION = "Trang này được lập từ chính các quy tắc mà chương trình dùng để kiểm tra."
_WIDTHS = (24, 28, 62, 40, 36)
_FIRST_ROW = 3
_ZOOM = 90
_SECTION_PIXELS, _HEADING_PIXELS = 34, 28


def fill_help(sheet: Worksheet, look: Look, buttons: Sequence[Button] = ()) -> None:
    """Fill the help sheet, section by section; it tells of the buttons that the workbook has."""
    head(sheet, look, HELP_SHEET, _CAPTION)
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    row = _FIRST_ROW
    for section in sections(buttons):
        row = _write_section(sheet, look, row, section) + 1
    sheet.freeze_panes(_FIRST_ROW, 0)
    sheet.hide_gridlines(2)
    sheet.set_zoom(_ZOOM)
    set_page(sheet, HELP_SHEET)


def _write_section(sheet: Worksheet, look: Look, row: int, section: Section) -> int:
    """Write a section from a row downward and return the row below it."""
    sheet.set_row_pixels(row, _SECTION_PIXELS)
    sheet.write_string(row, 0, section.title, look.style("section"))
    row += 1
    if section.headings:
        sheet.set_row_pixels(row, _HEADING_PIXELS)
        styles = ["heading"] * len(section.headings)
        row = _write_line(sheet, look, row, (section.headings, section.spans, styles))
    for index, values in enumerate(section.lines):
        styles = ["strong", *["text"] * (len(values) - 1)]
        row = _write_line(sheet, look, row, (values, section.spans, styles))
        if section.colours:
            rule = {"type": "no_blanks", "format": look.make(**section.colours[index])}
            sheet.conditional_format(row - 1, 0, row - 1, section.spans[0] - 1, rule)
    return row


_Line = tuple[Sequence[str], Sequence[int], Sequence[str]]


def _write_line(sheet: Worksheet, look: Look, row: int, line: _Line) -> int:
    first = 0
    cells = []
    for value, span, style in zip(*line, strict=True):
        cell_style = look.style(style)
        if span > 1:
            sheet.merge_range(row, first, row, first + span - 1, value, cell_style)
        else:
            sheet.write_string(row, first, value, cell_style)
        cells.append((value, sum(_WIDTHS[first : first + span])))
        first += span
    fit_row(sheet, row, cells)
    return row + 1
