from __future__ import annotations

from datetime import date

import pytest

from kgsheet.core.rules import examine
from kgsheet.errors import Problem
from kgsheet.hosts.memory import MemoryBook
from kgsheet.messages import Code, Severity

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
