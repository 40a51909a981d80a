"""A lock file is held by one run at a time, and never stays locked behind a run that ended."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kgsheet.hosts.locks import alone

HOLD = """
import sys
from pathlib import Path
from kgsheet.hosts.locks import alone

with alone(Path(sys.argv[1]), 0):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_second_run_is_refused_while_the_first_holds_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "so.lock"

    with alone(path, 0), pytest.raises(TimeoutError), alone(path, 0.02):
        pass


def test_lock_is_free_again_and_its_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "so.lock"
    for _ in range(2):
        with alone(path, 0):
            pass

    assert path.exists()


def test_lock_is_given_up_when_the_work_fails(tmp_path: Path) -> None:
    path = tmp_path / "so.lock"
    with pytest.raises(ValueError, match="khác"), alone(path, 0):
        raise ValueError("khác")

    with alone(path, 0):
        pass


def test_run_that_is_killed_leaves_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "so.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as run:
        assert run.stdout
        run.stdout.readline()
        with pytest.raises(TimeoutError), alone(path, 0):
            pass
        run.kill()
        run.wait()

        with alone(path, 0):
            pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no file that is open")
def test_file_that_was_removed_meanwhile_locks_nothing(tmp_path: Path) -> None:
    path = tmp_path / "so.lock"
    with alone(path, 0):
        path.unlink()
        with alone(path, 0):
            assert path.exists()


def test_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), alone(tmp_path / "none" / "so.lock", 0):
        pass
