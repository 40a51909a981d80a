from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from kgsheet.hosts.file import FileBook
from kgsheet.jobs import When, check, new_from
from kgsheet.shipped import sample_workbook
from tests.command_line import Command
from tests.conftest import Audit

AS_OF = date(2017, 6, 30)
WHEN = When(today=date(2018, 1, 15), as_of=AS_OF)


def standings(path: Path) -> dict[str, tuple[Any, ...]]:
    """By id: title, state, due date and days late of each task at the end of the day."""
    found = check(FileBook(path), WHEN).examined.progress.standings
    return {
        one.task.id: (one.task.lead_agency, one.task.title, one.state, one.task.due, one.days_late)
        for one in found
    }


def test_next_year_opens_with_the_open_tasks_of_the_last(tmp_path: Path) -> None:
    old, fresh = sample_workbook(2017), tmp_path / "2018.xlsx"

    new_from(fresh, FileBook(old), WHEN)

    before, after = standings(old), standings(fresh)
    done = {key for key, one in before.items() if one[2].startswith("completed")}
    assert (len(before), len(done), len(after)) == (52, 18, 34)
    assert after == {key: one for key, one in before.items() if key not in done}


def test_new_workbook_says_its_year_and_passes_validation(tmp_path: Path, audit: Audit) -> None:
    fresh = tmp_path / "2018.xlsx"

    new_from(fresh, FileBook(sample_workbook(2017)), WHEN)

    examined = check(FileBook(fresh), When(today=date(2018, 7, 1))).examined
    settings, old = examined.master.settings, check(FileBook(sample_workbook(2017)), WHEN)
    assert (settings.year, settings.cutoff, settings.period) == (2018, None, "")
    assert examined.as_of == date(2018, 6, 30)
    assert settings.place == old.examined.master.settings.place
    assert examined.master.signers == old.examined.master.signers
    assert examined.master.recipients == old.examined.master.recipients
    assert [one.text for one in examined.master.narrative] == [
        one.text for one in old.examined.master.narrative
    ]
    assert examined.master.agencies == old.examined.master.agencies
    assert audit(fresh) == []


def test_workbook_may_go_on_for_several_years(tmp_path: Path) -> None:
    first, second = tmp_path / "2018.xlsx", tmp_path / "2019.xlsx"

    new_from(first, FileBook(sample_workbook(2017)), WHEN)
    new_from(second, FileBook(first), WHEN)

    assert standings(second) == standings(first)
    assert check(FileBook(second), WHEN).examined.master.settings.year == 2019


@pytest.fixture
def hand_made(tmp_path: Path) -> Path:
    """A list typed by hand: agencies as headings, a total, no table, no settings."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["DANH MỤC ĐỀ ÁN"],
        ["TT", "Đề án, dự án", "Thời hạn", "Văn bản phê duyệt", "Cán bộ"],
        ["I", "Sở Xây dựng (02)"],
        [1, "Chương trình nhà ở", "Quý I/2017", "12/QĐ-UBND ngày 03/3/2017", "Lan"],
        [2, "Đề án chợ quê", "Quý III", None, "Hai"],
        ["II", "Sở Y tế (01)"],
        [1, "Đề án trạm y tế xã", date(2017, 5, 15), None, None],
        ["Tổng cộng", 3],
    ):
        sheet.append(row)
    path = tmp_path / "danh muc.xlsx"
    book.save(path)
    return path


def test_list_typed_by_hand_becomes_a_workbook(
    hand_made: Path, tmp_path: Path, run: Command
) -> None:
    fresh, before = tmp_path / "2018.xlsx", hand_made.read_bytes()

    said = run("new", fresh, "--from", hand_made, "--year", 2018, "--as-of", AS_OF)

    found = check(FileBook(fresh), WHEN).examined
    assert said.code == 0
    assert "“Cán bộ”" in said.out
    assert [
        (one.lead_agency, one.title, one.deadline_text, one.year) for one in found.master.tasks
    ] == [
        ("Sở Xây dựng", "Đề án chợ quê", "Quý III/2017", 2017),
        ("Sở Y tế", "Đề án trạm y tế xã", "15/5/2017", 2017),
    ]
    assert [one.name for one in found.master.agencies] == ["Sở Xây dựng", "Sở Y tế"]
    assert [one.due for one in found.master.tasks] == [date(2017, 9, 30), date(2017, 5, 15)]
    assert hand_made.read_bytes() == before


def test_list_that_names_no_year_is_asked_for_one(
    hand_made: Path, tmp_path: Path, run: Command
) -> None:
    said = run("new", tmp_path / "moi.xlsx", "--from", hand_made)

    assert (said.code, said.err[:7]) == (3, "[KG913]")
    assert "--year" in said.err
    assert not (tmp_path / "moi.xlsx").exists()


def test_file_that_is_there_is_never_written_over(
    sample: Callable[[int], Path], run: Command
) -> None:
    file = sample(2017)
    before = file.read_bytes()

    said = run("new", file, "--from", file)

    assert (said.code, said.err[:7]) == (3, "[KG910]")
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "code"),
    [("khong co.xlsx", (5, "[KG901]")), ("README.md", (3, "[KG902]"))],
)
def test_old_workbook_must_be_one(
    old: str, code: tuple[int, str], tmp_path: Path, run: Command
) -> None:
    (tmp_path / "README.md").write_text("không phải sổ", encoding="utf-8")

    said = run("new", tmp_path / "moi.xlsx", "--from", tmp_path / old)

    assert (said.code, said.err[:7]) == code
    assert not (tmp_path / "moi.xlsx").exists()


def test_sample_and_old_workbook_exclude_each_other(
    sample: Callable[[int], Path], tmp_path: Path, run: Command
) -> None:
    said = run("new", tmp_path / "moi.xlsx", "--from", sample(2017), "--sample", "2021")

    assert said.code == 2


def test_answer_tells_what_was_carried(
    sample: Callable[[int], Path], tmp_path: Path, run: Command
) -> None:
    said = run("new", tmp_path / "2018.xlsx", "--from", sample(2017))

    assert said.code == 0
    assert said.out.splitlines()[1:3] == [
        "Chuyển sang 34/52 nhiệm vụ chưa hoàn thành tại ngày chốt số liệu 30/6/2017 của sổ"
        " theo_doi_2017.xlsm.",
        "Cần ghi cho năm 2018 ở trang “Cấu hình”: ngay_chot, ngay_bao_cao, ky_bao_cao.",
    ]
