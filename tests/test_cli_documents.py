"""The commands about Word files, as a person runs them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command_line import Command
from tests.documents.template.planting import TEMPLATES, paragraph, with_paragraphs

Sample = Callable[[int], Path]
KEYS = {"code", "rule", "severity", "where", "found", "expected", "message"}


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "mau.docx"
    path.write_bytes(with_paragraphs(paragraph("{{ ky_bao_coa }}"), paragraph("{{ trich_yeu }}")))
    return path


@pytest.mark.parametrize("name", sorted(one.name for one in TEMPLATES.glob("*.docx")))
def test_shipped_template_is_fine_with_the_sample(run: Command, sample: Sample, name: str) -> None:
    said = run("template", TEMPLATES / name, sample(2017))

    assert (said.code, said.out.splitlines()[-1]) == (0, "Không có lỗi.")


def test_template_lists_place_fault_and_remedy(run: Command, faulty: Path) -> None:
    said = run("template", faulty)

    assert said.code == 1
    assert "  T01  Lỗi  đoạn 1: {{ ky_bao_coa }}" in said.out
    assert "→ Viết {{r trich_yeu }}." in said.out
    assert said.out.splitlines()[-1] == "2 lỗi, 0 cảnh báo, 0 thông tin."


def test_template_answers_as_the_contract_says(run: Command, faulty: Path) -> None:
    said = run("template", faulty, "--json")

    assert said.code == 1
    assert set(said.json) == {"file", "profile", "counts", "findings"}
    assert (said.json["file"], said.json["profile"]) == ("mau.docx", "nd30_2020")
    assert said.json["counts"] == {"error": 2, "warning": 0, "info": 0}
    assert [set(one) for one in said.json["findings"]] == [KEYS, KEYS]
    assert [one["rule"] for one in said.json["findings"]] == ["T01", "T06"]


def test_field_that_the_workbook_leaves_blank_is_said(
    run: Command, sample: Sample, tmp_path: Path
) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(with_paragraphs(paragraph("{{ co_quan_chu_quan }}{{ nam }}")))

    said = run("template", path, sample(2017), "--json")

    assert said.code == 0
    assert [one["rule"] for one in said.json["findings"]] == ["T13"]


def test_annotated_copy_is_new_and_never_overwrites(run: Command, faulty: Path) -> None:
    before, copy = faulty.read_bytes(), faulty.with_name("ghi_chu.docx")

    first = run("template", faulty, "--annotate", copy)
    written = copy.read_bytes()
    second = run("template", faulty, "--annotate", copy)

    assert (first.code, second.code) == (1, 3)
    assert f"Bản sao có lời bình: {copy}" in first.out
    assert "KG910" in second.err
    assert (faulty.read_bytes(), copy.read_bytes()) == (before, written)


@pytest.mark.parametrize(
    ("name", "code", "exit_code"),
    [("khong_co.docx", "KG901", 5), ("so.txt", "KG503", 4), (".", "KG503", 4)],
)
def test_what_is_no_template_is_said(
    run: Command, tmp_path: Path, name: str, code: str, exit_code: int
) -> None:
    (tmp_path / "so.txt").write_text("so")

    said = run("template", tmp_path / name, "--json")

    assert (said.code, said.json["error"]["code"]) == (exit_code, code)
