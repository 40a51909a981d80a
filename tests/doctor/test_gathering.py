from __future__ import annotations

import os
import stat
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from kgsheet import __version__
from kgsheet.build.workbook import MODULE, module_source
from kgsheet.core.schema.panel import CONF_SHEET, Conf
from kgsheet.doctor.facts import System
from kgsheet.doctor.gathering import (
    VBA_PART,
    attempt,
    button_interpreters,
    can_load_uno,
    gather,
    interpreter_keys,
    zone_of,
)
from kgsheet.errors import HostError
from kgsheet.hosts.file import FileBook
from kgsheet.ooxml.vba import vba_project

OURS = module_source()


def program(folder: Path, name: str, *lines: str) -> str:
    """A program that stands in for a Python; its folder is not the workbook's."""
    path = folder / name
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def workbook(path: Path, settings: dict[str, str] | None) -> Path:
    book = Workbook()
    if settings is not None:
        sheet = book.create_sheet(CONF_SHEET)
        for pair in settings.items():
            sheet.append(list(pair))
    book.save(path)
    return path


def test_this_python_starts_and_has_the_package() -> None:
    trial = attempt(sys.executable)

    assert (trial.started, trial.has_ended, trial.is_new_enough) == (True, True, True)
    assert (trial.has_package, trial.package) == (True, __version__)


def test_files_beside_the_workbook_are_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kgsheet.py").write_text("raise SystemExit('a stranger')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert attempt(sys.executable).has_package


def test_program_that_is_not_there_has_not_started(tmp_path: Path) -> None:
    assert not attempt(str(tmp_path / "python.exe")).started
    assert not attempt("khong-co-python").started


@pytest.mark.skipif(os.name == "nt", reason="stands in by a script of the shell")
def test_what_else_may_come_of_a_python(tmp_path: Path) -> None:
    old = program(tmp_path, "old", "echo 'Unknown option: -P' >&2", "exit 2")
    bare = program(tmp_path, "bare", "echo \"No module named 'kgsheet'\" >&2", "exit 1")
    stuck = program(tmp_path, "stuck", "exec sleep 60")
    broken = tmp_path / "broken"
    broken.write_bytes(b"\x7fELF")
    broken.chmod(0o755)

    assert not attempt(old).is_new_enough
    assert (attempt(bare).is_new_enough, attempt(bare).has_package) == (True, False)
    assert not attempt(stuck, seconds=0.5).has_ended
    assert not attempt(str(broken)).started


@pytest.mark.skipif(os.name == "nt", reason="stands in by a script of the shell")
def test_python_that_can_load_uno_is_found_by_trying(tmp_path: Path) -> None:
    assert can_load_uno(program(tmp_path, "has uno", "exit 0"))
    assert not can_load_uno(program(tmp_path, "has none", "exit 1"))
    assert not can_load_uno(str(tmp_path / "gone"))


@pytest.mark.parametrize(
    ("stream", "zone"),
    [
        pytest.param(None, None, id="no mark"),
        pytest.param("[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=https://a.vn/\r\n", 3, id="internet"),
        pytest.param("[ZoneTransfer]\nzoneid=4", 4, id="small letters"),
        pytest.param("[ZoneTransfer]\n", None, id="no number"),
        pytest.param("ZoneId=ba", None, id="not a number"),
    ],
)
def test_mark_of_the_web_is_read_from_the_stream_of_the_file(
    stream: str | None, zone: int | None, tmp_path: Path
) -> None:
    file = tmp_path / "so.xlsm"
    if stream is not None:
        Path(f"{file}:Zone.Identifier").write_text(stream, encoding="utf-8")

    assert zone_of(file) == zone


