"""The tables behind the first printed page in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from kgsheet.core.progress import Figures, Group
from kgsheet.core.rates import grouped
from kgsheet.core.rollup import Missing, RollUp, total_of
from kgsheet.core.rollup_changes import Change, ChangeKind, Changes
from kgsheet.messages.rollup import CHANGES_SAY, ROLLUP_SHEETS
from kgsheet.rollup.bars import stacked
from kgsheet.rollup.changing import changes_line, days_of, kind_name, then_and_now
from kgsheet.rollup.choosing import (
    SAY,
    Named,
    headings,
    most_overdue,
    nearest,
    others,
    see,
    told,
)
from kgsheet.rollup.naming import agency_name, quarter_heading
from kgsheet.rollup.tables import Cell, Row, Shown, Table, gap, row

_QUARTERS, _AGENCIES = 8, 30
_RANKED, _BEST, _LAST = 50, 20, 30
_OVERDUE, _MISSING, _OF_A_KIND = 50, 50, 10
_COUNTS = ("all", "due", "completed", "due_completed", "overdue", "rate")


def list_tables(total: RollUp, missing: Sequence[Missing], changes: Changes | None) -> list[Table]:
    """Return the tables behind the first page."""
    tables = [
        _pivot(total),
        _ranking("offices", "office", total.offices, lambda one: one.name or ""),
        _ranking("agencies", "agency", total.agencies, lambda one: agency_name(one.name)),
        _overdue(total),
        _changes(changes),
    ]
    return [*tables, _missing(missing)] if missing else tables


def _pivot(total: RollUp) -> Table:
    """Return of each agency and quarter how many are overdue, of how many that are due."""
    agencies, few = most_overdue(total.agencies, _AGENCIES)
    near, far = nearest(total.quarters, _QUARTERS)
    quarters = [(quarter_heading(one.name), [one]) for one in near] + others(far)
    rows = [(agency_name(one.name), [one]) for one in agencies] + others(few)
    sums = [total_of(one.figures for one in some) for _, some in quarters]
    return Table(
        name="pivot",
        title=ROLLUP_SHEETS["pivot"],
        caption=SAY["pivot_caption"],
        columns=(SAY["agency"], *(name for name, _ in quarters), SAY["total"]),
        rows=(
            *(row((name, *_of_agencies(total, some, quarters))) for name, some in rows),
            row((SAY["total"], *map(_late_of_due, [*sums, total.figures])), "total"),
        ),
        more=see("pivot") if few or far else "",
    )


def _of_agencies(
    total: RollUp, agencies: Sequence[Group], quarters: Sequence[Named]
) -> Iterator[Shown]:
    """Yield for each column of quarters, and for all, what some agencies together have."""
    for _, some in quarters:
        keys = ((agency.name, quarter.name) for agency in agencies for quarter in some)
        yield _late_of_due(total_of(total.pivot[key] for key in keys if key in total.pivot))
    yield _late_of_due(total_of(one.figures for one in agencies))


def _late_of_due(figures: Figures) -> Shown:
    if not figures.due:
        return Shown("pair", SAY["of_none"])
    text = SAY["of"].format(overdue=grouped(figures.overdue), due=grouped(figures.due))
    return Shown("pair late" if figures.overdue else "pair", text)


def _ranking(name: str, what: str, groups: Sequence[Group], named: Callable[[Group], str]) -> Table:
    ranked = list(enumerate(groups, start=1))
    rows = [row(_of_rank(rank, named(one), one.figures)) for rank, one in ranked]
    due = sum(bool(one.figures.due) for one in groups)
    is_cut = len(rows) > _RANKED
    return Table(
        name=name,
        title=ROLLUP_SHEETS[name],
        caption=SAY[f"{name}_caption"],
        columns=headings("rank", what, "chart", *_COUNTS),
        rows=tuple(_ends(rows, due, SAY[f"what_{name}"]) if is_cut else rows),
        head=1,
        legend=True,
        more=see(name) if is_cut else "",
        empty=SAY["no_task"],
    )


def _of_rank(rank: int, name: str, figures: Figures) -> tuple[Cell, ...]:
    counts = (figures.total, figures.due, figures.completed, figures.due_completed, figures.overdue)
    bar = stacked(figures, figures.total)
    return rank, name, bar, *counts, figures.due_completed_over_due


def _ends(rows: Sequence[Row], due: int, what: str) -> list[Row]:
    """Return the best and the last of those with anything due, and how many are left out."""
    first, last = rows[: min(_BEST, due)], rows[max(_BEST, due - _LAST) : due]
    middle, idle = due - len(first) - len(last), len(rows) - due
    return [
        *first,
        *told("middle", middle, what),
        *last,
        *told("idle", idle, what),
    ]


def _overdue(total: RollUp) -> Table:
    rows = [
        row(
            (
                number,
                late.office,
                agency_name(late.task.agency),
                late.task.title,
                late.task.deadline,
                late.task.due,
                late.task.days_late or 0,
            )
        )
        for number, late in enumerate(total.overdue[:_OVERDUE], start=1)
    ]
    rest = len(total.overdue) - len(rows)
    return Table(
        name="overdue",
        title=SAY["overdue_title"],
        caption=SAY["overdue_caption"],
        columns=headings("serial", "office", "agency", "task", "deadline", "last_day", "days_late"),
        rows=(*rows, *told("more", rest)),
        head=3,
        more=see("overdue") if rest else "",
        empty=SAY["no_overdue"],
    )


def _changes(changes: Changes | None) -> Table:
    """Return what changed, some of each kind, so that no kind hides another."""
    items = changes.items if changes else ()
    rows = [one for kind, some in groupby(items, _kind) for one in _of_a_kind(kind, tuple(some))]
    return Table(
        name="changes",
        title=ROLLUP_SHEETS["changes"],
        caption=SAY["changes_caption"].format(days=days_of(changes)) if changes else "",
        columns=headings("change", "office", "agency", "task", "then", "now"),
        rows=tuple(rows),
        head=1,
        more=see("changes") if any(one.kind == "gap" for one in rows) else "",
        empty=changes_line(changes),
    )


_kind = attrgetter("kind")


def _of_a_kind(kind: ChangeKind, changes: Sequence[Change]) -> Iterator[Row]:
    for change in changes[:_OF_A_KIND]:
        task = change.task
        named = (agency_name(task.agency), task.title) if task else ("", "")
        yield row((kind_name(kind), change.office, *named, *then_and_now(change)))
    if rest := len(changes[_OF_A_KIND:]):
        what = CHANGES_SAY[kind][1].format(count=grouped(rest))
        yield gap(SAY["more_changes"].format(what=what))


def _missing(missing: Sequence[Missing]) -> Table:
    shown = missing[:_MISSING]
    rest = len(missing) - len(shown)
    return Table(
        name="missing",
        title=SAY["missing_title"],
        caption=SAY["missing_caption"],
        columns=headings("office", "reason"),
        rows=(*(row((one.office, one.reason)) for one in shown), *told("more_missing", rest)),
        more=SAY["see_missing"] if rest else "",
    )
