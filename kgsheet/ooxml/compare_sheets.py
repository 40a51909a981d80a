"""Says what differs between two worksheets: cells by what they show, all else by kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from kgsheet.core.cells import address
from kgsheet.core.comparison import CellDifference
from kgsheet.messages.differences import PartKind
from kgsheet.ooxml.addresses import column_of
from kgsheet.ooxml.rows import Row
from kgsheet.ooxml.sheettext import CELL, EMPTY, SheetText, Shown
from kgsheet.ooxml.xmltext import attributes

_ADDRESS = re.compile(rb"r=\"([A-Z]{1,3})\d+\"")
_ROW_FOLLOWS = ("r", "spans", "s", "customFormat")


class SheetComparison:
    """Two states of one worksheet.

    Args:
        is_same_code: whether indexes of strings and formats mean the same in both workbooks.
    """

    def __init__(self, before: SheetText, after: SheetText, *, is_same_code: bool) -> None:
        self._before, self._after, self._is_same_code = before, after, is_same_code
        self._kinds: set[PartKind] = set()

    def cells(self, title: str) -> Iterator[CellDifference]:
        """Yield the cells that differ, row by row."""
        old_rows, new_rows = self._before.rows, self._after.rows
        for number in sorted({*old_rows, *new_rows}):
            old, new = old_rows.get(number), new_rows.get(number)
            if old and new and self._is_same_row(old, new):
                continue
            for column, markups in self._changed(old, new):
                if told := self._told(*markups):
                    cell = address(number, column)
                    yield CellDifference(sheet=title, cell=cell, before=told[0], after=told[1])

    def _changed(
        self, old: Row | None, new: Row | None
    ) -> Iterable[tuple[int, tuple[bytes | None, bytes | None]]]:
        """Return the cells of a row whose markup differs, by column."""
        if old and new and self._is_usual and (quick := self._compared(old, new)) is not None:
            return quick
        was = self._before.cells(old) if old else {}
        now = self._after.cells(new) if new else {}
        return [
            (column, (was.get(column), now.get(column)))
            for column in sorted({*was, *now})
            if not self._is_same_code or was.get(column) != now.get(column)
        ]

    def _compared(self, old: Row, new: Row) -> list[tuple[int, tuple[bytes, bytes]]] | None:
        """Return the same for a row in the usual spelling that holds the same cells."""
        was, now = self._before.pieces(old), self._after.pieces(new)
        if len(was) != len(now) or was[0] or now[0]:
            return None
        found = []
        for one, other in zip(was, now, strict=True):
            if one != other or (one and not self._is_same_code):
                said, name = _ADDRESS.match(one), _ADDRESS.match(other)
                if not said or not name or said[0] != name[0]:
                    return None
                found.append((column_of(said[1]), (CELL + one, CELL + other)))
        return found

    @cached_property
    def _is_usual(self) -> bool:
        return all(
            text.grid.text is text.utf8 and not text.grid.prefix
            for text in (self._before, self._after)
        )

    def _told(self, old: bytes | None, new: bytes | None) -> tuple[str | None, str | None] | None:
        """Return what a cell was and is, or None where a person sees the same."""
        before, style = self._before.shown(old) if old else (EMPTY, None)
        after, new_style = self._after.shown(new) if new else (EMPTY, None)
        if self._is_same_code and None not in (style, new_style) and style != new_style:
            self._kinds.add(PartKind.FORMATS)
        if _is_alike(before, after):
            return None
        return _said(before, after), _said(after, before)

    def kinds(self) -> list[PartKind]:
        """Return what else differs, once the cells were gone through."""
        old, new = self._before.frame(), self._after.frame()
        differing = {kind for kind in {*old, *new} if old.get(kind) != new.get(kind)}
        return sorted(differing | self._kinds, key=list(PartKind).index)

    def _is_same_row(self, old: Row, new: Row) -> bool:
        tags = self._before.tag(old), self._after.tag(new)
        if tags[0] != tags[1] and _row_says(tags[0]) != _row_says(tags[1]):
            self._kinds.add(PartKind.ROWS)
        return self._is_same_code and self._before.markup(old) == self._after.markup(new)


def _row_says(tag: bytes) -> dict[str, str]:
    """Return what a row says of itself beside its cells."""
    return {
        name: value
        for name, value in attributes(tag).items()
        if name not in _ROW_FOLLOWS and ":" not in name
    }


def _is_alike(before: Shown, after: Shown) -> bool:
    # A formula that shares another one's text may be written without its own.
    if before.formula and after.formula and before.formula != after.formula:
        return False
    return before.text == after.text and (before.formula is None) == (after.formula is None)


def _said(cell: Shown, other: Shown) -> str | None:
    """Return the text of a cell, with its formula where that is what differs."""
    if cell.formula is not None and cell.formula != other.formula:
        return f"={cell.formula} ({cell.text})" if cell.text else f"={cell.formula}"
    return cell.text or None
