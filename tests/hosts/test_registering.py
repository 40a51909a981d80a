"""The lock beside a register: seen by everyone, tried before it is trusted, never left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kgsheet.core.cells import Snapshot
from kgsheet.core.edits import CellEdit
from kgsheet.errors import HostError
from kgsheet.hosts.file import FileBook
from kgsheet.hosts.locks import register_lock_of
from kgsheet.hosts.registering import only_register_writer
from kgsheet.hosts.saving import backup_of
from kgsheet.messages import Code
from tests.hosts.conftest import values, write_workbook
from tests.hosts.strace import saver
from tests.hosts.test_contract import TASKS, TITLE, edit

HOLD = """
import sys
from pathlib import Path
from kgsheet.hosts.registering import only_register_writer

with only_register_writer(Path(sys.argv[1]), 0):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "Sổ đăng ký.xlsx", {TITLE: TASKS})


def counted(snapshot: Snapshot) -> list[CellEdit]:
    """Write how many cells there are below them."""
    rows = snapshot.sheets[TITLE].rows
    return [edit(len(rows) + 1, 1, len(rows))]


def held_by_another(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=dict(os.environ, PYTHONIOENCODING="utf-8"),
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_register_that_another_run_holds_is_refused_with_its_name(path: Path) -> None:
    with held_by_another(path) as other:
        with pytest.raises(HostError) as caught:
            FileBook(path, patience=0).transact(counted)
        other.kill()
    problem = caught.value.problems[0]

    assert problem.code is Code.FILE_IN_USE
    assert f"tiến trình {other.pid}" in problem.message
    assert "một lần chạy kgsheet khác" in problem.message
    assert "Chờ lần chạy đó xong" in problem.fix


def test_a_killed_holder_leaves_no_lock(path: Path) -> None:
    with held_by_another(path) as other:
        other.kill()

    assert FileBook(path, patience=0).transact(counted) == [edit(4, 1, 3)]


def test_other_writers_wait_for_a_register_too(path: Path) -> None:
    book = FileBook(path, patience=0)
    book.transact(counted)

    with only_register_writer(path, 0), pytest.raises(HostError, match="KG905"):
        book.apply([edit(2, 1, "x")])
    with only_register_writer(path, 0), pytest.raises(HostError, match="KG905"):
        book.undo()

    assert book.apply([edit(2, 1, "x")]) == [edit(2, 1, "x")]


def test_a_workbook_that_is_no_register_gets_no_lock_file(path: Path) -> None:
    FileBook(path).apply([edit(2, 1, "x")])

    assert not register_lock_of(path).exists()


def test_a_register_open_in_excel_is_refused(path: Path) -> None:
    path.with_name(f"~${path.name}").write_bytes(b"")

    with pytest.raises(HostError, match="Excel"):
        FileBook(path).transact(counted)


def test_what_was_saved_cannot_be_undone(path: Path) -> None:
    book = FileBook(path)
    book.apply([edit(2, 1, "x")])

    book.transact(counted)

    assert not backup_of(path).exists()
    book.apply([edit(2, 1, "y")])
    book.undo()
    assert values(book.read(), TITLE)[4, 1] == 3


def test_a_register_changed_by_another_program_is_asked_again(path: Path) -> None:
    asked = []

    def choose(snapshot: Snapshot) -> list[CellEdit]:
        asked.append(len(snapshot.sheets[TITLE].rows))
        if len(asked) == 1:
            write_workbook(path, {TITLE: [*TASKS, ["NV3"]]})
        return counted(snapshot)

    FileBook(path).transact(choose)

    assert asked == [3, 4]
    assert values(FileBook(path).read(), TITLE)[5, 1] == 4


SAVE = "FileBook(path).transact(lambda _: [CellEdit(sheet=S, row=2, column=2, value=1)])".replace(
    "S,", f"{TITLE!r},"
)


@pytest.mark.parametrize("error", ["ENOSYS", "ENOLCK", "EOPNOTSUPP"])
def test_a_drive_without_locks_is_refused(path: Path, tmp_path: Path, error: str) -> None:
    before = path.read_bytes()
    other = write_workbook(tmp_path / "khác.xlsx", {TITLE: TASKS})
    with saver(SAVE, other, path) as one:
        # The first is the lock in the folder for temporary files, on the computer's own drive.
        outcome = one.save(f"flock:error={error}:when=2+")

    assert outcome.code == 5, outcome.said
    assert "[KG915]" in outcome.said
    assert path.read_bytes() == before


def test_a_drive_whose_lock_everyone_gets_is_refused(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    other = write_workbook(tmp_path / "khác.xlsx", {TITLE: TASKS})
    with saver(SAVE, other, path) as one:
        outcome = one.save("flock:retval=0")

    assert outcome.code == 5, outcome.said
    assert "[KG915]" in outcome.said
    assert path.read_bytes() == before
