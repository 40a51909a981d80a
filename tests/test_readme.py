"""What the README shows is what the program says."""

from __future__ import annotations

import doctest
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from kgsheet.cli.group import COMMANDS
from tests.command_line import Command

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def shown() -> Iterator[tuple[str, list[str]]]:
    """The commands that the README shows with lines of what they say."""
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        first, *lines = block.splitlines()
        yield first.removeprefix("$ "), lines


@pytest.mark.parametrize(("line", "lines"), list(shown()))
def test_commands_say_what_the_readme_shows(
    run: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    line: str,
    lines: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    run("demo")

    said = run(*shlex.split(line)[1:])

    assert [one for one in lines if one not in said.out.splitlines()] == []


def test_python_example_runs() -> None:
    parser = doctest.DocTestParser()
    example = parser.get_doctest(README, {}, "README", "README.md", 0)

    assert doctest.DocTestRunner().run(example).failed == 0
    assert len(example.examples) > 5


def test_every_command_has_a_row() -> None:
    rows = set(re.findall(r"^\| `kgsheet ([\w-]+)", README, re.MULTILINE))

    assert rows == set(COMMANDS)


def test_set_up_is_two_commands() -> None:
    assert "python -m pip install . && kgsheet demo" in README
    assert 'python -m pip install -e ".[test]" && python -m pytest' in README


def test_pictures_and_files_named_exist() -> None:
    pictures = re.findall(r"!\[.*?\]\((.*?)\)", README)
    modules = re.findall(r"`((?:core|messages|documents|build)/[\w/]+\.py)`", README)

    assert [one for one in pictures if not (ROOT / one).is_file()] == []
    assert [one for one in modules if not (ROOT / "kgsheet" / one).is_file()] == []
    assert pictures
    assert modules
