"""The two real documents, end to end: figures recounted by hand from their annexes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kgsheet.core.cells import Sheet, Snapshot, TableRef
from kgsheet.hosts.file import FileBook
from kgsheet.hosts.memory import MemoryBook
from kgsheet.jobs import When, check
from kgsheet.shipped import sample_workbook
from tests.command_line import Command

# Agency, total, due, approved, overdue of the annex of 2017 at the end of June, recounted.
AGENCIES_2017 = [
    ("Sở Nông nghiệp và Phát triển nông thôn", 12, 9, 4, 5),
    ("Sở Giao thông vận tải", 6, 5, 1, 4),
    ("Sở Tài nguyên và Môi trường", 5, 0, 0, 0),
    ("Sở Xây dựng", 3, 2, 1, 1),
    ("Sở Nội vụ", 3, 2, 1, 1),
    ("Sở Giáo dục và Đào tạo", 6, 6, 5, 1),
    ("Sở Văn hóa và Thể thao", 7, 1, 0, 1),
    ("Sở Thông tin và Truyền thông", 5, 3, 2, 1),
    ("Ban Dân tộc tỉnh", 1, 1, 0, 1),
    ("Sở Công Thương", 2, 2, 2, 0),
    ("Sở Tư pháp", 1, 1, 1, 0),
    ("Sở Kế hoạch và Đầu tư", 1, 1, 1, 0),
]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_2017_at_the_end_of_june(run: Command, sample: Callable[[int], Path]) -> None:
    said = run("progress", sample(2017), "--as-of", "2017-06-30", "--json")

    answer = said.json
    assert said.code == 0
    assert {key: answer[key] for key in ("total", "due", "completed", "due_completed")} == {
        "total": 52,
        "due": 33,
        "completed": 18,
        "due_completed": 18,
    }
    assert answer["overdue"] == len(answer["overdue_tasks"]) == 15
    assert Counter(task["due"] for task in answer["overdue_tasks"]) == {
        "2017-03-31": 5,
        "2017-06-30": 10,
    }
    assert answer["rates"]["completed_over_due"]["text"] == "54,5%"
    assert answer["rates"]["completed_over_total"]["text"] == "34,6%"
    assert answer["rates"]["on_time_over_completed"]["percent"] == 100.0


def test_2017_agency_by_agency(run: Command, sample: Callable[[int], Path]) -> None:
    answer = run("progress", sample(2017), "--as-of", "2017-06-30", "--json").json

    assert [
        (one["name"], one["total"], one["due"], one["completed"], one["overdue"])
        for one in answer["agencies"]
    ] == AGENCIES_2017


def test_2017_quarter_by_quarter(run: Command, sample: Callable[[int], Path]) -> None:
    answer = run("progress", sample(2017), "--as-of", "2017-06-30", "--json").json

    assert [(one["quarter"], one["total"]) for one in answer["quarters"]] == [
        ("I/2017", 13),
        ("II/2017", 20),
        ("III/2017", 10),
        ("IV/2017", 6),
        (None, 3),
    ]


def test_2017_at_the_end_of_march_tells_the_two_rates_apart(
    run: Command, sample: Callable[[int], Path]
) -> None:
    answer = run("progress", sample(2017), "--as-of", "2017-03-31", "--json").json

    assert [answer[key] for key in ("due", "completed", "due_completed", "overdue")] == [
        13,
        9,
        8,
        5,
    ]
    assert answer["rates"]["completed_over_due"]["text"] == "69,2%"
    assert answer["rates"]["due_completed_over_due"]["text"] == "61,5%"


def test_agency_with_nothing_due_has_no_rate(run: Command, sample: Callable[[int], Path]) -> None:
    said = run("progress", sample(2017), "--as-of", "2017-06-30")

    line = next(one for one in said.out.splitlines() if "Tài nguyên và Môi trường" in one)
    assert line.split()[-1] == "-"


def test_2021_at_the_end_of_september(run: Command, sample: Callable[[int], Path]) -> None:
    answer = run("progress", sample(2021), "--as-of", "2021-09-30", "--json").json

    assert [(one["quarter"], one["total"]) for one in answer["quarters"]] == [
        ("II/2021", 10),
        ("III/2021", 8),
        ("IV/2021", 3),
    ]
    assert [answer[key] for key in ("total", "due", "completed", "overdue")] == [21, 18, 0, 18]
    assert answer["rates"]["on_time_over_completed"] == {
        "numerator": 0,
        "denominator": 0,
        "percent": None,
        "text": "-",
    }


# What the sample of 2017 must be told, with the cells that are told it.
FINDINGS_2017 = {
    "KG201": {"F8", "F10"},  # one project written twice, rows I.4 and I.6
    "KG203": {"L35", "L37"},  # decision 655 for two projects
    "KG114": {"L56"},  # 20/2017/QĐ-UBND
    "KG301": {"B24", "B25"},  # printed 60 and 19
}


def cells_of(answer: Any, code: str, *, confirmed: bool) -> set[str]:
    return {
        one["cell"]
        for one in answer["findings"]
        if one["code"] == code and one["confirmed"] is confirmed
    }


@pytest.mark.parametrize(("code", "cells"), FINDINGS_2017.items())
def test_2017_findings_are_confirmed_with_a_reason(
    run: Command, sample: Callable[[int], Path], code: str, cells: set[str]
) -> None:
    answer = run("check", sample(2017), "--json").json

    assert cells_of(answer, code, confirmed=True) == cells
    assert cells_of(answer, code, confirmed=False) == set()


@pytest.mark.parametrize("year", [2017, 2021])
def test_samples_can_be_issued(run: Command, sample: Callable[[int], Path], year: int) -> None:
    said = run("check", sample(year), "--json")

    assert said.code == 0
    assert (said.json["counts"]["error"], said.json["counts"]["warning"]) == (0, 0)


def without_confirmations(snapshot: Snapshot) -> MemoryBook:
    """The same workbook, its columns of confirmations renamed so that nothing knows them."""

    def renamed(sheet: Sheet) -> list[list[object]]:
        above: list[list[object]] = [[] for _ in range(sheet.first_row - 1)]
        left: list[object] = [None] * (sheet.first_column - 1)
        rows = [[("Riêng" if cell == "Xác nhận" else cell) for cell in row] for row in sheet.rows]
        return above + [left + row for row in rows]

    sheets = {title: renamed(sheet) for title, sheet in snapshot.sheets.items()}
    tables: tuple[TableRef, ...] = snapshot.tables
    return MemoryBook(sheets=sheets, tables=tables)  # type: ignore[arg-type]  # cells of any kind


@pytest.mark.parametrize(("code", "cells"), FINDINGS_2017.items())
def test_2017_findings_stay_open_without_confirmations(code: str, cells: set[str]) -> None:
    book = without_confirmations(FileBook(sample_workbook(2017)).read())

    findings = check(book, When(today=date(2017, 7, 1))).examined.findings

    found = [one for one in findings if one.code == code]
    assert {one.where.cell for one in found} == cells
    assert not any(one.confirmed for one in found)


def test_second_update_leaves_every_byte(run: Command, sample: Callable[[int], Path]) -> None:
    file = sample(2017)

    first = run("update", file, "--json").json
    backup = file.with_name(f".{file.name}.kgsheet-backup")
    assert "Nhiệm vụ!P5:T56" in first["written"]
    assert backup.exists()
    backup.unlink()
    before = digest(file)
    second = run("update", file, "--json").json

    assert second["written"] == []
    assert digest(file) == before
    assert not backup.exists()


def test_dry_run_says_what_an_update_writes(run: Command, sample: Callable[[int], Path]) -> None:
    file = sample(2017)
    before = digest(file)

    tried = run("update", file, "--dry-run", "--json").json

    assert digest(file) == before
    assert tried == run("update", file, "--json").json


def test_update_does_not_touch_facts(run: Command, sample: Callable[[int], Path]) -> None:
    file = sample(2017)
    before = run("progress", file, "--json").json

    run("update", file)

    assert run("progress", file, "--json").json == before


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")  # it knows no data bars
def test_updated_sheet_shows_states_and_links(run: Command, sample: Callable[[int], Path]) -> None:
    file = sample(2017)
    run("update", file)
    book = openpyxl.load_workbook(file, data_only=True)
    formulas = openpyxl.load_workbook(file)

    states = Counter(book["Nhiệm vụ"][f"R{row}"].value for row in range(5, 57))
    assert states["Quá hạn"] == 15
    assert states["Hoàn thành đúng hạn"] == 18
    assert book["Kiểm tra"]["D5"].value == "F9"
    assert formulas["Kiểm tra"]["D5"].value == '=HYPERLINK("#\'Nhiệm vụ\'!F9","F9")'
