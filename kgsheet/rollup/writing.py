"""The summary workbook: first the leader's page, then the tables behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import BinaryIO

import xlsxwriter

from kgsheet.build.rows import fit_row
from kgsheet.core.progress import Figures, Group
from kgsheet.core.rollup import Missing, RollUp
from kgsheet.core.rollup_changes import Changes
from kgsheet.messages.rollup import ROLLUP_SAY as SAY
from kgsheet.rollup.changed import write_changes
from kgsheet.rollup.naming import agency_name, quarter_heading
from kgsheet.rollup.page import write_page
from kgsheet.rollup.paper import Cell, Paper

# A summary carries no time of its making, so that the same figures give the same bytes.
_CREATED = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_COUNTS = {"all": 10, "due": 10, "completed": 12, "due_completed": 14, "overdue": 10, "rate": 16}
_NAME_WIDTH, _RANK_WIDTH = 44, 7
_PIVOT_NAME_WIDTH, _PIVOT_WIDTH = 40, 9
_OVERDUE = {
    "serial": 6,
    "office": 22,
    "agency": 28,
    "task": 56,
    "deadline": 20,
    "last_day": 13,
    "days_late": 11,
}


def write_rollup(
    target: BinaryIO,
    total: RollUp,
    missing: Sequence[Missing] = (),
    changes: Changes | None = None,
) -> None:
    """Write the summary of many workbooks as an .xlsx with charts, ready to print on A4.

    The same values give the same bytes.

    Args:
        target: an open file.
        total: what they say together.
        missing: those that could not be read.
        changes: what changed since the last time; `None` where there is nothing to compare with.
    """
    with xlsxwriter.Workbook(target) as book:
        book.set_properties({"title": SAY["title"], "created": _CREATED})
        paper = Paper(book)
        write_page(paper, total, [one.office for one in missing], changes)
        _write_pivot(paper, total)
        _write_ranking(paper, "offices", "office", total.offices)
        agencies = [
            Group(name=agency_name(one.name), figures=one.figures) for one in total.agencies
        ]
        _write_ranking(paper, "agencies", "agency", agencies)
        _write_quarters(paper, total)
        _write_overdue(paper, total)
        if changes is not None:
            write_changes(paper, changes)


def _counts(figures: Figures) -> tuple[Cell, ...]:
    return (
        *(figures.total, figures.due, figures.completed, figures.due_completed, figures.overdue),
        figures.due_completed_over_due,
    )


def _headings(columns: Mapping[str, int]) -> dict[str, int]:
    return {SAY[one]: width for one, width in columns.items()}


def _write_ranking(paper: Paper, name: str, what: str, groups: Sequence[Group]) -> None:
    columns = {"rank": _RANK_WIDTH, what: _NAME_WIDTH, **_COUNTS}
    rows = (
        (rank, one.name or "", *_counts(one.figures)) for rank, one in enumerate(groups, start=1)
    )
    paper.table(name, _headings(columns), rows)


def _write_quarters(paper: Paper, total: RollUp) -> None:
    named = [(quarter_heading(one.name), one.figures) for one in total.quarters]
    rows = [
        (name, *_counts(figures), figures.total - figures.completed - figures.overdue)
        for name, figures in [*named, (SAY["total"], total.figures)]
    ]
    columns = {"quarter": _NAME_WIDTH, **_COUNTS, "open": 10}
    paper.table("quarters", _headings(columns), rows)


def _write_pivot(paper: Paper, total: RollUp) -> None:
    """Write of each agency and quarter how many tasks are overdue, of how many that are due."""
    quarters = [one.name for one in total.quarters]
    widths = [_PIVOT_NAME_WIDTH, *[_PIVOT_WIDTH] * 2 * (len(quarters) + 1)]
    sheet = paper.sheet("pivot", widths, landscape=True)
    names = [*map(quarter_heading, quarters), SAY["total"]]
    for number, name in enumerate(names):
        paper.merged(sheet, 0, (2 * number + 1, 2 * number + 2), name, "heading")
    fit_row(sheet, 0, ((name, 2 * _PIVOT_WIDTH) for name in names))
    paper.heading(sheet, 1, [SAY["agency"], *[SAY["due"], SAY["overdue"]] * len(names)])
    for row, group in enumerate(total.agencies, start=2):
        figures = [total.pivot.get((group.name, quarter), Figures()) for quarter in quarters]
        paper.row(sheet, row, [agency_name(group.name), *_pairs([*figures, group.figures])], widths)
    sums = [*(one.figures for one in total.quarters), total.figures]
    paper.row(sheet, len(total.agencies) + 2, [SAY["total"], *_pairs(sums)], widths)
    sheet.freeze_panes(2, 1)
    sheet.repeat_rows(0, 1)


def _pairs(figures: Iterable[Figures]) -> list[int]:
    return [count for one in figures for count in (one.due, one.overdue)]


def _write_overdue(paper: Paper, total: RollUp) -> None:
    rows: list[Sequence[Cell]] = []
    for number, late in enumerate(total.overdue, start=1):
        task = late.task
        texts = (late.office, agency_name(task.agency), task.title, task.deadline)
        rows.append((number, *texts, task.due or "", task.days_late or 0))
    paper.table("overdue", _headings(_OVERDUE), rows)
