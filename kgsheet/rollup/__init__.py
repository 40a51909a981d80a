"""Writes what many workbooks say together as one workbook, for people."""

from kgsheet.rollup.writing import write_rollup

__all__ = ["write_rollup"]
