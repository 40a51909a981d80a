"""Processes that take numbers of one register at once, and are killed: no number twice or lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kgsheet.jobs.registers import verify
from kgsheet.messages import Code
from tests.jobs.office import allocate, numbers_in, place_of, write_register

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds that a run waits for another at the most

# All are ready before the first begins; each says each number that it was given, and how long
# that took.
TAKE = """
import sys, time
from tests.jobs.office import allocate

path, count = sys.argv[1], int(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
for _ in range(count):
    begun = time.monotonic()
    print(allocate(path), time.monotonic() - begun, flush=True)
"""

# Children take numbers for ever and say each at once; each is killed after a while of its own.
BE_KILLED = """
import os, random, signal, sys
from tests.jobs.office import allocate

path, other, kills, seed, longest = *sys.argv[1:3], *map(int, sys.argv[3:5]), float(sys.argv[5])
chance = random.Random(seed)
allocate(other)  # what is imported late is imported now, so that children live on numbers alone
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
print("ready", flush=True)
sys.stdin.readline()
for _ in range(kills):
    child = os.fork()
    while not child:
        os.write(1, b"%d\\n" % allocate(path))
    signal.sigtimedwait({signal.SIGCHLD}, chance.uniform(0, longest))
    os.kill(child, signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    signal.sigtimedwait({signal.SIGCHLD}, 0)
"""


def started(script: str, *args: object) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, args)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        env=dict(os.environ, PYTHONIOENCODING="utf-8"),
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def other(folder: Path, number: int) -> Path:
    """Return a register that nobody else writes."""
    alone = folder / f"riêng {number}"
    alone.mkdir()
    return write_register(alone / "Sổ.xlsx")


def said_by(processes: list[subprocess.Popen[str]]) -> list[str]:
    for one in processes:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    said = [one.communicate(timeout=7200)[0] for one in processes]

    assert [one.returncode for one in processes] == [0] * len(processes)
    return said


@pytest.mark.parametrize(("runs", "count"), [(3, 8), pytest.param(8, 250, marks=pytest.mark.slow)])
def test_runs_that_take_numbers_at_once_get_every_number_once(
    tmp_path: Path, runs: int, count: int
) -> None:
    path = write_register(tmp_path / "Sổ đăng ký.xlsx")

    said = said_by([started(TAKE, path, count) for _ in range(runs)])

    given = [line.split() for one in said for line in one.splitlines()]
    longest = max(float(seconds) for _, seconds in given)
    print(f"{len(given)} numbers, longest {longest:.2f} s")
    assert sorted(int(number) for number, _ in given) == [*range(1, runs * count + 1)]
    assert numbers_in(path) == [*range(1, runs * count + 1)]
    assert longest < PATIENCE
    assert verify(place_of(path)) == ()


# Registers, kills of each by each of its runs, and seconds that a run lives at the most.
@pytest.mark.parametrize(
    ("registers", "kills"), [(1, 10), pytest.param(12, 30, marks=pytest.mark.slow)]
)
def test_runs_killed_at_any_moment_lose_and_repeat_nothing(
    tmp_path: Path, registers: int, kills: int
) -> None:
    killed = given = unfinished = 0
    for register in range(registers):
        folder = tmp_path / str(register)
        folder.mkdir()
        path = write_register(folder / "Sổ đăng ký.xlsx")
        seeds = [register * 3 + one for one in range(3)]
        said = said_by(
            [started(BE_KILLED, path, other(folder, seed), kills, seed, 0.4) for seed in seeds]
        )
        told = [int(number) for one in said for number in one.split()]
        numbers = numbers_in(path)
        problems = verify(place_of(path))

        assert numbers == [*range(1, len(numbers) + 1)]
        assert len(set(told)) == len(told)
        assert set(told) <= set(numbers)
        assert {one.problem.code for one in problems} <= {Code.ISSUE_UNFINISHED}
        assert allocate(path) == len(numbers) + 1
        assert verify(place_of(path)) == ()
        killed += 3 * kills
        given += len(numbers)
        unfinished += len(problems)
    print(f"{killed} kills, {given} numbers, {unfinished} unfinished and named, then finished")
    assert given
