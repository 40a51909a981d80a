"""Any order of issuing, voiding, reading anew, new years, typed numbers and closing keeps the book.

A second, simpler book is kept beside the register: what was given to whom. What must hold is read
from the sheet, never from what the functions answered.
"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kgsheet.core.edits import CellEdit
from kgsheet.core.master import Settings
from kgsheet.core.numbering.allocation import allocate, find_voidable
from kgsheet.core.numbering.reading import read_register
from kgsheet.core.numbering.recording import entry_edits, void_edits
from kgsheet.core.numbering.symbols import document_symbol
from kgsheet.core.numbering.values import Entry, FoundFile, Register, Request
from kgsheet.core.numbering.verification import verify
from kgsheet.core.schema import REGISTER, SERIES, EntryState, Mode
from kgsheet.errors import InputError
from kgsheet.hosts.memory import MemoryBook
from tests.core.numbering.registers import document
from tests.core.sheets import Cells, Rows, book_of

YEARS = (2020, 2021)
FIRST_DAY = date(2020, 12, 28)
NAMES = {"QĐ": "QĐ-CT", "CT": "QĐ-CT", "KH": "KH", "CV": "CV"}
TYPES = tuple(NAMES)
MODES = {"QĐ-CT": "tự động", "KH": "tự động", "CV": "nhập tay"}
Key = tuple[str, int]


def series_rows(first: int) -> list[Cells]:
    return [
        {"type": kind, "year": year, "series": name, "first": first, "mode": MODES[name]}
        for year in YEARS
        for kind, name in NAMES.items()
    ]


def is_of(cells: Cells, name: str, year: int) -> bool:
    return (cells["series"], cells["year"]) == (name, year)


class RegisterMachine(RuleBasedStateMachine):
    """A year's end at an office, step by step."""

    book: MemoryBook
    today: date

    def __init__(self) -> None:
        super().__init__()
        self.files: list[FoundFile] = []
        self.given: list[tuple[str, int, int]] = []
        self.voided: set[tuple[str, int, int]] = set()
        self.closed: set[Key] = set()

    @initialize(first=st.integers(1, 500))
    def begin(self, first: int) -> None:
        self.first = first
        self.today = FIRST_DAY
        blocks: dict[str, Rows] = {SERIES.name: series_rows(first), REGISTER.name: [{}]}
        self.book = book_of(blocks, (SERIES, REGISTER))

    @property
    def register(self) -> Register:
        """As any program would read it that knows nothing of before."""
        return read_register(self.book.read())

    @rule(days=st.integers(-1, 3))
    def another_day(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(kind=st.sampled_from(TYPES), back=st.integers(-2, 4), number=st.integers(-1, 12))
    def issue(self, kind: str, back: int, number: int) -> None:
        self.try_issue(kind, self.today - timedelta(days=back), number)

    @rule(kind=st.sampled_from(TYPES))
    def issue_today(self, kind: str) -> None:
        self.try_issue(kind, self.today, None)

    def try_issue(self, kind: str, day: date, number: int | None) -> None:
        asked = None if number is None or MODES[NAMES[kind]] == "tự động" else self.first + number
        register = self.register
        request = Request(type=kind, day=day, today=self.today, number=asked, files=self.names)
        try:
            got = allocate(register, request)
        except InputError:
            return
        assert (NAMES[kind], day.year) not in self.closed
        file = document(got, day, kind)
        entry = Entry(
            type=kind,
            year=day.year,
            number=got,
            symbol=document_symbol(got, kind, Settings()),
            day=day,
            subject="Về việc chung",
            file=file.name,
            sha256=file.sha256,
        )
        self.book.apply(entry_edits(register, entry))
        self.files.append(file)
        self.given.append((NAMES[kind], day.year, got))

    @precondition(lambda self: self.given)
    @rule(data=st.data(), with_file=st.booleans())
    def void(self, data: st.DataObject, with_file: bool) -> None:
        register = self.register
        entry = data.draw(st.sampled_from(register.entries))
        key = NAMES[entry.type], entry.year or 0, entry.number or 0
        try:
            found = find_voidable(register, entry.type, entry.year or 0, entry.number or 0)
        except InputError:
            assert entry.state in {EntryState.VOID, EntryState.ISSUED}
            return
        assert found == entry
        assert key not in self.voided
        self.book.apply(void_edits(register, entry, "đánh máy sai"))
        self.voided.add(key)
        if not with_file:
            self.files = [one for one in self.files if one.name != entry.file]

    @precondition(lambda self: self.given)
    @rule(data=st.data())
    def send(self, data: st.DataObject) -> None:
        """People write that a document was sent."""
        register = self.register
        numbered = [one for one in register.entries if one.state is EntryState.NUMBERED]
        if numbered:
            entry = data.draw(st.sampled_from(numbered))
            self.type_cells(register, entry.row, state="Đã phát hành", sent_on=entry.day)

    @rule(name=st.sampled_from(sorted(MODES)), year=st.sampled_from(YEARS), closed=st.booleans())
    def close_or_open(self, name: str, year: int, closed: bool) -> None:
        column = 1 + [one.field for one in SERIES.columns].index("closed")
        rows = [at for at, one in enumerate(series_rows(1), 2) if is_of(one, name, year)]
        value = "có" if closed else None
        self.book.apply(
            [CellEdit(sheet=SERIES.sheet, row=at, column=column, value=value) for at in rows]
        )
        (self.closed.add if closed else self.closed.discard)((name, year))

    def type_cells(self, register: Register, row: int, **cells: str | date | None) -> None:
        block = register.block
        self.book.apply(
            [
                CellEdit(sheet=block.sheet, row=row, column=block.columns[name], value=value)
                for name, value in cells.items()
            ]
        )

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.files)

    @invariant()
    def book_is_whole(self) -> None:
        register = self.register

        self.every_number_given_stands_in_exactly_one_row(register)
        self.numbers_are_contiguous_and_days_rise(register)
        self.void_rows_stay_void_with_their_reason(register)
        assert verify(register, self.files) == ()

    def every_number_given_stands_in_exactly_one_row(self, register: Register) -> None:
        rows = [(NAMES[one.type], one.year, one.number) for one in register.entries]

        assert rows == self.given
        assert len(set(rows)) == len(rows)

    def numbers_are_contiguous_and_days_rise(self, register: Register) -> None:
        for series in register.series:
            entries = register.entries_of(series)
            ordered = sorted((one.number or 0, one.day or FIRST_DAY) for one in entries)
            days = [day for _, day in ordered]

            assert days == sorted(days)
            if series.mode is Mode.AUTOMATIC:
                numbers = [one.number for one in entries]
                assert numbers == list(range(self.first, self.first + len(numbers)))

    def void_rows_stay_void_with_their_reason(self, register: Register) -> None:
        void = {
            (NAMES[one.type], one.year, one.number)
            for one in register.entries
            if one.state is EntryState.VOID and one.void_reason
        }

        assert void == self.voided


RegisterMachine.TestCase.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
TestRegister = RegisterMachine.TestCase
