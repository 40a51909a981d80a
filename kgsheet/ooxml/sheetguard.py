"""Proves of one worksheet part that nothing but the intended cells changed.

Rows are compared by their bytes; what an intended cell may have become is read back from the new
part, not taken from what was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kgsheet.core.edits import CellEdit
from kgsheet.core.writing import LAST_ROW, settled
from kgsheet.ooxml.addresses import cell_name, column_of
from kgsheet.ooxml.areas import hull, parse_area
from kgsheet.ooxml.bytewalk import Judge, Span, cells_added
from kgsheet.ooxml.cellguard import CellGuard
from kgsheet.ooxml.layout import beside_cells, in_order, reach_of
from kgsheet.ooxml.permitted import new_value, opened, tags_between
from kgsheet.ooxml.plainmarkup import sign
from kgsheet.ooxml.rows import Cell, Grid, Row
from kgsheet.ooxml.xmltext import PartText, attributes
from kgsheet.values import frozen

_BEYOND = LAST_ROW + 1
_SPANS = re.compile(r"\d+:\d+(?: \d+:\d+)*")
_Texts = tuple[PartText, PartText]
_COLUMNS = re.compile(rb'<c r="([A-Z]{1,3})\d')

RowEdits = Mapping[int, CellEdit]
"""The edits of one row by column, in their order."""


@frozen(kw_only=True)
class Loss:
    """A place outside the intended cells that differs; no cell or row for a whole part."""

    part: str = ""
    sheet: str = ""
    cell: str = ""
    row: int | None = None


class SheetGuard:
    """Compares a worksheet part before and after a save.

    Raises:
        InputError: KG907, KG908: the new part is no worksheet that can be walked.
    """

    def __init__(
        self, place: Loss, texts: _Texts, cells: CellGuard, judge: Judge | None = None
    ) -> None:
        self._place, self._cells = place, cells
        self._judge = judge or Judge(cells.usual_fits)
        self._old, self._new = (text.utf8 for text in texts)
        self._before, self._after = (Grid(text.utf8, place.part) for text in texts)
        self._is_plain = (
            self._before.text is self._old
            and self._after.text is self._new
            and not self._before.prefix
        )

    def losses(
        self, edits: Sequence[CellEdit], among: Sequence[CellEdit] | None = None
    ) -> Iterator[Loss]:
        """Yield what differs and was not meant to, and intended cells that are not as meant.

        Args:
            edits: what was intended.
            among: all that was intended in the sheet, where the part is a slice of it.
        """
        if not self._is_framed_alike(edits if among is None else among):
            yield self._place
            return
        ordered = in_order(edits)
        before, after = self._before, self._after
        whole = (before.inner, before.close), (after.inner, after.close)
        # Where the last cell came, others mostly did too, and rows are looked at one by one.
        had = all(self._old.rfind(sign(edit)) >= 0 for edit in ordered[-1:])
        if self._is_plain and had and self._added(whole, ordered) == 0:
            return
        by_row: dict[int, dict[int, CellEdit]] = {}
        for edit in ordered:
            by_row.setdefault(edit.row, {})[edit.column] = edit
        yield from self._rows(by_row)
        for row, missing in by_row.items():
            yield from (self._at(row, column) for column in missing)

    def _is_framed_alike(self, edits: Sequence[CellEdit]) -> bool:
        """Return whether all around the rows is as it was, but for the used range."""
        old, new = self._before, self._after
        tags = self._old[old.start : old.inner], self._new[new.start : new.inner]
        if old.inner == old.end:
            closed = b"</%ssheetData>" % old.prefix
            framed = tags[0] == tags[1] or (
                opened(tags[0]) == opened(tags[1]) and self._new[new.close : new.end] == closed
            )
        else:
            ends = self._old[old.close : old.end], self._new[new.close : new.end]
            framed = tags[0] == tags[1] and ends[0] == ends[1]
        return framed and self._old[old.end :] == self._new[new.end :] and self._head_fits(edits)

    def _head_fits(self, edits: Sequence[CellEdit]) -> bool:
        old, new = self._old[: self._before.start], self._new[: self._after.start]
        if old == new:
            return True
        node = self._before.dimension
        if node is None:
            return False
        tags = tags_between(old, new, [node])
        was = parse_area(node.get("ref"))
        said = new_value(node.tag, tags[0], "ref") if tags else None
        now = parse_area(said or "")
        filled = [edit for edit in edits if settled(edit.value) is not None]
        if was is None or now is None or not filled:
            return False
        reach = hull(was, reach_of(filled))
        return hull(was, now) == now and hull(reach, now) == reach

    def _rows(self, by_row: dict[int, dict[int, CellEdit]]) -> Iterator[Loss]:
        """Yield the losses of the rows; the edits of each row that is there are taken out."""
        rows = self._before.rows()
        was = next(rows, None)
        old_at, new_at, gap, last = self._before.inner, self._after.inner, b"", 0
        for row in self._after.rows():
            gap += self._new[new_at : row.start]
            new_at = row.end
            edits = by_row.pop(row.number, {})
            if was is None or was.number != row.number:
                between = last < row.number < (was.number if was else _BEYOND)
                if not between or not self._is_new_row(row, edits):
                    yield self._at(row.number)
                    return
                last = row.number
                continue
            if gap != self._old[old_at : was.start]:
                yield self._at(row.number)
            gap, old_at, last = b"", was.end, row.number
            yield from self._row(was, row, edits)
            if edits and not by_row and self._ends_alike(was, row):
                return
            was = next(rows, None)
        rest = gap + self._new[new_at : self._after.close]
        if was is not None or rest != self._old[old_at : self._before.close]:
            yield self._at(was.number) if was else self._place

    def _ends_alike(self, was: Row, row: Row) -> bool:
        """Return whether all behind a row is as it was; then its rows have the same numbers too."""
        return self._old[was.end : self._before.close] == self._new[row.end : self._after.close]

    def _is_new_row(self, row: Row, edits: RowEdits) -> bool:
        """Return whether a row that was not there holds intended cells and no more."""
        tag = attributes(self._new[row.start : row.inner])
        return (
            len(edits) > 0
            and set(tag) <= {"r", "spans"}
            and self._new[row.close : row.end] == b"</%srow>" % self._after.prefix
            and (self._holds_usual(row, edits) or self._holds(row, edits))
        )

    def _holds_usual(self, row: Row, edits: RowEdits) -> bool:
        """Return whether a row holds intended cells, in the usual spelling, and no more."""
        nothing, whole = (0, 0), (row.inner, row.close)
        came = self._added((nothing, whole), list(edits.values())) if self._is_plain else None
        return came == len(edits)

    def _holds(self, row: Row, edits: RowEdits) -> bool:
        """Return whether a row holds intended cells, however they are spelled, and no more."""
        cells = list(self._after.cells(row))
        whole = b"".join(self._new[cell.start : cell.end] for cell in cells)
        return (
            [cell.column for cell in cells] == sorted(edits)
            and self._new[row.inner : row.close] == whole
            and all(self._cell_fits(None, cell, edits[cell.column]) for cell in cells)
        )

    def _row(self, was: Row, row: Row, edits: RowEdits) -> Iterator[Loss]:
        if not edits:
            if self._old[was.start : was.end] != self._new[row.start : row.end]:
                yield from self._compared(was, row, edits)
            return
        if not self._tags_fit(was, row):
            yield self._at(row.number)
        elif not (self._is_plain and self._walks(was, row, edits)):
            yield from self._compared(was, row, edits)

    def _walks(self, was: Row, row: Row, edits: RowEdits) -> bool:
        """Return whether a row in the usual spelling fits, by its bytes between the edits."""
        spans = (was.inner, was.close), (row.inner, row.close)
        added = self._added(spans, list(edits.values()))
        return added is not None and (not added or self._is_ordered(row))

    def _tags_fit(self, was: Row, row: Row) -> bool:
        """Return whether the tags of a row are alike but for its `spans`."""
        old, new = self._old[was.start : was.inner], self._new[row.start : row.inner]
        ends = self._old[was.close : was.end], self._new[row.close : row.end]
        if was.inner == was.end and row.inner != row.end:
            old, ends = opened(old), (b"</%srow>" % self._after.prefix, ends[1])
        if ends[0] != ends[1]:
            return False
        said = None if old == new else new_value(old, new, "spans")
        return old == new or _SPANS.fullmatch(said or "") is not None

    def _added(self, spans: tuple[Span, Span], edits: Sequence[CellEdit]) -> int | None:
        return cells_added((self._old, self._new), spans, edits, self._judge)

    def _is_ordered(self, row: Row) -> bool:
        """Return whether every cell says its place, each behind the one before."""
        columns = [column_of(one) for one in _COLUMNS.findall(self._new, row.inner, row.close)]
        are_all = len(columns) == self._new.count(b"<c", row.inner, row.close)
        return are_all and all(one < other for one, other in pairwise(columns))

    def _compared(self, was: Row, row: Row, edits: RowEdits) -> Iterator[Loss]:
        """Yield the losses of a row, cell by cell."""
        old, new = list(self._before.cells(was)), list(self._after.cells(row))
        columns = [cell.column for cell in new]
        in_order = all(one < other for one, other in pairwise(columns))
        kept = [cell for cell in old if cell.column not in edits]
        others = [cell for cell in new if cell.column not in edits]
        lost = [one for one in zip(kept, others, strict=False) if not self._is_same(*one)]
        yield from (self._at(row.number, cell.column) for cell, _ in lost)
        odd = len(kept) != len(others) or (len(old) != len(new) and not in_order)
        if not lost and (odd or self._rest(was, old, row, new)):
            yield self._at(row.number)
        had = {cell.column: cell for cell in old}
        has = {cell.column: cell for cell in new}
        for column, edit in edits.items():
            cell = has.get(column)
            if cell is None or not self._cell_fits(had.get(column), cell, edit):
                yield self._at(row.number, column)

    def _is_same(self, old: Cell, new: Cell) -> bool:
        same = self._old[old.start : old.end] == self._new[new.start : new.end]
        return same and old.column == new.column

    def _rest(self, was: Row, old: list[Cell], row: Row, new: list[Cell]) -> bool:
        """Return whether the row differs outside its cells."""
        if not self._tags_fit(was, row):
            return True
        return beside_cells(self._old, was, old) != beside_cells(self._new, row, new)

    def _cell_fits(self, old: Cell | None, new: Cell, edit: CellEdit) -> bool:
        had = self._old[old.start : old.end] if old else None
        return self._cells.fits(had, self._new[new.start : new.end], edit)

    def _at(self, row: int, column: int | None = None) -> Loss:
        cell = cell_name(row, column) if column else ""
        return Loss(part=self._place.part, sheet=self._place.sheet, cell=cell, row=row)
