"""A progress bar for people who wait: only on a terminal, and only after a second."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kgsheet.messages.commands import Step

PATIENCE = 1.0
"""Seconds before the bar appears."""


@contextmanager
def watched(steps: int, patience: float = PATIENCE) -> Iterator[Callable[[Step], None]]:
    """Give a listener for the steps of a job, shown as a bar on standard error.

    Args:
        steps: how many steps the job takes.
        patience: seconds before the bar appears.
    """
    if not sys.stderr.isatty():
        yield lambda step: None
        return
    bar = _Bar(steps)
    timer = threading.Timer(patience, bar.show)
    timer.daemon = True
    timer.start()
    try:
        yield bar.listen
    finally:
        timer.cancel()
        bar.close()


class _Bar:
    """A rich progress bar that is made when it is first shown."""

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._done = -1
        self._name = ""
        self._lock = threading.Lock()
        self._update: Callable[[], None] | None = None
        self._stop: Callable[[], None] | None = None

    def listen(self, step: Step) -> None:
        with self._lock:
            self._done += 1
            self._name = step.value
            if self._update:
                self._update()

    def show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        with self._lock:
            task = progress.add_task(self._name, total=self._steps, completed=max(self._done, 0))
            self._update = lambda: progress.update(
                task, description=self._name, completed=self._done
            )
            self._stop = progress.stop
            progress.start()

    def close(self) -> None:
        with self._lock:
            if self._stop:
                self._stop()
