"""Says where a row of the register contradicts itself: number, symbol, type, year and day."""

from __future__ import annotations

from collections.abc import Iterator

from kgsheet.core.cells import address
from kgsheet.core.deadline_values import day_label
from kgsheet.core.numbering.symbols import read_symbol
from kgsheet.core.numbering.values import Entry, Register
from kgsheet.core.schema import REGISTER, EntryState
from kgsheet.errors import Place, Problem
from kgsheet.messages import Code
from kgsheet.messages.register import BLANK_CELL, ENTRY_FAULTS, FILLED_CELL


def contradictions(register: Register, entry: Entry) -> tuple[Problem, ...]:
    """Return what does not agree within a row; a draft without a number agrees with all."""
    if is_draft(entry):
        return ()
    return tuple(
        Problem(
            code=Code.ENTRY_CONTRADICTS,
            where=cell_place(register, entry, column),
            facts={"what": ENTRY_FAULTS[fault].format_map(_facts(entry, column))},
            found=entry.shown.get(column, ""),
        )
        for fault, column in _faults(register, entry)
    )


def is_draft(entry: Entry) -> bool:
    """Return whether a row speaks of a draft that has no number yet.

    >>> is_draft(Entry(state=EntryState.DRAFT)), is_draft(Entry(number=9))
    (True, False)
    """
    has_number = entry.number is not None or read_symbol(entry.symbol)[0] is not None
    return entry.state is EntryState.DRAFT and not has_number


def cell_place(register: Register, entry: Entry, field: str) -> Place:
    """Return the cell of a row that a person should look at."""
    column = register.block.columns.get(field)
    return Place(
        sheet=register.block.sheet,
        cell=address(entry.row, column) if column else "",
        row=entry.row,
        column=REGISTER.column(field).heading,
    )


def cell_text(entry: Entry, field: str) -> str:
    """Return what a cell holds, in words."""
    found = entry.shown.get(field, "")
    return FILLED_CELL.format(found=found) if found else BLANK_CELL


def _faults(register: Register, entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what is wrong and the field to look at."""
    number, doc_type = read_symbol(entry.symbol)
    if entry.number is None:
        yield "no_number", "number"
    elif number is None:
        yield "no_symbol", "symbol"
    elif number != entry.number:
        yield "number", "number"
    if doc_type and doc_type != entry.type:
        yield "type", "type"
    if entry.day is None:
        yield "no_day", "date"
    if entry.year is None:
        yield "no_year", "year"
    elif entry.day and entry.day.year != entry.year:
        yield "year", "year"
    elif register.series_of(entry.type, entry.year) is None and doc_type == entry.type:
        yield "no_series", "type"


def _facts(entry: Entry, column: str) -> dict[str, object]:
    return {
        "cell": cell_text(entry, column),
        "number": entry.number,
        "symbol": entry.symbol,
        "type": entry.type,
        "year": entry.year,
        "day": day_label(entry.day) if entry.day else "",
    }
