"""What of a workbook, and of the place where it lies, would stop its buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath, PureWindowsPath

from kgsheet.core.schema.panel import CONF_SHEET, Conf
from kgsheet.doctor.check import Check
from kgsheet.doctor.facts import TRIAL_SECONDS, BookFacts, Facts, System, Trial
from kgsheet.messages.doctor import Finding
from kgsheet.messages.typed import as_typed

LONGEST_PATH = 218
"""Excel refuses to open a workbook whose path is longer ("Excel specifications and limits")."""

_MACRO_BOOKS = frozenset({".xlsm"})
_INTERNET = 3  # URLZONE_INTERNET; 4 is untrusted
_NOT_FOR_CMD = "=%"
_CLOUD_NAMES = ("onedrive", "sharepoint", "google drive", "googledrive", "dropbox", "icloud")


def is_address(path: str) -> bool:
    r"""Return whether a path is an address in a network rather than a file.

    >>> is_address("https://ubnd.sharepoint.com/so.xlsm"), is_address("C:\\so.xlsm")
    (True, False)
    """
    return path.casefold().startswith(("http:", "https:"))


def _workbook(book: BookFacts, facts: Facts) -> Iterator[Check]:
    path = _pure(book.path, facts)
    is_plain = path.suffix.casefold() not in _MACRO_BOOKS
    yield Check(Finding.WORKBOOK_PLAIN if is_plain else Finding.WORKBOOK, {"name": path.name})


def _macro(book: BookFacts, facts: Facts) -> Iterator[Check]:
    if _pure(book.path, facts).suffix.casefold() in _MACRO_BOOKS:
        there = {True: Finding.MACRO_OURS, False: Finding.MACRO_OTHER, None: Finding.MACRO_THERE}
        yield Check(there[book.macro_is_ours] if book.has_macro else Finding.MACRO_MISSING)


def _settings(book: BookFacts, facts: Facts) -> Iterator[Check]:
    if _pure(book.path, facts).suffix.casefold() not in _MACRO_BOOKS:
        return
    if book.settings is None:
        yield Check(Finding.SETTINGS_MISSING, {"sheet": CONF_SHEET})
        return
    key = Conf.ADD_WORKBOOK_TO_PYTHONPATH
    is_closed = book.settings.get(key, "").casefold() == "false"
    told = {"sheet": CONF_SHEET, "key": key}
    yield Check(Finding.SETTINGS if is_closed else Finding.SETTINGS_OPEN, told)
    for name, trial in book.trials.items():
        yield _interpreter(name, trial, book, facts)


def _interpreter(key: str, trial: Trial, book: BookFacts, facts: Facts) -> Check:
    is_blank = not (book.settings or {}).get(key)
    path = _pure(book.path, facts)
    told = {
        "key": key,
        "command": trial.command,
        "package": trial.package,
        "ours": facts.kgsheet,
        "seconds": TRIAL_SECONDS,
        "path": as_typed(path.relative_to(path.parent)),
    }
    tests = (
        (not trial.started, Finding.INTERPRETER_GONE),
        (not trial.has_ended, Finding.INTERPRETER_SLOW),
        (not trial.is_new_enough, Finding.INTERPRETER_OLD),
        (not trial.has_package, Finding.INTERPRETER_EMPTY),
        (trial.package != facts.kgsheet, Finding.INTERPRETER_OTHER),
        (is_blank, Finding.INTERPRETER_BLANK),
    )
    return Check(next((one for holds, one in tests if holds), Finding.INTERPRETER), told)


def _place(book: BookFacts, facts: Facts) -> Iterator[Check]:
    folder = str(_pure(book.path, facts).parent)
    cloud = _cloud_folder(book, facts)
    if cloud and facts.excel:
        yield Check(Finding.PLACE_CLOUD, {"folder": cloud})
    elif cloud:
        yield Check(Finding.PLACE_CLOUD_UNUSED, {"folder": cloud})
    elif book.is_remote:
        yield Check(Finding.PLACE_REMOTE, {"folder": folder})
    else:
        yield Check(Finding.PLACE, {"folder": folder})


def _name(book: BookFacts, facts: Facts) -> Iterator[Check]:
    """What Excel and cmd.exe make of the path; LibreOffice takes any."""
    name, length = _pure(book.path, facts).name, len(book.path)
    signs = " ".join(sign for sign in _NOT_FOR_CMD if sign in name)
    is_windows = facts.system is System.WINDOWS
    told = {"name": name, "signs": signs, "length": length, "most": LONGEST_PATH}
    if is_windows and length > LONGEST_PATH:
        yield Check(Finding.NAME_LONG, told)
    elif is_windows and signs:
        yield Check(Finding.NAME_SIGNS, told)
    elif is_windows and not book.path.isascii():
        yield Check(Finding.NAME_NOT_ASCII)
    else:
        yield Check(Finding.NAME, told)


def _blocked(book: BookFacts, _: Facts) -> Iterator[Check]:
    is_blocked = book.zone is not None and book.zone >= _INTERNET
    yield Check(Finding.BLOCKED if is_blocked else Finding.BLOCKED_NOT)


def _trust(book: BookFacts, facts: Facts) -> Iterator[Check]:
    """What LibreOffice makes of the macros, where buttons are pressed in it for want of Excel."""
    if facts.excel or book.is_trusted is None:
        return
    if _pure(book.path, facts).suffix.casefold() in _MACRO_BOOKS:
        folder = str(_pure(book.path, facts).parent)
        yield Check(Finding.TRUSTED if book.is_trusted else Finding.TRUSTED_NOT, {"folder": folder})


def _writable(book: BookFacts, _: Facts) -> Iterator[Check]:
    yield Check(Finding.WRITABLE if book.is_writable else Finding.READ_ONLY)


def _cloud_folder(book: BookFacts, facts: Facts) -> str:
    """The folder of the path that a cloud service keeps in step, empty where none does."""
    path = _pure(book.path, facts)
    for folder in reversed(path.parents):
        if any(_pure(one, facts) == folder for one in facts.cloud_folders):
            return str(folder)
        if folder.name.casefold().startswith(_CLOUD_NAMES):
            return str(folder)
    return ""


def _pure(path: str, facts: Facts) -> PurePosixPath | PureWindowsPath:
    return PureWindowsPath(path) if facts.system is System.WINDOWS else PurePosixPath(path)


BOOK_CHECKS: tuple[Callable[[BookFacts, Facts], Iterator[Check]], ...] = (
    _workbook,
    _macro,
    _settings,
    _place,
    _name,
    _blocked,
    _trust,
    _writable,
)
