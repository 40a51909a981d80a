"""What an earlier run was cut off from is finished, or left to a person; nothing is repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from kgsheet.core.edits import CellEdit
from kgsheet.core.numbering.values import PENDING
from kgsheet.errors import HostError
from kgsheet.hosts.base import Choose
from kgsheet.hosts.memory import MemoryBook
from kgsheet.jobs.allocating import Allocation, give_number
from kgsheet.jobs.registers import Wanted, entries, verify, void
from kgsheet.messages import Code
from tests.jobs.office import WISH, allocate, numbers_in, place_of, prepared, write_register


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_register(tmp_path / "Sổ.xlsx")


def folder_of(path: Path) -> Path:
    return path.parent / "Văn bản"


def names(path: Path) -> list[str]:
    return sorted(one.name for one in folder_of(path).iterdir())


def cut_off(path: Path) -> str:
    """Take a number and stop before the document gets its name."""
    place = place_of(path)
    allocation = Allocation(place, prepared(), WISH)
    place.book.transact(allocation.choose)
    return allocation.entry.file


def test_a_number_cut_off_before_its_name_is_named_and_then_finished(path: Path) -> None:
    name = cut_off(path)

    _, problems = entries(place_of(path))
    assert [(one.problem.code, one.number) for one in problems] == [(Code.ISSUE_UNFINISHED, 1)]
    assert allocate(path) == 2
    assert name in names(path)
    assert verify(place_of(path)) == ()


def test_a_document_whose_number_was_never_saved_goes(path: Path) -> None:
    place = place_of(path)
    other = replace(prepared(), subject="việc khác")
    Allocation(place, other, WISH).choose(place.book.read())
    assert names(path) == [f"{PENDING}2025-BC-1-viec-khac.docx"]

    assert allocate(path) == 1
    assert names(path) == ["2025-BC-1-tien-do.docx"]


def test_a_temporary_file_of_another_register_stays(path: Path) -> None:
    folder_of(path).mkdir()
    other = folder_of(path) / f"{PENDING}2025-KH-7-khac.docx"
    other.write_bytes(b"x")

    allocate(path)

    assert other.exists()


def test_a_document_that_is_gone_is_left_to_a_person_and_the_next_number_taken(path: Path) -> None:
    (folder_of(path) / f"{PENDING}{cut_off(path)}").unlink()

    assert allocate(path) == 2
    assert [(one.problem.code, one.number) for one in verify(place_of(path))] == [
        (Code.FILE_GONE, 1)
    ]


def test_cancelling_finishes_what_was_cut_off(path: Path) -> None:
    name = cut_off(path)

    void(place_of(path), Wanted(type="BC", number=1, year=2025), "in sai")

    assert names(path) == [name]
    assert verify(place_of(path)) == ()
    assert allocate(path) == 2


def test_a_name_taken_meanwhile_keeps_the_number_and_says_so(path: Path) -> None:
    name = cut_off(path)
    (folder_of(path) / name).write_bytes(b"of a person")

    assert allocate(path) == 2
    found = {one.problem.code for one in verify(place_of(path)) if one.number == 1}
    assert found
    assert (folder_of(path) / name).read_bytes() == b"of a person"
    (folder_of(path) / name).unlink()
    assert allocate(path) == 3
    assert verify(place_of(path)) == ()


class Moody(MemoryBook):
    """A book that another program changes once while it is asked, as a file may be."""

    def transact(self, choose: Choose) -> Sequence[CellEdit]:
        """Ask twice; the first answer is void."""
        choose(self.read())
        return super().transact(choose)


def test_an_answer_that_is_asked_for_again_leaves_one_document(path: Path) -> None:
    snapshot = place_of(path).book.read()
    rows = {title: list(sheet.rows) for title, sheet in snapshot.sheets.items()}
    book = Moody(sheets=rows, tables=snapshot.tables)

    document, changed = give_number(replace(place_of(path), book=book), prepared(), WISH)

    assert document.number == 1
    assert changed
    assert names(path) == [document.path.name]


def test_a_save_that_fails_gives_no_number(path: Path) -> None:
    lock = path.with_name(f"~${path.name}")
    lock.write_bytes(b"")
    with pytest.raises(HostError):
        allocate(path)
    lock.unlink()

    assert numbers_in(path) == []
    assert allocate(path) == 1
