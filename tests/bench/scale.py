"""Measures on Linux whether `check` and `update` stay linear: ten times the rows, twelve the time.

Run by hand, at rest: `python -m tests.bench.scale [FEWER MORE]`; without numbers it is 100,000 and
1,000,000 rows, once each, which takes a quarter of an hour. Workbooks are made first, and a small
run of each command before has compiled its bytecode. It prints CPU and wall time, peaks of memory,
and the ratio of CPU times with its goal.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measuring import Cost, installed, machine, measure

FEWER, MORE = 100_000, 1_000_000
WARM = 60
LEEWAY = 1.2
"""How much longer a row may take among many rows than among few."""


def compare(fewer: int, more: int) -> Iterator[str]:
    """Measure both commands with few rows and with many, and yield the lines of a table."""
    yield machine()
    yield f"{'job':24}{'CPU':>10}{'wall':>10}{'peak':>10}"
    with tempfile.TemporaryDirectory() as folder, installed() as environment:
        paths = {rows: _workbook(Path(folder), rows) for rows in (WARM, fewer, more)}
        for name in ("check", "update"):
            _run(name, paths[WARM], environment)
            costs = [_run(name, paths[rows], environment) for rows in (fewer, more)]
            for rows, cost in zip((fewer, more), costs, strict=True):
                job = f"{name} {rows:,}"
                yield f"{job:24}{cost.cpu:8.1f} s{cost.wall:8.1f} s{cost.peak:7.0f} MB"
            yield _verdict(name, costs[1].cpu / costs[0].cpu, more / fewer * LEEWAY)


def _workbook(folder: Path, rows: int) -> Path:
    path = folder / f"{rows}.xlsx"
    command = [sys.executable, "-m", "tests.bench.workbooks", str(path), str(rows)]
    subprocess.run(command, check=True)
    return path


def _run(name: str, path: Path, environment: dict[str, str]) -> Cost:
    return measure([sys.executable, "-m", "kgsheet", name, str(path)], environment, status=1)


def _verdict(name: str, ratio: float, goal: float) -> str:
    verdict = "met" if ratio <= goal else "MISSED"
    return f"cpu of {name}: {ratio:.1f} times (goal <= {goal:.0f}) {verdict}"


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:]] or [FEWER, MORE]
    for line in compare(*numbers):
        print(line, flush=True)
