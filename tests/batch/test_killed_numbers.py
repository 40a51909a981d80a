"""Whatever is killed while numbers are given, none is given twice and none is lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from subprocess import DEVNULL, PIPE

import pytest

from kgsheet.batch import JOURNAL
from kgsheet.core.numbering.values import PENDING
from tests.batch.offices import issue_batch, reporting_offices, symbols, tree
from tests.batch.test_killed import stop_after
from tests.command_line import Command
from tests.jobs.office import numbers_in

COUNT = 4
NUMBERS = [169, 170, 171, 172]
OWNER = Path("vao", "xa-02", "so.xlsm")
"""The workbook that holds the register of all; it is one of them."""

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Workbooks of one register, and what an undisturbed run makes of them."""
    folder = tmp_path_factory.mktemp("tinh")
    reporting_offices(folder / "goc", COUNT, "../xa-02/so.xlsm")
    shutil.copytree(folder / "goc", folder / "yen" / "vao")
    issue_batch(folder / "yen" / "vao", folder / "yen" / "ra")
    return folder


def check_restart(run: Command, folder: Path, province: Path) -> None:
    """See that what was killed gave no number twice, and that the next run makes it whole."""
    given = numbers_in(folder / OWNER)
    assert given == NUMBERS[: len(given)]

    summary = issue_batch(folder / "vao", folder / "ra", workers=2)

    assert symbols(summary) == [f"{number}/BC-UBND" for number in NUMBERS]
    assert numbers_in(folder / OWNER) == NUMBERS
    assert tree(folder / "vao") == tree(province / "yen" / "vao")
    assert documents(folder) == documents(province / "yen")
    assert not [*(folder / "ra").rglob(f"{PENDING}*")]
    verified = run("register", "verify", folder / OWNER)
    assert verified.code == 0, verified.out


def documents(folder: Path) -> dict[str, bytes]:
    return {name: one for name, one in tree(folder / "ra").items() if name.endswith(".docx")}


@pytest.mark.parametrize(("whom", "seed"), [("parent", 0), ("numberer", 0)])
def test_killed_run_gives_each_number_once(
    run: Command, province: Path, tmp_path: Path, whom: str, seed: int
) -> None:
    shutil.copytree(province / "goc", tmp_path / "vao")
    command = [sys.executable, "-m", "tests.batch.doomed", whom, "vao", "ra", str(seed)]

    done = subprocess.run(
        command,
        cwd=tmp_path,
        stdout=DEVNULL,
        stderr=PIPE,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    # It may have been over before its last moment came.
    assert done.returncode in ((0, -signal.SIGALRM) if whom == "parent" else (0,)), done.stderr
    check_restart(run, tmp_path, province)


@pytest.mark.slow
@pytest.mark.parametrize("whom", ["parent", "preparer", "numberer", "idle"])
@pytest.mark.parametrize("seed", range(1, 15))
def test_run_killed_at_any_moment_gives_each_number_once(
    run: Command, province: Path, tmp_path: Path, whom: str, seed: int
) -> None:
    test_killed_run_gives_each_number_once(run, province, tmp_path, whom, seed)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signal_stops_between_two_numbers(
    run: Command, province: Path, tmp_path: Path, number: int, code: int
) -> None:
    shutil.copytree(province / "goc", tmp_path / "vao")
    command = [sys.executable, "-m", "kgsheet", "batch", "vao", "--out", "ra"]
    process = subprocess.Popen(
        [*command, "--issue", "--date", "2017-07-11", "--workers", "2"],
        cwd=tmp_path,
        stdout=DEVNULL,
        stderr=PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    said = stop_after(process, COUNT + 2, number)

    assert process.returncode == code
    assert said.splitlines()[-1].startswith("Đã dừng; sổ nào cũng còn nguyên vẹn.")
    assert "Traceback" not in said
    given = numbers_in(tmp_path / OWNER)
    assert 2 <= len(given) < COUNT
    assert len(documents(tmp_path)) == len(given)
    assert not [*(tmp_path / "ra").rglob(f"{PENDING}*")]
    assert (tmp_path / "ra" / JOURNAL).exists()
    check_restart(run, tmp_path, province)
