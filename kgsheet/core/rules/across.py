"""Rules of rows against each other: KG201 and KG203 to KG206."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from kgsheet.core.lines import Line
from kgsheet.core.references import Reference
from kgsheet.core.rules.context import Context, TableRule, day, group_by, other_rows
from kgsheet.core.text import fold
from kgsheet.errors import Problem
from kgsheet.messages import TASK_ID, Code


def _same_task(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    for same in group_by(lines, _agency_and_title).values():
        for line in same if len(same) > 1 else ():
            rows = other_rows(same, line)
            yield context.problem(Code.SAME_TASK, line, "title", other_rows=rows)


def _shared_decision(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    for same in group_by(lines, _decision).values():
        for line in same if len(same) > 1 else ():
            reference = _approval(line)
            yield context.problem(
                Code.SHARED_DECISION,
                line,
                "approval",
                symbol=reference.symbol,
                date=day(reference.date),
                other_rows=other_rows(same, line),
            )


def _decision_two_dates(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    for same in group_by(lines, _number_in_year).values():
        if len({_approval(line).date for line in same}) > 1:
            for line in same:
                yield _two_dates_problem(line, same, context)


def _two_dates_problem(line: Line, same: Sequence[Line], context: Context) -> Problem:
    reference = _approval(line)
    others = [one for one in same if _approval(one).date != reference.date]
    dates = sorted({d for one in others if (d := _approval(one).date)})
    return context.problem(
        Code.DECISION_TWO_DATES,
        line,
        "approval",
        symbol=reference.symbol,
        date=day(reference.date),
        other_rows=other_rows(others, line),
        other_dates=", ".join(day(one) for one in dates),
    )


def _number_date_order(lines: tuple[Line, ...], context: Context) -> Iterator[Problem]:
    for series in group_by(lines, _series_in_year).values():
        ordered = sorted(series, key=lambda line: (_approval(line).number, _dated(line)))
        kept = longest_rising([_dated(line) for line in ordered])
        rising = [ordered[index] for index in kept]
        for index, line in enumerate(ordered):
            if index not in kept:
                yield _order_problem(line, _nearest_contradiction(line, rising), context)


def _order_problem(line: Line, other: Line, context: Context) -> Problem:
    reference, neighbour = _approval(line), _approval(other)
    return context.problem(
        Code.NUMBER_DATE_ORDER,
        line,
        "approval",
        symbol=reference.symbol,
        date=day(reference.date),
        other=f"{neighbour.symbol} ngày {day(neighbour.date)}",
        other_rows=str(other.row.number),
    )


def _nearest_contradiction(line: Line, rising: Sequence[Line]) -> Line:
    """The kept line, nearest in number, whose date contradicts this one's."""
    number, dated = _approval(line).number, _dated(line)
    contradicting = [
        one for one in rising if (_approval(one).number - number) * (_dated(one) - dated).days < 0
    ]
    return min(contradicting or rising, key=lambda one: abs(_approval(one).number - number))


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


def _agency_and_title(line: Line) -> object:
    title = fold(line.task.title)
    return (fold(line.task.lead_agency), title) if title else None


def _decision(line: Line) -> object:
    reference = line.approval
    if not isinstance(reference, Reference) or reference.date is None:
        return None
    return (reference.symbol, reference.date)


def _number_in_year(line: Line) -> object:
    reference = line.approval
    if not isinstance(reference, Reference) or reference.date is None:
        return None
    return (reference.symbol, reference.date.year)


def _series_in_year(line: Line) -> object:
    reference = line.approval
    if not isinstance(reference, Reference) or reference.date is None:
        return None
    return (reference.series, reference.year or reference.date.year)


def _approval(line: Line) -> Reference:
    if not isinstance(line.approval, Reference):
        raise TypeError("grouped lines have a reference")
    return line.approval


def _dated(line: Line) -> date:
    dated = _approval(line).date
    if dated is None:
        raise TypeError("grouped lines have a date")
    return dated


TABLE_RULES = (
    TableRule(Code.SAME_TASK, _same_task),
    TableRule(Code.SHARED_DECISION, _shared_decision),
    TableRule(Code.DECISION_TWO_DATES, _decision_two_dates),
    TableRule(Code.NUMBER_DATE_ORDER, _number_date_order),
    TableRule(Code.TASK_ID, _task_id),
)
