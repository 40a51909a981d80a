"""Writes a support file: what a helper needs to find a bug, and nothing of what the sheet says."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kgsheet import __version__
from kgsheet.core.blocks import Block, find_block
from kgsheet.core.cells import Snapshot
from kgsheet.core.schema import CONF_SHEET, INPUT_TABLES, OUTPUT_TABLES
from kgsheet.core.text import fold

_PACKAGES = ("xlwings", "python-docx", "docxtpl", "lxml", "pywin32", "pandas")
_TABLES = (*INPUT_TABLES, *OUTPUT_TABLES)
_KNOWN_SHEETS = frozenset(fold(title) for title in (CONF_SHEET, *(one.sheet for one in _TABLES)))
_KNOWN_TABLES = frozenset(table.name for table in _TABLES)


def write_support_file(
    error: BaseException, moment: datetime, facts: dict[str, str], read: Callable[[], Snapshot]
) -> Path:
    """Write what is known about a bug into a new file and return its path.

    Args:
        error: the bug; of its words only its type and its numbers are told, which name no person.
        moment: the time, for the file's name.
        facts: further lines, such as the button and the version of the program.
        read: reads the workbook, of which only the structure is told.

    Raises:
        OSError: no folder can be written to.
    """
    lines = [
        *(f"{name}: {value}" for name, value in (_versions() | facts).items()),
        "",
        *_trace(error),
        "",
        *_structure(read),
    ]
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"kgsheet-{moment:%Y%m%d-%H%M%S-%f}.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _folder() -> Path:
    """The folder for such files of this user; on Windows one that people can open."""
    if os.environ.get("LOCALAPPDATA"):
        return Path(os.environ["LOCALAPPDATA"], "kgsheet")
    if os.environ.get("XDG_STATE_HOME"):
        return Path(os.environ["XDG_STATE_HOME"], "kgsheet")
    home = Path("~").expanduser()
    is_there = home.is_dir() and os.access(home, os.W_OK)
    return home / ".local" / "state" / "kgsheet" if is_there else Path(tempfile.gettempdir())


def _versions() -> dict[str, str]:
    found = {
        "kgsheet": __version__,
        "python": f"{platform.python_version()} {platform.architecture()[0]}",
        "system": platform.platform(),
    }
    for name in _PACKAGES:
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def _trace(error: BaseException) -> Iterator[str]:
    """Yield types, numbers and places of an error and of those behind it."""
    current: BaseException | None = error
    while current:
        numbers = [str(one) for one in _numbers(current.args)]
        yield " ".join((f"{type(current).__module__}.{type(current).__qualname__}", *numbers))
        for frame in traceback.extract_tb(current.__traceback__):
            yield f"  {_short(frame.filename)}:{frame.lineno} {frame.name}: {frame.line or ''}"
        current = current.__cause__ or current.__context__


def _numbers(args: tuple[object, ...]) -> Iterator[int]:
    for one in args:
        if isinstance(one, tuple):
            yield from _numbers(one)
        elif isinstance(one, int):
            yield one


def _short(name: str) -> str:
    """A file without the folders above its package, which may be named for a person."""
    path = Path(name)
    for folder in sorted(map(Path, filter(None, sys.path)), key=lambda one: -len(one.parts)):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return path.name


def _structure(read: Callable[[], Snapshot]) -> Iterator[str]:
    """Yield sheets, tables and known headings by their names in the schema, others by number."""
    try:
        snapshot = read()
        for number, title in enumerate(snapshot.sheets, 1):
            yield f"sheet {number}: {title if fold(title) in _KNOWN_SHEETS else '-'}"
            yield from _tables(snapshot, title)
        yield from _blocks(snapshot)
    except Exception as exc:  # what broke the button may break this reading too
        yield f"structure not read: {type(exc).__qualname__}"


def _tables(snapshot: Snapshot, title: str) -> Iterator[str]:
    for table in snapshot.tables:
        if table.sheet == title:
            shown = table.name if table.name in _KNOWN_TABLES else "-"
            yield f"  table {shown} {table.area}{' with totals' if table.has_totals else ''}"


def _blocks(snapshot: Snapshot) -> Iterator[str]:
    for table in _TABLES:
        block = find_block(snapshot, table)
        if isinstance(block, Block):
            fields = ", ".join(f"{name}={index}" for name, index in block.columns.items())
            yield f"{table.name}: {block.area}, {len(block.rows)} rows, {fields}"
