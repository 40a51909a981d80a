"""The workbook open in a live spreadsheet program, reached through xlwings and no other way."""

from kgsheet.hosts.excel import lean  # noqa: F401  # it loads xlwings, before others do
from kgsheet.hosts.excel.book import ExcelBook
from kgsheet.hosts.excel.desk import Desk

__all__ = ["Desk", "ExcelBook"]
