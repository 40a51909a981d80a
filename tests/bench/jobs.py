"""Measures on Linux whole commands, beside the naive way and beside the least they can cost.

Run by hand, at rest: `python -m tests.bench.jobs [ROUNDS]`; 5 rounds take about four minutes.
Workbooks are made first (`workbooks`). In each round every job runs once, in a process of its own,
one after the other, so that a busy moment strikes all alike. It prints medians of CPU and wall
time, peaks of memory, and the ratios with their goals. A `read` counts the reading alone, without
what Python and libraries take to start; everything else is the whole process, start included:

    read       a sheet of 14 columns and 10,000 rows: ours, pandas as it comes, and expat over the
               sheet part alone, silent (nobody listens) and heard (each cell calls Python)
    check      `kgsheet check` of 1,000 rows, the naive way, and Python's start with `read heard`
    update     `kgsheet update` of 5,000 rows, loss guard and backup included
    run        `kgsheet run` of 5,000 rows: all of `update`, and a report and a plan in Word
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from xml.parsers import expat

ROUNDS = 5
FOLDER = "{folder}"
"""In a command: where the copy of the workbook is."""
PLAIN, SMALL, LARGE = 10_000, 1_000, 5_000
_KGSHEET = (sys.executable, "-m", "kgsheet")
_NAIVE = (sys.executable, "-m", "tests.bench.naive")
_READ = (sys.executable, "-m", "tests.bench.jobs")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds of CPU, seconds by the clock, peak memory in MB."""

    cpu: float
    wall: float
    peak: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A command on a copy of a workbook.

    Attributes:
        status: how the command ends; those that find faults in a workbook end with 1.
        counts_inside: it prints its own CPU seconds.
    """

    command: tuple[str, ...]
    workbook: str
    status: int = 0
    counts_inside: bool = False


def _reading(way: str, workbook: str) -> Job:
    return Job(command=(*_READ, way), workbook=workbook, counts_inside=True)


JOBS = {
    "read ours": _reading("ours", "plain"),
    "read pandas": _reading("pandas", "plain"),
    "read expat, silent": _reading("silent", "plain"),
    "read expat, heard": _reading("heard", "plain"),
    "check ours": Job(command=(*_KGSHEET, "check"), workbook="small", status=1),
    "check naive": Job(command=(*_NAIVE, "check"), workbook="small"),
    "check floor": Job(command=(*_READ, "heard"), workbook="small"),
    "update ours": Job(command=(*_KGSHEET, "update"), workbook="large", status=1),
    "update naive": Job(command=(*_NAIVE, "update"), workbook="large"),
    "run ours": Job(command=(*_KGSHEET, "run", "--out", FOLDER), workbook="large", status=1),
    "run naive": Job(command=(*_NAIVE, "run"), workbook="large"),
}

# What is compared, job over base; `least` says on which side of the goal the ratio should lie.
GOALS = (
    ("cpu", "read pandas", "read ours", 5.0, True),
    ("cpu", "read ours", "read expat, silent", 1.5, False),
    ("cpu", "read ours", "read expat, heard", 1.5, False),
    ("cpu", "check naive", "check ours", 6.0, True),
    ("cpu", "check ours", "check floor", 6.0, False),
    ("cpu", "update naive", "update ours", 6.0, True),
    ("peak", "update ours", "update naive", 1 / 3, False),
    ("cpu", "run naive", "run ours", 6.0, True),
)


# Reading: each returns what is measured, with everything ready that it needs


def ours(path: Path) -> Callable[[], object]:
    from kgsheet.hosts.file import FileBook

    return lambda: list(FileBook(path).read().sheets.values())


def pandas(path: Path) -> Callable[[], object]:
    import openpyxl  # noqa: F401 - what pandas would import only when it reads
    import pandas as pd

    return lambda: pd.read_excel(path, engine="openpyxl")


def silent(path: Path) -> Callable[[], object]:
    return lambda: expat.ParserCreate().Parse(_largest_sheet(path), True)


def heard(path: Path) -> Callable[[], object]:
    def run() -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda name, attributes: None
        parser.CharacterDataHandler = lambda text: None
        parser.Parse(_largest_sheet(path), True)

    return run


def _largest_sheet(path: Path) -> bytes:
    with zipfile.ZipFile(path) as package:
        sheets = [one for one in package.infolist() if "/worksheets/sheet" in one.filename]
        return package.read(max(sheets, key=lambda one: one.file_size))


READS: dict[str, Callable[[Path], Callable[[], object]]] = {
    one.__name__: one for one in (ours, pandas, silent, heard)
}


def read(way: str, path: Path) -> None:
    """Read here and print the CPU seconds that it took."""
    job = READS[way](path)
    begin = time.process_time()
    job()
    print(json.dumps(time.process_time() - begin))


# Measuring


def measure(job: Job, workbooks: dict[str, Path]) -> Cost:
    """Run a job once, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(workbooks[job.workbook], Path(folder, "so.xlsx")))
        shutil.copy(workbooks["template"], folder)
        return _measure(
            job, [folder if one == FOLDER else one for one in (*job.command, str(path))]
        )


