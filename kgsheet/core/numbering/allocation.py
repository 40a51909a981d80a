"""Decides the number that a document gets, or says why it gets none.

Decree 30/2020, article 15: numbers follow the order of issue within the year, from 01 on
1 January to 31 December. So a number never stands before an earlier day than the one below it.
"""

from __future__ import annotations

from datetime import date

from kgsheet.core.deadline_values import day_label
from kgsheet.core.numbering.agreement import contradictions
from kgsheet.core.numbering.symbols import read_name, read_symbol
from kgsheet.core.numbering.values import Entry, Register, Request, Series
from kgsheet.core.schema import EntryState, Mode
from kgsheet.errors import InputError, Place, Problem
from kgsheet.messages import Code
from kgsheet.messages.register import VOID_REFUSALS


def find_series(register: Register, doc_type: str, year: int) -> Series:
    """Return the series that a type of document takes its numbers from in a year.

    Raises:
        InputError: KG402 there is none; KG403, KG404 the table of series cannot be trusted.
    """
    if register.problems:
        raise InputError(*register.problems)
    series = register.series_of(doc_type, year)
    if series is None:
        raise _refusal(Code.SERIES_MISSING, Place(file=register.file), type=doc_type, year=year)
    return series


def next_number(register: Register, series: Series) -> int:
    """Return the number after the greatest that the series ever gave, cancelled ones too."""
    given = (one.number for one in register.entries_of(series) if one.number is not None)
    return max(max(given, default=0) + 1, series.first)


def allocate(register: Register, request: Request) -> int:
    """Return the number that a document gets.

    A day later than today is refused, for a slip of the hand would bar every later document from
    the series; but a day that the series has reached already is no later day, whatever the clock
    of this computer says.

    Raises:
        InputError: KG402 to KG412: why there is no number; KG426, KG432: the register was changed
            by hand, so that a number could be given twice.
    """
    series = find_series(register, request.type, request.day.year)
    entries = register.entries_of(series)
    _check_open(series)
    _check_trust(register, series, request)
    _check_today(series, entries, request)
    if series.mode is Mode.MANUAL:
        return _manual(register, series, request)
    return _automatic(register, series, request)


def find_voidable(register: Register, doc_type: str, year: int, number: int) -> Entry:
    """Return the row of a number that may be cancelled.

    Raises:
        InputError: KG413 there is no such row, KG414 it is a draft, was sent or is void.
    """
    entry = register.entry_of(doc_type, year, number)
    if entry is None:
        where = Place(file=register.file, sheet=register.block.sheet)
        raise _refusal(Code.ENTRY_UNKNOWN, where, type=doc_type, number=number, year=year)
    if entry.state is EntryState.NUMBERED:
        return entry
    what, remedy = VOID_REFUSALS[_WHY_NOT[entry.state]]
    facts = {"symbol": entry.symbol, "what": what, "remedy": remedy}
    raise _refusal(Code.ENTRY_NOT_TO_VOID, entry_place(register, entry), **facts)


def entry_place(register: Register, entry: Entry) -> Place:
    """Return where the row of an entry stands."""
    return Place(sheet=register.block.sheet, row=entry.row)


_WHY_NOT: dict[EntryState | None, str] = {
    None: "unknown",
    EntryState.DRAFT: "draft",
    EntryState.ISSUED: "issued",
    EntryState.VOID: "void",
}


def _check_open(series: Series) -> None:
    if series.closed:
        raise _refusal(Code.YEAR_CLOSED, series.where, series=series.name, year=series.year)


def _check_trust(register: Register, series: Series, request: Request) -> None:
    """Refuse where rows contradict themselves, or a file bears a number that no row knows."""
    wrong = [
        problem
        for entry in register.entries
        if _may_belong(entry, series)
        for problem in contradictions(register, entry)
    ]
    if wrong:
        raise InputError(*wrong)
    known = {(one.type, one.number) for one in register.entries_of(series)}
    for name in request.files:
        named = read_name(name)
        if named is None or named.year != series.year or named.type not in series.types:
            continue
        if (named.type, named.number) not in known and named.number >= series.first:
            where = Place(file=register.file, sheet=register.block.sheet)
            raise _refusal(Code.FILE_UNKNOWN, where, file=name, number=named.number)


def _may_belong(entry: Entry, series: Series) -> bool:
    """Whether anything in a row speaks for a series, however badly the row was changed."""
    types = {entry.type, read_symbol(entry.symbol)[1]}
    years = {entry.year, entry.day.year if entry.day else None} - {None}
    return not types.isdisjoint(series.types) and (not years or series.year in years)


def _check_today(series: Series, entries: tuple[Entry, ...], request: Request) -> None:
    reached = [one.day for one in entries if one.day and one.number is not None]
    if request.day > max([request.today, *reached]):
        facts = {"day": day_label(request.day), "today": day_label(request.today)}
        raise _refusal(Code.DAY_TO_COME, series.where, **facts)


def _automatic(register: Register, series: Series, request: Request) -> int:
    number = next_number(register, series)
    if request.number not in {None, number}:
        facts = _facts(series, request, number=request.number, next=number)
        raise _refusal(Code.NUMBER_NOT_NEXT, series.where, **facts)
    dated = [one for one in _numbered(register, series) if one[1] > request.day]
    if dated:
        _, day, last = max(dated, key=lambda one: (one[1], one[0]))
        facts = _facts(series, request, last=last.number, last_day=day_label(day), row=last.row)
        raise _refusal(Code.DAY_TOO_EARLY, entry_place(register, last), **facts)
    return number


def _manual(register: Register, series: Series, request: Request) -> int:
    number = request.number
    if number is None:
        facts = _facts(series, request, next=next_number(register, series))
        raise _refusal(Code.NUMBER_NOT_GIVEN, series.where, **facts)
    facts = _facts(series, request, number=number)
    if number < series.first:
        raise _refusal(Code.NUMBER_BELOW_START, series.where, **facts)
    for taken, day, entry in _numbered(register, series):
        where = entry_place(register, entry)
        if taken == number:
            known = {"symbol": entry.symbol, "row": entry.row}
            raise _refusal(Code.NUMBER_TAKEN, where, **facts, **known)
        is_wrong = day > request.day if taken < number else day < request.day
        if is_wrong:
            other = {"other": taken, "other_day": day_label(day), "row": entry.row}
            raise _refusal(Code.NUMBER_DATE_WRONG, where, **facts, **other)
    return number


def _numbered(register: Register, series: Series) -> list[tuple[int, date, Entry]]:
    """Number, day and row of what the series gave."""
    return [
        (one.number, one.day, one)
        for one in register.entries_of(series)
        if one.number is not None and one.day is not None
    ]


def _facts(series: Series, request: Request, **more: object) -> dict[str, object]:
    usual = {"series": series.name, "year": series.year, "first": series.first}
    return {**usual, "day": day_label(request.day), **more}


def _refusal(code: Code, where: Place, **facts: object) -> InputError:
    return InputError(Problem(code=code, where=where, facts=facts))
