from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from kgsheet.core.cells import CellValue
from kgsheet.core.rules import Examination
from kgsheet.core.schema import (
    AGENCIES,
    CHART_AGENCIES,
    CHART_QUARTERS,
    FIGURES,
    SUMMARY_AGENCIES,
    SUMMARY_FIGURES,
    SUMMARY_QUARTERS,
    TASKS,
    Table,
)
from kgsheet.core.updates import update_edits
from kgsheet.hosts.memory import MemoryBook
from tests.core.sheets import AS_OF, Cells, Rows, agency, book_of, look, sheet_of, task

BOARD = (SUMMARY_FIGURES, SUMMARY_AGENCIES, SUMMARY_QUARTERS, CHART_AGENCIES, CHART_QUARTERS)

TASKS_OF_2017: Rows = (
    task(title="Đề án A", approval="41/QĐ-UBND ngày 09/01/2017"),
    task(title="Quy hoạch B"),
    task(title="Cảng cá", deadline="Quý II/2017", lead_agency="Sở Y tế"),
    task(title="Nghề may", deadline="31/7/2017", lead_agency="Sở Y tế"),
    task(title="Xóa mù chữ", deadline="2017-2020", lead_agency="Sở Nội vụ"),
    task(title="Voọc bạc", suspension="Tạm dừng"),
)
SHORT_NAMES: Rows = (
    agency("Sở Xây dựng", short_name="SXD"),
    agency("Sở Y tế", short_name="SYT"),
    agency("Sở Nội vụ"),
)


def dashboard(tasks: Rows, rooms: Mapping[str, int], agencies: Rows = ()) -> MemoryBook:
    """A book with a dashboard, each table with room for so many rows (one where not said)."""
    empty: Mapping[str, Rows] = {one.name: [{}] * rooms.get(one.name, 1) for one in BOARD}
    side = (AGENCIES,) if agencies else ()
    blocks = {TASKS.name: tasks, AGENCIES.name: agencies, **empty}
    return book_of(blocks, (TASKS, *side, *BOARD))


def filled(book: MemoryBook, as_of: date = AS_OF) -> Examination:
    """Fill the dashboard; return what was examined."""
    snapshot = book.read()
    examined = look(snapshot, as_of)
    book.apply(update_edits(snapshot, examined))
    return examined


def shown(book: MemoryBook, table: Table) -> list[list[CellValue]]:
    return [list(row) for row in book.read().sheets[sheet_of(table)].rows[1:]]


def general(book: MemoryBook) -> dict[CellValue, CellValue]:
    return {row[0]: row[1] for row in shown(book, SUMMARY_FIGURES)}


def test_general_figures_are_shown_by_name() -> None:
    book = dashboard(TASKS_OF_2017, {})
    expected = {
        "Tổng số nhiệm vụ": 5,
        "Đến hạn": 3,
        "Đã hoàn thành": 1,
        "Đã hoàn thành trong số đến hạn": 1,
        "Quá hạn": 2,
        "Sắp đến hạn": 0,
        "Tỷ lệ so với chỉ tiêu kỳ": 0.333,
        "Tỷ lệ so với chỉ tiêu năm": 0.2,
        "Tỷ lệ hoàn thành nhiệm vụ đến hạn": 0.333,
        "Tỷ lệ đúng hạn": 1,
        "Tạm dừng": 1,
        "Đưa ra khỏi chương trình": 0,
    }

    filled(book)

    assert {name: general(book)[name] for name in expected} == expected


def test_every_figure_is_shown_with_its_basis() -> None:
    book = dashboard(TASKS_OF_2017, {})

    filled(book)

    rows = shown(book, SUMMARY_FIGURES)
    assert [(row[0], row[2]) for row in rows] == [(one.name, one.basis) for one in FIGURES]
    assert None not in {row[1] for row in rows}


def test_agencies_are_shown_in_the_order_of_the_list_with_their_rate() -> None:
    book = dashboard(TASKS_OF_2017, {}, SHORT_NAMES)

    filled(book)

    assert shown(book, SUMMARY_AGENCIES) == [
        ["Sở Xây dựng", 2, 2, 1, 1, 1, 0.5],
        ["Sở Y tế", 2, 1, 0, 0, 1, 0],
        ["Sở Nội vụ", 1, 0, 0, 0, 0, "-"],
    ]


