"""Says what a button writes into its row of the control panel."""

from __future__ import annotations

from datetime import datetime

from kgsheet.core.blocks import Block, find_block
from kgsheet.core.cells import Snapshot, Writable
from kgsheet.core.edits import CellEdit
from kgsheet.core.schema import PANEL, Button
from kgsheet.core.text import fold


def last_run_edits(
    snapshot: Snapshot, button: Button, moment: datetime, result: str
) -> list[CellEdit]:
    """Return the edits that note a run; none where the workbook has no such row.

    Args:
        snapshot: what the workbook holds.
        button: the button that was clicked.
        moment: when it ended.
        result: what came of it, in words.
    """
    if not any(table.name == PANEL.name for table in snapshot.tables):
        return []
    block = find_block(snapshot, PANEL)
    if not isinstance(block, Block):
        return []
    rows = [
        row.number
        for row in block.rows
        if fold(str(row.values.get("button") or "")) == fold(button.caption)
    ]
    values: dict[str, Writable] = {"last_run": moment, "result": result}
    return [
        CellEdit(sheet=block.sheet, row=row, column=block.columns[name], value=value)
        for row in rows[:1]
        for name, value in values.items()
        if name in block.columns
    ]
