"""Reads from a worksheet part what a fast reader of values leaves out or gets wrong.

python-calamine 0.9 gives an empty cell for error values and for formulas without a result, does
not tell number formats, takes a part in UTF-16 for an empty sheet, leaves out CDATA sections, and
reserves memory for the whole rectangle, however few cells it holds.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

from kgsheet.core.cells import CellError, CellValue, MonthYear, NoResult
from kgsheet.core.writing import LAST_COLUMN, LAST_ROW, settled
from kgsheet.errors import InputError
from kgsheet.messages.refusals import Damage
from kgsheet.ooxml.cellxml import Held, held, moment
from kgsheet.ooxml.faults import damaged
from kgsheet.ooxml.links import relations_of
from kgsheet.ooxml.rows import Cell, Grid
from kgsheet.ooxml.styles import Styles
from kgsheet.ooxml.workbook import Workbook
from kgsheet.ooxml.xmltext import PartText
from kgsheet.values import frozen

# Beyond that many cells of the used rectangle (32 bytes each) only the filled ones are read.
DENSE_CELLS = 20_000_000
_MANY_COLUMNS, _ALL_COLUMNS = 78, 16_384
# Neither a row nor a cell of a sheet; python-calamine reserves memory up to wherever it points.
_ODD_ADDRESS = re.compile(rb" r=\"(?!(?:[A-Z]{1,3})?[1-9]\d{0,6}\")")
# A used range of whole rows, as LibreOffice writes it; python-calamine reads none of such a sheet.
_ODD_RANGE = re.compile(rb"dimension ref=\"(?![A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?\")")
_FAR_ROWS = tuple(re.compile(rb" r=\"[A-Z]{0,3}(\d{%d})\"" % digits) for digits in (7, 6, 5, 4))
_NEAR_ROW = 999
# Addresses in a spelling that is not looked for, though python-calamine would follow it.
_OTHER_SPELLINGS = (b" r='", b" r =", b" r= ", b" r=\n", b" r\n", b"\tr", b"\nr=", b"\nr ", b"\rr")
_FAR_COLUMN = re.compile(rb" r=\"(?:[A-Z]{3}|[C-Z][A-Z])\d")  # CA and beyond
_STYLE = re.compile(rb"\ss\s*=\s*[\"'](\d{1,9})[\"']")

Filled = tuple[int, int, CellValue]
"""Row, column and value of a cell that holds something."""


@frozen(kw_only=True)
class SheetReader:
    """Reads the cells of one worksheet part."""

    text: PartText
    part: str
    styles: Styles | None
    is_1904: bool

    def is_unusual(self) -> bool:
        """Return whether the part must be read cell by cell to be read right."""
        utf8 = self.text.utf8
        if self.text.encoding != "utf-8" or b"<![CDATA[" in utf8 or _ODD_ADDRESS.search(utf8):
            return True
        grid = Grid(utf8, self.part)
        if not _says_addresses(grid) or _ODD_RANGE.search(utf8, 0, grid.start):
            return True
        last_row = _last_row(utf8, _end_of_values(utf8, grid.prefix))
        if last_row * _ALL_COLUMNS <= DENSE_CELLS:
            return False
        columns = _ALL_COLUMNS if _FAR_COLUMN.search(utf8) else _MANY_COLUMNS
        return last_row * columns > DENSE_CELLS

    def filled(self, shared: Sequence[str]) -> Iterator[Filled]:
        """Yield every cell that holds something, given the shared strings.

        Raises:
            InputError: KG907.
        """
        return self._read((), shared)

    def special(self) -> list[Filled]:
        """Return the cells that hold an error, a formula without result, or a month."""
        signs = self._signs()
        if not signs:
            return []
        kinds = (CellError, NoResult, MonthYear)
        return [cell for cell in self._read(signs, ()) if isinstance(cell[2], kinds)]

    def _signs(self) -> tuple[bytes, ...]:
        """Return what a row must contain to be worth a look."""
        months = self.styles.month_years if self.styles else ()
        signs = [b'"e"', b"'e'", *(b'"%d"' % index for index in months)]
        signs += [b"'%d'" % index for index in months]
        signs.append(b"<%sf" % Grid(self.text.utf8, self.part).prefix)
        return tuple(sign for sign in signs if sign in self.text.utf8)

    def _read(self, signs: tuple[bytes, ...], shared: Sequence[str]) -> Iterator[Filled]:
        grid = Grid(self.text.utf8, self.part)
        try:
            yield from self._cells(grid, signs, shared)
        except InputError as exc:
            # What keeps a cell from being written is damage to whoever reads it.
            raise damaged(Damage.XML, part=self.part) from exc

    def _cells(
        self, grid: Grid, signs: tuple[bytes, ...], shared: Sequence[str]
    ) -> Iterator[Filled]:
        last = _end_of_values(self.text.utf8, grid.prefix)
        for row in grid.rows():
            if row.start > last:
                return
            if row.inner == row.close or not 1 <= row.number <= LAST_ROW:
                continue
            markup = self.text.utf8[row.start : row.close]
            if signs and not any(sign in markup for sign in signs):
                continue
            for cell in grid.cells(row):
                value = None if cell.inner == cell.end else self._value(cell, shared)
                if value is not None and cell.column <= LAST_COLUMN:
                    yield row.number, cell.column, value

    def _value(self, cell: Cell, shared: Sequence[str]) -> CellValue:
        markup = self.text.utf8[cell.start : cell.end]
        found = held(markup, shared)
        if found.value is None:
            return None if found.formula is None else NoResult(found.formula)
        style = _STYLE.search(markup, 0, cell.inner - cell.start)
        return self._shown(found, int(style[1]) if style else 0)

    def _shown(self, found: Held, style: int) -> CellValue:
        value = found.value
        dated = isinstance(value, float) and self.styles and self.styles.is_date(style)
        if not dated or not isinstance(value, float) or not 0 <= value < 2_958_466:
            return settled(value)
        day = moment(value, self.is_1904)
        if self.styles and style in self.styles.month_years:
            return MonthYear(day.year, day.month)
        return settled(day) if value >= 1 else day.strftime("%H:%M")


def _end_of_values(utf8: bytes, prefix: bytes) -> int:
    """Return where the last value, text or formula ends; formatted blanks may follow for long."""
    ends = (b"</%sv>", b"</%sis>", b"</%sf>", b"</%sv ", b"</%sis ", b"</%sf ", b"<%sf ")
    return max(utf8.rfind(end % prefix) for end in ends)


def _says_addresses(grid: Grid) -> bool:
    """Return whether every row and cell says its address, in the usual spelling."""
    text, ends, prefix = grid.text, (grid.start, grid.end), grid.prefix
    tags = (b"<%sc ", b"<%sc>", b"<%sc/", b"<%srow ", b"<%srow>", b"<%srow/")
    elements = sum(text.count(tag % prefix, *ends) for tag in tags)
    is_usual = not any(sign in text for sign in _OTHER_SPELLINGS)
    return is_usual and text.count(b' r="', *ends) >= elements


def _last_row(utf8: bytes, end: int) -> int:
    """Return a number that no row of a filled cell is beyond."""
    for far in _FAR_ROWS:
        if far.search(utf8, 0, max(end, 0)):
            return max(map(int, far.findall(utf8, 0, end)))
    return _NEAR_ROW


def values_only(workbook: Workbook) -> bytes:
    """Return the workbook with nothing but the parts that values are read from.

    They are checked, but for the sheets, which are when they are read; another reader then finds
    the same parts here, and none that was not looked at.

    Raises:
        InputError: KG907.
    """
    package, texts = workbook.package, dict[str, PartText]()
    for kind in ("styles", "sharedStrings"):
        if part := workbook.part_of_kind(kind):
            texts[part] = package.text(part)
    named = ("[Content_Types].xml", relations_of(""), workbook.part, relations_of(workbook.part))
    sheets = (one.part for one in workbook.worksheets.values())
    kept = {package.find(part) for part in (*named, *sheets, *texts)}
    odd = {part: [text.utf8] for part, text in texts.items() if text.encoding != "utf-8"}
    out = io.BytesIO()
    package.write(out, odd, [name for name in package.names() if name not in kept])
    return out.getvalue()
