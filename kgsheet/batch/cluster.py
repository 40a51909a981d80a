"""Workers of a dask cluster, on this computer or on many that share the folders."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kgsheet.batch.crews import Crew
from kgsheet.errors import HostError, Problem
from kgsheet.messages import Code

# Scheduling a task costs more than reading a small workbook: a task is a group of them.
_LARGEST_GROUP = 16
_GROUPS_EACH = 4


@contextmanager
def dask_cluster(address: str, count: int, patience: float = 20) -> Iterator[Crew]:
    """Give the workers of the cluster whose scheduler listens at an address.

    Args:
        address: `tcp://host:8786`.
        count: how many workbooks there are.
        patience: how many seconds to wait for the scheduler.

    Raises:
        HostError: KG976: no answer from there; KG977: dask is not installed; KG978: no workers, or
            workers of several threads.
    """
    try:
        import distributed
    except ImportError as error:
        raise HostError(Problem(code=Code.DASK_MISSING)) from error
    connect: Any = distributed.Client  # it has no types
    try:
        # Other dask code of the caller keeps the client that it has.
        client = connect(address, timeout=patience, set_as_default=False)
    except (OSError, ValueError) as error:
        raise _lost(address) from error

    def check() -> None:
        if client.status != "running":
            raise _lost(address)

    try:
        threads = client.nthreads()
        # The limits of time and memory are those of a process.
        if not threads or any(one != 1 for one in threads.values()):
            raise HostError(Problem(code=Code.DASK_WORKERS, facts={"address": address}))
        group = min(_LARGEST_GROUP, max(1, count // (_GROUPS_EACH * len(threads))))
        # Of pure tasks dask would run equal ones once, and never again.
        yield Crew(client.get_executor(pure=False), 2 * len(threads), group, check)
    finally:
        client.close()


def _lost(address: str) -> HostError:
    return HostError(Problem(code=Code.DASK_LOST, facts={"address": address}))
