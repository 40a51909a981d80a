"""Holds the direction of imports, the place of each outside package, and of Vietnamese text."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kgsheet.shipped import sample_workbook
from tests.office_sheets import write_sheet

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "kgsheet"

# Rooms from the bottom up; a room may import itself and the rooms named for it, by longest prefix.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "kgsheet": ("kgsheet.frames",),
    "kgsheet.__main__": ("kgsheet.cli",),
    "kgsheet.on_use": (),
    "kgsheet.values": (),
    "kgsheet.messages": ("kgsheet.on_use", "kgsheet.values"),
    "kgsheet.errors": ("kgsheet.messages", "kgsheet.values"),
    "kgsheet.shipped": (),
    "kgsheet.core": ("kgsheet.errors", "kgsheet.messages", "kgsheet.on_use", "kgsheet.values"),
    "kgsheet.ooxml": (
        "kgsheet.core",
        "kgsheet.errors",
        "kgsheet.messages",
        "kgsheet.on_use",
        "kgsheet.values",
    ),
    "kgsheet.hosts.base": ("kgsheet.core",),
    "kgsheet.hosts": (
        "kgsheet.core",
        "kgsheet.ooxml",
        "kgsheet.errors",
        "kgsheet.messages",
        "kgsheet.values",
    ),
    "kgsheet.hosts.libreoffice": (
        "kgsheet.core",
        "kgsheet.errors",
        "kgsheet.messages",
        "kgsheet.values",
    ),
    "kgsheet.hosts.libreoffice.worker": (),
    "kgsheet.documents": (
        "kgsheet.core",
        "kgsheet.errors",
        "kgsheet.messages",
        "kgsheet.ooxml",
        "kgsheet.values",
    ),
    "kgsheet.build": (
        "kgsheet.core",
        "kgsheet.documents",
        "kgsheet.errors",
        "kgsheet.messages",
        "kgsheet.ooxml",
        "kgsheet.values",
    ),
    "kgsheet.exports": (
        "kgsheet.build.rows",
        "kgsheet.core",
        "kgsheet.errors",
        "kgsheet.messages",
    ),
    "kgsheet.frames": ("kgsheet.core", "kgsheet.hosts", "kgsheet.values"),
    "kgsheet.rollup": ("kgsheet.build.rows", "kgsheet.core", "kgsheet.messages", "kgsheet.values"),
    "kgsheet.jobs": (
        "kgsheet",
        "kgsheet.build",
        "kgsheet.core",
        "kgsheet.documents",
        "kgsheet.errors",
        "kgsheet.exports",
        "kgsheet.hosts.base",
        "kgsheet.hosts.faults",
        "kgsheet.hosts.newfiles",
        "kgsheet.hosts.libreoffice.office",
        "kgsheet.messages",
        "kgsheet.on_use",
        "kgsheet.shipped",
        "kgsheet.values",
    ),
    "kgsheet.macros": (
        "kgsheet.buttons",
        "kgsheet.core",
        "kgsheet.errors",
        "kgsheet.hosts.excel",
        "kgsheet.hosts.libreoffice",
        "kgsheet.messages",
    ),
    "kgsheet.buttons": (
        "kgsheet",
        "kgsheet.core",
        "kgsheet.errors",
        "kgsheet.hosts.base",
        "kgsheet.hosts.excel",
        "kgsheet.hosts.file",
        "kgsheet.jobs",
        "kgsheet.messages",
        "kgsheet.values",
    ),
    "kgsheet.doctor": (
        "kgsheet",
        "kgsheet.build",
        "kgsheet.core",
        "kgsheet.hosts",
        "kgsheet.messages",
        "kgsheet.ooxml",
        "kgsheet.values",
    ),
    "kgsheet.journal": (),
    "kgsheet.batch": (
        "kgsheet",
        "kgsheet.core",
        "kgsheet.documents",
        "kgsheet.errors",
        "kgsheet.hosts",
        "kgsheet.jobs",
        "kgsheet.journal",
        "kgsheet.messages",
        "kgsheet.rollup",
        "kgsheet.shipped",
        "kgsheet.values",
    ),
    "kgsheet.cli": (
        "kgsheet",
        "kgsheet.batch",
        "kgsheet.core",
        "kgsheet.doctor",
        "kgsheet.documents",
        "kgsheet.errors",
        "kgsheet.hosts",
        "kgsheet.jobs",
        "kgsheet.messages",
        "kgsheet.on_use",
        "kgsheet.shipped",
    ),
}

# Each outside package, and the only places that may import it.
PLACE_OF: dict[str, tuple[str, ...]] = {
    "click": ("kgsheet.cli",),
    "distributed": ("kgsheet.batch.cluster",),
    "docx": ("kgsheet.build",),
    "docxtpl": ("kgsheet.documents",),
    "filelock": ("kgsheet.hosts",),
    "jinja2": ("kgsheet.documents", "kgsheet.rollup"),
    "lxml": ("kgsheet.ooxml", "kgsheet.documents", "kgsheet.build"),
    "pandas": ("kgsheet.frames",),
    "python_calamine": ("kgsheet.hosts.closer",),
    "rapidfuzz": ("kgsheet.core.agencies", "kgsheet.core.rules"),
    "rich": ("kgsheet.cli",),
    "uno": ("kgsheet.hosts.libreoffice.worker",),
    "xlsxwriter": ("kgsheet.build", "kgsheet.exports", "kgsheet.rollup"),
    "xlwings": ("kgsheet.hosts.excel", "kgsheet.hosts.libreoffice"),
}

# Where people's Vietnamese may stand in code; elsewhere it stands in `messages` and data files.
VIETNAMESE_IN = (
    "kgsheet/messages/",
    "kgsheet/build/",
    "kgsheet/core/schema/",
    "kgsheet/core/tasks.py",
    "kgsheet/core/text.py",
    "kgsheet/core/legacy",
    "kgsheet/core/deadline",
    "kgsheet/core/reference",
    "kgsheet/core/handmade.py",
    "kgsheet/core/master.py",
    "kgsheet/core/rules/",
    "kgsheet/documents/fields.py",
    "kgsheet/documents/layout/",
)
_VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")

MODULES = sorted(path.relative_to(ROOT).as_posix() for path in PACKAGE.rglob("*.py"))


def name_of(module: str) -> str:
    return module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def longest_prefix(name: str, prefixes: dict[str, tuple[str, ...]]) -> str:
    matches = [one for one in prefixes if name == one or name.startswith(f"{one}.")]
    return max(matches, key=len)


def imports_of(module: str) -> Iterator[str]:
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports by a relative name"
            yield node.module or ""


def is_within(name: str, rooms: tuple[str, ...]) -> bool:
    below = tuple(f"{room}." for room in rooms if room != "kgsheet")
    return name in rooms or name.startswith(below)


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_one_way(module: str) -> None:
    name = name_of(module)
    room = longest_prefix(name, MAY_IMPORT)
    allowed = (room, *MAY_IMPORT[room])

    ours = [one for one in imports_of(module) if one.split(".")[0] == "kgsheet"]

    assert [one for one in ours if not is_within(one, allowed)] == []


@pytest.mark.parametrize("module", MODULES)
def test_outside_packages_stay_in_their_place(module: str) -> None:
    name = name_of(module)

    outside = {one.split(".")[0] for one in imports_of(module)} - {"kgsheet"}
    strangers = {
        one
        for one in outside - set(sys.stdlib_module_names)
        if not any(name.startswith(place) for place in PLACE_OF.get(one, ()))
    }

    assert strangers == set()


@pytest.mark.parametrize("module", [one for one in MODULES if not one.startswith(VIETNAMESE_IN)])
def test_vietnamese_stands_only_where_people_read_it(module: str) -> None:
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }

    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    ]

    assert [text for text in texts if _VIETNAMESE.search(text)] == []


@pytest.mark.parametrize("module", MODULES)
def test_values_are_made_in_one_way(module: str) -> None:
    """A start would wait for the methods of a class that `dataclass` makes frozen with slots."""
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    frozen = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for made in node.decorator_list
        if isinstance(made, ast.Call) and ast.unparse(made.func).endswith("dataclass")
        if {one.arg for one in made.keywords if one.arg in {"frozen", "slots", "eq"}}
        == {"frozen", "slots"}
    ]

    assert frozen == []


def test_rooms_import_no_room_in_a_circle() -> None:
    reaches = {room: set(rooms) - {"kgsheet"} for room, rooms in MAY_IMPORT.items()}

    for _ in reaches:
        for rooms in reaches.values():
            rooms |= {far for near in rooms for far in reaches.get(near, ())}

    assert [room for room, rooms in reaches.items() if room in rooms] == []


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import kgsheet", {"pandas", "xlwings", "openpyxl", "docxtpl", "click", "kgsheet.core"}),
        ("import kgsheet.frames", {"pandas", "xlwings", "openpyxl", "docxtpl", "click"}),
        (
            "import kgsheet.cli, kgsheet.hosts.file",
            {"pandas", "xlwings", "openpyxl", "docxtpl", "docx", "xlsxwriter", "rich", "jinja2"},
        ),
    ],
)
def test_heavy_libraries_load_only_when_used(statement: str, absent: set[str]) -> None:
    code = f"import sys; {statement}; print(*sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert set(done.stdout.split()) & absent == set()


HEAVY = {"docx", "docxtpl", "distributed", "openpyxl", "pandas", "xlsxwriter", "xlwings"}
ON_USE = {"filelock", "jinja2", "multiprocessing", "rapidfuzz", "rich"}
ALONE = "Đơn vị chủ trì,Nội dung,Thời hạn,Trạng thái\nSở Y tế,Đề án trạm y tế,Quý I/2025,\n"


@pytest.mark.parametrize(
    ("command", "loaded"),
    [
        ("--help", set()),
        ("batch --help", set()),
        ("check so.xlsx", set()),
        ("progress so.xlsx", set()),
        ("update so.xlsx", set()),
        ("check mau.xlsm", {"rapidfuzz"}),
        ("update mau.xlsm", {"rapidfuzz"}),
    ],
)
def test_command_loads_what_it_uses(tmp_path: Path, command: str, loaded: set[str]) -> None:
    """The sample has titles and names to compare, the list of one row has not."""
    write_sheet(tmp_path / "so.xlsx", [line.split(",") for line in ALONE.splitlines()])
    shutil.copy(sample_workbook(2017), tmp_path / "mau.xlsm")
    code = (
        "import sys, kgsheet.cli, contextlib, io\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        f"    kgsheet.cli.main({command.split()!r})\n"
        "print(*sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    assert set(done.stdout.split()) & (HEAVY | ON_USE) == loaded


def test_top_level_holds_exactly_what_the_readme_maps() -> None:
    done = subprocess.run(
        ["git", "ls-files"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    if done.returncode:
        pytest.skip("not a git checkout")

    assert {line.split("/")[0] for line in done.stdout.splitlines()} == {
        ".ci",
        ".gitignore",
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "kgsheet",
        "pyproject.toml",
        "tests",
        "word_templates",
        "workbooks",
    }
