"""The live sheet gets back what pasting destroyed, by the same decisions as a closed file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlwings as xw

from kgsheet.core.cells import Area, CellValue, TableRef
from kgsheet.core.mended import Mended
from kgsheet.core.restoring import block_rules
from kgsheet.core.schema import TASKS
from kgsheet.hosts.excel import ExcelBook
from kgsheet.hosts.file import FileBook
from kgsheet.messages.mending import Mend
from tests.hosts.conftest import values, write_workbook
from tests.hosts.excel.conftest import Open

pytestmark = [pytest.mark.buttons, pytest.mark.libreoffice]

DESTROYED = {
    (Mend.LIST, "Loại"),
    (Mend.LIST, "Đơn vị chủ trì"),
    (Mend.HINT, "Thời gian thực hiện"),
    (Mend.DATE_FORM, "Hạn"),
    (Mend.TEXT_FORM, "Thời gian thực hiện"),
    (Mend.HEADING, "Loại"),
}


def destroy(sheet: xw.Sheet) -> None:
    """Do to a sheet what pasting does."""
    for cells in ("G10:G12", "D5:D16", "I20:I22"):
        sheet.range(cells).data_validation.delete()
    for cells in ("P8:P9", "I30"):
        sheet.range(cells).number_format = "General"
    sheet.range("G4").value = " loại"


def told(mended: Sequence[Mended]) -> set[tuple[Mend, str]]:
    """Return what was mended, but for colours, which a live sheet sets anew with the rest."""
    return {(one.what, one.name) for one in mended if one.what is not Mend.COLOURS}


def test_what_was_destroyed_comes_back_as_in_a_closed_file(
    open_live: Open, sample: Callable[[int], Path]
) -> None:
    live = open_live(sample(2017))
    before = values(ExcelBook(live).read(), TASKS.sheet)
    destroy(live.sheets[TASKS.sheet])
    closed = Path(live.fullname).with_name("closed.xlsm")
    live.save(str(closed))

    assert told(ExcelBook(live).restore(block_rules)) == DESTROYED
    assert told(FileBook(closed).restore(block_rules)) == DESTROYED
    assert ExcelBook(live).restore(block_rules) == []
    assert values(ExcelBook(live).read(), TASKS.sheet) == before


def test_a_sheet_as_it_should_be_is_left_alone(
    open_live: Open, sample: Callable[[int], Path]
) -> None:
    assert ExcelBook(open_live(sample(2021))).restore(block_rules) == []


def test_colours_come_back(open_live: Open, sample: Callable[[int], Path]) -> None:
    live = open_live(sample(2021))
    cells = live.sheets[TASKS.sheet].range("A5:T25")
    rules = [(one.formula, one.font_color, one.fill_color) for one in cells.conditional_formats]
    for one in reversed(list(cells.conditional_formats)):
        one.delete()

    mended = ExcelBook(live).restore(block_rules)

    assert [one.what for one in mended] == [Mend.COLOURS]
    restored = [(one.formula, one.font_color, one.fill_color) for one in cells.conditional_formats]
    assert Counter(restored) == Counter(rules)
    assert ExcelBook(live).restore(block_rules) == []


def test_colours_of_ones_own_stay(open_live: Open, sample: Callable[[int], Path]) -> None:
    live = open_live(sample(2021))
    cells = live.sheets[TASKS.sheet].range("F5:F25")
    cells.conditional_formats.add_custom('=$F5="x"', fill_color="#00FF00")
    live.sheets[TASKS.sheet].range("G5:G9").data_validation.delete()

    ExcelBook(live).restore(block_rules)

    assert '=$F5="x"' in [one.formula for one in cells.conditional_formats]


def test_a_rule_that_no_cell_has_any_more_is_told_to_wait(
    open_live: Open, sample: Callable[[int], Path]
) -> None:
    live = open_live(sample(2021))
    live.sheets[TASKS.sheet].range("D5:D2000").data_validation.delete()
    live.sheets[TASKS.sheet].range("G5:G2000").data_validation.delete()

    mended = ExcelBook(live).restore(block_rules)

    assert told(mended) == {(Mend.LATER, "Đơn vị chủ trì"), (Mend.LIST, "Loại")}
    assert live.sheets[TASKS.sheet].range("G5:G25").data_validation.type == "list"


def test_derived_columns_are_added_to_the_table(open_live: Open, tmp_path: Path) -> None:
    headings = ["Mã", "Đơn vị chủ trì", "Nội dung", "Thời gian thực hiện", "Hạn"]
    rows: list[list[CellValue]] = [
        [*headings],
        ["NV1", "Sở Y tế", "Đề án A", "Quý I/2021", None],
        ["NV2", "Sở Y tế", "Đề án B", "Quý II/2021", None],
    ]
    area = Area(first_row=1, first_column=1, last_row=3, last_column=5)
    table = TableRef(name=TASKS.name, sheet=TASKS.sheet, area=area)
    live = open_live(write_workbook(tmp_path / "so.xlsx", {TASKS.sheet: rows}, [table]))
    book = ExcelBook(live)

    mended = book.restore(block_rules)

    added = [one.name for one in mended if one.what is Mend.COLUMN]
    assert added == ["Ngày phê duyệt", "Trạng thái", "Số ngày quá hạn", "Kiểm tra"]
    assert str(book.read().tables[0].area) == "A1:I3"
    sheet = live.sheets[TASKS.sheet]
    assert sheet.range("F1:I1").value == added
    assert sheet.range("F2:F3").number_format.lower() == "dd/mm/yyyy"
    # There is no cell to copy a hint from, and xlwings sets none.
    assert {one.what for one in book.restore(block_rules)} == {Mend.LATER}
