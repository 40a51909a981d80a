"""Writes fresh workbooks for people, beside the master: the findings, the printed register.

XlsxWriter makes them: what openpyxl writes does not pass the validation of Office files.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import xlsxwriter

from kgsheet.build.rows import FittedSheet, fit_row
from kgsheet.core.numbering.printing import CENTRED, PRINTED_COLUMNS, PrintedRegister
from kgsheet.core.schema import FINDINGS, REGISTER
from kgsheet.core.updates import finding_values
from kgsheet.errors import Problem
from kgsheet.messages.register_print import REGISTER_TITLE
from kgsheet.messages.sheets import NO_FINDINGS_TEXT

_FONT = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "top"}
_HEADING = {**_FONT, "bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E5F", "border": 1}
_CELL = {**_FONT, "border": 1, "border_color": "#BFC8CC"}
_PAPER_A4 = 9
_TITLE = {"font_name": "Times New Roman", "font_size": 14, "bold": True, "align": "center"}
_LINE = {"font_name": "Times New Roman", "font_size": 12, "align": "center"}
_PRINTED_HEADING = {**_FONT, "bold": True, "align": "center", "valign": "vcenter", "border": 1}
_PRINTED_CELL = {**_FONT, "border": 1}
# Digits of width, as many as A4 landscape holds at full size beside a margin to bind.
_PRINTED_WIDTHS = (15, 11, 28, 13, 22, 12, 7, 11, 8, 10)
_MARGINS = {"left": 1.18, "right": 0.5, "top": 0.6, "bottom": 0.75}  # inches


def write_findings(target: BinaryIO, findings: Iterable[Problem]) -> None:
    """Write the findings as an .xlsx of one sheet, ready to print on A4 landscape.

    Args:
        target: an open file.
        findings: in the order to list them.
    """
    fields = [column.field for column in FINDINGS.columns]
    rows = [finding_values(finding) for finding in findings] or [{fields[0]: NO_FINDINGS_TEXT}]
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet(FINDINGS.sheet, FittedSheet)
        heading, cell = book.add_format(_HEADING), book.add_format(_CELL)
        for number, column in enumerate(FINDINGS.columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(0, number, column.heading, heading)
            for position, row in enumerate(rows, start=1):
                # As text, also where the cell of the master begins with `=`.
                sheet.write_string(position, number, row.get(column.field) or "", cell)
        widths = [column.width for column in FINDINGS.columns]
        for position, row in enumerate(rows, start=1):
            texts = (row.get(field) or "" for field in fields)
            fit_row(sheet, position, zip(texts, widths, strict=True))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(fields) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_PAPER_A4)
        sheet.fit_to_pages(1, 0)


def write_register(target: BinaryIO, printed: PrintedRegister) -> None:
    """Write the printed register as an .xlsx, ready to print on A4 landscape and to bind.

    The two rows of headings stand at the top of every page.
    """
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet(REGISTER.sheet, FittedSheet)
        for number, width in enumerate(_PRINTED_WIDTHS):
            sheet.set_column(number, number, width)
        top = _write_title(book, sheet, printed)
        _write_columns(book, sheet, top, printed)
        sheet.freeze_panes(top + 2, 0)
        sheet.repeat_rows(top, top + 1)
        sheet.set_landscape()
        sheet.set_paper(_PAPER_A4)
        sheet.set_margins(**_MARGINS)
        sheet.set_footer('&C&"Times New Roman"&P/&N')
        sheet.fit_to_pages(1, 0)


def _write_title(book: xlsxwriter.Workbook, sheet: FittedSheet, printed: PrintedRegister) -> int:
    """Write what stands above the table and return the row where the table begins."""
    line, title = book.add_format(_LINE), book.add_format(_TITLE)
    issuer = book.add_format({**_LINE, "bold": True})
    above = [(printed.superior, line), (printed.issuer, issuer), (REGISTER_TITLE, title)]
    above += [(text, line) for text in (printed.year, *printed.span)]
    written = [(text, style) for text, style in above if text]
    last = len(PRINTED_COLUMNS) - 1
    for row, (text, style) in enumerate(written):
        sheet.merge_range(row, 0, row, last, "", style)
        sheet.write_string(row, 0, text, style)
    return len(written) + 1


def _write_columns(
    book: xlsxwriter.Workbook, sheet: FittedSheet, top: int, printed: PrintedRegister
) -> None:
    heading, cell = book.add_format(_PRINTED_HEADING), book.add_format(_PRINTED_CELL)
    centred = book.add_format({**_PRINTED_CELL, "align": "center"})
    styles = [centred if column.field in CENTRED else cell for column in PRINTED_COLUMNS]
    headings = [column.heading for column in PRINTED_COLUMNS]
    # The decree numbers the columns below their headings.
    numbers = [f"({number})" for number in range(1, len(headings) + 1)]
    for row, texts in enumerate((headings, numbers, *printed.rows), start=top):
        for column, text in enumerate(texts):
            style = styles[column] if row > top + 1 else heading
            sheet.write_string(row, column, text, style)
        fit_row(sheet, row, zip(texts, _PRINTED_WIDTHS, strict=True))
