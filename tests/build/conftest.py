from __future__ import annotations

import warnings
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from kgsheet.build.workbook import blank, build_samples, write_workbook


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The workbooks as built now: the samples by year, a blank one, and one without buttons."""
    folder = tmp_path_factory.mktemp("built")
    names = {"mau_trong": "blank", "theo_doi_2017": "2017", "theo_doi_2021": "2021"}
    paths = {names[path.stem]: path for path in build_samples(folder)}
    paths["plain"] = folder / "plain.xlsx"
    write_workbook(paths["plain"], blank(2027))
    return paths


@pytest.fixture(scope="session")
def read(built: dict[str, Path]) -> dict[str, Workbook]:
    """The same, as an independent reader sees them."""
    return {name: load(path) for name, path in built.items()}


def load(path: Path, *, data_only: bool = False) -> Workbook:
    with warnings.catch_warnings():
        # openpyxl says that it does not know data bars of 2010 and print areas of whole columns.
        warnings.simplefilter("ignore", UserWarning)
        book = openpyxl.load_workbook(path, keep_vba=path.suffix == ".xlsm", data_only=data_only)
    if book.vba_archive:
        book.vba_archive.close()  # else it complains wherever its garbage is collected
    return book
