"""Makes the dashboard: tables of figures that the program fills, and two native charts.

The tables grow downward, so nothing stands below one in its columns; charts float beside them.
"""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kgsheet.build.content import Content, Row
from kgsheet.build.grid import Grid, head, write_table
from kgsheet.build.look import FONT, Look, set_page, width_pixels
from kgsheet.core import palette
from kgsheet.core.schema import (
    CHART_AGENCIES,
    CHART_QUARTERS,
    FIGURES,
    SUMMARY_AGENCIES,
    SUMMARY_FIGURES,
    SUMMARY_QUARTERS,
    Table,
)

_TITLE = "Tổng hợp tiến độ năm {}"
_CAPTION = "Chương trình ghi các số liệu này khi cập nhật sổ; không gõ vào đây."
_CHART_TITLES = {
    CHART_AGENCIES.name: "Nhiệm vụ theo đơn vị chủ trì",
    CHART_QUARTERS.name: "Nhiệm vụ theo quý đến hạn",
}
_BAR_LOOKS = {
    "completed": (palette.GREEN, "#FFFFFF"),
    "overdue": ("#CC5A4B", "#FFFFFF"),
    "open": ("#CBD8E2", palette.INK),
}
_MIN_AGENCIES, _AGENCIES_WHEN_NONE = 10, 15
_QUARTERS, _CHART_QUARTERS = 6, 5
# Rows and columns (0-based): figures above agencies on the left, quarters above the charts in the
# middle, the figures behind the charts to the right of the printed columns.
_TOP = 4
_BELOW_FIGURES = _TOP + len(FIGURES) + 3
_RIGHT = len(SUMMARY_AGENCIES.columns) + 1
_CHART_DATA = _RIGHT + len(SUMMARY_QUARTERS.columns) + 1
_CHART_DATA_2 = _CHART_DATA + len(CHART_AGENCIES.columns) + 1
_GAP_WIDTH = 3
_MORE_QUARTERS = 4
_CHART_FRAME_PIXELS, _BAR_PIXELS, _QUARTER_CHART_PIXELS, _CHART_GAP_PIXELS = 84, 22, 250, 12
_HIDDEN_AXIS = {"visible": False, "major_gridlines": {"visible": False}, "min": 0}
_HEADING_PIXELS = 66
_ZOOM = 80


def fill_dashboard(book: Workbook, sheet: Worksheet, look: Look, content: Content) -> None:
    """Fill the dashboard with blank tables, as many rows as the workbook has agencies."""
    head(sheet, look, _TITLE.format(content.year), _CAPTION)
    _set_columns(sheet)
    grids = _grids(len(content.agencies))
    _write_figures(sheet, look, grids[SUMMARY_FIGURES.name])
    for name in (SUMMARY_AGENCIES.name, SUMMARY_QUARTERS.name):
        _write_block(sheet, look, grids[name])
        _mark(sheet, look, grids[name])
    for name in (CHART_AGENCIES.name, CHART_QUARTERS.name):
        _write_block(sheet, look, grids[name])
    _insert_charts(book, sheet, grids)
    sheet.freeze_panes(3, 0)
    sheet.hide_gridlines(2)
    sheet.set_zoom(_ZOOM)
    set_page(sheet, SUMMARY_FIGURES.sheet)
    sheet.print_area(0, 0, 1_048_575, _CHART_DATA - 2)


def _grids(agencies: int) -> dict[str, Grid]:
    rows = max(agencies, _MIN_AGENCIES)
    bars = max(agencies, _MIN_AGENCIES) if agencies else _AGENCIES_WHEN_NONE
    places: tuple[tuple[Table, int, int, int], ...] = (
        (SUMMARY_FIGURES, len(FIGURES), _TOP, 0),
        (SUMMARY_AGENCIES, rows, _BELOW_FIGURES, 0),
        (SUMMARY_QUARTERS, _QUARTERS, _TOP, _RIGHT),
        (CHART_AGENCIES, bars, _TOP, _CHART_DATA),
        (CHART_QUARTERS, _CHART_QUARTERS, _TOP, _CHART_DATA_2),
    )
    return {
        table.name: Grid(table=table, rows=count, heading_row=row, first_column=column)
        for table, count, row, column in places
    }


def _set_columns(sheet: Worksheet) -> None:
    blocks = (
        (SUMMARY_AGENCIES, 0),
        (SUMMARY_QUARTERS, _RIGHT),
        (CHART_AGENCIES, _CHART_DATA),
        (CHART_QUARTERS, _CHART_DATA_2),
    )
    for table, first in blocks:
        for index, column in enumerate(table.columns, first):
            sheet.set_column(index, index, column.width)
        if first:
            sheet.set_column(first - 1, first - 1, _GAP_WIDTH)


