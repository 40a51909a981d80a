from __future__ import annotations

from datetime import date

import pytest

from kgsheet.core.rules import examine
from kgsheet.errors import Problem
from kgsheet.hosts.memory import MemoryBook
from kgsheet.messages import Code, Severity
from tests.core.sheets import Rows, examined, setting, task, told

HEADINGS = ["Đơn vị chủ trì", "Nội dung", "Thời gian thực hiện", "Ghi chú", "Trạng thái"]


def unprintable(title: str, note: str = "", state: str = "") -> list[Problem]:
    book = MemoryBook.of_rows([HEADINGS, ["Sở Y tế", title, "Quý I/2025", note, state]])
    found = examine(book.read(), date(2025, 6, 30), lambda: date(2025, 6, 30)).findings
    return [one for one in found if one.code == Code.TEXT_UNPRINTABLE]


@pytest.mark.parametrize(
    ("title", "count", "shown"),
    [
        ("Đề án\x01", 1, "Đề án\ufffd"),
        ("\x00Đề\x0b án\x7f", 3, "\ufffdĐề\ufffd án\ufffd"),
        ("Đề án\ud800\uffff", 2, "Đề án\ufffd\ufffd"),
    ],
)
def test_characters_that_no_document_can_hold_are_told(title: str, count: int, shown: str) -> None:
    (one,) = unprintable(title)

    assert (one.where.cell, one.where.row, one.found) == ("B2", 2, shown)
    assert one.severity is Severity.INFO
    assert f"{count} ký tự điều khiển" in one.message


@pytest.mark.parametrize("title", ["Đề án", "một\nhai\tba\r\n", "e\u0302\u0301 😀 \u00a0\u200b"])
def test_text_that_can_be_printed_is_not_told(title: str) -> None:
    assert unprintable(title) == []


def test_every_column_that_people_fill_is_looked_at() -> None:
    assert [one.where.cell for one in unprintable("Đề án", note="\x02", state="\x03")] == ["D2"]


def test_narrative_is_looked_at() -> None:
    book = MemoryBook(
        sheets={
            "Nhiệm vụ": [HEADINGS, ["Sở Y tế", "Đề án", "Quý I/2025"]],
            "Nội dung": [["Loại văn bản", "Cấp", "Nội dung"], ["BC", "doan", "một\x0chai"]],
        }
    )

    found = examine(book.read(), date(2025, 6, 30), lambda: date(2025, 6, 30)).findings

    cells = [
        (one.where.sheet, one.where.cell) for one in found if one.code == Code.TEXT_UNPRINTABLE
    ]
    assert cells == [("Nội dung", "C2")]


FILLED: dict[str, str | int | None] = {
    "nam": 2017,
    "co_quan_dong_1": "ỦY BAN NHÂN DÂN",
    "co_quan_dong_2": "TỈNH KIÊN GIANG",
    "ten_co_quan": "Ủy ban nhân dân tỉnh Kiên Giang",
    "ky_hieu_co_quan": "UBND",
    "dia_danh": "Kiên Giang",
}


def settings_with(**cells: str | int | None) -> Rows:
    return [setting(key, value) for key, value in {**FILLED, **cells}.items()]


@pytest.mark.parametrize(
    ("cells", "keys"),
    [
        pytest.param({}, [], id="all filled in"),
        pytest.param({"dia_danh": None}, ["dia_danh"], id="no place"),
        pytest.param({"ten_co_quan": "  "}, ["ten_co_quan"], id="only spaces"),
        pytest.param({"nam": None}, ["nam"], id="titles of annexes have the year"),
        pytest.param({"nam": "hai nghìn"}, [], id="what cannot be read is told as that"),
        pytest.param({"co_quan_dong_1": None}, [], id="the usual first line"),
        pytest.param({"co_quan_dong_1": "\u200b"}, ["co_quan_dong_1"], id="nothing that is seen"),
        pytest.param({"co_quan_dong_2": None}, ["co_quan_dong_2"], id="a committee of no place"),
        pytest.param(
            {"co_quan_dong_1": None, "co_quan_dong_2": None}, ["co_quan_dong_2"], id="no office"
        ),
        pytest.param(
            {"co_quan_dong_1": "SỞ Y TẾ", "co_quan_dong_2": None}, [], id="a name of one line"
        ),
        pytest.param({"ky_hieu_co_quan": "\ufeff"}, ["ky_hieu_co_quan"], id="no symbol"),
        pytest.param({"co_quan_chu_quan": None, "ky_bao_cao": None}, [], id="not for everybody"),
    ],
)
def test_setting_that_documents_print_and_that_is_blank_is_told(
    cells: dict[str, str | int | None], keys: list[str]
) -> None:
    rows = settings_with(**cells)

    unfilled = examined(task(), settings=rows).unfilled

    lines = [row["key"] for row in rows]
    assert [one.where.column for one in unfilled] == keys
    assert [one.where.cell for one in unfilled] == [f"B{lines.index(key) + 2}" for key in keys]
    assert all(one.severity is Severity.WARNING for one in unfilled)


def test_blank_setting_is_told_with_its_remedy() -> None:
    (one,) = examined(task(), settings=settings_with(dia_danh=None)).unfilled

    assert str(one) == (
        "[KG525] Trang “Cấu hình”, ô B7: Chỗ này của văn bản sẽ trống: địa danh trước ngày tháng"
        " (khóa dia_danh). Điền khóa dia_danh ở trang “Cấu hình”, ví dụ: Kiên Giang."
    )


def test_key_that_the_settings_lack_is_blank_too() -> None:
    rows = [row for row in settings_with() if row["key"] != "ten_co_quan"]

    (one,) = examined(task(), settings=rows).unfilled

    assert (one.where.sheet, one.where.cell) == ("Cấu hình", "")
    assert "(khóa ten_co_quan)" in one.message


def test_workbook_without_settings_is_told_once() -> None:
    (one,) = examined(task()).unfilled

    assert str(one.where) == ""
    assert "không có bảng tblCauHinh" in one.message
    assert "trang “Cấu hình”" in one.fix


def test_only_documents_mind_blank_settings() -> None:
    found = examined(task(), settings=settings_with(dia_danh=None))

    assert told(found) == []
    assert told(found.for_documents()) == [(Code.FIELD_BLANK, "B7")]
    assert found.for_documents().counts[Severity.WARNING] == 1


def test_blank_setting_is_confirmed_in_its_row() -> None:
    reason = "KG525: mẫu của Sở in sẵn địa danh"
    blank = [*settings_with()[:-1], setting("dia_danh", None, reason)]
    filled = [*settings_with()[:-1], setting("dia_danh", "Kiên Giang", reason)]

    (one,) = examined(task(), settings=blank).unfilled

    assert one.confirmed
    assert told(examined(task(), settings=filled)) == [(Code.CONFIRMATION_STALE, "D7")]
