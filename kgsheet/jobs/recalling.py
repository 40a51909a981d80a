"""Finds the number that a document got before, so that asking again does not give it another one.

Who runs many workbooks once more means to go on, not to issue everything anew. What was numbered is
told by the register and the documents themselves, not by notes of what was done: those may be gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from kgsheet.core.deadline_values import day_label
from kgsheet.core.numbering.values import Entry, Register
from kgsheet.core.reference_types import TYPE_NAMES
from kgsheet.core.schema import EntryState
from kgsheet.core.text import fold
from kgsheet.errors import InputError, Place, Problem
from kgsheet.jobs.allocating import Prepared, document_of
from kgsheet.jobs.registers import RegisterPlace
from kgsheet.messages import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Which rows of a register stand for a document: those of its type, cut-off day and folder.

    Attributes:
        year: of the day that the document would bear.
        by_clock: whether its cut-off day is only that of the clock, another one tomorrow: then the
            documents of all days of the year are one.
    """

    place: RegisterPlace
    prepared: Prepared
    year: int
    by_clock: bool

    def recall(self, register: Register) -> Entry | None:
        """Return the row that the document got its number with, `None` where it has none.

        Raises:
            InputError: KG460: it has one, and what it says has changed since.
        """
        before = [*self._before(register)]
        same = [one for one in before if self._is_same(one)]
        if before and not same:
            raise self._changed(register, before[-1])
        return same[-1] if same else None

    def _before(self, register: Register) -> Iterator[Entry]:
        wanted, agency = self.prepared.entry, fold(self.prepared.agency)
        for one in register.entries:
            is_given = one.number is not None and one.state is not EntryState.VOID
            is_of_day = one.cutoff == wanted.cutoff or (self.by_clock and one.year == self.year)
            is_ours = self.place.listed(document_of(one)) == one.file
            is_to_them = not agency or fold(one.recipients.partition(";")[0]) == agency
            if one.type == wanted.type and is_given and is_of_day and is_ours and is_to_them:
                yield one

    def _is_same(self, entry: Entry) -> bool:
        """Return whether the document of a row was made from the same facts.

        It is the one at hand with number and day; or what stands there names the same facts, though
        another version of the program made it, people edited it before or signed it since.
        """
        from kgsheet.documents.publishing import digest
        from kgsheet.documents.tracing import read_trace

        draft, number, day = self.prepared.draft, entry.number, entry.day
        if number and day and digest(draft.numbered(number, day)) == entry.sha256:
            return True
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
