"""Runs workbooks in a worker so that one that crashes, hangs or eats memory costs only itself.

While a worker is at a workbook, a note of it lies in a folder that all workers share. A worker that
dies leaves the note behind, one that ran out of time its traceback in it. Whoever comes upon such a
note leaves the workbook to the parent, which tries it once more, alone.
"""

from __future__ import annotations

import faulthandler
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from time import perf_counter

from kgsheet.batch.values import Fault, Item, Job, Limits, Record
from kgsheet.batch.working import content_hash
from kgsheet.errors import KgsheetError, Place, Problem
from kgsheet.messages import Code

try:
    import resource
except ImportError:  # Windows limits no memory of a process from inside
    resource = None  # type: ignore[assignment]  # asked for before each use

_MEGABYTE = 1 << 20


def perform(job: Job, items: Sequence[Item]) -> list[Record | None]:
    """Return the records of items; `None` of one that may have ended a worker before."""
    return [_performed(job, item) for item in items]


def poisoned(item: Item, code: Code, **facts: object) -> Record:
    """Return the record of a workbook that ended its worker, to be left alone until it changes."""
    problem = Problem(code=code, where=Place(file=str(item.file)), facts=facts)
    try:
        content = content_hash(item.file)
    except KgsheetError:
        content = ""
    return item.failed(Fault.of(problem), quarantined=True, content=content)


def ran_out_of_time(item: Item) -> bool:
    """Return whether the worker that left the note of an item did so."""
    return item.note.exists() and item.note.stat().st_size > 0


def _performed(job: Job, item: Item) -> Record | None:
    if item.note.exists():
        return None
    start = perf_counter()
    with _limited(item, job.limits):
        record = _attempted(job, item)
    return replace(record, seconds=round(perf_counter() - start, 3))


def _attempted(job: Job, item: Item) -> Record:
    try:
        return job.work(item)
    except KgsheetError as error:
        return item.failed(Fault.of_error(error))
    except MemoryError:
        return poisoned(item, Code.MEMORY_LIMIT, limit=job.limits.megabytes)
    except Exception as error:  # a mistake of ours must not cost the others
        where = Place(file=str(item.file))
        facts = {"error": "".join(traceback.format_exception_only(error)).strip()}
        return item.failed(Fault.of(Problem(code=Code.UNEXPECTED, where=where, facts=facts)))


@contextmanager
def _limited(item: Item, limits: Limits) -> Iterator[None]:
    item.notes.mkdir(parents=True, exist_ok=True)
    with item.note.open("wb") as note, _memory(limits.megabytes):
        # The watchdog is a thread of C: it ends the process also where C code never returns.
        faulthandler.dump_traceback_later(limits.seconds, exit=True, file=note)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
    item.note.unlink(missing_ok=True)


@contextmanager
def _memory(megabytes: int) -> Iterator[None]:
    """Limit the address space of this process meanwhile: beyond it there is MemoryError."""
    if resource is None:
        yield
        return
    before, most = resource.getrlimit(resource.RLIMIT_AS)
    limits = [one for one in (megabytes * _MEGABYTE, before) if one != resource.RLIM_INFINITY]
    with suppress(ValueError, OSError):  # macOS knows the limit and refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (min(limits), most))
    try:
        yield
    finally:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (before, most))
