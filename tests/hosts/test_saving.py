"""A save that fails leaves the old file, and nothing else."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kgsheet.errors import HostError, InputError, KgsheetError, Place, Problem
from kgsheet.hosts.faults import save_failed, translated
from kgsheet.hosts.file import FileBook
from kgsheet.hosts.saving import FileChangedError, backup_of, replace_file
from kgsheet.messages import Code
from tests.hosts.conftest import write_workbook
from tests.hosts.test_contract import TASKS, TITLE, edit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "so.txt"
    path.write_bytes(b"old")
    return path


def names_in(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def save(path: Path, new: bytes = b"new") -> None:
    replace_file(path, path.stat(), lambda out: out.write(new), lambda _: None)


def test_the_new_file_takes_the_place_and_the_old_one_is_kept(path: Path) -> None:
    save(path)

    assert path.read_bytes() == b"new"
    assert backup_of(path).read_bytes() == b"old"
    assert names_in(path.parent) == {"so.txt", ".so.txt.kgsheet-backup"}


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root gives away")
def test_the_owner_stays_the_owner(path: Path) -> None:
    os.chown(path, 65534, 65533)

    save(path)

    assert (path.stat().st_uid, path.stat().st_gid) == (65534, 65533)
    assert backup_of(path).stat().st_uid == 65534


def test_a_file_changed_since_it_was_read_is_not_replaced(path: Path) -> None:
    seen = path.stat()
    path.write_bytes(b"by another program")

    with pytest.raises(FileChangedError):
        replace_file(path, seen, lambda out: out.write(b"new"), lambda _: None)
    assert path.read_bytes() == b"by another program"
    assert ".so.txt.kgsheet-new" not in names_in(path.parent)


def test_a_new_file_that_another_run_wrote_meanwhile_is_not_taken(path: Path) -> None:
    def check(new: Path) -> None:
        new.unlink()
        new.write_bytes(b"half of ano")

    with pytest.raises(FileChangedError):
        replace_file(path, path.stat(), lambda out: out.write(b"new"), check)
    assert path.read_bytes() == b"old"


def test_a_new_file_that_fails_its_check_is_thrown_away(path: Path) -> None:
    def check(new: Path) -> None:
        assert new.read_bytes() == b"new"
        raise save_failed("loss", places="ô A1")

    with pytest.raises(HostError, match="không được phép sửa: ô A1"):
        replace_file(path, path.stat(), lambda out: out.write(b"new"), check)
    assert names_in(path.parent) == {"so.txt"}
    assert path.read_bytes() == b"old"


def test_a_backup_that_cannot_be_made_stops_the_save(path: Path) -> None:
    backup_of(path).mkdir()
    (backup_of(path) / "x").touch()

    with pytest.raises(OSError):  # noqa: PT011 - which one depends on the system
        save(path)
    assert path.read_bytes() == b"old"
    assert names_in(path.parent) == {"so.txt", ".so.txt.kgsheet-backup"}


DISK_FULL = """
import resource, signal, sys
from kgsheet.core.edits import CellEdit
from kgsheet.errors import KgsheetError
from kgsheet.hosts.file import FileBook
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    FileBook(sys.argv[1]).apply([CellEdit(sheet="Nhiệm vụ", row=2, column=2, value="x")])
except KgsheetError as error:
    print(error.exit_code, error)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit to set on a file's size")
@pytest.mark.parametrize(
    ("room", "words"),
    [
        # Python looks for a folder for temporary files by writing four bytes to each.
        pytest.param(0, "các thư mục tạm của máy đã đầy", id="no room for anything"),
        pytest.param(4, "ổ đĩa đã đầy", id="no room for a workbook"),
        pytest.param(5_000, "ổ đĩa đã đầy", id="room for most of it"),
    ],
)
def test_a_full_disk_leaves_the_old_file_and_no_other(
    tmp_path: Path, room: int, words: str
) -> None:
    path = write_workbook(tmp_path / "so.xlsx", {TITLE: TASKS})
    before = path.read_bytes()

    done = subprocess.run(
        [sys.executable, "-c", DISK_FULL, str(path), str(room)],
        capture_output=True,
        check=True,
        env=dict(os.environ, PYTHONIOENCODING="utf-8"),
    )

    assert done.stdout.decode().startswith("5 [KG909]")
    assert words in done.stdout.decode()
    assert path.read_bytes() == before
    assert names_in(tmp_path) == {"so.xlsx"}


def test_a_name_too_long_for_a_backup_is_said(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / f"{'a' * 245}.xlsx", {TITLE: TASKS})
    before = path.read_bytes()

    with pytest.raises(HostError, match="tên tệp quá dài"):
        FileBook(path).apply([edit(2, 2, "x")])
    assert path.read_bytes() == before


FAULTS: dict[str, tuple[Exception, type[KgsheetError], Code]] = {
    "not found": (FileNotFoundError(), HostError, Code.FILE_NOT_FOUND),
    "folder in the way": (IsADirectoryError(), InputError, Code.NOT_A_WORKBOOK),
    "file for a folder": (NotADirectoryError(), HostError, Code.FILE_NOT_FOUND),
    "no permission": (PermissionError(), HostError, Code.NO_PERMISSION),
    "disk full": (OSError(errno.ENOSPC, "x"), HostError, Code.SAVE_FAILED),
    "anything else": (OSError(errno.EIO, "đĩa hỏng"), HostError, Code.SAVE_FAILED),
    "our own": (save_failed("changing"), HostError, Code.SAVE_FAILED),
}


@pytest.mark.parametrize(("fault", "error", "code"), FAULTS.values(), ids=FAULTS.keys())
def test_what_the_system_says_becomes_an_error_that_names_the_file(
    fault: Exception, error: type[KgsheetError], code: Code
) -> None:
    with pytest.raises(error) as caught, translated(Path("sổ.xlsx"), "write"):
        raise fault
    assert caught.value.problems[0].code == code
    assert caught.value.problems[0].where.file == "sổ.xlsx"
    assert caught.value.__cause__ is fault
    assert "Tệp “sổ.xlsx”" in str(caught.value)


def test_a_place_inside_the_file_stays() -> None:
    problem = Problem(code=Code.FILE_DAMAGED, where=Place(sheet="A"), facts={"what": "x"})

    with pytest.raises(InputError, match="Tệp “b”, Trang “A”"), translated(Path("b"), "read"):
        raise InputError(problem)


def test_our_own_mistakes_are_not_hidden() -> None:
    with pytest.raises(ValueError, match="bug"), translated(Path("b"), "read"):
        raise ValueError("bug")
