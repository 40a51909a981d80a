from __future__ import annotations

from datetime import date, datetime

import pytest

from kgsheet.core.cells import Area, CellValue, Snapshot, TableRef
from kgsheet.core.numbering.reading import read_register
from kgsheet.core.numbering.values import Series
from kgsheet.core.schema import REGISTER, SERIES, EntryState, Mode
from kgsheet.errors import InputError
from kgsheet.hosts.memory import Held, MemoryBook
from kgsheet.messages import Code
from tests.core.numbering.registers import KH, Office, hash_of, name_of, office, row, snapshot
from tests.core.sheets import Cells, book_of, rows_of


def series_of(*rows: Cells) -> tuple[Series, ...]:
    return read_register(snapshot(series=rows)).series


def test_row_is_read_into_an_entry() -> None:
    (entry,) = read_register(
        snapshot([row(104, signer="Trần Văn A", copies="30", recipients="Như trên")])
    ).entries

    assert (entry.type, entry.year, entry.number, entry.row) == ("KH", 2021, 104, 2)
    assert (entry.day, entry.cutoff) == (date(2021, 5, 7), date(2021, 5, 6))
    assert (entry.symbol, entry.state) == ("104/KH-UBND", EntryState.NUMBERED)
    assert (entry.file, entry.sha256) == (name_of(104), hash_of(name_of(104)))
    assert (entry.signer, entry.copies, entry.recipients) == ("Trần Văn A", 30, "Như trên")


@pytest.mark.parametrize(
    ("field", "typed", "attribute", "read"),
    [
        pytest.param("number", "104", "number", 104, id="number-as-text"),
        pytest.param("number", "104a", "number", None, id="inserted-number"),
        pytest.param("number", 0, "number", None, id="zero"),
        pytest.param("number", -3, "number", None, id="negative"),
        pytest.param("number", 104.5, "number", None, id="fraction"),
        pytest.param("type", " kh ", "type", "KH", id="type-in-small-letters"),
        pytest.param("type", "qđ", "type", "QĐ", id="type-of-the-decree"),
        pytest.param("year", "2021", "year", 2021, id="year-as-text"),
        pytest.param("year", 21, "year", None, id="year-of-two-digits"),
        pytest.param("date", "07/5/2021", "day", date(2021, 5, 7), id="date-as-text"),
        pytest.param("date", datetime(2021, 5, 7, 9), "day", date(2021, 5, 7), id="moment"),
        pytest.param("date", "31/4/2021", "day", None, id="no-such-day"),
        pytest.param("state", "HUỶ", "state", EntryState.VOID, id="state-with-a-late-tone"),
        pytest.param("state", "đã  cấp số", "state", EntryState.NUMBERED, id="state-loose"),
        pytest.param("state", "xong", "state", None, id="state-unknown"),
        pytest.param("sha256", "ABC", "sha256", "abc", id="hash-in-capitals"),
    ],
)
def test_cell_is_read_as_people_type_it(
    field: str, typed: CellValue, attribute: str, read: object
) -> None:
    (entry,) = read_register(snapshot([{**row(104), field: typed}])).entries

    assert getattr(entry, attribute) == read


def test_blank_rows_are_no_entries_and_the_next_row_follows_the_last() -> None:
    one = office([104, 105])
    one.rows[1:1] = [{}, {}]

    register = one.read()

    assert [entry.row for entry in register.entries] == [2, 5]
    assert register.next_row == 6


def test_empty_register_begins_below_its_headings() -> None:
    register = Office().read()

    assert (register.entries, register.next_row) == ((), 2)


def test_register_is_found_without_tables_and_in_any_order_of_columns() -> None:
    rows = rows_of(REGISTER, [row(104)])
    sheets: dict[str, list[list[Held]]] = {
        "Sổ đi": [["Sổ đăng ký"], [], *[line[::-1] for line in rows]],
        "Dãy số": rows_of(SERIES, [KH]),
    }

    register = read_register(MemoryBook(sheets=sheets).read())

    assert [(one.number, one.row) for one in register.entries] == [(104, 4)]
    assert [one.first for one in register.series] == [104]


@pytest.mark.parametrize(
    ("is_table", "blank"),
    [
        pytest.param(True, 0, id="right-below-a-table"),
        pytest.param(True, 30, id="far-below-a-table"),
        pytest.param(False, 20, id="below-rows-emptied-in-a-sheet"),
    ],
)
@pytest.mark.parametrize("cells", [{"number": 105}, {"symbol": "105/KH-UBND"}], ids=["no", "sym"])
def test_number_below_the_register_is_never_overlooked(
    is_table: bool, blank: int, cells: Cells
) -> None:
    lines = rows_of(REGISTER, [row(104), *[{}] * blank, cells])
    area = Area(first_row=1, first_column=1, last_row=2, last_column=len(REGISTER.columns))
    refs = [TableRef(name=REGISTER.name, sheet="Sổ", area=area)] if is_table else []
    book = MemoryBook(sheets={"Sổ": lines, "Dãy": rows_of(SERIES, [KH])}, tables=refs)

    with pytest.raises(InputError) as caught:
        read_register(book.read())

    (problem,) = caught.value.problems
    assert (problem.code, problem.where.row) == (Code.ROWS_BELOW, 3 + blank)
    assert "kết thúc ở dòng 2" in problem.message


