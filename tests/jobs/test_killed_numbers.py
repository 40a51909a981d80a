"""Whatever system call of an allocation is the last one, its number is given once or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from kgsheet.core.numbering.values import PENDING
from kgsheet.jobs.registers import verify
from kgsheet.messages import Code
from tests.hosts.strace import Call, Saver, saver
from tests.jobs.office import allocate, numbers_in, place_of, write_register

ROOT = Path(__file__).parents[2]
ALLOCATE = (
    f"sys.path.insert(0, {str(ROOT)!r})\nfrom tests.jobs.office import allocate\nallocate(path)"
)

# Killed before one of these, the disk is as it was before the call that came before it.
READING = ("close", "ioctl", "lseek", "read", "getdents", "fcntl", "getcwd")
# What changes files and names; between two of them only what is read and held differs.
CHANGING = ("mkdir", "write", "fsync", "link", "unlink", "rename", "chmod", "flock")


@dataclass(frozen=True, slots=True)
class Scene:
    """A register with one number, kept aside to begin anew, and who takes the second."""

    kept: Path
    path: Path
    saver: Saver

    def begin(self) -> None:
        """Put the register and its folder back as they were, and nothing else."""
        shutil.rmtree(self.path.parent)
        shutil.copytree(self.kept, self.path.parent)

    def check(self) -> None:
        """See that each number has one row and its document, now and after the next run."""
        numbers = numbers_in(self.path)
        problems = verify(place_of(self.path))

        assert numbers in ([1], [1, 2])
        assert [one.problem.code for one in problems] in ([], [Code.ISSUE_UNFINISHED])
        assert [one.number for one in problems] in ([], [2])
        assert allocate(self.path) == len(numbers) + 1
        assert numbers_in(self.path) == [*range(1, len(numbers) + 2)]
        assert verify(place_of(self.path)) == ()
        names = [one.name for one in (self.path.parent / "Văn bản").iterdir()]
        assert len(names) == len(numbers) + 1
        assert not [one for one in names if one.startswith(PENDING)]


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    kept, warm = tmp_path / "giữ", tmp_path / "ấm máy"
    kept.mkdir()
    warm.mkdir()
    allocate(write_register(kept / "Sổ.xlsx"))
    other = write_register(warm / "Sổ.xlsx")
    path = Path(shutil.copytree(kept, tmp_path / "nay")) / "Sổ.xlsx"
    with saver(ALLOCATE, other, path) as one:
        yield Scene(kept, path, one)


@pytest.fixture
def calls(scene: Scene) -> Sequence[Call]:
    """The system calls of an allocation that nothing disturbs."""
    scene.begin()
    outcome = scene.saver.save()

    assert outcome.code == 0, outcome.said
    assert numbers_in(scene.path) == [1, 2]
    assert {"openat", "write", "fsync", "link", "unlink", "rename", "flock"} <= {
        call.name for call in outcome.calls
    }
    return outcome.calls


def check_killed(scene: Scene, call: Call) -> None:
    scene.begin()

    outcome = scene.saver.save(f"{call.name}:signal=KILL:when={call.number}")

    assert (outcome.code, outcome.calls[-1]) == (-9, call)
    scene.check()


def test_killed_before_it_changes_the_disk_a_run_loses_and_repeats_no_number(
    scene: Scene, calls: Sequence[Call]
) -> None:
    killed = [call for call in calls if call.name.startswith(CHANGING)]

    for call in killed:
        check_killed(scene, call)
    assert len(killed) > 20


@pytest.mark.slow
def test_killed_at_any_system_call_a_run_loses_and_repeats_no_number(
    scene: Scene, calls: Sequence[Call]
) -> None:
    for call in calls:
        check_killed(scene, call)
    print(f"killed at each of {len(calls)} system calls")


FAULTS = {
    "disk full": ("ENOSPC", ("write", "fsync", "link", "mkdir")),
    "no permission": ("EACCES", ("link", "rename", "unlink")),
    "no second names": ("EPERM", ("link",)),
}


@pytest.mark.parametrize(("error", "where"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_said_or_does_not_matter_and_no_number_is_lost(
    scene: Scene, calls: Sequence[Call], error: str, where: tuple[str, ...]
) -> None:
    for call in calls:
        if call.name in where:
            scene.begin()
            outcome = scene.saver.save(f"{call.name}:error={error}:when={call.number}")

            assert outcome.code in (0, 5), (call, outcome.said)
            assert outcome.code == 0 or outcome.said.startswith("[KG"), call
            scene.check()
