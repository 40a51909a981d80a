"""The jobs that make files: new workbooks, copies of the samples, lists of findings."""

from __future__ import annotations

import shutil
from pathlib import Path

from kgsheet.build.content import Content
from kgsheet.errors import InputError, Place, Problem
from kgsheet.hosts.faults import translated
from kgsheet.jobs.outcome import Outcome
from kgsheet.messages import Code
from kgsheet.shipped import SAMPLE_YEARS, sample_workbook

WORKBOOK_SUFFIX = ".xlsx"


def new(path: Path, sample: int | None, year: int) -> None:
    """Make a new master workbook: a copy of a sample, or a blank one for a year.

    Raises:
        InputError: KG910, KG911: the name is not one of an .xlsx, or the file is there already.
        HostError: KG906, KG909: it cannot be written there.
    """
    check_new_name(path)
    if sample:
        with translated(path, "write"):
            shutil.copyfile(sample_workbook(sample), path)
        return
    # XlsxWriter loads for nobody else.
    from kgsheet.build.workbook import blank

    write_new(path, blank(year))


def check_new_name(path: Path) -> None:
    """Refuse a name that is not one of a workbook, or is taken.

    Raises:
        InputError: KG910, KG911.
    """
    where = Place(file=path.name)
    if path.suffix.casefold() != WORKBOOK_SUFFIX:
        raise InputError(Problem(code=Code.NEW_NOT_XLSX, where=where))
    if path.exists():
        raise InputError(Problem(code=Code.FILE_EXISTS, where=where))


def write_new(path: Path, content: Content) -> None:
    """Write a master workbook where no file is.

    Raises:
        HostError: KG906, KG909: it cannot be written there.
    """
    from kgsheet.build.workbook import write_workbook

    with translated(path, "write"), path.open("xb") as stream:
        write_workbook(stream, content)


def copy_samples(folder: Path) -> tuple[Path, ...]:
    """Copy the sample workbooks to a folder and return the copies; one that is there stays.

    Raises:
        HostError: KG906, KG909: they cannot be written there.
    """
    copies = []
    with translated(folder, "write"):
        folder.mkdir(parents=True, exist_ok=True)
        for year in SAMPLE_YEARS:
            source = sample_workbook(year)
            copies.append(folder / source.name)
            if not copies[-1].exists():
                shutil.copyfile(source, copies[-1])
    return tuple(copies)


def export_findings(outcome: Outcome, path: Path) -> None:
    """Write the findings into a fresh workbook of their own.

    Raises:
        InputError: KG910: the file is there already.
        HostError: KG906, KG909: it cannot be written there.
    """
    from kgsheet.exports import write_findings

    if path.exists():
        raise InputError(Problem(code=Code.FILE_EXISTS, where=Place(file=path.name)))
    with translated(path, "write"), path.open("xb") as stream:
        write_findings(stream, outcome.examined.findings)
