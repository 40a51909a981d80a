"""Finds the register of a workbook, finishes what was cut off in it, and answers about it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from kgsheet.core.blocks import find_block
from kgsheet.core.cells import Snapshot
from kgsheet.core.edits import Edit
from kgsheet.core.master import Settings
from kgsheet.core.numbering.allocation import find_series, find_voidable, next_number
from kgsheet.core.numbering.reading import read_register
from kgsheet.core.numbering.recording import void_edits
from kgsheet.core.numbering.symbols import read_name
from kgsheet.core.numbering.values import (
    PENDING,
    Entry,
    FoundFile,
    Register,
    RegisterProblem,
    Series,
)
from kgsheet.core.numbering.verification import verify as verify_register
from kgsheet.core.schema import SETTINGS
from kgsheet.core.settings import read_settings
from kgsheet.errors import HostError, InputError, Problem
from kgsheet.hosts.base import RegisterBook
from kgsheet.hosts.faults import translated
from kgsheet.jobs.outcome import Target, When
from kgsheet.messages import Code
from kgsheet.values import frozen

Open = Callable[[Path], RegisterBook]
"""Opens a workbook in a file."""

_OPEN_MARK = "~$"  # Word's own file beside a document that is open


@frozen(kw_only=True)
class RegisterPlace:
    """Where a workbook has its register.

    Attributes:
        book: the workbook that holds the register, maybe another one.
        folder: where the numbered documents of this workbook stand.
        base: what the names of documents in the register are seen from.
        settings: those of the workbook that was asked.
    """

    book: RegisterBook
    folder: Path
    base: Path
    settings: Settings

    def listed(self, name: str) -> str:
        """Return how the register names a document of the folder."""
        if self.folder == self.base:
            return name
        try:
            return Path(os.path.relpath(self.folder / name, self.base)).as_posix()
        except ValueError:  # another drive of Windows
            return (self.folder / name).as_posix()


@frozen(kw_only=True)
class Wanted:
    """A number of the register that a command is about."""

    type: str
    number: int
    year: int


def find_place(
    book: RegisterBook, snapshot: Snapshot, target: Target, open_book: Open
) -> RegisterPlace:
    """Return where the register of a workbook is: in itself, or where `so_van_ban` says.

    Raises:
        InputError: KG302: the settings are ambiguous.
    """
    settings = _settings(snapshot)
    folder = target.folder or target.beside / settings.output_folder
    if not settings.register_path:
        return RegisterPlace(book=book, folder=folder, base=folder, settings=settings)
    # Typed on Windows with `\`, it may be read on a server.
    path = target.beside / settings.register_path.replace("\\", "/")
    other = open_book(path)
    base = path.parent / _settings(other.read()).output_folder
    return RegisterPlace(book=other, folder=folder, base=base, settings=settings)


def finish(register: Register, folder: Path) -> None:
    """Finish what earlier runs were cut off from, while nobody else writes the register.

    A temporary file whose hash stands in the register gets its name. One of a series of the
    register that no row speaks of was never numbered: it goes.
    """
    from kgsheet.documents.publishing import discard, hash_of_pending, names_in, publish

    pending = [name for name in names_in(folder) if name.startswith(PENDING)]
    hashes = {entry.sha256 for entry in register.entries if entry.sha256}
    for name in (one.removeprefix(PENDING) for one in pending):
        found = hash_of_pending(folder, name)
        named = read_name(name)
        if found in hashes:
            with suppress(HostError):  # it stays for a person, and the next number is taken
                publish(folder, name, found)
        elif named and register.series_of(named.type, named.year) and not _claimed(register, name):
            discard(folder, name)


def show_next(place: RegisterPlace, doc_type: str, year: int) -> tuple[Series, int]:
    """Return the series of a type in a year and the number that comes next; changes nothing.

    Raises:
        InputError: KG401 to KG404: no register, no series; KG405: the year is closed.
    """
    register = read_register(place.book.read())
    series = find_series(register, doc_type, year)
    if series.closed:
        facts = {"series": series.name, "year": series.year}
        raise InputError(Problem(code=Code.YEAR_CLOSED, where=series.where, facts=facts))
    return series, next_number(register, series)


def void(place: RegisterPlace, wanted: Wanted, reason: str) -> Entry:
    """Cancel a number, which keeps its row for ever, and return that row as it was.

    Raises:
        InputError: KG413, KG414: there is no such row, or it was sent or cancelled; KG415: no
            reason.
        HostError: KG905, KG906, KG909, KG915: in use, no permission, not saved, no locks.
    """
    cancelled: list[Entry] = []

    def choose(snapshot: Snapshot) -> Sequence[Edit]:
        register = read_register(snapshot)
        finish(register, place.folder)
        cancelled[:] = [find_voidable(register, wanted.type, wanted.year, wanted.number)]
        return void_edits(register, cancelled[0], reason)

    place.book.transact(choose)
    return cancelled[0]


def entries(place: RegisterPlace) -> tuple[Register, tuple[RegisterProblem, ...]]:
    """Return the register, and what in it needs a person's decision.

    Raises:
        InputError: KG401: there is no register.
        HostError: KG901, KG906: it cannot be reached.
    """
    register = read_register(place.book.read())
    return register, verify_register(register, tuple(_found(register, place)))


def verify(place: RegisterPlace) -> tuple[RegisterProblem, ...]:
    """Return what is wrong with the register and the folder of its documents.

    Raises:
        InputError, HostError: as `entries` does.
    """
    return entries(place)[1]


def default_year(settings: Settings, when: When) -> int:
    """Return the year that is meant where none is said."""
    planned = settings.report_date
    return planned.year if planned else settings.year or when.today.year


def _settings(snapshot: Snapshot) -> Settings:
    block = find_block(snapshot, SETTINGS)
    if isinstance(block, Problem):
        raise InputError(block)
    return read_settings(block)[0]


def _claimed(register: Register, name: str) -> bool:
    return any(entry.file.rpartition("/")[2] == name for entry in register.entries)


def _found(register: Register, place: RegisterPlace) -> Iterator[FoundFile]:
    """Yield what the folder of the register holds, and what rows name elsewhere."""
    from kgsheet.documents.publishing import names_in

    seen = set[Path]()
    for folder in dict.fromkeys((place.base, place.folder, *_folders(register, place.base))):
        for name in names_in(folder):
            # One folder may be reached under two names; a file counts once.
            path = (folder / name).resolve()
            is_document = path.suffix.lower() == ".docx" and not name.startswith(_OPEN_MARK)
            if is_document and path not in seen and path.is_file():
                seen.add(path)
                yield _file(path, _shown(folder, name, place))


def _shown(folder: Path, name: str, place: RegisterPlace) -> str:
    here = RegisterPlace(book=place.book, folder=folder, base=place.base, settings=place.settings)
    return here.listed(name)


def _folders(register: Register, base: Path) -> Iterator[Path]:
    for entry in register.entries:
        folder, slash, _ = entry.file.rpartition("/")
        if slash:
            # Not every folder on the way may be there: `..` is taken out first.
            yield Path(os.path.normpath(base / folder))


def _file(path: Path, name: str) -> FoundFile:
    from kgsheet.documents.numbering import read_numbers
    from kgsheet.documents.publishing import digest

    with translated(path, "read"):
        content = path.read_bytes()
    number, day = read_numbers(content)
    return FoundFile(name=name, sha256=digest(content), number=number, day=day)
