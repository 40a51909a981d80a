"""The jobs that make files: new workbooks, copies of the samples, lists of findings."""

from __future__ import annotations

import shutil
from pathlib import Path

from kgsheet.build.content import Content
from kgsheet.errors import InputError, Place, Problem
from kgsheet.hosts.faults import translated
from kgsheet.hosts.newfiles import new_file
from kgsheet.jobs.outcome import Outcome
from kgsheet.jobs.pointing import MACRO_SUFFIX
from kgsheet.messages import Code
from kgsheet.shipped import SAMPLE_YEARS, sample_workbook

PLAIN_SUFFIX = ".xlsx"


def new(path: Path, sample: int | None, year: int) -> None:
    """Make a new master workbook, with buttons where it is an .xlsm: a sample or one for a year.

    Raises:
        InputError: KG910, KG911: the file is there already, or its name is not one of a workbook.
        HostError: KG906, KG909, KG916: it cannot be written there.
    """
    # XlsxWriter loads for nobody else.
    from kgsheet.build import samples

    check_new_name(path)
    write_new(path, samples.sample(sample) if sample else samples.blank(year))


def check_new_name(path: Path) -> None:
    """Refuse a name that is not one of a workbook, or is taken.

    Raises:
        InputError: KG910, KG911.
    """
    where = Place(file=path.name)
    if path.suffix.casefold() not in {MACRO_SUFFIX, PLAIN_SUFFIX}:
        raise InputError(Problem(code=Code.NEW_NOT_WORKBOOK, where=where))
    if path.exists():
        raise InputError(Problem(code=Code.FILE_EXISTS, where=where))


def write_new(path: Path, content: Content) -> None:
    """Write a master workbook where no file is; an .xlsm has buttons.

    Raises:
        HostError: KG906, KG909, KG916: it cannot be written there.
    """
    from kgsheet.build.workbook import write_macro_workbook, write_workbook

    has_buttons = path.suffix.casefold() == MACRO_SUFFIX
    write = write_macro_workbook if has_buttons else write_workbook
    with new_file(path) as stream:
        write(stream, content)


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
        InputError: KG910, KG917: the file is there already, or is not named as a workbook.
        HostError: KG906, KG909, KG916: it cannot be written there.
    """
    from kgsheet.exports import write_findings

    with new_file(path, PLAIN_SUFFIX) as stream:
        write_findings(stream, outcome.examined.findings)
