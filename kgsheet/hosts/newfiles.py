"""Writes files that are new: none is ever overwritten, none is left half written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kgsheet.errors import HostError, InputError, Place, Problem
from kgsheet.hosts.faults import translated
from kgsheet.messages import Code


@contextmanager
def new_file(path: Path, ending: str = "") -> Iterator[BinaryIO]:
    """Open a file that is not there yet; it is gone again when what is done inside fails.

    Args:
        path: the file; its folder must be there.
        ending: what its name must end with, in letters of any size.

    Raises:
        InputError: KG910, KG917: a file is there already, or the name has another ending.
        HostError: KG906, KG909, KG916: it cannot be written there.
    """
    if not path.name.casefold().endswith(ending):
        raise InputError(_problem(Code.NAME_ENDING, path, ending=ending))
    if path.exists():
        raise InputError(_problem(Code.FILE_EXISTS, path))
    if not path.parent.is_dir():
        folder = str(path.parent)
        raise HostError(_problem(Code.FOLDER_NOT_FOUND, path, folder=folder))
    with translated(path, "write"), path.open("xb") as stream:
        try:
            yield stream
        except BaseException:
            stream.close()
            path.unlink()
            raise


def _problem(code: Code, path: Path, **facts: object) -> Problem:
    return Problem(code=code, where=Place(file=path.name), facts=facts)
