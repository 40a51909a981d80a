"""A batch that gives numbers and is killed at a moment: `python -m tests.batch.doomed WHOM ...`."""

from __future__ import annotations

import multiprocessing
import os
import random
import re
import signal
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kgsheet.batch import Item, Job, Record, batch, job_of, process_pool
from kgsheet.batch.issuing import number_workbook, prepare_workbook
from tests.batch.offices import LIMITS, issue_order

# Seconds. A number takes some 0.06, more where the machine is busy: a kill comes within it or soon
# after it.
WITHIN_ONE, WITHIN_SOME = 0.12, 0.4


def kill_soon(chance: random.Random, longest: float) -> None:
    """Have this process ended from outside, wherever it is then."""
    signal.setitimer(signal.ITIMER_REAL, chance.uniform(0.001, longest))


@dataclass(frozen=True)
class Mortal:
    """Work that is killed while it is at a workbook, once.

    Attributes:
        marker: is there from then on.
    """

    name: str
    seed: int
    marker: Path
    is_first: bool

    def __call__(self, item: Item) -> Record:
        """Do the work of the step."""
        if item.file.parent.name == self.name and not self.marker.exists():
            self.marker.touch()
            kill_soon(random.Random(self.seed), WITHIN_ONE)
        try:
            return prepare_workbook(item) if self.is_first else number_workbook(item)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)


@dataclass(frozen=True)
class Fatal:
    """Numbering that ends its process at the second workbook, before or after its number is given.

    Attributes:
        marker: once this file is there all goes well; where `None`, it never does.
    """

    kind: str
    marker: Path | None = None

    def __call__(self, item: Item) -> Record:
        """Give the numbers of a workbook, or end the process."""
        is_sound = item.file.parent.name != "xa-02" or (self.marker and self.marker.exists())
        if is_sound:
            return number_workbook(item)
        if self.marker:
            self.marker.touch()
        if self.kind == "after":
            number_workbook(item)
        if self.kind == "hang":
            re.match("(a+)+$", "a" * 99 + "b")  # C code that holds the interpreter and never ends
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


def main(whom: str, folder: str, out: str, seed: str) -> None:
    """Run a batch of which a process, or this one, is killed at some moment."""
    chance = random.Random(int(seed))
    order = issue_order(Path(folder), Path(out))
    # Each is told of twice: when it is ready, and when it has its number.
    moment = chance.randrange(len(order.items) // 2, 2 * len(order.items))
    seen = 0

    def watch(record: Record, number: int, total: int) -> None:
        nonlocal seen
        seen += 1
        if seen == moment and whom == "parent":
            kill_soon(chance, WITHIN_SOME)
        if seen == moment and whom == "idle":
            for process in multiprocessing.active_children():
                os.kill(process.pid or 0, signal.SIGKILL)

    name = chance.choice(order.items).file.parent.name
    mortal = partial(Mortal, name, int(seed), Path(f"{out}-{seed}"))
    jobs = {
        "preparer": Job(mortal(is_first=True), LIMITS, number_workbook),
        "numberer": Job(prepare_workbook, LIMITS, mortal(is_first=False)),
    }
    batch(order, partial(process_pool, 2), watch, jobs.get(whom, job_of(order, LIMITS)))


if __name__ == "__main__":
    main(*sys.argv[1:])
