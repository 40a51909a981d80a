"""Drafts of a workbook that does not say whose they are: written, and said what they lack."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from kgsheet.core.edits import CellEdit
from kgsheet.hosts.file import FileBook
from kgsheet.messages import Code
from tests.command_line import Command
from tests.hosts.conftest import values
from tests.office_sheets import write_sheet

Sample = Callable[[int], Path]

BY_HAND: list[tuple[object, ...]] = [
    ("Đơn vị chủ trì", "Nội dung", "Thời hạn"),
    ("Sở Xây dựng", "Chương trình nhà ở", "30/6/2021"),
]


@pytest.fixture
def placeless(sample: Sample) -> Path:
    """The sample of 2017 whose settings name no place."""
    path = sample(2017)
    book = FileBook(path)
    cells = values(book.read(), "Cấu hình")
    row, column = next(place for place, held in cells.items() if held == "dia_danh")
    book.apply([CellEdit(sheet="Cấu hình", row=row, column=column + 1, value=None)])
    return path


@pytest.fixture
def by_hand(tmp_path: Path) -> Path:
    """A list of tasks and who signs, and nothing else."""
    path = write_sheet(tmp_path / "so.xlsx", BY_HAND)
    book = openpyxl.load_workbook(path)
    signers = book.create_sheet("Người ký")
    signers.append(["Mã", "Họ tên", "Chức vụ", "Quyền hạn"])
    signers.append(["CT", "Trần Văn An", "Chủ tịch", "CHỦ TỊCH"])
    book.save(path)
    return path


@pytest.mark.parametrize("command", [("report", "bc"), ("run",)], ids=["report", "run"])
def test_draft_is_written_and_the_blank_is_said_with_place_and_remedy(
    run: Command, placeless: Path, command: tuple[str, ...]
) -> None:
    said = run(command[0], placeless, *command[1:])

    shown = " ".join(said.out.split())
    assert said.code == 0
    assert "Dự thảo BC: " in said.out
    assert "Trang “Cấu hình” B" in shown
    assert "KG525 Chỗ này của văn bản sẽ trống: địa danh trước ngày tháng" in shown
    assert "→ Điền khóa dia_danh ở trang “Cấu hình”, ví dụ: Kiên Giang." in shown
    assert "0 lỗi, 1 cảnh báo" in said.out


@pytest.mark.parametrize("command", [("report", "bc"), ("run",)], ids=["report", "run"])
def test_blank_is_counted_and_listed_in_json(
    run: Command, placeless: Path, command: tuple[str, ...]
) -> None:
    answer = run(command[0], placeless, *command[1:], "--json").json

    (finding,) = answer["findings"]
    assert answer["counts"]["warning"] == 1
    assert len(answer["documents"]) == 1
    assert (finding["code"], finding["sheet"], finding["column"]) == (
        Code.FIELD_BLANK,
        "Cấu hình",
        "dia_danh",
    )


def test_check_and_update_do_not_mind_what_only_documents_print(
    run: Command, placeless: Path
) -> None:
    assert run("check", placeless, "--json").json["counts"]["warning"] == 0
    run("run", placeless)
    assert run("update", placeless, "--json").json["written"] == []


def test_workbook_without_settings_is_told_of_the_table(run: Command, by_hand: Path) -> None:
    said = run("report", by_hand, "cv", "--as-of", "2021-12-31")
    answer = run("report", by_hand, "cv", "--as-of", "2021-12-31", "--json").json

    assert (said.code, answer["counts"]["warning"]) == (0, 1)
    assert "Cả sổ" in said.out
    assert "không có bảng tblCauHinh" in " ".join(said.out.split())
    assert [one["code"] for one in answer["findings"]] == [Code.FIELD_BLANK]


def test_without_a_document_nothing_is_blank(run: Command, by_hand: Path) -> None:
    said = run("report", by_hand, "cv", "--as-of", "2021-06-01", "--json")
    issued = run("run", by_hand, "--issue", "--as-of", "2021-12-31", "--json")

    assert (said.json["documents"], said.json["counts"]["warning"]) == ([], 0)
    assert "findings" not in said.json
    assert (issued.code, issued.json["documents"]) == (0, [])
