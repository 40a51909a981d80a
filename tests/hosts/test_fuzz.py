"""Workbooks damaged by chance end in a sentence, and stay as they were where it is an error."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.hosts.mutations import mutated

FEW, ALL, AT_ONCE = 150, 10_000, 1_000


def endings(first: int, count: int) -> list[str]:
    """Return what the fuzzer prints: a line for each bad ending, and the counts."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.hosts.fuzz", str(first), str(count)],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env=dict(os.environ, PYTHONIOENCODING="utf-8"),
    )
    return [*done.stdout.splitlines(), *done.stderr.splitlines()]


@pytest.mark.skipif(sys.platform == "win32", reason="a hang is ended by a signal, as of POSIX")
def test_a_few_damaged_workbooks_end_well() -> None:
    said = endings(0, FEW)

    assert len(said) == 1, said
    assert '"edit: done"' in said[0]
    assert '"check: KG907"' in said[0]


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, ALL, AT_ONCE))
def test_every_damaged_workbook_ends_well(first: int) -> None:
    assert len(said := endings(first, AT_ONCE)) == 1, said


def test_the_same_number_gives_the_same_damage() -> None:
    assert mutated(7) == mutated(7)
    assert mutated(7) != mutated(8)
