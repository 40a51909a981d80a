"""Finds the rows that edits need, and where rows that are not there belong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from operator import attrgetter

from kgsheet.core.cells import Area
from kgsheet.core.edits import CellEdit
from kgsheet.core.writing import refused
from kgsheet.errors import Place
from kgsheet.messages.refusals import Refusal
from kgsheet.ooxml.roworder import RowOrder
from kgsheet.ooxml.rows import Cell, Row


class Layout:
    """Rows of a grid by number.

    Args:
        order: of the rows of the grid.
        written: numbers of the rows to write to.
        others: numbers of further rows to look at.
    """

    def __init__(self, order: RowOrder, written: Collection[int], others: Collection[int]) -> None:
        self._grid = order.grid
        self._found: dict[int, Row] = {}
        self._following: dict[int, Row] = {}
        self._is_ordered = True
        pending, last = sorted(written, reverse=True), 0
        wanted = {*written, *others}
        for row in order.rows(wanted) if wanted else ():
            self._is_ordered &= row.number > last
            last = row.number
            if last in wanted and self._found.setdefault(last, row) is not row:
                raise refused(Refusal.STRUCTURE, Place(row=last))
            while pending and pending[-1] <= last:
                number = pending.pop()
                if number < last:
                    self._following[number] = row

    def row(self, number: int) -> Row | None:
        """Return a row that is there."""
        return self._found.get(number)

    def following(self, number: int) -> Row | None:
        """Return the row before which a new row belongs; None for the end.

        Raises:
            InputError: KG908: the rows are out of order.
        """
        if not self._is_ordered:
            raise refused(Refusal.STRUCTURE, Place(row=number))
        return self._following.get(number)

    def cells(self, row: Row, columns: Collection[int]) -> list[Cell]:
        """Return the cells of some columns, and with any that is missing, all or those after.

        Raises:
            InputError: KG908: cells are out of order, there twice or strayed from another row.
        """
        direct = [self._grid.cell_at(row, column) for column in columns]
        found = [cell for cell in direct if cell]
        if len(found) == len(columns):
            return found
        last = self._grid.last_cell(row)
        have = {cell.column for cell in found}
        if last and all(column > last.column for column in columns if column not in have):
            return found if last in found else [*found, last]
        cells = list(self._grid.cells(row))
        is_ordered = all(one.column < other.column for one, other in pairwise(cells))
        if not is_ordered or self._grid.has_strays(row):
            raise refused(Refusal.STRUCTURE, Place(row=row.number))
        return cells


def in_order(edits: Iterable[CellEdit]) -> list[CellEdit]:
    """Return the edits in the order of rows and columns."""
    return sorted(sorted(edits, key=attrgetter("column")), key=attrgetter("row"))


def reach_of(edits: Sequence[CellEdit]) -> Area:
    """Return the smallest area that holds all edited cells."""
    rows, columns = {*map(attrgetter("row"), edits)}, {*map(attrgetter("column"), edits)}
    return Area(
        first_row=min(rows),
        first_column=min(columns),
        last_row=max(rows),
        last_column=max(columns),
    )


def beside_cells(utf8: bytes, row: Row, cells: Iterable[Cell]) -> bytes:
    """Return what stands in a row beside its cells.

    >>> cells = [Cell(column=1, start=6, inner=10, end=10)]
    >>> beside_cells(b"<row> <c/>x</row>", Row(number=1, start=0, inner=5, close=11, end=17), cells)
    b' x'
    """
    ends = [row.inner, *(end for cell in cells for end in (cell.start, cell.end)), row.close]
    return b"".join(utf8[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))
