"""Turns formulas from Excel's spelling into that of LibreOffice's interface, and back."""

from __future__ import annotations

import re
from typing import Any

import uno

from kgsheet.hosts.libreoffice.worker.office import Office

EXCEL = 1
"""The address convention of Excel in `com.sun.star.sheet.AddressConvention`."""

_QUOTED = re.compile(r'("(?:[^"]|"")*")')
# Other sheets, tables, inline arrays and names of files are left to LibreOffice's own parser.
_NOT_PLAIN_IN_EXCEL = re.compile(r"[!\[\]{}'@#|]")
_NOT_PLAIN_IN_OFFICE = re.compile(r"[\[\]{}'#~!|]|\.\$?[A-Za-z]{1,3}\$?[0-9]")


def to_office(formula: str) -> str | None:
    """Return a plain formula of Excel as LibreOffice takes it, or None if it must be parsed.

    >>> to_office('=IF(A1,"x, y",B2)')
    '=IF(A1;"x, y";B2)'
    """
    return _swapped(formula, ",", ";", _NOT_PLAIN_IN_EXCEL)


def to_excel(formula: str) -> str | None:
    """Return a plain formula of LibreOffice as Excel writes it, or None if it must be printed."""
    return _swapped(formula, ";", ",", _NOT_PLAIN_IN_OFFICE)


def _swapped(formula: str, old: str, new: str, strange: re.Pattern[str]) -> str | None:
    pieces = _QUOTED.split(formula)
    if any(strange.search(piece) for piece in pieces[::2]):
        return None
    pieces[::2] = [piece.replace(old, new) for piece in pieces[::2]]
    return "".join(pieces)


def put(office: Office, cell: Any, formula: str) -> None:
    """Give a cell a formula of Excel that is not plain."""
    tokens = office.parser(EXCEL).parseFormula(formula[1:], cell.CellAddress)
    cell.setTokens(tokens)


def shown(office: Office, cell: Any) -> str:
    """Return the formula of a cell as Excel writes it."""
    return "=" + str(office.parser(EXCEL).printFormula(cell.getTokens(), cell.CellAddress))


def condition(office: Office, formula: str, at: Any) -> str:
    """Return a formula of Excel, without `=`, as conditions and validations take it."""
    tokens = office.parser(EXCEL).parseFormula(formula, at)
    return str(office.parser(0).printFormula(tokens, at))


def excel_condition(office: Office, formula: str, at: Any) -> str:
    """Return a formula of a condition as Excel writes it, without `=`."""
    tokens = office.parser(0).parseFormula(formula, at)
    return str(office.parser(EXCEL).printFormula(tokens, at))


def address(sheet: int, row: int, column: int) -> Any:
    """Return the address of a cell, rows and columns counted from 1."""
    struct = uno.createUnoStruct("com.sun.star.table.CellAddress")
    struct.Sheet, struct.Row, struct.Column = sheet, row - 1, column - 1
    return struct
