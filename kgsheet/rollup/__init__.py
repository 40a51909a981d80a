"""Writes what many workbooks say together: a workbook, and a page for a browser."""

from kgsheet.rollup.html import write_html
from kgsheet.rollup.writing import write_rollup

__all__ = ["write_html", "write_rollup"]
