"""Folders of workbooks as a province has them, and what a batch made of them."""

from __future__ import annotations

import os
import re
import shutil
import signal
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from kgsheet.batch import (
    Item,
    Job,
    Limits,
    Numbering,
    Order,
    Record,
    Summary,
    batch,
    process_pool,
    run_workbook,
    write_summary,
)
from kgsheet.batch import order as order_of
from kgsheet.core.edits import CellEdit
from kgsheet.core.schema import SETTINGS
from kgsheet.hosts.file import FileBook
from kgsheet.shipped import sample_workbook
from tests.office_sheets import write_sheet

HEADINGS = ("Đơn vị chủ trì", "Nội dung", "Thời hạn", "Văn bản phê duyệt", "Trạng thái", "Hạn")
TODAY = date(2025, 7, 1)
END = date(2025, 6, 30)
DAY = date(2017, 7, 11)
LIMITS = Limits(seconds=120)


def office(path: Path, name: str = "Sở Y tế") -> Path:
    """Write the workbook of an office."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [HEADINGS, (name, f"Đề án của {path.stem}", "Quý I/2025", None, None, None)]
    return write_sheet(path, rows)


def offices(folder: Path, count: int) -> list[Path]:
    """Write workbooks, each in a folder of its own."""
    return [office(folder / f"xa-{number:02}" / "so.xlsx") for number in range(1, count + 1)]


def reporting_offices(folder: Path, count: int, register: str = "") -> list[Path]:
    """Write workbooks that give a report each, all different, and numbers from 169 on.

    Args:
        folder: where, each in a folder of its own.
        count: how many.
        register: the workbook that holds the register of all, seen from each; empty for its own.
    """
    paths = [folder / f"xa-{number:02}" / "so.xlsm" for number in range(1, count + 1)]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(sample_workbook(2017), path)
        is_own = (path.parent / register).resolve() == path
        settings(path, nguoi_soan=path.parent.name, so_van_ban=None if is_own else register)
    return paths


def settings(path: Path, **values: str | None) -> None:
    """Change settings of a workbook."""
    # Workers that come upon this module need not load what only this does.
    from tests.hosts.conftest import values as values_of

    book = FileBook(path)
    cells = values_of(book.read(), SETTINGS.sheet)
    keys = {str(held): row for (row, column), held in cells.items() if column == 1}
    edits = [
        CellEdit(sheet=SETTINGS.sheet, row=keys[key], column=2, value=value)
        for key, value in values.items()
    ]
    book.apply(edits)


def issue_batch(folder: Path, out: Path, workers: int = 1, job: Job | None = None) -> Summary:
    """Run a batch that gives numbers."""
    return batch(issue_order(folder, out), partial(process_pool, workers), job=job)


def issue_order(folder: Path, out: Path, today: date = DAY) -> Order:
    """Ask for numbers on a day."""
    return order_of([folder], out, today, numbering=Numbering(DAY))


def symbols(summary: Summary) -> list[str]:
    """Return the numbers of all documents."""
    return [one.symbol for record in summary.records for one in record.documents]


def run_batch(
    folder: Path, out: Path, workers: int = 2, as_of: date | None = END, job: Job | None = None
) -> Summary:
    """Run a batch with a pool of processes."""
    order = order_of([folder], out, TODAY, as_of)
    return run_order(order, workers, job)


def run_order(order: Order, workers: int = 2, job: Job | None = None) -> Summary:
    """Run what was asked for."""
    return batch(order, partial(process_pool, workers), job=job or Job(run_workbook, LIMITS))


def run_summed(folder: Path, out: Path, workers: int = 2) -> Summary:
    """Run a batch with a pool of processes and add up what it ran."""
    order = order_of([folder], out, TODAY, END)
    summary = run_order(order, workers)
    write_summary(order, summary)
    return summary


def statuses(summary: Summary) -> list[str]:
    """Return how each came out."""
    return [record.status.value for record in summary.records]


def codes(summary: Summary) -> dict[str, str]:
    """Return the code of each that failed, by the stem of its file."""
    return {Path(one.file).stem: one.fault.code for one in summary.records if one.fault}


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files that people see, but for the journal with its times."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".") and path.suffix != ".jsonl"
    }


@dataclass(frozen=True)
class Poison:
    """Work that some workbooks turn into what no reader of ours should do."""

    def __call__(self, item: Item) -> Record:
        """Kill, hang, eat memory or stumble over a workbook by its name; run others."""
        name = item.file.stem
        if name.startswith("giet"):
            os.kill(os.getpid(), signal.SIGKILL)
        if name.startswith("treo"):
            re.match("(a+)+$", "a" * 99 + "b")  # C code that holds the interpreter and never ends
        if name.startswith("an-het"):
            bytearray(1 << 40)
        if name.startswith("vap"):
            raise ValueError(name)
        return run_workbook(item)
