"""The commands about Word files, as a person runs them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kgsheet.core.edits import CellEdit
from kgsheet.errors import HostError
from kgsheet.hosts.file import FileBook
from kgsheet.jobs.printing import pdf_program
from kgsheet.messages import Code
from kgsheet.shipped import sample_workbook
from tests.command_line import Command, Said
from tests.documents.template.planting import SHIPPED, TEMPLATES, paragraph, with_paragraphs

Sample = Callable[[int], Path]
KEYS = {"code", "rule", "severity", "where", "found", "expected", "message"}


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "mau.docx"
    path.write_bytes(with_paragraphs(paragraph("{{ ky_bao_coa }}"), paragraph("{{ trich_yeu }}")))
    return path


@pytest.mark.parametrize("name", SHIPPED)
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


@pytest.fixture
def report(run: Command, sample: Sample) -> Path:
    """A draft report of the sample of 2017, in the folder that its settings name."""
    said = run("report", sample(2017), "bc", "--json")
    return Path(said.json["documents"][0]["path"])


def figure(said: Said, field: str) -> dict[str, Any]:
    return next(one for one in said.json["figures"] if one["field"] == field)


def test_explain_names_the_rows_of_each_figure(run: Command, report: Path) -> None:
    said = run("explain", report)

    assert said.code == 0
    assert "Sổ không đổi từ khi lập văn bản." in said.out
    assert "Số nhiệm vụ quá hạn (tien_do.qua_han): in 15" in said.out
    assert "15 dòng, trang “Nhiệm vụ”, ô I9:I13, I18:I21, I29, I32, I39:I40, I49, I52" in said.out


def test_explain_answers_with_one_object(run: Command, report: Path) -> None:
    said = run("explain", report, "--json")

    assert set(said.json) == {
        *("file", "workbook", "type", "agency", "as_of", "profile", "version"),
        *("template_hash", "facts", "figures"),
    }
    assert said.json["facts"]["printed"] == said.json["facts"]["now"]
    assert said.json["facts"]["changed"] is False
    rate = figure(said, "tien_do.ty_le_den_han")
    assert (rate["printed"], rate["now"], rate["changed"]) == ("54,5%", "54,5%", False)
    assert (len(rate["rows"]), len(rate["of"])) == (18, 33)
    first = figure(said, "tien_do.qua_han")["rows"][0]
    assert (first["sheet"], first["cell"], first["state"]) == ("Nhiệm vụ", "I9", "overdue")


def test_explain_of_a_letter_names_the_agency(run: Command, sample: Sample) -> None:
    written = run("report", sample(2017), "cv", "--json").json["documents"]

    said = run("explain", written[0]["path"])

    assert "Đơn vị nhận: Sở Nông nghiệp và Phát triển nông thôn" in said.out
    assert "(don_vi_nhan.qua_han): in 05" in said.out


def test_explain_says_where_no_row_is_counted(run: Command, sample: Sample) -> None:
    written = run("report", sample(2017), "bc", "--as-of", "2016-12-31", "--json")

    said = run("explain", written.json["documents"][0]["path"])

    assert "(tien_do.qua_han): in 00\n    không đếm dòng nào" in said.out


def test_explain_says_what_changed_since(run: Command, sample: Sample, report: Path) -> None:
    workbook = report.parents[1] / sample_workbook(2017).name
    book = FileBook(workbook)
    book.apply([CellEdit(sheet="Nhiệm vụ", row=9, column=9, value="Quý IV/2017")])

    said = run("explain", report)
    answer = run("explain", report, workbook, "--json")

    assert "Sổ đã đổi từ khi lập văn bản" in said.out
    assert "Số nhiệm vụ quá hạn (tien_do.qua_han): in 15, nay là 14" in said.out
    assert answer.json["facts"]["changed"] is True
    assert figure(answer, "tien_do.qua_han")["now"] == "14"


def test_explain_finds_the_workbook_with_the_facts(run: Command, report: Path) -> None:
    folder = report.parents[1]
    shutil.copy(sample_workbook(2021), folder)
    (folder / "hong.xlsx").write_text("x")

    said = run("explain", report, "--json")

    assert Path(said.json["workbook"]).name == sample_workbook(2017).name


def test_explain_asks_which_of_two_workbooks(run: Command, report: Path) -> None:
    workbook = report.parents[1] / sample_workbook(2017).name
    shutil.copy(workbook, workbook.with_name("ban_sao.xlsm"))

    said = run("explain", report)

    assert said.code == 3
    assert "KG532" in said.err
    assert "ban_sao.xlsm" in said.err


def test_explain_without_a_workbook_near_asks_for_it(
    run: Command, report: Path, tmp_path: Path
) -> None:
    (report.parents[1] / sample_workbook(2017).name).unlink()

    said = run("explain", report, "--json")

    assert (said.code, said.json["error"]["code"]) == (3, "KG532")


@pytest.mark.parametrize("name", ["mau.docx", "."])
def test_explain_of_another_file_is_refused_calmly(run: Command, faulty: Path, name: str) -> None:
    said = run("explain", faulty.parent / name, "--json")

    assert (said.code, said.json["error"]["code"]) == (3, "KG531")


def test_report_names_every_fault_of_its_template(
    run: Command, sample: Sample, faulty: Path
) -> None:
    said = run("report", sample(2017), "bc", "--template", faulty)

    assert said.code == 4
    assert "[KG501] Tệp “mau.docx”, đoạn 1: Không có trường “ky_bao_coa”" in said.err
    assert "[KG502] Tệp “mau.docx”, đoạn 2:" in said.err


def test_document_given_as_template_is_refused(run: Command, sample: Sample) -> None:
    workbook = sample(2017)
    (finished,) = run("report", workbook, "bc", "--json").json["documents"]

    said = run("report", workbook, "bc", "--template", finished["path"])

    assert said.code == 4
    assert "[KG524]" in said.err
    assert len(list(Path(finished["path"]).parent.iterdir())) == 1


NEW_FILES = [
    pytest.param("new", "khong-co/moi.xlsm", "KG916", id="new"),
    pytest.param("check", "khong-co/loi.xlsx", "KG916", id="findings, folder"),
    pytest.param("check", "loi.txt", "KG917", id="findings, ending"),
    pytest.param("template", "khong-co/mau.docx", "KG916", id="annotated, folder"),
    pytest.param("template", "mau.xlsx", "KG917", id="annotated, ending"),
]


@pytest.mark.parametrize(("command", "name", "code"), NEW_FILES)
def test_new_file_that_cannot_be_written_is_said(
    run: Command, sample: Sample, tmp_path: Path, command: str, name: str, code: str
) -> None:
    path = tmp_path / name
    line: tuple[str | Path, ...] = {
        "new": ("new", path),
        "check": ("check", sample(2017), "--out", path),
        "template": ("template", TEMPLATES / "bao_cao.docx", "--annotate", path),
    }[command]

    said = run(*line)

    assert said.code == (5 if code == "KG916" else 3)
    assert code in said.err
    assert not path.exists()


@pytest.mark.libreoffice
def test_report_has_its_pdf_beside_it_and_a_signed_one_stays(
    run: Command, sample: Sample, soffice: str
) -> None:
    workbook = sample(2017)
    (document,) = run("report", workbook, "bc", "--pdf", "--json").json["documents"]
    first = Path(document["pdf"])
    signed = first.read_bytes() + b"chu ky"
    first.write_bytes(signed)

    said = run("report", workbook, "bc", "--pdf")

    other = first.with_name(f"{first.stem} (2).pdf")
    assert first == Path(document["path"]).with_suffix(".pdf")
    assert signed.startswith(b"%PDF-1.")
    assert first.read_bytes() == signed
    assert f"Bản PDF: {other}" in said.out
    assert other.is_file()


def test_computer_without_libreoffice_is_told_so() -> None:
    with pytest.raises(HostError) as caught:
        pdf_program(lambda: None)

    assert caught.value.problems[0].code is Code.PDF_PROGRAM_MISSING
    assert "Máy này không có LibreOffice nên không tạo được PDF." in str(caught.value)


def test_report_without_pdf_does_not_speak_of_one(report: Path) -> None:
    assert [one.suffix for one in report.parent.iterdir()] == [".docx"]
