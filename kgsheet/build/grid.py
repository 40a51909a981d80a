"""Puts a table of the schema on a sheet: headings, rows, drop-downs and input hints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_range_abs
from xlsxwriter.worksheet import Worksheet

from kgsheet.build.content import Row, Value
from kgsheet.build.look import Look, set_page
from kgsheet.build.rows import fit_row
from kgsheet.core.schema import AGENCIES, SIGNERS, Column, Kind, Table

HEADING_ROW = 3
"""The row of headings under title, caption and a blank line (0-based, as XlsxWriter counts)."""
SPARE_ROWS = 500
"""Rows below a table that already have its drop-downs, hints and colours."""
_HEAD_PIXELS = (34, 24, 10)
HEADING_PIXELS = 50
# Excel's limits of an input hint.
_MAX_HINT_TITLE, _MAX_HINT = 32, 255
_LIST_ROWS = 300
_ERROR_TITLE = "Không có trong danh sách"
_ERROR_TEXT = "Nên chọn một giá trị trong danh sách thả xuống."
_EXAMPLE = " Ví dụ: {}"


@dataclass(frozen=True, slots=True, kw_only=True)
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
    rules = list_of(column.kind, column.allowed) | hint_of(column.heading, hint_text(column))
    if len(rules) > 1:
        index = grid.index(column.field)
        bottom = grid.last_row + SPARE_ROWS
        sheet.data_validation(grid.first_row, index, bottom, index, rules)


def list_of(kind: Kind, allowed: Sequence[str]) -> dict[str, object]:
    """Return the drop-down of a kind of cell: strict for a closed list, mild for agencies."""
    is_agency = kind is Kind.AGENCY
    if not allowed and not is_agency:
        return {"validate": "any"}
    return {
        "validate": "list",
        "source": names_of(AGENCIES, "name") if is_agency else list(allowed),
        "error_type": "warning" if is_agency else "stop",
        "error_title": _ERROR_TITLE,
        "error_message": _ERROR_TEXT,
        # Other values are fine where the list only suggests.
        "show_error": kind is not Kind.SUGGESTION,
    }


def names_of(table: Table, field: str) -> str:
    """Return the formula of a drop-down that lists a column of another sheet, however long."""
    column = Grid(table=table, rows=_LIST_ROWS)
    index = column.index(field)
    first = xl_range_abs(column.first_row, index, column.first_row, index)
    area = xl_range_abs(column.first_row, index, column.last_row, index)
    sheet = f"'{table.sheet}'!"
    return f"=OFFSET({sheet}{first},0,0,MAX(1,COUNTA({sheet}{area})),1)"


def signer_ids() -> dict[str, object]:
    """Return the drop-down of the setting that chooses a signer."""
    source = names_of(SIGNERS, "id")
    return {"validate": "list", "source": source, "error_type": "warning"}


def hint_text(column: Column) -> str:
    """Return what is shown beside a cell: the hint with an example."""
    examples = [example for example in column.examples if example]
    if not column.hint or not examples or examples[0] in column.hint:
        return column.hint
    return column.hint + _EXAMPLE.format(examples[0])


def hint_of(title: str, text: str) -> dict[str, object]:
    """Return the input hint of a cell within Excel's limits; none for an empty text."""
    if not text:
        return {}
    return {"input_title": title[:_MAX_HINT_TITLE], "input_message": text[:_MAX_HINT]}
