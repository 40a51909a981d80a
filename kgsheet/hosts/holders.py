"""Finds out which program has a workbook open, from the lock file it leaves beside it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from kgsheet.errors import HostError, Problem
from kgsheet.messages import Code
from kgsheet.messages.refusals import HOLDER_REMEDIES, HOLDERS

# Excel's owner file: the user's name once in the local code page, once in UTF-16 after its length.
_NAME_AT = 55
_LONGEST_NAME = 54


def check_not_open(path: Path) -> None:
    """Return when neither Excel nor LibreOffice has the file open.

    Raises:
        HostError: KG905, with the user that the lock file names, and how to get rid of a lock file
            that a program left over when it was cut off.
    """
    for program, (pattern, user_of) in _PROGRAMS.items():
        lock = path.with_name(pattern.format(path.name))
        if lock.exists():
            remedy = HOLDER_REMEDIES["office"].format(lock=lock.name)
            raise in_use(program, remedy, user_of(_content(lock)))


def in_use(program: str, remedy: str, user: str = "") -> HostError:
    """Return the error KG905 for a program named in `HOLDERS`."""
    who = HOLDERS[program]
    if user:
        who = HOLDERS["by"].format(user=user, program=who)
    return HostError(Problem(code=Code.FILE_IN_USE, facts={"who": who, "remedy": remedy}))


def _content(lock: Path) -> bytes:
    """Return what the lock file says; Excel keeps its own from being read on Windows."""
    try:
        return lock.read_bytes()
    except OSError:
        return b""


def _excel_user(content: bytes) -> str:
    size = int.from_bytes(content[_NAME_AT : _NAME_AT + 2], "little")
    if not 0 < size <= _LONGEST_NAME:
        return ""
    name = content[_NAME_AT + 2 : _NAME_AT + 2 + 2 * size]
    return name.decode("utf-16-le", "replace").strip("\0 ")


def _libreoffice_user(content: bytes) -> str:
    """Return the name in the first line: real name, account, computer, time, profile."""
    lines = content.decode("utf-8", "replace").splitlines()
    fields = next(csv.reader(lines[:1], quoting=csv.QUOTE_NONE, escapechar="\\"), [])
    return next((field.strip() for field in fields[:2] if field.strip()), "")


_PROGRAMS: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "excel": ("~${}", _excel_user),
    "libreoffice": (".~lock.{}#", _libreoffice_user),
}
