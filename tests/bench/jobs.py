"""Measures on Linux whole commands, beside the naive way and beside the least they can cost.

Run by hand, at rest: `python -m tests.bench.jobs [ROUNDS] [WORK...]`; 5 rounds of all take some
twenty minutes, of which `batch` takes fifteen. Workbooks are made first (`workbooks`). In each
round every job runs once, in a process of its own, one after the other, so that a busy moment
strikes all alike; a first round is not counted, so that all, ours and the naive way alike, find
their bytecode compiled as installed programs do. It prints medians of CPU and wall time, peaks of
memory, and the ratios with their goals. A `read` counts the reading alone, without what Python and
libraries take to start; everything else is the whole process, start included:

    read       a sheet of 14 columns and 10,000 rows: ours, pandas as it comes, python-calamine
               (Rust), and expat over the sheet part alone, silent (nobody listens) and heard (each
               cell calls Python)
    check      `kgsheet check` of 1,000 rows, the naive way, and Python's start with `read heard`
    update     `kgsheet update` of 5,000 rows, loss guard and backup included
    run        `kgsheet run` of 5,000 rows: all of `update`, and a report and a plan in Word
    batch      `kgsheet batch` of 200 workbooks of 60 rows, with one worker and with two, and the
               naive `run` of each in turn in one process, which sums nothing up, so that ours
               does not either; two workers gain only at rest
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measuring import Cost, installed, machine, measure, median

ROUNDS = 5
FOLDER = "{folder}"
"""In a command: where the copy of the workbook is."""
PLAIN, SMALL, LARGE = 10_000, 1_000, 5_000
OFFICES, EACH = 200, 60
_KGSHEET = (sys.executable, "-m", "kgsheet")
_NAIVE = (sys.executable, "-m", "tests.bench.naive")
_READ = (sys.executable, "-m", "tests.bench.reads")
_BATCH = (*_KGSHEET, "batch", "--no-summary", "--out", f"{FOLDER}/out", "--workers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A command on a copy of a workbook, or of a folder of them.

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
    "read calamine": _reading("calamine", "plain"),
    "read expat, silent": _reading("silent", "plain"),
    "read expat, heard": _reading("heard", "plain"),
    "check ours": Job(command=(*_KGSHEET, "check"), workbook="small", status=1),
    "check naive": Job(command=(*_NAIVE, "check"), workbook="small"),
    "check floor": Job(command=(*_READ, "heard"), workbook="small"),
    "update ours": Job(command=(*_KGSHEET, "update"), workbook="large", status=1),
    "update naive": Job(command=(*_NAIVE, "update"), workbook="large"),
    "run ours": Job(command=(*_KGSHEET, "run", "--out", FOLDER), workbook="large", status=1),
    "run naive": Job(command=(*_NAIVE, "run"), workbook="large"),
    "batch one worker": Job(command=(*_BATCH, "1"), workbook="offices"),
    "batch two workers": Job(command=(*_BATCH, "2"), workbook="offices"),
    "batch naive": Job(command=(*_NAIVE, "run_all"), workbook="offices"),
}

# What is compared, job over base; the last says on which side of the goal the ratio should lie.
GOALS = (
    ("cpu", "read pandas", "read ours", 5.0, True),
    ("cpu", "read ours", "read expat, silent", 1.5, False),
    ("cpu", "read ours", "read expat, heard", 1.5, False),
    ("cpu", "check naive", "check ours", 6.0, True),
    ("cpu", "check ours", "check floor", 6.0, False),
    ("cpu", "update naive", "update ours", 6.0, True),
    ("peak", "update ours", "update naive", 1 / 3, False),
    ("cpu", "run naive", "run ours", 6.0, True),
    ("cpu", "batch naive", "batch one worker", 8.0, True),
    ("wall", "batch one worker", "batch two workers", 1.7, True),
)


def run_once(job: Job, workbooks: dict[str, Path], environment: dict[str, str]) -> Cost:
    """Run a job once, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, workbooks[job.workbook].name)
        copy = shutil.copytree if job.workbook == "offices" else shutil.copy
        copy(workbooks[job.workbook], path)
        shutil.copy(workbooks["template"], path if path.is_dir() else folder)
        command = [one.replace(FOLDER, folder) for one in (*job.command, str(path))]
        return measure(command, environment, status=job.status, counts_inside=job.counts_inside)


def make_workbooks(folder: Path, wanted: set[str]) -> dict[str, Path]:
    """Write what the jobs work on; processes of their own do it, so that this one stays small."""
    sizes = {
        "plain": (PLAIN, "plain"),
        "small": (SMALL,),
        "large": (LARGE,),
        "offices": (EACH, OFFICES),
    }
    paths = {name: folder / f"{name}{'' if name == 'offices' else '.xlsx'}" for name in wanted}
    for name, path in paths.items():
        command = [sys.executable, "-m", "tests.bench.workbooks", str(path)]
        subprocess.run([*command, *map(str, sizes[name])], check=True)
    paths["template"] = folder / "naive.docx"
    subprocess.run([*_NAIVE, "write_template", str(paths["template"])], check=True)
    return paths


def compare(rounds: int, works: list[str]) -> Iterator[str]:
    """Measure jobs in turn, and yield the lines of both tables."""
    jobs = {name: job for name, job in JOBS.items() if not works or name.split()[0] in works}
    with tempfile.TemporaryDirectory() as folder, installed() as environment:
        workbooks = make_workbooks(Path(folder), {job.workbook for job in jobs.values()})
        taken = [
            {name: run_once(job, workbooks, environment) for name, job in jobs.items()}
            for _ in range(rounds + 1)
        ]
    costs = {name: median([one[name] for one in taken[1:]]) for name in jobs}
    yield machine()
    yield from report(costs)


def report(costs: dict[str, Cost]) -> Iterator[str]:
    """Yield the lines of both tables."""
    yield f"{'job':20}{'CPU':>9}{'wall':>9}{'peak':>10}"
    for name, cost in costs.items():
        yield f"{name:20}{cost.cpu:7.2f} s{cost.wall:7.2f} s{cost.peak:7.0f} MB"
    for kind, job, base, goal, at_least in GOALS:
        if job not in costs:
            continue
        ratio = getattr(costs[job], kind) / getattr(costs[base], kind)
        verdict = "met" if (ratio >= goal if at_least else ratio <= goal) else "MISSED"
        sign = ">=" if at_least else "<="
        yield f"{kind} of {job} / {base}: {ratio:.2f} (goal {sign} {goal:.2f}) {verdict}"


if __name__ == "__main__":
    print("\n".join(compare(int(sys.argv[1]) if sys.argv[1:] else ROUNDS, sys.argv[2:])))
