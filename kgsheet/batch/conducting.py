"""Runs a batch: finds the workbooks, asks the journal, has workers run the rest, writes it down."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from time import perf_counter

from kgsheet.batch.crews import Hire
from kgsheet.batch.figures import clear_figures
from kgsheet.batch.finding import find_workbooks, plain_path
from kgsheet.batch.issuing import number_workbook, prepare_workbook
from kgsheet.batch.numbering import number_items
from kgsheet.batch.running import run_items
from kgsheet.batch.values import Item, Job, Limits, Numbering, Record, Status
from kgsheet.batch.working import recipe, run_workbook
from kgsheet.hosts.faults import translated
from kgsheet.hosts.writers import only_writer
from kgsheet.journal import Entry, Journal
from kgsheet.values import frozen

JOURNAL = "kgsheet-batch.jsonl"
"""The name of the journal in the output folder."""

_NOTES = ".kgsheet-batch"
_FRESH: Entry = {"event": "fresh"}
_LIMITS = Limits()

Watcher = Callable[[Record, int, int], None]
"""Is told each record as it comes out, the how many-th it is, and of how many.

What is ready is told once more when it has its numbers, counted among all that were ready.
"""


@frozen(kw_only=True)
class Order:
    """What a batch is asked to do.

    Attributes:
        items: the workbooks, in order.
        out: the output folder.
        fresh: whether what was done before counts for nothing.
    """

    items: tuple[Item, ...]
    out: Path
    fresh: bool = False


@frozen
class Summary:
    """What became of the workbooks, in their order, and how many seconds it took."""

    records: tuple[Record, ...]
    seconds: float

    def count(self, status: Status) -> int:
        """Return how many came out so."""
        return sum(record.status is status for record in self.records)


def order(
    paths: Sequence[Path],
    out: Path,
    today: date,
    as_of: date | None = None,
    numbering: Numbering | None = None,
) -> Order:
    """Return what is to be done with the workbooks of files, folders and patterns.

    Args:
        paths: what was asked for.
        out: the output folder.
        today: the day it is.
        as_of: the cut-off day, `None` for that of each workbook.
        numbering: how documents get numbers; `None` for drafts.

    Raises:
        InputError, HostError: as `find_workbooks` does.
    """
    out = plain_path(out)
    items = tuple(
        Item(
            file=found.path,
            out=out,
            folder=found.folder,
            notes=out / _NOTES,
            today=today,
            as_of=as_of,
            recipe=recipe(as_of, found.folder, numbering),
            numbering=numbering,
        )
        for found in find_workbooks(paths, out)
    )
    return Order(items=items, out=out)


def job_of(asked: Order, limits: Limits = _LIMITS) -> Job:
    """Return what workers do with each workbook: make drafts, or what one process then numbers."""
    if any(item.numbering for item in asked.items):
        return Job(prepare_workbook, limits, number_workbook)
    return Job(run_workbook, limits)


def _unwatched(record: Record, number: int, total: int) -> None:
    """Nobody watches."""


def batch(
    asked: Order, hire: Hire, watcher: Watcher = _unwatched, job: Job | None = None
) -> Summary:
    """Run workbooks, each on its own, and return what became of them.

    Whatever ends this, started again it goes on where it was: a workbook counts as done when its
    line of the journal is on disk.

    Args:
        hire: gives the workers.
        watcher: is told each record.
        job: what is done with each workbook, and its limits; by default `job_of(asked)`.

    Raises:
        HostError: KG905: another batch writes to the folder; KG906, KG909: it cannot be written;
            KG975, KG976: no workers.
    """
    start = perf_counter()
    with translated(asked.out, "write"):
        asked.out.mkdir(parents=True, exist_ok=True)
        # A batch may take hours: who starts a second one is told at once.
        with only_writer(asked.out / JOURNAL, patience=0):
            records = _run(asked, hire, watcher, job or job_of(asked))
    return Summary(tuple(records), round(perf_counter() - start, 1))


def _run(asked: Order, hire: Hire, watcher: Watcher, job: Job) -> list[Record]:
    journal = Journal(asked.out / JOURNAL)
    if asked.fresh:
        # Nothing is deleted: killed too, this run goes on from what it has done since.
        journal.append(_FRESH)
    known = _known(journal)
    items = [replace(item, before=known.get(str(item.file))) for item in asked.items]
    _clear_notes(asked)
    with closing(run_items(items, job, hire)) as records:
        done = _noted(records, journal, watcher, len(items))
    if job.finish:
        # Only now: until here workers write to workbooks, of which one may be others' register.
        pairs = [(item, done[str(item.file)]) for item in items]
        ready = [replace(item, before=one) for item, one in pairs if one.status is Status.READY]
        with closing(number_items(ready, Job(job.finish, job.limits))) as records:
            done |= _noted(records, journal, watcher, len(ready))
    _clear_notes(asked)
    clear_figures(asked.out, (item for item in items if done[str(item.file)].figures))
    return [done[str(item.file)] for item in items]


def _noted(
    records: Iterator[Record], journal: Journal, watcher: Watcher, total: int
) -> dict[str, Record]:
    """Return the records by their files; what is over is in the journal before the next."""
    done: dict[str, Record] = {}
    for record in records:
        if record.status is not Status.READY:
            journal.append({"at": _now(), **record.as_entry()})
        done[record.file] = record
        watcher(record, len(done), total)
    return done


def _now() -> str:
    """Return the time for a line of the journal; nothing is decided by it."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _known(journal: Journal) -> dict[str, Record]:
    """Return the last record of each workbook since a batch started afresh."""
    known: dict[str, Record] = {}
    for entry in journal.entries():
        if entry == _FRESH:
            known.clear()
        elif record := Record.of_entry(entry):
            known[record.file] = record
    return known


def _clear_notes(asked: Order) -> None:
    """Forget what the workers of a batch that was killed were at: they are gone."""
    shutil.rmtree(asked.out / _NOTES, ignore_errors=True)
