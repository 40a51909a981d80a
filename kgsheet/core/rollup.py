"""Adds up the progress of many workbooks, as a leader wants to see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from operator import attrgetter
from typing import TypeVar

from kgsheet.core.progress import Figures, Group, Progress, Standing, measure, quarter_name
from kgsheet.core.tasks import Task

Key = tuple[str | None, str | None]
"""An agency and a quarter."""


@dataclass(frozen=True, slots=True)
class Office:
    """A workbook, by the name that people know it by, and its progress."""

    name: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class Late:
    """An overdue task and the office whose workbook has it."""

    office: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Missing:
    """A workbook that the figures leave out, and why."""

    office: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
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

    >>> one = measure([Task(id="1", lead_agency="Sở Y tế")], date(2025, 6, 30))
    >>> total = roll_up([Office("xa-01", one), Office("xa-02", one)])
    >>> total.figures.total, [group.name for group in total.agencies]
    (2, ['Sở Y tế'])
    """
    pivot = _sums(cell for office in offices for cell in _cells(office.progress))
    agencies = _sums((agency, figures) for (agency, _), figures in pivot.items())
    quarters = _sums((quarter, figures) for (_, quarter), figures in pivot.items())
    order = _first_days(offices)
    return RollUp(
        days=tuple(sorted({office.progress.as_of for office in offices})),
        figures=total_of(office.progress.figures for office in offices),
        offices=_ranked(Group(name=one.name, figures=one.progress.figures) for one in offices),
        agencies=_ranked(Group(name=name, figures=sums) for name, sums in agencies.items()),
        quarters=tuple(
            Group(name=name, figures=quarters[name])
            for name in sorted(quarters, key=lambda name: order.get(name, date.max))
        ),
        pivot=pivot,
        overdue=tuple(sorted(_late(offices), key=lambda one: -(one.standing.days_late or 0))),
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


def _cells(progress: Progress) -> Iterator[tuple[Key, Figures]]:
    """Yield the figures of each agency and quarter of a workbook."""
    members: dict[str, list[Task]] = {}
    for one in progress.standings:
        members.setdefault(one.task.lead_agency, []).append(one.task)
    for agency, tasks in members.items():
        for group in measure(tasks, progress.as_of).quarters:
            yield (agency or None, group.name), group.figures


def _first_days(offices: Iterable[Office]) -> dict[str | None, date]:
    """Return by quarter a day in it, which tells its place among the others."""
    tasks = (one.task for office in offices for one in office.progress.standings)
    return {name: task.due for task in tasks if (name := quarter_name(task)) and task.due}


def _ranked(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=_rank))


def _rank(group: Group) -> tuple[bool, Fraction, int, str]:
    figures = group.figures
    rate = Fraction(figures.due_completed, figures.due or 1)
    return not figures.due, -rate, figures.overdue, group.name or ""


def _late(offices: Iterable[Office]) -> Iterator[Late]:
    for office in offices:
        yield from (Late(office.name, one) for one in office.progress.overdue)
