"""The tables of the first printed page in a browser."""

from __future__ import annotations

from kgsheet.core.progress import Figures
from kgsheet.core.rollup import RollUp, total_of
from kgsheet.core.schema import FIGURES
from kgsheet.rollup.bars import Bar, stacked
from kgsheet.rollup.choosing import SAY, headings, nearest, others, see
from kgsheet.rollup.naming import agency_name, quarter_heading
from kgsheet.rollup.page import SHOWN, worst_agencies
from kgsheet.rollup.tables import Cell, Table, row

_QUARTERS = 8


def leader_tables(total: RollUp) -> list[Table]:
    """Return the tables of the first printed page."""
    return [_figures(total), _worst(total), _quarters(total)]


def _figures(total: RollUp) -> Table:
    shown = [one for one in FIGURES if one.field in SHOWN]
    return Table(
        name="figures",
        title=SAY["figures_title"],
        caption=SAY["figures_caption"],
        columns=headings("figure", "value", "basis"),
        rows=tuple(
            row((figure.name, getattr(total.figures, figure.field), figure.basis))
            for figure in shown
        ),
    )


def _worst(total: RollUp) -> Table:
    worst = worst_agencies(total)
    widest = max((one.figures.total for one in worst), default=0)
    return Table(
        name="worst",
        title=SAY["worst_heading"],
        caption=SAY["worst_caption"],
        columns=headings("agency", "chart", "overdue", "rate"),
        rows=tuple(
            row(
                (
                    agency_name(one.name),
                    stacked(one.figures, widest),
                    one.figures.overdue,
                    one.figures.due_completed_over_due,
                )
            )
            for one in worst
        ),
        legend=True,
        empty=SAY["no_overdue"],
    )


def _quarters(total: RollUp) -> Table:
    shown, rest = nearest(total.quarters, _QUARTERS)
    widest = max((one.figures.total for one in shown), default=0)
    rows = [
        row(_of_quarter(quarter_heading(one.name), one.figures, stacked(one.figures, widest)))
        for one in shown
    ]
    rest_rows = [
        row(_of_quarter(name, total_of(one.figures for one in some), None))
        for name, some in others(rest)
    ]
    last = row(_of_quarter(SAY["total"], total.figures, None), "total")
    return Table(
        name="quarters",
        title=SAY["quarters_chart"],
        caption=SAY["quarters_caption"],
        columns=headings("quarter", "chart", "all", "due", "completed", "overdue", "rate"),
        rows=(*rows, *rest_rows, last),
        legend=True,
        more=see("quarters") if rest else "",
    )


def _of_quarter(name: str, figures: Figures, bar: Bar | None) -> tuple[Cell, ...]:
    counts = (figures.total, figures.due, figures.completed, figures.overdue)
    return name, bar, *counts, figures.due_completed_over_due
