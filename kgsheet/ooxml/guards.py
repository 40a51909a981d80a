"""Refuses to change a cell whose change would break something else in its sheet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from kgsheet.core.cells import Area, TableRef
from kgsheet.core.edits import CellEdit
from kgsheet.core.writing import check_cell, contains, overlaps, place, refused
from kgsheet.messages.refusals import Refusal
from kgsheet.ooxml.areas import parse_area
from kgsheet.ooxml.rows import Grid
from kgsheet.ooxml.xmltext import ATTRIBUTES, attributes
from kgsheet.values import frozen

_RANGES = {"array": Refusal.ARRAY, "dataTable": Refusal.DATA_TABLE}


@frozen
class _Range:
    area: Area
    why: Refusal


class Guards:
    """What stands around the cells of one sheet.

    Args:
        tables: the tables of this sheet.
        pivots: where its pivot tables lie.
        reach: the rectangle of the edits; what lies outside it is not looked at again.
    """

    def __init__(
        self, grid: Grid, tables: Sequence[TableRef], pivots: Iterable[Area], reach: Area
    ) -> None:
        self._tables, self.reach = tables, reach
        edges = ((one.area.first_row, one.area.last_row) for one in tables)
        self._edges = {row for edge in edges for row in edge}
        self._merges = [area for area in grid.merges() if overlaps(area, reach)]
        self._formula = re.compile(rb"<%sf\s(" % re.escape(grid.prefix) + ATTRIBUTES + rb")>")
        found = [attributes(b" " + one[1]) for one in self._formula.finditer(grid.formulas)]
        self._sharing = Counter(one.get("si") for one in found if one.get("t") == "shared")
        ranges = [_Range(area, Refusal.PIVOT) for area in pivots]
        for one in found:
            area = parse_area(one.get("ref", ""))
            if area and one.get("t") in _RANGES:
                ranges.append(_Range(area, _RANGES[one["t"]]))
        self._ranges = [one for one in ranges if overlaps(one.area, reach)]
        self._is_open = not (self._merges or self._ranges)

    def let_pass(self, first_row: int, last_row: int) -> bool:
        """Return whether any cell of these rows that holds no formula may change."""
        return self._is_open and not any(first_row <= row <= last_row for row in self._edges)

    def check(self, edit: CellEdit, markup: bytes) -> None:
        """Return when the cell, which has this markup now, may change.

        Raises:
            InputError: KG908.
        """
        if self._is_open and not self._sharing and edit.row not in self._edges:
            return
        check_cell(edit, self._merges, self._tables)
        for one in self._ranges:
            if contains(one.area, edit.row, edit.column):
                raise refused(one.why, place(edit), area=one.area)
        found = self._formula.search(markup) if self._sharing else None
        formula = attributes(b" " + found[1]) if found else {}
        others = self._sharing[formula.get("si")] - 1
        if formula.get("t") == "shared" and "ref" in formula and others > 0:
            raise refused(Refusal.SHARED_FORMULA, place(edit), count=others)