def _write_block(
    sheet: Worksheet, look: Look, grid: Grid, rows: Sequence[Row] = (), **formats: Format
) -> None:
    caption_row = grid.heading_row - 1
    sheet.write_string(
        caption_row, grid.first_column, grid.table.caption.rstrip("."), look.style("section")
    )
    rate = {"rate": look.style("rate")}
    sheet.set_row_pixels(grid.heading_row, _HEADING_PIXELS)
    write_table(sheet, look, grid, rows, rate | formats)


def _write_figures(sheet: Worksheet, look: Look, grid: Grid) -> None:
    rows = [{"name": figure.name, "basis": figure.basis} for figure in FIGURES]
    _write_block(sheet, look, grid, rows, basis=look.style("plain"), value=look.style("integer"))
    # The explanations run on over the columns to the right, which look like part of the table.
    for column in range(grid.last_column + 1, len(SUMMARY_AGENCIES.columns)):
        sheet.write_blank(grid.heading_row, column, None, look.style("heading", left=0, right=0))
    for row, figure in enumerate(FIGURES, grid.first_row):
        for column in range(grid.last_column + 1, len(SUMMARY_AGENCIES.columns)):
            sheet.write_blank(row, column, None, look.style("plain"))
        place = (row, grid.index("value"))
        style = look.style(figure.kind, align="center", indent=0, bold=True)
        sheet.write_blank(*place, None, style)


def _mark(sheet: Worksheet, look: Look, grid: Grid) -> None:
    """Redden what is overdue and lay a bar behind each rate, in rows added later too."""
    bottom = grid.last_row + _AGENCIES_WHEN_NONE
    overdue, rate = grid.index("overdue"), grid.index("rate")
    red = look.make(font_color=palette.RED, bold=True)
    rule = {"type": "cell", "criteria": ">", "value": 0, "format": red}
    sheet.conditional_format(grid.first_row, overdue, bottom, overdue, rule)
    bar = {
        "type": "data_bar",
        "bar_color": "#A9CDBB",
        "bar_solid": True,
        "min_type": "num",
        "min_value": 0,
        "max_type": "num",
        "max_value": 1,
    }
    sheet.conditional_format(grid.first_row, rate, bottom, rate, bar)


def _insert_charts(book: Workbook, sheet: Worksheet, grids: dict[str, Grid]) -> None:
    """Lay the charts below each other, clear of the quarters that may still be added."""
    width = width_pixels(SUMMARY_QUARTERS.columns)
    agencies, quarters = grids[CHART_AGENCIES.name], grids[CHART_QUARTERS.name]
    top = grids[SUMMARY_QUARTERS.name].last_row + _MORE_QUARTERS + 1
    height = _CHART_FRAME_PIXELS + _BAR_PIXELS * agencies.rows
    sheet.insert_chart(top, _RIGHT, _chart(book, agencies, "bar", (width, height)))
    below = {"y_offset": height + _CHART_GAP_PIXELS}
    size = (width, _QUARTER_CHART_PIXELS)
    sheet.insert_chart(top, _RIGHT, _chart(book, quarters, "column", size), below)


def _chart(book: Workbook, grid: Grid, kind: str, size: tuple[int, int]) -> Chart:
    chart = book.add_chart({"type": kind, "subtype": "stacked"})
    for field, (fill, ink) in _BAR_LOOKS.items():
        chart.add_series(_series(grid, field, fill, ink))
    font = {"name": FONT, "size": 11, "color": palette.INK}
    title = {"name": FONT, "size": 13, "bold": True, "color": palette.GREEN}
    chart.set_title({"name": _CHART_TITLES[grid.table.name], "name_font": title})
    chart.set_legend({"position": "bottom", "font": font})
    line = {"color": palette.LINE}
    axis = {"num_font": font, "line": line, "major_tick_mark": "none"}
    # A bar chart counts its categories from the bottom; the table reads from the top.
    if kind == "bar":
        chart.set_y_axis({**axis, "reverse": True, "major_gridlines": {"visible": False}})
        chart.set_x_axis(_HIDDEN_AXIS)
    else:
        chart.set_x_axis(axis)
        chart.set_y_axis(_HIDDEN_AXIS)
    chart.set_chartarea({"border": {"color": palette.LINE}})
    chart.set_size({"width": size[0], "height": size[1], "object_position": 2})
    return chart


def _series(grid: Grid, field: str, fill: str, ink: str) -> dict[str, object]:
    sheet, index = grid.table.sheet, grid.index(field)
    names = grid.first_column
    return {
        "name": [sheet, grid.heading_row, index],
        "categories": [sheet, grid.first_row, names, grid.last_row, names],
        "values": [sheet, grid.first_row, index, grid.last_row, index],
        "fill": {"color": fill},
        "border": {"color": "#FFFFFF", "width": 0.75},
        "gap": 45,
        "data_labels": {
            "value": True,
            # Nothing where there is nothing.
            "num_format": "0;;",
            "font": {"name": FONT, "size": 10, "color": ink},
        },
    }
