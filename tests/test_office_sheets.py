"""Sheets as offices have them: typed by hand, saved by LibreOffice, laid out like an annex."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import Command
from tests.conftest import Convert
from tests.office_sheets import like_the_annex, typed_by_hand, write_sheet

JUNE = ("--as-of", "2017-06-30", "--json")


def counts(answer: Any) -> list[int]:
    return [answer[key] for key in ("total", "due", "completed", "overdue")]


def test_sheet_typed_by_hand_counts_its_tasks(run: Command, tmp_path: Path) -> None:
    file = typed_by_hand(tmp_path / "so tay.xlsx")

    progress = run("progress", file, *JUNE).json
    checked = run("check", file, *JUNE).json

    assert counts(progress) == [52, 33, 0, 33]
    assert progress["overdue_tasks"][0]["cell"] == "A5"
    assert {one["code"] for one in checked["findings"]} >= {"KG201", "KG132"}
    assert checked["rows"] == 52


def test_sheet_laid_out_like_the_annex_counts_its_tasks(run: Command, tmp_path: Path) -> None:
    file = like_the_annex(tmp_path / "phu luc.xlsx")

    progress = run("progress", file, *JUNE).json
    said = run("check", file, "--as-of", "2017-06-30")

    assert counts(progress) == [52, 33, 18, 15]
    assert len(progress["agencies"]) == 12
    assert "dừng ở dòng tổng 68" in said.out


def test_made_ids_survive_moving_rows(run: Command, tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [
        ("Đơn vị chủ trì", "Nội dung", "Thời hạn"),
        ("Sở Y tế", "một", "2016"),
        ("Sở Xây dựng", "hai", "2016"),
    ]
    one = write_sheet(tmp_path / "a.xlsx", rows)
    other = write_sheet(tmp_path / "b.xlsx", [(), rows[0], rows[2], rows[1]])

    first = run("progress", one, *JUNE).json["overdue_tasks"]
    second = run("progress", other, *JUNE).json["overdue_tasks"]

    assert {task["id"] for task in first} == {task["id"] for task in second}
    assert len({task["id"] for task in first}) == 2


def test_update_of_a_sheet_without_derived_columns_says_so_and_saves_nothing(
    run: Command, tmp_path: Path
) -> None:
    file = typed_by_hand(tmp_path / "so.xlsx")
    before = file.read_bytes()

    said = run("update", file)

    assert "“Hạn”" in said.out
    assert file.read_bytes() == before


def test_derived_columns_typed_by_hand_are_filled(run: Command, tmp_path: Path) -> None:
    file = write_sheet(
        tmp_path / "so.xlsx",
        [
            ("Đơn vị chủ trì", "Nội dung", "Thời hạn", "Hạn", "Trạng thái", "Ghi chú"),
            ("Sở Y tế", "một", "Quý I/2017", None, None, "giữ nguyên"),
        ],
    )

    written = run("update", file, *JUNE).json["written"]

    assert written == ["Danh mục!D2:E2"]
    answer = run("check", file, *JUNE).json
    assert answer["rows"] == 1


@pytest.mark.libreoffice
@pytest.mark.parametrize("make", [typed_by_hand, like_the_annex])
def test_sheet_saved_by_libreoffice_gives_the_same_answers(
    run: Command,
    tmp_path: Path,
    libreoffice_convert: Convert,
    make: Callable[[Path], Path],
) -> None:
    file = make(tmp_path / "so.xlsx")
    saved = libreoffice_convert(file, "xlsx")

    assert run("progress", saved, *JUNE).json == run("progress", file, *JUNE).json
    assert run("check", saved, *JUNE).json == run("check", file, *JUNE).json


@pytest.mark.libreoffice
@pytest.mark.parametrize("year", [2017, 2021])
def test_master_saved_by_libreoffice_gives_the_same_answers(
    run: Command,
    sample: Callable[[int], Path],
    libreoffice_convert: Convert,
    year: int,
) -> None:
    file = sample(year)
    run("update", file)
    saved = libreoffice_convert(file, "xlsm:Calc MS Excel 2007 VBA XML")

    assert run("progress", saved, "--json").json == run("progress", file, "--json").json
    assert run("check", saved, "--json").json == run("check", file, "--json").json


def test_thousands_of_blank_formatted_rows_are_no_tasks(run: Command, tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [
        ("Đơn vị chủ trì", "Nội dung", "Thời hạn"),
        ("Sở Y tế", "một", "Quý I/2017"),
        *[(None, None, None)] * 19,
        ("Sở Y tế", "hai", "Quý I/2017"),
    ]

    answer = run("check", write_sheet(tmp_path / "so.xlsx", rows), *JUNE).json

    assert answer["rows"] == 2
