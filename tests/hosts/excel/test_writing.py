"""A live workbook takes all changes or none, in few calls, and keeps everybody else's cells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from kgsheet.core.cells import Area, CellValue, TableRef, Writable
from kgsheet.core.edits import CellEdit, Edit, TableGrowth
from kgsheet.errors import HostError
from kgsheet.hosts.excel import ExcelBook
from kgsheet.messages import Code
from tests.hosts.conftest import values, write_workbook
from tests.hosts.excel.conftest import Open
from tests.live_office import LiveOffice

pytestmark = pytest.mark.libreoffice

TITLE, OTHER = "Nhiệm vụ", "Khóa"


def edit(row: int, column: int, value: Writable, sheet: str = TITLE, **options: int) -> CellEdit:
    return CellEdit(sheet=sheet, row=row, column=column, value=value, **options)


def column_of(book: ExcelBook, column: int) -> list[CellValue]:
    found = values(book.read(), TITLE)
    return [found.get((row, column)) for row in range(1, 8)]


def table(last_row: int) -> TableRef:
    area = Area(first_row=1, first_column=1, last_row=last_row, last_column=2)
    return TableRef(name="tblNhiemVu", sheet=TITLE, area=area)


def with_locked_sheet(path: Path) -> Path:
    workbook = xlsxwriter.Workbook(path)
    workbook.add_worksheet(TITLE).write_column(0, 0, ["Mã", "a", "b"])
    locked = workbook.add_worksheet(OTHER)
    locked.write_string(0, 0, "x")
    locked.protect()
    workbook.close()
    return path


def test_a_locked_sheet_is_told_and_nothing_has_changed(open_live: Open, tmp_path: Path) -> None:
    book = ExcelBook(open_live(with_locked_sheet(tmp_path / "so.xlsx")))
    before = values(book.read(), TITLE)

    with pytest.raises(HostError) as caught:
        book.apply([edit(2, 1, "mới"), edit(9, 3, 5), edit(1, 1, "y", OTHER)])

    assert [problem.code for problem in caught.value.problems] == [Code.PROGRAM_REFUSED]
    assert "so.xlsx" in str(caught.value)
    assert values(book.read(), TITLE) == before
    assert values(book.read(), OTHER) == {(1, 1): "x"}


@pytest.mark.parametrize(
    "edits", [[edit(2, 1, "mới")], [edit(1, 1, "y", OTHER)]], ids=["done", "refused"]
)
def test_the_program_goes_on_as_before(
    open_live: Open, tmp_path: Path, edits: Sequence[Edit]
) -> None:
    live = open_live(with_locked_sheet(tmp_path / "so.xlsx"))
    before = live.app.calculation, live.app.screen_updating, live.app.enable_events

    try:
        ExcelBook(live).apply(edits)
    except HostError as exc:
        assert exc.problems[0].code is Code.PROGRAM_REFUSED  # noqa: PT017 - one of two cases

    assert before == ("automatic", True, True)
    assert (live.app.calculation, live.app.screen_updating, live.app.enable_events) == before


def test_a_formula_between_written_cells_stays_a_formula(open_live: Open, tmp_path: Path) -> None:
    rows: list[list[CellValue]] = [["Mã", "Hạn"]]
    rows += [[number, number] for number in range(2, 8)]
    live = open_live(write_workbook(tmp_path / "so.xlsx", {TITLE: rows}, [table(7)]))
    live.sheets[TITLE].range("B4").formula = "=A4*10"
    book = ExcelBook(live)

    book.apply([edit(2, 2, "x"), edit(7, 2, "y")])

    assert column_of(book, 2) == ["Hạn", "x", 3, 40, 5, 6, "y"]
    assert live.sheets[TITLE].range("B4").formula == "=A4*10"


def test_cells_that_are_not_the_programs_stay_untouched(open_live: Open, tmp_path: Path) -> None:
    rows: list[list[CellValue]] = [[None, None], ["a", 1], ["I. Sở", "007"], ["b", 2]]
    live = open_live(write_workbook(tmp_path / "so.xlsx", {TITLE: rows}))
    book = ExcelBook(live)

    book.apply([edit(2, 2, 5), edit(4, 2, 6)])

    assert column_of(book, 2)[:4] == [None, 5, "007", 6]


def test_a_day_gets_a_format_of_days_and_a_number_none(open_live: Open, tmp_path: Path) -> None:
    rows: list[list[CellValue]] = [["x", date(2021, 5, 7)], ["y", None]]
    live = open_live(write_workbook(tmp_path / "so.xlsx", {TITLE: rows}))
    sheet = live.sheets[TITLE]
    sheet.range("C1").number_format = "@"

    ExcelBook(live).apply(
        [edit(1, 1, date(2021, 6, 1)), edit(1, 2, 15), edit(1, 3, date(2021, 7, 1))]
    )

    assert sheet.range("A1").number_format.lower() == "dd/mm/yyyy"
    assert sheet.range("B1").number_format == "General"
    assert sheet.range("C1").number_format.lower() == "dd/mm/yyyy"
    assert sheet.range("A2").number_format == "General"


def test_new_rows_look_like_the_row_they_follow(open_live: Open, tmp_path: Path) -> None:
    rows: list[list[CellValue]] = [["Mã", "Hạn"], ["a", date(2021, 5, 7)]]
    live = open_live(write_workbook(tmp_path / "so.xlsx", {TITLE: rows}, [table(2)]))
    sheet = live.sheets[TITLE]
    sheet.range("A2").color = (255, 0, 0)

    ExcelBook(live).apply(
        [
            TableGrowth(table="tblNhiemVu", last_row=4),
            *(edit(row, 1, "b", like_row=2) for row in (3, 4)),
            *(edit(row, 2, date(2021, 6, row), like_row=2) for row in (3, 4)),
        ]
    )

    assert sheet.range("A4").color == (255, 0, 0)
    assert sheet.range("B4").number_format.lower() == "dd/mm/yyyy"
    assert sheet.tables["tblNhiemVu"].range.shape == (4, 2)


def calls_for(office: LiveOffice, path: Path, size: int) -> int:
    """Return how often the program is called for a table of so many rows."""
    rows: list[list[CellValue]] = [["Mã", "Hạn"]]
    rows += [["x", None] for _ in range(size)]
    live = office.open(write_workbook(path, {TITLE: rows}, [table(size + 1)]))
    before = office.bridge.calls
    # Every third row changes, as it does when few tasks are overdue.
    ExcelBook(live).apply([edit(row, 2, date(2021, 1, 1)) for row in range(2, size + 2, 3)])
    calls = office.bridge.calls - before
    live.close()
    return calls


def test_ten_times_the_rows_cost_no_more_calls(live_office: LiveOffice, tmp_path: Path) -> None:
    few = calls_for(live_office, tmp_path / "few.xlsx", 200)
    many = calls_for(live_office, tmp_path / "many.xlsx", 2000)

    assert few == many
    assert many < 40
