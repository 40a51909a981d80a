"""Sums up the workbooks of a batch in one workbook for people."""

from __future__ import annotations

import os
from pathlib import Path

from kgsheet import jobs
from kgsheet.batch.conducting import Order, Summary
from kgsheet.batch.finding import SUMMARY
from kgsheet.batch.values import Item, Status
from kgsheet.core.rollup import roll_up
from kgsheet.core.rollup_offices import Office
from kgsheet.hosts.faults import translated
from kgsheet.jobs import When


def write_summary(asked: Order, done: Summary) -> Path | None:
    """Write the summary of all workbooks that could be run, in place of the last one.

    Each is read once more, here: this takes about as long as checking them one by one.

    Returns:
        Where it stands; `None` where no workbook could be run.

    Raises:
        InputError, HostError: as `jobs.check` does; KG906, KG909: it cannot be written.
    """
    from kgsheet.rollup import write_rollup

    pairs = list(zip(asked.items, done.records, strict=True))
    missing = [item.folder for item, record in pairs if record.status is Status.FAILED]
    offices = [_office(item) for item, record in pairs if record.status is not Status.FAILED]
    if not offices:
        return None
    path = asked.out / SUMMARY
    half = asked.out / f".{SUMMARY}.tmp"
    with translated(path, "write"):
        with half.open("wb") as stream:
            write_rollup(stream, roll_up(offices), missing)
        os.replace(half, path)
    return path


def _office(item: Item) -> Office:
    from kgsheet.hosts.file import FileBook

    when = When(today=item.today, as_of=item.as_of)
    return Office.of(item.folder, jobs.check(FileBook(item.file), when).examined.progress)
