"""Rules of rows against each other: KG201 and KG203 to KG206."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date

from kgsheet.core.deadline_values import day_label
from kgsheet.core.lines import Line
from kgsheet.core.references import Reference
from kgsheet.core.rules.context import Context, TableRule, other_rows, sharing
from kgsheet.core.text import fold
from kgsheet.errors import Problem
from kgsheet.messages import TASK_ID, Code
from kgsheet.values import frozen


@frozen
class _Decision:
    """A row whose approving document has both a number and a day."""

    line: Line
    reference: Reference
    on: date


def _decisions(lines: Iterable[Line]) -> list[_Decision]:
    return [
        _Decision(line, line.approval, line.approval.date)
        for line in lines
        if isinstance(line.approval, Reference) and line.approval.date
    ]


def _same_task(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    keys = [
        (fold(line.task.lead_agency), title) if title else None
        for line, title in zip(lines, context.titles, strict=True)
    ]
    for same in sharing(lines, keys).values():
        for line in same:
            rows = other_rows(same, line)
            yield context.problem(Code.SAME_TASK, line, "title", other_rows=rows)


def _shared_decision(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    decisions = _decisions(lines)
    same_day = sharing(decisions, [(one.reference.symbol, one.on) for one in decisions])
    for same in same_day.values():
        for one in same:
            rows = _other_rows(same, one)
            yield _problem(Code.SHARED_DECISION, one, context, other_rows=rows)


def _decision_two_dates(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    decisions = _decisions(lines)
    same_year = sharing(decisions, [(one.reference.symbol, one.on.year) for one in decisions])
    for same in same_year.values():
        for one in same if len({other.on for other in same}) > 1 else ():
            others = [other for other in same if other.on != one.on]
            dates = ", ".join(day_label(other) for other in sorted({other.on for other in others}))
            rows = _other_rows(others, one)
            facts = {"other_rows": rows, "other_dates": dates}
            yield _problem(Code.DECISION_TWO_DATES, one, context, **facts)


def _number_date_order(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    decisions = _decisions(lines)
    for series in sharing(decisions, list(map(_series_in_year, decisions))).values():
        ordered = sorted(series, key=lambda one: (one.reference.number, one.on))
        kept = longest_rising([one.on for one in ordered])
        rising = _Rising([ordered[index] for index in sorted(kept)])
        for index, one in enumerate(ordered):
            if index not in kept:
                near = rising.nearest_contradiction(one)
                other = f"{near.reference.symbol} ngày {day_label(near.on)}"
                facts = {"other": other, "other_rows": str(near.line.row.number)}
                yield _problem(Code.NUMBER_DATE_ORDER, one, context, **facts)


class _Rising:
    """Decisions whose numbers and dates rise together."""

    def __init__(self, decisions: Sequence[_Decision]) -> None:
        self._decisions = decisions
        self._numbers = [one.reference.number for one in decisions]
        self._dates = [one.on for one in decisions]

    def nearest_contradiction(self, one: _Decision) -> _Decision:
        """Return the decision, nearest in number, whose date contradicts that of another one.

        There is one: else the other could have been taken among these.
        """
        above = bisect_right(self._numbers, one.reference.number)
        if above < bisect_left(self._dates, one.on):
            return self._decisions[above]
        # Of those with the number below, the first that is dated later.
        below = self._numbers[bisect_left(self._numbers, one.reference.number) - 1]
        first = bisect_left(self._numbers, below)
        return self._decisions[max(first, bisect_right(self._dates, one.on))]


def _task_id(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    texts = [line.text("id") for line in lines]
    ids = [fold(text) for text in texts]
    for same in sharing(lines, ids).values():
        for line in same:
            what = TASK_ID["twice"].format(found=line.text("id"), rows=other_rows(same, line))
            yield context.problem(Code.TASK_ID, line, "id", what=what)
    for line, text in zip(lines, texts, strict=True) if any(ids) else ():
        if not text:
            yield context.problem(Code.TASK_ID, line, "id", what=TASK_ID["missing"])


def longest_rising(dates: Sequence[date]) -> frozenset[int]:
    """Return the positions of a longest run of dates that never falls, others left out.

    >>> sorted(longest_rising([date(2017, 1, 6), date(2017, 9, 1), date(2017, 2, 3)]))
    [0, 2]
    """
    tails: list[date] = []
    ends: list[int] = []
    before: list[int | None] = []
    for position, value in enumerate(dates):
        slot = bisect_right(tails, value)
        before.append(ends[slot - 1] if slot else None)
        tails[slot : slot + 1] = [value]
        ends[slot : slot + 1] = [position]
    kept = set()
    at: int | None = ends[-1] if ends else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return frozenset(kept)


def _series_in_year(one: _Decision) -> Hashable:
    return (one.reference.series, one.reference.year or one.on.year)


def _other_rows(decisions: Iterable[_Decision], one: _Decision) -> str:
    return other_rows((other.line for other in decisions), one.line)


def _problem(code: Code, one: _Decision, context: Context, **facts: str) -> Problem:
    named = {"symbol": one.reference.symbol, "date": day_label(one.on), **facts}
    return context.problem(code, one.line, "approval", **named)


TABLE_RULES = (
    TableRule(Code.SAME_TASK, _same_task),
    TableRule(Code.SHARED_DECISION, _shared_decision),
    TableRule(Code.DECISION_TWO_DATES, _decision_two_dates),
    TableRule(Code.NUMBER_DATE_ORDER, _number_date_order),
    TableRule(Code.TASK_ID, _task_id),
)
