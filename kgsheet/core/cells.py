"""What a cell can hold and where it stands, as plain values that every host can deliver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from kgsheet.values import frozen

_A = ord("A")


@frozen(order=True)
class MonthYear:
    """A date cell whose number format shows only month and year: Excel makes one of `6/2021`."""

    year: int
    month: int


@frozen
class CellError:
    """An error value that Excel shows in a cell, such as `#REF!`."""

    text: str


@frozen
class NoResult:
    """A formula whose file carries no cached result, so that nothing but Excel can tell it."""

    formula: str = ""


CellValue = str | int | float | bool | date | datetime | MonthYear | CellError | NoResult | None
"""What a host reads; whole numbers are `int`, an empty cell and an empty text are `None`."""


@frozen
class Formula:
    """A formula to write (English names, comma, no `=`), with the result that is shown at once."""

    text: str
    cached: str | int | float


Writable = str | int | float | bool | date | Formula | None
"""What a host writes; `None` empties the cell and keeps its format."""


@frozen(kw_only=True)
class Area:
    """A rectangle of cells, 1-based as Excel counts, both ends inside."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def __str__(self) -> str:
        first = address(self.first_row, self.first_column)
        last = address(self.last_row, self.last_column)
        return first if first == last else f"{first}:{last}"


@frozen(kw_only=True)
class TableRef:
    """An Excel table: its name, where it stands, and whether it ends in a totals row."""

    name: str
    sheet: str
    area: Area
    has_header: bool = True
    has_totals: bool = False


# Compared by identity: a sheet may hold a million rows, and what was found in it is remembered.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class Sheet:
    """The values of one worksheet.

    Attributes:
        first_row: Excel's number of the first row in `rows`.
        first_column: Excel's number of the first column of each row.
        rows: values, row by row; rows may differ in length.
        merges: merged areas; only their first cell holds a value in `rows`.
    """

    name: str
    rows: Sequence[Sequence[CellValue]]
    first_row: int = 1
    first_column: int = 1
    merges: tuple[Area, ...] = ()


@frozen(kw_only=True)
class Snapshot:
    """A workbook as read at one moment.

    Attributes:
        file: the name that people know it by.
        tables: all Excel tables.
        sheets: worksheets by title, in the order of their tabs; a host may read them on demand.
    """

    file: str
    tables: tuple[TableRef, ...] = ()
    sheets: Mapping[str, Sheet] = field(default_factory=dict)


def column_letters(column: int) -> str:
    """Return the letters of a 1-based column number.

    >>> column_letters(1), column_letters(27), column_letters(16384)
    ('A', 'AA', 'XFD')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(_A + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the 1-based number of a column given by its letters.

    >>> column_number("AA")
    27
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - _A + 1
    return number


def address(row: int, column: int) -> str:
    """Return the A1 address of a cell.

    >>> address(5, 12)
    'L5'
    """
    return f"{column_letters(column)}{row}"


def display(value: CellValue) -> str:
    """Return the text a person sees in a cell, dates day first.

    >>> display(date(2017, 6, 30)), display(2017), display(None), display(MonthYear(2021, 6))
    ('30/6/2017', '2017', '', '6/2021')
    """
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return f"{value.day}/{value.month}/{value.year} {value:%H:%M}"
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    if isinstance(value, MonthYear):
        return f"{value.month}/{value.year}"
    if isinstance(value, NoResult):
        return f"={value.formula}"
    if isinstance(value, float):
        return repr(value).replace(".", ",")
    return value.text if isinstance(value, CellError) else str(value)
