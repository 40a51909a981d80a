"""Gathers what is known of this PC and of a workbook: the one place of `doctor` that looks."""

from __future__ import annotations

import filecmp
import os
import platform
import shutil
import struct
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

from kgsheet import __version__
from kgsheet.core.cells import display
from kgsheet.core.schema.panel import CONF_SHEET, Conf
from kgsheet.doctor.facts import TRIAL_SECONDS, BookFacts, Facts, System, Trial
from kgsheet.doctor.workbook import is_address
from kgsheet.hosts.base import Book
from kgsheet.hosts.libreoffice.office import find_program, pythons_for
from kgsheet.ooxml.vba_reading import module_source as read_module

VBA_PART = "xl/vbaProject.bin"
_ZONE_STREAM = ":Zone.Identifier"
_ZONE_KEY = "zoneid="
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW
_EXCEL_ON_MAC = Path("/Applications/Microsoft Excel.app")
_CLOUD_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_ADDIN = "xlwings.xlam"
_ADDIN_FOLDERS = {
    System.WINDOWS: "~/AppData/Roaming/Microsoft/Excel/XLSTART",
    System.MAC: "~/Library/Group Containers/UBF8T346G9.Office/User Content.localized/"
    "Startup.localized/Excel",
}
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
        xlwings=_version("xlwings"),
        addin_is_same=_addin_is_same(system),
        excel=_excel(),
        office=office,
        uno_python=_uno_python(office),
        cloud_folders=tuple(filter(None, map(os.environ.get, _CLOUD_VARIABLES))),
        book=_book(path, book, system, office) if path else None,
    )


def this_system() -> System:
    """Return the system that this runs on; whatever is neither Windows nor macOS is as Linux."""
    known = {one.value: one for one in System}
    return known.get(sys.platform, System.LINUX)


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
        is_remote=_is_remote(file),
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


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _addin_is_same(system: System) -> bool | None:
    """Whether the add-in of Excel is the file that xlwings brings along; `None` without one."""
    folder = _ADDIN_FOLDERS.get(system)
    addin = Path(folder).expanduser() / _ADDIN if folder else None
    if addin is None or not addin.is_file():
        return None
    with suppress(PackageNotFoundError, OSError):
        ours = Path(str(distribution("xlwings").locate_file(f"xlwings/addin/{_ADDIN}")))
        return filecmp.cmp(addin, ours, shallow=False)
    return False


def _uno_python(office: str) -> str:
    return next((one for one in pythons_for(office) if _loads_uno(one)), "") if office else ""


def _loads_uno(python: str) -> bool:
    with suppress(OSError, subprocess.TimeoutExpired):
        done = subprocess.run(
            [python, "-c", "import uno"], capture_output=True, timeout=TRIAL_SECONDS, check=False
        )
        return done.returncode == 0
    return False


if sys.platform == "win32":
    import ctypes
    import winreg

    def _excel() -> str:
        """The version of Excel that Windows would start, empty where there is none."""
        with (
            suppress(OSError),
            winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, "Excel.Application\\CurVer") as key,
        ):
            return str(winreg.QueryValue(key, None)).rpartition(".")[2]
        return ""

    def _is_remote(file: Path) -> bool:
        drive = file.drive
        if drive.startswith("\\\\"):
            return True
        kind: int = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")
        return kind == _REMOTE_DRIVE

else:

    def _excel() -> str:
        """The version of Excel, empty where there is none; only macOS has one beside Windows."""
        if not _EXCEL_ON_MAC.is_dir():
            return ""
        import plistlib

        with (
            suppress(OSError, plistlib.InvalidFileException),
            (_EXCEL_ON_MAC / "Contents" / "Info.plist").open("rb") as stream,
        ):
            return str(plistlib.load(stream).get("CFBundleShortVersionString", ""))
        return ""

    def _is_remote(file: Path) -> bool:
        return "gvfs" in file.parts
