"""Saves in a child process whose system calls strace kills or makes fail, one at a time."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

SAVE = 'FileBook(path).apply([CellEdit(sheet="S", row=2, column=2, value="bản mới")])'
UNDO = "FileBook(path).undo()"

# The server has imported and saved before, so that the calls of a fork are those of one save.
# A fork lets any process of its user trace it, which some systems keep to parents, and waits.
_SERVER = """
import ctypes, os, signal, sys
from kgsheet.core.edits import CellEdit
from kgsheet.errors import KgsheetError
from kgsheet.hosts.file import FileBook

PR_SET_PTRACER, ANY = 0x59616D61, -1

def wait_and_do(job, path):
    ctypes.CDLL(None).prctl(PR_SET_PTRACER, ANY)
    signal.sigwait({signal.SIGUSR1})
    try:
        exec(job)
    except KgsheetError as error:
        print(error, flush=True)
        return error.exit_code
    return 0

_, job, warm_up, target = sys.argv
path = warm_up
exec(job)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
for _ in sys.stdin:
    child = os.fork()
    if not child:
        os._exit(wait_and_do(job, target))
    print(child, flush=True)
    print("ended", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
_CALL = re.compile(r"^(\w+)\(")


@dataclass(frozen=True, slots=True)
class Call:
    """The n-th call of its name that a save makes, counted from 1."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a save ended: its exit code (negative: the signal), what it said, its calls."""

    code: int
    said: str
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class Saver:
    """A process that saves a workbook, or undoes that, as often as it is told to."""

    server: subprocess.Popen[str]
    trace: Path

    def save(self, *faults: str) -> Outcome:
        """Return how a save ends on which strace inflicts faults, named as its `inject` does."""
        asked, answers = _pipes(self.server)
        asked.write("\n")
        asked.flush()
        child = int(answers.readline())
        with self._traced(child, faults):
            os.kill(child, signal.SIGUSR1)
            *said, ended = iter(_until_end(answers))
        code = int(ended.removeprefix("ended "))
        return Outcome(code, "".join(said), _calls(self.trace.read_text("utf-8", "replace")))

    @contextmanager
    def _traced(self, process: int, faults: tuple[str, ...]) -> Iterator[None]:
        options = ["-p", str(process), "-o", str(self.trace), "-e", "trace=%file,%desc"]
        for fault in faults:
            options += ["-e", f"inject={fault}"]
        with subprocess.Popen(["strace", *options], stderr=subprocess.PIPE, text=True) as strace:
            assert strace.stderr is not None
            assert "attached" in strace.stderr.readline()
            yield


@contextmanager
def saver(job: str, warm_up: Path, path: Path) -> Iterator[Saver]:
    """Hold a saver; skip where strace is missing, but fail in CI.

    Args:
        job: `SAVE` or `UNDO`.
        warm_up: another workbook that the job can be done to before.
        path: the workbook to do it to.
    """
    if shutil.which("strace") is None:
        reason = "strace is not installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with subprocess.Popen(
        [sys.executable, "-c", _SERVER, job, str(warm_up), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=dict(os.environ, PYTHONIOENCODING="utf-8"),
    ) as server:
        yield Saver(server, warm_up.with_suffix(".calls"))


def _pipes(server: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    assert server.stdin is not None
    assert server.stdout is not None
    return server.stdin, server.stdout


def _until_end(answers: IO[str]) -> Iterator[str]:
    for line in answers:
        yield line
        if line.startswith("ended "):
            return


def _calls(trace: str) -> tuple[Call, ...]:
    seen = Counter[str]()
    calls = []
    for line in trace.splitlines():
        if found := _CALL.match(line):
            seen[found[1]] += 1
            calls.append(Call(found[1], seen[found[1]]))
    return tuple(calls)
