"""Says what the printed register shows, in the ten columns of Decree 30/2020, Appendix IV.

Article 16 asks that a register kept in a computer is printed with all its columns, and bound.
"""

from __future__ import annotations

from collections.abc import Iterable

from kgsheet.core.deadline_values import day_label
from kgsheet.core.master import Settings
from kgsheet.core.numbering.agreement import is_draft
from kgsheet.core.numbering.symbols import number_text
from kgsheet.core.numbering.values import Entry, Register
from kgsheet.core.schema import REGISTER, EntryState
from kgsheet.messages.register_print import (
    FROM_DAY,
    FROM_NUMBER,
    FROM_NUMBER_OF,
    PRINTED_YEAR,
    VOID_NOTE,
)
from kgsheet.values import frozen

PRINTED_COLUMNS = REGISTER.columns[:10]
"""The columns of the decree, in its order; those behind them are for the program."""

CENTRED = frozenset({"symbol", "date", "copies", "sent_on"})
"""The fields whose texts are short and stand in the middle."""


@frozen(kw_only=True)
class PrintedRegister:
    """What is printed of one year.

    Attributes:
        superior, issuer: the lines above the title; the first may be empty.
        year: the line that tells the year.
        span: from which day to which day, and from which number to which number.
        rows: the texts of the ten columns.
    """

    superior: str
    issuer: str
    year: str
    span: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def years_of(register: Register) -> tuple[int, ...]:
    """Return the years that have rows to print, in their order."""
    return tuple(sorted({one.year for one in register.entries if one.year and not is_draft(one)}))


def print_register(register: Register, settings: Settings, year: int) -> PrintedRegister:
    """Return what the printed register of a year shows; drafts have no place in it."""
    entries = [one for one in register.entries if one.year == year and not is_draft(one)]
    return PrintedRegister(
        superior=settings.superior,
        issuer=" ".join(filter(None, (settings.issuer_line_1, settings.issuer_line_2))),
        year=PRINTED_YEAR.format(year=year),
        span=(*_days(entries), *_numbers(register, entries, year)),
        rows=tuple(
            tuple(_cell(entry, column.field) for column in PRINTED_COLUMNS) for entry in entries
        ),
    )


def _cell(entry: Entry, field: str) -> str:
    day = {"date": entry.day, "sent_on": entry.sent_on}.get(field)
    if day:
        return day_label(day)
    text = entry.shown.get(field, "")
    if field == "note" and entry.state is EntryState.VOID:
        return "\n".join(filter(None, (VOID_NOTE.format(reason=entry.void_reason), text)))
    return text


def _days(entries: Iterable[Entry]) -> tuple[str, ...]:
    days = [one.day for one in entries if one.day]
    if not days:
        return ()
    return (FROM_DAY.format(first=day_label(min(days)), last=day_label(max(days))),)


def _numbers(register: Register, entries: Iterable[Entry], year: int) -> tuple[str, ...]:
    """A line for each series; one alone needs no name."""
    of_year = [one for one in register.series if one.year == year]
    lines = []
    for series in of_year:
        numbers = [one.number for one in entries if one.number and one.type in series.types]
        if numbers:
            lines.append((series.name, number_text(min(numbers)), number_text(max(numbers))))
    text = FROM_NUMBER if len(lines) == 1 else FROM_NUMBER_OF
    return tuple(text.format(series=name, first=first, last=last) for name, first, last in lines)
