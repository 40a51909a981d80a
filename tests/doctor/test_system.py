from __future__ import annotations

import plistlib
import shutil
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

from kgsheet.doctor.facts import System
from kgsheet.doctor.system import (
    addin_is_same,
    excel_version,
    is_remote,
    this_system,
    version_of,
    version_of_app,
)

FOLDERS = {
    System.WINDOWS: "AppData/Roaming/Microsoft/Excel/XLSTART",
    System.MAC: "Library/Group Containers/UBF8T346G9.Office/User Content.localized/"
    "Startup.localized/Excel",
}


def test_system_is_the_one_that_runs_this() -> None:
    assert this_system().value == sys.platform


def test_version_of_a_package_is_empty_where_it_is_not_installed() -> None:
    assert version_of("xlwings") == distribution("xlwings").version
    assert version_of("khong-co-goi-nay") == ""


@pytest.mark.parametrize("system", FOLDERS)
def test_add_in_is_that_of_this_python_where_both_files_are_the_same(
    system: System, tmp_path: Path
) -> None:
    ours = Path(str(distribution("xlwings").locate_file("xlwings/addin/xlwings.xlam")))
    folder = tmp_path / FOLDERS[system]
    folder.mkdir(parents=True)
    shutil.copy(ours, folder)

    assert addin_is_same(system, tmp_path) is True

    (folder / ours.name).write_bytes(b"another release")

    assert addin_is_same(system, tmp_path) is False


@pytest.mark.parametrize("system", System)
def test_there_is_no_add_in_where_excel_keeps_none(system: System, tmp_path: Path) -> None:
    assert addin_is_same(system, tmp_path) is None


@pytest.mark.parametrize(
    ("content", "version"),
    [
        pytest.param(plistlib.dumps({"CFBundleShortVersionString": "16.89"}), "16.89", id="told"),
        pytest.param(plistlib.dumps({}), "", id="not told"),
        pytest.param(b"hong", "", id="no property list"),
        pytest.param(b"<?xml version='1.0'?><plist><dict>", "", id="cut short"),
        pytest.param(None, "", id="not installed"),
    ],
)
def test_version_of_a_program_of_macos(content: bytes | None, version: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "Contents").mkdir()
        (tmp_path / "Contents" / "Info.plist").write_bytes(content)

    assert version_of_app(tmp_path) == version


@pytest.mark.skipif(sys.platform != "linux", reason="asks Windows or macOS")
def test_linux_has_no_excel_and_network_folders_of_the_desktop() -> None:
    assert excel_version() == ""
    assert is_remote(Path("/run/user/1000/gvfs/smb-share:server=vp/so.xlsm"))
    assert not is_remote(Path("/srv/theo doi/so.xlsm"))
