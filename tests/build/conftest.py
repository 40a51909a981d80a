from __future__ import annotations

import warnings
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from kgsheet.build.workbook import blank, build_samples, write_workbook


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The workbooks as built now: the samples by year, and a blank one."""
    folder = tmp_path_factory.mktemp("built")
    paths = {path.stem[-4:]: path for path in build_samples(folder)}
    paths["blank"] = folder / "blank.xlsx"
    write_workbook(paths["blank"], blank(2027))
    return paths


@pytest.fixture(scope="session")
def read(built: dict[str, Path]) -> dict[str, Workbook]:
    """The same, as an independent reader sees them."""
    return {name: load(path) for name, path in built.items()}


def load(path: Path) -> Workbook:
    with warnings.catch_warnings():
        # openpyxl says that it does not know data bars of 2010 and print areas of whole columns.
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(path)
