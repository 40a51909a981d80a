"""Whatever is killed, a second run makes of it what an undisturbed one would have made."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from subprocess import DEVNULL, PIPE

import pytest

from kgsheet.batch import Job, Record, batch, process_pool, run_workbook
from kgsheet.batch import order as order_of
from kgsheet.shipped import sample_workbook
from tests.batch.offices import END, LIMITS, TODAY, office, offices, run_summed, statuses, tree

PERIODS = ".kgsheet-batch-periods.json.gz"
FEW, ALL = range(2), range(2, 27)
_COUNT = 14


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Workbooks, what a run made of them before they changed, and an undisturbed one of now."""
    folder = tmp_path_factory.mktemp("tinh")
    offices(folder / "goc", _COUNT - 2)
    for year in (2017, 2021):
        shutil.copy(sample_workbook(year), folder / "goc" / "xa-01")
    shutil.copytree(folder / "goc", folder / "truoc" / "vao")
    run_summed(folder / "truoc" / "vao", folder / "truoc" / "ra")
    office(folder / "goc" / "xa-05" / "so.xlsx", "Sở Xây dựng")
    run_summed(lay_out(folder / "yen", folder), folder / "yen" / "ra")
    return folder


def lay_out(folder: Path, province: Path) -> Path:
    """Put the workbooks there, and the last output; return where the workbooks are."""
    shutil.copytree(province / "truoc" / "ra", folder / "ra")
    return Path(shutil.copytree(province / "goc", folder / "vao"))


def started(folder: Path, workers: int = 2) -> subprocess.Popen[str]:
    """Start a batch as people do; the workers have its standard error too."""
    command = [sys.executable, "-m", "kgsheet", "batch", "vao", "--out", "ra"]
    return subprocess.Popen(
        [*command, "--as-of", END.isoformat(), "--workers", str(workers)],
        cwd=folder,
        stdout=DEVNULL,
        stderr=PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def stop_after(process: subprocess.Popen[str], lines: int, number: int) -> str:
    """Send a signal when so many workbooks are done, and return what is said then.

    It ends when nobody has standard error open any more: when the workers are gone too.
    """
    assert process.stderr is not None
    for _ in range(lines):
        process.stderr.readline()
    process.send_signal(number)
    said = process.stderr.read()
    process.wait()
    process.stderr.close()
    return said


def check_restart(folder: Path, province: Path) -> None:
    """Run once more and compare with the undisturbed run."""
    summary = run_summed(folder / "vao", folder / "ra")

    assert set(statuses(summary)) <= {"ok", "skipped"}
    assert tree(folder / "ra") == tree(province / "yen" / "ra")
    assert (folder / "ra" / PERIODS).read_bytes() == (
        province / "yen" / "ra" / PERIODS
    ).read_bytes()
    assert tree(folder / "vao") == tree(province / "yen" / "vao")


def kill_parent(folder: Path, chance: random.Random) -> None:
    stop_after(started(folder), chance.randrange(_COUNT), signal.SIGKILL)


def kill_worker(folder: Path, chance: random.Random) -> None:
    """Kill a worker when a workbook is done; the batch goes on."""
    when = chance.randrange(1, _COUNT)

    def watch(record: Record, number: int, total: int) -> None:
        if number == when:
            process = chance.choice(multiprocessing.active_children())
            if process.pid:
                os.kill(process.pid, signal.SIGKILL)

    order = order_of([folder / "vao"], folder / "ra", TODAY, END)
    summary = batch(order, partial(process_pool, 2), watch, Job(run_workbook, LIMITS))
    assert statuses(summary) == ["ok"] * _COUNT


Kill = Callable[[Path, random.Random], None]
KILLS = pytest.mark.parametrize("kill", [kill_parent, kill_worker])


@KILLS
@pytest.mark.parametrize("moment", FEW)
def test_killed_run_is_made_good(province: Path, tmp_path: Path, kill: Kill, moment: int) -> None:
    lay_out(tmp_path, province)

    kill(tmp_path, random.Random(moment))

    check_restart(tmp_path, province)


@pytest.mark.slow
@KILLS
@pytest.mark.parametrize("moment", ALL)
def test_killed_run_is_made_good_at_any_moment(
    province: Path, tmp_path: Path, kill: Kill, moment: int
) -> None:
    test_killed_run_is_made_good(province, tmp_path, kill, moment)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signal_stops_cleanly(province: Path, tmp_path: Path, number: int, code: int) -> None:
    lay_out(tmp_path, province)
    process = started(tmp_path, workers=1)

    said = stop_after(process, 1, number)

    assert process.returncode == code
    assert said.splitlines()[-1].startswith("Đã dừng; sổ nào cũng còn nguyên vẹn.")
    assert "Traceback" not in said
    check_restart(tmp_path, province)
