"""Reads a cell that may hold several deadlines, and years that are written only once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from kgsheet.core.deadline_forms import Policy, kind_from, read_part
from kgsheet.core.deadline_labels import format_deadline
from kgsheet.core.deadline_tokens import Sign, Token
from kgsheet.core.deadline_values import Deadline, DeadlineKind, DeadlineNote

# Stands in for a year that nobody knows, so that `29/2` passes and `31/4` does not.
_ANY_YEAR = 2024

_JOINTS = {Sign.LIST, Sign.BREAK, Sign.DASH}
_UNDATED = {Sign.ONGOING, Sign.URGENT, Sign.UNDECIDED} | _JOINTS


def read_tokens(tokens: Sequence[Token], policy: Policy) -> Deadline | None:
    """Return the deadline that the tokens say, the last one of several; `None` when none fits."""
    weighty = [token for token in tokens if token.sign is not Sign.FILLER]
    own_years = [token.period.year for token in weighty if token.period]
    if not own_years:
        return _undated({token.sign for token in weighty})
    dated = _with_years([token for token in weighty if token.sign is not Sign.URGENT], policy)
    parts = [read_part(part, policy) for part in _parts(dated)]
    read = [part for part in parts if part]
    # A year taken from a neighbour must leave the deadlines in their order.
    inherited = len({year is None for year in own_years}) == 2
    if len(read) < len(parts) or (inherited and not _is_rising(read)):
        return None
    whole = read[0] if len(read) == 1 else _several(read)
    return whole if any(own_years) or whole is None else _in_plan(whole, policy)


def _undated(signs: set[Sign]) -> Deadline | None:
    if not signs <= _UNDATED or signs <= _JOINTS or {Sign.ONGOING, Sign.UNDECIDED} <= signs:
        return None
    ongoing = Sign.ONGOING in signs
    return Deadline(text="", kind=DeadlineKind.ONGOING if ongoing else DeadlineKind.NONE)


def _in_plan(whole: Deadline, policy: Policy) -> Deadline:
    """Return a deadline without any year of its own, in the year of the plan if that is known."""
    if policy.plan_year is None:
        notes = whole.notes | {DeadlineNote.YEAR_MISSING}
        return Deadline(text="", kind=whole.kind, notes=notes)
    return replace(whole, notes=whole.notes | {DeadlineNote.YEAR_FROM_PLAN})


def _with_years(tokens: Sequence[Token], policy: Policy) -> list[Token]:
    default = _ANY_YEAR if policy.plan_year is None else policy.plan_year
    years = iter(_years([token.period.year for token in tokens if token.period], default))
    return [
        replace(token, period=replace(token.period, year=next(years))) if token.period else token
        for token in tokens
    ]


def _years(own: Sequence[int | None], default: int) -> list[int]:
    """Return the year of each period: its own, the next one's, the one's before, the default."""
    years = list(own)
    for places in (range(len(own) - 1, -1, -1), range(len(own))):
        neighbour = None
        for place in places:
            years[place] = neighbour = years[place] or neighbour
    return [year or default for year in years]


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
        kind=kind_from(parts[0].kind, start, last) if start else _without_range(last.kind),
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
