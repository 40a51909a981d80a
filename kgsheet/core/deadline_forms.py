"""Says what a sequence of tokens means as a deadline: a grammar of a dozen forms.

A form that two clerks would read differently is not in the table, and is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, pairwise

from kgsheet.core.deadline_labels import format_deadline
from kgsheet.core.deadline_periods import Period
from kgsheet.core.deadline_tokens import Sign, Token
from kgsheet.core.deadline_values import Deadline, DeadlineKind, DeadlineNote, month_end
from kgsheet.core.text import fold

FIRST_YEAR, LAST_YEAR = 1990, 2100
# Stands in for a year that nobody knows, so that `29/2` passes and `31/4` does not.
_ANY_YEAR = 2024

_JOINTS = {Sign.LIST, Sign.BREAK, Sign.DASH}
_UNDATED = {Sign.ONGOING, Sign.URGENT, Sign.UNDECIDED} | _JOINTS
_LISTED = {DeadlineKind.QUARTER, DeadlineKind.MONTH}
_YEARS = {DeadlineKind.YEAR, DeadlineKind.RANGE}
_PARTS_OF_YEAR = {fold("đầu"): 3, fold("giữa"): 6, fold("cuối"): 12}
_ABOUT = fold("khoảng")


@dataclass(frozen=True, slots=True)
class Policy:
    """How an office reads what the words leave open."""

    plan_year: int | None = None
    before_is_inclusive: bool = True


def read_tokens(tokens: Sequence[Token], policy: Policy) -> Deadline | None:
    """Return the deadline that the tokens say; `None` when no form of the grammar fits."""
    weighty = [token for token in tokens if token.sign is not Sign.FILLER]
    periods = [token.period for token in weighty if token.period]
    if not periods:
        return _undated({token.sign for token in weighty})
    dated = _with_years([t for t in weighty if t.sign is not Sign.URGENT], policy.plan_year)
    parts = [_read_part(part, policy) for part in _parts(dated)]
    read = [part for part in parts if part]
    if len(read) < len(parts) or (_inherited(periods) and not _is_rising(read)):
        return None
    whole = read[0] if len(read) == 1 else _several(read)
    return whole and _noted(whole, periods, policy)


def _undated(signs: set[Sign]) -> Deadline | None:
    if not signs <= _UNDATED or signs <= _JOINTS or {Sign.ONGOING, Sign.UNDECIDED} <= signs:
        return None
    ongoing = Sign.ONGOING in signs
    return Deadline(text="", kind=DeadlineKind.ONGOING if ongoing else DeadlineKind.NONE)


def _inherited(periods: Sequence[Period]) -> bool:
    """Return whether some periods take their year from a neighbour."""
    return len({period.year is None for period in periods}) == 2


def _noted(whole: Deadline, periods: Sequence[Period], policy: Policy) -> Deadline | None:
    """Return the deadline with what is to say about its year; `None` for an impossible year."""
    if all(period.year is None for period in periods):
        if policy.plan_year is None:
            missing = whole.notes | {DeadlineNote.YEAR_MISSING}
            return Deadline(text="", kind=whole.kind, notes=missing)
        whole = replace(whole, notes=whole.notes | {DeadlineNote.YEAR_FROM_PLAN})
    days = [day for day in (whole.start, whole.due) if day]
    return whole if all(FIRST_YEAR <= day.year <= LAST_YEAR for day in days) else None


def _with_years(tokens: Sequence[Token], plan_year: int | None) -> list[Token]:
    """Return the tokens with every year filled: from the right, else the left, else the plan."""
    year = None
    filled = list(tokens)
    for order in (range(len(filled) - 1, -1, -1), range(len(filled))):
        for i in order:
            period = filled[i].period
            if period and period.year is None and year is not None:
                filled[i] = replace(filled[i], period=replace(period, year=year))
            elif period:
                year = period.year
    if year is None:
        return _with_years(
            [_in_year(token, _ANY_YEAR if plan_year is None else plan_year) for token in tokens],
            None,
        )
    return filled


def _in_year(token: Token, year: int) -> Token:
    return replace(token, period=replace(token.period, year=year)) if token.period else token


def _parts(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the tokens of each deadline; a comma before `đến` does not part them."""
    parts: list[list[Token]] = [[]]
    following = [*(token.sign for token in tokens[1:]), None]
    for token, after in zip(tokens, following, strict=True):
        if token.sign is Sign.BREAK or (token.sign is Sign.LIST and after is not Sign.TO):
            parts.append([])
        elif token.sign is not Sign.LIST:
            parts[-1].append(token)
    return [bare for part in parts if (bare := _bare(part))]


