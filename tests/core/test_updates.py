from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kgsheet.core.cells import CellValue, Formula
from kgsheet.core.edits import CellEdit
from kgsheet.core.schema import FINDINGS, SETTINGS, TASKS
from kgsheet.core.updates import (
    LONGEST_FOUND,
    LONGEST_LISTED,
    derived_edits,
    finding_values,
    missing_derived,
    update_edits,
)
from kgsheet.errors import Place, Problem
from kgsheet.hosts.memory import Held, MemoryBook
from kgsheet.messages import Code
from kgsheet.messages.sheets import EMPTY_CELL_TEXT
from tests.core.sheets import (
    AS_OF,
    Cells,
    book_of,
    different,
    examined,
    look,
    rows_of,
    setting,
    task,
)

HEADINGS: list[Held] = ["Đơn vị chủ trì", "Nội dung", "Thời hạn"]


def update(book: MemoryBook, as_of: date = AS_OF) -> list[CellEdit]:
    """What one update changes."""
    snapshot = book.read()
    return list(book.apply(update_edits(snapshot, look(snapshot, as_of))))


def derived(book: MemoryBook, row: int) -> list[CellValue]:
    """The derived cells of a row: due, approved on, state, days late, codes."""
    return list(book.read().sheets["Nhiệm vụ"].rows[row - 1][15:20])


def workbook(*tasks: Cells, findings: int = 1) -> MemoryBook:
    """Tasks, settings and a list of findings with room for some."""
    blocks = {
        TASKS.name: tasks,
        SETTINGS.name: [setting("nam", 2017)],
        FINDINGS.name: [{} for _ in range(findings)],
    }
    return book_of(blocks, (TASKS, SETTINGS, FINDINGS))


def listed(book: MemoryBook) -> list[CellValue]:
    """The codes of the list of findings, row by row."""
    return [row[1] for row in book.read().sheets[FINDINGS.name].rows[1:]]


def test_derived_cells_say_where_a_task_stands() -> None:
    book = workbook(
        task(approval="41/QĐ-UBND ngày 09/01/2017"),
        task(title="Quy hoạch cảng cá", deadline="31/4/2021"),
        task(title="Đào tạo nghề may"),
        task(title="Xóa mù chữ", deadline="Thường xuyên"),
    )

    update(book)

    assert [derived(book, row) for row in range(2, 6)] == [
        [date(2017, 3, 31), date(2017, 1, 9), "Hoàn thành đúng hạn", None, None],
        [None, None, "Chưa xác định", None, "KG101"],
        [date(2017, 3, 31), None, "Quá hạn", 91, None],
        [None, None, "Không có hạn", None, None],
    ]


def test_codes_of_a_row_come_worst_first_and_once() -> None:
    book = workbook(
        task(
            title="Đề án  chợ quê",
            sector="Uû ban nh©n d©n",
            note="Uû ban nh©n d©n",
            deadline="cuối năm 2017",
            confirmation="KG103: theo văn bản giao",
        )
    )

    update(book)

    assert derived(book, 2)[4] == "KG134, KG133, KG103"


def test_findings_of_another_sheet_are_not_codes_of_a_row() -> None:
    blocks = {TASKS.name: [task()], SETTINGS.name: [setting("ngay_chop", 1)]}
    book = book_of(blocks, (TASKS, SETTINGS))

    update(book)

    assert derived(book, 2)[4] is None


def test_only_derived_columns_that_are_there_are_written() -> None:
    book = MemoryBook.of_rows([[*HEADINGS, "Trạng thái"], ["Sở Y tế", "Đề án A", "Quý I/2017"]])

    changed = update(book)

    assert changed == [CellEdit(sheet="Nhiệm vụ", row=2, column=4, value="Quá hạn")]


@pytest.mark.parametrize(
    ("headings", "missing"),
    [
        ([], ("Hạn", "Ngày phê duyệt", "Trạng thái", "Số ngày quá hạn", "Kiểm tra")),
        (["Trạng thái", "Hạn"], ("Ngày phê duyệt", "Số ngày quá hạn", "Kiểm tra")),
    ],
)
def test_derived_columns_that_are_skipped_are_named(
    headings: list[Held], missing: tuple[str, ...]
) -> None:
    rows: list[list[Held]] = [[*HEADINGS, *headings], ["Sở Y tế", "Đề án A", "Quý I/2017"]]

    assert missing_derived(look(MemoryBook.of_rows(rows).read()).block) == missing


def test_rows_whose_task_is_gone_are_emptied() -> None:
    book = MemoryBook.of_rows(
        [
            [*HEADINGS, "Trạng thái", "Của tôi"],
            ["Sở Y tế", "Đề án A", "Quý I/2017", None, 1],
            [None, None, None, "Quá hạn", None],
        ]
    )

    update(book)

    rows = book.read().sheets["Nhiệm vụ"].rows
    assert [row[3] for row in rows[1:]] == ["Quá hạn", None]


def test_derived_cells_that_are_right_already_make_no_edit() -> None:
    right: Cells = {"due": date(2017, 3, 31), "state": "Quá hạn", "days_late": 91}

    assert list(derived_edits(examined(task(**right)))) == []


def test_second_update_changes_nothing() -> None:
    book = workbook(*different(3), task(deadline="31/4/2021", approval="đã trình"))

    first, second = update(book), update(book)

    assert first
    assert second == []


def test_list_of_findings_grows_and_is_emptied_later() -> None:
    book = workbook(task(deadline="31/4/2021", approval="đã trình", suspension="Đang làm"))

    update(book)
    long = listed(book)
    book.apply([CellEdit(sheet="Nhiệm vụ", row=2, column=9, value="Quý I/2017")])
    book.apply([CellEdit(sheet="Nhiệm vụ", row=2, column=12, value=None)])
    update(book)

    assert long == ["KG101", "KG111", "KG141"]
    assert listed(book) == ["KG141", None, None]
    assert update(book) == []


