"""The same batch on a real dask cluster: a scheduler and workers on this computer."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
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
    issue_batch,
    issue_order,
    office,
    offices,
    reporting_offices,
    run_batch,
    run_summed,
    statuses,
    symbols,
    tree,
)

CLUSTER: Any = LocalCluster  # it has no types
COUNT = 120
ROOT = Path(__file__).parents[2]


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


@contextmanager
def cluster_to_kill(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start a scheduler and workers in a process of their own; give it and the address."""
    (folder / "scheduler.py").write_text(SCHEDULER, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, folder / "scheduler.py"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None
        yield process, process.stdout.readline().strip()
        process.kill()


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Workbooks, and what an undisturbed run makes of them."""
    folder = tmp_path_factory.mktemp("tinh")
    offices(folder / "goc", COUNT)
    shutil.copytree(folder / "goc", folder / "yen" / "vao")
    run_batch(folder / "yen" / "vao", folder / "yen" / "ra")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(17))
def test_killed_scheduler_is_said_and_made_good(province: Path, tmp_path: Path, seed: int) -> None:
    """Slow, for it takes seconds until dask gives the scheduler up."""
    shutil.copytree(province / "goc", tmp_path / "vao")
    order = order_of([tmp_path / "vao"], tmp_path / "ra", TODAY, END)
    moment = random.Random(seed).randrange(1, COUNT // 2)

    with cluster_to_kill(tmp_path) as (process, address):

        def watch(record: Record, number: int, total: int) -> None:
            if number == moment:
                process.kill()

        with pytest.raises(HostError) as refused:
            batch(order, partial(dask_cluster, address, len(order.items), 3), watch)
    again = run_batch(tmp_path / "vao", tmp_path / "ra")

    assert refused.value.problems[0].code is Code.DASK_LOST
    assert moment <= statuses(again).count("skipped") < COUNT
    assert set(statuses(again)) == {"ok", "skipped"}
    assert tree(tmp_path / "vao") == tree(province / "yen" / "vao")


@pytest.mark.slow
@pytest.mark.parametrize(("moment", "is_missed"), [(1, True), (12, False)])
def test_killed_scheduler_costs_no_number(tmp_path: Path, moment: int, is_missed: bool) -> None:
    """Numbers are given by a process of this computer, when the cluster has done its part."""
    reporting_offices(tmp_path / "vao", 10, "../xa-02/so.xlsm")
    order = issue_order(tmp_path / "vao", tmp_path / "ra")
    seen = 0

    with cluster_to_kill(tmp_path) as (process, address):

        def watch(record: Record, number: int, total: int) -> None:
            nonlocal seen
            seen += 1
            if seen == moment:
                process.kill()

        lost = pytest.raises(HostError) if is_missed else nullcontext()
        with lost:
            batch(order, partial(dask_cluster, address, len(order.items), 3), watch)
    again = issue_batch(tmp_path / "vao", tmp_path / "ra")

    assert symbols(again) == [f"{number}/BC-UBND" for number in range(169, 179)]
    assert statuses(again) == ["ok" if is_missed else "skipped"] * 10
