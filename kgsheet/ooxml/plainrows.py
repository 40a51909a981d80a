"""Reads the rows of a sheet whose rows and cells are in the usual spelling.

That is how Excel, LibreOffice and the libraries write: every row and cell begins with its address,
in order, and nothing but rows stands between rows. Such a sheet is cut by one pattern, some
thousand cells at once; whatever else it finds is left to readers that look closer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from itertools import chain, compress, repeat
from operator import itemgetter, lt, sub
from typing import NamedTuple

from kgsheet.core.cells import Area, CellValue
from kgsheet.core.writing import LAST_COLUMN, LAST_ROW
from kgsheet.ooxml.addresses import column_of
from kgsheet.ooxml.areas import parse_area
from kgsheet.ooxml.blocks import blocks
from kgsheet.ooxml.collector import collector_paused
from kgsheet.ooxml.plainvalues import Kinds
from kgsheet.ooxml.proof import Proof, UnusualError
from kgsheet.ooxml.styles import Styles
from kgsheet.ooxml.xmltext import UTF8, encoding_of

# Room for empty cells before and between others, 8 bytes each.
_MOST_GAPS, _MOST_GAPS_OF_ROW = 20_000_000, 4096
# No row is longer whose cells are all in different columns, but for texts that no cell can hold.
_LONGEST_ROW = 1 << 24
_ROW_END = b"</row>"
_SHEET_DATA = re.compile(rb"<sheetData(/?)>")
_SHEET_DATA_END = b"</sheetData>"
_MERGE = re.compile(rb"<mergeCell ref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"/>")
_FORMULA = rb"<f(?: [^<>]*+)?+>(?:(?<=/>)|(?<!/>)[^<]*+</f>)"
_RESULT = rb"<v(?: xml:space=\"preserve\")?+(?: ?/>|>[^<]*+</v>)"
_INLINE = rb"<is><t(?: xml:space=\"preserve\")?+>[^<]*+</t></is>"
# Column and row; then the index of a shared string, or the head and text of any other cell, or its
# head and markup. Most cells are one of the first two, or empty; each closes what it opens.
_CELL = re.compile(
    rb"<c r=\"([A-Z]{1,3}+)(\d++)\""
    rb"(?:(?: s=\"\d{1,9}+\")?+(?:/>| t=\"s\"><v>(\d{1,9}+)</v></c>)"
    rb"|([^<>]*+>)(?:(?<!/>)(?:<v>([^<]*+)</v></c>"
    rb"|((?:(?:%s)?+(?:%s)?+|%s)</c>)))?+)" % (_FORMULA, _RESULT, _INLINE)
)
_CUTS = _CELL.groups + 1
# What stands between the cells of two rows begins with a sign that no markup holds, so that no
# position but those is tried.
_SIGN = b"<>"
_START = _SIGN + _ROW_END + rb"((?:<row(?: [^<>]*+)?+>(?:(?<=/>)|(?<!/>)</row>))*+)"
_BETWEEN = re.compile(_START + rb"<row r=\"([1-9]\d{0,6}+)\"([^<>]*+)(?<!/)>")
_LAST = re.compile(_START)

Row = tuple[CellValue, ...]
_EMPTY: Row = ()


class PlainSheet(NamedTuple):
    """The rows of a sheet, the number of the first, and the merged areas."""

    rows: list[Row]
    first_row: int
    merges: tuple[Area, ...]


@collector_paused()
def plain_sheet(
    pieces: Iterable[bytes], strings: Sequence[str | None], styles: Styles | None, is_1904: bool
) -> PlainSheet | None:
    """Return what a sheet holds, None where it takes a closer look to tell.

    Args:
        pieces: the part, which need not be well-formed.
        strings: the shared strings as they are shown.
    """
    try:
        return _read(blocks(pieces, _ROW_END), lambda proof: Kinds(strings, styles, is_1904, proof))
    except UnusualError:
        return None


def _read(parts: Iterator[bytes], kinds: Callable[[Proof], Kinds]) -> PlainSheet:
    first = next(parts)
    mark, encoding = encoding_of(first)
    start = _SHEET_DATA.search(first)
    if encoding not in UTF8 or not start:
        raise UnusualError
    proof = Proof(first[len(mark) : start.end()])
    with closing(kinds(proof)) as known:
        rows, block = _Rows(known, proof), first[start.end() :]
        for following in parts:
            rows.extend(block)
            block = following
        if start[1]:
            proof.end(block)
            return PlainSheet([], 1, _merges(block))
        end = block.rfind(_SHEET_DATA_END)
        rows.extend(block[: max(end, 0)])
    proof.end(block[end:])
    return PlainSheet(*rows.finished(), _merges(block[end:]))


def _merges(tail: bytes) -> tuple[Area, ...]:
    refs = _MERGE.findall(tail)
    areas = tuple(area for ref in refs if (area := parse_area(ref.decode())))
    if len(areas) != tail.count(b"mergeCell ") or not all(map(_is_inside, areas)):
        raise UnusualError
    return areas


def _is_inside(area: Area) -> bool:
    return area.first_row > 0 and area.last_row <= LAST_ROW and area.last_column <= LAST_COLUMN


class _Rows:
    """Rows under construction; those without a value share one empty row."""

    def __init__(self, kinds: Kinds, proof: Proof) -> None:
        self._kinds, self._proof = kinds, proof
        self._rows: list[Row] = []
        self._first, self._last, self._gaps = 1, 0, 0

    def finished(self) -> tuple[list[Row], int]:
        """Return the rows, without empty ones at the end, and the number of the first."""
        while self._rows and not self._rows[-1]:
            self._rows.pop()
        return self._rows, self._first

    def extend(self, block: bytes) -> None:
        """Append the rows of a block.

        Raises:
            UnusualError: not all of it is as usual.
        """
        if len(block) > _LONGEST_ROW:
            raise UnusualError
        self._proof.text(block)
        pieces = _CELL.split(block)
        numbers = self._numbers([*filter(None, pieces[::_CUTS])])
        ends = [*compress(range(len(pieces) // _CUTS), pieces[::_CUTS]), len(pieces) // _CUTS]
        counts = map(sub, ends[1:], ends)
        said = chain.from_iterable(map(repeat, numbers, counts))
        if len(numbers) != len(ends) - 1 or ends[0] or [*said] != pieces[2::_CUTS]:
            raise UnusualError
        self._place([*map(int, numbers)], ends, pieces[1::_CUTS], self._values(pieces))

    def _numbers(self, between: Sequence[bytes]) -> Sequence[bytes]:
        """Return the numbers of the rows that hold cells, given what stands between cells."""
        pieces = _BETWEEN.split(_SIGN + _ROW_END + _SIGN.join(between))
        *others, last = pieces[::4]
        if any(others) or not (rest := _LAST.fullmatch(last)):
            raise UnusualError
        self._proof.add(filter(None, (*pieces[1::4], rest[1])))
        self._proof.add(b'<row r="1"%s/>' % one for one in {*pieces[3::4]})
        return pieces[2::4]

    def _values(self, pieces: Sequence[bytes]) -> list[CellValue]:
        kinds, strings = self._kinds, self._kinds.strings
        indexes, heads, texts, others = (pieces[at::_CUTS] for at in range(3, _CUTS))
        if any(others):
            texts = [one if text is None else text for text, one in zip(texts, others, strict=True)]
        try:
            return [
                strings[int(index)] if index else kinds[head][text] if head else None
                for index, head, text in zip(indexes, heads, texts, strict=True)
            ]
        except IndexError as exc:
            raise UnusualError from exc

    def _place(
        self,
        numbers: Sequence[int],
        ends: Sequence[int],
        letters: Sequence[bytes],
        values: list[CellValue],
    ) -> None:
        """Append rows, given where the cells of each end."""
        if not all(map(lt, [self._last, *numbers], numbers)) or max(numbers, default=1) > LAST_ROW:
            raise UnusualError
        spans = [*map(slice, ends, ends[1:])]
        shapes = [*map(_shape, map(tuple, map(letters.__getitem__, spans)))]
        self._gaps += sum(shape.gaps for shape in shapes)
        if self._gaps > _MOST_GAPS:
            raise UnusualError
        cells = map(values.__getitem__, spans)
        rows = [shape.arrange(some) for shape, some in zip(shapes, cells, strict=True)]
        for number, row in zip(numbers, rows, strict=True):
            if any(row) or row.count(None) != len(row):
                self._append(number, row)
        self._last = max(numbers, default=self._last)

    def _append(self, number: int, row: Row) -> None:
        """Append a row that holds something."""
        if not self._rows:
            self._first = number
        gap = number - self._first - len(self._rows)
        if gap:
            self._rows.extend(repeat(_EMPTY, gap))
        self._rows.append(row)


class _Shape(NamedTuple):
    """How the values of cells become a row that begins at the first column; `gaps` are new."""

    arrange: Callable[[Sequence[CellValue]], Row]
    gaps: int


@lru_cache(maxsize=256)
def _shape(letters: tuple[bytes, ...]) -> _Shape:
    columns = [column_of(one) for one in letters]
    last, gaps = columns[-1], columns[-1] - len(columns)
    if not all(map(lt, [0, *columns], columns)) or last > LAST_COLUMN or gaps > _MOST_GAPS_OF_ROW:
        raise UnusualError
    if not gaps:
        return _Shape(tuple, 0)
    order = {column: at for at, column in enumerate(columns)}
    pick = itemgetter(*(order.get(column, -1) for column in range(1, last + 1)))
    return _Shape(lambda values: pick((*values, None)), gaps)
