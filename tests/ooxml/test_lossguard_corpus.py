"""The loss guard over a folder of real workbooks: no false alarm, no damage missed."""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kgsheet.core.cells import Writable
from kgsheet.core.edits import CellEdit, Edit, TableGrowth
from kgsheet.errors import InputError
from kgsheet.ooxml.lossguard import unintended
from kgsheet.ooxml.package import Package
from kgsheet.ooxml.patch import WorkbookPatch
from kgsheet.ooxml.rows import Grid
from kgsheet.ooxml.workbook import TablePart, Workbook
from tests.ooxml.damages import DAMAGES

FOLDER = os.environ.get("KGSHEET_CORPUS")
VALUES: Sequence[Writable] = ("đã sửa <&>", 12.5, True, None, 7, " hai  dấu cách ")
MOST_SHEETS, MOST_CELLS = 3, 400
LARGEST = 5_000_000

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not FOLDER, reason="KGSHEET_CORPUS names no folder of workbooks"),
]


def workbooks() -> Iterator[tuple[Path, bytes, Workbook]]:
    """Every file of the folder that can be read."""
    for path in sorted(Path(FOLDER or "").rglob("*.xls[xm]")):
        data = path.read_bytes()
        try:
            workbook = Workbook(Package(data))
            sheets = bool(workbook.worksheets) and workbook.tables is not None
        except InputError:
            continue
        if sheets:
            yield path, data, workbook


def edits_of(workbook: Workbook, number: int) -> Iterator[list[Edit]]:
    """Edits of a cell that is there, of a new one, and a row more for each table."""
    for title in list(workbook.worksheets)[:MOST_SHEETS]:
        cells = _cells(workbook, title)
        value = VALUES[number % len(VALUES)]
        if cells:
            row, column = cells[number % len(cells)]
            yield [CellEdit(sheet=title, row=row, column=column, value=value)]
        last = cells[-1] if cells else (1, 1)
        yield [CellEdit(sheet=title, row=last[0] + 2, column=last[1] + 2, value="mới")]
    yield from map(_growth, workbook.tables)


def _cells(workbook: Workbook, title: str) -> list[tuple[int, int]]:
    part = workbook.worksheets[title].part
    try:
        grid = Grid(workbook.package.text(part).utf8, part)
        found = [(row.number, cell.column) for row in grid.rows() for cell in grid.cells(row)]
    except InputError:
        return []
    return found[:MOST_CELLS]


def _growth(table: TablePart) -> list[Edit]:
    area, sheet = table.ref.area, table.ref.sheet
    row = area.last_row + 1
    columns = range(area.first_column, area.last_column + 1)
    return [
        TableGrowth(table=table.ref.name, last_row=row),
        *(
            CellEdit(sheet=sheet, row=row, column=column, value="x", like_row=area.last_row)
            for column in columns
        ),
    ]


def patched(data: bytes, edits: Sequence[Edit]) -> tuple[WorkbookPatch, bytes] | None:
    """The patch and what it writes; None where it is refused or changes nothing."""
    try:
        patch, out = WorkbookPatch(data, edits), io.BytesIO()
        if not patch.is_needed:
            return None
        patch.write(out)
    except InputError:
        return None
    return patch, out.getvalue()


def test_a_save_of_a_real_workbook_is_never_refused_for_nothing() -> None:
    counts, alarms = Counter[str](), []

    for number, (path, data, workbook) in enumerate(workbooks()):
        counts["workbooks"] += 1
        for edits in edits_of(workbook, number):
            if (done := patched(data, edits)) is None:
                counts["refused or unchanged"] += 1
                continue
            patch, after = done
            counts["saves"] += 1
            if losses := unintended(data, after, patch.changed, patch.growths):
                alarms.append((path.name, edits[0], losses[:3]))

    print(dict(counts))
    assert alarms == []
    assert counts["saves"] > counts["workbooks"] > 0


def test_damage_to_a_real_workbook_is_caught() -> None:
    counts, missed, kinds = Counter[str](), [], list(DAMAGES)

    for number, (path, data, workbook) in enumerate(workbooks()):
        if len(data) > LARGEST:
            continue
        done = next(filter(None, (patched(data, one) for one in edits_of(workbook, number))), None)
        if done is None:
            continue
        patch, after = done
        for turn in range(8):
            kind = kinds[(number * 8 + turn) % len(kinds)]
            damaged = DAMAGES[kind](after)
            if damaged in (None, after) or damaged is None:
                continue
            counts[kind] += 1
            if not unintended(data, damaged, patch.changed, patch.growths):
                missed.append((path.name, kind))

    print(f"{counts.total()} damages of {len(counts)} kinds")
    assert missed == []
    assert counts.total() > 0
