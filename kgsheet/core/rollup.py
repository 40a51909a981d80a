"""Adds up the progress of many workbooks, as a leader wants to see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from operator import attrgetter
from typing import TypeVar

from kgsheet.core.progress import Figures, Group
from kgsheet.core.rollup_offices import Office, OfficeTask
from kgsheet.core.tasks import State
from kgsheet.values import frozen

Key = tuple[str | None, str | None]
"""An agency and a quarter."""


@frozen
class Late:
    """An overdue task and the office whose workbook has it."""

    office: str
    task: OfficeTask


@frozen
class Missing:
    """A workbook that the figures leave out, and why."""

    office: str
    reason: str


@frozen(kw_only=True)
class RollUp:
    """What many workbooks say together, each as of its own cut-off day.

    Attributes:
        days: the cut-off days, earliest first.
        offices, agencies: the best rate of the due first; those with nothing due last.
        quarters: in their order, those without one last.
        pivot: figures of an agency in a quarter, where it has tasks.
        overdue: the latest first.
    """

    days: tuple[date, ...]
    figures: Figures
    offices: tuple[Group, ...]
    agencies: tuple[Group, ...]
    quarters: tuple[Group, ...]
    pivot: Mapping[Key, Figures]
    overdue: tuple[Late, ...]


def roll_up(offices: Sequence[Office]) -> RollUp:
    """Return the sum of many workbooks.

    >>> tasks = (OfficeTask(id="1", title="A", agency="Sở Y tế", state=State.IN_TIME),)
    >>> total = roll_up([Office(name, date(2025, 6, 30), tasks) for name in ("xa-01", "xa-02")])
    >>> total.figures.total, [group.name for group in total.agencies]
    (2, ['Sở Y tế'])
    """
    pivot = _sums(cell for office in offices for cell in _cells(office))
    agencies = _sums((agency, figures) for (agency, _), figures in pivot.items())
    quarters = _sums((quarter, figures) for (_, quarter), figures in pivot.items())
    order = _first_days(offices)
    return RollUp(
        days=tuple(sorted({office.as_of for office in offices})),
        figures=total_of(pivot.values()),
        offices=_ranked(Group(name=one.name, figures=one.figures(one.tasks)) for one in offices),
        agencies=_ranked(Group(name=name, figures=sums) for name, sums in agencies.items()),
        quarters=tuple(
            Group(name=name, figures=quarters[name])
            for name in sorted(quarters, key=lambda name: order.get(name, date.max))
        ),
        pivot=pivot,
        overdue=tuple(sorted(_late(offices), key=lambda one: -(one.task.days_late or 0))),
    )


def total_of(figures: Iterable[Figures]) -> Figures:
    """Return the sum of figures.

    >>> total_of([Figures(total=2, due=1, overdue=1), Figures(total=3)]).total
    5
    """
    counts = zip(_NOTHING, *map(_COUNTS, figures), strict=True)
    return Figures(**dict(zip(_NAMES, map(sum, counts), strict=True)))


_NAMES = ("total", "due", "completed", "due_completed", "overdue")
_COUNTS = attrgetter(*_NAMES)
_NOTHING = _COUNTS(Figures())
_Name = TypeVar("_Name", Key, str | None)


def _sums(pairs: Iterable[tuple[_Name, Figures]]) -> dict[_Name, Figures]:
    members: dict[_Name, list[Figures]] = {}
    for name, figures in pairs:
        members.setdefault(name, []).append(figures)
    return {name: total_of(some) for name, some in members.items()}


def _cells(office: Office) -> Iterator[tuple[Key, Figures]]:
    """Yield the figures of each agency and quarter of a workbook."""
    members: dict[Key, list[OfficeTask]] = {}
    for one in office.tasks:
        if not one.is_set_aside:
            members.setdefault((one.agency or None, one.quarter), []).append(one)
    for key, tasks in members.items():
        yield key, office.figures(tasks)


def _first_days(offices: Iterable[Office]) -> dict[str | None, date]:
    """Return by quarter a day in it, which tells its place among the others."""
    tasks = (task for office in offices for task in office.tasks)
    return {task.quarter: task.due for task in tasks if task.quarter and task.due}


def _ranked(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=_rank))


def _rank(group: Group) -> tuple[bool, Fraction, int, str]:
    figures = group.figures
    rate = Fraction(figures.due_completed, figures.due or 1)
    return not figures.due, -rate, figures.overdue, group.name or ""


def _late(offices: Iterable[Office]) -> Iterator[Late]:
    for office in offices:
        yield from (Late(office.name, one) for one in office.tasks if one.state is State.OVERDUE)
