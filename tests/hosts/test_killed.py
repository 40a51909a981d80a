"""Whatever happens at any system call of a save, the file is the old or the new workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from kgsheet.hosts.file import FileBook
from kgsheet.hosts.saving import backup_of
from tests.hosts.conftest import write_workbook
from tests.hosts.strace import Call, Saver, saver
from tests.hosts.test_contract import edit

TITLE = "S"
# One version before the one that is saved, so that there is a backup to lose as well.
FIRST, OLD, NEW = "bản đầu", "bản cũ", "bản mới"


@dataclass(frozen=True, slots=True)
class Scene:
    """A workbook saved once, what a second save should make of it, and who saves."""

    path: Path
    first: bytes
    old: bytes
    new: bytes
    saver: Saver

    def begin(self) -> None:
        """Put the file and its backup back, and nothing else."""
        for one in self.path.parent.iterdir():
            one.unlink()
        self.path.write_bytes(self.old)
        backup_of(self.path).write_bytes(self.first)

    def check_whole(self) -> None:
        """See that the file is the old or the new workbook, that it opens, and the backup."""
        assert self.path.read_bytes() in (self.old, self.new)
        assert list(FileBook(self.path).read().sheets) == [TITLE]
        assert backup_of(self.path).read_bytes() in (self.first, self.old)

    def check_next_run(self) -> None:
        """See that the next run does what this one did not, and leaves nothing about."""
        FileBook(self.path, patience=0).apply([edit(2, 2, NEW, TITLE)])

        assert self.path.read_bytes() == self.new
        assert backup_of(self.path).read_bytes() == self.old
        names = {one.name for one in self.path.parent.iterdir()}
        assert names == {self.path.name, backup_of(self.path).name}


def _saved(path: Path, text: str) -> bytes:
    FileBook(path).apply([edit(2, 2, text, TITLE)])
    return path.read_bytes()


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    versions = write_workbook(tmp_path / "các bản.xlsx", {TITLE: [["Mã"], ["NV1", "x"]]})
    first, old, new = (_saved(versions, text) for text in (FIRST, OLD, NEW))
    path = tmp_path / "sổ" / "Sổ theo dõi.xlsx"
    path.parent.mkdir()
    with saver(versions, path, NEW) as one:
        yield Scene(path, first, old, new, one)


@pytest.fixture
def calls(scene: Scene) -> Sequence[Call]:
    """The system calls of a save that nothing disturbs."""
    scene.begin()
    outcome = scene.saver.save()

    assert outcome.code == 0
    assert scene.path.read_bytes() == scene.new
    assert {"openat", "write", "fsync", "chmod", "flock"} <= {call.name for call in outcome.calls}
    return outcome.calls


# Killed before one of these, the disk is as it was before the call that came before it.
READING = ("access", "close", "ioctl", "lseek", "read")


def check_killed(scene: Scene, call: Call) -> None:
    scene.begin()

    outcome = scene.saver.save(f"{call.name}:signal=KILL:when={call.number}")

    assert (outcome.code, outcome.calls[-1]) == (-9, call)
    scene.check_whole()
    scene.check_next_run()


def test_a_run_killed_before_it_changes_the_disk_leaves_the_old_or_the_new_workbook(
    scene: Scene, calls: Sequence[Call]
) -> None:
    for call in calls:
        if not call.name.startswith(READING) and "stat" not in call.name:
            check_killed(scene, call)


@pytest.mark.slow
def test_a_run_killed_at_any_system_call_leaves_the_old_or_the_new_workbook(
    scene: Scene, calls: Sequence[Call]
) -> None:
    for call in calls:
        check_killed(scene, call)
