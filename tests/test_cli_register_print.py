"""The printed register: what the command says, and what it leaves alone."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from kgsheet.messages import Code
from tests.command_line import Command

Sample = Callable[[int], Path]
NAME = "2017-so-dang-ky-van-ban-di"


@pytest.fixture
def numbered(run: Command, sample: Sample) -> Path:
    path = sample(2017)
    run("register", "issue", path, "bc", "--date", "2017-07-11")
    run("register", "issue", path, "bc", "--date", "2017-07-12")
    run("register", "void", path, "bc", "169", "--year", "2017", "--reason", "in sai ngày")
    return path


def test_print_writes_a_word_file_and_a_workbook_of_the_same_rows(
    run: Command, numbered: Path
) -> None:
    folder = numbered.parent / "Văn bản"

    said = run("register", "print", numbered)
    (table,) = docx.Document(str(folder / f"{NAME}.docx")).tables
    sheet = openpyxl.load_workbook(folder / f"{NAME}.xlsx").worksheets[0]
    in_word = [[cell.text for cell in row.cells] for row in table.rows][2:]
    in_sheet = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)][-2:]

    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "Đã lập bản in sổ đăng ký năm 2017: 2 dòng.\n"
        f"  {folder / NAME}.docx\n  {folder / NAME}.xlsx\n"
    )
    assert in_word == in_sheet
    assert [(row[0], row[1], row[-1]) for row in in_word] == [
        ("169/BC-UBND", "11/7/2017", "Hủy: in sai ngày"),
        ("170/BC-UBND", "12/7/2017", ""),
    ]


def test_print_answers_in_json(run: Command, numbered: Path, tmp_path: Path) -> None:
    out = tmp_path / "in"

    said = run("register", "print", numbered, "--year", "2017", "--out", out, "--json")

    assert said.json == {
        "file": numbered.name,
        "year": 2017,
        "rows": 2,
        "written": [str(out / f"{NAME}.docx"), str(out / f"{NAME}.xlsx")],
    }


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_printed_file_is_valid_and_is_replaced_until_a_person_changes_it(
    run: Command, numbered: Path, kind: str
) -> None:
    path = numbered.parent / "Văn bản" / f"{NAME}.{kind}"
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)

    run("register", "print", numbered)
    first = path.read_bytes()
    run("register", "issue", numbered, "bc", "--date", "2017-07-13")
    run("register", "print", numbered)
    second = path.read_bytes()
    errors = [str(one) for one in validator.validate(path).errors]
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("ghi-chu.txt", "của tôi")
    changed = path.read_bytes()
    said = run("register", "print", numbered, "--json")

    assert first != second
    assert errors == []
    assert path.read_bytes() == changed
    assert str(path.with_name(f"{NAME} (2).{kind}")) in said.json["written"]


def test_same_register_is_printed_in_the_same_bytes(
    run: Command, numbered: Path, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        run("register", "print", numbered, "--out", tmp_path / name)

    for kind in ("docx", "xlsx"):
        first, second = (tmp_path / name / f"{NAME}.{kind}" for name in ("a", "b"))
        assert first.read_bytes() == second.read_bytes()


def test_printed_register_is_no_document_of_the_register(run: Command, numbered: Path) -> None:
    run("register", "print", numbered)

    assert run("register", "verify", numbered).code == 0


@pytest.mark.parametrize(
    ("year", "words"),
    [(2017, "sổ chưa cấp số nào"), (2021, "sổ chưa cấp số nào")],
    ids=["no-number-yet", "other-sample"],
)
def test_empty_register_is_not_printed(run: Command, sample: Sample, year: int, words: str) -> None:
    said = run("register", "print", sample(year))

    assert said.code == 3
    assert Code.REGISTER_EMPTY in said.err
    assert words in said.err


def test_year_without_rows_is_refused_with_the_years_there_are(
    run: Command, numbered: Path
) -> None:
    said = run("register", "print", numbered, "--year", "2016", "--json")

    assert said.code == 3
    assert said.json["error"]["code"] == "KG416"
    assert "năm 2016, chỉ có năm 2017" in said.json["error"]["message"]
