"""How a new workbook looks: one set of cell formats, one page set-up."""

from __future__ import annotations

from typing import BinaryIO, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kgsheet.core.palette import BLUE, GREEN, INK, LINE, MUTED, PALE_GREEN, PALE_GREY
from kgsheet.core.schema import Column, Kind

FONT: Final = "Times New Roman"
# What Excel computes for Times New Roman 12: pixels of a default row and column, of a digit, of
# the padding of a cell.
ROW_PIXELS: Final = 21
COLUMN_PIXELS: Final = 72
DIGIT_PIXELS: Final = 8
PADDING_PIXELS: Final = 5

_CELL = {"valign": "top", "border": 1, "border_color": LINE, "font_color": INK}
_HEADING = {
    "bold": True,
    "text_wrap": True,
    "align": "center",
    "valign": "vcenter",
    "border": 1,
    "border_color": LINE,
    "bottom": 2,
    "bottom_color": GREEN,
}
_STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16, "font_color": GREEN, "valign": "vcenter"},
    "section": {"bold": True, "font_size": 13, "font_color": GREEN, "valign": "vcenter"},
    "caption": {"italic": True, "font_color": MUTED, "valign": "vcenter"},
    "note": {"text_wrap": True, "valign": "top", "font_color": INK},
    "heading": {**_HEADING, "bg_color": PALE_GREEN, "font_color": GREEN},
    "heading_derived": {**_HEADING, "bg_color": "#DFE3E6", "font_color": INK},
    "text": {**_CELL, "text_wrap": True},
    # Text cells stay as typed: Excel would turn 6/2021 into a date.
    "typed": {**_CELL, "text_wrap": True, "num_format": "@"},
    "date": {**_CELL, "num_format": "dd/mm/yyyy", "align": "center"},
    "moment": {**_CELL, "num_format": "dd/mm/yyyy hh:mm", "align": "center"},
    "integer": {**_CELL, "num_format": "0", "align": "center"},
    "rate": {**_CELL, "num_format": "0.0%", "align": "right", "indent": 1},
    "link": {**_CELL, "font_color": BLUE, "underline": 1, "align": "center"},
    "code": {**_CELL, "bold": True, "align": "center"},
    "strong": {**_CELL, "text_wrap": True, "bold": True},
    "plain": {"valign": "top", "font_color": MUTED, "bottom": 1, "bottom_color": LINE},
}
_KIND_STYLES = {
    Kind.DATE: "date",
    Kind.MOMENT: "moment",
    Kind.INTEGER: "integer",
    Kind.YEAR: "integer",
    Kind.DEADLINE: "typed",
}
_TYPED_FIELDS = frozenset({"id", "number"})


class Look:
    """The formats of one workbook, each made once when it is first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def style(self, name: str, **changes: object) -> Format:
        """Return the format of a style, with some properties changed."""
        return self.make(**{**_STYLES[name], **changes})

    def make(self, **properties: object) -> Format:
        """Return the format that has these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]

    def of_column(self, column: Column) -> Format:
        """Return the format of a column's cells; what the program writes is grey."""
        name = self._style_name(column)
        return self.style(name, bg_color=PALE_GREY) if column.derived else self.style(name)

    def of_empty(self, column: Column) -> Format:
        """Return the format of the empty cells below a column's table: no frame, no fill."""
        name = self._style_name(column)
        keep = ("num_format", "align", "text_wrap", "valign")
        return self.make(**{key: _STYLES[name][key] for key in keep if key in _STYLES[name]})

    def of_heading(self, column: Column) -> Format:
        """Return the format of a column's heading."""
        return self.style("heading_derived" if column.derived else "heading")

    @staticmethod
    def _style_name(column: Column) -> str:
        return "typed" if column.field in _TYPED_FIELDS else _KIND_STYLES.get(column.kind, "text")


def open_book(target: str | BinaryIO) -> Workbook:
    """Return a new workbook whose normal style is the office's font."""
    return Workbook(
        target,
        {
            "default_format_properties": {"font_name": FONT, "font_size": 12, "font_scheme": False},
            "default_row_height": ROW_PIXELS,
            "default_column_width": COLUMN_PIXELS,
        },
    )


def set_page(sheet: Worksheet, title: str, heading_row: int | None = None) -> None:
    """Set a sheet to print on A4 landscape, one page wide, with headings and page numbers."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    font = f'&"{FONT},Regular"&10'
    sheet.set_footer(f"&L{font}{title}&R{font}Trang &P/&N")
    if heading_row is not None:
        sheet.repeat_rows(heading_row)


def width_pixels(columns: tuple[Column, ...]) -> int:
    """Return how wide the columns stand side by side, in pixels."""
    return sum(column.width * DIGIT_PIXELS + PADDING_PIXELS for column in columns)
