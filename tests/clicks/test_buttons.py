"""A person clicks every button of the shipped workbooks, in LibreOffice, with the mouse."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import docx
import pytest

from kgsheet import jobs
from kgsheet.core.blocks import Block, find_block
from kgsheet.core.cells import CellValue, Snapshot
from kgsheet.core.edits import CellEdit
from kgsheet.core.schema import (
    BUTTONS,
    FINDINGS,
    PANEL,
    REGISTER,
    SETTINGS,
    TASKS,
    Table,
    button,
)
from kgsheet.documents.numbering import read_numbers
from kgsheet.hosts.file import FileBook
from kgsheet.jobs.registers import find_place, verify
from tests.clicks.clerk import Box, Clerk
from tests.clicks.conftest import Place
from tests.jobs.office import numbers_in, write_register

pytestmark = [pytest.mark.buttons, pytest.mark.libreoffice]

WHEN = jobs.When(today=date.today())


@pytest.fixture
def at_work(clerk: Clerk) -> Iterator[Callable[[Path], Clerk]]:
    """Return a function that lets the person open a workbook."""

    def open_workbook(path: Path) -> Clerk:
        clerk.open(path)
        return clerk

    yield open_workbook
    clerk.close()


def block(snapshot: Snapshot, table: Table) -> Block:
    found = find_block(snapshot, table)
    assert isinstance(found, Block)
    return found


def rows(snapshot: Snapshot, table: Table) -> list[dict[str, CellValue]]:
    """Return the filled rows of a table by field."""
    found = block(snapshot, table)
    return [dict(row.values) for row in found.rows]


def last_run(clerk: Clerk, name: str) -> tuple[CellValue, CellValue]:
    """Return when a button ran last, and what came of it, as the control panel says."""
    for row in rows(clerk.snapshot(), PANEL):
        if row["button"] == button(name).caption:
            return row.get("last_run"), row.get("result")
    raise AssertionError(name)


def press(clerk: Clerk, name: str) -> Box:
    """Click a button; return its box, having seen that the control panel says the same."""
    before = datetime.now().replace(microsecond=0)
    box = clerk.click(button(name).caption)
    while "Bấm OK để" in box.text:
        box = clerk.answer()
    moment, result = last_run(clerk, name)

    assert isinstance(moment, datetime)
    assert before <= moment <= datetime.now()
    assert " ".join(box.text.split()).startswith(str(result))
    return box


def of_file(path: Path) -> Snapshot:
    """Return what the closed file holds after an update by the command line."""
    book = FileBook(path)
    jobs.update(book, WHEN)
    return book.read()


def test_every_button_of_the_schema_is_there(
    at_work: Callable[[Path], Clerk], place: Place
) -> None:
    clerk = at_work(place(2017))

    assert clerk.captions == [one.caption for one in BUTTONS]


def test_check_lists_the_findings(at_work: Callable[[Path], Clerk], place: Place) -> None:
    path = place(2017)
    findings = jobs.check(FileBook(path), WHEN).examined.findings
    clerk = at_work(path)

    box = press(clerk, "check")

    listed = rows(clerk.snapshot(), FINDINGS)
    assert [row["code"] for row in listed] == [one.code.value for one in findings]
    assert "52 nhiệm vụ" in box.text
    assert clerk.workbook.sheets.active.name == FINDINGS.sheet
    assert str(clerk.workbook.sheets[FINDINGS.sheet]["D5"].formula).startswith("=HYPERLINK(")


def test_update_writes_what_the_command_line_writes(
    at_work: Callable[[Path], Clerk], place: Place, tmp_path: Path
) -> None:
    path = place(2017)
    closed = tmp_path / path.name
    closed.write_bytes(path.read_bytes())
    clerk = at_work(path)

    box = press(clerk, "update")

    assert "33 đến hạn, 18 đã hoàn thành, 15 quá hạn" in box.text
    live, wanted = clerk.snapshot(), of_file(closed)
    titles = {table.sheet for table in wanted.tables} - {PANEL.sheet}
    assert {title: filled(live, title) for title in titles} == {
        title: filled(wanted, title) for title in titles
    }


def filled(snapshot: Snapshot, title: str) -> dict[tuple[int, int], CellValue]:
    sheet = snapshot.sheets[title]
    return {
        (sheet.first_row + down, sheet.first_column + right): value
        for down, row in enumerate(sheet.rows)
        for right, value in enumerate(row)
        if value is not None
    }


@pytest.mark.parametrize(
    ("year", "name", "doc_type"), [(2017, "report_bc", "BC"), (2021, "report_kh", "KH")]
)
def test_a_draft_is_the_one_of_the_command_line(
    at_work: Callable[[Path], Clerk],
    place: Place,
    tmp_path: Path,
    year: int,
    name: str,
    doc_type: str,
) -> None:
    path = place(year)
    closed = tmp_path / path.name
    closed.write_bytes(path.read_bytes())
    clerk = at_work(path)

    box = press(clerk, name)

    [written] = (path.parent / "Văn bản").glob("*.docx")
    target = jobs.Target(beside=tmp_path)
    [wanted] = jobs.report(FileBook(closed), WHEN, doc_type, target).documents
    assert str(written) in box.text
    assert written.name == wanted.path.name
    assert text_of(written) == text_of(wanted.path)


def test_a_number_is_given_in_sheet_register_and_file(
    at_work: Callable[[Path], Clerk], place: Place
) -> None:
    path = place(2017)
    clerk = at_work(path)
    press(clerk, "report_bc")

    asked = clerk.click(button("issue").caption)
    box = clerk.answer()

    assert "Cấp số 169/BC-UBND ngày 11/7/2017" in asked.text
    assert "2017-BC-du-thao-" in asked.text
    assert "Đã cấp số 169/BC-UBND" in box.text
    folder = path.parent / "Văn bản"
    [document] = folder.glob("2017-BC-169-*.docx")
    assert str(document) in box.text
    assert read_numbers(document.read_bytes()) == (169, date(2017, 7, 11))
    for snapshot in (clerk.snapshot(), FileBook(path).read()):
        [row] = rows(snapshot, REGISTER)
        assert (row["symbol"], row["file"]) == ("169/BC-UBND", document.name)
    saved = FileBook(path)
    target = jobs.Target(beside=path.parent)
    register = find_place(saved, saved.read(), target, FileBook)
    assert verify(register) == ()


def test_a_locked_register_is_refused_calmly(
    at_work: Callable[[Path], Clerk], place: Place
) -> None:
    path = place(2017)
    series = ("BC", 2017, "BC", 200, "tự động", None)
    register = write_register(path.with_name("So van ban.xlsx"), (series,))
    settings = block(FileBook(path).read(), SETTINGS)
    [row] = [one.number for one in settings.rows if one.values["key"] == "so_van_ban"]
    column = settings.columns["value"]
    cell = CellEdit(sheet=settings.sheet, row=row, column=column, value=register.name)
    FileBook(path).apply([cell])
    clerk = at_work(path)
    press(clerk, "report_bc")
    register.with_name(f"~${register.name}").write_bytes(b"")

    box = press(clerk, "issue")

    assert "[KG905]" in box.text
    assert "Excel" in box.text
    assert numbers_in(register) == []
    assert not list((path.parent / "Văn bản").glob("2017-BC-200-*"))


def text_of(path: Path) -> list[str]:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def test_restore_puts_back_what_pasting_destroyed(
    at_work: Callable[[Path], Clerk], place: Place
) -> None:
    clerk = at_work(place(2017))
    tasks = block(clerk.snapshot(), TASKS)
    sheet = clerk.workbook.sheets[TASKS.sheet]
    first, last = tasks.rows[0].number, tasks.rows[-1].number
    kind = sheet.range((first, tasks.columns["kind"]), (last - 1, tasks.columns["kind"]))
    due = sheet.range((first, tasks.columns["due"]), (last, tasks.columns["due"]))
    source = kind.data_validation.source
    kind.data_validation.delete()
    due.number_format = "General"

    box = press(clerk, "restore")

    assert "Khôi phục" in box.text or "khôi phục" in box.text
    assert kind.data_validation.source == source
    assert due.number_format == "dd/mm/yyyy"


def test_errors_of_the_sheet_are_listed_with_their_places(
    at_work: Callable[[Path], Clerk], place: Place
) -> None:
    path = place(2017)
    tasks = block(FileBook(path).read(), TASKS)
    row = tasks.rows[0].number
    wrong = {"deadline": "30/2/2017", "lead_agency": "Sở Không Có"}
    FileBook(path).apply(
        [
            CellEdit(sheet=TASKS.sheet, row=row, column=tasks.columns[field], value=value)
            for field, value in wrong.items()
        ]
    )
    clerk = at_work(path)

    box = press(clerk, "check")

    listed = {(line["code"], line["cell"]) for line in rows(clerk.snapshot(), FINDINGS)}
    assert {("KG101", f"I{row}"), ("KG122", f"D{row}")} <= listed
    assert "2 lỗi" in box.text


def test_a_missing_column_is_told_calmly(at_work: Callable[[Path], Clerk], place: Place) -> None:
    clerk = at_work(place(2017))
    tasks = block(clerk.snapshot(), TASKS)
    heading = TASKS.column("title").heading
    clerk.workbook.sheets[TASKS.sheet].range((4, tasks.columns["title"])).value = "Ghi chú riêng"

    box = press(clerk, "check")

    assert "[KG302]" in box.text
    assert f"“{heading}”" in box.text
    assert rows(clerk.snapshot(), FINDINGS) == []


@pytest.mark.parametrize(
    ("python", "words"),
    [
        ("/không có/ở đây/python3", ("/không có/ở đây/python3", "setup-buttons")),
        ("/usr/bin/python3", ("/usr/bin/python3", "kgsheet")),
    ],
    ids=["no such program", "without kgsheet"],
)
def test_a_python_that_cannot_run_the_buttons_is_named(
    at_work: Callable[[Path], Clerk], place: Place, python: str, words: tuple[str, ...]
) -> None:
    clerk = at_work(place(2017, python))

    box = clerk.click(button("check").caption)

    assert [word for word in words if word not in box.text] == []
    assert last_run(clerk, "check") == (None, None)


def test_macros_reach_cells_through_xlwings_only(
    at_work: Callable[[Path], Clerk], place: Place, python_without_files: Path
) -> None:
    path = place(2017, python_without_files)
    clerk = at_work(path)

    said = {one.name: press(clerk, one.name).text for one in BUTTONS}

    assert {name: words in said[name] for name, words in SAID.items()} == dict.fromkeys(SAID, True)
    snapshot = clerk.snapshot()
    assert len(rows(snapshot, FINDINGS)) == 12
    assert [row["state"] for row in rows(snapshot, TASKS)].count("Quá hạn") == 15
    names = sorted(one.name[:12] for one in (path.parent / "Văn bản").glob("*.docx"))
    assert names == ["2017-BC-169-", "2017-BC-du-t"]


SAID = {
    "check": "Đã kiểm tra 52 nhiệm vụ",
    "update": "33 đến hạn, 18 đã hoàn thành, 15 quá hạn",
    "report_bc": "Đã lập dự thảo báo cáo",
    "report_kh": "[KG504]",
    "issue": "Đã cấp số 169/BC-UBND ngày 11/7/2017; sổ đã được lưu.",
    "restore": "không có gì phải khôi phục",
}


def test_the_other_python_has_no_closed_files(python_without_files: Path) -> None:
    def runs(code: str) -> bool:
        words = [str(python_without_files), "-P", "-c", code]
        return subprocess.run(words, capture_output=True, check=False).returncode == 0

    assert runs("import kgsheet.macros")
    assert not runs("import kgsheet.hosts.file")
