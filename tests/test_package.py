"""The wheel carries all that the commands need, wherever they are run."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_wheel_carries_samples_templates_and_types(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert {name for name in names if name.startswith("kgsheet/_files/")} == {
        "kgsheet/_files/word_templates/bao_cao.docx",
        "kgsheet/_files/word_templates/cong_van.docx",
        "kgsheet/_files/word_templates/ke_hoach.docx",
        "kgsheet/_files/word_templates/so_dang_ky.docx",
        "kgsheet/_files/workbooks/theo_doi_2017.xlsm",
        "kgsheet/_files/workbooks/theo_doi_2021.xlsm",
    }
    assert "kgsheet/py.typed" in names
    assert "kgsheet/build/workbook.py" in names
    assert "kgsheet/build/data/bc_2017.tsv" in names
    assert "kgsheet/build/data/KG.bas" in names
    assert {"kgsheet/rollup/data/summary.html", "kgsheet/rollup/data/summary.css"} <= set(names)
    assert not [name for name in names if name.startswith("tests")]


def test_demo_runs_from_the_unpacked_wheel_elsewhere(wheel: Path, tmp_path: Path) -> None:
    installed, elsewhere = tmp_path / "installed", tmp_path / "elsewhere"
    elsewhere.mkdir()
    zipfile.ZipFile(wheel).extractall(installed)
    code = "import kgsheet, sys; print(kgsheet.__file__); from kgsheet.cli import main; main()"

    done = subprocess.run(
        [sys.executable, "-c", code, "demo"],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert str(installed) in done.stdout
    made = {path.suffix for path in (elsewhere / "kgsheet-demo").rglob("*") if path.is_file()}
    assert made >= {".xlsm", ".docx"}
