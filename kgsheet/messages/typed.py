"""Writes a path as a person types it behind a command."""

from __future__ import annotations

import shlex
from pathlib import PurePath, PureWindowsPath

__all__ = ["as_typed"]


def as_typed(path: PurePath) -> str:
    """Return a path as a command line takes it; Windows allows no quotation mark in one.

    >>> from pathlib import PurePosixPath
    >>> as_typed(PurePosixPath("so theo doi.xlsx"))
    "'so theo doi.xlsx'"
    >>> as_typed(PureWindowsPath("so theo doi.xlsx"))
    '"so theo doi.xlsx"'
    """
    return f'"{path}"' if isinstance(path, PureWindowsPath) else shlex.quote(str(path))