def _measure(job: Job, command: list[str]) -> Cost:
    begin = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - begin
        if process.returncode != job.status:
            raise subprocess.CalledProcessError(process.returncode, command)
        said.seek(0)
        cpu = json.loads(said.read()) if job.counts_inside else used.ru_utime + used.ru_stime
    return Cost(cpu, wall, used.ru_maxrss / 1024)


def make_workbooks(folder: Path) -> dict[str, Path]:
    """Write what the jobs work on; processes of their own do it, so that this one stays small."""
    paths = {name: folder / f"{name}.xlsx" for name in ("plain", "small", "large")}
    sizes = {"plain": (str(PLAIN), "plain"), "small": (str(SMALL),), "large": (str(LARGE),)}
    for name, path in paths.items():
        command = [sys.executable, "-m", "tests.bench.workbooks", str(path), *sizes[name]]
        subprocess.run(command, check=True)
    paths["template"] = folder / "naive.docx"
    subprocess.run([*_NAIVE, "write_template", str(paths["template"])], check=True)
    return paths


def compare(rounds: int) -> None:
    """Measure all jobs in turn, and print medians and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        workbooks = make_workbooks(Path(folder))
        taken = [
            {name: measure(job, workbooks) for name, job in JOBS.items()} for _ in range(rounds)
        ]
    costs = {name: _median([one[name] for one in taken]) for name in JOBS}
    print("\n".join(report(costs)))


def _median(costs: list[Cost]) -> Cost:
    return Cost(
        cpu=statistics.median(one.cpu for one in costs),
        wall=statistics.median(one.wall for one in costs),
        peak=max(one.peak for one in costs),
    )


def report(costs: dict[str, Cost]) -> Iterator[str]:
    """Yield the lines of both tables."""
    libraries = ("pandas", "openpyxl", "docxtpl", "python-calamine")
    versions = ", ".join(f"{name} {version(name)}" for name in libraries)
    yield f"{os.cpu_count()} cores, Python {platform.python_version()}, {versions}"
    yield f"{'job':20}{'CPU':>9}{'wall':>9}{'peak':>10}"
    for name, cost in costs.items():
        yield f"{name:20}{cost.cpu:7.2f} s{cost.wall:7.2f} s{cost.peak:7.0f} MB"
    for kind, job, base, goal, at_least in GOALS:
        ratio = getattr(costs[job], kind) / getattr(costs[base], kind)
        verdict = "met" if (ratio >= goal if at_least else ratio <= goal) else "MISSED"
        sign = ">=" if at_least else "<="
        yield f"{kind} of {job} / {base}: {ratio:.2f} (goal {sign} {goal:.2f}) {verdict}"


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in READS:
        read(sys.argv[1], Path(sys.argv[2]))
    else:
        compare(int(sys.argv[1]) if sys.argv[1:] else ROUNDS)
