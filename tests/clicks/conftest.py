"""A screen, an office that trusts one folder, and a person who clicks."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from kgsheet.core.schema import Conf
from kgsheet.hosts.file import FileBook
from kgsheet.jobs.pointing import setup_buttons
from kgsheet.shipped import sample_workbook
from tests.clicks.clerk import Clerk
from tests.clicks.screen import Screen
from tests.live_office import LiveOffice

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.Office.Common/{path}">'
    '<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)

# Started in place of Python: the same one, in which closed files cannot be reached.
_WITHOUT_FILES = """#!/bin/sh
PYTHONPATH={folder} exec {python} "$@"
"""
_NO_FILES = """
import sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name == "kgsheet.hosts.file":
            raise ImportError(name)

sys.meta_path.insert(0, Refuse())
"""

Place = Callable[..., Path]


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """Return a screen; skips where its programs are not installed, but fails in CI."""
    missing = [program for program in ("Xvfb", "xdotool") if shutil.which(program) is None]
    if missing:
        reason = f"{', '.join(missing)} not installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    screen = Screen(tmp_path_factory.mktemp("screen"))
    yield screen
    screen.close()


@pytest.fixture(scope="session")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder whose macros the office runs; its name is as names in offices are."""
    return tmp_path_factory.mktemp("Sổ theo dõi & văn bản")


@pytest.fixture(scope="session")
def clerk(
    soffice: str, screen: Screen, trusted: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Clerk]:
    """Return a person in front of an office that trusts one folder and nothing else."""
    profile = tmp_path_factory.mktemp("clerk")
    (profile / "user").mkdir()
    settings = {
        # LibreOffice writes an ampersand in an address as it is.
        (
            "Security/Scripting",
            "SecureURL",
        ): f"<it>{escape(trusted.as_uri().replace('%26', '&'))}</it>",
        ("Misc", "FirstRun"): "false",
        ("Misc", "ShowTipOfTheDay"): "false",
    }
    items = [
        _ITEM.format(path=path, name=name, value=value) for (path, name), value in settings.items()
    ]
    settings_file = profile / "user" / "registrymodifications.xcu"
    settings_file.write_text(_SETTINGS.format(items="".join(items)), encoding="utf-8")
    office = LiveOffice(soffice, profile, screen.display, trusted)
    clerk = Clerk(office, screen)
    yield clerk
    clerk.leave()
    office.close()


@pytest.fixture(scope="session")
def python_without_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a Python in which `kgsheet.hosts.file` cannot be imported."""
    folder = tmp_path_factory.mktemp("without")
    (folder / "sitecustomize.py").write_text(_NO_FILES, encoding="utf-8")
    program = folder / "python"
    program.write_text(_WITHOUT_FILES.format(folder=folder, python=sys.executable))
    program.chmod(0o755)
    return program


@pytest.fixture
def place(trusted: Path, tmp_path: Path) -> Iterator[Place]:
    """Return a function that puts a sample into the trusted folder, with files that lie in wait.

    Whoever imports one of those files, there or where the office was started, leaves a mark.
    """
    mark, folder = tmp_path / "imported", trusted / tmp_path.name
    folder.mkdir()

    def put(year: int, python: str | Path = sys.executable) -> Path:
        for name in ("kgsheet.py", "xlwings.py", "json.py", "uno.py", "sitecustomize.py"):
            for place in (trusted, folder):
                trap = f"open({json.dumps(str(mark))}, 'a').close()\n"
                (place / name).write_text(trap, encoding="utf-8")
        path = Path(shutil.copy(sample_workbook(year), folder))
        setup_buttons(FileBook(path), {Conf.INTERPRETER_LO: str(python)})
        return path

    yield put
    assert not mark.exists()
