"""Weighs what speaks for the number, type, year and day of a row that a person may have changed.

A row says each thing several times: in columns of its own, in the symbol, in the name of its file
and in the document. One changed cell is outvoted, so that it is blamed alone: without this, a
changed number would look like a number lost, another one repeated, and neighbours out of order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from kgsheet.core.numbering.symbols import Named, read_name, read_symbol
from kgsheet.core.numbering.values import PENDING, Entry, FoundFile, Register, Series
from kgsheet.core.text import normalize
from kgsheet.values import frozen

_Told = TypeVar("_Told", int, str)


@dataclass(frozen=True)
class Folder:
    """The files of a folder, to be found by name and by content."""

    found: Sequence[FoundFile]

    @cached_property
    def by_name(self) -> dict[str, FoundFile]:
        """Every file by its name, composed."""
        return {normalize(one.name): one for one in self.found}

    @cached_property
    def by_content(self) -> dict[str, FoundFile]:
        """One file of each content, temporary ones left out."""
        return {one.sha256: one for one in reversed(self.documents)}  # of copies the first

    @cached_property
    def documents(self) -> tuple[FoundFile, ...]:
        """The files that bear their final name."""
        return tuple(one for one in self.found if not base_name(one.name).startswith(PENDING))

    def of(self, entry: Entry) -> FoundFile | None:
        """Return the file that an entry names."""
        return self.by_name.get(normalize(entry.file)) if entry.file else None

    def pending(self, entry: Entry) -> FoundFile | None:
        """Return the file of an entry that still bears its temporary name."""
        folder, slash, name = entry.file.rpartition("/")
        one = self.by_name.get(normalize(f"{folder}{slash}{PENDING}{name}")) if name else None
        return one if one and one.sha256 == entry.sha256 else None


@frozen(kw_only=True)
class Claim:
    """A row and what most of its witnesses say it is about.

    Attributes:
        series: `None` where the office has none for its type and year.
    """

    entry: Entry
    series: Series | None
    number: int | None
    day: date | None


def base_name(name: str) -> str:
    """Return the name of a file without its folder.

    >>> base_name("2021/2021-KH-104.docx")
    '2021-KH-104.docx'
    """
    return name.rpartition("/")[2]


def claim(register: Register, entry: Entry, folder: Folder) -> Claim:
    """Return what a row is about, as most of its witnesses say."""
    file = folder.of(entry)
    printed = file if file and file.sha256 == entry.sha256 else None
    named = read_name(entry.file) or Named(0, "", 0)
    number, doc_type = read_symbol(entry.symbol)
    kind = _majority((entry.type, doc_type, named.type)) or ""
    series = _series(register, kind, _years(entry, named, printed))
    in_document = printed.number if printed else None
    day = printed.day if printed and printed.day else entry.day
    return Claim(
        entry=entry,
        series=series,
        # The document comes first: where all differ, it is the hardest to change by a slip.
        number=_majority((in_document, named.number, number, entry.number)),
        day=day if series and day and day.year == series.year else None,
    )


def _years(entry: Entry, named: Named, printed: FoundFile | None) -> Iterator[int]:
    days = (entry.day, printed.day if printed else None)
    told = (named.year, entry.year, *(day.year for day in days if day))
    yield from (year for year, _ in Counter(filter(None, told)).most_common())


def _series(register: Register, doc_type: str, years: Iterable[int]) -> Series | None:
    known = (register.series_of(doc_type, year) for year in years)
    return next(filter(None, known), None)


def _majority(told: Sequence[_Told | None]) -> _Told | None:
    """What most say; where they are even, the one named first."""
    counts = Counter(one for one in told if one)
    return counts.most_common(1)[0][0] if counts else None
