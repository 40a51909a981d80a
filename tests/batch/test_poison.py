"""A workbook that ends its worker costs only itself."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from kgsheet.batch import Crew, Item, Job, Limits, Record, batch, run_workbook
from kgsheet.batch import order as order_of
from kgsheet.errors import HostError
from kgsheet.messages import Code
from tests.batch.offices import (
    END,
    TODAY,
    Poison,
    codes,
    office,
    offices,
    run_batch,
    run_order,
    statuses,
    tree,
)
from tests.hosts.hostile import BLANKS, STRINGS, with_part

# Long enough for any sound workbook on a busy machine, short enough to wait for one that hangs.
LIMITS = Limits(seconds=5, megabytes=4096)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(1024)


def test_four_of_forty_fail_and_are_named(tmp_path: Path) -> None:
    folder, out = tmp_path / "vao", tmp_path / "ra"
    offices(folder, 36)
    office(folder / "giet.xlsx")
    office(folder / "treo.xlsx")
    (folder / "bom.xlsx").write_bytes(with_part(STRINGS, BLANKS * 4))
    (folder / "mat-khau.xlsx").write_bytes(ENCRYPTED)

    summary = run_batch(folder, out, job=Job(Poison(), LIMITS))

    assert codes(summary) == {
        "bom": "KG907",
        "giet": Code.WORKER_DIED,
        "mat-khau": "KG903",
        "treo": Code.TIME_LIMIT,
    }
    assert statuses(summary).count("ok") == 36


def test_what_eats_memory_or_stumbles_costs_only_itself(tmp_path: Path) -> None:
    offices(tmp_path / "vao", 3)
    office(tmp_path / "vao" / "an-het.xlsx")
    office(tmp_path / "vao" / "vap.xlsx")

    summary = run_batch(tmp_path / "vao", tmp_path / "ra", job=Job(Poison(), LIMITS))

    faults = {Path(one.file).stem: one.fault for one in summary.records if one.fault}
    assert codes(summary) == {"an-het": Code.MEMORY_LIMIT, "vap": Code.UNEXPECTED}
    assert "ValueError: vap" in faults["vap"].message
    assert "4096 MB" in faults["an-het"].message


def test_poison_is_left_alone_until_asked(tmp_path: Path) -> None:
    offices(tmp_path / "vao", 2)
    office(tmp_path / "vao" / "giet.xlsx")
    run_batch(tmp_path / "vao", tmp_path / "ra", job=Job(Poison(), LIMITS))

    again = run_batch(tmp_path / "vao", tmp_path / "ra")
    order = order_of([tmp_path / "vao"], tmp_path / "ra", TODAY, END)
    fresh = run_order(replace(order, fresh=True))

    # This time the work is sound: that it still fails shows that it was not tried.
    assert codes(again) == {"giet": Code.WORKER_DIED}
    assert statuses(again) == ["failed", "skipped", "skipped"]
    assert codes(fresh) == {}


def test_poison_that_changed_is_tried_without_being_asked(tmp_path: Path) -> None:
    office(tmp_path / "vao" / "giet.xlsx")
    run_batch(tmp_path / "vao", tmp_path / "ra", job=Job(Poison(), LIMITS))
    office(tmp_path / "vao" / "giet.xlsx", "Sở Xây dựng")

    assert statuses(run_batch(tmp_path / "vao", tmp_path / "ra")) == ["ok"]


def test_workbook_that_only_stood_beside_poison_comes_out_as_ever(tmp_path: Path) -> None:
    offices(tmp_path / "vao", 4)
    shutil.copytree(tmp_path / "vao", tmp_path / "lanh")
    for name in ("giet-1", "giet-2", "giet-3"):
        office(tmp_path / "vao" / f"{name}.xlsx")

    run_batch(tmp_path / "vao", tmp_path / "ra", job=Job(Poison(), LIMITS))
    run_batch(tmp_path / "lanh", tmp_path / "ra-lanh")

    poisoned = {name: one for name, one in tree(tmp_path / "vao").items() if "giet" not in name}
    assert poisoned == tree(tmp_path / "lanh")


def test_any_executor_will_do(tmp_path: Path) -> None:
    offices(tmp_path / "vao", 3)
    order = order_of([tmp_path / "vao"], tmp_path / "ra", TODAY, END)

    with ThreadPoolExecutor(1) as executor:
        summary = batch(order, lambda: nullcontext(Crew(executor, width=2, group=2)))

    assert statuses(summary) == ["ok"] * 3


def test_workers_that_cannot_begin_are_said(tmp_path: Path) -> None:
    offices(tmp_path / "vao", 1)
    order = order_of([tmp_path / "vao"], tmp_path / "ra", TODAY, END)

    def local(item: Item) -> Record:
        return run_workbook(item)

    with pytest.raises(HostError) as refused:
        run_order(order, job=Job(local, LIMITS))  # no worker can load it

    assert refused.value.problems[0].code is Code.WORKERS_FAIL
