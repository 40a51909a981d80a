from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlwings as xw

from kgsheet.core.schema import TASKS
from kgsheet.hosts.libreoffice.engine import app_of
from tests.live_office import LiveOffice

pytestmark = pytest.mark.libreoffice


def test_sheets_are_found_whatever_the_case(book: xw.Book) -> None:
    assert [one.name for one in book.sheets] == ["Nhiệm vụ", "Đơn vị"]
    assert book.sheets["đơn VỊ"].index == 2
    assert book.name == "so.xlsx"
    with pytest.raises(xw.NoSuchObjectError):
        book.sheets["Không có"]


def test_a_sheet_is_shown_and_hidden(book: xw.Book) -> None:
    book.sheets["Đơn vị"].activate()

    assert book.sheets.active.name == "Đơn vị"

    book.sheets["Nhiệm vụ"].visible = False

    assert [one.visible for one in book.sheets] == [False, True]


def test_a_sheet_is_shown_though_another_office_came_later(
    live_office: LiveOffice, book: xw.Book
) -> None:
    later = app_of(live_office.connect())

    book.sheets["Đơn vị"].activate()

    assert xw.apps.active == book.app
    later.quit()


def test_cells_are_selected(book: xw.Book) -> None:
    book.sheets["Đơn vị"]["B2:C3"].select()

    selected = book.app.selection
    assert selected is not None
    assert (selected.sheet.name, selected.address) == ("Đơn vị", "$B$2:$C$3")


def test_tables_have_rows_of_headings_and_data(
    live_office: LiveOffice, sample: Callable[[int], Path]
) -> None:
    book = live_office.open(sample(2017))
    sheet = book.sheets[TASKS.sheet]
    [table] = sheet.tables
    places = [table.range, table.header_row_range, table.data_body_range]
    table.resize(sheet["A4:T60"])
    grown = sheet.tables[TASKS.name.lower()].range.address
    found = sheet["B9"].table
    book.close()

    assert table.name == TASKS.name
    assert [one.address for one in places if one] == ["$A$4:$T$56", "$A$4:$T$4", "$A$5:$T$56"]
    assert (table.show_totals, table.totals_row_range) == (False, None)
    assert grown == "$A$4:$T$60"
    assert found is not None
    assert found.name == TASKS.name


def test_defined_names_are_found(live_office: LiveOffice, sample: Callable[[int], Path]) -> None:
    book = live_office.open(sample(2017))
    names = [one.name for one in book.names]
    known = "không_có" in book.names
    book.close()

    assert names == sorted(set(names))
    assert not known


def test_calculation_waits_until_it_is_asked_for(book: xw.Book) -> None:
    cells = book.sheets[0]["D1:D2"]
    cells.value = [[1], ["=D1*2"]]
    book.app.calculation = "manual"
    book.sheets[0]["D1"].value = 5
    before = cells[1].value

    book.app.calculation = "automatic"
    book.app.calculate()

    assert (before, cells[1].value) == (2.0, 10.0)
    assert book.app.calculation == "automatic"


def test_a_box_that_nobody_can_see_is_answered(book: xw.Book) -> None:
    assert book.app.alert("Xong.", "Theo dõi") == "ok"


def test_what_was_stopped_goes_on_when_the_bridge_is_closed(
    live_office: LiveOffice, book: xw.Book
) -> None:
    other = live_office.connect()
    other.call("attach", book=book.fullname)
    other.call("set_screen_updating", updating=False)
    other.call("set_calculating", automatic=False)
    other.call("set_status", text="Đang kiểm tra")
    stopped = book.app.calculation

    other.close()

    assert (stopped, book.app.calculation) == ("manual", "automatic")


def test_a_copy_is_saved_elsewhere(book: xw.Book, tmp_path: Path) -> None:
    book.sheets[0]["A3"].value = "Đắk Lắk"
    book.save(tmp_path / "bản sao.xlsx")

    assert (tmp_path / "bản sao.xlsx").is_file()
    assert book.name == "so.xlsx"
