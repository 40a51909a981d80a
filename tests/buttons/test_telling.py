"""Where no office can be reached, the desktop shows the box."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kgsheet.buttons.telling import tell

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows shows a box of its own")

TEXT, TITLE = "Không có LibreOffice {0}\n“so.xlsm” & <b>", "Theo dõi"


def program(folder: Path, name: str, code: int = 0) -> Path:
    """Put a program into the folder that keeps what it was asked; return where."""
    asked = folder / f"{name}.asked"
    path = folder / name
    path.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{asked}"\nexit {code}\n', encoding="utf-8")
    path.chmod(0o755)
    return asked


@pytest.mark.parametrize("name", ["zenity", "kdialog", "xmessage"])
def test_the_desktop_is_asked_to_show_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    asked = program(tmp_path, name)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert tell(TEXT, TITLE)
    assert TEXT in asked.read_text(encoding="utf-8")


@pytest.mark.parametrize("has_program", [False, True], ids=["no program", "no screen"])
def test_it_is_known_when_nothing_was_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_program: bool
) -> None:
    if has_program:
        program(tmp_path, "zenity", code=1)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert not tell(TEXT, TITLE)