def test_no_findings_leave_an_empty_list() -> None:
    book = workbook(task(), findings=2)

    update(book)

    assert listed(book) == [None, None]


def test_finding_jumps_to_its_cell() -> None:
    book = workbook(task(deadline="31/4/2021"))

    changed = update(book)

    links = [edit.value for edit in changed if isinstance(edit.value, Formula)]
    assert links == [Formula('HYPERLINK("#\'Nhiệm vụ\'!I2","I2")', "I2")]
    assert book.read().sheets[FINDINGS.name].rows[1][3] == "I2"


@pytest.mark.parametrize(
    ("sheet", "quoted"),
    [
        ("Quý I", "Quý I"),
        ("Năm '17", "Năm ''17"),
        ('Bảng "A"', 'Bảng ""A""'),
        ("'\"", "''\"\""),
    ],
)
def test_link_holds_sheet_names_with_quotes(sheet: str, quoted: str) -> None:
    tasks: list[list[Held]] = [HEADINGS, ["Sở Y tế", "Đề án A", "31/4/2021"]]
    findings = rows_of(FINDINGS, [{}])
    book = MemoryBook(sheets={sheet: tasks, "Kiểm tra": findings})

    changed = update(book)

    (link,) = [edit.value for edit in changed if isinstance(edit.value, Formula)]
    assert link.text == f'HYPERLINK("#\'{quoted}\'!C2","C2")'


def test_finding_without_a_cell_links_to_its_row() -> None:
    rows: list[list[Held]] = [
        HEADINGS[1:],
        ["Đề án A", "2017"],
        ["I. Sở Y tế"],
        ["Đào tạo nghề may", "2017"],
    ]
    book = MemoryBook(sheets={"Nhiệm vụ": rows, "Kiểm tra": rows_of(FINDINGS, [{}])})

    update(book)
    row = book.read().sheets["Kiểm tra"].rows[1]

    assert row[:4] == ["Lỗi", "KG121", "Nhiệm vụ", "A2"]
    assert row[5] == "-"


def test_confirmed_finding_is_listed_as_confirmed() -> None:
    book = workbook(task(deadline="cuối năm 2017", confirmation="KG103: theo văn bản giao"))

    update(book)

    assert book.read().sheets[FINDINGS.name].rows[1][0] == "Cảnh báo (đã xác nhận)"


@pytest.mark.parametrize("length", [LONGEST_FOUND, LONGEST_FOUND + 1])
def test_very_long_cells_are_cut_in_the_list(length: int) -> None:
    finding = Problem(code=Code.TEXT_LEGACY, facts={"column": "Nội dung"}, found="x" * length)

    shown = finding_values(finding)["found"]

    assert shown is not None
    assert len(shown) == LONGEST_FOUND
    assert shown.endswith("…") == (length > LONGEST_FOUND)


@pytest.mark.parametrize(
    ("deadline", "shown"),
    [
        pytest.param("", EMPTY_CELL_TEXT, id="nothing"),
        pytest.param("quý hai\nnăm\r\nsau", "quý hai năm sau", id="a line for all"),
        pytest.param("x" * LONGEST_LISTED, "x" * LONGEST_LISTED, id="the longest"),
        pytest.param("x" * 300, "x" * (LONGEST_LISTED - 1) + "…", id="longer"),
    ],
)
def test_list_repeats_of_a_cell_what_its_rows_hold(deadline: str, shown: str) -> None:
    book = workbook(task(deadline=deadline))

    update(book)

    column = [one.field for one in FINDINGS.columns].index("found")
    assert book.read().sheets[FINDINGS.name].rows[1][column] == shown


def test_finding_of_no_place_has_blank_cells() -> None:
    problem = Problem(code=Code.BLOCK_MISSING, facts={"what": "Thiếu.", "remedy": ""})

    values = finding_values(problem)

    assert {values[name] for name in ("sheet", "cell", "found", "fix")} == {None}
    assert finding_values(Problem(code=problem.code, where=Place(row=3), facts=problem.facts))[
        "cell"
    ] == ("A3")


def test_sheet_of_somebodys_own_that_looks_like_the_dashboard_is_left_alone() -> None:
    phones: list[list[Held]] = [["Đơn vị", "Điện thoại"], ["Sở Y tế", "0123"]]
    tasks: list[list[Held]] = [HEADINGS, ["Sở Y tế", "Đề án A", "31/4/2021"]]
    book = MemoryBook(sheets={"Nhiệm vụ": tasks, "Danh bạ": phones})

    assert update(book) == []


def test_own_list_with_some_headings_of_the_findings_is_left_alone() -> None:
    own: list[list[Held]] = [["Mã lỗi", "Trang", "Ô"], ["E1", "S", "A1"]]
    tasks: list[list[Held]] = [HEADINGS, ["Sở Y tế", "Đề án A", "31/4/2021"]]

    assert update(MemoryBook(sheets={"Nhiệm vụ": tasks, "Lỗi máy in": own})) == []


def test_finding_of_no_place_is_listed_without_a_link() -> None:
    snapshot = workbook(task()).read()
    problem = Problem(code=Code.BLOCK_MISSING, facts={"what": "Thiếu.", "remedy": "Thêm."})

    edits = update_edits(snapshot, replace(look(snapshot), findings=(problem,)))

    values = [edit.value for edit in edits if isinstance(edit, CellEdit)]
    assert values[-7:] == ["Lỗi", "KG302", "-", "-", "Thiếu.", "-", "Thêm."]
