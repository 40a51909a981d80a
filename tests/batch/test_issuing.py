"""Numbers for many workbooks: in the order of the files, once, whatever is run again."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import docx
import pytest

from kgsheet.batch import JOURNAL, Numbering, batch, process_pool
from kgsheet.batch import order as order_of
from kgsheet.core.edits import CellEdit
from kgsheet.core.schema import NARRATIVE, SERIES
from kgsheet.hosts.file import FileBook
from kgsheet.jobs import Issuing, Office, Target, When, run_and_issue
from kgsheet.jobs.registers import RegisterPlace, Wanted, verify, void
from kgsheet.messages import Code
from tests.batch.offices import (
    DAY,
    codes,
    issue_batch,
    issue_order,
    reporting_offices,
    settings,
    statuses,
    symbols,
    tree,
)
from tests.hosts.conftest import values
from tests.jobs.office import SETTINGS, numbers_in, write_register

OK, SKIPPED = ["ok"] * 3, ["skipped"] * 3
OF_REPORTS = (("BC", 2017, "BC", 169, "tự động", None),)
IN_ORDER = ["169/BC-UBND", "170/BC-UBND", "171/BC-UBND"]
SHARED = "../../van-thu/so.xlsx"


def place(register: Path, folder: Path) -> RegisterPlace:
    """The register of offices, and where their documents are named from."""
    return RegisterPlace(
        book=FileBook(register),
        folder=folder,
        base=register.parent / "Văn bản",
        settings=SETTINGS,
    )


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """The register of three offices, a workbook of its own."""
    register = tmp_path / "van-thu" / "so.xlsx"
    register.parent.mkdir()
    reporting_offices(tmp_path / "vao", 3, SHARED)
    return write_register(register, OF_REPORTS)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Three offices, each with a register of its own."""
    reporting_offices(tmp_path / "vao", 3)
    return tmp_path / "vao"


@pytest.mark.parametrize(
    ("register", "numbers"),
    [("", ["169/BC-UBND"] * 3), (SHARED, IN_ORDER), ("../xa-02/so.xlsm", IN_ORDER)],
    ids=["each its own", "one for all", "that of the second"],
)
def test_numbers_follow_the_order_of_files_with_any_number_of_workers(
    tmp_path: Path, register: str, numbers: list[str]
) -> None:
    reporting_offices(tmp_path / "mot" / "vao", 3, register)
    (tmp_path / "mot" / "van-thu").mkdir()
    write_register(tmp_path / "mot" / "van-thu" / "so.xlsx", OF_REPORTS)
    shutil.copytree(tmp_path / "mot", tmp_path / "hai")

    one = issue_batch(tmp_path / "mot" / "vao", tmp_path / "mot" / "ra", workers=1)
    two = issue_batch(tmp_path / "hai" / "vao", tmp_path / "hai" / "ra", workers=2)

    assert statuses(one) == statuses(two) == OK
    assert symbols(one) == symbols(two) == numbers
    assert tree(tmp_path / "mot") == tree(tmp_path / "hai")


def test_second_run_gives_no_number(own: Path, tmp_path: Path) -> None:
    first = issue_batch(own, tmp_path / "ra")
    before = tree(tmp_path)

    second = issue_batch(own, tmp_path / "ra")

    assert statuses(second) == SKIPPED
    assert [one.documents for one in second.records] == [one.documents for one in first.records]
    assert tree(tmp_path) == before


def test_second_run_on_a_shared_register_gives_no_number(shared: Path, tmp_path: Path) -> None:
    issue_batch(tmp_path / "vao", tmp_path / "ra")
    before = tree(tmp_path)

    second = issue_batch(tmp_path / "vao", tmp_path / "ra")

    assert statuses(second) == SKIPPED
    assert symbols(second) == IN_ORDER
    assert tree(tmp_path) == before


def lose_journal(tmp_path: Path) -> None:
    (tmp_path / "ra" / JOURNAL).unlink()


