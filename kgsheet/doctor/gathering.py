"""Gathers what is known of this PC and of a workbook: the one place of `doctor` that looks."""

from __future__ import annotations

import os
import platform
import shutil
import struct
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from kgsheet import __version__
from kgsheet.core.cells import display
from kgsheet.core.schema.panel import CONF_SHEET, Conf
from kgsheet.doctor.facts import TRIAL_SECONDS, BookFacts, Facts, System, Trial
from kgsheet.doctor.system import (
    addin_is_same,
    excel_version,
    is_remote,
    this_system,
    version_of,
)
from kgsheet.doctor.trust import is_trusted, profile_of
from kgsheet.doctor.workbook import is_address
from kgsheet.hosts.base import Book
from kgsheet.hosts.libreoffice.office import find_program, pythons_for
from kgsheet.ooxml.vba_reading import module_source as read_module

VBA_PART = "xl/vbaProject.bin"
_ZONE_STREAM = ":Zone.Identifier"
_ZONE_KEY = "zoneid="
_CLOUD_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_IMPORT = "import kgsheet, kgsheet.macros; print(kgsheet.__version__)"
_UNKNOWN_OPTION = "unknown option"


def gather(path: str = "", book: Book | None = None) -> Facts:
    """Return what is known of this PC, and of the workbook at a path.

    Args:
        path: the workbook as a person named it; empty for none.
        book: the same, to be read for the settings of its buttons.

    Raises:
        InputError, HostError: as `Book.read` does.
    """
    system = this_system()
    office = find_program() or ""
    return Facts(
        system=system,
        python=platform.python_version(),
        bits=8 * struct.calcsize("P"),
        executable=sys.executable,
        kgsheet=__version__,
        xlwings=version_of("xlwings"),
        addin_is_same=addin_is_same(system),
        excel=excel_version(),
        office=office,
        uno_python=_uno_python(office),
        cloud_folders=tuple(filter(None, map(os.environ.get, _CLOUD_VARIABLES))),
        book=_book(path, book, system, office) if path else None,
    )


def interpreter_keys(system: System, office: str) -> tuple[Conf, ...]:
    """Return which settings name the Python of the buttons on a PC.

    >>> interpreter_keys(System.LINUX, "")
    (<Conf.INTERPRETER_LO: 'INTERPRETER_LO'>,)
    """
    of_excel = {System.WINDOWS: Conf.INTERPRETER_WIN, System.MAC: Conf.INTERPRETER_MAC}
    if system not in of_excel:
        return (Conf.INTERPRETER_LO,)
    return (of_excel[system], Conf.INTERPRETER_LO) if office else (of_excel[system],)


def button_interpreters() -> dict[Conf, str]:
    """Return this Python for each setting that names the Python of the buttons here."""
    keys = interpreter_keys(this_system(), find_program() or "")
    return dict.fromkeys(keys, sys.executable)


def attempt(command: str, seconds: float = TRIAL_SECONDS) -> Trial:
    """Return what comes of starting a Python as the buttons do, away from the workbook."""
    program = shutil.which(command)
    if program is None:
        return Trial(command=command, started=False)
    try:
        done = subprocess.run(
            [program, "-P", "-X", "utf8", "-c", _IMPORT],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
            check=False,
            cwd=Path(program).parent,
        )
    except subprocess.TimeoutExpired:
        return Trial(command=command, has_ended=False)
    except OSError:
        return Trial(command=command, started=False)
    return Trial(
        command=command,
        is_new_enough=_UNKNOWN_OPTION not in done.stderr.casefold(),
        has_package=done.returncode == 0,
        package=done.stdout.strip(),
    )


def can_load_uno(python: str) -> bool:
    """Return whether a Python can talk to LibreOffice."""
    with suppress(OSError, subprocess.TimeoutExpired):
        done = subprocess.run(
            [python, "-c", "import uno"], capture_output=True, timeout=TRIAL_SECONDS, check=False
        )
        return done.returncode == 0
    return False


def zone_of(path: Path) -> int | None:
    """Return the security zone that Windows marked a file with, `None` where it has no mark.

    Windows keeps the mark in a stream of the file that opens under the name of both.
    """
    with suppress(OSError):
        lines = Path(f"{path}{_ZONE_STREAM}").read_text(encoding="utf-8", errors="replace")
        for line in lines.splitlines():
            key = line.strip().casefold()
            if key.startswith(_ZONE_KEY) and key.removeprefix(_ZONE_KEY).isdecimal():
                return int(key.removeprefix(_ZONE_KEY))
    return None


def _book(path: str, book: Book | None, system: System, office: str) -> BookFacts:
    if is_address(path) or book is None:
        return BookFacts(path=path, settings=None)
    settings = _settings(book)
    file = Path(path).absolute()
    macro = _macro(file)
    keys = interpreter_keys(system, office)
    return BookFacts(
        path=str(file),
        is_writable=os.access(file, os.W_OK) and os.access(file.parent, os.W_OK),
        zone=zone_of(file),
        is_remote=is_remote(file),
        is_trusted=is_trusted(file, profile_of(system)) if office else None,
        has_macro=macro is not None,
        macro_is_ours=_is_ours(macro) if macro else None,
        settings=settings,
        trials=dict(_trials(settings or {}, keys, system)) if settings is not None else {},
    )


def _settings(book: Book) -> Mapping[str, str] | None:
    sheet = book.read().sheets.get(CONF_SHEET)
    if sheet is None:
        return None
    pairs = ([display(cell) for cell in row[:2]] for row in sheet.rows)
    return {pair[0]: pair[1] if len(pair) > 1 else "" for pair in pairs if pair and pair[0]}


def _trials(
    settings: Mapping[str, str], keys: tuple[Conf, ...], system: System
) -> Iterator[tuple[str, Trial]]:
    usual = "python" if system is System.WINDOWS else "python3"
    for key in keys:
        yield key, attempt(settings.get(key) or usual)


def _macro(file: Path) -> bytes | None:
    """The VBA project of a workbook, `None` where it has none."""
    with suppress(OSError, zipfile.BadZipFile, KeyError), zipfile.ZipFile(file) as package:
        return package.read(VBA_PART)
    return None


def _is_ours(project: bytes) -> bool | None:
    """Whether a project holds our module, however Excel spaced and spelled it when it saved."""
    # XlsxWriter loads for nobody else.
    from kgsheet.build.workbook import MODULE, module_source

    source = read_module(project, MODULE)
    if source is None:
        return False
    ours, theirs = ("".join(text.casefold().split()) for text in (module_source(), source))
    return ours == theirs


def _uno_python(office: str) -> str:
    return next((one for one in pythons_for(office) if can_load_uno(one)), "") if office else ""
