"""Finds the number that a document got before, so that asking again does not give it another one.

Who runs many workbooks once more means to go on, not to issue everything anew. What was numbered is
told by the register and the documents themselves, not by notes of what was done: those may be gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from kgsheet.core.deadline_values import day_label
from kgsheet.core.numbering.values import Entry, Register
from kgsheet.core.reference_types import TYPE_NAMES
from kgsheet.core.schema import EntryState
from kgsheet.core.text import fold
from kgsheet.errors import InputError, Place, Problem
from kgsheet.jobs.allocating import Prepared, document_of
from kgsheet.jobs.registers import RegisterPlace
from kgsheet.messages import Code
from kgsheet.values import frozen


@frozen(kw_only=True)
class Memory:
    """Which rows of a register stand for a document: those of its type, cut-off day and folder.

    Attributes:
        is_own: whether the register is that of the workbook itself.
        year: of the day that the document would bear.
        by_clock: whether its cut-off day is only that of the clock, another one tomorrow: then the
            documents of all days of the year are one.
    """

    place: RegisterPlace
    prepared: Prepared
    is_own: bool
    year: int
    by_clock: bool

    def recall(self, register: Register) -> Entry | None:
        """Return the row that the document got its number with, `None` where it has none.

        Raises:
            InputError: KG460: it has one, and what it says has changed since.
        """
        rows = [*self._of_period(register)]
        ours = [one for one in rows if self._is_ours(one)]
        for one in reversed(rows):
            if self._is_it(one) or (one in ours and self._has_its_facts(one)):
                return one
        if ours:
            raise self._changed(register, ours[-1])
        return None

    def _of_period(self, register: Register) -> Iterator[Entry]:
        wanted, agency = self.prepared.entry, fold(self.prepared.agency)
        for one in register.entries:
            is_given = one.number is not None and one.state is not EntryState.VOID
            is_of_day = one.cutoff == wanted.cutoff or (self.by_clock and one.year == self.year)
            is_to_them = not agency or fold(one.recipients.partition(";")[0]) == agency
            if one.type == wanted.type and is_given and is_of_day and is_to_them:
                yield one

    def _is_ours(self, entry: Entry) -> bool:
        """Return whether a document was numbered in this folder, or beside its own workbook."""
        name = document_of(entry)
        return entry.file == self.place.listed(name) or (self.is_own and entry.file == name)

    def _is_it(self, entry: Entry) -> bool:
        """Return whether the document at hand, with the number and day of a row, is that of it."""
        from kgsheet.documents.publishing import digest

        draft, number, day = self.prepared.draft, entry.number, entry.day
        return bool(number and day and digest(draft.numbered(number, day)) == entry.sha256)

    def _has_its_facts(self, entry: Entry) -> bool:
        """Return whether what stands there names the facts of the document at hand.

        Another version of the program may have made it; people may have edited it before it was
        numbered, or signed it since.
        """
        from kgsheet.documents.tracing import read_trace

        draft = self.prepared.draft
        with suppress(OSError, InputError):
            content = (self.place.folder / document_of(entry)).read_bytes()
            return read_trace(content).facts_hash == draft.trace.facts_hash
        return False

    def _changed(self, register: Register, entry: Entry) -> InputError:
        where = Place(file=register.file, sheet=register.block.sheet, row=entry.row)
        facts = {
            "type": TYPE_NAMES[entry.type],
            "symbol": entry.symbol,
            "day": day_label(entry.day) if entry.day else "",
        }
        return InputError(Problem(code=Code.NUMBERED_BEFORE, where=where, facts=facts))
