"""The door of the buttons: its names, its two ways in, and what it never imports."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kgsheet import macros
from kgsheet.core.schema import BUTTONS

# Names that a file beside a workbook might bear, in place of ours or of the library.
PLANTED = ("kgsheet", "xlwings", "json", "argparse", "calendar", "pandas", "datetime", "decimal")
ENGINE = "import kgsheet.macros, kgsheet.hosts.libreoffice.engine; print('reached')"
RUN = "import kgsheet.macros; kgsheet.macros.check()"


def test_the_door_has_a_function_for_each_button_and_no_other() -> None:
    public = {
        name
        for name, member in vars(macros).items()
        if inspect.isfunction(member)
        and member.__module__ == macros.__name__
        and not name.startswith("_")
    }

    assert public == {one.name for one in BUTTONS} | {"main"}


@pytest.mark.parametrize("button", BUTTONS, ids=lambda one: str(one.name))
def test_a_macro_takes_nothing(button: object) -> None:
    function = getattr(macros, button.name)  # type: ignore[attr-defined]

    assert inspect.signature(function).parameters == {}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of a workbook in which somebody has planted files."""
    for name in PLANTED:
        text = f"open({str(tmp_path / 'imported')!r}, 'a').write({name!r})\nraise SystemExit(99)\n"
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        # No program that would show a box and wait for somebody to close it.
        env=os.environ | {"PATH": str(folder)},
        timeout=120,
    )


@pytest.mark.parametrize(
    ("arguments", "reached"),
    [
        (("-P", "-m", "kgsheet.macros", "none", "--book", "file:///so.xlsm"), "invalid choice"),
        (("-P", "-c", ENGINE), "reached"),
        (("-P", "-X", "utf8", "-c", RUN, "--wb=none.xlsm"), "Book.caller()"),
        (("-P", "-m", "kgsheet.macros", "--help"), "--book"),
    ],
    ids=["LibreOffice", "its engine", "launcher in Excel", "help"],
)
def test_no_file_beside_the_workbook_is_imported(
    folder: Path, arguments: tuple[str, ...], reached: str
) -> None:
    done = run(folder, *arguments)

    assert not (folder / "imported").exists(), (folder / "imported").read_text()
    assert done.returncode != 99
    assert reached in done.stdout + done.stderr


def test_planted_files_would_be_imported_without_the_option(folder: Path) -> None:
    done = run(folder, "-c", RUN)

    assert done.returncode == 99
    assert (folder / "imported").exists()


def test_xlwings_adds_no_folder_of_the_workbook(folder: Path, tmp_path: Path) -> None:
    # As the add-in calls it, with ADD_WORKBOOK_TO_PYTHONPATH off, from another folder.
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    prepare = 'import xlwings.utils;xlwings.utils.prepare_sys_path("false;{0};{0};;;;"); '

    done = run(elsewhere, "-B", "-c", prepare.format(folder / "so.xlsm") + RUN)

    assert not (folder / "imported").exists()
    assert "Book.caller()" in done.stderr


def test_the_macros_need_no_host_of_files() -> None:
    code = (
        "import sys; sys.modules['kgsheet.hosts.file'] = None;"
        "import kgsheet.macros, kgsheet.hosts.libreoffice.engine; print(*sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    loaded = done.stdout.split()
    assert "kgsheet.macros" in loaded
    assert {"click", "rich", "openpyxl", "python_calamine", "docxtpl"} & set(loaded) == set()
