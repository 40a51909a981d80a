"""Whatever happens at any system call of a save, the file is the old or the new workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from kgsheet.hosts.file import FileBook
from kgsheet.hosts.saving import backup_of
from tests.hosts.conftest import write_workbook
from tests.hosts.strace import SAVE, UNDO, Call, Saver, saver
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
    FileBook(versions).apply([edit(2, 2, "ấm máy", TITLE)])
    with saver(SAVE, versions, path) as one:
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
READING = ("close", "ioctl", "lseek", "read")


def changes_disk(call: Call) -> bool:
    return not call.name.startswith(READING) and "stat" not in call.name


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
        if changes_disk(call):
            check_killed(scene, call)


@pytest.mark.slow
def test_a_run_killed_at_any_system_call_leaves_the_old_or_the_new_workbook(
    scene: Scene, calls: Sequence[Call]
) -> None:
    for call in calls:
        check_killed(scene, call)


FAULTS = {
    "no permission": ("EACCES", ("[KG905]", "[KG906]"), ("openat", "rename", "chmod", "unlink")),
    "disk full": ("ENOSPC", ("[KG909]",), ("write", "fsync", "close")),
    "disk broken": ("EIO", ("[KG909]",), ("read", "write", "fsync")),
}


def check_failed(scene: Scene, call: Call, error: str, codes: tuple[str, ...]) -> None:
    scene.begin()

    outcome = scene.saver.save(f"{call.name}:error={error}:when={call.number}")

    assert outcome.code in (0, 5), call
    assert scene.path.read_bytes() == (scene.old if outcome.code else scene.new), call
    assert outcome.code == 0 or outcome.said.startswith(codes), outcome.said
    assert {one.name for one in scene.path.parent.iterdir()} == {
        scene.path.name,
        backup_of(scene.path).name,
    }
    scene.check_whole()
    scene.check_next_run()


@pytest.mark.parametrize(("error", "codes", "where"), FAULTS.values(), ids=FAULTS.keys())
def test_a_likely_fault_is_said_or_does_not_matter(
    scene: Scene, calls: Sequence[Call], error: str, codes: tuple[str, ...], where: tuple[str, ...]
) -> None:
    for call in calls:
        if call.name in where:
            check_failed(scene, call, error, codes)


@pytest.mark.slow
@pytest.mark.parametrize(("error", "codes", "where"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_at_any_system_call_is_said_or_does_not_matter(
    scene: Scene, calls: Sequence[Call], error: str, codes: tuple[str, ...], where: tuple[str, ...]
) -> None:
    for call in calls:
        check_failed(scene, call, error, codes)


@pytest.mark.parametrize("error", ["EOPNOTSUPP", "ENOSYS"])
def test_a_drive_without_modes_and_owners_takes_the_file(scene: Scene, error: str) -> None:
    scene.begin()

    outcome = scene.saver.save(f"chmod,chown,fchmodat,fchownat:error={error}:when=1+")

    assert (outcome.code, outcome.said) == (0, "")
    assert scene.path.read_bytes() == scene.new


def test_a_drive_that_cannot_sync_a_folder_takes_the_file(
    scene: Scene, calls: Sequence[Call]
) -> None:
    last = [call for call in calls if call.name == "fsync"][-1]
    scene.begin()

    outcome = scene.saver.save(f"fsync:error=EINVAL:when={last.number}")

    assert (outcome.code, outcome.said) == (0, "")
    assert scene.path.read_bytes() == scene.new


@pytest.fixture
def undoing(tmp_path: Path) -> Iterator[Scene]:
    """A workbook whose last save is undone: the old one is in its backup."""
    versions = write_workbook(tmp_path / "các bản.xlsx", {TITLE: [["Mã"], ["NV1", "x"]]})
    old, new = (_saved(versions, text) for text in (OLD, NEW))
    path = tmp_path / "sổ" / "Sổ theo dõi.xlsx"
    path.parent.mkdir()
    with saver(UNDO, versions, path) as one:
        yield Scene(path, first=old, old=new, new=old, saver=one)


def test_an_undoing_killed_at_any_system_call_leaves_either_workbook(undoing: Scene) -> None:
    undoing.begin()
    outcome = undoing.saver.save()
    assert (outcome.code, undoing.path.read_bytes()) == (0, undoing.new)

    for call in outcome.calls:
        if changes_disk(call):
            undoing.begin()
            killed = undoing.saver.save(f"{call.name}:signal=KILL:when={call.number}")
            assert (killed.code, killed.calls[-1]) == (-9, call)
            undoing.check_whole()
            FileBook(undoing.path, patience=0).apply([edit(2, 2, "sau đó", TITLE)])
            names = {one.name for one in undoing.path.parent.iterdir()}
            assert names == {undoing.path.name, backup_of(undoing.path).name}
