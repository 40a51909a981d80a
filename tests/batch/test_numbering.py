"""A workbook that ends the process that gives numbers costs only itself, and no number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kgsheet.batch import Job, Limits
from kgsheet.batch.issuing import prepare_workbook
from kgsheet.core.edits import CellEdit
from kgsheet.core.schema import CLOSED, NARRATIVE, SERIES, TASKS
from kgsheet.hosts.file import FileBook
from kgsheet.jobs import Issuing, Office, Target, When, run_and_issue
from kgsheet.messages import Code
from tests.batch.doomed import Fatal
from tests.batch.offices import (
    codes,
    issue_batch,
    reporting_offices,
    settings,
    statuses,
    symbols,
)
from tests.hosts.conftest import values
from tests.jobs.office import numbers_in, write_register

FIRST = "../xa-01/so.xlsm"
"""All take their numbers from the register of the first."""


def job(poison: Fatal, seconds: float = 120) -> Job:
    return Job(prepare_workbook, Limits(seconds=seconds), poison)


@pytest.mark.parametrize("kind", ["before", "after"])
def test_process_that_is_lost_once_changes_nothing(tmp_path: Path, kind: str) -> None:
    reporting_offices(tmp_path / "vao", 3, FIRST)

    summary = issue_batch(
        tmp_path / "vao", tmp_path / "ra", job=job(Fatal(kind, tmp_path / "lan-dau"))
    )

    assert statuses(summary) == ["ok"] * 3
    assert symbols(summary) == ["169/BC-UBND", "170/BC-UBND", "171/BC-UBND"]


@pytest.mark.parametrize(
    ("kind", "seconds", "given"),
    [("before", 120, [169, 170]), ("hang", 5, [169, 170]), ("after", 120, [169, 170, 171])],
)
def test_workbook_that_always_ends_it_is_named_and_tried_again_next_time(
    tmp_path: Path, kind: str, seconds: float, given: list[int]
) -> None:
    paths = reporting_offices(tmp_path / "vao", 3, FIRST)

    summary = issue_batch(tmp_path / "vao", tmp_path / "ra", job=job(Fatal(kind), seconds))

    fault = summary.records[1].fault
    assert statuses(summary) == ["ok", "failed", "ok"]
    assert fault is not None
    assert fault.code == Code.NUMBERING_STOPPED
    assert fault.where.endswith("xa-02/so.xlsm”")
    assert numbers_in(paths[0]) == given

    again = issue_batch(tmp_path / "vao", tmp_path / "ra")

    assert statuses(again) == ["skipped", "ok", "skipped"]
    assert numbers_in(paths[0]) == [169, 170, 171]


def close_year(path: Path) -> None:
    book = FileBook(path)
    cells = values(book.read(), SERIES.sheet)
    row, column = next(at for at, held in cells.items() if held == "tự động")
    book.apply([CellEdit(sheet=SERIES.sheet, row=row, column=column + 1, value=CLOSED)])


def open_finding(path: Path) -> None:
    book = FileBook(path)
    (deadline,) = (
        at for at, held in values(book.read(), TASKS.sheet).items() if held == "Thời gian thực hiện"
    )
    row, column = deadline
    book.apply([CellEdit(sheet=TASKS.sheet, row=row + 1, column=column, value="31/4/2017")])


def number_later(path: Path) -> None:
    """Give a number on a later day; then another period begins."""
    later = date(2017, 7, 20)
    when = When(today=later)
    office = Office(FileBook(path), FileBook, Target(beside=path.parent), when)
    run_and_issue(office, Issuing(day=later))
    settings(path, ngay_chot="2017-07-05")


def open_in_excel(path: Path) -> None:
    path.with_name(f"~${path.name}").write_bytes(b"")


@pytest.mark.parametrize(
    ("spoil", "code", "given"),
    [
        (open_finding, Code.NOT_READY, []),
        (close_year, Code.YEAR_CLOSED, []),
        (number_later, Code.DAY_TOO_EARLY, [169]),
        (open_in_excel, Code.FILE_IN_USE, []),
    ],
)
def test_workbook_that_gets_no_number_costs_only_itself(
    tmp_path: Path, spoil: Callable[[Path], None], code: Code, given: list[int]
) -> None:
    paths = reporting_offices(tmp_path / "vao", 3)
    spoil(paths[1])

    summary = issue_batch(tmp_path / "vao", tmp_path / "ra")

    assert statuses(summary) == ["ok", "failed", "ok"]
    assert codes(summary) == {"so": code}
    assert [numbers_in(path) for path in paths] == [[169], given, [169]]
    # What was read is summed up, number or no number.
    assert bool(summary.records[1].figures) is (code != Code.FILE_IN_USE)


def test_register_that_is_open_gives_its_numbers_in_order_when_it_is_closed(tmp_path: Path) -> None:
    register = tmp_path / "van-thu" / "so.xlsx"
    register.parent.mkdir()
    write_register(register, (("BC", 2017, "BC", 169, "tự động", None),))
    reporting_offices(tmp_path / "vao", 3, "../../van-thu/so.xlsx")
    open_in_excel(register)

    refused = issue_batch(tmp_path / "vao", tmp_path / "ra")
    register.with_name("~$so.xlsx").unlink()
    summary = issue_batch(tmp_path / "vao", tmp_path / "ra")

    assert statuses(refused) == ["failed"] * 3
    assert codes(refused) == {"so": Code.FILE_IN_USE}
    assert symbols(summary) == ["169/BC-UBND", "170/BC-UBND", "171/BC-UBND"]


def test_number_given_before_a_refusal_is_told_with_it(tmp_path: Path) -> None:
    """The first type has its series, the second has none."""
    (path,) = reporting_offices(tmp_path / "vao", 1)
    book = FileBook(path)
    last = max(at[0] for at in values(book.read(), NARRATIVE.sheet))
    book.apply(
        [
            CellEdit(sheet=NARRATIVE.sheet, row=last, column=1, value="KH"),
            CellEdit(sheet=NARRATIVE.sheet, row=last, column=3, value="trich_yeu"),
        ]
    )

    summary = issue_batch(tmp_path / "vao", tmp_path / "ra")
    again = issue_batch(tmp_path / "vao", tmp_path / "ra")

    assert statuses(summary) == statuses(again) == ["failed"]
    assert codes(summary) == {"so": Code.SERIES_MISSING}
    assert symbols(summary) == symbols(again) == ["169/BC-UBND"]
    assert numbers_in(path) == [169]