def save_again(tmp_path: Path) -> None:
    """Give the workbooks other bytes of the same content."""
    for path in (tmp_path / "vao").glob("*/so.xlsm"):
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
            for name, content in parts.items():
                package.writestr(name, content)


def lose_documents(tmp_path: Path) -> None:
    for path in (tmp_path / "ra").rglob("*.docx"):
        path.unlink()


@pytest.mark.parametrize("lose", [lose_journal, save_again, lose_documents])
def test_what_was_numbered_keeps_its_number(
    shared: Path, tmp_path: Path, lose: Callable[[Path], None]
) -> None:
    issue_batch(tmp_path / "vao", tmp_path / "ra")
    before = tree(tmp_path / "ra")
    lose(tmp_path)

    summary = issue_batch(tmp_path / "vao", tmp_path / "ra")

    assert codes(summary) == {}
    assert symbols(summary) == IN_ORDER
    assert numbers_in(shared) == [169, 170, 171]
    assert tree(tmp_path / "ra") == before


def test_fresh_gives_no_second_number(own: Path, tmp_path: Path) -> None:
    issue_batch(own, tmp_path / "ra")
    before = tree(tmp_path)

    fresh = replace(issue_order(own, tmp_path / "ra"), fresh=True)
    summary = batch(fresh, partial(process_pool, 1))

    assert symbols(summary) == ["169/BC-UBND"] * 3
    assert tree(tmp_path) == before


def test_another_day_is_for_those_without_a_number(own: Path, tmp_path: Path) -> None:
    late, day = own / "xa-01" / "so.xlsm", date(2017, 7, 12)
    shutil.move(late, tmp_path / "so.xlsm")
    issue_batch(own, tmp_path / "ra")
    shutil.move(tmp_path / "so.xlsm", late)
    later = order_of([own], tmp_path / "ra", day, numbering=Numbering(day))

    summary = batch(later, partial(process_pool, 1))

    assert statuses(summary) == OK
    assert [one.date for record in summary.records for one in record.documents] == [
        "2017-07-12",
        "2017-07-11",
        "2017-07-11",
    ]


def test_document_that_was_signed_since_is_left_alone(own: Path, tmp_path: Path) -> None:
    issue_batch(own, tmp_path / "ra")
    signed = sorted((tmp_path / "ra").rglob("*.docx"))[0]
    document = docx.Document(str(signed))
    document.add_paragraph("Đã ký số")
    document.save(str(signed))
    content = signed.read_bytes()

    second = issue_batch(own, tmp_path / "ra")
    third = issue_batch(own, tmp_path / "ra")

    assert symbols(second) == ["169/BC-UBND"] * 3
    assert statuses(third) == SKIPPED
    assert signed.read_bytes() == content
    assert len(list((tmp_path / "ra").rglob("*.docx"))) == 3


def test_changed_workbook_gets_no_second_number_for_its_period(
    shared: Path, tmp_path: Path
) -> None:
    issue_batch(tmp_path / "vao", tmp_path / "ra")
    settings(tmp_path / "vao" / "xa-02" / "so.xlsm", dia_danh="Rạch Giá")

    summary = issue_batch(tmp_path / "vao", tmp_path / "ra")

    assert statuses(summary) == ["skipped", "failed", "skipped"]
    fault = summary.records[1].fault
    assert fault is not None
    assert fault.code == Code.NUMBERED_BEFORE
    assert "đã có số 170/BC-UBND ngày 11/7/2017" in fault.message
    assert numbers_in(shared) == [169, 170, 171]


@pytest.mark.parametrize("folder", ["Văn bản", "noi-khac"])
def test_number_from_elsewhere_is_kept_while_no_fact_changed(
    own: Path, tmp_path: Path, folder: str
) -> None:
    path = own / "xa-01" / "so.xlsm"
    target = Target(beside=path.parent, folder=tmp_path / folder)
    book = FileBook(path)
    run_and_issue(Office(book, FileBook, target, When(today=DAY)), Issuing(day=DAY))
    issue_batch(own, tmp_path / "ra-truoc")

    summary = issue_batch(own, tmp_path / "ra")

    documents = [one for record in summary.records for one in record.documents]
    assert [one.number for one in documents] == [169] * 3
    assert len({one.sha256 for one in documents}) == 3
    assert [numbers_in(one) for one in own.glob("*/so.xlsm")] == [[169]] * 3


