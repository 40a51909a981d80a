"""PCs and workbooks made up for the checks: one of each that is fine, with some facts changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kgsheet.core.schema.panel import XLWINGS_OF_MACRO, Conf
from kgsheet.doctor import BookFacts, Check, Facts, System, Trial, diagnose
from kgsheet.messages.doctor import Finding, Status

PYTHON = "C:\\Python311\\python.exe"
TRIAL = Trial(command=PYTHON, package="0.1.0")
BOOK = BookFacts(
    path="C:\\TheoDoi\\theo_doi_2026.xlsm",
    macro_is_ours=True,
    settings={Conf.ADD_WORKBOOK_TO_PYTHONPATH: "FALSE", Conf.INTERPRETER_WIN: PYTHON},
    trials={Conf.INTERPRETER_WIN: TRIAL},
)
WINDOWS = Facts(
    system=System.WINDOWS,
    python="3.11.9",
    bits=64,
    executable=PYTHON,
    kgsheet="0.1.0",
    xlwings=XLWINGS_OF_MACRO,
    excel="16",
    book=BOOK,
)
LINUX = replace(
    WINDOWS,
    system=System.LINUX,
    executable="/usr/bin/python3",
    excel="",
    office="/usr/bin/soffice",
    uno_python="/usr/bin/python3",
    book=replace(BOOK, path="/srv/theo doi/theo_doi_2026.xlsm"),
)


def of_book(pc: Facts = WINDOWS, **changes: Any) -> tuple[Check, ...]:
    """The checks of a PC whose workbook differs in some facts."""
    assert pc.book is not None
    return diagnose(replace(pc, book=replace(pc.book, **changes)))


def of_trial(**changes: Any) -> tuple[Check, ...]:
    """The checks where the Python of the buttons answered otherwise."""
    return of_book(trials={Conf.INTERPRETER_WIN: replace(TRIAL, **changes)})


def amiss(checks: tuple[Check, ...]) -> list[Finding]:
    """What is not simply fine."""
    return [check.finding for check in checks if check.status is not Status.OK]


def stopping(checks: tuple[Check, ...]) -> list[Finding]:
    """What would stop the buttons."""
    return [check.finding for check in checks if check.status is Status.FAIL]