def test_quarters_are_shown_by_name_and_the_rest_last() -> None:
    book = dashboard(TASKS_OF_2017, {})

    filled(book)

    assert [row[:2] for row in shown(book, SUMMARY_QUARTERS)] == [
        ["Quý I/2017", 2],
        ["Quý II/2017", 1],
        ["Quý III/2017", 1],
        ["Nhiều năm hoặc không có hạn", 1],
    ]


@pytest.mark.parametrize("table", [SUMMARY_AGENCIES, SUMMARY_QUARTERS])
def test_rows_of_a_table_add_up_to_the_general_figures(table: Table) -> None:
    book = dashboard(TASKS_OF_2017, {})

    figures = filled(book).progress.figures

    columns = zip(*(row[1:6] for row in shown(book, table)), strict=True)
    sums = [sum(cell for cell in column if isinstance(cell, int)) for column in columns]
    assert sums == [
        figures.total,
        figures.due,
        figures.completed,
        figures.due_completed,
        figures.overdue,
    ]


def test_bars_part_the_tasks_of_an_agency_under_its_short_name() -> None:
    book = dashboard(TASKS_OF_2017, {CHART_AGENCIES.name: 5}, SHORT_NAMES)

    filled(book)

    assert shown(book, CHART_AGENCIES) == [
        ["SXD", 1, 1, 0],
        ["SYT", 0, 1, 1],
        ["Sở Nội vụ", 0, 0, 1],
        [None, None, None, None],
        [None, None, None, None],
    ]


def test_agencies_beyond_the_chart_are_added_up_in_its_last_bar() -> None:
    tasks = [task(title=f"{'x' * n}", lead_agency=f"Đội {n}") for n in range(1, 7)]
    book = dashboard(tasks, {CHART_AGENCIES.name: 4})

    filled(book)

    assert shown(book, CHART_AGENCIES) == [
        ["Đội 1", 0, 1, 0],
        ["Đội 2", 0, 1, 0],
        ["Đội 3", 0, 1, 0],
        ["Khác (3)", 0, 3, 0],
    ]
    assert len(shown(book, SUMMARY_AGENCIES)) == 6


def test_as_many_agencies_as_bars_are_each_their_own() -> None:
    tasks = [task(title=f"{'x' * n}", lead_agency=f"Đội {n}") for n in range(1, 5)]
    book = dashboard(tasks, {CHART_AGENCIES.name: 4})

    filled(book)

    assert [row[0] for row in shown(book, CHART_AGENCIES)] == ["Đội 1", "Đội 2", "Đội 3", "Đội 4"]


def test_quarters_have_bars_too() -> None:
    book = dashboard(TASKS_OF_2017, {CHART_QUARTERS.name: 5})

    filled(book)

    assert shown(book, CHART_QUARTERS)[0] == ["Quý I/2017", 1, 1, 0]


def test_rate_is_a_dash_where_nothing_is_due() -> None:
    book = dashboard([task(deadline="Thường xuyên")], {})

    filled(book)

    rates = [value for name, value in general(book).items() if str(name).startswith("Tỷ lệ")]
    assert rates == ["-", 0, "-", "-"]


def test_tasks_without_an_agency_have_a_row_of_their_own() -> None:
    book = dashboard([task(lead_agency=None)], {})

    filled(book)

    assert shown(book, SUMMARY_AGENCIES)[0][0] == "(chưa ghi đơn vị)"


def test_rows_of_agencies_that_are_gone_are_emptied() -> None:
    rows: list[Cells] = [task(), task(title="Cảng cá", lead_agency="Sở Y tế")]
    book = dashboard(rows, {SUMMARY_AGENCIES.name: 4})

    filled(book)

    assert [row[0] for row in shown(book, SUMMARY_AGENCIES)] == [
        "Sở Xây dựng",
        "Sở Y tế",
        None,
        None,
    ]


def test_second_update_leaves_the_dashboard_as_it_is() -> None:
    book = dashboard(TASKS_OF_2017, {CHART_AGENCIES.name: 2}, SHORT_NAMES)
    filled(book)

    snapshot = book.read()

    assert book.apply(update_edits(snapshot, look(snapshot))) == []
