from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kgsheet.documents.cache import CACHE_VARIABLE
from kgsheet.documents.compiling import compile_template
from tests.documents.conftest import TEMPLATES

NAMES = ("bao_cao.docx", "ke_hoach.docx", "cong_van.docx")

SAYS = """
import sys
from pathlib import Path
from kgsheet.documents.compiling import compile_template
found = compile_template(Path(sys.argv[1]).read_bytes())
print("docxtpl" in sys.modules, [part.lines for part in found.parts.values()])
"""


def in_a_fresh_process(name: str, cache: Path | str) -> str:
    return subprocess.run(
        [sys.executable, "-c", SAYS, str(TEMPLATES / name)],
        env={**os.environ, CACHE_VARIABLE: str(cache), "PYTHONIOENCODING": "utf-8"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


@pytest.mark.parametrize("name", NAMES)
def test_kept_template_is_the_same_and_needs_no_word_library(name: str, tmp_path: Path) -> None:
    made = in_a_fresh_process(name, "")

    first = in_a_fresh_process(name, tmp_path / "cache")
    second = in_a_fresh_process(name, tmp_path / "cache")

    assert made == first
    assert made.startswith("True ")
    assert second == made.replace("True ", "False ", 1)


def test_template_is_compiled_once_a_process() -> None:
    content = (TEMPLATES / "bao_cao.docx").read_bytes()

    assert compile_template(content) is compile_template(bytes(bytearray(content)))
    assert compile_template(content, landscape=True) is not compile_template(content)


def test_line_of_an_error_is_a_paragraph() -> None:
    compiled = compile_template((TEMPLATES / "bao_cao.docx").read_bytes())

    lines = compiled.parts[compiled.document].lines
    assert [one for one in lines[1:] if not one.startswith("<w:p")] == []
    assert [one for one in lines if one.count("</w:p>") > 1] == []
