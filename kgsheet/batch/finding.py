"""Finds the workbooks that a batch is to run, each once, in an order that does not change."""

from __future__ import annotations

import glob
import os
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from kgsheet.core.schema import FINDINGS, REGISTER
from kgsheet.errors import HostError, InputError, Place, Problem
from kgsheet.messages import Code
from kgsheet.values import frozen

# Formats that cannot be read are taken too: an office that sent one must be told, not left out.
SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
_NOT_INPUT_STARTS = (".", "~$")  # hidden, backups of ours, locks of LibreOffice; locks of Excel
_NOT_INPUT_ENDS = ("~", ".bak", ".tmp")
SUMMARY = "kgsheet-tong-hop.xlsx"
PAGE = "kgsheet-tong-hop.html"
"""The names of the summary workbook, and of its page for a browser, in the output folder."""
_LONGEST_TITLES = 1 << 16


@frozen
class Found:
    """A workbook, and the folder below DIR that its documents go to, with `/`."""

    path: Path
    folder: str


def find_workbooks(paths: Sequence[Path], out: Path) -> tuple[Found, ...]:
    """Return the workbooks of files, folders (with all folders in them) and patterns.

    Hidden files, backups, lock files, lists that the program made to be printed, and all that
    stands in its output folder are no input.

    Args:
        paths: what was asked for; a pattern is tried where there is no file of that name.
        out: the output folder.

    Raises:
        HostError: KG901: there is nothing of that name.
        InputError: KG971: there is no workbook there.
    """
    out = out.resolve()
    taken: dict[object, Path] = {}
    roots = []
    for path in paths:
        root, files = _files_of(path.absolute())
        roots.append(plain_path(root))
        for file in map(plain_path, files):
            if not file.resolve().is_relative_to(out) and _is_input(file):
                taken.setdefault(_identity(file), file)
    if not taken:
        where = Place(file=str(paths[0]) if len(paths) == 1 else "")
        raise InputError(Problem(code=Code.NO_WORKBOOKS, where=where))
    return _in_order(list(taken.values()), roots)


def plain_path(path: Path) -> Path:
    """Return the path from the root without `..`, as people write it; links keep their names.

    Behind a link the system goes back from where it leads: only then is it followed.
    """
    full = path.absolute()
    if ".." not in full.parts:
        return full
    short = Path(os.path.normpath(full))
    return short if short.resolve() == full.resolve() else full.resolve()


def _files_of(path: Path) -> tuple[Path, Iterator[Path]]:
    """Return the folder that output names start from, and the files."""
    if path.is_dir():
        return path, _below(path)
    if path.exists():
        return path.parent, iter([path])
    matches = [Path(one) for one in glob.glob(str(path), recursive=True)]
    if not matches:
        raise HostError(Problem(code=Code.FILE_NOT_FOUND, where=Place(file=str(path))))
    return _fixed_part(path), _matching(matches)


def _matching(matches: Sequence[Path]) -> Iterator[Path]:
    for match in matches:
        if match.is_dir():
            yield from _below(match)
        elif match.suffix.casefold() in SUFFIXES:
            yield match


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, one) for one in names if Path(one).suffix.casefold() in SUFFIXES)


def _fixed_part(pattern: Path) -> Path:
    """Return the folders of a pattern before its first sign that stands for others."""
    fixed = (parent for parent in pattern.parents if not glob.has_magic(str(parent)))
    return next(fixed)


def _is_input(file: Path) -> bool:
    name = file.name
    if (
        name == SUMMARY
        or name.startswith(_NOT_INPUT_STARTS)
        or name.casefold().endswith(_NOT_INPUT_ENDS)
    ):
        return False
    return not _is_printed_list(file)


def _is_printed_list(file: Path) -> bool:
    """Return whether the only sheet is the list of findings or the register, to be printed."""
    with suppress(OSError, ValueError, KeyError, NotImplementedError, zipfile.BadZipFile):
        with zipfile.ZipFile(file) as package:
            if "xl/worksheets/sheet2.xml" in package.namelist():
                return False
            with package.open("xl/workbook.xml") as part:
                titles = part.read(_LONGEST_TITLES).decode()
        lists = (f'name="{table.sheet}"' in titles for table in (FINDINGS, REGISTER))
        return titles.count("<sheet ") == 1 and any(lists)
    return False


def _identity(file: Path) -> object:
    """Return what two names of one file have in common."""
    with suppress(OSError):
        facts = file.stat()
        if facts.st_ino:  # some network drives number no files
            return facts.st_dev, facts.st_ino
    return str(file.resolve())


def _in_order(files: Sequence[Path], roots: Sequence[Path]) -> tuple[Found, ...]:
    names = {file: _name_below(file, roots) for file in files}
    stems = Counter(_folded(name.with_suffix("")) for name in names.values())
    ordered = sorted(files, key=lambda file: (_folded(names[file]), str(names[file])))
    return tuple(
        # Two workbooks of one name, `so.xlsx` and `so.xlsm`, keep their endings.
        Found(file, (name if stems[_folded(stem)] > 1 else stem).as_posix())
        for file in ordered
        for name in [names[file]]
        for stem in [name.with_suffix("")]
    )


def _name_below(file: Path, roots: Sequence[Path]) -> Path:
    """Return the path below the folder that holds all that was asked for."""
    with suppress(ValueError):  # on several drives of Windows there is none
        return file.relative_to(os.path.commonpath(roots))
    drive, rest = os.path.splitdrive(file)
    return Path(drive.strip(":\\/").replace("\\", "-"), rest.lstrip("\\/"))


def _folded(name: Path) -> str:
    return unicodedata.normalize("NFC", name.as_posix()).casefold()
