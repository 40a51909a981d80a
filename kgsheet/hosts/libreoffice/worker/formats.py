"""Formats of cells: how numbers are shown, colours, merged areas."""

from __future__ import annotations

import re
from typing import Any, Collection, Dict, Iterator, List, NamedTuple, Sequence, Tuple

import uno

from kgsheet.hosts.libreoffice.worker.office import Office, operation

Spot = Tuple[int, int]

DATE, TIME, LOGICAL = 2, 4, 1024
"""Bits of com.sun.star.util.NumberFormat."""

# LibreOffice gives text that looks like a number the format of text by itself.
_NO_FORMAT_OF_ITS_OWN = ("General", "@")
_OUTSIDE_QUOTES = re.compile(r'("[^"]*"|\[[^\]]*\]|AM/PM|A/P)', re.I)
_NO_COLOUR = -1
# A column of n letters is 7n + 5 pixels of 1/96 inch wide, in hundredths of a millimetre.
_LETTER, _MARGIN = 7 * 2540 / 96, 5 * 2540 / 96
_CONTENT = 1 | 2 | 4 | 8 | 16  # com.sun.star.sheet.CellFlags, notes too


class Group(NamedTuple):
    """Cells of a block with one number format; areas hold top, left, bottom, right from 0."""

    type: int
    code: str
    areas: List[List[int]]

    @property
    def is_free(self) -> bool:
        """Whether nobody chose a format, so that a date may bring its own."""
        return self.code in _NO_FORMAT_OF_ITS_OWN or bool(self.type & LOGICAL)

    def spots(self) -> Iterator[Spot]:
        """Yield row and column of each cell."""
        for top, left, bottom, right in self.areas:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    yield row, column


def groups(office: Office, block: Any) -> List[Group]:
    """Return the number formats of a block, each with its cells."""
    start = block.RangeAddress
    areas: Dict[int, List[List[int]]] = {}
    found = block.getUniqueCellFormatRanges()
    for index in range(found.Count):
        same = found.getByIndex(index)
        areas.setdefault(same.NumberFormat, []).extend(
            _relative(area, start) for area in same.RangeAddresses
        )
    known = office.document.NumberFormats
    return [
        Group(kind.Type, kind.FormatString, places)
        for kind, places in ((known.getByKey(key), places) for key, places in areas.items())
    ]


def _relative(area: Any, start: Any) -> List[int]:
    return [
        area.StartRow - start.StartRow,
        area.StartColumn - start.StartColumn,
        area.EndRow - start.StartRow,
        area.EndColumn - start.StartColumn,
    ]


def standard(office: Office, kind: int) -> int:
    """Return the key of the usual format of a kind of number."""
    return int(office.document.NumberFormats.getStandardFormat(kind, _locale()))


def set_format(office: Office, block: Any, spots: Collection[Spot], key: int) -> None:
    """Give cells of a block a number format, all at once."""
    if not spots:
        return
    start = block.RangeAddress
    together = office.document.createInstance("com.sun.star.sheet.SheetCellRanges")
    together.addRangeAddresses(tuple(_stretches(spots, start)), False)
    together.NumberFormat = key


def _stretches(spots: Collection[Spot], start: Any) -> Iterator[Any]:
    """Yield the cells as areas of one column each, as long as they can be."""
    area = None
    for row, column in sorted(spots, key=lambda spot: (spot[1], spot[0])):
        line, letter = start.StartRow + row, start.StartColumn + column
        if area is not None and (area.StartColumn, area.EndRow) == (letter, line - 1):
            area.EndRow = line
            continue
        if area is not None:
            yield area
        area = uno.createUnoStruct("com.sun.star.table.CellRangeAddress")
        area.Sheet, area.StartRow, area.EndRow = start.Sheet, line, line
        area.StartColumn = area.EndColumn = letter
    if area is not None:
        yield area


