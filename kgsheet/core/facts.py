"""The facts hash: whether two workbooks say the same, whatever a program computed beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256

from kgsheet.core.blocks import Block
from kgsheet.core.cells import CellValue, display
from kgsheet.core.text import normalize_lines


def facts_hash(blocks: Iterable[Block | None]) -> str:
    """Return the SHA-256 over what the blocks say, as hexadecimal digits.

    Columns that the program writes or does not know, empty rows and the order of columns do not
    count; a number is the same typed as a number or kept as one by another program.
    """
    facts = [_facts(block) for block in blocks if block]
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
