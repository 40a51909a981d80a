"""Writes fresh workbooks for people, beside the master: the list of findings.

XlsxWriter makes them: what openpyxl writes does not pass the validation of Office files.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import xlsxwriter

from kgsheet.build.rows import FittedSheet, fit_row
from kgsheet.core.schema import FINDINGS
from kgsheet.core.updates import finding_values
from kgsheet.errors import Problem
from kgsheet.messages.sheets import NO_FINDINGS_TEXT

_FONT = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "top"}
_HEADING = {**_FONT, "bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E5F", "border": 1}
_CELL = {**_FONT, "border": 1, "border_color": "#BFC8CC"}
_PAPER_A4 = 9


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
