"""Says what the tokens of one deadline mean: a grammar of eight forms.

A form that two clerks would read differently is not in the table, and is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from kgsheet.core.deadline_periods import Period
from kgsheet.core.deadline_tokens import Sign, Token
from kgsheet.core.deadline_values import Deadline, DeadlineKind, DeadlineNote, month_end
from kgsheet.core.text import fold
from kgsheet.on_use import regex
from kgsheet.values import frozen

_LISTED = {DeadlineKind.QUARTER, DeadlineKind.MONTH}
_YEARS = {DeadlineKind.YEAR, DeadlineKind.RANGE}
_PARTS_OF_YEAR = {"đầu": 3, "giữa": 6, "cuối": 12}
_ABOUT = fold("khoảng")


@frozen
class Policy:
    """How an office reads what the words leave open."""

    plan_year: int | None = None
    before_is_inclusive: bool = True


def read_part(part: list[Token], policy: Policy) -> Deadline | None:
    """Return one deadline from its tokens, every period with a year; `None` when none fits."""
    signs = "".join(token.sign for token in part)
    for form, read in _FORMS:
        if form.fullmatch(signs):
            try:
                return read(part, policy)
            except ValueError:  # a day that does not exist
                return None
    return None


def _single(part: list[Token], _policy: Policy) -> Deadline:
    period = _period(part[-1])
    start, due = days_of(period)
    notes = {DeadlineNote.SEVERAL} if period.several else set()
    return Deadline(
        text="",
        kind=period.kind,
        start=None if period.kind is DeadlineKind.DATE else start,
        due=due,
        notes=frozenset(notes),
    )


def _ongoing(_part: list[Token], _policy: Policy) -> Deadline:
    return Deadline(text="", kind=DeadlineKind.ONGOING)


def _before(part: list[Token], policy: Policy) -> Deadline | None:
    period = _period(part[-1])
    start, _ = days_of(period)
    if period.kind is DeadlineKind.DATE:
        due = start if policy.before_is_inclusive else start - timedelta(days=1)
        notes = frozenset({DeadlineNote.BEFORE_DAY})
        return Deadline(text="", kind=DeadlineKind.DATE, due=due, notes=notes)
    if period.several or period.joined or period.kind not in _LISTED | {DeadlineKind.YEAR}:
        return None
    # “Trước tháng 6” is exact; before a quarter or a year offices mean more than one day.
    is_month = period.kind is DeadlineKind.MONTH
    return Deadline(
        text="",
        kind=DeadlineKind.MONTH if is_month else DeadlineKind.VAGUE,
        due=start - timedelta(days=1),
        notes=frozenset({DeadlineNote.BEFORE_MONTH if is_month else DeadlineNote.VAGUE}),
    )


def _part_of(part: list[Token], policy: Policy) -> Deadline | None:
    """Return `đầu`, `giữa`, `cuối` and `khoảng` of a period, each marked as vague."""
    word, whole = part[-2].text, _single(part, policy)
    period = _period(part[-1])
    vague = replace(whole, notes=whole.notes | {DeadlineNote.VAGUE})
    if word == _ABOUT or period.kind is DeadlineKind.MONTH:
        return vague
    if word not in _PARTS_OF_YEAR or period.kind not in {DeadlineKind.QUARTER, DeadlineKind.YEAR}:
        return None
    if period.kind is DeadlineKind.YEAR:
        due = month_end(period.year or 0, _PARTS_OF_YEAR[word])
        return replace(vague, kind=DeadlineKind.VAGUE, due=due)
    return replace(vague, kind=DeadlineKind.VAGUE)


def _from_now(part: list[Token], policy: Policy) -> Deadline | None:
    end = read_part(part[1:], policy)
    return replace(end, start=None) if end and end.kind is not DeadlineKind.RANGE else None


def _from_day(part: list[Token], policy: Policy) -> Deadline | None:
    """Return the days of `15-30/6/2021`; `15, 30/6/2021` are two deadlines."""
    opening = part[-2].text
    day = int(re.findall(r"\d+", opening)[0])
    period = _period(part[-1])
    due = _single(part, policy).due
    start = date(period.year or 0, period.first_month, day)
    if due is None or period.kind is not DeadlineKind.DATE or start >= due:
        return None
    notes = frozenset({DeadlineNote.SEVERAL} if re.search(fold(",|và"), opening) else ())
    return Deadline(text="", kind=DeadlineKind.DATE, start=start, due=due, notes=notes)


def _span(part: list[Token], policy: Policy) -> Deadline | None:
    """Return the time from one period to another; a dash joins periods of one kind only."""
    middle = next(i for i, token in enumerate(part) if token.sign in {Sign.DASH, Sign.TO})
    first, end = _period(part[middle - 1]), read_part(part[middle + 1 :], policy)
    start, _ = days_of(first)
    if end is None or end.due is None or start > end.due or first.several or first.joined:
        return None
    by_dash = part[middle].sign is Sign.DASH
    if by_dash and (first.kind is not _period(part[-1]).kind or DeadlineNote.VAGUE in end.notes):
        return None
    several = {DeadlineNote.SEVERAL} if by_dash and first.kind in _LISTED else set()
    return replace(
        end, kind=kind_from(first.kind, start, end), start=start, notes=end.notes | several
    )


def kind_from(first: DeadlineKind, start: date, end: Deadline) -> DeadlineKind:
    """Return the kind of a span: whole years make a range, anything else is as its end."""
    if end.kind not in _YEARS or end.due is None:
        return end.kind
    whole_years = first in _YEARS and start.year < end.due.year
    return DeadlineKind.RANGE if whole_years else DeadlineKind.YEAR


def _joined(part: list[Token], policy: Policy) -> Deadline | None:
    """Return `từ quý I-III/2021`; `từ quý I/2021` alone has no end."""
    period = _period(part[-1])
    if not (period.several or period.joined or period.kind is DeadlineKind.RANGE):
        return None
    return replace(_single(part, policy), notes=frozenset())


_Reader = Callable[[list[Token], Policy], Deadline | None]
_FORMS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (regex(form), read)
    for form, read in (
        ("P", _single),
        ("BP", _before),
        ("VP", _part_of),
        ("N[BV]?P", _from_now),
        ("F?DP", _from_day),
        ("F?V?P[-T][BV]?P", _span),
        ("FP", _joined),
        ("o", _ongoing),
    )
)


def _period(token: Token) -> Period:
    assert token.period is not None
    return token.period


def days_of(period: Period) -> tuple[date, date]:
    """Return the first and the last day of a period that has a year."""
    year = period.year or 0
    last_year = period.last_year or year
    first = date(year, period.first_month, period.first_day)
    if period.last_day is None:
        return first, month_end(last_year, period.last_month)
    return first, date(last_year, period.last_month, period.last_day)