def _locale() -> Any:
    locale = uno.createUnoStruct("com.sun.star.lang.Locale")
    locale.Language, locale.Country = "en", "US"
    return locale


@operation
def number_format(office: Office, sheet: str, area: Sequence[int]) -> str | None:
    """Return the number format of a block as Excel writes it, or None where it differs."""
    kinds = groups(office, office.range(sheet, area))
    return _excel_code(kinds[0]) if len(kinds) == 1 else None


def _excel_code(kind: Group) -> str:
    if not kind.type & (DATE | TIME):
        return kind.code
    pieces = _OUTSIDE_QUOTES.split(kind.code)
    pieces[::2] = [piece.lower() for piece in pieces[::2]]
    return "".join(pieces)


@operation
def set_number_format(office: Office, sheet: str, area: Sequence[int], code: str) -> None:
    """Give a block a number format as Excel writes it."""
    known, locale = office.document.NumberFormats, _locale()
    key = known.queryKey(code, locale, False)
    block = office.range(sheet, area)
    block.NumberFormat = known.addNew(code, locale) if key == -1 else key


@operation
def colour(office: Office, sheet: str, area: Sequence[int]) -> int | None:
    """Return the colour behind a block as RGB in one number, or None for none."""
    found = office.range(sheet, area).CellBackColor
    return None if found in (None, _NO_COLOUR) else int(found)


@operation
def set_colour(office: Office, sheet: str, area: Sequence[int], rgb: int | None) -> None:
    """Give a block a colour, or none."""
    office.range(sheet, area).CellBackColor = _NO_COLOUR if rgb is None else rgb


@operation
def set_wrap(office: Office, sheet: str, area: Sequence[int], wraps: bool) -> None:
    """Let long text go on in a new line, or not."""
    office.range(sheet, area).IsTextWrapped = wraps


@operation
def wraps(office: Office, sheet: str, area: Sequence[int]) -> bool:
    """Return whether long text goes on in a new line."""
    return bool(office.range(sheet, area).IsTextWrapped)


@operation
def column_width(office: Office, sheet: str, area: Sequence[int]) -> float | None:
    """Return the width of the columns in letters, or None where they differ."""
    columns = office.range(sheet, area).Columns
    widths = {columns.getByIndex(index).Width for index in range(columns.Count)}
    return round((widths.pop() - _MARGIN) / _LETTER, 2) if len(widths) == 1 else None


@operation
def set_column_width(office: Office, sheet: str, area: Sequence[int], letters: float) -> None:
    """Set the width of the columns in letters."""
    office.range(sheet, area).Columns.Width = round(letters * _LETTER + _MARGIN)


@operation
def copy_formats(
    office: Office, sheet: str, area: Sequence[int], source_sheet: str, source: Sequence[int]
) -> None:
    """Give a block the formats of another, repeated as often as it fits; contents stay."""
    page, target = office.sheet(sheet), office.range(sheet, area)
    kept = list(_contents(target))
    model = office.range(source_sheet, source).RangeAddress
    height, width = source[2] - source[0] + 1, source[3] - source[1] + 1
    for row in range(area[0], area[2] + 1, height):
        for column in range(area[1], area[3] + 1, width):
            spot = uno.createUnoStruct("com.sun.star.table.CellAddress")
            spot.Sheet, spot.Row, spot.Column = page.RangeAddress.Sheet, row - 1, column - 1
            page.copyRange(spot, model)
    target.clearContents(_CONTENT)
    for cell, put, content in kept:
        getattr(cell, put)(content)


def _contents(block: Any) -> Iterator[Tuple[Any, str, Any]]:
    """Yield each filled cell with the call that fills it again."""
    for down, row in enumerate(block.getDataArray()):
        for right, value in enumerate(row):
            if value != "":
                cell = block.getCellByPosition(right, down)
                if cell.Type.value == "FORMULA":
                    yield cell, "setTokens", cell.getTokens()
                else:
                    yield cell, "setString" if isinstance(value, str) else "setValue", value