def test_words_below_the_register_are_left_alone() -> None:
    words: Cells = {"symbol": "Người lập sổ", "number": "(ký tên)", "subject": "5"}
    lines = rows_of(REGISTER, [row(104), *[{}] * 25, words])
    book = MemoryBook(sheets={"Sổ": lines, "Dãy": rows_of(SERIES, [KH])})

    assert [entry.number for entry in read_register(book.read()).entries] == [104]


def test_series_of_several_types_is_one() -> None:
    shared: Cells = {"year": 2017, "series": "QĐ và CT", "first": 30, "mode": "Tự động"}

    (one,) = series_of({**shared, "type": "QĐ"}, {**shared, "type": "ct", "series": "qđ và ct"})

    assert (one.types, one.first, one.mode) == (("QĐ", "CT"), 30, Mode.AUTOMATIC)
    assert (one.where.sheet, one.where.row) == (SERIES.sheet, 2)


def test_blank_cells_of_a_series_have_their_usual_meaning() -> None:
    (one,) = series_of({"type": "BC", "year": 2025, "series": "BC"})

    assert (one.first, one.mode, one.closed) == (1, Mode.AUTOMATIC, False)


def test_row_without_a_type_is_no_series() -> None:
    assert series_of({"year": 2025, "series": "để dành", "first": 7}) == ()


def test_series_is_closed_when_any_of_its_rows_says_so() -> None:
    shared: Cells = {"year": 2017, "series": "S", "first": 1}

    (one,) = series_of({**shared, "type": "QĐ"}, {**shared, "type": "CT", "closed": "CÓ"})

    assert one.closed


@pytest.mark.parametrize(
    ("cells", "cell", "words"),
    [
        pytest.param({"year": None}, "B2", "năm “”", id="year-blank"),
        pytest.param({"year": "sau"}, "B2", "năm “sau”", id="year"),
        pytest.param({"first": 0}, "D2", "số bắt đầu “0”", id="first-zero"),
        pytest.param({"first": "một"}, "D2", "số bắt đầu “một”", id="first-text"),
        pytest.param({"mode": "máy"}, "E2", "cách cấp “máy”", id="mode"),
        pytest.param({"closed": "chưa"}, "F2", "“chưa”", id="closed"),
    ],
)
def test_unreadable_series_is_named_by_its_cell(cells: Cells, cell: str, words: str) -> None:
    (problem,) = read_register(snapshot(series=[{**KH, **cells}])).problems

    assert (problem.code, problem.where.cell) == (Code.SERIES_UNREADABLE, cell)
    assert words in problem.message


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        pytest.param({"type": "BC", "first": 9}, "hai số bắt đầu", id="two-starts"),
        pytest.param({"type": "BC", "mode": "nhập tay"}, "hai cách cấp", id="two-modes"),
        pytest.param({"series": "khác"}, "ở hai dãy số", id="one-type-in-two"),
    ],
)
def test_series_that_contradict_each_other_are_named(cells: Cells, words: str) -> None:
    (problem,) = read_register(snapshot(series=[KH, {**KH, **cells}])).problems

    assert (problem.code, problem.where.row) == (Code.SERIES_CONTRADICTS, 3)
    assert words in problem.message


def without(heading: str) -> Snapshot:
    book = Office(rows=[row(104)]).book()
    snapshot = book.read()
    sheet = snapshot.sheets[REGISTER.sheet]
    cells = [[None if value == heading else value for value in one] for one in sheet.rows]
    sheets = {REGISTER.sheet: cells, SERIES.sheet: snapshot.sheets[SERIES.sheet].rows}
    held: dict[str, list[list[Held]]] = {
        name: [list(one) for one in rows] for name, rows in sheets.items()
    }
    return MemoryBook(sheets=held, tables=snapshot.tables).read()


@pytest.mark.parametrize("heading", ["Số", "SHA-256", "Năm", "Loại", "Trạng thái", "Tệp"])
def test_register_without_a_column_that_numbers_need_is_refused(heading: str) -> None:
    with pytest.raises(InputError) as caught:
        read_register(without(heading))

    assert caught.value.problems[0].code is Code.BLOCK_MISSING
    assert f"“{heading}”" in str(caught.value)


@pytest.mark.parametrize("table", [REGISTER, SERIES], ids=["no-series", "no-register"])
def test_workbook_without_a_register_or_series_is_refused(table: object) -> None:
    kept = REGISTER if table is REGISTER else SERIES
    book = book_of({kept.name: [row(104) if kept is REGISTER else KH]}, [kept])

    with pytest.raises(InputError) as caught:
        read_register(book.read())

    (problem,) = caught.value.problems
    assert problem.code is Code.REGISTER_MISSING
    assert (SERIES if kept is REGISTER else REGISTER).name in problem.message
    assert problem.where.file == "so.xlsx"
