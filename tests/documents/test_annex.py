from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from kgsheet.core.deadlines import Deadline, parse_deadline
from kgsheet.core.master import Master
from kgsheet.core.progress import Progress, measure
from kgsheet.core.tasks import State, Task
from kgsheet.documents.annex import annex_groups, set_aside_rows
from tests.documents.conftest import AS_OF, ROWS, task


def rows(progress: Progress) -> list[Mapping[str, object]]:
    found: list[Mapping[str, object]] = []
    for group in annex_groups(progress):
        members = group["nhiem_vu"]
        assert isinstance(members, tuple)
        found += members
    return found


def only(one: Task) -> Mapping[str, object]:
    return rows(measure([one], AS_OF))[0]


def test_agencies_are_numbered_and_their_rows_counted(progress: Progress) -> None:
    heads = [
        (one["so"], one["so_la_ma"], one["don_vi"], one["so_nhiem_vu"])
        for one in annex_groups(progress)
    ]

    assert heads == [("01", "I", "Sở Nội vụ", "03"), ("02", "II", "Sở Y tế", "02")]


def test_rows_are_numbered_anew_in_each_agency(progress: Progress) -> None:
    assert [one["stt"] for one in rows(progress)] == ["1", "2", "3", "1", "2"]


def test_agency_spans_its_rows_and_equal_support_merges(progress: Progress) -> None:
    merges = [(one["gop_don_vi"], one["gop_phoi_hop"]) for one in rows(progress)]

    assert merges == [(False, False), (True, True), (True, False), (False, False), (True, True)]


def test_text_of_a_task_arrives_as_typed() -> None:
    title = "**a** {{ nam }} [^: b] <x> & *c*"

    assert only(replace(task(ROWS[0]), title=title))["noi_dung"] == title


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("12/QĐ-UBND ngày 5/2/2025", "Quyết định số 12/QĐ-UBND ngày 05/02/2025"),
        ("Quyết định số 12/QĐ- UBND ngày 05/02/2025", "Quyết định số 12/QĐ-UBND ngày 05/02/2025"),
        ("QĐ 12/QĐ-UBND ngày 5/2/2025 của Chủ tịch", "QĐ 12/QĐ-UBND ngày 05/02/2025 của Chủ tịch"),
        (
            "12/QĐ-UBND ngày 5/2/2025; 13/QĐ-UBND ngày 6/2/2025",
            "Quyết định số 12/QĐ-UBND ngày 05/02/2025; 13/QĐ-UBND ngày 06/02/2025",
        ),
        ("đã trình, chờ ký", "đã trình, chờ ký"),
        ("", ""),
    ],
)
def test_approval_is_canonical_and_loses_nothing(typed: str, printed: str) -> None:
    row = ROWS[0][:4]

    assert only(task((*row, typed)))["van_ban"] == printed


def test_extension_is_named_beside_the_first_deadline() -> None:
    extension = parse_deadline("30/9/2025")
    assert isinstance(extension, Deadline)

    extended = replace(task(ROWS[1]), extension=extension)

    assert only(extended)["thoi_gian"] == "Quý II/2025; gia hạn: 30/9/2025"


def test_unreadable_deadline_is_printed_as_typed() -> None:
    one = replace(task(ROWS[0]), deadline=None, deadline_text="31/4/2025")

    assert only(one)["thoi_gian"] == "31/4/2025"


def test_paused_and_withdrawn_tasks_stand_apart(master: Master) -> None:
    paused = replace(master.tasks[1], set_aside=State.PAUSED)
    progress = measure([master.tasks[0], paused], date(2025, 6, 30))

    assert [one["noi_dung"] for one in rows(progress)] == ["Đề án vị trí việc làm"]
    assert set_aside_rows(progress) == (
        {"don_vi": "Sở Nội vụ", "noi_dung": "Kế hoạch tập huấn", "trang_thai": "Tạm dừng"},
    )
