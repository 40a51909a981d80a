"""The contract of the `Book` port, the same for every host."""

from __future__ import annotations

from datetime import date, datetime
from math import inf, nan

import pytest

from kgsheet.core.cells import (
    Area,
    CellError,
    CellValue,
    Formula,
    MonthYear,
    Snapshot,
    TableRef,
    Writable,
)
from kgsheet.core.edits import CellEdit, Edit, TableGrowth
from kgsheet.errors import InputError
from kgsheet.hosts.base import RegisterBook as Book
from kgsheet.messages import Code
from tests.hosts.conftest import Maker, values

TITLE = "Nhiệm vụ"
TASKS = [["Mã", "Nội dung"], ["NV1", "Đề án phát triển"], ["NV2", "Quy hoạch"]]
MERGED = Area(first_row=5, first_column=1, last_row=6, last_column=2)


def edit(row: int, column: int, value: Writable, sheet: str = TITLE) -> CellEdit:
    return CellEdit(sheet=sheet, row=row, column=column, value=value)


def table(last_row: int = 3, name: str = "tblNhiemVu", **options: bool) -> TableRef:
    area = Area(first_row=1, first_column=1, last_row=last_row, last_column=2)
    return TableRef(name=name, sheet=TITLE, area=area, **options)


def refusal(book: Book, *edits: Edit) -> str:
    """Return why edits are refused, having seen that nothing changed."""
    before = values(book.read(), TITLE)
    with pytest.raises(InputError) as caught:
        book.apply(edits)

    assert [problem.code for problem in caught.value.problems] == [Code.CELL_NOT_WRITABLE]
    assert values(book.read(), TITLE) == before
    return str(caught.value)


READ = {
    "text": "Đơn vị chủ trì",
    "blank": " ",
    "lines": "một\nhai",
    "whole number": 6,
    "fraction": 54.5,
    "huge": 1e300,
    "true": True,
    "false": False,
    "day": date(2021, 5, 7),
    "moment": datetime(2021, 5, 7, 8, 30),
    "month": MonthYear(2021, 6),
    "error": CellError("#REF!"),
}


@pytest.mark.parametrize("value", READ.values(), ids=READ.keys())
def test_each_kind_of_value_is_read_as_it_is(make_book: Maker, value: CellValue) -> None:
    book = make_book({TITLE: [["a", value]]})

    assert values(book.read(), TITLE) == {(1, 1): "a", (1, 2): value}
    assert type(values(book.read(), TITLE)[1, 2]) is type(value)


@pytest.mark.parametrize("value", [6.0, ""], ids=["whole fraction", "empty text"])
def test_values_are_read_in_their_plain_form(make_book: Maker, value: float | str) -> None:
    book = make_book({TITLE: [["a", value]]})

    assert values(book.read(), TITLE).get((1, 2)) == (6 if value else None)
    assert not isinstance(values(book.read(), TITLE).get((1, 2)), float)


def test_a_formula_is_read_as_its_result(make_book: Maker) -> None:
    book = make_book({TITLE: [[Formula("1+1", 2), Formula('"x"', "x")]]})

    assert values(book.read(), TITLE) == {(1, 1): 2, (1, 2): "x"}


def test_sheets_come_in_the_order_of_their_tabs(make_book: Maker) -> None:
    titles = ["Tổng hợp", TITLE, "Sở & Ban <'1'>", "Trống"]
    book = make_book({title: [[title]] for title in titles[:-1]} | {"Trống": []})

    sheets = book.read().sheets

    assert list(sheets) == titles
    assert len(sheets) == 4
    assert [values(book.read(), title).get((1, 1)) for title in titles] == [*titles[:-1], None]


def test_an_unknown_sheet_is_not_there(make_book: Maker) -> None:
    sheets = make_book({TITLE: TASKS}).read().sheets

    assert "Không có" not in sheets
    with pytest.raises(KeyError):
        sheets["Không có"]


def test_cells_keep_their_address_behind_empty_rows_and_columns(make_book: Maker) -> None:
    book = make_book({TITLE: [[], [], [None, None, "x"], [None, "y"]]})

    assert values(book.read(), TITLE) == {(3, 3): "x", (4, 2): "y"}


def test_tables_and_merged_areas_are_read(make_book: Maker) -> None:
    rows = [*TASKS, [], ["gộp"]]
    book = make_book({TITLE: rows}, [table()], {TITLE: [MERGED]})

    snapshot = book.read()

    assert snapshot.tables == (table(),)
    assert snapshot.sheets[TITLE].merges == (MERGED,)


