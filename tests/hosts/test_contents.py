"""Only files are read, and only such as a workbook can be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kgsheet.core.edits import CellEdit
from kgsheet.errors import InputError
from kgsheet.hosts.contents import MAX_FILE, content_of
from kgsheet.hosts.file import FileBook

EDIT = CellEdit(sheet="S", row=1, column=1, value="x")


def test_the_content_of_a_file_is_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    path.write_bytes(b"PK")

    assert content_of(path) == b"PK"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_nobody_waits_for_a_pipe_to_end(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    os.mkfifo(path)

    for job in (FileBook(path).read, lambda: FileBook(path).apply([EDIT])):
        with pytest.raises(InputError, match="KG902"):
            job()


def test_a_file_larger_than_any_workbook_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    with path.open("wb") as out:
        out.truncate(MAX_FILE + 1)  # takes no room on the disk

    for job in (FileBook(path).read, lambda: FileBook(path).apply([EDIT])):
        with pytest.raises(InputError, match=r"KG907.*512 MB"):
            job()
