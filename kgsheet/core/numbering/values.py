"""What a register holds: series of numbers, entries, and the files that entries speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date

from kgsheet.core.blocks import Block
from kgsheet.core.schema import EntryState, Mode
from kgsheet.errors import NOWHERE, Place, Problem
from kgsheet.values import frozen

PENDING = ".kgsheet-cap-so-"
"""What the name of a file begins with until its number stands in the saved register."""


@frozen(kw_only=True)
class Series:
    """Numbers that follow each other within a year, for one or several types of document.

    Attributes:
        types: abbreviations, in the order of the sheet.
        first: the number that the series starts with.
        where: the row that says so.
    """

    name: str
    year: int
    types: tuple[str, ...]
    first: int = 1
    mode: Mode = Mode.AUTOMATIC
    closed: bool = False
    where: Place = NOWHERE


@frozen(kw_only=True)
class Entry:
    """One row of the register; what is blank or cannot be read is empty or `None`.

    Attributes:
        row: its number in Excel; 0 while it stands in no sheet.
        state: `None` where the cell says something else.
        file: the name of the document, seen from the folder of documents.
        cutoff: the closed day that its figures are of.
        shown: what each cell shows, by field.
    """

    row: int = 0
    type: str = ""
    year: int | None = None
    number: int | None = None
    symbol: str = ""
    day: date | None = None
    subject: str = ""
    signer: str = ""
    recipients: str = ""
    kept_by: str = ""
    copies: int | None = None
    sent_on: date | None = None
    received: str = ""
    note: str = ""
    state: EntryState | None = EntryState.NUMBERED
    void_reason: str = ""
    file: str = ""
    sha256: str = ""
    cutoff: date | None = None
    shown: Mapping[str, str] = field(default_factory=dict)


@frozen(kw_only=True)
class Register:
    """The register of an office, as read from the workbook that holds it.

    Attributes:
        entries: in the order of the rows.
        block: where the rows stand.
        next_row: the row that the next entry takes.
        problems: what cannot be read in the table of series.
    """

    file: str
    series: tuple[Series, ...]
    entries: tuple[Entry, ...]
    block: Block
    next_row: int
    problems: tuple[Problem, ...] = ()

    def series_of(self, doc_type: str, year: int | None) -> Series | None:
        """Return the series that a type of document takes its numbers from in a year."""
        of_year = (one for one in self.series if one.year == year)
        return next((one for one in of_year if doc_type in one.types), None)

    def entries_of(self, series: Series) -> tuple[Entry, ...]:
        """Return the rows that name a type and the year of a series."""
        return tuple(
            one for one in self.entries if one.year == series.year and one.type in series.types
        )

    def entry_of(self, doc_type: str, year: int, number: int) -> Entry | None:
        """Return the row of a number."""
        wanted = doc_type, year, number
        return next(
            (one for one in self.entries if (one.type, one.year, one.number) == wanted), None
        )

    def with_entry(self, entry: Entry) -> Register:
        """Return the register with one more row at its end."""
        added = replace(entry, row=self.next_row)
        return replace(self, entries=(*self.entries, added), next_row=self.next_row + 1)


@frozen(kw_only=True)
class FoundFile:
    """What a file in the folder of documents says about itself.

    Attributes:
        name: seen from the folder of documents.
        sha256: of its bytes, as small hexadecimal digits.
        number, day: as printed in it; `None` where they are blank, or gone.
    """

    name: str
    sha256: str
    number: int | None = None
    day: date | None = None


@frozen(kw_only=True)
class Request:
    """A wish for a number.

    Attributes:
        day: the day that the document bears; its year is the year of the number.
        today: the day at the place of the person who asks.
        number: what Văn thư gave, for a series whose numbers are typed.
        files: names of the files in the folder of documents: one that bears a number of which the
            register knows nothing shows that a row was deleted.
    """

    type: str
    day: date
    today: date
    number: int | None = None
    files: tuple[str, ...] = ()


@frozen
class RegisterProblem:
    """One thing that is wrong with a register, and the number that it is about, where there is."""

    problem: Problem
    number: int | None = None

    @property
    def row(self) -> int | None:
        """Excel's number of the row that a person should look at."""
        return self.problem.where.row

    @property
    def message(self) -> str:
        """What is wrong and what to do, with the place, in Vietnamese."""
        return str(self.problem).removeprefix(f"[{self.problem.code}] ")
