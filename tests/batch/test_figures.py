"""What workers leave behind of each workbook."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kgsheet import jobs
from kgsheet.batch import Item, Order, Summary
from kgsheet.batch import order as order_of
from kgsheet.batch.figures import as_row, kept_figures, of_row
from kgsheet.core.rollup_offices import Office, OfficeTask
from kgsheet.core.tasks import State
from kgsheet.hosts.file import FileBook
from kgsheet.jobs import When
from kgsheet.shipped import SAMPLE_YEARS, sample_workbook
from tests.batch.offices import END, TODAY, offices, run_order, statuses

TASK = OfficeTask(
    id="NV-01",
    title="Đề án “trạm y tế”",
    agency="Sở Y tế",
    quarter="I/2025",
    deadline="Quý I/2025",
    due=date(2025, 3, 31),
    approved_on=date(2025, 4, 1),
    state=State.COMPLETED_LATE,
    days_late=3,
    row=7,
)


@pytest.fixture
def asked(tmp_path: Path) -> Order:
    """Two offices and both samples, which have a day of their own."""
    offices(tmp_path / "tinh", 2)
    for year in SAMPLE_YEARS:
        shutil.copy(sample_workbook(year), tmp_path / "tinh" / "xa-01")
    return order_of([tmp_path / "tinh"], tmp_path / "ra", TODAY)


def files(asked: Order) -> list[Path]:
    return sorted((asked.out / ".kgsheet-batch-figures").iterdir())


def kept(asked: Order, done: Summary) -> list[Office | None]:
    pairs = zip(asked.items, done.records, strict=True)
    return [kept_figures(item, record.figures) for item, record in pairs]


def read_again(item: Item) -> Office:
    when = When(today=item.today, as_of=item.as_of)
    return Office.of(item.folder, jobs.check(FileBook(item.file), when).examined.progress)


def test_figures_are_those_that_reading_again_would_give(asked: Order) -> None:
    first = run_order(asked)
    second = run_order(asked)

    assert kept(asked, first) == [read_again(item) for item in asked.items]
    assert kept(asked, second) == kept(asked, first)
    assert len(files(asked)) == len(asked.items)


def delete(path: Path) -> None:
    path.unlink()


def tear(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def swap(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"in_time", b"overdue").replace(b"2", b"1"))


@pytest.mark.parametrize("spoil", [delete, tear, swap])
def test_what_is_lost_is_made_again_by_the_next_run(
    asked: Order, spoil: Callable[[Path], None]
) -> None:
    first = run_order(asked)
    before = [path.read_bytes() for path in files(asked)]
    for path in files(asked)[:2]:
        spoil(path)

    lost = kept(asked, first).count(None)
    second = run_order(asked)

    assert lost == 2
    assert statuses(second) == ["skipped"] * 4
    assert [path.read_bytes() for path in files(asked)] == before


def test_figures_of_workbooks_that_are_gone_are_removed(asked: Order, tmp_path: Path) -> None:
    run_order(asked)
    (tmp_path / "tinh" / "xa-02" / "so.xlsx").write_bytes(b"x")
    fewer = replace(asked, items=asked.items[1:])

    done = run_order(fewer)

    assert statuses(done) == ["skipped", "skipped", "failed"]
    assert len(files(asked)) == 2


def test_figures_are_no_input(asked: Order, tmp_path: Path) -> None:
    shutil.copytree(tmp_path / "tinh", asked.out)
    run_order(asked)
    shutil.copy(sample_workbook(2017), asked.out / ".kgsheet-batch-figures" / "so.xlsx")

    elsewhere = order_of([asked.out], tmp_path / "khac", TODAY, END)

    assert [item.folder for item in elsewhere.items if "kgsheet" in str(item.file)] == []
    assert len(elsewhere.items) == len(asked.items)


def test_row_gives_back_the_office() -> None:
    bare = OfficeTask(id="2", title="", state=State.UNREADABLE)
    office = Office("xa-01/so", date(2025, 6, 30), (TASK, bare))
    name, day, tasks = as_row(office)
    texts = [[one.isoformat() if isinstance(one, date) else one for one in row] for row in tasks]

    assert of_row([name, day.isoformat(), texts]) == office
