"""Hands workbooks to workers, and goes on when workers are lost."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future
from itertools import islice

from kgsheet.batch.crews import Crew, Hire
from kgsheet.batch.guarding import perform, poisoned, ran_out_of_time
from kgsheet.batch.stopping import finished, undisturbed
from kgsheet.batch.values import Item, Job, Record
from kgsheet.errors import HostError, Problem
from kgsheet.messages import Code

_LOOK = 2.0  # seconds between two looks whether the workers can still be reached
_CHANCES = 2  # how often a workbook whose worker died is tried alone: others may have killed it
_VAIN_STARTS = 3  # crews in a row that are lost before a workbook comes out

Group = tuple[Item, ...]
Results = list[Record | None]


def run_items(items: Sequence[Item], job: Job, hire: Hire) -> Generator[Record]:
    """Yield the record of each item as it comes out.

    Raises:
        HostError: KG975: workers end before they begin; KG976: they cannot be reached any more.
    """
    shifts = _Shifts(items, job)
    vain = 0
    while shifts.waiting:
        before = len(shifts.waiting)
        with hire() as crew:
            yield from shifts.work(crew)
        vain = vain + 1 if len(shifts.waiting) == before else 0
        if vain == _VAIN_STARTS:
            raise HostError(Problem(code=Code.WORKERS_FAIL)) from shifts.reason
    for item in shifts.suspects:
        yield alone(item, job, hire)


class _Shifts:
    """What waits, what is being worked on, and what may have ended a worker."""

    def __init__(self, items: Sequence[Item], job: Job) -> None:
        self.waiting = deque(items)
        self.suspects: list[Item] = []
        self.reason: Exception | None = None
        self._job = job
        self._out: dict[Future[Results], Group] = {}

    def work(self, crew: Crew) -> Iterator[Record]:
        """Yield records until nothing waits or workers are lost."""
        while self.waiting or self._out:
            try:
                with undisturbed():
                    self._hand_out(crew)
                done = finished(self._out, _LOOK)
                with undisturbed():
                    results = [(self._out[future], future.result()) for future in done]
            except Exception as error:  # BrokenProcessPool, KilledWorker, or what pickling raises
                self.reason = error
                yield from self._after_a_loss()
                return
            # The futures of a scheduler that is gone may neither end nor fail.
            if not done:
                crew.check()
            for future in done:
                del self._out[future]
            for group, records in results:
                yield from self._sorted_out(group, records)

    def _hand_out(self, crew: Crew) -> None:
        while self.waiting and len(self._out) < crew.width:
            group = tuple(islice(self.waiting, crew.group))
            self._out[crew.executor.submit(perform, self._job, group)] = group
            for _ in group:
                self.waiting.popleft()

    def _after_a_loss(self) -> Iterator[Record]:
        """Keep what came out all the same, and hand out the rest again.

        What was being worked on has a note, by which the next worker suspects it.
        """
        for future, group in self._out.items():
            if future.done() and not future.cancelled() and not future.exception():
                yield from self._sorted_out(group, future.result())
            else:
                self.waiting.extend(group)
        self._out.clear()

    def _sorted_out(self, group: Group, results: Results) -> Iterator[Record]:
        for item, record in zip(group, results, strict=True):
            if record:
                yield record
            else:
                self.suspects.append(item)


def alone(item: Item, job: Job, hire: Hire) -> Record:
    """Return the record of an item that nothing else runs beside."""
    for _ in range(_CHANCES):
        if ran_out_of_time(item):
            break
        # With its note the worker would pass it over as a suspect once more.
        item.note.unlink(missing_ok=True)
        with hire() as crew:
            with undisturbed():
                task = crew.executor.submit(perform, job, (item,))
            record = only_result(crew, task)
        if record:
            return record
    late = ran_out_of_time(item)
    item.note.unlink(missing_ok=True)
    if late:
        return poisoned(item, Code.TIME_LIMIT, limit=f"{job.limits.seconds:g}")
    return poisoned(item, Code.WORKER_DIED)


def only_result(crew: Crew, future: Future[Results]) -> Record | None:
    """Return the record of the only item of a task, `None` where its worker died of it."""
    while not finished([future], _LOOK):
        crew.check()
    try:
        with undisturbed():
            return future.result()[0]
    except Exception:  # BrokenProcessPool or KilledWorker: the item has ended its worker
        return None
