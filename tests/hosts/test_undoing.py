"""Undoing a save: the backup and the file change places, whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kgsheet.core.edits import CellEdit
from kgsheet.errors import HostError, InputError
from kgsheet.hosts.file import FileBook
from kgsheet.hosts.saving import FileChangedError, backup_of, put_back
from kgsheet.messages import Code
from tests.hosts.conftest import write_workbook

TITLE = "Nhiệm vụ"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A workbook that was saved once: cell A1 says "mới", in its backup "cũ"."""
    path = write_workbook(tmp_path / "so.xlsx", {TITLE: [["cũ"]]})
    FileBook(path).apply([CellEdit(sheet=TITLE, row=1, column=1, value="mới")])
    return path


def text_of(path: Path) -> object:
    return FileBook(path).read().sheets[TITLE].rows[0][0]


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_undoing_twice_is_doing_it_again(saved: Path) -> None:
    book = FileBook(saved)
    new, old = saved.read_bytes(), backup_of(saved).read_bytes()

    book.undo()
    assert (saved.read_bytes(), backup_of(saved).read_bytes()) == (old, new)
    assert text_of(saved) == "cũ"
    book.undo()

    assert (saved.read_bytes(), backup_of(saved).read_bytes()) == (new, old)
    assert names_in(saved.parent) == {"so.xlsx", ".so.xlsx.kgsheet-backup"}


def test_file_keeps_its_mode(saved: Path) -> None:
    saved.chmod(0o640)

    FileBook(saved).undo()

    assert saved.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link_and_its_file_is_undone(saved: Path, tmp_path: Path) -> None:
    link = tmp_path / "lien-ket.xlsx"
    try:
        link.symlink_to(saved)
    except OSError:
        pytest.skip("this user may not make links")

    FileBook(link).undo()

    assert link.is_symlink()
    assert text_of(saved) == "cũ"


@pytest.mark.parametrize("lock", ["~$so.xlsx", ".~lock.so.xlsx#"])
def test_an_open_file_is_left_alone(saved: Path, lock: str) -> None:
    saved.with_name(lock).write_text(",an,pc,,")

    with pytest.raises(HostError) as caught:
        FileBook(saved).undo()

    assert caught.value.problems[0].code is Code.FILE_IN_USE
    assert text_of(saved) == "mới"


def test_no_backup_is_said_with_its_name(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "so.xlsx", {TITLE: [["cũ"]]})

    with pytest.raises(InputError, match=r"Tệp “.*so\.xlsx”.*\.so\.xlsx\.kgsheet-backup") as caught:
        FileBook(path).undo()

    assert caught.value.problems[0].code is Code.BACKUP_MISSING


def test_a_broken_backup_is_not_put_back(saved: Path) -> None:
    backup_of(saved).write_bytes(backup_of(saved).read_bytes()[:2000])

    with pytest.raises(InputError, match="kgsheet-backup") as caught:
        FileBook(saved).undo()

    assert caught.value.problems[0].code is Code.FILE_DAMAGED
    assert text_of(saved) == "mới"


def test_a_file_that_is_gone_is_said(saved: Path) -> None:
    saved.unlink()

    with pytest.raises(HostError) as caught:
        FileBook(saved).undo()

    assert caught.value.problems[0].code is Code.FILE_NOT_FOUND


def test_a_file_that_changes_meanwhile_is_left_alone(saved: Path) -> None:
    def check(copy: Path) -> None:
        saved.write_bytes(b"khac")

    with pytest.raises(FileChangedError):
        put_back(saved, check)

    assert saved.read_bytes() == b"khac"
    assert names_in(saved.parent) == {"so.xlsx", ".so.xlsx.kgsheet-backup"}


KILLED = """
import os, signal, sys
from itertools import count
from pathlib import Path
from kgsheet.hosts.file import FileBook
from kgsheet.hosts.saving import backup_of

STEPS = {"open", "os.rename", "os.remove", "os.chmod"}
path = Path(sys.argv[1])
new, old = path.read_bytes(), backup_of(path).read_bytes()

def undo(last):
    book, steps = FileBook(path), count(1)
    def hook(event, args):
        if event in STEPS and str(path.parent) in str(args[0]) and next(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)
    book.undo()
    os._exit(0)

for last in count(1):
    path.write_bytes(new)
    backup_of(path).write_bytes(old)
    child = os.fork() or undo(last)
    _, status = os.waitpid(child, 0)
    content = path.read_bytes()
    is_whole = content == old or (content == new and backup_of(path).read_bytes() == old)
    print(last, is_whole, content == old)
    if os.WIFEXITED(status):
        break
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_step_it_loses_neither_file_nor_backup(saved: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(saved)], capture_output=True, text=True, check=True
    )

    steps = [line.split() for line in done.stdout.splitlines()]
    assert len(steps) > 8
    assert all(is_whole == "True" for _, is_whole, _ in steps)
    assert steps[-1][2] == "True"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anything")
def test_a_file_that_may_not_be_written_is_left_alone(saved: Path) -> None:
    saved.chmod(0o444)

    with pytest.raises(HostError) as caught:
        FileBook(saved).undo()

    assert caught.value.problems[0].code is Code.NO_PERMISSION
