"""Saving a patch: in three tries where others write the file too, whatever is patched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kgsheet.core.block_rules import BlockRules
from kgsheet.core.cells import Snapshot
from kgsheet.core.edits import CellEdit
from kgsheet.core.restoring import block_rules
from kgsheet.errors import HostError
from kgsheet.hosts.file import FileBook
from kgsheet.messages import Code
from tests.hosts.test_contract import edit
from tests.ooxml.pasting import TASKS_BEHIND_BUTTONS, damaged, drop

UNCOLOURED = {TASKS_BEHIND_BUTTONS: drop("<conditionalFormatting.*</conditionalFormatting>")}

Save = Callable[[FileBook, Callable[[], None]], object]


def save_values(book: FileBook, meanwhile: Callable[[], None]) -> object:
    def choose(_: Snapshot) -> Sequence[CellEdit]:
        meanwhile()
        return [edit(1, 1, "x")]

    return book.transact(choose)


def save_rules(book: FileBook, meanwhile: Callable[[], None]) -> object:
    def decide(snapshot: Snapshot) -> Sequence[BlockRules]:
        meanwhile()
        return block_rules(snapshot)

    return book.restore(decide)


every_save = pytest.mark.parametrize("save", [save_values, save_rules], ids=["values", "rules"])


@pytest.fixture
def path(sample: Callable[[int], Path]) -> Path:
    return damaged(sample(2017), UNCOLOURED)


@every_save
@pytest.mark.parametrize("changes", [0, 1, 2])
def test_a_workbook_that_another_program_saved_is_read_again(
    path: Path, save: Save, changes: int
) -> None:
    tries = []

    def meanwhile() -> None:
        tries.append(path.stat())
        if len(tries) <= changes:
            path.write_bytes(path.read_bytes())

    assert save(FileBook(path), meanwhile)
    assert len(tries) == changes + 1


@every_save
def test_a_workbook_that_never_stops_changing_is_left_alone(path: Path, save: Save) -> None:
    before, tries = path.read_bytes(), []

    def meanwhile() -> None:
        tries.append(path.write_bytes(before))

    with pytest.raises(HostError, match="liên tục") as caught:
        save(FileBook(path), meanwhile)

    assert caught.value.problems[0].code is Code.SAVE_FAILED
    assert (len(tries), path.read_bytes()) == (3, before)
