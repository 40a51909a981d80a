"""Puts number formats and headings of cells right, and adds the cells of new columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kgsheet.core.added import AddedColumn, AddedColumns
from kgsheet.core.block_rules import AreaRules, BlockRules
from kgsheet.core.edits import CellEdit
from kgsheet.core.number_forms import NUMBER_FORMS, NumberForm
from kgsheet.core.writing import contains, refused
from kgsheet.errors import Place
from kgsheet.messages.refusals import Refusal
from kgsheet.ooxml.addresses import cell_name
from kgsheet.ooxml.areas import hull, parse_area
from kgsheet.ooxml.cellrules import CellRules
from kgsheet.ooxml.celltags import new_cell, replaced_cell, style_of
from kgsheet.ooxml.cellxml import Content, Result, held
from kgsheet.ooxml.rows import Cell, Grid, Row
from kgsheet.ooxml.spans import widened
from kgsheet.ooxml.styles import Styles
from kgsheet.ooxml.workbook import Workbook
from kgsheet.ooxml.xmltext import Splice, with_attributes

# Numbers that can only be days (1954 to 2119) where people type numbers too, such as a year.
_DAYS = range(20_000, 80_000)


@dataclass(slots=True)
class CellMends:
    """What is to be done to the cells of a sheet.

    Attributes:
        forms: the rules of the cells whose number format changes.
        headings: the columns whose headings change.
    """

    splices: list[Splice] = field(default_factory=list)
    forms: list[AreaRules] = field(default_factory=list)
    headings: set[int] = field(default_factory=set)


class CellMender:
    """Mends the cells of one worksheet part.

    Args:
        workbook: the workbook; formats are appended to its styles.
        part: the cells of the part, and its text.
        blocks: the rules of the blocks of this sheet.
    """

    def __init__(
        self, workbook: Workbook, part: tuple[Grid, bytes], blocks: Sequence[BlockRules]
    ) -> None:
        if workbook.styles is None:
            raise refused(Refusal.STRUCTURE, Place())
        self._styles: Styles = workbook.styles
        self._strings, self._rules = workbook.strings, CellRules(workbook)
        self._grid, self._utf8 = part
        self._blocks = blocks
        self._forms = _by_column(blocks)
        self._headings = {
            (one.row, one.column): one.text for block in blocks for one in block.headings
        }
        self._is_plain = _is_plain(self._grid)
        self._mends = CellMends()

    def mends(self) -> CellMends:
        """Return what is to be done.

        Raises:
            InputError: KG908: the cells stand in an order that cannot be kept.
        """
        first = min(block.area.first_row for block in self._blocks)
        last = max(_last_row(block) for block in self._blocks)
        for row in self._grid.rows():
            if first <= row.number <= last:
                self._mends.splices += sorted(self._in_row(row), key=lambda one: one[:2])
        self._mends.splices += self._dimension()
        return self._mends

    def _in_row(self, row: Row) -> Iterator[Splice]:
        added = [
            block.added
            for block in self._blocks
            if block.added and block.added.heading_row <= row.number <= block.added.last_row
        ]
        cells = self._looked_at(row, every=bool(added))
        for cell in cells:
            yield from self._mended(row, cell)
        for one in added:
            yield from self._widened(row, {cell.column: cell for cell in cells}, one)

    def _looked_at(self, row: Row, every: bool) -> list[Cell]:
        """Return the cells of a row that may change; in a long sheet few columns do."""
        if every or not self._is_plain:
            return list(self._grid.cells(row))
        headings = {column for number, column in self._headings if number == row.number}
        wanted = sorted(headings | self._forms.keys())
        found = (self._grid.cell_at(row, column) for column in wanted)
        return [cell for cell in found if cell]

    def _mended(self, row: Row, cell: Cell) -> Iterator[Splice]:
        text = self._headings.get((row.number, cell.column))
        if text is not None and self._value(cell) != text:
            self._mends.headings.add(cell.column)
            yield cell.start, cell.end, self._heading(row, cell, text, self._style(cell))
            return
        for rule in self._forms.get(cell.column, ()):
            if contains(rule.area, row.number, cell.column) and self._is_wrong(cell, rule):
                style = self._styles.with_form(self._style(cell), _form(rule))
                if style is not None:
                    if rule not in self._mends.forms:
                        self._mends.forms.append(rule)
                    yield self._restyled(cell, style)

    def _is_wrong(self, cell: Cell, rule: AreaRules) -> bool:
        """Whether a format must change; what people typed never comes to mean something else."""
        style, form = self._style(cell), _form(rule)
        if self._styles.has_form(style, form):
            return False
        value = self._value(cell)
        if rule.is_derived or value is None:
            return True
        if form is NumberForm.TEXT:
            return isinstance(value, str)
        is_day = isinstance(value, float) and int(value) in _DAYS
        return is_day and style not in self._styles.month_years

    def _widened(
        self, row: Row, cells: Mapping[int, Cell], added: AddedColumns
    ) -> Iterator[Splice]:
        """Yield the splices that give a row the cells of new columns."""
        new: dict[int, bytes] = {}
        for one in added.columns_added:
            like = cells.get(one.like)
            style = self._style_like(like, one, row.number == added.heading_row)
            cell = cells.get(one.index)
            if cell is None:
                new[one.index] = self._new(row, one, style, row.number == added.heading_row)
            elif row.number == added.heading_row:
                heading = one.column.heading
                if self._value(cell) != heading:
                    kept = self._style(cell) or style
                    yield cell.start, cell.end, self._heading(row, cell, heading, kept)
            elif style and not self._style(cell) and self._value(cell) is None:
                yield self._restyled(cell, style)
        new = {column: markup for column, markup in new.items() if markup}
        if new:
            yield from self._inserted(row, list(cells.values()), new)

    def _style_like(self, like: Cell | None, one: AddedColumn, is_heading: bool) -> int:
        style = self._style(like) if like else 0
        if is_heading or not style:
            return style
        form = NUMBER_FORMS.get(one.column.kind)
        kept = self._styles.with_form(style, form) if form else self._styles.as_number(style)
        return kept or 0

    def _new(self, row: Row, one: AddedColumn, style: int, is_heading: bool) -> bytes:
        at = cell_name(row.number, one.index)
        if is_heading:
            return new_cell(self._grid.prefix, at, style, self._text(one.column.heading))
        return new_cell(self._grid.prefix, at, style, Content(b"", b"")) if style else b""

    def _inserted(
        self, row: Row, cells: Sequence[Cell], new: Mapping[int, bytes]
    ) -> Iterator[Splice]:
        if any(one.column >= other.column for one, other in pairwise(cells)):
            raise refused(Refusal.STRUCTURE, Place(row=row.number))
        if row.inner == row.end:
            return
        yield from widened(self._utf8, row, new)
        end = max((cell.end for cell in cells), default=row.inner)
        for column in sorted(new):
            following = next((cell for cell in cells if cell.column > column), None)
            at = following.start if following else end
            yield at, at, new[column]

    def _heading(self, row: Row, cell: Cell, text: str, style: int) -> bytes:
        tag = self._utf8[cell.start : cell.inner]
        return replaced_cell(tag, cell_name(row.number, cell.column), style, self._text(text))

    def _text(self, text: str) -> Content:
        return self._rules.content(
            self._grid.prefix, CellEdit(sheet="", row=1, column=1, value=text)
        )

    def _restyled(self, cell: Cell, style: int) -> Splice:
        tag = self._utf8[cell.start : cell.inner]
        return cell.start, cell.inner, with_attributes(tag, {b"s": b"%d" % style})

    def _style(self, cell: Cell) -> int:
        return style_of(self._utf8[cell.start : cell.inner])

    def _value(self, cell: Cell) -> Result:
        if cell.inner == cell.end:
            return None
        return held(self._utf8[cell.start : cell.end], self._strings).value

    def _dimension(self) -> Iterator[Splice]:
        node = self._grid.dimension
        area = parse_area(node.get("ref")) if node else None
        grown = area
        for block in self._blocks:
            if grown and block.added:
                grown = hull(grown, block.added.area)
        if node and grown and grown != area:
            tag = with_attributes(node.tag, {b"ref": str(grown).encode()})
            yield node.start, node.inner, tag


def _is_plain(grid: Grid) -> bool:
    """Whether every cell says its address first."""
    cells = len(re.findall(rb"<%sc[\s/>]" % re.escape(grid.prefix), grid.text))
    return cells == grid.text.count(b'<%sc r="' % grid.prefix)


def _by_column(blocks: Sequence[BlockRules]) -> dict[int, list[AreaRules]]:
    forms: dict[int, list[AreaRules]] = {}
    for block in blocks:
        for rule in block.cells:
            if rule.form:
                forms.setdefault(rule.area.first_column, []).append(rule)
    return forms


def _form(rule: AreaRules) -> NumberForm:
    return rule.form or NumberForm.TEXT


def _last_row(block: BlockRules) -> int:
    return max(block.area.last_row, block.added.last_row if block.added else 0)
