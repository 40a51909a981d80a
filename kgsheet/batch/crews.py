"""Who works on a batch: by default a pool of processes on this computer."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext

from kgsheet.batch.stopping import undisturbed
from kgsheet.values import frozen

_MOST = 61 if sys.platform == "win32" else 1000
"""Windows waits for no more processes at a time."""

_OBJECTS_BEFORE_COLLECTING = 100_000


def _nothing() -> None:
    """A pool on this computer cannot be lost without saying so."""


@frozen
class Crew:
    """Workers, and how they like their work.

    Attributes:
        executor: any executor whose workers run one task at a time, each in a process of its own.
        width: how many tasks are handed out at a time.
        group: how many workbooks a task holds.
        check: raises when the workers cannot be reached any more.
    """

    executor: Executor
    width: int
    group: int = 1
    check: Callable[[], None] = _nothing


Hire = Callable[[], AbstractContextManager[Crew]]
"""Gives workers; asked again when the last ones were lost."""


def all_cores() -> int:
    """Return how many processes this one may run at a time."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))  # fewer than there are, under taskset or systemd
    return os.cpu_count() or 1


@contextmanager
def process_pool(workers: int | None = None) -> Iterator[Crew]:
    """Give a pool of processes, which end with this one, whatever ends it.

    Args:
        workers: how many; where `None`, as many as there are cores.
    """
    workers = min(workers or all_cores(), _MOST)
    context = _context()
    held, leash = context.Pipe(duplex=False)
    with undisturbed():
        pool = ProcessPoolExecutor(
            workers, mp_context=context, initializer=_on_leash, initargs=(held,)
        )
    try:
        # A task lies ready for each worker, so that none waits for the next one.
        yield Crew(pool, width=2 * workers)
    except BaseException:
        leash.close()  # nobody waits for work that is no longer wanted
        raise
    finally:
        with undisturbed():
            pool.shutdown(cancel_futures=True)
            leash.close()
            held.close()


@contextmanager
def one_process() -> Iterator[Crew]:
    """Give a single process, which ends what it is at before it is told to end."""
    with process_pool(1) as crew:
        try:
            yield crew
        except BaseException:
            with undisturbed():
                crew.executor.shutdown(cancel_futures=True)
            raise


def _context() -> BaseContext:
    """Return how processes are started.

    Forking this one is unsafe once it has threads, as the pool and the progress bar have; a server
    without any, which has loaded what workers need, forks as fast. Windows can only spawn.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kgsheet.batch.preloaded"])
    return context


def _on_leash(held: Connection) -> None:
    """Have a worker end when the other end of the pipe closes, or the process that held it dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the parent decides
    # What is loaded lasts, and a workbook leaves hardly a cycle: garbage is seldom worth a look.
    gc.freeze()
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTING)

    def wait() -> None:
        held.poll(None)
        os._exit(0)  # sys.exit would end this thread alone

    threading.Thread(target=wait, daemon=True).start()
