"""Saving a workbook whose rules were put back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kgsheet.core.restoring import block_rules
from kgsheet.errors import HostError, InputError
from kgsheet.hosts.file import FileBook
from kgsheet.hosts.saving import backup_of
from kgsheet.messages import Code
from tests.hosts.conftest import write_workbook
from tests.ooxml.pasting import TASKS_BEHIND_BUTTONS, damaged, drop

Sample = Callable[[int], Path]

UNCOLOURED = {TASKS_BEHIND_BUTTONS: drop("<conditionalFormatting.*</conditionalFormatting>")}


def test_the_last_version_is_kept_and_can_be_had_back(sample: Sample) -> None:
    path = damaged(sample(2017), UNCOLOURED)
    before = path.read_bytes()
    book = FileBook(path)

    assert book.restore(block_rules)
    assert backup_of(path).read_bytes() == before
    book.undo()
    assert path.read_bytes() == before


@pytest.mark.parametrize("lock", ["~${}", ".~lock.{}#"])
def test_an_open_workbook_is_left_alone(sample: Sample, lock: str) -> None:
    path = damaged(sample(2017), UNCOLOURED)
    before = path.read_bytes()
    path.with_name(lock.format(path.name)).write_text(",an,pc,,")

    with pytest.raises(HostError) as caught:
        FileBook(path).restore(block_rules)

    assert caught.value.problems[0].code is Code.FILE_IN_USE
    assert path.read_bytes() == before


def test_a_workbook_without_tasks_is_refused(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "so.xlsx", {"A": [["x"]]})

    with pytest.raises(InputError) as caught:
        FileBook(path).restore(block_rules)

    assert caught.value.problems[0].code is Code.BLOCK_MISSING
    assert not backup_of(path).exists()
