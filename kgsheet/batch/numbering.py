"""Has one process give numbers, workbook by workbook, and goes on when it is lost."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import replace

from kgsheet.batch.crews import Crew, one_process
from kgsheet.batch.guarding import perform
from kgsheet.batch.running import alone, only_result
from kgsheet.batch.stopping import undisturbed
from kgsheet.batch.values import Fault, Item, Job, Record
from kgsheet.errors import Place, Problem
from kgsheet.messages import Code

_STOPPED = frozenset({Code.TIME_LIMIT, Code.WORKER_DIED})


def number_items(items: Sequence[Item], job: Job) -> Generator[Record]:
    """Yield the record of each item in their order, the next one begun when the last is out.

    However often the process is lost, the order of numbers stays: an item is tried again before
    the next one.
    """
    waiting = deque(items)
    while waiting:
        with one_process() as crew:
            while waiting:
                record = _finished(crew, job, waiting[0])
                if record is None:
                    break
                yield _whole(waiting.popleft(), record)
        if waiting:
            item = waiting.popleft()
            yield _whole(item, _sound(item, alone(item, job, one_process), job))


def _finished(crew: Crew, job: Job, item: Item) -> Record | None:
    try:
        with undisturbed():
            task = crew.executor.submit(perform, job, (item,))
    except BrokenExecutor:  # it was lost while it waited
        return None
    return only_result(crew, task)


def _sound(item: Item, record: Record, job: Job) -> Record:
    """Return the record of an item that may have been stopped: that is no reason to shut it out.

    A drive that does not answer stops it too, and its number may be given: it is tried again.
    """
    if record.fault and record.fault.code in _STOPPED:
        where, facts = Place(file=str(item.file)), {"limit": f"{job.limits.seconds:g}"}
        fault = Fault.of(Problem(code=Code.NUMBERING_STOPPED, where=where, facts=facts))
        return (item.before or record).not_numbered(fault)
    return record


def _whole(item: Item, record: Record) -> Record:
    """Return a record with the seconds of both steps."""
    before = item.before.seconds if item.before else 0
    return replace(record, seconds=round(before + record.seconds, 3))
