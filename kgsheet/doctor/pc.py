"""What of this PC would stop the buttons of any workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kgsheet.core.schema.panel import XLWINGS_OF_MACRO
from kgsheet.doctor.check import Check
from kgsheet.doctor.facts import Facts, System
from kgsheet.messages.doctor import Finding

OLDEST_XLWINGS = "0.33"
_STORE = "windowsapps"


def _python(facts: Facts) -> Iterator[Check]:
    is_of_store = facts.system is System.WINDOWS and _STORE in facts.executable.casefold()
    told = {"version": facts.python, "bits": facts.bits, "path": facts.executable}
    yield Check(Finding.PYTHON_OF_STORE if is_of_store else Finding.PYTHON, told)


def _xlwings(facts: Facts) -> Iterator[Check]:
    told = {"version": facts.xlwings, "written": XLWINGS_OF_MACRO, "oldest": OLDEST_XLWINGS}
    if not facts.xlwings:
        yield Check(Finding.XLWINGS_MISSING)
    elif _release(facts.xlwings) < _release(OLDEST_XLWINGS):
        yield Check(Finding.XLWINGS_OLD, told)
    else:
        is_same = _release(facts.xlwings) == _release(XLWINGS_OF_MACRO)
        yield Check(Finding.XLWINGS if is_same else Finding.XLWINGS_OTHER, told)


def _addin(facts: Facts) -> Iterator[Check]:
    if not facts.excel:
        return
    if facts.addin_is_same is not None:
        yield Check(Finding.ADDIN_SAME if facts.addin_is_same else Finding.ADDIN_OTHER)
    else:
        is_needed = facts.system is System.MAC
        yield Check(Finding.ADDIN_NEEDED if is_needed else Finding.ADDIN_NONE)


def _excel(facts: Facts) -> Iterator[Check]:
    if facts.excel:
        yield Check(Finding.EXCEL, {"version": facts.excel})
    elif facts.system is not System.LINUX:
        yield Check(Finding.EXCEL_MISSING if facts.office else Finding.NO_OFFICE)


def _libreoffice(facts: Facts) -> Iterator[Check]:
    if facts.office:
        yield Check(Finding.LIBREOFFICE, {"path": facts.office})
    elif facts.excel:
        yield Check(Finding.LIBREOFFICE_UNUSED)
    elif facts.system is System.LINUX:
        yield Check(Finding.LIBREOFFICE_MISSING)


def _uno(facts: Facts) -> Iterator[Check]:
    if facts.office and facts.uno_python:
        yield Check(Finding.UNO, {"path": facts.uno_python})
    elif facts.office:
        yield Check(Finding.UNO_UNUSED if facts.excel else Finding.UNO_MISSING)


def _release(version: str) -> tuple[int, ...]:
    """The first two numbers of a version: what xlwings changes its command line with, if ever."""
    return tuple(int(part) for part in version.split(".")[:2] if part.isdecimal())


PC_CHECKS: tuple[Callable[[Facts], Iterator[Check]], ...] = (
    _python,
    _xlwings,
    _addin,
    _excel,
    _libreoffice,
    _uno,
)
