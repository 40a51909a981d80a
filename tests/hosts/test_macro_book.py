"""A workbook with buttons, edited without an office program: its macros and buttons stay."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from kgsheet.core.edits import CellEdit
from kgsheet.core.schema import CONF_SHEET, PANEL
from kgsheet.hosts.file import FileBook
from tests.command_line import Command
from tests.conftest import Audit

Sample = Callable[[int], Path]
_KEPT = r"vbaProject\.bin|vmlDrawing|customUI|worksheets/(_rels/)?sheet(1|13)\.xml|\.rels|Types"


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("year", [2017, 2021])
def test_macros_buttons_and_ribbon_stay_byte_for_byte(
    run: Command, sample: Sample, audit: Audit, year: int
) -> None:
    file = sample(year)
    before = parts(file)

    assert run("update", file).code == 0

    after = parts(file)
    assert list(after) == list(before)
    kept = [name for name in before if re.search(_KEPT, name)]
    assert len(kept) > 15
    assert [name for name in kept if after[name] != before[name]] == []
    assert after["xl/worksheets/sheet2.xml"] != before["xl/worksheets/sheet2.xml"]
    assert audit(file) == []


def test_a_second_update_changes_nothing(run: Command, sample: Sample) -> None:
    file = sample(2017)
    run("update", file)
    before = file.read_bytes()

    assert run("update", file).code == 0
    assert file.read_bytes() == before


def test_restore_finds_nothing_to_mend(run: Command, sample: Sample) -> None:
    file = sample(2021)
    before = file.read_bytes()

    assert run("restore", file).code == 0
    assert file.read_bytes() == before


def test_runs_and_settings_of_the_buttons_are_no_facts(
    run: Command, sample: Sample, audit: Audit
) -> None:
    file = sample(2017)
    before = run("progress", file, "--json").json["facts_hash"], run("check", file, "--json").json
    sheet = PANEL.sheet

    FileBook(file).apply(
        [
            CellEdit(sheet=sheet, row=7, column=3, value=datetime(2026, 11, 21, 20, 45)),
            CellEdit(sheet=sheet, row=7, column=4, value="Không có lỗi nào."),
            CellEdit(sheet=CONF_SHEET, row=1, column=2, value="C:\\Python\\python.exe"),
            CellEdit(sheet=CONF_SHEET, row=3, column=2, value="/opt/python/bin/python"),
        ]
    )

    after = run("progress", file, "--json").json["facts_hash"], run("check", file, "--json").json
    assert after == before
    assert audit(file) == []
