"""Makes plain values of what a live program delivers, and of plain values what it takes as such."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal

from kgsheet.core.cells import CellError, CellValue, Formula, Writable
from kgsheet.core.writing import FIRST_DATE, settled

Raw = str | float | bool | datetime | Decimal | None
"""What xlwings reads from a cell."""

ERRORS = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!")
)
"""How Excel shows its error values."""

# Days are counted from here; a time of day is a moment of this day.
_EPOCH = datetime(1899, 12, 30)
_MILLISECOND = 1000  # microseconds

_SIGNS = tuple("=+-@'#")
_WORDS = frozenset(("true", "false"))
_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    *("thang", "thg"),
)
_FIRST_WORD = re.compile(r"\s*([^\W\d_]+)")


def plain(raw: Raw) -> CellValue:
    """Return the value of a cell as the core knows it; times of day become text.

    >>> plain(6.0), plain(""), plain(datetime(2021, 5, 7)), plain(datetime(1899, 12, 30, 8, 30))
    (6, None, datetime.date(2021, 5, 7), '08:30')
    """
    if isinstance(raw, datetime):
        return _moment(raw)
    if isinstance(raw, Decimal):  # a cell in a format of money
        return settled(float(raw))
    if isinstance(raw, int) and not isinstance(raw, bool):
        return settled(float(raw))
    return settled(raw)


def _moment(raw: datetime) -> CellValue:
    """The day or moment; Excel counts in fractions of a day and keeps milliseconds of them."""
    nearest = raw.replace(tzinfo=None) + timedelta(microseconds=_MILLISECOND // 2)
    moment = nearest.replace(microsecond=nearest.microsecond // _MILLISECOND * _MILLISECOND)
    if moment.date() >= FIRST_DATE:
        return settled(moment)
    minutes = round((moment - _EPOCH).total_seconds() / 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def error_or(raw: Raw, without_errors: Raw) -> CellValue:
    """Return what a cell holds, given its value with errors as text and the one without.

    >>> error_or("#REF!", None), error_or("#REF!", "#REF!")
    (CellError(text='#REF!'), '#REF!')
    """
    if isinstance(raw, str) and raw in ERRORS and without_errors is None:
        return CellError(raw)
    return plain(raw)


def typed(value: Writable) -> str | float | date | None:
    """Return what to give the program so that the cell holds this value and no other.

    >>> typed("=x"), typed("Quá hạn"), typed("007"), typed(5), typed(Formula("1+1", 2))
    ("'=x", 'Quá hạn', "'007", 5.0, '=1+1')
    """
    value = settled(value)
    if isinstance(value, Formula):
        return f"={value.text}"
    if isinstance(value, str):
        return f"'{value}" if is_taken_otherwise(value) else value
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)  # Excel takes no integers of 64 bits
    return value


def is_taken_otherwise(text: str) -> bool:
    """Return whether a program that is given a text may make something else of it.

    Excel reads a text as if it were typed: formulas, numbers, days, months and truth values.

    >>> [is_taken_otherwise(text) for text in ("-", "6/2021", "Mar 5", "TRUE", "KG101", "Quý II")]
    [True, True, True, True, False, False]
    """
    if text.lstrip().startswith(_SIGNS):
        return True
    word = _FIRST_WORD.match(text)
    has_digit = any(letter.isdigit() for letter in text)
    if not word:
        return has_digit
    first = unicodedata.normalize("NFD", word[1].casefold()).encode("ascii", "ignore").decode()
    return first in _WORDS or (has_digit and first.startswith(_MONTHS))
