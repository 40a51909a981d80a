"""A book of plain lists: the host of tests and examples, under the same rules as a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Self

from kgsheet.core.cells import Area, CellValue, Formula, Sheet, Snapshot, TableRef
from kgsheet.core.edits import CellEdit, Edit
from kgsheet.core.schema import TASKS
from kgsheet.core.work import Work, plan
from kgsheet.core.writing import (
    added_area,
    check_cell,
    check_growth,
    place,
    refused,
    settled,
)
from kgsheet.errors import Place
from kgsheet.hosts.base import Choose
from kgsheet.messages.refusals import Refusal

Held = CellValue | Formula
"""What a cell of a memory book holds: a value, or a formula with its result."""


class MemoryBook:
    """A workbook that lives in memory.

    Args:
        sheets: rows of each sheet by its title, from cell A1 on.
        file: the name it is known by.
        tables: Excel tables, with the place they stand at.
        merges: merged areas of each sheet by its title.
    """

    def __init__(
        self,
        *,
        sheets: Mapping[str, Sequence[Sequence[Held]]],
        file: str = "memory.xlsx",
        tables: Iterable[TableRef] = (),
        merges: Mapping[str, Iterable[Area]] | None = None,
    ) -> None:
        self._file = file
        self._rows = {title: [list(row) for row in rows] for title, rows in sheets.items()}
        self._tables = {table.name: table for table in tables}
        self._merges = {title: tuple(areas) for title, areas in (merges or {}).items()}

    @classmethod
    def of_rows(cls, rows: Sequence[Sequence[Held]], sheet: str = TASKS.sheet) -> Self:
        """Return a book of one sheet without tables."""
        return cls(sheets={sheet: rows})

    def read(self) -> Snapshot:
        """Return what the book holds now."""
        sheets = {
            title: Sheet(
                name=title,
                rows=[[_shown(held) for held in row] for row in rows],
                merges=self._merges.get(title, ()),
            )
            for title, rows in self._rows.items()
        }
        return Snapshot(file=self._file, tables=tuple(self._tables.values()), sheets=sheets)

    def preview(self, edits: Sequence[Edit]) -> Sequence[CellEdit]:
        """Return the edits that would change a cell; changes nothing."""
        changed, _ = self._checked(edits)
        return changed

    def apply(self, edits: Sequence[Edit]) -> Sequence[CellEdit]:
        """Make the edits, all or none, and return those that changed a cell."""
        changed, grown = self._checked(edits)
        for edit in changed:
            self._put(edit)
        self._tables |= grown
        return changed

    def transact(self, choose: Choose) -> Sequence[CellEdit]:
        """Read, choose edits and make them; a book in memory has one owner."""
        return self.apply(choose(self.read()))

    def _checked(self, edits: Sequence[Edit]) -> tuple[list[CellEdit], dict[str, TableRef]]:
        work = plan(edits)
        changed = [edit for edit in work.cells if self._differs(edit)]
        grown = self._grown(work)
        for edit in changed:
            check_cell(edit, self._merges.get(edit.sheet, ()), self._tables_of(edit.sheet))
        return changed, grown

    def _differs(self, edit: CellEdit) -> bool:
        if edit.sheet not in self._rows:
            raise refused(Refusal.NO_SHEET, place(edit))
        held, value = self._at(edit.sheet, edit.row, edit.column), settled(edit.value)
        # True == 1 in Python, not in a cell.
        return held != value or type(held) is not type(value)

    def _at(self, sheet: str, row: int, column: int) -> Held:
        rows = self._rows[sheet]
        if row > len(rows) or column > len(rows[row - 1]):
            return None
        held = rows[row - 1][column - 1]
        return settled(held)

    def _put(self, edit: CellEdit) -> None:
        rows = self._rows[edit.sheet]
        rows.extend([] for _ in range(edit.row - len(rows)))
        cells = rows[edit.row - 1]
        cells.extend([None] * (edit.column - len(cells)))
        cells[edit.column - 1] = settled(edit.value)

    def _tables_of(self, sheet: str) -> list[TableRef]:
        return [table for table in self._tables.values() if table.sheet == sheet]

    def _grown(self, work: Work) -> dict[str, TableRef]:
        grown = {}
        for name, last_row in work.growths.items():
            table = self._tables.get(name)
            if table is None:
                raise refused(Refusal.NO_TABLE, Place(), table=name)
            if last_row > table.area.last_row:
                self._check_growth(table, last_row)
                grown[name] = replace(table, area=replace(table.area, last_row=last_row))
        return grown

    def _check_growth(self, table: TableRef, last_row: int) -> None:
        merges = self._merges.get(table.sheet, ())
        check_growth(table, last_row, merges, self._tables_of(table.sheet))
        below = added_area(table, last_row)
        for row in range(below.first_row, below.last_row + 1):
            for column in range(below.first_column, below.last_column + 1):
                if self._at(table.sheet, row, column) is not None:
                    where = Place(sheet=table.sheet, cell=str(table.area))
                    raise refused(Refusal.GROW_OCCUPIED, where, table=table.name)


def _shown(held: Held) -> CellValue:
    return settled(held.cached if isinstance(held, Formula) else held)
