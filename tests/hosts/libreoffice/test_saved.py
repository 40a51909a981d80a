"""A workbook in which every macro ran, saved by LibreOffice, says the same as before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kgsheet.buttons.pressing import press
from kgsheet.core.blocks import Block, find_block
from kgsheet.core.schema import BUTTONS, PANEL
from kgsheet.hosts.excel import Desk
from kgsheet.hosts.file import FileBook
from tests.command_line import Command
from tests.live_office import LiveOffice

pytestmark = [pytest.mark.buttons, pytest.mark.libreoffice]


@pytest.mark.parametrize("year", [2017, 2021])
def test_commands_say_the_same_of_what_libreoffice_saved(
    live_office: LiveOffice,
    sample: Callable[[int], Path],
    run: Command,
    tmp_path: Path,
    year: int,
) -> None:
    path = sample(year)
    before = said(run, path)
    live = live_office.open(path)
    for one in BUTTONS:
        press(one.name, Desk(live))
    saved = tmp_path / "saved" / path.name
    saved.parent.mkdir()

    live.save(saved)
    live.close()

    panel = find_block(FileBook(saved).read(), PANEL)
    assert isinstance(panel, Block)
    assert [row.values.get("result") is not None for row in panel.rows] == [True] * len(BUTTONS)
    assert said(run, saved) == before


def said(run: Command, path: Path) -> dict[str, Any]:
    """Return what the commands say of a workbook."""
    return {name: run(name, path, "--json").json for name in ("check", "progress")}
