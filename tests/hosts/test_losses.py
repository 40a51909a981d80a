"""A save that would change more than asked is refused, and says where."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from kgsheet.errors import HostError
from kgsheet.hosts.losses import loss_guard, loss_refused
from kgsheet.hosts.saving import replace_file
from kgsheet.messages import Code
from kgsheet.ooxml.patch import WorkbookPatch
from kgsheet.ooxml.sheetguard import Loss
from tests.hosts.conftest import write_workbook
from tests.hosts.test_contract import TASKS, TITLE, edit
from tests.ooxml.damages import DAMAGES

A1 = Loss(part="xl/worksheets/sheet1.xml", sheet="Nhiệm vụ", cell="A1", row=1)


@pytest.mark.parametrize(
    ("losses", "words"),
    [
        pytest.param([A1], "cả những chỗ không được phép sửa: Trang “Nhiệm vụ”, ô A1)", id="cell"),
        pytest.param([Loss(sheet="A", row=5)], "Trang “A”, dòng 5)", id="row"),
        pytest.param([Loss(sheet="A")], "Trang “A”)", id="sheet"),
        pytest.param([Loss(part="xl/styles.xml")], "thành phần xl/styles.xml)", id="part"),
        pytest.param([Loss()], "cả tệp)", id="package"),
        pytest.param([A1, A1], "ô A1)", id="once"),
        pytest.param(
            [Loss(sheet="A", row=row) for row in range(1, 9)], "dòng 3; và 5 chỗ khác)", id="many"
        ),
    ],
)
def test_the_places_are_named(losses: list[Loss], words: str) -> None:
    error = loss_refused(losses)

    assert error.exit_code == 5
    assert error.problems[0].code == Code.SAVE_FAILED
    assert words in str(error)
    assert "tệp cũ còn nguyên vẹn" in str(error)


@pytest.mark.parametrize(
    "kind",
    ["a member lost", "a font", "a sheet's title", "the used range lost", "the file cut short"],
)
def test_a_damaged_save_leaves_the_old_file_and_no_other(tmp_path: Path, kind: str) -> None:
    path = write_workbook(tmp_path / "so.xlsx", {TITLE: [*TASKS, [*"ab"]], "B": [[1]]})
    before = path.read_bytes()
    patch, out = WorkbookPatch(before, [edit(2, 3, "x")]), io.BytesIO()
    patch.write(out)
    damaged = DAMAGES[kind](out.getvalue())
    assert damaged is not None

    with pytest.raises(HostError, match="không được phép sửa"):
        replace_file(
            path,
            path.stat(),
            lambda stream: stream.write(damaged),
            loss_guard(before, patch),
        )
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["so.xlsx"]


def test_an_undamaged_save_takes_its_place(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "so.xlsx", {TITLE: TASKS})
    patch = WorkbookPatch(path.read_bytes(), [edit(2, 2, "x")])

    replace_file(path, path.stat(), patch.write, loss_guard(path.read_bytes(), patch))

    assert not WorkbookPatch(path.read_bytes(), [edit(2, 2, "x")]).is_needed
