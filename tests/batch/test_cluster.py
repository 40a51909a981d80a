"""The same batch on a real dask cluster: a scheduler and workers on this computer."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster

from kgsheet.batch import Job, Record, batch, dask_cluster, write_summary
from kgsheet.batch import order as order_of
from kgsheet.errors import HostError
from kgsheet.messages import Code
from kgsheet.shipped import sample_workbook
from tests.batch.offices import (
    END,
    LIMITS,
    TODAY,
    Poison,
    codes,
    office,
    offices,
    run_batch,
    run_summed,
    statuses,
    tree,
)

CLUSTER: Any = LocalCluster  # it has no types


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with CLUSTER(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1"
    ) as cluster:
        yield cluster.scheduler_address


def without_summary(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if "tong-hop" not in name}


def test_cluster_makes_the_same_bytes_and_survives_poison(address: str, tmp_path: Path) -> None:
    offices(tmp_path / "vao", 20)
    shutil.copy(sample_workbook(2017), tmp_path / "vao")
    shutil.copytree(tmp_path / "vao", tmp_path / "pool" / "vao")
    run_summed(tmp_path / "pool" / "vao", tmp_path / "pool" / "ra")
    asked = order_of([tmp_path / "vao"], tmp_path / "lanh", TODAY, END)
    sound = batch(asked, partial(dask_cluster, address, len(asked.items)))
    write_summary(asked, sound)
    office(tmp_path / "vao" / "giet.xlsx")
    office(tmp_path / "vao" / "treo.xlsx")
    order = order_of([tmp_path / "vao"], tmp_path / "ra", TODAY, END)
    job = Job(Poison(), replace(LIMITS, seconds=5))

    summary = batch(order, partial(dask_cluster, address, len(order.items)), job=job)

    assert codes(summary) == {"giet": Code.WORKER_DIED, "treo": Code.TIME_LIMIT}
    assert tree(tmp_path / "ra") == without_summary(tree(tmp_path / "lanh"))
    assert tree(tmp_path / "lanh") == tree(tmp_path / "pool" / "ra")


def test_address_without_a_scheduler_is_said() -> None:
    with pytest.raises(HostError) as refused, dask_cluster("tcp://127.0.0.1:9", 1, patience=1):
        pass

    assert refused.value.problems[0].code is Code.DASK_LOST


@pytest.mark.parametrize("workers", [0, 1])
def test_cluster_of_no_workers_or_of_threads_is_refused(workers: int) -> None:
    with (
        CLUSTER(
            n_workers=workers,
            threads_per_worker=2,
            dashboard_address=":0",
            host="127.0.0.1",
        ) as cluster,
        pytest.raises(HostError) as refused,
        dask_cluster(cluster.scheduler_address, 1),
    ):
        pass

    assert refused.value.problems[0].code is Code.DASK_WORKERS


SCHEDULER = """
from distributed import LocalCluster
if __name__ == "__main__":
    cluster = LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1"
    )
    print(cluster.scheduler_address, flush=True)
    input()
"""


@pytest.mark.slow
@pytest.mark.parametrize("moment", [1, 40, 90])
def test_killed_scheduler_is_said_and_made_good(tmp_path: Path, moment: int) -> None:
    """Slow, for it takes seconds until dask gives the scheduler up."""
    offices(tmp_path / "vao", 400)
    shutil.copytree(tmp_path / "vao", tmp_path / "yen" / "vao")
    run_batch(tmp_path / "yen" / "vao", tmp_path / "yen" / "ra")
    (tmp_path / "scheduler.py").write_text(SCHEDULER, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, tmp_path / "scheduler.py"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    order = order_of([tmp_path / "vao"], tmp_path / "ra", TODAY, END)

    def watch(record: Record, number: int, total: int) -> None:
        if number == moment:
            process.kill()

    with process, pytest.raises(HostError) as refused:
        batch(order, partial(dask_cluster, address, len(order.items), 3), watch)
    again = run_batch(tmp_path / "vao", tmp_path / "ra")

    assert refused.value.problems[0].code is Code.DASK_LOST
    assert moment <= statuses(again).count("skipped") < 400
    assert tree(tmp_path / "vao") == tree(tmp_path / "yen" / "vao")
