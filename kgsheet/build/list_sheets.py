"""Makes the sheets beside the tasks: lists, settings, register and findings."""

from __future__ import annotations

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kgsheet.build.content import Content
from kgsheet.build.grid import (
    Grid,
    add_list_and_hint,
    fill_sheet,
    sources,
    validation_options,
    write_value,
)
from kgsheet.build.look import ROW_PIXELS, Look
from kgsheet.build.states import colour
from kgsheet.core.schema import FINDINGS, SETTING_KEYS, SETTINGS, Kind, Setting, Table
from kgsheet.core.sheet_rules import SPARE_ROWS, setting_validation

# Three lines: LibreOffice does not fit rows that were written while it was away. What the list
# repeats of a cell is cut to them (`LONGEST_LISTED`).
_FINDING_PIXELS = 3 * ROW_PIXELS
_VALUE_STYLES = {Kind.DATE: "date", Kind.INTEGER: "integer", Kind.YEAR: "integer"}


def fill_list(sheet: Worksheet, look: Look, table: Table, content: Content) -> Grid:
    """Fill the sheet of a plain list with its drop-downs and hints."""
    grid = fill_sheet(sheet, look, table, content.rows(table))
    for column in table.columns:
        add_list_and_hint(sheet, grid, column)
    sheet.ignore_errors({"number_stored_as_text": "A5:Z2000"})
    return grid


def fill_settings(sheet: Worksheet, look: Look, content: Content) -> Grid:
    """Fill the sheet of settings: each value with the format, list and hint of its key."""
    grid = fill_sheet(sheet, look, SETTINGS, content.settings)
    add_list_and_hint(sheet, grid, SETTINGS.column("confirmation"))
    known = {setting.key: setting for setting in SETTING_KEYS}
    for row, values in enumerate(content.settings, grid.first_row):
        key = str(values["key"])
        write_value(sheet, (row, grid.index("key")), key, look.style("strong"))
        if key in known:
            place = (row, grid.index("value"))
            write_value(sheet, place, values.get("value"), _value_style(look, known[key]))
            rule = setting_validation(known[key], sources())
            sheet.data_validation(*place, *place, validation_options(rule))
    return grid


def fill_findings(sheet: Worksheet, look: Look) -> Grid:
    """Fill the sheet of findings: one blank row that the program writes over."""
    grid = fill_sheet(sheet, look, FINDINGS, ())
    row = grid.first_row
    sheet.write_blank(row, grid.index("cell"), None, look.style("link"))
    sheet.write_blank(row, grid.index("code"), None, look.style("code"))
    for number in range(row, row + SPARE_ROWS):
        sheet.fit_row_pixels(number, _FINDING_PIXELS)
    colour(sheet, look, grid)
    return grid


def _value_style(look: Look, setting: Setting) -> Format:
    return look.style(_VALUE_STYLES.get(setting.kind, "text"), align="left")
