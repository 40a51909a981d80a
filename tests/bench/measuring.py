"""Measures processes on Linux as an installed program runs: with its bytecode compiled before.

What a process starts and does not wait for, as the workers of a batch, counts with it: whoever
measures becomes the parent of what is left over.
"""

from __future__ import annotations

import ctypes
import json
import os
import platform
import resource
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36
_LIBRARIES = ("pandas", "openpyxl", "docxtpl", "python-calamine", "lxml", "click")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds of CPU, seconds by the clock, peak memory in MB."""

    cpu: float
    wall: float
    peak: float


@contextmanager
def installed() -> Iterator[dict[str, str]]:
    """Give the environment of programs that keep their bytecode, in a folder that goes again."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
        yield environment


def measure(
    command: Sequence[str],
    environment: dict[str, str],
    *,
    status: int = 0,
    counts_inside: bool = False,
) -> Cost:
    """Run a command with all that it starts, and return what that took.

    Args:
        command: the program and its arguments.
        environment: as `installed` gives it.
        status: how the command ends; those that find faults in a workbook end with 1.
        counts_inside: it prints its own CPU seconds.
    """
    before = _seconds()
    begin = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, stdout=said, stderr=subprocess.DEVNULL, env=environment, cwd=_ROOT
        )
        _, ended, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(ended)
        if process.returncode != status:
            raise subprocess.CalledProcessError(process.returncode, command)
        peak = max([used.ru_maxrss, *_peaks_of_the_rest()])
        said.seek(0)
        cpu = json.loads(said.read()) if counts_inside else _seconds() - before
    return Cost(cpu, wall, peak / 1024)


_ROOT = Path(__file__).parent.parent.parent


def _seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _peaks_of_the_rest() -> Iterator[int]:
    while True:
        try:
            yield os.wait4(-1, 0)[2].ru_maxrss
        except ChildProcessError:
            return


def median(costs: Sequence[Cost]) -> Cost:
    """Return the medians of times, and the highest peak."""
    return Cost(
        cpu=statistics.median(one.cpu for one in costs),
        wall=statistics.median(one.wall for one in costs),
        peak=max(one.peak for one in costs),
    )


def machine() -> str:
    """Return on what was measured, and with which versions."""
    versions = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {versions}"
