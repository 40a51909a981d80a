"""A support file tells what a helper needs and nothing of what the sheet says."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from kgsheet.buttons.support import write_support_file
from kgsheet.core.cells import Area, Snapshot, TableRef
from kgsheet.core.schema import TASKS
from kgsheet.errors import HostError
from kgsheet.hosts.memory import MemoryBook

MOMENT = datetime(2017, 7, 3, 8, 30)
SECRETS = ("Nguyễn Văn An", "Đề án mật", "Lương thưởng", "tblRieng", "0912")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have support files written into a folder of the test."""
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "kgsheet"


def secret_book() -> MemoryBook:
    rows = [
        ["Đơn vị chủ trì", "Nội dung", "Thời gian thực hiện", "Lương thưởng"],
        ["Nguyễn Văn An", "Đề án mật", "Quý I/2017", "0912"],
    ]
    area = Area(first_row=1, first_column=1, last_row=2, last_column=4)
    refs = [
        TableRef(name=TASKS.name, sheet=TASKS.sheet, area=area),
        TableRef(name="tblRieng", sheet="Nguyễn Văn An", area=area),
    ]
    sheets = {TASKS.sheet: [*rows], "Nguyễn Văn An": [*rows]}
    return MemoryBook(sheets=sheets, tables=refs, file="Nguyễn Văn An.xlsm")


def bug(words: str) -> ValueError:
    """An error as a bug raises it, with another behind it."""
    try:
        try:
            raise OSError(13, words)
        except OSError as exc:
            raise ValueError(words) from exc
    except ValueError as exc:
        return exc


def written(folder: Path) -> str:
    (path,) = folder.iterdir()
    return path.read_text(encoding="utf-8")


def test_versions_places_and_structure_are_told(folder: Path) -> None:
    path = write_support_file(bug("x"), MOMENT, {"button": "update"}, secret_book().read)

    text = written(folder)
    assert path.parent == folder
    for line in (
        "button: update",
        "builtins.ValueError",
        "builtins.PermissionError 13",
        "sheet 1: Nhiệm vụ",
        "  table tblNhiemVu A1:D2",
        "sheet 2: -",
        "  table - A1:D2",
        "tblNhiemVu: A1:D2, 1 rows, lead_agency=1, title=2, deadline=3",
    ):
        assert line in text.splitlines(), line
    assert "test_support.py" in text
    assert "kgsheet: " in text
    assert "xlwings: " in text


@pytest.mark.parametrize("secret", SECRETS)
def test_nothing_of_the_sheet_is_told(folder: Path, secret: str) -> None:
    write_support_file(bug(f"bad value {secret}"), MOMENT, {}, secret_book().read)

    assert secret not in written(folder)
    assert str(Path.home()) not in written(folder)


def test_a_workbook_that_cannot_be_read_is_no_second_bug(folder: Path) -> None:
    def unreadable() -> Snapshot:
        raise HostError

    write_support_file(bug("x"), MOMENT, {}, unreadable)

    assert "structure not read: HostError" in written(folder)


def test_two_bugs_make_two_files(folder: Path) -> None:
    for microsecond in (1, 2):
        moment = MOMENT.replace(microsecond=microsecond)
        write_support_file(bug("x"), moment, {}, secret_book().read)

    assert len(list(folder.iterdir())) == 2


def test_on_windows_it_lies_where_people_can_open_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))

    path = write_support_file(bug("x"), MOMENT, {}, secret_book().read)

    assert path.parent == tmp_path / "Local" / "kgsheet"
