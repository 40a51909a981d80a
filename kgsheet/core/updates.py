"""Says what an update writes: derived columns, the list of findings, the dashboard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from kgsheet.core.blocks import Block, find_block
from kgsheet.core.cells import Formula, Snapshot, Writable
from kgsheet.core.dashboard import dashboard_rows
from kgsheet.core.edits import CellEdit, Edit
from kgsheet.core.fill import fill
from kgsheet.core.progress import Standing
from kgsheet.core.rules import Examination
from kgsheet.core.schema import FINDINGS, TASKS, Table
from kgsheet.core.tasks import STATE_TEXT
from kgsheet.errors import Problem
from kgsheet.messages import Code
from kgsheet.messages.sheets import CONFIRMED_TEXT, EMPTY_CELL_TEXT, NOTHING_TEXT, SEVERITY_TEXT

LONGEST_FOUND = 500
"""Characters of a cell that a file of findings repeats, whose rows are as tall as they must be."""

LONGEST_LISTED = 120
"""Characters of a cell that the list in the workbook repeats: what three lines of it hold.

A row that was written while no program had the workbook open keeps its height (LibreOffice 7.4).
"""

DERIVED = tuple(column for column in TASKS.columns if column.derived)


def update_edits(snapshot: Snapshot, examined: Examination) -> list[Edit]:
    """Return all edits of an update; those that change nothing are left to the host."""
    edits: list[Edit] = [*derived_edits(examined), *findings_edits(snapshot, examined)]
    for table, rows in dashboard_rows(examined):
        block = _owned_block(snapshot, table)
        if block:
            edits += fill(block, rows(block))
    return edits


def findings_edits(snapshot: Snapshot, examined: Examination) -> list[Edit]:
    """Return the edits of the list of findings, none where the workbook has no such list."""
    block = _owned_block(snapshot, FINDINGS)
    return fill(block, map(_finding_row, examined.findings)) if block else []


def findings_sheet(snapshot: Snapshot) -> str:
    """Return the title of the sheet with the list of findings, empty where there is none."""
    block = _owned_block(snapshot, FINDINGS)
    return block.sheet if block else ""


def missing_derived(block: Block) -> tuple[str, ...]:
    """Return the headings of derived columns that a sheet lacks; an update skips them."""
    return tuple(column.heading for column in DERIVED if column.field not in block.columns)


def derived_edits(examined: Examination) -> Iterator[CellEdit]:
    """Yield the derived cells of the task table that hold something else now."""
    block, codes = examined.block, _codes_by_row(examined)
    columns = [
        (one.field, block.columns[one.field], _DERIVED[one.field])
        for one in DERIVED
        if one.field in block.columns
    ]
    for line, standing in zip(examined.lines, examined.progress.standings, strict=True):
        row, held = line.row.number, line.row.values
        for name, column, value_of in columns:
            value = value_of(standing, codes.get(row))
            if held.get(name) != value:
                yield CellEdit(sheet=block.sheet, row=row, column=column, value=value)
    for row in block.stale_rows:
        for _, column, _ in columns:
            yield CellEdit(sheet=block.sheet, row=row, column=column, value=None)


def _codes_by_row(examined: Examination) -> dict[int, str]:
    codes: dict[int, dict[Code, None]] = defaultdict(dict)
    for finding in examined.findings:
        if finding.where.sheet == examined.block.sheet and finding.where.row:
            codes[finding.where.row][finding.code] = None
    return {row: ", ".join(some) for row, some in codes.items()}


_DERIVED: dict[str, Callable[[Standing, str | None], Writable]] = {
    "due": lambda standing, codes: standing.task.due,
    "approved_on": lambda standing, codes: standing.task.approved_on,
    "state": lambda standing, codes: STATE_TEXT[standing.state],
    "days_late": lambda standing, codes: standing.days_late,
    "codes": lambda standing, codes: codes,
}


def _owned_block(snapshot: Snapshot, table: Table) -> Block | None:
    """The block to fill; of sheets without Excel tables only one that is surely the program's.

    A list of somebody's own may have the heading `Đơn vị`, and tables of the dashboard stand one
    beside the other: without their names nobody can tell them apart.
    """
    block = find_block(snapshot, table)
    if not isinstance(block, Block):
        return None
    is_whole = table is FINDINGS and len(block.columns) == len(table.columns)
    return block if block.name or is_whole else None


def finding_values(finding: Problem) -> dict[str, str | None]:
    """Return a finding as the list of findings shows it, by field."""
    severity = SEVERITY_TEXT[finding.severity]
    where = finding.where
    return {
        "severity": CONFIRMED_TEXT.format(severity=severity) if finding.confirmed else severity,
        "code": finding.code.value,
        "sheet": where.sheet or None,
        "cell": where.cell or (f"A{where.row}" if where.row else None),
        "message": finding.message,
        "found": _cut(finding.found, LONGEST_FOUND) or (EMPTY_CELL_TEXT if where.cell else None),
        "fix": finding.fix or None,
    }


def _finding_row(finding: Problem) -> dict[str, Writable]:
    """A finding with a cell that jumps to its place."""
    values = finding_values(finding)
    if finding.found:
        values["found"] = _cut(" ".join(finding.found.splitlines()), LONGEST_LISTED)
    row, sheet, cell = _without_gaps(values), values["sheet"], values["cell"]
    if not (sheet and cell):
        return row
    quoted = sheet.replace("'", "''").replace('"', '""')
    return {**row, "cell": Formula(f'HYPERLINK("#\'{quoted}\'!{cell}","{cell}")', cell)}


def _without_gaps(values: Mapping[str, str | None]) -> dict[str, Writable]:
    # A host makes no cell for nothing, and with it no border: printed rows would have holes.
    return {name: value or NOTHING_TEXT for name, value in values.items()}


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
