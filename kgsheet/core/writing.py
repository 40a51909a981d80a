"""Decides what a cell can take and where a host may write, so that every host answers alike."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import overload

from kgsheet.core.cells import Area, CellValue, Formula, TableRef, Writable, address
from kgsheet.core.edits import CellEdit
from kgsheet.errors import InputError, Place, Problem
from kgsheet.messages import Code
from kgsheet.messages.refusals import REFUSALS, Refusal
from kgsheet.on_use import regex

# Limits of Excel: last row and column, characters of a cell (UTF-16 units), digits kept; the first
# day that Excel counts right (it believes in 29 February 1900).
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
MAX_TEXT = 32_767
MAX_NUMBER = 10**15
FIRST_DATE = date(1900, 3, 1)

_SURROGATE = regex("[\ud800-\udfff]")

Plain = str | int | float | bool | date | None


def refused(why: Refusal, where: Place, **facts: object) -> InputError:
    """Return the error KG908 that says why a cell cannot be written and what to do.

    >>> print(refused(Refusal.NO_TABLE, Place(file="so.xlsx"), table="tblX").problems[0].code)
    KG908
    """
    reason, remedy = (text.format_map(facts) for text in REFUSALS[why])
    told = {"why": reason, "remedy": remedy}
    return InputError(Problem(code=Code.CELL_NOT_WRITABLE, where=where, facts=told))


def place(edit: CellEdit) -> Place:
    """Return where an edit writes.

    >>> place(CellEdit(sheet="A", row=2, column=3, value=None)).cell
    'C2'
    """
    return Place(sheet=edit.sheet, cell=address(edit.row, edit.column))


@overload
def settled(value: Plain) -> Plain: ...
@overload
def settled(value: Formula) -> Formula: ...
@overload
def settled(value: CellValue) -> CellValue: ...
def settled(value: CellValue | Formula) -> CellValue | Formula:
    r"""Return the value as it will be read back: no empty text, no `6.0`, no midnight.

    Lines of a text end alike everywhere: no program but Excel keeps a carriage return.

    >>> settled(""), settled(6.0), settled(datetime(2021, 5, 7)), settled("a\r\nb")
    (None, 6, datetime.date(2021, 5, 7), 'a\nb')
    """
    if isinstance(value, str):
        return with_plain_lines(value) or None
    if isinstance(value, float) and value.is_integer() and abs(value) < MAX_NUMBER:
        return int(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return value


def with_plain_lines(text: str) -> str:
    r"""Return a text whose lines end in one character each.

    >>> with_plain_lines("a\r\nb\rc\n")
    'a\nb\nc\n'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def value_refusal(value: Writable) -> Refusal | None:
    """Return why no cell can take the value, or None.

    >>> value_refusal(10**15)
    <Refusal.NUMBER_TOO_LONG: 'number_too_long'>
    """
    if isinstance(value, Formula):
        return _text_refusal(value.text) or value_refusal(value.cached)
    if isinstance(value, str):
        return _text_refusal(value)
    if isinstance(value, float) and not math.isfinite(value):
        return Refusal.NUMBER_NOT_FINITE
    if isinstance(value, int) and abs(value) >= MAX_NUMBER:
        return Refusal.NUMBER_TOO_LONG
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return Refusal.DATE_TOO_EARLY if day < FIRST_DATE else None
    return None


def _text_refusal(text: str) -> Refusal | None:
    if _SURROGATE.search(text):
        return Refusal.TEXT_BROKEN
    if len(text) <= MAX_TEXT // 2:
        return None
    units = len(text) + sum(letter > "\uffff" for letter in text)
    return Refusal.TEXT_TOO_LONG if units > MAX_TEXT else None


def contains(area: Area, row: int, column: int) -> bool:
    """Return whether a cell lies in the area.

    >>> contains(Area(first_row=2, first_column=1, last_row=3, last_column=4), 3, 4)
    True
    """
    in_rows = area.first_row <= row <= area.last_row
    return in_rows and area.first_column <= column <= area.last_column


def overlaps(one: Area, other: Area) -> bool:
    """Return whether two areas share a cell.

    >>> left = Area(first_row=1, first_column=1, last_row=9, last_column=2)
    >>> overlaps(left, Area(first_row=9, first_column=2, last_row=9, last_column=9))
    True
    """
    in_rows = one.first_row <= other.last_row and other.first_row <= one.last_row
    in_columns = one.first_column <= other.last_column and other.first_column <= one.last_column
    return in_rows and in_columns


def check_cell(edit: CellEdit, merges: Iterable[Area], tables: Iterable[TableRef]) -> None:
    """Return when the cell may change, given the merged areas and tables of its sheet.

    >>> check_cell(CellEdit(sheet="A", row=1, column=1, value=1), (), ())

    Raises:
        InputError: KG908: hidden under a merge, a heading or a totals cell of a table.
    """
    for area in merges:
        anchor = (edit.row, edit.column) == (area.first_row, area.first_column)
        if not anchor and contains(area, edit.row, edit.column):
            raise refused(Refusal.MERGED, place(edit), area=area)
    for table in tables:
        if not contains(table.area, edit.row, edit.column):
            continue
        if table.has_header and edit.row == table.area.first_row:
            raise refused(Refusal.TABLE_HEADER, place(edit), table=table.name)
        if table.has_totals and edit.row == table.area.last_row:
            raise refused(Refusal.TABLE_TOTALS, place(edit), table=table.name)


def added_area(table: TableRef, last_row: int) -> Area:
    """Return the cells that a table gains when it grows down to `last_row`."""
    return Area(
        first_row=table.area.last_row + 1,
        first_column=table.area.first_column,
        last_row=last_row,
        last_column=table.area.last_column,
    )


def check_growth(
    table: TableRef, last_row: int, merges: Iterable[Area], tables: Sequence[TableRef]
) -> None:
    """Return when a table may grow, as far as its sheet's merged areas and tables tell.

    Raises:
        InputError: KG908: a totals row, another table or a merged area stands in the way.
    """
    where = Place(sheet=table.sheet, cell=str(table.area))
    if last_row > LAST_ROW:
        raise refused(Refusal.OUTSIDE, where)
    if table.has_totals:
        raise refused(Refusal.GROW_TOTALS, where, table=table.name)
    added = added_area(table, last_row)
    for other in tables:
        if other.name != table.name and overlaps(other.area, added):
            raise refused(Refusal.GROW_ONTO_TABLE, where, table=table.name, other=other.name)
    for area in merges:
        if overlaps(area, added):
            raise refused(Refusal.GROW_ONTO_MERGED, where, table=table.name, area=area)
