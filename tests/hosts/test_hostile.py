"""Packages that mean harm end in a sentence that names what is wrong, in bounded memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from kgsheet.messages import Code
from tests.hosts.hostile import HARMLESS, MARKUP, ZIPS

ERRORS = {**ZIPS, **MARKUP}
FILES = [*ERRORS, *HARMLESS]
EXTRA_MEMORY = 768 << 20

# Reads every sheet of the files and edits them, in no more memory than it is given.
CHILD = """
import json, resource, sys
from pathlib import Path
import python_calamine
from kgsheet.core.edits import CellEdit
from kgsheet.errors import KgsheetError
from kgsheet.hosts.file import FileBook

pages = int(Path("/proc/self/statm").read_text().split()[0])
limit = pages * resource.getpagesize() + int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

def read(book):
    snapshot = book.read()
    for title in snapshot.sheets:
        snapshot.sheets[title]

def apply(book):
    book.apply([CellEdit(sheet="S", row=1, column=1, value="x")])

for path in sorted(Path(sys.argv[1]).glob("*.xlsx"), key=lambda one: int(one.stem)):
    for job in (read, apply):
        told = ["", ""]
        try:
            job(FileBook(path))
        except KgsheetError as error:
            told = [error.problems[0].code, str(error)]
        except Exception as error:
            told = [type(error).__name__, str(error)]
        print(json.dumps([int(path.stem), job.__name__, *told]), flush=True)
"""

Told = Mapping[tuple[str, str], tuple[str, str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    makers = [*(make for make, _, _ in ERRORS.values()), *HARMLESS.values()]
    for number, make in enumerate(makers):
        (folder / f"{number}.xlsx").write_bytes(make())
    return folder


@pytest.fixture(scope="module")
def told(folder: Path) -> Told:
    """What a process of little memory says of each file, by its name and the job."""
    if not sys.platform.startswith("linux"):
        pytest.skip("the memory of a process is bounded in this way on Linux only")
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(folder), str(EXTRA_MEMORY)],
        capture_output=True,
        check=False,
        timeout=300,
        env=dict(os.environ, PYTHONIOENCODING="utf-8"),
    )
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return {(FILES[number], job): (code, text) for number, job, code, text in lines}


@pytest.mark.parametrize("job", ["read", "apply"])
@pytest.mark.parametrize("name", ERRORS)
def test_a_hostile_package_is_refused_by_name(told: Told, name: str, job: str) -> None:
    _, code, words = ERRORS[name]

    said, text = told[name, job]

    assert (said, words in text) == (code, True), text


@pytest.mark.parametrize("job", ["read", "apply"])
@pytest.mark.parametrize("name", HARMLESS)
def test_a_strange_package_does_no_harm(told: Told, name: str, job: str) -> None:
    said, text = told[name, job]

    assert said in ("", Code.FILE_DAMAGED, Code.CELL_NOT_WRITABLE), text


@pytest.mark.parametrize("name", ERRORS)
def test_a_hostile_package_stays_as_it_was(told: Told, folder: Path, name: str) -> None:
    make, _, _ = ERRORS[name]

    assert told
    assert (folder / f"{FILES.index(name)}.xlsx").read_bytes() == make()
