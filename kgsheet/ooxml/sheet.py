"""Replaces, inserts and clears cells of one worksheet part and leaves all other bytes alone."""

from __future__ import annotations

from collections.abc import Sequence

from kgsheet.core.cells import Area
from kgsheet.core.edits import CellEdit
from kgsheet.ooxml.cellrules import CellRules
from kgsheet.ooxml.guards import Guards
from kgsheet.ooxml.layout import reach_of
from kgsheet.ooxml.planner import Planner, SheetPatch
from kgsheet.ooxml.roworder import RowOrder
from kgsheet.ooxml.rows import Grid
from kgsheet.ooxml.workbook import SheetPart, Workbook


class SheetEditor:
    """Plans edits of one worksheet part.

    Raises:
        InputError: KG907: the part is broken.
    """

    def __init__(self, workbook: Workbook, sheet: SheetPart) -> None:
        self.text = workbook.package.text(sheet.part)
        self.grid = Grid(self.text.utf8, sheet.part)
        self._order = RowOrder(self.grid, self.text)
        self._rules = CellRules(workbook)
        self._tables = [one.ref for one in workbook.tables if one.ref.sheet == sheet.title]
        self._pivots = workbook.pivot_areas(sheet)

    def is_occupied(self, area: Area) -> bool:
        """Return whether a cell of the area holds something."""
        for row in self._order.rows(range(area.first_row, area.last_row + 1)):
            if not area.first_row <= row.number <= area.last_row:
                continue
            for cell in self.grid.cells(row):
                inside = area.first_column <= cell.column <= area.last_column
                if inside and not self._rules.is_empty(self.text.utf8[cell.start : cell.end]):
                    return True
        return False

    def plan(self, edits: Sequence[CellEdit]) -> SheetPatch:
        """Return what the edits come to.

        Args:
            edits: in the order of rows and columns.

        Raises:
            InputError: KG908: a cell cannot be written without loss.
        """
        guards = Guards(self.grid, self._tables, self._pivots, reach_of(edits))
        return Planner((self.text, self._order), self._rules, guards, edits).patch()
