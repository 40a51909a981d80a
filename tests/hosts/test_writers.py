"""Runs that write one workbook at the same time lose nothing of each other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kgsheet.hosts.file import FileBook
from tests.hosts.conftest import values, write_workbook
from tests.hosts.test_contract import TASKS, TITLE

# Both are ready before the first begins. Each says at every round what it finds of the other.
RUN = """
import sys
from kgsheet.core.edits import CellEdit
from kgsheet.hosts.file import FileBook

path, column, other, rounds = sys.argv[1], *map(int, sys.argv[2:])
book = FileBook(path)
print("ready", flush=True)
sys.stdin.readline()
for n in range(rounds):
    book.apply([CellEdit(sheet="Nhiệm vụ", row=10 + n, column=column, value=n)])
    seen = 0
    while not seen:  # each waits for the first edit of the other, so that they surely meet
        rows = book.read().sheets["Nhiệm vụ"].rows
        seen = sum(len(row) >= other and row[other - 1] is not None for row in rows[9:])
    print(seen)
"""
COLUMNS = (5, 6)


def start(path: Path, column: int, rounds: int) -> subprocess.Popen[str]:
    other = sum(COLUMNS) - column
    run = subprocess.Popen(
        [sys.executable, "-c", RUN, str(path), str(column), str(other), str(rounds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=dict(os.environ, PYTHONIOENCODING="utf-8"),
    )
    assert run.stdout is not None
    assert run.stdout.readline() == "ready\n"
    return run


@pytest.mark.parametrize("rounds", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_two_runs_write_disjoint_cells_and_every_edit_is_there(tmp_path: Path, rounds: int) -> None:
    path = write_workbook(tmp_path / "so.xlsx", {TITLE: TASKS})
    runs = [start(path, column, rounds) for column in COLUMNS]

    for run in runs:
        assert run.stdin is not None
        run.stdin.write("\n")
        run.stdin.flush()
    said = [run.communicate(timeout=300)[0].split() for run in runs]

    assert [run.returncode for run in runs] == [0, 0]
    cells = values(FileBook(path).read(), TITLE)
    for column in COLUMNS:
        assert [cells.get((10 + n, column)) for n in range(rounds)] == [*range(rounds)]
    assert any(0 < int(seen) < rounds for one in said for seen in one), "they took no turns"
