"""Says what differs between two worksheets: cells by what they show, all else by kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from kgsheet.core.cells import CellError, CellValue, MonthYear, address, display
from kgsheet.core.comparison import CellDifference
from kgsheet.core.writing import settled
from kgsheet.messages.differences import PartKind
from kgsheet.messages.refusals import Damage
from kgsheet.ooxml.canonical import Canonical, groups
from kgsheet.ooxml.celltags import style_of
from kgsheet.ooxml.cellxml import held, moment
from kgsheet.ooxml.faults import damaged
from kgsheet.ooxml.rows import Grid, Row, column_of
from kgsheet.ooxml.workbook import SheetPart, Workbook
from kgsheet.ooxml.xmltext import attributes

_LAST_DAY = 2_958_466  # 31 December 9999
_KINDS = {
    "cols": PartKind.COLUMNS,
    "mergeCells": PartKind.MERGES,
    "conditionalFormatting": PartKind.CONDITIONAL_FORMATS,
    "dataValidations": PartKind.VALIDATIONS,
    "hyperlinks": PartKind.HYPERLINKS,
    "autoFilter": PartKind.FILTER,
    "sortState": PartKind.FILTER,
    "sheetViews": PartKind.VIEW,
    "customSheetViews": PartKind.VIEW,
    "sheetProtection": PartKind.PROTECTION,
    "protectedRanges": PartKind.PROTECTION,
    "printOptions": PartKind.PRINTING,
    "pageMargins": PartKind.PRINTING,
    "pageSetup": PartKind.PRINTING,
    "headerFooter": PartKind.PRINTING,
    "rowBreaks": PartKind.PRINTING,
    "colBreaks": PartKind.PRINTING,
    "drawing": PartKind.DRAWING,
    "legacyDrawing": PartKind.DRAWING,
    "picture": PartKind.IMAGE,
    "controls": PartKind.CONTROLS,
    "oleObjects": PartKind.DRAWING,
    "tableParts": PartKind.TABLE,
}
# The used range follows the cells; rows are compared one by one.
_FOLLOWS = ("dimension", "sheetData")
_CELL, _NAMED = b"<c ", b'<c r="'
_BEHIND = len(_NAMED)
_ADDRESS = re.compile(rb"r=\"([A-Z]{1,3})\d+\"")
_MOST_KNOWN = 50_000
_ROW_FOLLOWS = ("r", "spans", "s", "customFormat")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows, and the formula behind it."""

    text: str
    formula: str | None = None


_EMPTY = Shown("")


class SheetText:
    """The cells of a worksheet as a person sees them."""

    def __init__(self, workbook: Workbook, sheet: SheetPart) -> None:
        self._workbook = workbook
        self.part = sheet.part
        self.utf8 = workbook.package.text(sheet.part).utf8
        self.grid = Grid(self.utf8, sheet.part)
        self._known: dict[bytes, tuple[Shown, int]] = {}

    @cached_property
    def rows(self) -> Mapping[int, Row]:
        """The rows by number, in their order."""
        return {row.number: row for row in self.grid.rows()}

    def markup(self, row: Row) -> bytes:
        """Return a row as it stands."""
        return self.utf8[row.start : row.end]

    def tag(self, row: Row) -> bytes:
        """Return the start tag of a row."""
        return self.utf8[row.start : row.inner]

    def cells(self, row: Row) -> dict[int, bytes]:
        """Return the markup of the cells of a row, by column."""
        return {cell.column: self.utf8[cell.start : cell.end] for cell in self.grid.cells(row)}

    def pieces(self, row: Row) -> list[bytes]:
        """Return a row cut before each cell, as far as cells are spelled in the usual way."""
        return self.utf8[row.inner : row.close].split(_CELL)

    def frame(self) -> dict[PartKind, list[Canonical]]:
        """Return what the sheet says beside its rows, by kind."""
        grid = self.grid
        try:
            root = etree.fromstring(
                self.utf8[: grid.start] + self.utf8[grid.end :],
                etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True),
            )
        except (etree.XMLSyntaxError, ValueError) as exc:
            raise damaged(Damage.XML, part=self.part) from exc
        found: dict[PartKind, list[Canonical]] = {}
        for name, said in groups(root).items():
            if name not in _FOLLOWS:
                found.setdefault(_KINDS.get(name, PartKind.SHEET_OTHER), []).extend(said)
        return found

    def shown(self, markup: bytes) -> tuple[Shown, int]:
        """Return what a cell shows, and the number of its format."""
        # What follows the address repeats all the way down a column.
        case = markup[markup.find(b'"', _BEHIND) :] if markup.startswith(_NAMED) else markup
        if case not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[case] = self._read(markup)
        return self._known[case]

    def _read(self, markup: bytes) -> tuple[Shown, int]:
        style = style_of(markup[: markup.find(b">")])
        strings = self._workbook.strings if b's"' in markup or b"s'" in markup else ()
        found = held(markup, strings)
        return Shown(display(self._value(found.value, style)), found.formula), style

    def _value(self, value: str | float | CellError | None, style: int) -> CellValue:
        styles = self._workbook.styles
        if not isinstance(value, float) or styles is None or not styles.is_date(style):
            return settled(value)
        if not 1 <= value < _LAST_DAY:
            return settled(value)
        day = moment(value, self._workbook.is_1904)
        if style in styles.month_years:
            return MonthYear(day.year, day.month)
        return settled(day)


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
                found.append((column_of(said[1]), (_CELL + one, _CELL + other)))
        return found

    @cached_property
    def _is_usual(self) -> bool:
        return all(
            text.grid.text is text.utf8 and not text.grid.prefix
            for text in (self._before, self._after)
        )

    def _told(self, old: bytes | None, new: bytes | None) -> tuple[str | None, str | None] | None:
        """Return what a cell was and is, or None where a person sees the same."""
        before, style = self._before.shown(old) if old else (_EMPTY, None)
        after, new_style = self._after.shown(new) if new else (_EMPTY, None)
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
