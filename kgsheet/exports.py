"""Writes fresh workbooks for people, beside the master: the list of findings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from kgsheet.core.schema import FINDINGS
from kgsheet.core.updates import finding_values
from kgsheet.errors import Problem
from kgsheet.messages.sheets import NO_FINDINGS_TEXT

_HEADING_FILL = PatternFill("solid", fgColor="1F4E5F")
_HEADING_FONT = Font(name="Times New Roman", size=12, bold=True, color="FFFFFF")
_FONT = Font(name="Times New Roman", size=12)
_PAPER_A4 = "9"


def write_findings(path: Path, findings: Iterable[Problem]) -> None:
    """Write the findings as an .xlsx of one sheet, ready to print on A4 landscape.

    Args:
        path: where; an existing file is replaced.
        findings: in the order to list them.
    """
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has a worksheet")
    sheet.title = FINDINGS.sheet
    sheet.append([column.heading for column in FINDINGS.columns])
    rows = [finding_values(finding) for finding in findings]
    for row in rows or [{FINDINGS.columns[0].field: NO_FINDINGS_TEXT}]:
        sheet.append([row.get(column.field) for column in FINDINGS.columns])
    _keep_as_text(sheet)
    _lay_out(sheet)
    book.save(path)


def _keep_as_text(sheet: Worksheet) -> None:
    """What a cell of the master holds is text here, also where it begins with `=`."""
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"


def _lay_out(sheet: Worksheet) -> None:
    for number, column in enumerate(FINDINGS.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    for row in sheet.iter_rows():
        for cell in row:
            cell.font = _HEADING_FONT if cell.row == 1 else _FONT
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.row == 1:
                cell.fill = _HEADING_FILL
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _PAPER_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
