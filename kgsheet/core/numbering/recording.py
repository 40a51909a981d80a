"""Says, as edits, what a register gains with a number given or cancelled."""

from __future__ import annotations

from kgsheet.core.cells import Writable
from kgsheet.core.edits import CellEdit, Edit, TableGrowth
from kgsheet.core.numbering.values import Entry, Register
from kgsheet.core.schema import EntryState
from kgsheet.core.text import normalize
from kgsheet.errors import InputError, Place, Problem
from kgsheet.messages import Code


def entry_edits(register: Register, entry: Entry) -> tuple[Edit, ...]:
    """Return the edits that write an entry into the next row; the table grows where it must.

    For several entries of one save, ask each time of the register `with_entry` the one before.
    """
    block, row = register.block, register.next_row
    first = block.header.row + 1
    values = _values(entry)
    edits: list[Edit] = [
        CellEdit(
            sheet=block.sheet,
            row=row,
            column=column,
            value=values[name],
            like_row=first if row > first else None,
        )
        for name, column in block.columns.items()
        if values[name] is not None
    ]
    if block.name and row > block.area.last_row:
        edits.append(TableGrowth(table=block.name, last_row=row))
    return tuple(edits)


def void_edits(register: Register, entry: Entry, reason: str) -> tuple[Edit, ...]:
    """Return the edits that cancel an entry; its row and number stay for ever.

    Raises:
        InputError: KG415: no reason is given.
    """
    told = normalize(reason)
    if not told:
        where = Place(sheet=register.block.sheet, row=entry.row)
        facts = {"number": entry.number}
        raise InputError(Problem(code=Code.VOID_REASON, where=where, facts=facts))
    block = register.block
    values: dict[str, Writable] = {"state": EntryState.VOID.value, "void_reason": told}
    return tuple(
        CellEdit(sheet=block.sheet, row=entry.row, column=block.columns[name], value=value)
        for name, value in values.items()
    )


def _values(entry: Entry) -> dict[str, Writable]:
    return {
        "symbol": entry.symbol,
        "date": entry.day,
        "subject": entry.subject,
        "signer": entry.signer or None,
        "recipients": entry.recipients or None,
        "kept_by": entry.kept_by or None,
        "copies": entry.copies,
        "sent_on": entry.sent_on,
        "received": entry.received or None,
        "note": entry.note or None,
        "type": entry.type,
        "year": entry.year,
        "number": entry.number,
        "state": entry.state.value if entry.state else None,
        "void_reason": entry.void_reason or None,
        "file": entry.file or None,
        "sha256": entry.sha256 or None,
        "cutoff": entry.cutoff,
    }
