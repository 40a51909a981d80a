from __future__ import annotations

import pytest

from kgsheet.core.cells import CellValue, MonthYear
from kgsheet.hosts.memory import Held, MemoryBook
from kgsheet.messages import Code, Severity
from tests.core.sheets import Cells, different, examined, look, only, setting, task, told

SHARED = Code.SHARED_DECISION
STALE = Code.CONFIRMATION_STALE
DIFFERS = Code.FIGURE_DIFFERS
UNKNOWN = Code.NAME_UNKNOWN
COUNT = Code.HEADING_COUNT

DECISION = "655/QĐ-UBND ngày 24/3/2017"
PAIR = [{**row, "approval": DECISION} for row in different(2)]


@pytest.mark.parametrize(
    ("confirmation", "confirmed", "stale"),
    [
        pytest.param("KG203: chung một quyết định", True, [], id="with-reason"),
        pytest.param("kg203: chung một quyết định", True, [], id="small-letters"),
        pytest.param("  KG203 :chung một quyết định ", True, [], id="spaces"),
        pytest.param("KG203 - chung một quyết định", True, [], id="dash-for-colon"),
        pytest.param("KG203：chung một quyết định", True, [], id="full-width-colon"),
        pytest.param("KG203: chung; đã họp ngày 3/4", True, [], id="semicolon-in-the-reason"),
        pytest.param("KG203: chung;", True, [], id="final-semicolon"),
        pytest.param("KG203: chung\nmột quyết định", True, [], id="line-break-in-the-reason"),
        pytest.param("KG203", False, [("KG203", "chưa ghi lý do")], id="no-reason"),
        pytest.param("KG203:", False, [("KG203:", "chưa ghi lý do")], id="colon-without-reason"),
        pytest.param(
            "KG203 chung một quyết định",
            False,
            [("KG203 chung một quyết định", "không đúng mẫu “KG203: lý do”")],
            id="no-colon",
        ),
        pytest.param("đồng ý", False, [("đồng ý", "không đúng mẫu “KG203: lý do”")], id="no-code"),
        pytest.param(
            "KG201: hai đề án",
            False,
            [("KG201: hai đề án", "không khớp với cảnh báo nào của dòng này")],
            id="other-code",
        ),
        pytest.param(
            "KG203: chung; KG104: năm sau",
            True,
            [("KG104: năm sau", "không khớp với cảnh báo nào của dòng này")],
            id="one-of-two-matches",
        ),
        pytest.param(
            "KG203: chung; KG104", True, [("KG104", "chưa ghi lý do")], id="second-without-reason"
        ),
        pytest.param(None, False, [], id="blank"),
    ],
)
def test_warning_is_confirmed_with_a_reason_only(
    confirmation: str | None, confirmed: bool, stale: list[tuple[str, str]]
) -> None:
    found = examined({**PAIR[0], "confirmation": confirmation}, PAIR[1])

    shared = {one.where.cell: one.confirmed for one in found.findings if one.code is SHARED}
    assert shared == {"L2": confirmed, "L3": False}
    wrong = [one for one in found.findings if one.code is STALE]
    assert [(one.found, one.facts["why"]) for one in wrong] == stale
    assert {one.where.cell for one in wrong} <= {"O2"}


def test_several_warnings_are_confirmed_in_one_cell() -> None:
    row = task(
        year=2017,
        deadline="cuối năm 2018",
        confirmation="KG104: chuyển tiếp; KG103: theo văn bản giao",
    )

    findings = examined(row).findings

    assert [(one.code, one.confirmed) for one in findings] == [
        (Code.DEADLINE_VAGUE, True),
        (Code.DEADLINE_OUTSIDE_YEAR, True),
    ]


def test_error_cannot_be_confirmed() -> None:
    found = examined(task(deadline="31/4/2021", confirmation="KG101: vẫn để vậy"))

    assert [(one.code, one.confirmed) for one in found.findings] == [
        (Code.DEADLINE_UNREADABLE, False),
        (STALE, False),
    ]
    assert "phải sửa" in found.findings[1].message


def test_info_may_be_confirmed_too() -> None:
    finding = only(examined(task(title="Đề án  chợ quê", confirmation="KG133: tên riêng")))

    assert (finding.code, finding.confirmed) == (Code.TEXT_UNTIDY, True)


