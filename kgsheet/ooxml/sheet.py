"""Replaces, inserts and clears cells of one worksheet part and leaves all other bytes alone."""

from __future__ import annotations

from collections.abc import Sequence

from kgsheet.core.cells import Area
from kgsheet.core.edits import CellEdit
from kgsheet.ooxml.cellrules import CellRules
from kgsheet.ooxml.guards import Guards
from kgsheet.ooxml.layout import reach_of
from kgsheet.ooxml.plaincells import Around
from kgsheet.ooxml.planner import Planner, SheetPatch
from kgsheet.ooxml.roworder import RowOrder
from kgsheet.ooxml.rows import Grid
from kgsheet.ooxml.workbook import SheetPart, Workbook
from kgsheet.ooxml.xmltext import PartText


class SheetEditor:
    """Plans edits of one worksheet part.

    Args:
        workbook: the workbook.
        sheet: a worksheet of it.
        text: what to read in place of its part, checked.

    Raises:
        InputError: KG907: the part is broken.
    """

    def __init__(self, workbook: Workbook, sheet: SheetPart, text: PartText | None = None) -> None:
        self.text = text or workbook.package.text(sheet.part)
        self.grid = Grid(self.text.utf8, sheet.part)
        self.order = RowOrder(self.grid, self.text)
        self._rules = CellRules(workbook)
        self._tables = [one.ref for one in workbook.tables if one.ref.sheet == sheet.title]
        self._pivots = workbook.pivot_areas(sheet)

    def is_occupied(self, area: Area) -> bool:
        """Return whether a cell of the area holds something."""
        for row in self.order.rows(range(area.first_row, area.last_row + 1)):
            if not area.first_row <= row.number <= area.last_row:
                continue
            for cell in self.grid.cells(row):
                inside = area.first_column <= cell.column <= area.last_column
                if inside and not self._rules.is_empty(self.text.utf8[cell.start : cell.end]):
                    return True
        return False

    def around(self, edits: Sequence[CellEdit]) -> Around:
        """Return what stands around the cells of some edits."""
        return Around(Guards(self.grid, self._tables, self._pivots, reach_of(edits)), {})

    def plan(self, edits: Sequence[CellEdit], around: Around | None = None) -> SheetPatch:
        """Return what the edits come to.

        Args:
            edits: in the order of rows and columns.
            around: what stands around their cells, where that is known.

        Raises:
            InputError: KG908: a cell cannot be written without loss.
        """
        part = self.text, self.order
        return Planner(part, self._rules, around or self.around(edits), edits).patch()
