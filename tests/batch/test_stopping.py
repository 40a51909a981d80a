from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from time import monotonic

import pytest

from kgsheet.batch.crews import Crew
from kgsheet.batch.running import only_result
from kgsheet.batch.stopping import TerminatedError, finished, heeding_signals, undisturbed
from kgsheet.batch.values import Record

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")

ASKED = [
    pytest.param(signal.SIGTERM, TerminatedError, id="terminated"),
    pytest.param(signal.SIGINT, KeyboardInterrupt, id="ctrl-c"),
]


def ask(number: int) -> None:
    os.kill(os.getpid(), number)


@pytest.fixture
def heeding() -> Iterator[None]:
    with heeding_signals():
        yield


@pytest.mark.usefixtures("heeding")
@pytest.mark.parametrize(("number", "raised"), ASKED)
def test_signal_is_heeded_at_once_where_nothing_is_held(
    number: int, raised: type[BaseException]
) -> None:
    with pytest.raises(raised) as stopped:
        ask(number)

    assert stopped.type is raised


@pytest.mark.usefixtures("heeding")
@pytest.mark.parametrize(("number", "raised"), ASKED)
def test_signal_waits_until_the_last_lock_is_free(number: int, raised: type[BaseException]) -> None:
    done = []

    def work() -> None:
        with undisturbed():
            with undisturbed():
                ask(number)
                done.append("inner")
            done.append("outer")

    with pytest.raises(raised) as stopped:
        work()

    assert (done, stopped.type) == (["inner", "outer"], raised)


@pytest.mark.usefixtures("heeding")
def test_a_fault_goes_before_the_signal_which_is_heeded_next() -> None:
    def fail() -> None:
        with undisturbed():
            ask(signal.SIGTERM)
            raise ValueError("own")

    with pytest.raises(ValueError, match="own"):
        fail()

    with pytest.raises(TerminatedError), undisturbed():
        pass


def test_handlers_are_put_back() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]

    with heeding_signals():
        pass

    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before


def test_ctrl_c_that_is_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with heeding_signals():
            ask(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)


def test_what_is_done_is_told_and_what_is_not_is_left() -> None:
    done: Future[int] = Future()
    waiting: Future[int] = Future()
    done.set_result(1)

    assert finished([waiting, done], 60) == [done]
    assert finished([waiting], 0.01) == []


@pytest.mark.usefixtures("heeding")
def test_waiting_ends_with_the_signal() -> None:
    waiting: Future[int] = Future()
    timer = threading.Timer(0.1, ask, [signal.SIGTERM])
    begin = monotonic()

    timer.start()
    with pytest.raises(TerminatedError):
        finished([waiting], 60)

    assert monotonic() - begin < 30
    assert waiting.cancel()


class Locking(Future[list[Record | None]]):
    """A future that is asked to end when it has just been locked."""

    def __init__(self) -> None:
        super().__init__()
        self.set_result([None])

    def result(self, timeout: float | None = None) -> list[Record | None]:
        self._condition.acquire()
        ask(signal.SIGTERM)
        self._condition.release()
        return super().result(timeout)


@pytest.mark.usefixtures("heeding")
def test_no_future_stays_locked_by_a_signal() -> None:
    task = Locking()
    free: list[bool] = []

    with pytest.raises(TerminatedError):
        only_result(Crew(Executor(), width=1), task)

    other = threading.Thread(target=lambda: free.append(task.done()), daemon=True)
    other.start()
    other.join(30)
    assert free == [True]
