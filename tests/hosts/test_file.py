"""What only a file can do wrong, and how it is saved."""

from __future__ import annotations

import io
import os
import shutil
import stat
import struct
import subprocess
import sys
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from kgsheet.core.cells import CellError, CellValue, MonthYear, NoResult
from kgsheet.core.edits import CellEdit, Edit, TableGrowth
from kgsheet.errors import HostError, InputError
from kgsheet.hosts.file import FileBook
from kgsheet.hosts.saving import backup_of
from kgsheet.hosts.writers import only_writer
from kgsheet.messages import Code
from tests.conftest import Audit, Convert
from tests.hosts.conftest import Rows, values, write_workbook
from tests.hosts.test_contract import TASKS, TITLE, edit, table
from tests.ooxml.packages import with_member, workbook_of

Make = Callable[[Path], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "so.xlsx", {TITLE: TASKS}, [table()])


def names_in(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


# Files that are no workbook


def _ole(*streams: str) -> bytes:
    names = b"".join(name.encode("utf-16-le").ljust(64, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + names


def _zipped(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def _binary_workbook() -> bytes:
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://x/officeDocument" Target="xl/workbook.bin"/>'
        "</Relationships>"
    )
    return _zipped(_rels__=" ", **{"_rels/.rels": links, "xl/workbook.bin": "x"})


def _locked_member() -> bytes:
    data = bytearray(workbook_of("<sheetData/>"))
    start = data.index(b"PK\1\2")
    struct.pack_into("<H", data, start + 8, 1)
    return bytes(data)


OPEN_DOCUMENT = _zipped(
    mimetype="application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": "<x/>"}
)
WRITER_DOCUMENT = _zipped(mimetype="application/vnd.oasis.opendocument.text")
SHEET_XML = "xl/worksheets/sheet1.xml"

BAD_FILES: dict[str, tuple[bytes, Code, str]] = {
    "plain text": (b"Ma;Noi dung\n1;x\n", Code.NOT_A_WORKBOOK, "không phải là sổ Excel"),
    "html named xlsx": (b"<html><table></table></html>", Code.NOT_A_WORKBOOK, ""),
    "random bytes": (bytes(range(7, 256)) * 40, Code.NOT_A_WORKBOOK, ""),
    "any zip": (_zipped(a="b"), Code.NOT_A_WORKBOOK, ""),
    "word document": (_ole("WordDocument"), Code.NOT_A_WORKBOOK, ""),
    "writer document": (WRITER_DOCUMENT, Code.NOT_A_WORKBOOK, ""),
    "encrypted": (_ole("EncryptionInfo", "EncryptedPackage"), Code.FILE_ENCRYPTED, "mật khẩu"),
    "zip with password": (_locked_member(), Code.FILE_ENCRYPTED, "mật khẩu"),
    "xls": (_ole("Root Entry", "Workbook"), Code.FORMAT_NOT_SUPPORTED, ".xls"),
    "xls of 1995": (_ole("Book"), Code.FORMAT_NOT_SUPPORTED, ".xls"),
    "xls of 1992": (b"\x09\x04\x06\x00\0\0\0\0", Code.FORMAT_NOT_SUPPORTED, ".xls"),
    "xml of 2003": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        Code.FORMAT_NOT_SUPPORTED,
        "XML Spreadsheet 2003",
    ),
    "xlsb": (_binary_workbook(), Code.FORMAT_NOT_SUPPORTED, ".xlsb"),
    "ods": (OPEN_DOCUMENT, Code.FORMAT_NOT_SUPPORTED, ".ods"),
    "nothing": (b"", Code.FILE_DAMAGED, "tệp rỗng"),
    "cut short": (workbook_of("<sheetData/>")[:900], Code.FILE_DAMAGED, "cắt ngắn"),
    "broken directory": (
        workbook_of("<sheetData/>").replace(b"PK\1\2", b"PK\0\0"),
        Code.FILE_DAMAGED,
        "gói nén",
    ),
    "broken workbook part": (
        with_member(workbook_of("<sheetData/>"), "xl/workbook.xml", b"<workbook"),
        Code.FILE_DAMAGED,
        "xl/workbook.xml",
    ),
    "external entity": (
        with_member(
            workbook_of("<sheetData/>"),
            "xl/workbook.xml",
            b'<!DOCTYPE x [<!ENTITY a "b">]><workbook>&a;</workbook>',
        ),
        Code.FILE_DAMAGED,
        "DOCTYPE",
    ),
}


@pytest.mark.parametrize(("content", "code", "words"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_file_that_is_no_workbook_is_named_and_left_alone(
    tmp_path: Path, content: bytes, code: Code, words: str
) -> None:
    path = tmp_path / "so.xlsx"
    path.write_bytes(content)

    for job in (FileBook(path).read, lambda: FileBook(path).apply([edit(1, 1, "x")])):
        with pytest.raises(InputError) as caught:
            job()
        (problem,) = caught.value.problems
        assert problem.code == code
        assert problem.where.file == str(path)
        assert words in str(problem)
    assert path.read_bytes() == content
    assert names_in(tmp_path) == {"so.xlsx"}


def test_a_missing_file_is_a_matter_of_the_host(tmp_path: Path) -> None:
    with pytest.raises(HostError) as caught:
        FileBook(tmp_path / "so.xlsx").read()

    assert caught.value.problems[0].code == Code.FILE_NOT_FOUND
    assert caught.value.exit_code == 5


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        FileBook(tmp_path).read()

    assert caught.value.problems[0].code == Code.NOT_A_WORKBOOK


def test_a_broken_sheet_is_told_when_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    path.write_bytes(workbook_of('<sheetData><row r="1"><c r="A1"'))

    snapshot = FileBook(path).read()

    with pytest.raises(InputError) as caught:
        snapshot.sheets["S"]
    assert caught.value.problems[0].code == Code.FILE_DAMAGED
    assert caught.value.problems[0].where.file == str(path)


# Reading


def test_a_chart_sheet_is_no_sheet_and_a_hidden_one_is(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "so.xlsx")
    book.add_worksheet("A").write(0, 0, 1)
    book.add_worksheet("Ẩn").hide()
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=A!$A$1"})
    book.add_chartsheet("Biểu đồ").set_chart(chart)
    book.close()

    file_book = FileBook(tmp_path / "so.xlsx")

    assert list(file_book.read().sheets) == ["A", "Ẩn"]
    with pytest.raises(InputError, match="biểu đồ"):
        file_book.apply([edit(1, 1, "x", "Biểu đồ")])


def test_days_of_a_1904_workbook_are_the_same_days(tmp_path: Path) -> None:
    rows: Rows = [[date(2021, 5, 7), MonthYear(2021, 6)]]
    path = write_workbook(tmp_path / "so.xlsx", {TITLE: rows}, date_1904=True)

    book = FileBook(path)

    assert values(book.read(), TITLE) == {(1, 1): date(2021, 5, 7), (1, 2): MonthYear(2021, 6)}
    assert book.apply([edit(1, 1, date(2021, 5, 7)), edit(1, 3, date(2021, 5, 8))]) == [
        edit(1, 3, date(2021, 5, 8))
    ]
    assert values(book.read(), TITLE)[1, 3] == date(2021, 5, 8)
    with pytest.raises(InputError, match="KG908"):
        book.apply([edit(1, 1, date(1903, 12, 31))])


RUNS = '<r><t xml:space="preserve">giàu </t></r><r><t>có</t></r>'
CELLS: dict[str, tuple[str, CellValue]] = {
    "error": ('<c r="B2" t="e"><v>#REF!</v></c>', CellError("#REF!")),
    "error of a formula": ('<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', CellError("#DIV/0!")),
    "formula without result": ('<c r="B2"><f>A1 &amp; "x"</f></c>', NoResult('A1 & "x"')),
    "formula with empty value": ('<c r="B2"><f>A1</f><v></v></c>', NoResult("A1")),
    "formula with blank value": ('<c r="B2"><f>A1</f><v/></c>', NoResult("A1")),
    "formula with empty text": ('<c r="B2" t="str"><f>""</f><v></v></c>', None),
    "shared formula": ('<c r="B2"><f t="shared" si="0"/><v>4</v></c>', 4),
    "formula with number": ('<c r="B2"><f>A1</f><v>5</v></c>', 5),
    "inline text": ('<c r="B2" t="inlineStr"><is><t>đề án</t></is></c>', "đề án"),
    "rich inline text": (
        f'<c r="B2" t="inlineStr"><is>{RUNS}</is></c>',
        "giàu có",
    ),
    "shared text": ('<c r="B2" t="s"><v>1</v></c>', "giàu có"),
    "percent": ('<c r="B2" s="3"><v>0.545</v></c>', 0.545),
    "true": ('<c r="B2" t="b"><v>1</v></c>', True),
    "day": ('<c r="B2" s="1"><v>44323</v></c>', date(2021, 5, 7)),
    "month": ('<c r="B2" s="2"><v>44348</v></c>', MonthYear(2021, 6)),
    "time of day": ('<c r="B2" s="4"><v>0.35416666666666669</v></c>', "08:30"),
    "duration": ('<c r="B2" s="5"><v>1.5</v></c>', "36:00"),
    "iso day": ('<c r="B2" t="d"><v>2021-05-07</v></c>', date(2021, 5, 7)),
    "blank of a format": ('<c r="B2" s="2"/>', None),
}
STRINGS = f"<si><t>một</t></si><si>{RUNS}</si>"
FORMATS = ("dd/mm/yyyy", '"tháng" m/yyyy', "0.0%", "hh:mm", "[h]:mm")


@pytest.mark.parametrize(("cell", "value"), CELLS.values(), ids=CELLS.keys())
def test_each_kind_of_cell_is_read(tmp_path: Path, cell: str, value: CellValue) -> None:
    path = tmp_path / "so.xlsx"
    sheet = f'<sheetData><row r="2">{cell}</row></sheetData>'
    path.write_bytes(workbook_of(sheet, strings=STRINGS, formats=FORMATS))

    assert values(FileBook(path).read(), "S").get((2, 2)) == value


@pytest.mark.parametrize(
    "cell", ['<c r="A1" t="e"><v>#N/A</v></c>', '<c r="XFD1"><f>A1</f></c>'], ids=["left", "right"]
)
def test_cells_that_only_the_part_shows_may_lie_outside_the_used_range(
    tmp_path: Path, cell: str
) -> None:
    path = tmp_path / "so.xlsx"
    sheet = f'<row r="1">{cell}</row><row r="3"><c r="C3"><v>1</v></c></row>'
    path.write_bytes(workbook_of(f"<sheetData>{sheet}</sheetData>"))

    assert len(values(FileBook(path).read(), "S")) == 2
    assert values(FileBook(path).read(), "S")[3, 3] == 1


ENCODED = {
    "utf-8 mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "utf-16": lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16"),
    "cdata": lambda text: text.replace("<v>đề án</v>", "<v><![CDATA[đề án]]></v>").encode(),
}


@pytest.mark.parametrize("encode", ENCODED.values(), ids=ENCODED.keys())
def test_unusual_encodings_are_read_and_kept(
    tmp_path: Path, encode: Callable[[str], bytes]
) -> None:
    path = tmp_path / "so.xlsx"
    row = '<row r="1"><c r="A1" t="str"><v>đề án</v></c><c r="B1" s="1"><v>44323</v></c></row>'
    merges = '<mergeCells><mergeCell ref="A3:B3"/></mergeCells>'
    data = workbook_of(f"<sheetData>{row}</sheetData>{merges}", formats=FORMATS)
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        text = made.read(SHEET_XML).decode()
    path.write_bytes(with_member(data, SHEET_XML, encode(text)))
    book = FileBook(path)

    assert values(book.read(), "S") == {(1, 1): "đề án", (1, 2): date(2021, 5, 7)}
    assert str(book.read().sheets["S"].merges[0]) == "A3:B3"
    book.apply([edit(2, 1, "Ủy ban", "S")])
    assert values(book.read(), "S")[2, 1] == "Ủy ban"
    with zipfile.ZipFile(path) as made:
        kept = made.read(SHEET_XML)
    assert kept[:2] == encode(text)[:2]


def test_a_million_blank_formatted_rows_come_to_nothing(tmp_path: Path) -> None:
    blank = b"".join(b'<row r="%d"><c r="B%d" s="2"/></row>' % (n, n) for n in range(2, 1_048_577))
    first = '<row r="1"><c r="A1" s="2"><v>44348</v></c></row>'
    data = workbook_of(f"<sheetData>{first}@</sheetData>", formats=FORMATS)
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        part = made.read(SHEET_XML).replace(b"@", blank)
    path = tmp_path / "so.xlsx"
    path.write_bytes(with_member(data, SHEET_XML, part))

    assert FileBook(path).read().sheets["S"].rows == [(MonthYear(2021, 6),)]


def test_a_stray_cell_in_the_last_corner_does_not_fill_the_memory(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    last = '<row r="1048576"><c r="XFD1048576" t="s"><v>0</v></c></row>'
    path = tmp_path / "so.xlsx"
    path.write_bytes(workbook_of(f"<sheetData>{rows}{last}</sheetData>", strings=STRINGS))

    assert values(FileBook(path).read(), "S") == {(1, 1): 1, (1_048_576, 16_384): "một"}


ODD = {
    "a row beyond the sheet": ('<row r="1"><c r="A99999999999"><v>1</v></c></row>', {(1, 1): 1}),
    "a row of another row": ('<row r="1"><c r="A9999999"><v>1</v></c></row>', {(1, 1): 1}),
    "a column beyond the sheet": ('<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>', {(1, 1): 1}),
    "row 0": ('<row r="0"><c r="A0"><v>1</v></c></row>', {}),
    "no address": ('<row r="2"><c r=""><v>1</v></c></row>', {(2, 1): 1}),
}


@pytest.mark.parametrize(("rows", "expected"), ODD.values(), ids=ODD.keys())
def test_addresses_outside_the_sheet_do_no_harm(
    tmp_path: Path, rows: str, expected: dict[tuple[int, int], CellValue]
) -> None:
    path = tmp_path / "so.xlsx"
    path.write_bytes(workbook_of(f"<sheetData>{rows}</sheetData>"))

    assert values(FileBook(path).read(), "S") == expected


def test_a_merge_beyond_the_sheet_is_left_out(tmp_path: Path) -> None:
    refs = "".join(f'<mergeCell ref="{ref}"/>' for ref in ("A1:B2", "C3:ZZZZZ99999999"))
    path = tmp_path / "so.xlsx"
    path.write_bytes(workbook_of(f"<sheetData/><mergeCells>{refs}</mergeCells>"))

    assert [str(area) for area in FileBook(path).read().sheets["S"].merges] == ["A1:B2"]


UNREADABLE = {
    "a text that is not there": ("", '<c r="A1" t="s"><v>9</v></c>'),
    "an unknown type": ("", '<c r="A1" t="zz"><v>9</v></c>'),
    "a time beyond all": ("[h]:mm", '<c r="A1" s="1"><v>1e18</v></c>'),
}


@pytest.mark.parametrize(("code", "cell"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_sheet_that_cannot_be_read_is_damage(tmp_path: Path, code: str, cell: str) -> None:
    path = tmp_path / "so.xlsx"
    body = f'<sheetData><row r="1">{cell}</row></sheetData>'
    path.write_bytes(workbook_of(body, formats=[code] if code else ()))

    with pytest.raises(InputError, match="KG907"):
        FileBook(path).read().sheets["S"]


def test_a_snapshot_stays_what_it_was_when_the_file_changes(path: Path) -> None:
    snapshot = FileBook(path).read()

    FileBook(path).apply([edit(2, 2, "mới")])

    assert values(snapshot, TITLE)[2, 2] == "Đề án phát triển"


# Writing


def test_what_is_written_passes_the_outside_readers(
    path: Path, audit: Audit, libreoffice_convert: Convert
) -> None:
    edits: list[Edit] = [
        TableGrowth(table="tblNhiemVu", last_row=4),
        CellEdit(sheet=TITLE, row=4, column=1, value="NV3", like_row=3),
        CellEdit(sheet=TITLE, row=4, column=2, value="=1+1 & <Đề án>", like_row=3),
        edit(4, 3, date(2021, 9, 30)),
        edit(2, 4, True),
        edit(2, 5, 1.5),
    ]

    FileBook(path).apply(edits)

    assert audit(path) == []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sheet = openpyxl.load_workbook(path)[TITLE]
    assert sheet.tables["tblNhiemVu"].ref == "A1:B4"
    assert sheet["B4"].value == "=1+1 & <Đề án>"
    assert sheet["B4"].data_type == "s"
    assert sheet["C4"].value.date() == date(2021, 9, 30)
    assert sheet["C4"].number_format == "dd/mm/yyyy"
    assert (sheet["D2"].value, sheet["E2"].value) == (True, 1.5)
    text = libreoffice_convert(path, "csv:Text - txt - csv (StarCalc):44,34,76").read_text("utf-8")
    assert text.splitlines()[3] == "NV3,=1+1 & <Đề án>,30/09/2021,,"


def test_text_in_a_workbook_that_had_none_is_read_by_others(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "so.xlsx", {"A": [[1]]})

    FileBook(path).apply([edit(1, 2, "=Đề án", "A"), edit(1, 3, " a ", "A")])

    assert values(FileBook(path).read(), "A") == {(1, 1): 1, (1, 2): "=Đề án", (1, 3): " a "}
    sheet = openpyxl.load_workbook(path)["A"]
    assert (sheet["B1"].value, sheet["B1"].data_type) == ("=Đề án", "s")
    assert sheet["C1"].value == " a "


def test_nothing_to_change_leaves_the_file_untouched(path: Path) -> None:
    before, status = path.read_bytes(), path.stat()

    assert FileBook(path).apply([edit(2, 1, "NV1"), edit(9, 9, None)]) == []
    assert path.read_bytes() == before
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (status.st_mtime_ns, status.st_ino)
    assert names_in(path.parent) == {"so.xlsx"}


def test_a_refusal_leaves_the_file_untouched(path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(InputError) as caught:
        FileBook(path).apply([edit(2, 1, "x"), edit(1, 1, "y")])
    assert str(caught.value.problems[0].where) == f"Tệp “{path}”, Trang “{TITLE}”, ô A1"
    assert path.read_bytes() == before
    assert names_in(path.parent) == {"so.xlsx"}


def test_the_last_version_is_kept_hidden_beside_the_file(path: Path) -> None:
    book, versions = FileBook(path), [path.read_bytes()]
    for text in ("một", "hai"):
        book.apply([edit(2, 2, text)])
        versions.append(path.read_bytes())

    assert names_in(path.parent) == {"so.xlsx", ".so.xlsx.kgsheet-backup"}
    assert backup_of(path).read_bytes() == versions[1]


def test_mode_is_kept_and_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    path.chmod(0o640)
    link = tmp_path / "lối tắt" / "so.xlsx"
    link.parent.mkdir()
    link.symlink_to(path)

    FileBook(link).apply([edit(2, 2, "mới")])

    assert link.is_symlink()
    assert names_in(link.parent) == {"so.xlsx"}
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert stat.S_IMODE(backup_of(path).stat().st_mode) == 0o640
    assert values(FileBook(path).read(), TITLE)[2, 2] == "mới"


def test_what_a_killed_run_left_over_is_cleaned_up(path: Path) -> None:
    path.with_name(".so.xlsx.kgsheet-new").write_bytes(b"half")

    FileBook(path).apply([edit(2, 2, "mới")])

    assert names_in(path.parent) == {"so.xlsx", ".so.xlsx.kgsheet-backup"}


WITHOUT_RIGHTS = """
import os, sys
from kgsheet.core.edits import CellEdit
from kgsheet.errors import KgsheetError
from kgsheet.hosts.file import FileBook
import kgsheet.hosts.changing  # what a save needs, while it can be imported
"".encode("cp437")  # and what zip needs
if os.getuid() == 0:  # who may read and write anything
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
book = FileBook(sys.argv[1])
try:
    if sys.argv[2] == "read":
        book.read()
    else:
        book.apply([CellEdit(sheet="Nhiệm vụ", row=2, column=2, value="x")])
except KgsheetError as error:
    print(error.exit_code, error.problems[0].code, error)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


def _as_ordinary_user(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_RIGHTS, *arguments],
        capture_output=True,
        check=True,
        env=dict(os.environ, PYTHONIOENCODING="utf-8"),
    )
    return done.stdout.decode()


RIGHTS = {
    "unreadable": (0o200, 0o777, "read", "đọc"),
    "read only": (0o444, 0o777, "apply", "ghi"),
    "folder read only": (0o666, 0o555, "apply", "ghi"),
}


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="rights are other things on Windows")
@pytest.mark.parametrize("case", RIGHTS.values(), ids=RIGHTS.keys())
def test_without_permission_the_file_stays_as_it_is(
    open_folder: Path, path: Path, case: tuple[int, int, str, str]
) -> None:
    mode, folder_mode, job, word = case
    target = Path(shutil.copy(path, open_folder))
    target.chmod(mode)
    open_folder.chmod(folder_mode)

    said = _as_ordinary_user(str(target), job)

    assert said.startswith("5 KG906")
    assert f"Không có quyền {word}" in said
    assert target.read_bytes() == path.read_bytes()
    assert names_in(open_folder) == {"so.xlsx"}


def test_a_run_that_waits_too_long_for_another_says_so(path: Path) -> None:
    before = path.read_bytes()

    with only_writer(path.resolve(), 0), pytest.raises(HostError, match=r"KG905.*kgsheet khác"):
        FileBook(path, patience=0).apply([edit(2, 2, "mới")])
    assert path.read_bytes() == before
    assert names_in(path.parent) == {"so.xlsx"}


def test_a_lock_is_given_back_after_a_failure(path: Path) -> None:
    with pytest.raises(InputError):
        FileBook(path).apply([edit(1, 1, "x")])

    assert len(FileBook(path, patience=0).apply([edit(2, 2, "mới")])) == 1


def test_a_preview_names_what_would_change_and_changes_nothing(path: Path) -> None:
    before = path.read_bytes()

    assert FileBook(path).preview([edit(2, 1, "NV1"), edit(2, 2, "mới")]) == [edit(2, 2, "mới")]
    assert path.read_bytes() == before