@pytest.mark.parametrize(
    ("system", "office", "keys"),
    [
        (System.WINDOWS, "", (Conf.INTERPRETER_WIN,)),
        (System.WINDOWS, "soffice.exe", (Conf.INTERPRETER_WIN, Conf.INTERPRETER_LO)),
        (System.MAC, "", (Conf.INTERPRETER_MAC,)),
        (System.MAC, "soffice", (Conf.INTERPRETER_MAC, Conf.INTERPRETER_LO)),
        (System.LINUX, "", (Conf.INTERPRETER_LO,)),
        (System.LINUX, "soffice", (Conf.INTERPRETER_LO,)),
    ],
)
def test_buttons_of_each_office_have_a_setting(
    system: System, office: str, keys: tuple[Conf, ...]
) -> None:
    assert interpreter_keys(system, office) == keys


def test_buttons_are_pointed_at_this_python() -> None:
    assert set(button_interpreters().values()) == {sys.executable}


def test_pc_is_known_without_a_workbook() -> None:
    facts = gather()

    assert (facts.python.count("."), facts.executable) == (2, sys.executable)
    assert facts.bits == (64 if sys.maxsize > 2**32 else 32)
    assert facts.kgsheet == __version__
    assert facts.xlwings
    assert facts.book is None


def test_workbook_is_known_with_the_settings_of_its_buttons(tmp_path: Path) -> None:
    settings = {Conf.INTERPRETER_LO: sys.executable, Conf.INTERPRETER_WIN: sys.executable}
    file = workbook(tmp_path / "sổ 2026.xlsm", {str(key): one for key, one in settings.items()})
    with zipfile.ZipFile(file, "a") as package:
        package.writestr(VBA_PART, b"")

    book = gather(str(file), FileBook(file)).book

    assert book is not None
    assert book.path == str(file)
    assert (book.is_writable, book.zone, book.has_macro) == (True, None, True)
    assert book.settings == {str(key): one for key, one in settings.items()}
    assert all(trial.has_package for trial in book.trials.values())
    assert book.trials


@pytest.mark.parametrize(
    ("project", "is_ours"),
    [
        pytest.param(vba_project({MODULE: OURS}, ["Sheet1"]), True, id="ours"),
        pytest.param(
            vba_project({MODULE: OURS.replace("    ", "  ").replace("Dim ", "DIM ")}, []),
            True,
            id="spaced and spelled by Excel",
        ),
        pytest.param(vba_project({MODULE: OURS.replace("-P", "-I")}, []), False, id="altered"),
        pytest.param(vba_project({}, ["Sheet1"]), False, id="gone"),
        pytest.param(b"hong", False, id="damaged"),
    ],
)
def test_macro_of_the_workbook_is_compared_with_ours(
    project: bytes, is_ours: bool, tmp_path: Path
) -> None:
    file = workbook(tmp_path / "so.xlsm", None)
    with zipfile.ZipFile(file, "a") as package:
        package.writestr(VBA_PART, project)

    book = gather(str(file), FileBook(file)).book

    assert book is not None
    assert (book.has_macro, book.macro_is_ours) == (True, is_ours)


def test_workbook_without_buttons_has_no_settings(tmp_path: Path) -> None:
    file = workbook(tmp_path / "so.xlsx", None)

    book = gather(str(file), FileBook(file)).book

    assert book is not None
    assert (book.settings, book.has_macro, dict(book.trials)) == (None, False, {})


def test_blank_interpreter_is_the_one_that_the_buttons_fall_back_on(tmp_path: Path) -> None:
    file = workbook(tmp_path / "so.xlsm", {"PYTHONPATH": ""})

    book = gather(str(file), FileBook(file)).book

    assert book is not None
    assert {trial.command for trial in book.trials.values()} <= {"python", "python3"}


def test_address_is_not_read() -> None:
    facts = gather("https://a.vn/so.xlsm", FileBook("https://a.vn/so.xlsm"))

    assert facts.book is not None
    assert facts.book.settings is None


def test_workbook_that_is_not_there_cannot_be_looked_at(tmp_path: Path) -> None:
    with pytest.raises(HostError, match="KG901"):
        gather("so.xlsm", FileBook(tmp_path / "so.xlsm"))
