"""The leader's one page: what to say, the figures, who is late, and two charts."""

from __future__ import annotations

from collections.abc import Sequence

from kgsheet.build.rows import FittedSheet, line_count
from kgsheet.core.deadline_values import day_label
from kgsheet.core.progress import Group
from kgsheet.core.rates import grouped
from kgsheet.core.rollup import RollUp
from kgsheet.core.rollup_changes import Changes
from kgsheet.core.schema import FIGURES
from kgsheet.messages.rollup import ROLLUP_SAY as SAY
from kgsheet.messages.rollup import ROLLUP_SHEETS as SHEETS
from kgsheet.rollup.changing import changes_line
from kgsheet.rollup.naming import agency_name
from kgsheet.rollup.paper import Cell, Paper

_WIDTHS = (46, 14, 40)
_LAST = len(_WIDTHS) - 1
_COUNTS = ("total", "due", "completed", "due_completed", "overdue")
SHOWN = (
    *_COUNTS,
    *("completed_over_total", "completed_over_due", "due_completed_over_due"),
)
"""The figures that a leader sees."""
_WORST, _NAMED = 5, 5
_FIRST_PARAGRAPH = 3
_LINE_PIXELS = 24
_CHART_WIDTH, _CHART_HEIGHT, _CHART_ROWS = 720, 290, 15
# Left to itself, an office begins at nearly the least value, and 50 looks half as long as 59.
_FROM_NOTHING = {"min": 0}
_RED = "#C0392B"
# The columns of the sheet by quarters that the bars stack: what they are called, and their colour.
_BARS = ((3, "completed", "#2E7D5B"), (5, "overdue", _RED), (7, "open", "#B8C4C9"))


def write_page(
    paper: Paper, total: RollUp, missing: Sequence[str], changes: Changes | None
) -> None:
    """Write the first sheet, which prints on one page."""
    sheet = paper.sheet("page", _WIDTHS, landscape=False)
    sheet.fit_to_pages(1, 1)
    sheet.hide_gridlines(2)
    paper.merged(sheet, 0, (0, _LAST), SAY["title"], "title")
    paper.merged(sheet, 1, (0, _LAST), day_line(total), "line")
    said = [sentence(total), changes_line(changes), *([missing_line(missing)] if missing else [])]
    for row, text in enumerate(said, start=_FIRST_PARAGRAPH):
        _paragraph(paper, sheet, row, text)
    row = _figures(paper, sheet, _FIRST_PARAGRAPH + len(said) + 1, total)
    worst = worst_agencies(total)
    last = _worst(paper, sheet, row, worst)
    _quarters_chart(paper, sheet, last + 1, len(total.quarters))
    if worst:
        _worst_chart(paper, sheet, (row + 1, last - 1), last + 1 + _CHART_ROWS)


def sentence(total: RollUp) -> str:
    """Return what a report can say of all, written out."""
    figures = total.figures
    said = SAY["sentence"].format(
        offices=grouped(len(total.offices)),
        **{name: grouped(getattr(figures, name)) for name in _COUNTS},
        over_total=figures.completed_over_total.text,
        over_due=figures.due_completed_over_due.text,
    )
    worst = [
        SAY["worst_one"].format(name=agency_name(one.name), count=grouped(one.figures.overdue))
        for one in worst_agencies(total)
    ]
    return said + (SAY["worst"].format(names=", ".join(worst)) if worst else "")


def worst_agencies(total: RollUp) -> list[Group]:
    """Return the agencies with most overdue tasks, the most first."""
    late = [one for one in total.agencies if one.figures.overdue]
    return sorted(late, key=lambda one: (-one.figures.overdue, one.name or ""))[:_WORST]


def day_line(total: RollUp) -> str:
    """Return as of which day the figures are."""
    first, last = day_label(total.days[0]), day_label(total.days[-1])
    return SAY["day" if first == last else "days"].format(first=first, last=last)


def missing_line(missing: Sequence[str]) -> str:
    """Return which workbooks are not in the figures."""
    names, rest = "; ".join(missing[:_NAMED]), len(missing[_NAMED:])
    if rest:
        names = SAY["missing_more"].format(names=names, count=rest)
    return SAY["missing"].format(count=len(missing), names=names)


def _paragraph(paper: Paper, sheet: FittedSheet, row: int, text: str) -> None:
    paper.merged(sheet, row, (0, _LAST), text, "sentence")
    # Programs fit no row to a merged cell; its letters are a twelfth larger than those measured.
    sheet.set_row_pixels(row, line_count(text, sum(_WIDTHS) * 12 / 13) * _LINE_PIXELS)


def _figures(paper: Paper, sheet: FittedSheet, row: int, total: RollUp) -> int:
    """Write the table of figures and return the row of the next table."""
    paper.heading(sheet, row, [SAY["figure"], SAY["value"], SAY["basis"]])
    shown = [one for one in FIGURES if one.field in SHOWN]
    for number, figure in enumerate(shown, start=row + 1):
        cells = [figure.name, getattr(total.figures, figure.field), figure.basis]
        paper.row(sheet, number, cells, _WIDTHS)
    return row + len(shown) + 2


def _worst(paper: Paper, sheet: FittedSheet, row: int, worst: Sequence[Group]) -> int:
    """Write who is late and return the row below."""
    if not worst:
        sheet.write_string(row, 0, SAY["no_overdue"], paper.looks["text"])
        return row + 1
    paper.heading(sheet, row, [SAY["worst_heading"], SAY["overdue"], SAY["rate"]])
    for number, one in enumerate(worst, start=row + 1):
        cells: list[Cell] = [agency_name(one.name), one.figures.overdue]
        paper.row(sheet, number, [*cells, one.figures.due_completed_over_due], _WIDTHS)
    return row + len(worst) + 1


def _quarters_chart(paper: Paper, sheet: FittedSheet, row: int, count: int) -> None:
    name = SHEETS["quarters"]
    chart = paper.chart({"type": "column", "subtype": "stacked"}, SAY["quarters_chart"])
    for column, key, colour in _BARS:
        chart.add_series(
            {
                "name": SAY[key],
                "categories": [name, 1, 0, count, 0],
                "values": [name, 1, column, count, column],
                "fill": {"color": colour},
            }
        )
    chart.set_y_axis(_FROM_NOTHING)
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": _CHART_WIDTH, "height": _CHART_HEIGHT})
    sheet.insert_chart(row, 0, chart)


def _worst_chart(paper: Paper, sheet: FittedSheet, rows: tuple[int, int], row: int) -> None:
    name = SHEETS["page"]
    chart = paper.chart({"type": "bar"}, SAY["worst_chart"])
    chart.add_series(
        {
            "name": SAY["overdue"],
            "categories": [name, rows[0], 0, rows[1], 0],
            "values": [name, rows[0], 1, rows[1], 1],
            "fill": {"color": _RED},
            "data_labels": {"value": True},
            "gap": 60,
        }
    )
    chart.set_y_axis({"reverse": True})  # the worst on top
    chart.set_x_axis({**_FROM_NOTHING, "visible": False, "major_gridlines": {"visible": False}})
    chart.set_legend({"none": True})
    chart.set_size({"width": _CHART_WIDTH, "height": _CHART_HEIGHT})
    sheet.insert_chart(row, 0, chart)
