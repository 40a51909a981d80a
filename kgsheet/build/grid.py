"""Puts a table of the schema on a sheet: headings, rows, drop-downs and input hints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from kgsheet.build.content import Row, Value
from kgsheet.build.look import Look, set_page
from kgsheet.build.rows import fit_row
from kgsheet.core.schema import AGENCIES, SIGNERS, Column, Table
from kgsheet.core.sheet_rules import (
    SPARE_ROWS,
    Sources,
    Validation,
    column_validation,
    names_source,
)
from kgsheet.values import frozen

HEADING_ROW = 3
"""The row of headings under title, caption and a blank line (0-based, as XlsxWriter counts)."""
_HEAD_PIXELS = (34, 24, 10)
HEADING_PIXELS = 50


@frozen(kw_only=True)
class Grid:
    """Where a table stands (0-based): its heading row, its first column and its rows of data."""

    table: Table
    rows: int
    heading_row: int = HEADING_ROW
    first_column: int = 0

    @property
    def first_row(self) -> int:
        """The first row of data."""
        return self.heading_row + 1

    @property
    def last_row(self) -> int:
        """The last row of data."""
        return self.heading_row + self.rows

    @property
    def last_column(self) -> int:
        """The last column."""
        return self.first_column + len(self.table.columns) - 1

    def index(self, field: str) -> int:
        """Return the column of a field."""
        fields = [column.field for column in self.table.columns]
        return self.first_column + fields.index(field)

    def letter(self, field: str) -> str:
        """Return the letter of the column of a field."""
        return str(xl_col_to_name(self.index(field)))


def fill_sheet(
    sheet: Worksheet, look: Look, table: Table, rows: Sequence[Row], title: str = ""
) -> Grid:
    """Fill a sheet that holds one table, and return where the table stands."""
    grid = Grid(table=table, rows=max(1, len(rows)))
    head(sheet, look, title or table.sheet, table.caption)
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, column.width, look.of_empty(column))
    sheet.set_row_pixels(grid.heading_row, HEADING_PIXELS)
    write_table(sheet, look, grid, rows)
    for number, row in enumerate(rows, grid.first_row):
        texts = ((str(row.get(column.field) or ""), column.width) for column in table.columns)
        fit_row(sheet, number, texts)
    sheet.freeze_panes(grid.first_row, 1)
    set_page(sheet, title or table.sheet, grid.heading_row)
    return grid


def head(sheet: Worksheet, look: Look, title: str, caption: str) -> None:
    """Write the title and the line below it that says what the sheet is for."""
    for row, height in enumerate(_HEAD_PIXELS):
        sheet.set_row_pixels(row, height, look.make())
    sheet.write_string(0, 0, title.upper(), look.style("title"))
    sheet.write_string(1, 0, caption, look.style("caption"))


def write_note(sheet: Worksheet, look: Look, caption: str, note: str) -> None:
    """Write the line below the title again, with a note after it."""
    sheet.write_string(1, 0, f"{caption} {note}", look.style("caption"))


def write_table(
    sheet: Worksheet,
    look: Look,
    grid: Grid,
    rows: Sequence[Row] = (),
    formats: Mapping[str, Format] | None = None,
) -> None:
    """Write an Excel table; `formats` replaces the format of some fields."""
    columns = grid.table.columns
    styles = {column.field: look.of_column(column) for column in columns} | dict(formats or {})
    sheet.add_table(
        grid.heading_row,
        grid.first_column,
        grid.last_row,
        grid.last_column,
        {
            "name": grid.table.name,
            "style": None,
            # Lists are filtered; the figures of the dashboard are read.
            "autofilter": grid.heading_row == HEADING_ROW,
            "columns": [
                {"header": column.heading, "header_format": look.of_heading(column)}
                for column in columns
            ],
        },
    )
    for offset in range(grid.rows):
        row = rows[offset] if offset < len(rows) else {}
        for column in columns:
            place = (grid.first_row + offset, grid.index(column.field))
            write_value(sheet, place, row.get(column.field), styles[column.field])


def write_value(sheet: Worksheet, place: tuple[int, int], value: Value, style: Format) -> None:
    """Write a value as what it is; text never becomes a formula, a number or a link."""
    if value is None or value == "":
        sheet.write_blank(*place, None, style)
    elif isinstance(value, date):
        sheet.write_datetime(*place, datetime(value.year, value.month, value.day), style)
    elif isinstance(value, int):
        sheet.write_number(*place, value, style)
    else:
        sheet.write_string(*place, value, style)


def add_list_and_hint(sheet: Worksheet, grid: Grid, column: Column) -> None:
    """Give a column its drop-down and its input hint, down to the spare rows."""
    rule = column_validation(column, sources())
    if not rule.is_empty:
        index = grid.index(column.field)
        bottom = grid.last_row + SPARE_ROWS
        sheet.data_validation(grid.first_row, index, bottom, index, validation_options(rule))


def validation_options(rule: Validation) -> dict[str, object]:
    """Return a rule as XlsxWriter asks for it."""
    options: dict[str, object] = {"validate": "list" if rule.source else "any"}
    if rule.source:
        options |= {
            "source": f"={rule.source}",
            "error_type": "warning" if rule.is_mild else "stop",
            "error_title": rule.error_title,
            "error_message": rule.error,
            "show_error": rule.is_checked,
        }
    options |= {"input_title": rule.title, "input_message": rule.hint}
    return {name: value for name, value in options.items() if value != ""}


def sources() -> Sources:
    """Return the drop-downs that list cells of other sheets, where a new workbook has them."""
    return Sources(agencies=_names(AGENCIES, "name"), signers=_names(SIGNERS, "id"))


def _names(table: Table, field: str) -> str:
    grid = Grid(table=table, rows=1)
    return names_source(table.sheet, grid.letter(field), grid.first_row + 1)
