from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kgsheet.build import samples
from kgsheet.build.workbook import write_workbook


@pytest.fixture(scope="session")
def built_samples(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], bytes]:
    """Return a function that hands back the workbook of a sample without buttons."""
    made: dict[int, bytes] = {}

    def build(year: int) -> bytes:
        if year not in made:
            path = tmp_path_factory.mktemp("plain") / "so.xlsx"
            write_workbook(path, samples.sample(year))
            made[year] = path.read_bytes()
        return made[year]

    return build


@pytest.fixture
def sample(tmp_path: Path, built_samples: Callable[[int], bytes]) -> Callable[[int], Path]:
    """Return a function that writes the sample of a year, each sheet in the part of its number."""

    def write(year: int) -> Path:
        path = tmp_path / f"theo_doi_{year}.xlsx"
        path.write_bytes(built_samples(year))
        return path

    return write
