"""Lets Ctrl-C and SIGTERM stop a batch only where it holds no lock of its workers.

Python handles a signal between any two steps of the main thread. An exception that is raised while
a future is locked leaves it locked, and whoever shuts the pool down then waits for it forever.
"""

from __future__ import annotations

import signal
from collections.abc import Collection, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from types import FrameType
from typing import TypeVar

_T = TypeVar("_T")


class TerminatedError(KeyboardInterrupt):
    """The system asked the program to end (SIGTERM)."""


class _Stop:
    """What was asked of this process, and whether it may be done now."""

    def __init__(self) -> None:
        self.asked: type[KeyboardInterrupt] | None = None
        self.depth = 0

    def ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = TerminatedError if number == signal.SIGTERM else KeyboardInterrupt
        self.obey()

    def obey(self) -> None:
        if self.asked and not self.depth:
            asked, self.asked = self.asked, None
            raise asked


_STOP = _Stop()


@contextmanager
def heeding_signals() -> Iterator[None]:
    """Raise KeyboardInterrupt on Ctrl-C and TerminatedError on SIGTERM, where nothing is held."""
    numbers = [signal.SIGTERM]
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else a shell ignores it
        numbers.append(signal.SIGINT)
    before = {number: signal.signal(number, _STOP.ask) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        _STOP.asked = None


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let a signal that `heeding_signals` heeds wait until this is through."""
    _STOP.depth += 1
    try:
        yield
    finally:
        _STOP.depth -= 1
    _STOP.obey()


def finished(futures: Collection[Future[_T]], seconds: float) -> list[Future[_T]]:
    """Return the futures that are done, once one is or the seconds are over; a signal stops it."""
    ready: SimpleQueue[Future[_T]] = SimpleQueue()
    with undisturbed():
        for future in futures:
            future.add_done_callback(ready.put)
    with suppress(Empty):
        ready.get(timeout=seconds)  # locks no future
    with undisturbed():
        return [future for future in futures if future.done()]
