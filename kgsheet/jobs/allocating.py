"""Gives a prepared document its number: one save of the register decides, all else can follow.

Prepared outside of the lock: the document with its blanks found. Inside: number, day and hash, the
document under a temporary name, one row of the register, one save. After it: the document's name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kgsheet.core.cells import Snapshot
from kgsheet.core.edits import CellEdit, Edit
from kgsheet.core.numbering.allocation import allocate
from kgsheet.core.numbering.reading import read_register
from kgsheet.core.numbering.recording import entry_edits
from kgsheet.core.numbering.symbols import document_symbol
from kgsheet.core.numbering.values import Entry, Register, Request
from kgsheet.core.schema import EntryState
from kgsheet.errors import InputError, Place, Problem
from kgsheet.jobs.outcome import Document
from kgsheet.jobs.registers import RegisterPlace, finish
from kgsheet.messages import Code
from kgsheet.values import frozen

if TYPE_CHECKING:
    from kgsheet.documents.numbering import Draft


@frozen(kw_only=True)
class Prepared:
    """A document that waits for its number.

    Attributes:
        draft: the document with its blanks.
        entry: its row, but for number, symbol, day, file and hash.
        subject: what it is about, for the name of its file; `agency`: whom a letter is for.
        origin: the name of the draft that people edited, empty where the program just made it.
    """

    draft: Draft
    entry: Entry
    subject: str
    agency: str = ""
    origin: str = ""


@frozen(kw_only=True)
class Wish:
    """The day that a document bears, and the number where Văn thư gave it."""

    day: date
    today: date
    number: int | None = None


Recall = Callable[[Register], Entry | None]
"""Finds the row that a document got its number with before."""


def forget(register: Register) -> None:
    """Find nothing: who asks for a number means a new one."""


class Allocation:
    """One number on its way; may be asked again where the register changed meanwhile.

    Args:
        place: the register and the folder.
        prepared: the document.
        wish: day and number asked for.
        recall: finds the number that stands for the one asked for.
    """

    def __init__(
        self, place: RegisterPlace, prepared: Prepared, wish: Wish, recall: Recall = forget
    ) -> None:
        self._place, self._prepared, self._wish, self._recall = place, prepared, wish, recall
        self.entry = prepared.entry
        self.is_recalled = False

    def choose(self, snapshot: Snapshot) -> Sequence[Edit]:
        """Return the edits that give the number, having put the document beside its place.

        None are needed where it has one; a document that is gone since is made once more.

        Raises:
            InputError: KG401 to KG412, KG426, KG432: why there is no number; KG452: the draft has
                one already.
            HostError: KG906, KG909: the document cannot be written.
        """
        from kgsheet.documents.naming import document_name
        from kgsheet.documents.publishing import digest, free_name, names_in, write_pending

        place, prepared, day = self._place, self._prepared, self._wish.day
        register = read_register(snapshot)
        # Within the lock: nobody else is about to name these files.
        finish(register, place.folder)
        names = names_in(place.folder)
        if known := self._recall(register):
            self.entry, self.is_recalled = known, True
            self._make_again(known, names)
            return ()
        self._check_first_time(register)
        number = allocate(register, self._request(names))
        content = prepared.draft.numbered(number, day)
        wanted = document_name(
            day.year, prepared.entry.type, number, prepared.subject, prepared.agency
        )
        name = free_name(wanted, names)
        self.entry = replace(
            self._numbered(number), file=place.listed(name), sha256=digest(content)
        )
        write_pending(place.folder, name, content)
        # Saving this row gives the number; until then the file is nobody's.
        return entry_edits(register, self.entry)

    def _numbered(self, number: int) -> Entry:
        """Return the row of the register with its number, without a file yet."""
        entry, day = self._prepared.entry, self._wish.day
        return replace(
            entry,
            year=day.year,
            number=number,
            symbol=document_symbol(number, entry.type, self._place.settings),
            day=day,
            state=EntryState.NUMBERED,
        )

    def _make_again(self, known: Entry, names: Sequence[str]) -> None:
        from kgsheet.documents.publishing import digest, write_pending

        name = document_of(known)
        if name not in names and known.number and known.day:
            content = self._prepared.draft.numbered(known.number, known.day)
            if digest(content) == known.sha256:
                write_pending(self._place.folder, name, content)

    def _request(self, names: Sequence[str]) -> Request:
        wish = self._wish
        return Request(
            type=self._prepared.entry.type,
            day=wish.day,
            today=wish.today,
            number=wish.number,
            files=tuple(names),
        )

    def _check_first_time(self, register: Register) -> None:
        """Refuse a draft that has a number: the same bytes with that number make that document."""
        prepared = self._prepared
        entry = entry_of(prepared.draft, register) if prepared.origin else None
        if entry:
            where, facts = Place(file=prepared.origin), {"number": entry.symbol}
            raise InputError(Problem(code=Code.DRAFT_NUMBERED, where=where, facts=facts))


def entry_of(draft: Draft, register: Register) -> Entry | None:
    """Return the row that a draft got its number with, `None` where it has none or a void one.

    The same bytes with that number and day make the document whose hash the row holds.
    """
    from kgsheet.documents.publishing import digest

    about = draft.trace.doc_type, draft.trace.as_of
    for entry in register.entries:
        if (entry.type, entry.cutoff) != about or entry.state is EntryState.VOID:
            continue
        number, day = entry.number, entry.day
        if number and day and digest(draft.numbered(number, day)) == entry.sha256:
            return entry
    return None


def document_of(entry: Entry) -> str:
    """Return the name of the document of a row, without its folder."""
    return entry.file.rpartition("/")[2]


def give_number(
    place: RegisterPlace, prepared: Prepared, wish: Wish, recall: Recall = forget
) -> tuple[Document, Sequence[CellEdit]]:
    """Give a document its number and its place in the folder; return both, and what was written.

    Raises:
        InputError: as `Allocation.choose` does; KG908: the register cannot take the row.
        HostError: KG905, KG906, KG909, KG915: in use, no permission, not saved, no locks; KG457.
    """
    from kgsheet.documents.publishing import publish

    allocation = Allocation(place, prepared, wish, recall)
    changed = place.book.transact(allocation.choose)
    entry = allocation.entry
    path = place.folder / document_of(entry)
    if not (allocation.is_recalled and path.exists()):  # people may have signed it since
        path = publish(place.folder, path.name, entry.sha256)
    document = Document(
        type=entry.type,
        path=path,
        number=entry.number,
        symbol=entry.symbol,
        issued_on=entry.day,
    )
    return document, changed
