"""Measures on Linux where the time of a click goes: `Cập nhật` in a workbook of 1,000 tasks.

Run by hand, at rest: `python -m tests.bench.click [ROUNDS]`; it needs LibreOffice and takes about a
minute. The workbook is opened in a LibreOffice without a window, and in each round its button is
pressed in a fresh process, as the macro does; a first round is not counted, so that bytecode is
found compiled. CPU is that of the process itself; what the clock shows beyond it is spent waiting
for LibreOffice, which reads and writes the cells. It prints medians as the table of the README.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from kgsheet.hosts.libreoffice.office import find_program
from tests.bench.measuring import installed, machine
from tests.live_office import LiveOffice

ROUNDS = 5
TASKS = 1_000
BUTTON = "update"

Steps = dict[str, tuple[float, float]]
"""Seconds of CPU and by the clock, by step."""


def profile(rounds: int) -> Iterator[str]:
    """Press the button in turn, and yield the lines of a table."""
    program = find_program()
    if program is None:
        raise SystemExit("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as folder, installed() as environment:
        source = Path(folder, "source.xlsx")
        command = [sys.executable, "-m", "tests.bench.workbooks", str(source), str(TASKS)]
        subprocess.run(command, check=True)
        office = LiveOffice(program, Path(folder, "profile"))
        try:
            taken = [_pressed(office, source, environment) for _ in range(rounds + 1)]
            version = f"LibreOffice {office.app.version}"
        finally:
            office.close()
    yield from _table({step: _median(taken[1:], step) for step in taken[0]})
    yield f"{machine()}, {version}"


def _pressed(office: LiveOffice, source: Path, environment: dict[str, str]) -> Steps:
    path = Path(shutil.copy(source, source.with_name("so.xlsx")))
    book = office.open(path)
    begun = str(time.monotonic())
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.bench.pressed", begun, BUTTON),
            *(office.program, office.address, str(path)),
        ],
        env=environment,
        stdout=subprocess.PIPE,
        check=True,
    )
    book.close()
    marks = pairwise(json.loads(done.stdout))
    return {step: (cpu - cpu_0, wall - wall_0) for (_, cpu_0, wall_0), (step, cpu, wall) in marks}


def _median(taken: list[Steps], step: str) -> tuple[float, float]:
    return (
        statistics.median(one[step][0] for one in taken),
        statistics.median(one[step][1] for one in taken),
    )


def _table(steps: Steps) -> Iterator[str]:
    yield "| step | CPU | by the clock |"
    yield "|---|---|---|"
    total = tuple(map(sum, zip(*steps.values(), strict=True)))
    for step, (cpu, wall) in [*steps.items(), ("together", total)]:
        yield f"| {step} | {cpu:.2f} s | {wall:.2f} s |"


if __name__ == "__main__":
    print("\n".join(profile(int(sys.argv[1]) if sys.argv[1:] else ROUNDS)))
