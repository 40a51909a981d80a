"""Reads the cells of a worksheet as a person sees them, and what else the sheet says, by kind."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from lxml import etree

from kgsheet.core.cells import CellError, CellValue, MonthYear, display
from kgsheet.core.writing import settled
from kgsheet.messages.differences import PartKind
from kgsheet.messages.refusals import Damage
from kgsheet.ooxml.canonical import Canonical, groups
from kgsheet.ooxml.celltags import style_of
from kgsheet.ooxml.cellxml import held, moment
from kgsheet.ooxml.faults import damaged
from kgsheet.ooxml.rows import Grid, Row
from kgsheet.ooxml.workbook import SheetPart, Workbook
from kgsheet.values import frozen

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
CELL, _NAMED = b"<c ", b'<c r="'
_BEHIND = len(_NAMED)
_MOST_KNOWN = 50_000


@frozen
class Shown:
    """What a cell shows, and the formula behind it."""

    text: str
    formula: str | None = None


EMPTY = Shown("")


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
        return self.utf8[row.inner : row.close].split(CELL)

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