def test_confirmed_findings_stay_listed_last_and_are_not_counted() -> None:
    found = examined({**PAIR[0], "confirmation": "KG203: chung"}, PAIR[1])

    assert [one.confirmed for one in found.findings] == [False, True]
    assert found.counts == {"error": 0, "warning": 1, "info": 0}


def test_confirmation_of_one_row_does_not_reach_another() -> None:
    found = examined({**PAIR[0], "confirmation": "KG203: chung"}, PAIR[1])

    assert [one.where.row for one in found.findings if one.confirmed] == [2]


@pytest.mark.parametrize(
    ("key", "value", "computed", "name"),
    [
        ("tong_so_da_cong_bo", 60, 3, "Tổng số nhiệm vụ"),
        ("da_phe_duyet_da_cong_bo", "19", 1, "Số nhiệm vụ đã phê duyệt"),
        ("den_han_da_cong_bo", 0, 2, "Số nhiệm vụ đến hạn"),
    ],
)
def test_printed_figure_that_the_table_does_not_hold_is_told(
    key: str, value: CellValue, computed: int, name: str
) -> None:
    rows = different(3)
    rows[0] = {**rows[0], "approval": DECISION}
    rows[2] = {**rows[2], "deadline": "Quý IV/2017"}

    finding = only(examined(*rows, settings=[setting("nam", 2017), setting(key, value)]))

    assert (finding.code, finding.where.sheet, finding.where.cell) == (DIFFERS, "Cấu hình", "B3")
    assert finding.facts == {
        "name": name,
        "printed": int(str(value)),
        "computed": computed,
        "cutoff": "30/6/2017",
    }


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([setting("tong_so_da_cong_bo", 1)], id="agrees"),
        pytest.param([setting("tong_so_da_cong_bo", None)], id="blank"),
        pytest.param([setting("so_ngay_nhac", 45)], id="other-number"),
    ],
)
def test_printed_figures_that_agree_are_silent(rows: list[Cells]) -> None:
    assert told(examined(task(), settings=rows)) == []


def test_printed_figure_is_confirmed_in_the_settings() -> None:
    rows = [setting("tong_so_da_cong_bo", 60, "KG301: số đã phát hành; giữ nguyên")]

    finding = only(examined(task(), settings=rows))

    assert (finding.code, finding.confirmed) == (DIFFERS, True)


def test_stale_confirmation_of_a_setting_is_told_there() -> None:
    rows = [setting("tong_so_da_cong_bo", 1, "KG301: số đã phát hành")]

    finding = only(examined(task(), settings=rows))

    assert (finding.code, finding.where.sheet, finding.where.cell) == (STALE, "Cấu hình", "D2")


@pytest.mark.parametrize(
    ("key", "nearest"),
    [
        pytest.param("ngay_chop", "Có phải là “ngay_chot”?", id="typo"),
        pytest.param("mau_nen", "Nếu là của riêng cơ quan thì không cần sửa.", id="own"),
    ],
)
def test_unknown_setting_is_kept_and_told(key: str, nearest: str) -> None:
    finding = only(examined(task(), settings=[setting(key, "x")]))

    assert (finding.code, finding.where.cell, finding.found) == (UNKNOWN, "B2", key)
    assert finding.facts == {"kind": "khóa", "nearest": nearest}


@pytest.mark.parametrize(
    ("key", "value", "code", "facts"),
    [
        pytest.param(
            "ngay_chot",
            "30/2/2017",
            Code.SETTING_UNREADABLE,
            {"key": "ngay_chot", "example": "30/6/2025"},
            id="no-such-day",
        ),
        pytest.param(
            "ngay_chot",
            MonthYear(2017, 6),
            Code.SETTING_UNREADABLE,
            {"key": "ngay_chot", "example": "30/6/2025"},
            id="month-is-no-day",
        ),
        pytest.param(
            "so_ngay_nhac",
            "ba mươi",
            Code.SETTING_UNREADABLE,
            {"key": "so_ngay_nhac", "example": "30"},
            id="number-in-words",
        ),
        pytest.param(
            "nam", 17, Code.SETTING_UNREADABLE, {"key": "nam", "example": "2025"}, id="short-year"
        ),
        pytest.param(
            "dang_ban_hanh",
            "fax",
            Code.NOT_IN_LIST,
            {"column": "dang_ban_hanh", "allowed": "“giấy”, “điện tử”"},
            id="closed-list",
        ),
    ],
)
def test_setting_that_cannot_be_read_is_told(
    key: str, value: CellValue, code: Code, facts: dict[str, str]
) -> None:
    finding = only(examined(task(), settings=[setting(key, value)]))

    assert (finding.code, finding.where.cell) == (code, "B2")
    assert finding.facts == facts


