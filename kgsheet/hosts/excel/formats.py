"""Gives cells of a live workbook a number format that shows their new values as what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from enum import Enum, auto
from itertools import groupby

import xlwings as xw

from kgsheet.core.cells import Formula, Writable
from kgsheet.hosts.excel.grouping import Block
from kgsheet.hosts.excel.pieces import pieces
from kgsheet.ooxml.numberformats import DATE_FORMAT, TEXT_FORMAT, is_date

GENERAL = "General"
NO_NUMBER = -1
"""The number of a format that is given by its code."""


class Need(Enum):
    """What a value asks of the format of its cell."""

    DAY = auto()
    NUMBER = auto()
    RESULT = auto()


def need_of(value: Writable) -> Need | None:
    """Return what a value asks of a format; None where any will do."""
    if isinstance(value, date):
        return Need.DAY
    if isinstance(value, int | float):
        return Need.NUMBER
    return Need.RESULT if isinstance(value, Formula) else None


def format_for(need: Need, code: str) -> str | None:
    """Return the format to set, None where the present one will do.

    >>> format_for(Need.DAY, "m/d/yyyy"), format_for(Need.NUMBER, "dd/mm/yyyy")
    (None, 'General')
    """
    # A program takes what is written into a cell of this format for text.
    is_text = code == TEXT_FORMAT
    shows_day = is_date(NO_NUMBER, code)
    if need is Need.DAY:
        return None if shows_day else DATE_FORMAT
    return GENERAL if is_text or (need is Need.NUMBER and shows_day) else None


def fix_formats(sheet: xw.Sheet, block: Block) -> None:
    """Set the formats of a block that would show, or make, something else of its values."""
    for column, values in enumerate(zip(*block.rows, strict=True), block.column):

        def code(first: int, last: int, at: int = column) -> str | None:
            return sheet.range((first, at), (last, at)).number_format or None

        for first, last, need in segments(values, block.row):
            for start, end, found in pieces((first, last), code):
                wanted = format_for(need, found)
                if wanted:
                    sheet.range((start, column), (end, column)).number_format = wanted


def segments(values: Sequence[Writable], first: int) -> Iterator[tuple[int, int, Need]]:
    """Yield first row, last row and need of the stretches of a column that need the same.

    >>> [one[:2] for one in segments((date(2021, 5, 7), None, date(2021, 5, 8), 5), 2)]
    [(2, 4), (5, 5)]
    """
    needs = [(row, need_of(value)) for row, value in enumerate(values, first)]
    known = [(row, need) for row, need in needs if need]
    for need, group in groupby(known, key=lambda one: one[1]):
        rows = [row for row, _ in group]
        yield rows[0], rows[-1], need


def copy_formats(source: xw.Range, target: xw.Range) -> None:
    """Give cells the formats of others; one row or column of them is repeated."""
    try:
        target.copy_from(source, "formats")
    except NotImplementedError:  # by Excel's own engine, which knows the clipboard instead
        source.copy()
        target.paste(paste="formats")
        with suppress(NotImplementedError):
            source.sheet.book.app.cut_copy_mode = False
