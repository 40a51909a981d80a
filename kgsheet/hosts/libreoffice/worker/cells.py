"""Reads and writes blocks of cells, a whole block in one request."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Sequence, Tuple

from kgsheet.hosts.libreoffice.worker import formulas
from kgsheet.hosts.libreoffice.worker.formats import (
    DATE,
    LOGICAL,
    TIME,
    Group,
    groups,
    set_format,
    standard,
)
from kgsheet.hosts.libreoffice.worker.heights import fitted
from kgsheet.hosts.libreoffice.worker.office import Office, operation

Rows = List[List[Any]]
Spot = Tuple[int, int]

# com.sun.star.sheet.CellFlags: VALUE, DATETIME, STRING, FORMULA; then every other kind of content.
_CONTENT = 1 | 2 | 4 | 16
_EVERYTHING = 1023
_FORMATS = 32 | 64
_ERRORS = 4  # com.sun.star.sheet.FormulaResult.ERROR
_ERROR_TEXT = {
    502: "#VALUE!",
    503: "#NUM!",
    511: "#VALUE!",
    519: "#VALUE!",
    521: "#NULL!",
    524: "#REF!",
    525: "#NAME?",
    532: "#DIV/0!",
    32767: "#N/A",
}
# Excel reads what is assigned to a value as if it were typed: numbers, dates, TRUE and FALSE.
_AS_TYPED = re.compile(r"\s*[-+(]?[\s$]*[\d.,]*\d[\d\s.,:/%()eE+\-aApPmM]*|TRUE|FALSE", re.I)
_GENERAL = 0
_TAB = "\x01"


@operation
def values(office: Office, sheet: str, area: Sequence[int]) -> Dict[str, Any]:
    """Return the rows of a block, and which of its cells hold dates, booleans and errors."""
    block = office.range(sheet, area)
    rows = _data(block)
    kinds = groups(office, block)
    return {
        "rows": rows,
        "dates": _areas(kinds, DATE | TIME),
        "booleans": _areas(kinds, LOGICAL),
        "errors": _errors(block) if any(None in row for row in rows) else [],
        "epoch": _epoch(office),
    }


def _data(block: Any) -> Rows:
    """Return the values of a block; a tab in a text of many lines comes as a mark from UNO."""
    rows = [list(row) for row in block.getDataArray()]
    for down, row in enumerate(rows):
        for right, value in enumerate(row):
            if isinstance(value, str) and _TAB in value:
                row[right] = block.getCellByPosition(right, down).String
    return rows


def _areas(kinds: Sequence[Group], wanted: int) -> List[List[int]]:
    return [area for kind in kinds if kind.type & wanted for area in kind.areas]


def _epoch(office: Office) -> List[int]:
    first = office.document.NullDate
    return [first.Year, first.Month, first.Day]


def _errors(block: Any) -> List[List[Any]]:
    start = block.RangeAddress
    found = []
    for area in block.queryFormulaCells(_ERRORS).RangeAddresses:
        for row in range(area.StartRow, area.EndRow + 1):
            for column in range(area.StartColumn, area.EndColumn + 1):
                down, right = row - start.StartRow, column - start.StartColumn
                code = block.getCellByPosition(right, down).getError()
                found.append([down, right, _ERROR_TEXT.get(code, "#VALUE!")])
    return found


@operation
def formula_texts(office: Office, sheet: str, area: Sequence[int]) -> List[List[str]]:
    """Return what stands in the cells of a block, formulas as Excel writes them."""
    block = office.range(sheet, area)
    data, texts = _data(block), block.getFormulaArray()
    return [
        [
            _text(office, block, (down, right), value, text)
            for right, (value, text) in enumerate(zip(data_row, text_row))
        ]
        for down, (data_row, text_row) in enumerate(zip(data, texts))
    ]


def _text(office: Office, block: Any, spot: Spot, value: Any, text: str) -> str:
    # A text is told from a formula of the same letters by what the cell shows.
    if text.startswith("=") and text != value:
        plain = formulas.to_excel(text)
        if plain is not None:
            return plain
        return formulas.shown(office, block.getCellByPosition(spot[1], spot[0]))
    if text.startswith("{=") and text != value:
        return text
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return "" if value is None else str(value)


@operation
def has_array(office: Office, sheet: str, area: Sequence[int]) -> bool:
    """Return whether a block has a cell of an array formula."""
    texts = office.range(sheet, area).getFormulaArray()
    return any(text.startswith("{=") for row in texts for text in row)


@operation
def write(office: Office, sheet: str, area: Sequence[int], block: Dict[str, Any]) -> None:
    """Write a block as Excel takes what is assigned to the value of a range.

    Args:
        block: `rows`; `dates`: row and column, from 0, of serial numbers that are dates, and
            whether they have a time; `booleans`: row and column of ones and zeros that are such.
    """
    target, rows = office.range(sheet, area), block["rows"]
    taken: Dict[Spot, str] = {}
    plain = [
        tuple(_taken(value, (down, right), taken) for right, value in enumerate(row))
        for down, row in enumerate(rows)
    ]
    with fitted(office, target):
        _prepare(office, target, block)
        target.setDataArray(tuple(plain))
        for spots, texts in _runs(taken):
            _type(office, target, spots, texts)


def _taken(value: Any, spot: Spot, taken: Dict[Spot, str]) -> Any:
    if isinstance(value, (bool, int)):
        return float(value)
    if not isinstance(value, str) or not value:
        return "" if value is None else value
    if value[0] == "'":
        return value[1:]
    if _is_formula(value):
        taken[spot] = value if value[0] == "=" else f"={value}"
        return ""
    if _AS_TYPED.fullmatch(value):
        taken[spot] = value
        return ""
    return value


def _is_formula(value: str) -> bool:
    if len(value) == 1:
        return False
    return value[0] in "=@" or (value[0] in "+-" and not _AS_TYPED.fullmatch(value))


def _runs(taken: Dict[Spot, str]) -> List[Tuple[List[Spot], List[str]]]:
    """Gather what is typed into unbroken stretches of one column."""
    runs: List[Tuple[List[Spot], List[str]]] = []
    for spot in sorted(taken, key=lambda one: (one[1], one[0])):
        if runs and runs[-1][0][-1] == (spot[0] - 1, spot[1]):
            runs[-1][0].append(spot)
            runs[-1][1].append(taken[spot])
        else:
            runs.append(([spot], [taken[spot]]))
    return runs


def _type(office: Office, block: Any, spots: List[Spot], texts: List[str]) -> None:
    """Type texts into cells of one column, one below the other."""
    plain = [_plain(text) for text in texts]
    column, first, last = spots[0][1], spots[0][0], spots[-1][0]
    stretch = block.getCellRangeByPosition(column, first, column, last)
    stretch.setFormulaArray(tuple(("" if text is None else text,) for text in plain))
    for spot, text, known in zip(spots, texts, plain):
        if known is None:
            formulas.put(office, block.getCellByPosition(spot[1], spot[0]), text)


def _plain(text: str) -> str | None:
    return formulas.to_office(text) if text[0] == "=" else text


def _prepare(office: Office, target: Any, block: Dict[str, Any]) -> None:
    """Give the cells formats that show dates and booleans as such, and numbers as numbers.

    Excel gives a date to a cell without a format of its own the format of a day; what is a
    boolean here is but a number in the format of one.
    """
    kinds = groups(office, target)
    if not (block["dates"] or block["booleans"] or any(kind.type & LOGICAL for kind in kinds)):
        return
    kind_at = {spot: kind for kind in kinds for spot in kind.spots()}
    truths = {(row, column) for row, column in block["booleans"]}
    days = {(row, column): DATE | (TIME if timed else 0) for row, column, timed in block["dates"]}
    for wanted in (DATE, DATE | TIME):
        spots = [spot for spot, kind in days.items() if kind == wanted and kind_at[spot].is_free]
        set_format(office, target, spots, standard(office, wanted))
    set_format(office, target, truths, standard(office, LOGICAL))
    numbers = [
        spot
        for spot, kind in kind_at.items()
        if kind.type & LOGICAL and spot not in truths and spot not in days
        if isinstance(block["rows"][spot[0]][spot[1]], (int, float))
    ]
    set_format(office, target, numbers, _GENERAL)


@operation
def clear(office: Office, sheet: str, area: Sequence[int], what: str) -> None:
    """Clear the contents, the formats or everything of a block."""
    flags = {"contents": _CONTENT, "formats": _FORMATS, "everything": _EVERYTHING}
    office.range(sheet, area).clearContents(flags[what])


@operation
def used(office: Office, sheet: str) -> List[int]:
    """Return the first and last row and column that are in use."""
    cursor = office.sheet(sheet).createCursor()
    cursor.gotoStartOfUsedArea(False)
    cursor.gotoEndOfUsedArea(True)
    area = cursor.RangeAddress
    return [area.StartRow + 1, area.StartColumn + 1, area.EndRow + 1, area.EndColumn + 1]


@operation
def filled(office: Office, sheet: str, area: Sequence[int]) -> List[bool]:
    """Return which cells of a row or column hold something."""
    data = office.range(sheet, area).getDataArray()
    return [value != "" for row in data for value in row]