def _bare(part: list[Token]) -> list[Token]:
    """Return a part without the dash of a bullet and without `đến` before its only period."""
    while part and part[0].sign in {Sign.DASH, Sign.TO}:
        part = part[1:]
    while part and part[-1].sign is Sign.DASH:
        part = part[:-1]
    return part


def _read_part(part: list[Token], policy: Policy) -> Deadline | None:
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
    kind = period.kind if period.kind is DeadlineKind.MONTH else DeadlineKind.VAGUE
    notes = frozenset({DeadlineNote.VAGUE})
    return Deadline(text="", kind=kind, due=start - timedelta(days=1), notes=notes)


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
    end = _read_part(part[1:], policy)
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
    first, end = _period(part[middle - 1]), _read_part(part[middle + 1 :], policy)
    start, _ = days_of(first)
    if end is None or end.due is None or start > end.due or first.several or first.joined:
        return None
    by_dash = part[middle].sign is Sign.DASH
    if by_dash and (first.kind is not _period(part[-1]).kind or DeadlineNote.VAGUE in end.notes):
        return None
    several = {DeadlineNote.SEVERAL} if by_dash and first.kind in _LISTED else set()
    return replace(end, kind=_kind(first.kind, start, end), start=start, notes=end.notes | several)


def _kind(first: DeadlineKind, start: date, end: Deadline) -> DeadlineKind:
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
    (re.compile(form), read)
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
    if token.period is None:
        raise TypeError(token)
    return token.period


def days_of(period: Period) -> tuple[date, date]:
    """Return the first and the last day of a period that has a year."""
    year = period.year or 0
    last_year = period.last_year or year
    first = date(year, period.first_month, period.first_day)
    if period.last_day is None:
        return first, month_end(last_year, period.last_month)
    return first, date(last_year, period.last_month, period.last_day)


def _is_rising(parts: Sequence[Deadline]) -> bool:
    """Return whether each deadline ends after the one before, and does not hold it within."""
    return all(
        early.due is None or late.due is None or (early.due <= late.due and not _holds(late, early))
        for early, late in pairwise(parts)
    )


def _holds(outer: Deadline, inner: Deadline) -> bool:
    """Return whether one period holds another and ends later, so that either may be meant."""
    if outer.start is None or outer.due is None or inner.due is None:
        return False
    return outer.start <= (inner.start or inner.due) <= inner.due < outer.due


def _several(parts: Sequence[Deadline]) -> Deadline | None:
    """Return the last of several deadlines, with the others as milestones."""
    dated = [(part.due, i, part) for i, part in enumerate(parts) if part.due]
    if not dated or _narrows(parts):
        return parts[0] if not dated else None
    _, position, last = max(dated, key=lambda one: one[:2])
    starts = [part.start for part in parts]
    start = None if None in starts else min(day for day in starts if day)
    return replace(
        last,
        kind=_kind(parts[0].kind, start, last) if start else _without_range(last.kind),
        start=start,
        notes=frozenset().union(*(part.notes for part in parts)) | {DeadlineNote.SEVERAL},
        milestones=tuple(
            replace(part, text=format_deadline(part)) for _, i, part in dated if i != position
        ),
    )


def _without_range(kind: DeadlineKind) -> DeadlineKind:
    return DeadlineKind.YEAR if kind is DeadlineKind.RANGE else kind


def _narrows(parts: Sequence[Deadline]) -> bool:
    """Return whether a later deadline lies within an earlier one."""
    return any(_holds(early, late) for early, late in combinations(parts, 2))
