"""The same batch on a real dask cluster: a scheduler and workers on this computer."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster

from kgsheet.batch import Job, batch, dask_cluster
from kgsheet.batch import order as order_of
from kgsheet.errors import HostError
from kgsheet.messages import Code
from kgsheet.shipped import sample_workbook
from tests.batch.offices import END, LIMITS, TODAY, Poison, codes, office, offices, run_batch, tree

CLUSTER: Any = LocalCluster  # it has no types


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with CLUSTER(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1"
    ) as cluster:
        yield cluster.scheduler_address


def test_cluster_makes_the_same_bytes_and_survives_poison(address: str, tmp_path: Path) -> None:
    offices(tmp_path / "vao", 20)
    shutil.copy(sample_workbook(2017), tmp_path / "vao")
    shutil.copytree(tmp_path / "vao", tmp_path / "pool" / "vao")
    run_batch(tmp_path / "pool" / "vao", tmp_path / "pool" / "ra")
    office(tmp_path / "vao" / "giet.xlsx")
    office(tmp_path / "vao" / "treo.xlsx")
    order = order_of([tmp_path / "vao"], tmp_path / "ra", TODAY, END)
    job = Job(Poison(), replace(LIMITS, seconds=8))

    summary = batch(order, partial(dask_cluster, address, len(order.items)), job=job)

    assert codes(summary) == {"giet": Code.WORKER_DIED, "treo": Code.TIME_LIMIT}
    assert tree(tmp_path / "ra") == tree(tmp_path / "pool" / "ra")


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
