"""Rules of rows against each other: KG201 and KG203 to KG206."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kgsheet.core.deadline_values import day_label
from kgsheet.core.lines import Line
from kgsheet.core.references import Reference
from kgsheet.core.rules.context import Context, TableRule, group_by, other_rows
from kgsheet.core.text import fold
from kgsheet.errors import Problem
from kgsheet.messages import TASK_ID, Code


@dataclass(frozen=True, slots=True)
class _Decision:
    """A row whose approving document has both a number and a day."""

    line: Line
    reference: Reference
    on: date


def _decisions(lines: Iterable[Line]) -> Iterator[_Decision]:
    for line in lines:
        if isinstance(line.approval, Reference) and line.approval.date:
            yield _Decision(line, line.approval, line.approval.date)


def _same_task(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    for same in group_by(lines, _agency_and_title).values():
        for line in same if len(same) > 1 else ():
            rows = other_rows(same, line)
            yield context.problem(Code.SAME_TASK, line, "title", other_rows=rows)


def _shared_decision(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    same_day = group_by(_decisions(lines), lambda one: (one.reference.symbol, one.on))
    for same in same_day.values():
        for one in same if len(same) > 1 else ():
            rows = _other_rows(same, one)
            yield _problem(Code.SHARED_DECISION, one, context, other_rows=rows)


def _decision_two_dates(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    same_year = group_by(_decisions(lines), lambda one: (one.reference.symbol, one.on.year))
    for same in same_year.values():
        for one in same if len({other.on for other in same}) > 1 else ():
            others = [other for other in same if other.on != one.on]
            dates = ", ".join(day_label(other) for other in sorted({other.on for other in others}))
            rows = _other_rows(others, one)
            facts = {"other_rows": rows, "other_dates": dates}
            yield _problem(Code.DECISION_TWO_DATES, one, context, **facts)


def _number_date_order(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    for series in group_by(_decisions(lines), _series_in_year).values():
        ordered = sorted(series, key=lambda one: (one.reference.number, one.on))
        kept = longest_rising([one.on for one in ordered])
        rising = [ordered[index] for index in sorted(kept)]
        for index, one in enumerate(ordered):
            if index not in kept:
                near = _nearest_contradiction(one, rising)
                other = f"{near.reference.symbol} ngày {day_label(near.on)}"
                facts = {"other": other, "other_rows": str(near.line.row.number)}
                yield _problem(Code.NUMBER_DATE_ORDER, one, context, **facts)


def _nearest_contradiction(one: _Decision, rising: Sequence[_Decision]) -> _Decision:
    """The kept decision, nearest in number, whose date contradicts this one's."""

    def distance(other: _Decision) -> int:
        return abs(other.reference.number - one.reference.number)

    def contradicts(other: _Decision) -> bool:
        return (other.reference.number - one.reference.number) * (other.on - one.on).days < 0

    return min(filter(contradicts, rising), key=distance)


def _task_id(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    same_id = group_by(lines, lambda line: fold(line.text("id")))
    for same in same_id.values():
        for line in same if len(same) > 1 else ():
            what = TASK_ID["twice"].format(found=line.text("id"), rows=other_rows(same, line))
            yield context.problem(Code.TASK_ID, line, "id", what=what)
    for line in lines if same_id else ():
        if not line.text("id"):
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


def _agency_and_title(line: Line) -> Hashable:
    title = fold(line.task.title)
    return (fold(line.task.lead_agency), title) if title else None


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
