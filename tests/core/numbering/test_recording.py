from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kgsheet.core.edits import CellEdit, TableGrowth
from kgsheet.core.numbering.allocation import find_voidable
from kgsheet.core.numbering.reading import read_register
from kgsheet.core.numbering.recording import entry_edits, void_edits
from kgsheet.core.numbering.values import Entry
from kgsheet.core.schema import REGISTER, SERIES, EntryState
from kgsheet.errors import InputError
from kgsheet.hosts.memory import MemoryBook
from kgsheet.messages import Code
from tests.core.numbering.registers import KH, Office, hash_of, name_of, office
from tests.core.sheets import rows_of

ENTRY = Entry(
    type="KH",
    year=2021,
    number=105,
    symbol="105/KH-UBND",
    day=date(2021, 5, 9),
    subject="Kế hoạch trồng cây",
    signer="Trần Văn A",
    recipients="Như trên",
    kept_by="VT, TH",
    copies=30,
    file=name_of(105),
    sha256=hash_of(name_of(105)),
    cutoff=date(2021, 5, 8),
)


def test_entry_written_is_the_entry_read() -> None:
    book = office([104]).book()

    book.apply(entry_edits(read_register(book.read()), ENTRY))
    (_, read) = read_register(book.read()).entries

    assert replace(read, shown={}) == replace(ENTRY, row=3)


def test_blank_row_of_a_fresh_table_is_taken_and_then_the_table_grows() -> None:
    book = Office().book()

    first = entry_edits(read_register(book.read()), ENTRY)
    book.apply(first)
    second = entry_edits(read_register(book.read()), ENTRY)

    assert [edit for edit in first if isinstance(edit, TableGrowth)] == []
    assert second[-1] == TableGrowth(table=REGISTER.name, last_row=3)


def test_several_entries_of_one_save_take_rows_below_each_other() -> None:
    book = office([104]).book()
    register = read_register(book.read())
    later = replace(ENTRY, number=106, symbol="106/KH-UBND")

    book.apply([*entry_edits(register, ENTRY), *entry_edits(register.with_entry(ENTRY), later)])
    read = read_register(book.read())

    assert [entry.number for entry in read.entries] == [104, 105, 106]
    assert read.block.area.last_row == 4


def test_row_added_during_a_save_counts_for_the_next_number() -> None:
    register = office([104]).read().with_entry(ENTRY)

    assert register.entry_of("KH", 2021, 105) == replace(ENTRY, row=3)


def test_register_without_an_excel_table_is_continued_below() -> None:
    sheets = {"Sổ": rows_of(REGISTER, [{}]), "Dãy": rows_of(SERIES, [KH])}
    book = MemoryBook(sheets=sheets)

    for number in (105, 106):
        entry = replace(ENTRY, number=number, symbol=f"{number}/KH-UBND")
        book.apply(entry_edits(read_register(book.read()), entry))

    assert [one.row for one in read_register(book.read()).entries] == [2, 3]


def test_only_columns_of_the_program_are_written() -> None:
    book = office([104]).book()
    register = read_register(book.read())

    cells = [edit for edit in entry_edits(register, ENTRY) if isinstance(edit, CellEdit)]

    assert {cell.column for cell in cells} <= set(register.block.columns.values())
    assert {(cell.row, cell.like_row) for cell in cells} == {(3, 2)}


def test_void_row_keeps_everything_but_state_and_reason() -> None:
    book = office([104, 105]).book()
    before = read_register(book.read())
    entry = find_voidable(before, "KH", 2021, 104)

    book.apply(void_edits(before, entry, "  Đánh máy sai   ngày "))
    after = read_register(book.read())

    assert after.entries[1:] == before.entries[1:]
    assert replace(after.entries[0], shown={}) == replace(
        before.entries[0], state=EntryState.VOID, void_reason="Đánh máy sai ngày", shown={}
    )


@pytest.mark.parametrize("reason", ["", "   ", "\u200b"])
def test_number_is_not_voided_without_a_reason(reason: str) -> None:
    register = office([104]).read()

    with pytest.raises(InputError) as caught:
        void_edits(register, register.entries[0], reason)

    assert caught.value.problems[0].code is Code.VOID_REASON
    assert "104" in caught.value.problems[0].message