WRITTEN = {
    "text": "Quá hạn",
    "vietnamese": "Ủy ban nhân dân tỉnh Đắk Lắk",
    "decomposed": "Hạn xử lý",
    "markup": "<b> & \"c\" 'd' ]]>",
    "looks like a formula": "=SUM(A1:A9)",
    "plus": "+84 28",
    "minus": "-x",
    "at": "@tên",
    "looks escaped": "_x0041_ và _x000D_",
    "control": "a\x07b",
    "spaces": "  a  b ",
    "lines": "một\n\thai",
    "beyond the plane": "𠀀",
    "digits": "007",
    "whole": 15,
    "negative": -3,
    "fraction": 0.1,
    "small": 1.5e-300,
    "longest whole": 10**15 - 1,
    "true": True,
    "day": date(2021, 9, 30),
    "moment": datetime(2021, 9, 30, 17, 45),
}


@pytest.mark.parametrize("at", [(2, 2), (2, 5), (9, 1)], ids=["over", "beside", "below"])
@pytest.mark.parametrize("value", WRITTEN.values(), ids=WRITTEN.keys())
def test_what_is_written_is_read_back(
    make_book: Maker, value: CellValue, at: tuple[int, int]
) -> None:
    book = make_book({TITLE: TASKS, "Khác": [["x"]]})
    before = values(book.read(), TITLE)
    edits = [edit(*at, value)]  # type: ignore[arg-type]

    assert book.apply(edits) == edits
    assert values(book.read(), TITLE) == before | {at: value}
    assert type(values(book.read(), TITLE)[at]) is type(value)
    assert values(book.read(), "Khác") == {(1, 1): "x"}


@pytest.mark.parametrize("value", WRITTEN.values(), ids=WRITTEN.keys())
def test_writing_what_a_cell_holds_changes_nothing(make_book: Maker, value: Writable) -> None:
    book = make_book({TITLE: TASKS})
    book.apply([edit(2, 2, value)])

    assert book.apply([edit(2, 2, value)]) == []


def test_lines_of_a_text_end_alike(make_book: Maker) -> None:
    book = make_book({TITLE: TASKS})

    assert len(book.apply([edit(2, 2, "a\r\nb\rc")])) == 1
    assert values(book.read(), TITLE)[2, 2] == "a\nb\nc"
    assert book.apply([edit(2, 2, "a\r\nb\rc"), edit(2, 2, "a\nb\nc")]) == []


OTHERS = {
    "one for true": (True, 1),
    "true for one": (1, True),
    "text for number": ("1", 1),
    "day for its number": (44469, date(2021, 9, 30)),
    "number for its day": (date(2021, 9, 30), 44469),
}


@pytest.mark.parametrize(("old", "new"), OTHERS.values(), ids=OTHERS.keys())
def test_values_of_different_kinds_are_different(
    make_book: Maker, old: CellValue, new: CellValue
) -> None:
    book = make_book({TITLE: [[old]]})

    assert book.apply([edit(1, 1, new)]) != []  # type: ignore[arg-type]
    assert values(book.read(), TITLE)[1, 1] == new
    assert type(values(book.read(), TITLE)[1, 1]) is type(new)


@pytest.mark.parametrize("nothing", [None, ""], ids=["none", "empty text"])
def test_a_cell_is_emptied(make_book: Maker, nothing: str | None) -> None:
    book = make_book({TITLE: TASKS})

    assert len(book.apply([edit(2, 2, nothing), edit(9, 9, nothing)])) == 1
    assert (2, 2) not in values(book.read(), TITLE)
    assert book.apply([edit(2, 2, nothing)]) == []


def test_a_formula_is_written_with_its_result(make_book: Maker) -> None:
    book = make_book({TITLE: TASKS})
    link = Formula('HYPERLINK("#\'Nhiệm vụ\'!A2","A2 & <x>")', "A2 & <x>")

    assert len(book.apply([edit(2, 3, link), edit(3, 3, Formula("1+1", 2))])) == 2
    assert values(book.read(), TITLE)[2, 3] == "A2 & <x>"
    assert values(book.read(), TITLE)[3, 3] == 2


