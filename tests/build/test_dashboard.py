"""Charts and figures of the dashboard."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl.chart._chart import ChartBase
from openpyxl.workbook.workbook import Workbook

from kgsheet.core.schema import (
    CHART_AGENCIES,
    CHART_QUARTERS,
    SUMMARY_AGENCIES,
    SUMMARY_QUARTERS,
    Table,
)


def _references(chart: ChartBase) -> list[str]:
    series = chart.series
    return [one.cat.strRef.f if one.cat.strRef else one.cat.numRef.f for one in series]


@pytest.mark.parametrize(("name", "agencies"), [("2017", 12), ("2021", 12), ("blank", 10)])
def test_charts_cover_every_agency_and_quarter_there_is_room_for(
    read: dict[str, Workbook], name: str, agencies: int
) -> None:
    sheet: Any = read[name][CHART_AGENCIES.sheet]
    by_agency, by_quarter = sheet._charts  # openpyxl has no public list of charts
    rooms = {
        table.name: sheet[sheet.tables[table.name].ref]
        for table in (CHART_AGENCIES, CHART_QUARTERS)
    }

    assert len(rooms[CHART_AGENCIES.name]) == agencies + 1
    assert len(rooms[CHART_QUARTERS.name]) == 6
    for chart, table in ((by_agency, CHART_AGENCIES), (by_quarter, CHART_QUARTERS)):
        cells = rooms[table.name]
        first, last = cells[1][0], cells[-1][0]
        area = f"'Tổng hợp'!${first.column_letter}${first.row}:${last.column_letter}${last.row}"

        assert _references(chart) == [area] * 3
        assert chart.grouping == "stacked"


def test_bars_are_read_from_the_top_and_zeros_are_not_labelled(read: dict[str, Workbook]) -> None:
    sheet: Any = read["2017"][CHART_AGENCIES.sheet]
    bars, columns = sheet._charts

    assert (bars.barDir, columns.barDir) == ("bar", "col")
    assert bars.x_axis.scaling.orientation == "maxMin"
    assert {one.dLbls.numFmt for chart in (bars, columns) for one in chart.series} == {"0;;"}


@pytest.mark.parametrize("table", [SUMMARY_AGENCIES, SUMMARY_QUARTERS], ids=lambda one: one.name)
def test_figures_of_the_dashboard_have_their_number_formats(
    read: dict[str, Workbook], table: Table
) -> None:
    sheet = read["2017"][table.sheet]
    row = sheet[sheet.tables[table.name].ref][1]
    formats = {
        column.field: cell.number_format for column, cell in zip(table.columns, row, strict=True)
    }

    assert formats.pop("rate") == "0.0%"
    formats.pop(table.columns[0].field)
    assert set(formats.values()) == {"0"}