def test_each_letter_keeps_its_own_number(tmp_path: Path) -> None:
    """A letter goes to each agency that is late; all bear one type and one day."""
    (path,) = reporting_offices(tmp_path / "vao", 1)
    book = FileBook(path)
    book.apply(
        [
            CellEdit(sheet=table.sheet, row=row, column=column, value="CV")
            for table in (NARRATIVE, SERIES)
            for (row, column), held in values(book.read(), table.sheet).items()
            if held == "BC"
        ]
    )

    first = issue_batch(tmp_path / "vao", tmp_path / "ra")
    lose_journal(tmp_path)
    second = issue_batch(tmp_path / "vao", tmp_path / "ra")

    numbers = symbols(first)
    assert len(numbers) > 2
    assert numbers == [f"{169 + one}/UBND-TH" for one in range(len(numbers))]
    assert [one.documents for one in second.records] == [one.documents for one in first.records]
    assert numbers_in(path) == [169 + one for one in range(len(numbers))]


def test_next_period_gets_the_next_number(shared: Path, tmp_path: Path) -> None:
    issue_batch(tmp_path / "vao", tmp_path / "ra")
    settings(tmp_path / "vao" / "xa-02" / "so.xlsm", ngay_chot="2017-07-05")

    summary = issue_batch(tmp_path / "vao", tmp_path / "ra")

    assert statuses(summary) == ["skipped", "ok", "skipped"]
    assert symbols(summary) == ["169/BC-UBND", "172/BC-UBND", "171/BC-UBND"]


def test_cancelled_number_gives_way_to_the_next(shared: Path, tmp_path: Path) -> None:
    issue_batch(tmp_path / "vao", tmp_path / "ra")
    target = tmp_path / "ra" / "xa-02" / "so"
    void(place(shared, target), Wanted(type="BC", number=170, year=2017), "sai số liệu")
    settings(tmp_path / "vao" / "xa-02" / "so.xlsm", dia_danh="Rạch Giá")

    summary = issue_batch(tmp_path / "vao", tmp_path / "ra")

    assert symbols(summary) == ["169/BC-UBND", "172/BC-UBND", "171/BC-UBND"]
    assert numbers_in(shared) == [169, 170, 171, 172]
    assert verify(place(shared, target)) == ()


def test_number_cancelled_in_another_workbook_is_noticed(shared: Path, tmp_path: Path) -> None:
    issue_batch(tmp_path / "vao", tmp_path / "ra")
    target = tmp_path / "ra" / "xa-01" / "so"
    void(place(shared, target), Wanted(type="BC", number=169, year=2017), "trùng văn bản giấy")

    summary = issue_batch(tmp_path / "vao", tmp_path / "ra")

    assert statuses(summary) == ["ok", "skipped", "skipped"]
    assert symbols(summary)[0] == "172/BC-UBND"


def test_tomorrow_is_no_new_period_where_the_day_is_that_of_the_clock(
    own: Path, tmp_path: Path
) -> None:
    for path in own.glob("*/so.xlsm"):
        settings(path, ngay_chot=None)
    today = issue_order(own, tmp_path / "ra", date(2017, 7, 11))
    tomorrow = issue_order(own, tmp_path / "ra", date(2017, 7, 12))
    hire = partial(process_pool, 2)

    first = batch(today, hire)
    second = batch(tomorrow, hire)
    fresh = batch(replace(tomorrow, fresh=True), hire)
    settings(own / "xa-01" / "so.xlsm", dia_danh="Rạch Giá")
    changed = batch(tomorrow, hire)

    assert statuses(first) == OK, first
    assert statuses(second) == SKIPPED
    assert symbols(first) == symbols(second) == symbols(fresh)
    assert codes(changed) == {"so": Code.NUMBERED_BEFORE}