@pytest.mark.parametrize(
    ("new", "changes"),
    [
        (Formula("1+1", 2), False),
        (Formula("1+1", 3), True),
        (Formula("2*1", 2), True),
        (2, True),
        (None, True),
    ],
    ids=["the same", "another result", "another formula", "its result", "nothing"],
)
def test_a_formula_is_more_than_its_result(make_book: Maker, new: Writable, changes: bool) -> None:
    book = make_book({TITLE: [[Formula("1+1", 2)]]})

    assert bool(book.apply([edit(1, 1, new)])) is changes


def test_only_edits_that_change_something_are_returned(make_book: Maker) -> None:
    book = make_book({TITLE: TASKS})

    changed = book.apply([edit(2, 1, "NV1"), edit(3, 1, "NV9"), edit(3, 2, "Quy hoạch")])

    assert changed == [edit(3, 1, "NV9")]


def test_the_last_edit_of_a_cell_counts(make_book: Maker) -> None:
    book = make_book({TITLE: TASKS})

    book.apply([edit(2, 1, "x"), edit(2, 1, "y")])

    assert values(book.read(), TITLE)[2, 1] == "y"


def test_many_cells_in_any_order_find_their_places(make_book: Maker) -> None:
    book = make_book({TITLE: [[], ["a", None, "c"], [], ["d"]]})
    cells = {(5, 3): 1, (1, 30): 2, (2, 27): 3, (2, 2): 4, (2, 26): 5, (3, 1): 6, (4, 1): 7}

    book.apply([edit(row, column, value) for (row, column), value in cells.items()])

    assert values(book.read(), TITLE) == {(2, 1): "a", (2, 3): "c"} | cells


def test_a_table_grows_and_takes_in_new_rows(make_book: Maker) -> None:
    book = make_book({TITLE: TASKS}, [table()])

    book.apply([TableGrowth(table="tblNhiemVu", last_row=5), edit(4, 1, "NV3"), edit(5, 1, "NV4")])

    assert book.read().tables == (table(last_row=5),)
    assert values(book.read(), TITLE)[5, 1] == "NV4"


def test_a_table_never_shrinks(make_book: Maker) -> None:
    book = make_book({TITLE: TASKS}, [table()])

    assert book.apply([TableGrowth(table="tblNhiemVu", last_row=2)]) == []
    assert book.read().tables == (table(),)


def test_a_table_does_not_grow_over_data(make_book: Maker) -> None:
    book = make_book({TITLE: [*TASKS, [], [None, "Người lập biểu"]]}, [table()])

    book.apply([TableGrowth(table="tblNhiemVu", last_row=4), edit(4, 1, "NV3")])
    said = refusal(book, TableGrowth(table="tblNhiemVu", last_row=5), edit(5, 1, "NV4"))

    assert "dưới bảng tblNhiemVu đã có dữ liệu" in said
    assert book.read().tables == (table(last_row=4),)


def test_a_table_does_not_grow_over_another(make_book: Maker) -> None:
    below = Area(first_row=5, first_column=2, last_row=6, last_column=3)
    other = TableRef(name="tblKhac", sheet=TITLE, area=below)
    rows = [*TASKS, [], [None, "x", "y"], [None, 1, 2]]
    book = make_book({TITLE: rows}, [table(), other])

    said = refusal(book, TableGrowth(table="tblNhiemVu", last_row=5))

    assert "bảng tblKhac" in said


def test_a_table_does_not_grow_over_merged_cells(make_book: Maker) -> None:
    book = make_book({TITLE: [*TASKS, [], [""]]}, [table()], {TITLE: [MERGED]})

    assert "vùng gộp A5:B6" in refusal(book, TableGrowth(table="tblNhiemVu", last_row=6))


def test_a_table_with_a_totals_row_does_not_grow(make_book: Maker) -> None:
    book = make_book({TITLE: TASKS}, [table(has_totals=True)])

    assert "dòng tổng" in refusal(book, TableGrowth(table="tblNhiemVu", last_row=4))


def test_a_table_does_not_grow_beyond_the_sheet(make_book: Maker) -> None:
    book = make_book({TITLE: TASKS}, [table()])

    said = refusal(book, TableGrowth(table="tblNhiemVu", last_row=1_048_577))

    assert "nằm ngoài trang tính" in said


def test_an_unknown_table_does_not_grow(make_book: Maker) -> None:
    book = make_book({TITLE: TASKS}, [table()])

    assert "không có bảng tblKhac" in refusal(book, TableGrowth(table="tblKhac", last_row=4))