HEADINGS: list[CellValue] = ["Đơn vị chủ trì", "Nội dung", "Thời hạn"]


@pytest.mark.parametrize(
    ("heading", "nearest"),
    [
        pytest.param("Tinh trạng", "Có phải là “Tình trạng”?", id="typo"),
        pytest.param("Kinh phí", "Nếu là của riêng cơ quan thì không cần sửa.", id="own"),
    ],
)
def test_unknown_heading_is_told_at_its_cell(heading: str, nearest: str) -> None:
    book = MemoryBook.of_rows([[], [*HEADINGS, heading], ["Sở Y tế", "Đề án A", "Quý I/2017"]])

    finding = only(look(book.read()))

    assert (finding.code, finding.where.cell, finding.found) == (UNKNOWN, "D2", heading)
    assert finding.facts == {"kind": "cột", "nearest": nearest}


@pytest.mark.parametrize("heading", ["STT", "TT", "Số TT.", "Số thứ tự", "ghi chú", "  ", 5])
def test_usual_headings_are_not_told(heading: CellValue) -> None:
    book = MemoryBook.of_rows([[*HEADINGS, heading], ["Sở Y tế", "Đề án A", "Quý I/2017"]])

    assert told(look(book.read())) == []


def annex(*parts: tuple[str, int]) -> MemoryBook:
    """A list typed by hand: headings of agencies, each over so many tasks of its own."""
    titles = iter(str(row["title"]) for row in different(8))
    rows: list[list[Held]] = [["TT", "Đề án, dự án", "Thời hạn"]]
    for heading, count in parts:
        rows.append(["I", heading])
        rows.extend([number, next(titles), "Quý I/2017"] for number in range(1, count + 1))
    return MemoryBook.of_rows([*rows, ["Tổng cộng", 60]], sheet="Phụ lục")


def test_heading_that_counts_other_tasks_than_it_has_is_told() -> None:
    book = annex(("Sở Công Thương (01)", 2), ("Sở Y tế (1)", 1), ("Sở Tài chính", 2))

    finding = only(look(book.read()))

    assert (finding.code, finding.severity) == (COUNT, Severity.WARNING)
    assert (finding.where.sheet, finding.where.cell, finding.where.row) == ("Phụ lục", "B2", 2)
    assert finding.found == "Sở Công Thương (01)"
    assert finding.facts == {"agency": "Sở Công Thương", "printed": 1, "counted": 2}
    assert finding.message == "Dòng “Sở Công Thương” ghi 1 nhiệm vụ nhưng bên dưới có 2 dòng."


@pytest.mark.parametrize(
    ("parts", "cells"),
    [
        pytest.param([("Sở Y tế (2)", 2), ("Sở Xây dựng: 1", 1)], [], id="as printed"),
        pytest.param([("Sở Y tế (3)", 2), ("SỞ Y TẾ", 1)], [], id="over all parts of an agency"),
        pytest.param([("Sở Y tế (3)", 2), ("Sở Y tế (3)", 1)], [], id="repeated on a new page"),
        pytest.param([("Sở Y tế (2)", 2), ("Sở Y tế (1)", 1)], [], id="each part by itself"),
        pytest.param([("Sở Y tế (4)", 2), ("Sở Y tế", 1)], ["B2"], id="neither part nor whole"),
        pytest.param([("Sở Y tế (1)", 0), ("Sở Xây dựng (0)", 1)], ["B2", "B3"], id="shifted"),
        pytest.param([("Sở Y tế", 2)], [], id="no count"),
    ],
)
def test_count_of_a_heading_may_be_of_its_part_or_of_the_agency(
    parts: list[tuple[str, int]], cells: list[str]
) -> None:
    assert told(look(annex(*parts).read())) == [(COUNT, cell) for cell in cells]
