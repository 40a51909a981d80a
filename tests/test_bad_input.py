"""Input that cannot be used: a clear sentence, the right exit code, and the file untouched."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.command_line import Command
from tests.conftest import Convert
from tests.office_sheets import write_sheet

HEADINGS = ("Đơn vị chủ trì", "Nội dung", "Thời hạn")
JUNE = ("--as-of", "2021-06-30", "--json")

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def plain_text(path: Path) -> Path:
    path.write_text("STT;Nội dung;Thời hạn\n1;một;2021\n", encoding="utf-8")
    return path


def truncated(path: Path) -> Path:
    whole = write_sheet(path, [HEADINGS, ("A", "một", "2021")]).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def other_zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("thu.txt", "xin chào")
    return path


def empty_file(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def renamed_xls(path: Path) -> Path:
    path.write_bytes(OLE + bytes(504) + "Workbook".encode("utf-16-le") + bytes(1024))
    return path


NO_WORKBOOKS = {
    "plain text": (plain_text, "KG902"),
    "truncated": (truncated, "KG907"),
    "another zip": (other_zip, "KG902"),
    "empty file": (empty_file, "KG907"),
}


@pytest.mark.parametrize("command", ["check", "progress", "update", "run"])
@pytest.mark.parametrize("name", NO_WORKBOOKS)
def test_file_that_is_no_workbook(run: Command, tmp_path: Path, command: str, name: str) -> None:
    make, code = NO_WORKBOOKS[name]
    file = make(tmp_path / "so.xlsx")
    before = file.read_bytes()

    said = run(command, file, "--json")

    assert said.code in (3, 5)
    assert said.json["error"]["code"] == code
    assert "so.xlsx" in said.json["error"]["where"]
    assert file.read_bytes() == before
    assert os.listdir(tmp_path) == ["so.xlsx"]


@pytest.mark.libreoffice
@pytest.mark.parametrize("extension", ["xls", "ods", "xlsb"])
@pytest.mark.parametrize("is_renamed", [False, True], ids=["named so", "renamed .xlsx"])
def test_other_formats_are_named(
    run: Command,
    tmp_path: Path,
    libreoffice_convert: Convert,
    extension: str,
    is_renamed: bool,
) -> None:
    if extension == "xlsb":
        file = tmp_path / "so.xlsb"
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("[Content_Types].xml", XLSB_TYPES)
            archive.writestr("_rels/.rels", XLSB_RELATIONSHIPS)
            archive.writestr("xl/workbook.bin", b"\x83\x01\x00")
    else:
        source = write_sheet(tmp_path / "so.xlsx", [HEADINGS])
        file = libreoffice_convert(source, extension)
    if is_renamed:
        file = file.rename(file.with_name("khac.xlsx"))

    said = run("check", file)

    assert said.code == 3
    assert "[KG904]" in said.err
    assert f".{extension}" in said.err


XLSB_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"'
    '/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
XLSB_RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="xl/workbook.bin" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def test_old_format_under_a_new_name(run: Command, tmp_path: Path) -> None:
    said = run("check", renamed_xls(tmp_path / "so.xlsx"))

    assert said.code == 3
    assert "[KG904]" in said.err


@pytest.mark.libreoffice
def test_encrypted_workbook(run: Command, tmp_path: Path, libreoffice_convert: Convert) -> None:
    source = write_sheet(tmp_path / "so.xlsx", [HEADINGS])
    file = libreoffice_convert(source, "xlsx:Calc MS Excel 2007 XML:Password=mat-khau")
    if zipfile.is_zipfile(file):
        file.write_bytes(OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(1024))

    said = run("check", file)

    assert said.code == 3
    assert "[KG903]" in said.err
    assert "mật khẩu" in said.err


def test_missing_file(run: Command, tmp_path: Path) -> None:
    said = run("check", tmp_path / "khong-co.xlsx")

    assert said.code == 5
    assert "[KG901]" in said.err
    assert "khong-co.xlsx" in said.err


SHEETS: dict[str, tuple[list[tuple[object, ...]], list[str]]] = {
    "empty sheet": ([], ["“Danh mục”", "trống"]),
    "missing column": (
        [("STT", "Nội dung", "Đơn vị chủ trì"), (1, "một", "Sở Y tế")],
        ["“Thời gian thực hiện”", "Trang “Danh mục”", "dòng tiêu đề 1"],
    ),
    "no heading at all": ([("xin chào",)], ["“Danh mục”", "“Nội dung”"]),
    "two blocks in one sheet": (
        [HEADINGS, ("A", "một", "2021"), ("Tổng cộng",), HEADINGS, ("B", "hai", "2021")],
        ["dòng 1", "dòng 4"],
    ),
}


@pytest.mark.parametrize("name", SHEETS)
def test_sheet_that_cannot_be_checked(run: Command, tmp_path: Path, name: str) -> None:
    rows, words = SHEETS[name]
    file = write_sheet(tmp_path / "so.xlsx", rows)
    before = file.read_bytes()

    said = run("update", file)

    assert said.code == 3
    assert said.err.startswith("[KG302]")
    assert [word for word in words if word not in said.err] == []
    assert file.read_bytes() == before


def test_two_sheets_that_qualify_are_both_named(run: Command, tmp_path: Path) -> None:
    file = write_sheet(tmp_path / "so.xlsx", [HEADINGS, ("A", "một", "2021")], title="Quý I")
    book = openpyxl.load_workbook(file)
    copy = book.copy_worksheet(book.worksheets[0])
    copy.title = "Quý II"
    book.save(file)

    said = run("check", file)

    assert said.code == 3
    assert "“Quý I”" in said.err
    assert "“Quý II”" in said.err


def findings(run: Command, file: Path) -> list[Any]:
    return list(run("check", file, *JUNE).json["findings"])


Setter = Callable[[Worksheet], None]


def cell_sheet(tmp_path: Path, change: Setter) -> Path:
    file = write_sheet(tmp_path / "so.xlsx", [HEADINGS, ("Sở Y tế", "một", "Quý I/2021")])
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    change(sheet)
    book.save(file)
    return file


def set_error(sheet: Worksheet) -> None:
    sheet["C2"].value = "#REF!"
    sheet["C2"].data_type = "e"


def set_formula(sheet: Worksheet) -> None:
    sheet["C2"].value = '="Quý "&"I/2021"'


def set_month_date(sheet: Worksheet) -> None:
    sheet["C2"].value = date(2021, 6, 1)
    sheet["C2"].number_format = "mmm-yy"


def set_day_date(sheet: Worksheet) -> None:
    sheet["C2"].value = date(2021, 6, 1)
    sheet["C2"].number_format = "dd/mm/yyyy"


def set_number_as_text(sheet: Worksheet) -> None:
    sheet["C2"].value = "2021"


def test_error_value_in_a_cell_is_named(run: Command, tmp_path: Path) -> None:
    found = findings(run, cell_sheet(tmp_path, set_error))

    assert [(one["code"], one["cell"], one["found"]) for one in found] == [("KG101", "C2", "#REF!")]


def test_formula_without_a_result_is_said(run: Command, tmp_path: Path) -> None:
    found = findings(run, cell_sheet(tmp_path, set_formula))

    assert [(one["code"], one["cell"]) for one in found] == [("KG306", "C2")]
    assert "chưa có kết quả" in found[0]["message"]
    assert "lưu lại" in found[0]["fix"]


@pytest.mark.libreoffice
def test_formula_with_a_result_counts_as_its_result(
    run: Command, tmp_path: Path, libreoffice_convert: Convert
) -> None:
    file = libreoffice_convert(cell_sheet(tmp_path, set_formula), "xlsx")

    assert findings(run, file) == []
    assert run("progress", file, *JUNE).json["overdue_tasks"][0]["due"] == "2021-03-31"


@pytest.mark.parametrize(
    ("change", "due", "codes"),
    [
        pytest.param(set_month_date, "2021-06-30", ["KG103"], id="6/2021 made a date by Excel"),
        pytest.param(set_day_date, "2021-06-01", [], id="a real day"),
        pytest.param(set_number_as_text, None, [], id="a year typed as text"),
    ],
)
def test_dates_and_numbers_are_read_as_people_see_them(
    run: Command, tmp_path: Path, change: Setter, due: str | None, codes: list[str]
) -> None:
    file = cell_sheet(tmp_path, change)

    late = run("progress", file, *JUNE).json["overdue_tasks"]

    assert [task["due"] for task in late] == ([due] if due else [])
    assert [one["code"] for one in findings(run, file)] == codes


def test_million_blank_formatted_rows_hold_no_task(run: Command, tmp_path: Path) -> None:
    file = write_sheet(tmp_path / "so.xlsx", [HEADINGS, ("Sở Y tế", "một", "Quý I/2021")])
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    blank = b"".join(
        b'<row r="%d"><c r="A%d" s="0"/><c r="B%d" s="0"/></row>' % (n, n, n)
        for n in range(3, 1_000_003)
    )
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"</sheetData>", blank + b"</sheetData>")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    assert run("check", file, *JUNE).json["rows"] == 1


def test_wrong_command_line_is_exit_code_2(run: Command) -> None:
    assert run("check").code == 2
    assert run("xin-chao").code == 2
    assert run("check", "a.xlsx", "--as-of", "30/6/2021").code == 2


def test_every_command_of_the_contract_is_offered(run: Command) -> None:
    said = run("--help")

    listed = [line.split()[0] for line in said.out.splitlines() if line.startswith("  ")]
    assert set(listed) >= {
        *("demo", "new", "check", "progress", "update", "report", "run", "register", "restore"),
        *("undo", "diff", "lint", "template", "explain", "batch", "doctor", "setup-buttons"),
    }
