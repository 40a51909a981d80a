"""`kgsheet lint` tells people, and programs, what is wrong with the layout of a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import Command
from tests.documents.layout.good import REPORT, REPORT_2017
from tests.documents.layout.typed import Typed, changed, written


def saved(folder: Path, document: Typed) -> Path:
    path = folder / "bao_cao.docx"
    path.write_bytes(written(document))
    return path


def test_good_document_is_told_so(run: Command, tmp_path: Path) -> None:
    said = run("lint", saved(tmp_path, REPORT))

    assert said.out == (
        "Văn bản bao_cao.docx, kiểm tra theo Nghị định 30/2020/NĐ-CP\nKhông thấy lỗi thể thức.\n"
    )
    assert (said.code, said.err) == (0, "")


def test_people_read_rule_weight_and_place(run: Command, tmp_path: Path) -> None:
    faulty = changed(changed(REPORT, "kept", text="- Lưu: VT."), "cell_4", size=9)

    said = run("lint", saved(tmp_path, faulty))

    assert said.out == (
        "Văn bản bao_cao.docx, kiểm tra theo Nghị định 30/2020/NĐ-CP\n"
        "\n"
        "  F44  Lỗi       Dòng lưu văn bản: ghi “- Lưu: VT.”, quy định “- Lưu: VT, đơn vị soạn"
        " thảo.”.\n"
        "                 Ở bảng 2, dòng 1, ô 1 “- Lưu: VT.”.\n"
        "  F55  Thông tin Cỡ chữ trong bảng, lưu ý: 9 pt, quy định 12-14 pt.\n"
        "                 Ở bảng 3, dòng 2, ô 2 “Đề án vị trí việc làm”.\n"
        "\n"
        "1 lỗi, 0 cảnh báo, 1 thông tin.\n"
    )
    assert said.code == 1


def test_notes_alone_do_not_fail(run: Command, tmp_path: Path) -> None:
    said = run("lint", saved(tmp_path, changed(REPORT, "cell_4", size=9)))

    assert said.code == 0


def test_programs_read_one_object(run: Command, tmp_path: Path) -> None:
    said = run("lint", saved(tmp_path, changed(REPORT, "country", size=14)), "--json")

    assert said.json == {
        "file": "bao_cao.docx",
        "profile": "nd30_2020",
        "counts": {"error": 1, "warning": 0, "info": 0},
        "findings": [
            {
                "code": "KG561",
                "rule": "F08",
                "severity": "error",
                "where": "bảng 1, dòng 1, ô 2 “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”",
                "found": "14",
                "expected": "12-13",
                "message": "Quốc hiệu: cỡ chữ 14, quy định 12-13.",
            }
        ],
    }
    assert said.code == 1


def test_profile_can_be_asked_for(run: Command, tmp_path: Path) -> None:
    path = saved(tmp_path, REPORT_2017)

    assert run("lint", path, "--json").json["profile"] == "tt01_2011"
    assert run("lint", path, "--json", "--profile", "nd30_2020").json["profile"] == "nd30_2020"


@pytest.mark.parametrize(
    ("name", "code", "exit_code"),
    [("none.docx", "KG901", 5), ("folder", "KG551", 3), ("text.docx", "KG551", 3)],
)
def test_what_cannot_be_read_is_said(
    run: Command, tmp_path: Path, name: str, code: str, exit_code: int
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "text.docx").write_text("xin chào", encoding="utf-8")

    said = run("lint", tmp_path / name, "--json")

    assert said.json["error"]["code"] == code
    assert said.code == exit_code


def test_document_is_only_read(run: Command, tmp_path: Path) -> None:
    path = saved(tmp_path, changed(REPORT, "country", size=14))
    before = path.read_bytes()

    run("lint", path)

    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
