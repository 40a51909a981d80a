"""A disk that fills up, a folder that goes or is closed in the middle of a save."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kgsheet.core.edits import CellEdit
from kgsheet.errors import HostError
from kgsheet.hosts.file import FileBook
from kgsheet.hosts.saving import backup_of
from kgsheet.messages import Code
from tests.hosts.conftest import write_workbook
from tests.hosts.test_contract import TASKS, TITLE, edit

PAGE = 4096


def names_in(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def check_next_run(path: Path) -> None:
    """See that what failed can be done once its cause is gone, and leaves nothing about."""
    FileBook(path).apply([edit(2, 2, "mới")])

    assert names_in(path.parent) == {path.name, backup_of(path).name}


# A disk that is full, at one page after another


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KB."""
    if not hasattr(os, "getuid") or os.getuid() != 0:
        pytest.skip("only root may mount a disk")
    folder = tmp_path / "ổ đĩa"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"this machine lets no disk be mounted: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def leave_free(disk: Path, size: int) -> Path:
    """Fill a disk but for some bytes, and return the file that fills it."""
    filler = disk / "phim.mp4"
    filler.write_bytes(bytes(shutil.disk_usage(disk).free - size))
    return filler


@pytest.mark.parametrize("pages", range(4))
def test_a_disk_that_fills_up_leaves_the_old_file(disk: Path, pages: int) -> None:
    # The workbook takes two pages, and so does its backup.
    path = write_workbook(disk / "so.xlsx", {TITLE: TASKS})
    before = path.read_bytes()
    filler = leave_free(disk, pages * PAGE)

    with pytest.raises(HostError, match="ổ đĩa đã đầy") as caught:
        FileBook(path).apply([edit(2, 2, "mới")])

    assert (caught.value.problems[0].code, caught.value.exit_code) == (Code.SAVE_FAILED, 5)
    assert path.read_bytes() == before
    assert names_in(disk) == {path.name, filler.name}
    filler.unlink()
    check_next_run(path)


def test_a_disk_that_may_only_be_read_is_said(disk: Path) -> None:
    path = write_workbook(disk / "so.xlsx", {TITLE: TASKS})
    before = path.read_bytes()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)

    with pytest.raises(HostError, match="ổ đĩa bị khóa") as caught:
        FileBook(path).apply([edit(2, 2, "mới")])

    assert (caught.value.problems[0].code, caught.value.exit_code) == (Code.SAVE_FAILED, 5)
    assert path.read_bytes() == before
    assert names_in(disk) == {path.name}


def test_a_disk_with_just_enough_room_takes_the_file(disk: Path) -> None:
    path = write_workbook(disk / "so.xlsx", {TITLE: TASKS})
    filler = leave_free(disk, 4 * PAGE)

    assert len(FileBook(path).apply([edit(2, 2, "mới")])) == 1
    filler.unlink()
    assert names_in(disk) == {path.name, backup_of(path).name}


# What happens after the workbook was read


class Meanwhile(list[CellEdit]):
    """Edits that something happens before: they are looked at when the workbook has been read."""

    def __init__(self, happens: Callable[[], object]) -> None:
        super().__init__([edit(2, 2, "mới")])
        self._happens = happens

    def __iter__(self) -> Iterator[CellEdit]:
        self._happens()
        return super().__iter__()


def error_of(path: Path, edits: Sequence[CellEdit]) -> HostError:
    with pytest.raises(HostError) as caught:
        FileBook(path).apply(edits)

    assert caught.value.exit_code == 5
    return caught.value


def test_a_folder_that_vanishes_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "USB"
    folder.mkdir()
    path = write_workbook(folder / "so.xlsx", {TITLE: TASKS})

    error = error_of(path, Meanwhile(lambda: folder.rename(tmp_path / "rút ra")))

    assert error.problems[0].code == Code.FILE_NOT_FOUND
    assert names_in(tmp_path / "rút ra") == {"so.xlsx"}
    (tmp_path / "rút ra").rename(folder)
    check_next_run(path)


def test_a_file_that_is_moved_away_is_not_made_anew(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "so.xlsx", {TITLE: TASKS})

    error = error_of(path, Meanwhile(lambda: path.rename(tmp_path / "khác.xlsx")))

    assert error.problems[0].code == Code.FILE_NOT_FOUND
    assert names_in(tmp_path) == {"khác.xlsx"}


LOSES_RIGHTS = """
import os, sys
from pathlib import Path
from kgsheet.errors import KgsheetError
from kgsheet.hosts.file import FileBook
from tests.hosts.test_disks import Meanwhile

path, target, mode = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
import kgsheet.hosts.changing, kgsheet.ooxml.patch  # what a save needs, while it can be imported
"".encode("cp437")  # and what zip needs
if os.getuid() == 0:  # who may write anything
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    FileBook(path).apply(Meanwhile(lambda: target.chmod(mode)))
except KgsheetError as error:
    print(error.exit_code, error)
"""


@pytest.fixture
def own_folder() -> Iterator[Path]:
    """A folder of the user as whom the child runs; pytest's own lets no other user in."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="rights are other things on Windows")
@pytest.mark.parametrize(
    ("closes", "mode"),
    [
        pytest.param("", 0o555, id="folder may no longer be written"),
        pytest.param("", 0o000, id="folder may no longer be entered"),
        pytest.param("so.xlsx", 0o444, id="file may no longer be written"),
    ],
)
def test_rights_lost_after_reading_leave_the_old_file(
    own_folder: Path, closes: str, mode: int
) -> None:
    path = write_workbook(own_folder / "so.xlsx", {TITLE: TASKS})
    before = path.read_bytes()
    if os.getuid() == 0:
        for one in (own_folder, path):
            os.chown(one, 65534, 65534)

    done = subprocess.run(
        [sys.executable, "-c", LOSES_RIGHTS, str(path), str(own_folder / closes), str(mode)],
        capture_output=True,
        check=True,
        env=dict(os.environ, PYTHONIOENCODING="utf-8"),
    )

    assert done.stdout.decode().startswith("5 [KG906]")
    assert "Không có quyền ghi" in done.stdout.decode()
    own_folder.chmod(0o755)
    assert path.read_bytes() == before
    assert names_in(own_folder) == {"so.xlsx"}
    path.chmod(0o640)
    check_next_run(path)
    assert (path.stat().st_mode & 0o777, path.stat().st_uid) == (0o640, own_folder.stat().st_uid)
