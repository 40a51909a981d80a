"""No file beside a workbook is imported in place of ours, however a button starts Python."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kgsheet.build.workbook import module_source
from kgsheet.core.schema import CONF_SHEET, Conf
from kgsheet.shipped import sample_workbook
from tests.build.conftest import load

PLANTED = ("kgsheet", "xlwings", "json", "argparse", "click", "pandas")
SHOW = "print(kgsheet.macros.__file__)"
# What xlwings 0.37.8 runs: `prepare_sys_path` is told of the workbook's folder in its 2nd and 3rd
# field, and of the setting PYTHONPATH from its 7th on.
STOCK = 'import xlwings.utils;xlwings.utils.prepare_sys_path("{}"); {}'


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """The folder of a workbook with files in it that bear the names of what we import."""
    folder = tmp_path / "Sổ theo dõi"
    folder.mkdir()
    for name in PLANTED:
        (folder / f"{name}.py").write_text(f"raise SystemExit('planted {name} ran')\n")
    return folder


def started(folder: Path, *arguments: str) -> str:
    """Start Python in a folder, and return all that it said."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.stdout + done.stderr


def options(way: str) -> list[str]:
    """The options that the macro starts Python with, up to `-c` or `-m kgsheet.macros`."""
    match = re.search(rf'KG_Quoted\(python\) & " (-P [^"]*{way}) "', module_source())
    assert match is not None
    return match[1].split()


def first_import() -> str:
    match = re.search(r'KG_IMPORT As String = "(.*) kgsheet\.macros\."', module_source())
    assert match is not None
    return match[1]


def test_launcher_imports_ours(beside: Path) -> None:
    said = started(beside, *options("-c"), f"{first_import()} {SHOW}")

    assert "planted" not in said
    assert said.strip().endswith("macros.py")
    assert str(beside) not in said


def test_start_from_libreoffice_imports_ours(beside: Path) -> None:
    said = started(beside, *options("-m kgsheet.macros"), "--help")

    assert "planted" not in said
    assert "--book" in said


def test_sign_before_the_start_imports_ours(beside: Path) -> None:
    match = re.search(r'KG_SIGN As String = "(.*)"', module_source())
    assert match is not None
    said = started(beside, "-P", "-c", match[1], str(beside / "sign"))

    assert said == ""
    assert (beside / "sign").exists()


def test_add_in_of_xlwings_imports_ours(beside: Path, tmp_path: Path) -> None:
    cells = load(sample_workbook(2017))[CONF_SHEET].iter_rows(values_only=True)
    conf = {str(key): value or "" for key, value in cells}
    book = (beside / "so.xlsm").as_posix()
    settings = f"{conf[Conf.ADD_WORKBOOK_TO_PYTHONPATH]};{book};{book};;;;{conf[Conf.PYTHONPATH]}"
    # The macro has made a folder of Windows or of Python the current one.
    elsewhere = tmp_path / "Windows"
    elsewhere.mkdir()

    said = started(elsewhere, "-B", "-c", STOCK.format(settings, f"{first_import()} {SHOW}"))

    assert "planted" not in said
    assert said.strip().endswith("macros.py")


def test_planted_files_would_run_without_these_cares(beside: Path, tmp_path: Path) -> None:
    book = (beside / "so.xlsm").as_posix()
    stock = STOCK.format(f"TRUE;{book};{book};;;;", f"{first_import()} {SHOW}")

    assert "planted kgsheet ran" in started(beside, "-c", first_import())
    assert "planted kgsheet ran" in started(beside, "-m", "kgsheet.macros")
    assert "planted kgsheet ran" in started(tmp_path, "-c", stock)


def test_current_folder_is_changed_before_each_start_in_excel() -> None:
    body = re.search(r"Sub KG_RunOnWindows\(.*?End Sub", module_source(), re.S)
    assert body is not None
    order = ["KG_MoveTo(KG_HomeOf(", "KG_RunByAddIn action", "KG_RunByLauncher action"]
    places = [body[0].index(one) for one in order]

    assert places == sorted(places)
    # The second call is that on a Mac, whose add-in starts Python in the root folder.
    assert module_source().count("KG_RunByLauncher action") == 1
    assert module_source().count("KG_RunByAddIn action") == 2
