"""The figures of the sheet `Tổng hợp`, table by table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from kgsheet.core.agencies import AgencyIndex
from kgsheet.core.blocks import Block
from kgsheet.core.cells import Writable
from kgsheet.core.fill import capacity
from kgsheet.core.progress import Figures, Group, Progress
from kgsheet.core.rates import Rate
from kgsheet.core.rules import Examination
from kgsheet.core.schema import (
    CHART_AGENCIES,
    CHART_QUARTERS,
    FIGURES,
    SUMMARY_AGENCIES,
    SUMMARY_FIGURES,
    SUMMARY_QUARTERS,
    Table,
)
from kgsheet.core.tasks import State
from kgsheet.messages.sheets import (
    NO_AGENCY_TEXT,
    NO_QUARTER_TEXT,
    OTHERS_TEXT,
    QUARTER_TEXT,
)

Rows = Sequence[Mapping[str, Writable]]


def dashboard_rows(examined: Examination) -> Iterator[tuple[Table, Callable[[Block], Rows]]]:
    """Yield each table of the dashboard with a function that makes its rows for a block."""
    progress = examined.progress
    agencies = AgencyIndex(examined.master.agencies)
    yield SUMMARY_FIGURES, lambda block: _general(progress)
    yield SUMMARY_AGENCIES, lambda block: [_counts("name", one) for one in _agencies(progress)]
    yield SUMMARY_QUARTERS, lambda block: [_counts("quarter", one) for one in _quarters(progress)]
    yield (
        CHART_AGENCIES,
        lambda block: _bars(
            [_shortened(one, agencies) for one in _agencies(progress)], capacity(block)
        ),
    )
    yield CHART_QUARTERS, lambda block: _bars(_quarters(progress), capacity(block))


def _general(progress: Progress) -> Rows:
    figures, states = progress.figures, progress.states
    values: dict[str, Writable] = {
        "as_of": progress.as_of,
        "total": figures.total,
        "due": figures.due,
        "completed": figures.completed,
        "due_completed": figures.due_completed,
        "overdue": figures.overdue,
        "due_soon": states[State.DUE_SOON],
        "paused": states[State.PAUSED],
        "withdrawn": states[State.WITHDRAWN],
        **{name: _fraction(rate) for name, rate in progress.rates.items()},
    }
    return [
        {"name": figure.name, "value": values[figure.field], "basis": figure.basis}
        for figure in FIGURES
    ]


def _agencies(progress: Progress) -> list[Group]:
    return [
        Group(name=one.name or NO_AGENCY_TEXT, figures=one.figures) for one in progress.agencies
    ]


def _quarters(progress: Progress) -> list[Group]:
    return [
        Group(
            name=QUARTER_TEXT.format(quarter=one.name) if one.name else NO_QUARTER_TEXT,
            figures=one.figures,
        )
        for one in progress.quarters
    ]


def _shortened(group: Group, agencies: AgencyIndex) -> Group:
    agency = agencies.find(group.name or "")
    short = agency.short_name if agency else ""
    return Group(name=short or group.name, figures=group.figures)


def _counts(name: str, group: Group) -> Mapping[str, Writable]:
    figures = group.figures
    return {
        name: group.name,
        "total": figures.total,
        "due": figures.due,
        "completed": figures.completed,
        "due_completed": figures.due_completed,
        "overdue": figures.overdue,
        "rate": _fraction(figures.due_completed_over_due),
    }


def _bars(groups: Sequence[Group], room: int) -> Rows:
    """One row a bar; groups beyond the room of the chart are added up in its last bar."""
    if len(groups) > room > 0:
        rest = groups[room - 1 :]
        others = Group(
            name=OTHERS_TEXT.format(count=len(rest)), figures=_sum(one.figures for one in rest)
        )
        groups = [*islice(groups, room - 1), others]
    return [
        {
            "name": one.name,
            "completed": one.figures.completed,
            "overdue": one.figures.overdue,
            "open": one.figures.total - one.figures.completed - one.figures.overdue,
        }
        for one in groups
    ]


def _sum(figures: Iterator[Figures]) -> Figures:
    counts = [(f.total, f.due, f.completed, f.due_completed, f.overdue) for f in figures]
    total, due, completed, due_completed, overdue = map(sum, zip(*counts, strict=True))
    return Figures(
        total=total, due=due, completed=completed, due_completed=due_completed, overdue=overdue
    )


def _fraction(rate: Rate) -> Writable:
    """The rounded rate as a number that a percent format shows; `-` where there is none.

    The figure itself is rounded, not its format alone, so that sheet and document agree.
    """
    percent = rate.rounded()
    return "-" if percent is None else float(percent / 100)
