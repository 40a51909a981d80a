"""What is made when it is first used is what would have been made at once."""

from __future__ import annotations

import re
import subprocess
import sys
from types import ModuleType

import pytest

from kgsheet import jobs, messages
from kgsheet.on_use import regex

PACKAGES = [pytest.param(one, id=one.__name__) for one in (jobs, messages)]


@pytest.mark.parametrize("package", PACKAGES)
def test_package_gives_every_name_that_it_lists(package: ModuleType) -> None:
    assert [name for name in package.__all__ if getattr(package, name, None) is None] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_package_has_no_other_names(package: ModuleType) -> None:
    with pytest.raises(AttributeError, match=f"module '{package.__name__}' has no attribute 'no'"):
        getattr(package, "no")  # noqa: B009 - mypy would refuse it


def test_package_loads_a_module_when_its_name_is_asked_for() -> None:
    code = (
        "import sys; from kgsheet import jobs; before = {*sys.modules}; jobs.When; jobs.When;"
        "print(*{one for one in {*sys.modules} - before if one.startswith('kgsheet.jobs')})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )

    assert done.stdout.split() == ["kgsheet.jobs.outcome"]


TEXT = "Quý I, quý II"
METHODS = [
    ("findall", (TEXT,), ["I", "II"]),
    ("split", (TEXT,), ["", "I", ", ", "II", ""]),
    ("sub", (r"Q\1", TEXT), "QI, QII"),
    ("subn", ("Q", TEXT), ("Q, Q", 2)),
]
MATCHES = [
    ("match", (TEXT,), "Quý I"),
    ("match", (TEXT, 7), "quý II"),
    ("search", (TEXT, 1), "quý II"),
    ("fullmatch", (TEXT,), None),
]


@pytest.mark.parametrize(("method", "arguments", "expected"), METHODS)
def test_pattern_answers_as_one_compiled_at_once(
    method: str, arguments: tuple[str, ...], expected: object
) -> None:
    assert getattr(regex(r"quý (\w+)", re.IGNORECASE), method)(*arguments) == expected


@pytest.mark.parametrize(("method", "arguments", "expected"), MATCHES)
def test_pattern_matches_as_one_compiled_at_once(
    method: str, arguments: tuple[str | int, ...], expected: str | None
) -> None:
    match = getattr(regex(r"quý (\w+)", re.IGNORECASE), method)(*arguments)

    assert (match and match[0]) == expected


def test_pattern_finds_bytes_one_by_one() -> None:
    assert [match[1] for match in regex(rb"<(\w)>").finditer(b"<a><b>")] == [b"a", b"b"]


def test_pattern_has_all_that_a_compiled_one_has() -> None:
    compiled = re.compile(r"quý (\w+)")
    public = {name for name in dir(compiled) if not name.startswith("_")} - {"scanner"}

    assert {name for name in public if not hasattr(regex(r"quý (\w+)"), name)} == set()
    assert regex(r"(?P<n>\w)").groupindex == {"n": 1}


def test_pattern_is_compiled_once() -> None:
    quarter = regex(r"quý (\w+)")
    quarter.search(TEXT)
    search = quarter.search

    assert quarter.match(TEXT, 7) is not None
    assert quarter.search is search
