from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kgsheet.core.master import Master
from kgsheet.core.progress import Progress, measure
from kgsheet.core.tasks import State
from kgsheet.documents.annexes import Subject, annex_fields, next_period
from tests.documents.conftest import AS_OF


def annexes(
    master: Master, doc_type: str = "BC", agency: str | None = None, **settings: Any
) -> dict[str, dict[str, object]]:
    changed = replace(master, settings=replace(master.settings, **settings))
    progress = measure(changed.tasks, AS_OF)
    return annex_fields(
        Subject(master=changed, progress=progress, doc_type=doc_type, agency=agency)
    )


def names(found: dict[str, dict[str, object]]) -> list[object]:
    return [one["ten"] for one in found.values()]


def rows(found: dict[str, dict[str, object]], annex: str, *fields: str) -> list[tuple[object, ...]]:
    listed = found[annex]["nhiem_vu"]
    assert isinstance(listed, tuple)
    return [tuple(row[field] for field in fields) for row in listed]


@pytest.mark.parametrize(
    ("doc_type", "settings", "expected"),
    [
        ("BC", {}, ["Phụ lục", "", ""]),
        ("BC", {"overdue_annex": "có"}, ["Phụ lục I", "Phụ lục II", ""]),
        ("BC", {"next_months": 3}, ["Phụ lục I", "", "Phụ lục II"]),
        (
            "BC",
            {"overdue_annex": "có", "next_months": 3},
            ["Phụ lục I", "Phụ lục II", "Phụ lục III"],
        ),
        ("KH", {"overdue_annex": "có", "next_months": 3}, ["Phụ lục", "", ""]),
        ("CV", {"next_months": 3}, ["", "Phụ lục", ""]),
    ],
)
def test_annexes_are_numbered_when_there_are_several(
    master: Master, doc_type: str, settings: dict[str, Any], expected: list[str]
) -> None:
    assert names(annexes(master, doc_type, **settings)) == expected


def test_overdue_are_listed_by_agency_the_oldest_first(master: Master) -> None:
    first, second, *others = master.tasks
    tasks = (second, replace(first, approval=None, approval_text=""), *others)

    found = annexes(replace(master, tasks=tasks), overdue_annex="có")

    assert rows(found, "phu_luc_qua_han", "stt", "don_vi", "han", "so_ngay_qua_han") == [
        ("1", "Sở Nội vụ", "31/3/2025", "91"),
        ("2", "Sở Nội vụ", "30/6/2025", "0"),
    ]
    assert rows(found, "phu_luc_qua_han", "gop_don_vi") == [(False,), (True,)]
    assert found["phu_luc_qua_han"]["so_nhiem_vu"] == "02"
    assert found["phu_luc_qua_han"]["tieu_de"] == (
        "DANH MỤC NHIỆM VỤ QUÁ HẠN TÍNH ĐẾN HẾT NGÀY 30/6/2025"
    )


def test_letter_lists_what_its_agency_is_late_with(master: Master) -> None:
    tasks = tuple(replace(one, approval=None, approval_text="") for one in master.tasks)

    found = annexes(replace(master, tasks=tasks), "CV", agency="Sở Y tế")

    assert rows(found, "phu_luc_qua_han", "noi_dung") == [("Đề án trạm y tế <xã & phường>",)]
    assert found["phu_luc"]["nhom"] == ()


@pytest.mark.parametrize(
    ("months", "titles"),
    [(3, ["Kế hoạch tiêm chủng"]), (6, ["Quy chế trực lễ", "Kế hoạch tiêm chủng"])],
)
def test_next_annex_lists_what_is_open_and_due(
    master: Master, months: int, titles: list[str]
) -> None:
    found = annexes(master, next_months=months)

    assert rows(found, "phu_luc_ky_toi", "noi_dung") == [(title,) for title in titles]


def test_what_is_set_aside_is_due_no_more(master: Master) -> None:
    tasks = tuple(replace(one, set_aside=State.PAUSED) for one in master.tasks)

    found = annexes(replace(master, tasks=tasks), overdue_annex="có", next_months=12)

    assert rows(found, "phu_luc_ky_toi") == rows(found, "phu_luc_qua_han") == []
    assert found["phu_luc_ky_toi"]["so_nhiem_vu"] == "00"


@pytest.mark.parametrize(
    ("as_of", "months", "last"),
    [
        (date(2017, 6, 30), 3, date(2017, 9, 30)),
        (date(2017, 6, 14), 3, date(2017, 9, 14)),
        (date(2017, 12, 31), 2, date(2018, 2, 28)),
        (date(2017, 11, 30), 3, date(2018, 2, 28)),
        (date(2017, 12, 30), 2, date(2018, 2, 28)),
        (date(2020, 1, 30), 1, date(2020, 2, 29)),
        (date(2017, 2, 28), 1, date(2017, 3, 31)),
    ],
)
def test_next_period_ends_so_many_months_later(as_of: date, months: int, last: date) -> None:
    assert next_period(as_of, months)[1] == last


def test_a_typing_mistake_in_the_months_does_no_harm(master: Master) -> None:
    assert names(annexes(master, next_months=999_999_999)) == ["Phụ lục I", "", "Phụ lục II"]


def test_title_is_printed_as_its_cell_says(master: Master, progress: Progress) -> None:
    task = replace(master.tasks[1], title="một hai", title_text="một\nhai")

    found = annexes(replace(master, tasks=(task,)), overdue_annex="có")

    assert rows(found, "phu_luc_qua_han", "noi_dung") == [("một\nhai",)]
