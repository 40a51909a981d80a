"""Reads the register and its series from a workbook."""

from __future__ import annotations

from dataclasses import replace

from kgsheet.core.block_rows import cells_of
from kgsheet.core.blocks import Block, Row, find_block
from kgsheet.core.cells import CellError, CellValue, NoResult, Sheet, Snapshot, display
from kgsheet.core.numbering.series import read_series
from kgsheet.core.numbering.symbols import read_symbol
from kgsheet.core.numbering.values import Entry, Register
from kgsheet.core.reference_types import canonical_type
from kgsheet.core.schema import REGISTER, SERIES, EntryState, Table
from kgsheet.core.settings import read_date, read_integer, read_year
from kgsheet.core.text import fold, normalize
from kgsheet.errors import InputError, Place, Problem
from kgsheet.messages import Code

_NEEDED = frozenset({
    "symbol", "date", "subject", "type", "year", "number", "state", "void_reason", "file", "sha256",
})  # fmt: skip
# The register of a decree's paper form lacks what numbers are counted from.
_WRITABLE = replace(
    REGISTER,
    columns=tuple(replace(one, required=one.field in _NEEDED) for one in REGISTER.columns),
)
_STATES = {fold(state.value): state for state in EntryState}


def read_register(snapshot: Snapshot) -> Register:
    """Return the register that a workbook holds.

    Raises:
        InputError: KG401 the register or its series are not there; KG302 columns are missing;
            KG417 numbers stand below the register, where they would be overlooked.
    """
    block, series_block = _block(snapshot, _WRITABLE), _block(snapshot, SERIES)
    _check_below(snapshot.sheets[block.sheet], block)
    series, problems = read_series(series_block)
    return Register(
        file=snapshot.file,
        series=series,
        entries=tuple(_entry(row) for row in block.rows),
        block=block,
        next_row=1 + max((row.number for row in block.rows), default=block.header.row),
        problems=problems,
    )


def _block(snapshot: Snapshot, table: Table) -> Block:
    found = find_block(snapshot, table)
    if isinstance(found, Block):
        return found
    if isinstance(found, Problem):
        raise InputError(found)
    facts = {"table": table.name, "sheet": table.sheet}
    where = Place(file=snapshot.file)
    raise InputError(Problem(code=Code.REGISTER_MISSING, where=where, facts=facts))


def _check_below(sheet: Sheet, block: Block) -> None:
    """Refuse numbers typed below the table, or below rows that were emptied in a sheet without."""
    last = block.area.last_row
    number, symbol = (block.columns[name] for name in ("number", "symbol"))
    for row in range(last + 1, sheet.first_row + len(sheet.rows)):
        cells = dict(cells_of(sheet, row))
        held = read_integer(cells.get(number))
        if held is not None or read_symbol(_shown(cells.get(symbol)))[0] is not None:
            where = Place(sheet=block.sheet, row=row)
            facts = {"row": row, "last": last}
            raise InputError(Problem(code=Code.ROWS_BELOW, where=where, facts=facts))


def _entry(row: Row) -> Entry:
    value = row.values.get
    shown = {name: _shown(value(name)) for name in (one.field for one in REGISTER.columns)}
    number = read_integer(value("number"))
    return Entry(
        row=row.number,
        type=canonical_type(shown["type"]) or shown["type"].upper(),
        year=read_year(value("year")),
        number=number if number is not None and number > 0 else None,
        symbol=shown["symbol"],
        day=read_date(value("date")),
        subject=shown["subject"],
        signer=shown["signer"],
        recipients=shown["recipients"],
        kept_by=shown["kept_by"],
        copies=read_integer(value("copies")),
        sent_on=read_date(value("sent_on")),
        received=shown["received"],
        note=shown["note"],
        state=_STATES.get(fold(shown["state"])),
        void_reason=shown["void_reason"],
        file=shown["file"],
        sha256=shown["sha256"].casefold(),
        cutoff=read_date(value("cutoff")),
        shown=shown,
    )


def _shown(value: CellValue) -> str:
    return "" if isinstance(value, CellError | NoResult) else normalize(display(value))
