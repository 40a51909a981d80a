"""Puts documents into a folder and never over the work of a person."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from kgsheet.documents.package import is_untouched
from kgsheet.errors import HostError, Place, Problem
from kgsheet.messages import Code
from kgsheet.messages.refusals import ACTIONS

Judge = Callable[[bytes], bool]


def save_document(folder: Path, name: str, content: bytes, is_ours: Judge = is_untouched) -> Path:
    """Write a document whole or not at all and return where it stands.

    A file of that name that a person changed, that is open in Word or LibreOffice, or that the
    program did not write stays as it is; the document then gets the next free name, `... (2).docx`.
    A file that already holds these bytes is left alone.

    Args:
        is_ours: tells from its bytes whether a file is as the program wrote it.

    Raises:
        HostError: KG906 without the right to write, KG909 when the disk refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return next(path for path in _candidates(folder / name) if _put(path, content, is_ours))
    except PermissionError as error:
        facts = {"action": ACTIONS["write"]}
        place = Place(file=str(folder))
        raise HostError(Problem(code=Code.NO_PERMISSION, where=place, facts=facts)) from error
    except OSError as error:
        place = Place(file=str(folder / name))
        facts = {"why": error.strerror or str(error)}
        raise HostError(Problem(code=Code.SAVE_FAILED, where=place, facts=facts)) from error


def _candidates(path: Path) -> Iterator[Path]:
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")


def _put(path: Path, content: bytes, is_ours: Judge) -> bool:
    """Write the file where that harms nobody; return whether it now holds the content."""
    if not path.exists():
        _write(path, content)
        return True
    if path.is_dir():
        return False
    present = path.read_bytes()
    if present == content:
        return True
    if is_open(path) or not is_ours(present):
        return False
    _write(path, content)
    return True


def is_open(path: Path) -> bool:
    """Return whether Word or LibreOffice left its mark that the file is open.

    Word replaces the first two letters of a long name by `~$`, one or none of a short name.
    """
    marks = [f"~${path.name[dropped:]}" for dropped in range(3)]
    marks.append(f".~lock.{path.name}#")
    return any(path.with_name(mark).exists() for mark in marks)


def _write(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".kgsheet-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        # mkstemp lets its owner alone read; documents are for the office.
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
