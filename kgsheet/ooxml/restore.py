"""Puts the rules of the schema back into a workbook, and leaves every other byte alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import BinaryIO

from kgsheet.core.block_rules import AreaRules, BlockRules
from kgsheet.core.cells import Area
from kgsheet.core.mended import Mended
from kgsheet.core.number_forms import NumberForm
from kgsheet.core.writing import refused
from kgsheet.errors import InputError, Place, Problem
from kgsheet.messages.mending import Mend
from kgsheet.messages.refusals import Refusal
from kgsheet.ooxml.cellmending import CellMender, CellMends
from kgsheet.ooxml.colouring import Colouring
from kgsheet.ooxml.frame import Frame
from kgsheet.ooxml.package import Package
from kgsheet.ooxml.rows import Grid
from kgsheet.ooxml.tablemending import TableMender
from kgsheet.ooxml.tables import table_named
from kgsheet.ooxml.validating import Validations
from kgsheet.ooxml.widths import with_widths
from kgsheet.ooxml.workbook import Workbook
from kgsheet.ooxml.xmltext import PartText, Splice, spliced

_SIGNATURES = "_xmlsignatures"
_FORMS = {
    NumberForm.DATE: Mend.DATE_FORM,
    NumberForm.INTEGER: Mend.INTEGER_FORM,
    NumberForm.TEXT: Mend.TEXT_FORM,
}


class RestorePatch:
    """What puts the rules of a workbook back, decided in full before anything is written.

    Args:
        data: the bytes of the workbook.
        rules: what its blocks should keep.

    Attributes:
        mended: what was not as it should be.
        headings: the headings that cells may hold now, by sheet, row and column.

    Raises:
        InputError: KG902 to KG904, KG907, KG908.
    """

    def __init__(self, data: bytes, rules: Sequence[BlockRules]) -> None:
        self.package = Package(data)
        self._workbook = Workbook(self.package)
        self.mended: list[Mended] = []
        self.headings = {
            (block.sheet, row, column): text
            for block in rules
            for row, column, text in _heading_cells(block)
        }
        self._texts: dict[str, tuple[PartText, list[Splice]]] = {}
        self._tables: list[tuple[str, TableMender]] = []
        by_sheet = sorted(rules, key=lambda one: one.sheet)
        for title, blocks in groupby(by_sheet, key=lambda one: one.sheet):
            self._mend_sheet(title, list(blocks))
        if self.is_needed and _is_signed(self.package):
            raise refused(Refusal.SIGNED, Place())

    @property
    def is_needed(self) -> bool:
        """Whether anything changes."""
        return bool(self.mended)

    def write(self, out: BinaryIO) -> None:
        """Write the mended workbook."""
        self.package.write(out, self._members())

    def changed_parts(self) -> frozenset[str]:
        """Return the members that change."""
        return frozenset(self._members())

    def _members(self) -> dict[str, Iterator[bytes]]:
        members = {
            part: text.encoded(spliced(text.utf8, splices))
            for part, (text, splices) in self._texts.items()
            if splices
        }
        members |= {part: mender.written() for part, mender in self._tables}
        styles = self._workbook.part_of_kind("styles")
        if styles and self._workbook.styles and self._workbook.styles.is_changed:
            members[styles] = self._workbook.styles.written()
        return members

    def _mend_sheet(self, title: str, blocks: list[BlockRules]) -> None:
        part = self._workbook.worksheets[title].part
        text = self.package.text(part)
        grid = Grid(text.utf8, part)
        try:
            blocks = [self._with_free_headings(block) for block in blocks]
            cells = CellMender(self._workbook, (grid, text.utf8), blocks).mends()
            splices = [*cells.splices, *self._around(Frame(grid, text.utf8), blocks)]
            for block in blocks:
                self._mend_table(block, cells)
        except InputError as exc:
            raise InputError(*(_in_sheet(problem, title) for problem in exc.problems)) from exc
        self._texts[part] = (text, sorted(splices, key=lambda one: one[:2]))
        self.mended += [
            Mended(what=_FORMS[rule.form], sheet=title, name=rule.name, area=rule.area)
            for rule in cells.forms
            if rule.form
        ]

    def _around(self, frame: Frame, blocks: list[BlockRules]) -> Iterator[Splice]:
        """Yield the splices of the rules that stand around the cells."""
        styles = self._workbook.styles
        validations = Validations(frame)
        for block in blocks:
            if styles and block.colours:
                coloured = Colouring(frame, styles.rule_formats).mended(block)
                yield from coloured
                if coloured:
                    self._note(Mend.COLOURS, block, block.area)
            for rule in validations.mend(block):
                self._note(_kind(rule), block, rule.area, rule.name)
            if block.added:
                added = block.added.columns_added
                yield from with_widths(frame, {one.index: one.column.width for one in added})
        yield from validations.splices()

    def _with_free_headings(self, block: BlockRules) -> BlockRules:
        if not block.table:
            return block
        table = table_named(self._workbook, block.table)
        return replace(block, headings=TableMender(self._workbook, table, block).free())

    def _mend_table(self, block: BlockRules, cells: CellMends) -> None:
        changed = set(cells.headings)
        if block.table:
            table = table_named(self._workbook, block.table)
            mender = TableMender(self._workbook, table, block)
            changed |= mender.headings()
            if mender.is_needed:
                self._tables.append((table.part, mender))
        for one in block.headings:
            if one.column in changed:
                self._note(Mend.HEADING, block, _cell(one.row, one.column), one.text)
        for new in block.added.columns_added if block.added else ():
            area = replace(block.area, first_column=new.index, last_column=new.index)
            self._note(Mend.COLUMN, block, area, new.column.heading)

    def _note(self, what: Mend, block: BlockRules, area: Area, name: str = "") -> None:
        self.mended.append(Mended(what=what, sheet=block.sheet, name=name, area=area))


def _heading_cells(block: BlockRules) -> Iterator[tuple[int, int, str]]:
    """Yield row, column and text of the headings that may change."""
    yield from ((one.row, one.column, one.text) for one in block.headings)
    if block.added:
        row = block.added.heading_row
        yield from ((row, one.index, one.column.heading) for one in block.added.columns_added)


def _kind(rule: AreaRules) -> Mend:
    return Mend.LIST if rule.validation.source else Mend.HINT


def _cell(row: int, column: int) -> Area:
    return Area(first_row=row, first_column=column, last_row=row, last_column=column)


def _is_signed(package: Package) -> bool:
    return any(name.lower().lstrip("/").startswith(_SIGNATURES) for name in package.names())


def _in_sheet(problem: Problem, title: str) -> Problem:
    return replace(problem, where=replace(problem.where, sheet=title))
