"""Reads the settings table into typed values, and says what cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from kgsheet.core.blocks import Block, Row
from kgsheet.core.cells import CellError, CellValue, NoResult, address, display
from kgsheet.core.deadlines import Deadline, DeadlineKind, parse_deadline
from kgsheet.core.master import Settings
from kgsheet.core.schema import SETTING_KEYS, Kind, Setting
from kgsheet.core.text import fold, normalize
from kgsheet.errors import Place, Problem
from kgsheet.messages import Code
from kgsheet.on_use import regex
from kgsheet.values import frozen

_BY_KEY = {setting.key: setting for setting in SETTING_KEYS}
_INTEGER = regex(r"\d{1,9}")
FIRST_YEAR, LAST_YEAR = 1990, 2100


@frozen(kw_only=True)
class SettingLine:
    """One row of the settings.

    Attributes:
        field: the field of `Settings`, empty for a key that the program does not know.
        value: what the cell was read as; a `Problem` where it cannot be read.
        where: the cell of the value.
        confirmed_at: the cell of the confirmation.
    """

    key: str
    field: str
    value: str | int | date | Problem | None
    confirmation: str
    where: Place
    confirmed_at: Place


def read_settings(block: Block | None) -> tuple[Settings, tuple[SettingLine, ...]]:
    """Return the settings and the rows behind them; what is blank or unreadable has its default."""
    if block is None:
        return Settings(), ()
    lines = tuple(_line(block, row) for row in block.rows if row.values.get("key") is not None)
    # Each value was read by the kind of its key, which the schema ties to the field's type.
    values: dict[str, Any] = {
        line.field: line.value
        for line in lines
        if line.field and line.value is not None and not isinstance(line.value, Problem)
    }
    return Settings(**values), lines


def setting_problems(lines: Sequence[SettingLine]) -> tuple[Problem, ...]:
    """Return what could not be read."""
    return tuple(line.value for line in lines if isinstance(line.value, Problem))


def read_date(value: CellValue) -> date | None:
    """Return the day that a cell holds, `None` where it holds none.

    >>> read_date("30/6/2017")
    datetime.date(2017, 6, 30)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    read = parse_deadline(value) if isinstance(value, str) else None
    if isinstance(read, Deadline) and read.kind is DeadlineKind.DATE and not read.notes:
        return read.due
    return None


def read_integer(value: CellValue) -> int | None:
    """Return the whole number that a cell holds, typed as a number or as text.

    >>> read_integer(" 30 "), read_integer("ba mươi")
    (30, None)
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = normalize(value) if isinstance(value, str) else ""
    return int(text) if _INTEGER.fullmatch(text) else None


def read_year(value: CellValue) -> int | None:
    """Return the year that a cell holds.

    >>> read_year("2017"), read_year(17)
    (2017, None)
    """
    year = read_integer(value)
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def _line(block: Block, row: Row) -> SettingLine:
    key = normalize(display(row.values.get("key")))
    setting = _BY_KEY.get(key.casefold())
    where = _place(block, row, "value", key)
    return SettingLine(
        key=key,
        field=setting.field if setting else "",
        value=_read(setting, row.values.get("value"), where) if setting else None,
        confirmation=display(row.values.get("confirmation")),
        where=where,
        confirmed_at=_place(block, row, "confirmation", key),
    )


def _place(block: Block, row: Row, name: str, key: str) -> Place:
    column = block.columns.get(name)
    cell = address(row.number, column) if column else ""
    return Place(sheet=block.sheet, cell=cell, row=row.number, column=key)


def _read(setting: Setting, value: CellValue, where: Place) -> str | int | date | Problem | None:
    if value is None:
        return None
    read = _READERS.get(setting.kind, _read_text)(value)
    if setting.kind is Kind.CHOICE:
        read = next((one for one in setting.allowed if fold(one) == fold(display(value))), None)
    if read is not None:
        return read
    if setting.kind is Kind.CHOICE:
        allowed = ", ".join(f"“{one}”" for one in setting.allowed)
        facts = {"column": setting.key, "allowed": allowed}
        return Problem(code=Code.NOT_IN_LIST, where=where, facts=facts, found=display(value))
    facts = {"key": setting.key, "example": setting.example}
    return Problem(code=Code.SETTING_UNREADABLE, where=where, facts=facts, found=display(value))


def _read_text(value: CellValue) -> str | None:
    return None if isinstance(value, CellError | NoResult) else normalize(display(value))


_READERS: dict[Kind, Callable[[CellValue], str | int | date | None]] = {
    Kind.DATE: read_date,
    Kind.INTEGER: read_integer,
    Kind.YEAR: read_year,
}
