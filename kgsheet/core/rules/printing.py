"""The rule of what no document can print: KG507."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgsheet.core.blocks import Block
from kgsheet.core.cells import address
from kgsheet.errors import Place, Problem
from kgsheet.messages import Code
from kgsheet.on_use import regex

# XML 1.0 cannot hold these characters in any spelling; a cell of Excel can.
_UNPRINTABLE = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SHOWN = "\ufffd"


def unprintable(blocks: Iterable[Block]) -> Iterator[Problem]:
    """Yield KG507 for each cell with characters that documents leave out."""
    for block in blocks:
        derived = {column.field for column in block.table.columns if column.derived}
        for row in block.rows:
            for name, value in row.values.items():
                if isinstance(value, str) and not value.isprintable() and name not in derived:
                    yield from _of_cell(block, row.number, name, value)


def _of_cell(block: Block, row: int, name: str, value: str) -> Iterator[Problem]:
    shown, count = _UNPRINTABLE.subn(_SHOWN, value)
    if count:
        heading = block.table.column(name).heading
        place = Place(
            sheet=block.sheet,
            cell=address(row, block.columns[name]),
            row=row,
            column=heading,
        )
        facts = {"column": heading, "count": count}
        yield Problem(code=Code.TEXT_UNPRINTABLE, where=place, facts=facts, found=shown)