def test_headings_and_totals_of_a_table_are_not_written(make_book: Maker) -> None:
    book = make_book({TITLE: TASKS}, [table(has_totals=True)])

    assert "ô B1" in refusal(book, edit(1, 2, "Tên"))
    assert "dòng tổng" in refusal(book, edit(3, 1, "x"))
    assert book.apply([edit(1, 2, "Nội dung")]) == []


def test_a_cell_hidden_under_a_merge_is_not_written(make_book: Maker) -> None:
    book = make_book({TITLE: [*TASKS, [], ["gộp"]]}, merges={TITLE: [MERGED]})

    assert "vùng gộp A5:B6" in refusal(book, edit(2, 1, "đúng"), edit(6, 2, "sai"))
    assert len(book.apply([edit(5, 1, "mới"), edit(6, 2, None)])) == 1


REFUSED = {
    "too long": "x" * 32_768,
    "too long beyond the plane": "𠀀" * 16_384,
    "half a letter": "a\ud800",
    "sixteen digits": 10**15,
    "infinite": inf,
    "no number": nan,
    "before Excel counts": date(1900, 2, 28),
    "formula too long": Formula("1+" * 20_000 + "1", 0),
    "result too long": Formula("A1", "x" * 32_768),
}


@pytest.mark.parametrize("value", REFUSED.values(), ids=REFUSED.keys())
def test_a_value_that_no_cell_can_hold_is_refused(make_book: Maker, value: Writable) -> None:
    book = make_book({TITLE: TASKS})

    assert "ô D4" in refusal(book, edit(4, 4, value))


@pytest.mark.parametrize(
    ("row", "column", "sheet"),
    [(0, 1, TITLE), (1_048_577, 1, TITLE), (1, 16_385, TITLE), (1, 1, "Không có")],
    ids=["row 0", "row too far", "column too far", "no such sheet"],
)
def test_a_place_that_is_not_there_is_refused(
    make_book: Maker, row: int, column: int, sheet: str
) -> None:
    book = make_book({TITLE: TASKS})

    assert f"Trang “{sheet}”" in refusal(book, edit(row, column, "x", sheet))


def test_the_longest_text_fits(make_book: Maker) -> None:
    book = make_book({TITLE: TASKS})

    book.apply([edit(2, 2, "ữ" * 32_767)])

    assert values(book.read(), TITLE)[2, 2] == "ữ" * 32_767


def test_five_thousand_rows_are_written_and_read(make_book: Maker) -> None:
    rows = [[number, f"Nhiệm vụ {number}", None] for number in range(1, 5001)]
    book = make_book({TITLE: rows})
    edits = [edit(row, 3, date(2021, 1, 1 + row % 28)) for row in range(1, 5001)]

    assert len(book.apply(edits)) == 5000
    assert values(book.read(), TITLE)[5000, 3] == date(2021, 1, 1 + 5000 % 28)
    assert len(values(book.read(), TITLE)) == 15_000
    assert book.apply(edits) == []


def test_a_transaction_reads_chooses_and_makes_its_edits(make_book: Maker) -> None:
    book = make_book({TITLE: TASKS}, [table()])

    def choose(snapshot: Snapshot) -> list[Edit]:
        last = max(row for row, _ in values(snapshot, TITLE))
        grown = TableGrowth(table="tblNhiemVu", last_row=last + 1)
        return [grown, edit(last + 1, 1, f"NV{last}")]

    assert book.transact(choose) == [edit(4, 1, "NV3")]
    assert book.transact(choose) == [edit(5, 1, "NV4")]
    assert values(book.read(), TITLE)[5, 1] == "NV4"
    assert book.read().tables == (table(last_row=5),)


def test_a_transaction_that_chooses_nothing_changes_nothing(make_book: Maker) -> None:
    book = make_book({TITLE: TASKS})
    before = values(book.read(), TITLE)

    assert book.transact(lambda _: []) == []
    assert values(book.read(), TITLE) == before


def test_a_transaction_that_is_refused_changes_nothing(make_book: Maker) -> None:
    book = make_book({TITLE: TASKS})
    before = values(book.read(), TITLE)

    with pytest.raises(InputError):
        book.transact(lambda _: [edit(2, 1, "đúng"), edit(0, 1, "sai")])

    assert values(book.read(), TITLE) == before
