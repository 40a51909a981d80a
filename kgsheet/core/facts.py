"""The facts of a workbook: whether two say the same, whatever a program computed beside it."""

from __future__ import annotations

from functools import cached_property

from kgsheet.core.blocks import Block
from kgsheet.core.cells import CellValue, display
from kgsheet.core.text import normalize_lines


class Facts:
    """What the blocks of a workbook say; made one text and hashed for the few jobs that ask."""

    def __init__(self, *blocks: Block | None) -> None:
        self._blocks = blocks

    @cached_property
    def hash(self) -> str:
        """The SHA-256 over what the blocks say, as hexadecimal digits.

        Columns that the program writes or does not know, empty rows and the order of columns do
        not count; a number is the same typed as a number or kept as one by another program.
        """
        # With OpenSSL behind it this library takes more room than all of the core.
        import json
        from hashlib import sha256

        facts = [_facts(block) for block in self._blocks if block]
        canonical = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
        return sha256(canonical.encode()).hexdigest()


def _facts(block: Block) -> list[object]:
    fields = [column.field for column in block.table.columns if not column.derived]
    rows = [
        [row.agency, *(_canonical(row.values.get(name)) for name in fields)] for row in block.rows
    ]
    return [block.table.name, rows]


def _canonical(value: CellValue) -> str:
    return "" if value is None else normalize_lines(display(value))
