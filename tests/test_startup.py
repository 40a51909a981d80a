"""A process starts with what its one job needs: no library more, and no room of ours more."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kgsheet.shipped import sample_workbook

ROOT = Path(__file__).parent.parent
READS = {"click", "rapidfuzz"}
# What a library of ours or of Python brings along, and takes long or much memory.
COSTLY = {
    *("asyncio", "concurrent", "email", "http", "logging", "multiprocessing", "socket", "ssl"),
    *("difflib", "importlib.metadata", "pkg_resources", "traceback", "unittest"),
}
# OpenSSL comes with hashlib, a search for a folder with tempfile.
WRITERS = {"csv", "hashlib", "random", "tempfile"}

HELP, CHECK, UPDATE = "--help", "check so.xlsm", "update so.xlsm"


def loaded(folder: Path, command: str) -> set[str]:
    """Return the modules in memory when a command has ended."""
    shutil.copy(sample_workbook(2017), folder / "so.xlsm")
    code = (
        "import sys, contextlib, io\n"
        "from kgsheet.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        f"    main({command.split()!r})\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stderr == ""
    return set(done.stdout.split())


def libraries(modules: set[str]) -> set[str]:
    """Return the installed packages among modules; Cython leaves names of its own."""
    tops = {one.partition(".")[0] for one in modules} - set(sys.stdlib_module_names)
    ours = {"kgsheet", "sitecustomize", "__main__"}
    return {one for one in tops - ours if not one.startswith(("_", "cython_runtime"))}


@pytest.mark.parametrize(
    ("command", "expected"),
    [(HELP, {"click"}), ("check --help", {"click"}), (CHECK, READS), (UPDATE, READS)],
)
def test_command_loads_exactly_these_libraries(
    tmp_path: Path, command: str, expected: set[str]
) -> None:
    assert libraries(loaded(tmp_path, command)) == expected


@pytest.mark.parametrize(
    ("command", "needless"),
    [
        (HELP, COSTLY | WRITERS | {"dataclasses", "decimal", "json", "pathlib", "zipfile"}),
        (CHECK, COSTLY | WRITERS | {"decimal", "json"}),
        (UPDATE, COSTLY | {"hashlib"}),
    ],
)
def test_command_does_without(tmp_path: Path, command: str, needless: set[str]) -> None:
    assert loaded(tmp_path, command) & needless == set()


@pytest.mark.parametrize(
    ("command", "rooms"),
    [
        (HELP, ("batch", "core", "documents", "errors", "hosts", "jobs", "ooxml")),
        (
            CHECK,
            (
                *("batch", "core.block_rules", "core.numbering", "core.restoring"),
                *("core.rules.catalogue", "core.schema.panel", "core.schema.register"),
                *("core.schema.summary", "messages.batch", "messages.layout", "messages.register"),
                *("core.sheet_rules", "core.updates", "documents", "hosts.base", "hosts.changing"),
                *("jobs.issuing", "jobs.updating", "ooxml.lossguard", "ooxml.patch"),
            ),
        ),
        (UPDATE, ("batch", "core.numbering", "core.restoring", "documents", "jobs.issuing")),
    ],
)
def test_command_needs_no_room_of_another(
    tmp_path: Path, command: str, rooms: tuple[str, ...]
) -> None:
    ours = {one.removeprefix("kgsheet.") for one in loaded(tmp_path, command)}

    assert [one for one in ours for room in rooms if f"{one}.".startswith(f"{room}.")] == []


UNSEARCHED = """
import atexit, gc
searched = []
gc.callbacks.append(lambda phase, info: searched.append(phase))
atexit.register(lambda: print("frozen:", gc.get_freeze_count() > 10_000))
from kgsheet.cli import main
atexit.register(lambda: print("searched:", len(searched)))
searched.clear()
main(["check", "so.xlsm"])
"""


def test_command_is_not_searched_for_garbage(tmp_path: Path) -> None:
    """It is over before much is thrown away; what is left is not looked through at the end."""
    shutil.copy(sample_workbook(2017), tmp_path / "so.xlsm")
    done = subprocess.run(
        [sys.executable, "-c", UNSEARCHED],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    assert done.stdout.splitlines()[-2:] == ["searched: 0", "frozen: True"]


def test_door_itself_loads_no_library() -> None:
    code = "import sys, kgsheet.cli; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, cwd=ROOT
    )

    assert libraries(set(done.stdout.split())) == set()
