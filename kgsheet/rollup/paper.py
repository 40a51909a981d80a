"""A new workbook whose sheets print on A4, and the looks of its cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

import xlsxwriter
from xlsxwriter.chart import Chart

from kgsheet.build.rows import FittedSheet, fit_row
from kgsheet.core.rates import Rate
from kgsheet.core.writing import LAST_ROW
from kgsheet.messages.rollup import ROLLUP_SAY as SAY
from kgsheet.messages.rollup import ROLLUP_SHEETS as SHEETS

Cell = str | int | date | Rate

_FONT = {"font_name": "Times New Roman", "font_size": 12}
_LOOKS = {
    "title": {**_FONT, "font_size": 16, "bold": True, "align": "center"},
    "line": {**_FONT, "italic": True, "align": "center"},
    "sentence": {**_FONT, "font_size": 13, "text_wrap": True, "valign": "top"},
    "heading": {
        **_FONT,
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": "#1F4E5F",
        "border": 1,
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
    },
    "text": {**_FONT, "border": 1, "border_color": "#BFC8CC", "text_wrap": True, "valign": "top"},
}
_CELL = {**_LOOKS["text"], "text_wrap": False}
_NUMBER = {**_CELL, "align": "right", "indent": 1}  # clear of the text to its right
_LOOKS |= {
    "number": {**_NUMBER, "num_format": "#,##0"},
    "day": {**_CELL, "num_format": "dd/mm/yyyy", "align": "center"},
    "rate": {**_NUMBER, "num_format": "0.0%"},
}
_MOST_ROWS = LAST_ROW - 2  # between the headings and a line that says that there are more
_PAPER_A4 = 9
_MARGINS = {"left": 0.8, "right": 0.5, "top": 0.6, "bottom": 0.6}  # inches


class Paper:
    """A new workbook and the looks of its cells."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        self.looks = {name: book.add_format(look) for name, look in _LOOKS.items()}

    def sheet(self, name: str, widths: Sequence[int], *, landscape: bool) -> FittedSheet:
        """Add a sheet that prints on A4, as wide as the page."""
        sheet: FittedSheet = self.book.add_worksheet(SHEETS[name], FittedSheet)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_paper(_PAPER_A4)
        sheet.set_margins(**_MARGINS)
        sheet.set_footer('&C&"Times New Roman"&P/&N')
        sheet.fit_to_pages(1, 0)
        if landscape:
            sheet.set_landscape()
        return sheet

    def chart(self, kind: dict[str, str], title: str) -> Chart:
        """Return a new chart with a title."""
        chart = self.book.add_chart(kind)
        chart.set_title({"name": title, "name_font": {"size": 12}})
        return chart

    def merged(
        self, sheet: FittedSheet, row: int, columns: tuple[int, int], text: str, look: str
    ) -> None:
        """Write a text over several columns."""
        first, last = columns
        sheet.merge_range(row, first, row, last, "", self.looks[look])
        sheet.write_string(row, first, text, self.looks[look])

    def heading(self, sheet: FittedSheet, row: int, texts: Sequence[str]) -> None:
        """Write the headings of a table; none is ever read as a formula."""
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, self.looks["heading"])

    def table(
        self, name: str, headings: Mapping[str, int], rows: Iterable[Sequence[Cell]]
    ) -> FittedSheet:
        """Add a sheet of one table, whose headings are printed on every page.

        Args:
            name: of the sheet, in `ROLLUP_SHEETS`.
            headings: the width of each column.
            rows: what stands below them; where they are more than a sheet holds, that is said.
        """
        widths = list(headings.values())
        sheet = self.sheet(name, widths, landscape=True)
        self.heading(sheet, 0, list(headings))
        fit_row(sheet, 0, headings.items())
        waiting = iter(rows)
        for row, cells in enumerate(islice(waiting, _MOST_ROWS), start=1):
            self.row(sheet, row, cells, widths)
        if next(waiting, None):
            sheet.write_string(_MOST_ROWS + 1, 0, SAY["cut"])
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def row(
        self, sheet: FittedSheet, row: int, cells: Sequence[Cell], widths: Sequence[int]
    ) -> None:
        """Write a row of a table, each cell as what it is, and make it tall enough."""
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell, self.looks["text"])
            elif isinstance(cell, date):
                sheet.write_datetime(row, column, cell, self.looks["day"])
            elif isinstance(cell, Rate):
                self._rate(sheet, row, column, cell)
            else:
                sheet.write_number(row, column, cell, self.looks["number"])
        fit_row(sheet, row, _texts(cells, widths))

    def _rate(self, sheet: FittedSheet, row: int, column: int, rate: Rate) -> None:
        """Write a rate rounded as documents print it, `-` where there is none."""
        percent = rate.rounded()
        if percent is None:
            sheet.write_string(row, column, rate.text, self.looks["rate"])
        else:
            sheet.write_number(row, column, float(percent / 100), self.looks["rate"])


def _texts(cells: Sequence[Cell], widths: Sequence[int]) -> list[tuple[str, float]]:
    pairs = zip(cells, widths, strict=True)
    return [(cell, width) for cell, width in pairs if isinstance(cell, str)]
