"""Decides which edits change a live workbook, and whether it may take them, as every host does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import xlwings as xw

from kgsheet.core.cells import Area, CellValue, Formula, Sheet, TableRef
from kgsheet.core.edits import CellEdit, Edit
from kgsheet.core.work import Work, plan
from kgsheet.core.writing import (
    LAST_ROW,
    added_area,
    check_cell,
    check_growth,
    contains,
    place,
    refused,
    settled,
)
from kgsheet.errors import Place
from kgsheet.hosts.excel.grouping import Same
from kgsheet.hosts.excel.reading import (
    merged_areas,
    range_of,
    read_formulas,
    read_tables,
    read_values,
)
from kgsheet.messages.refusals import Refusal
from kgsheet.ooxml.areas import reach
from kgsheet.values import frozen

Held = CellValue | Formula


@frozen(kw_only=True)
class View:
    """What a sheet holds where edits want to write.

    Attributes:
        formulas: texts of formulas by row and column, where the edits want to write.
    """

    sheet: xw.Sheet
    content: Sheet
    formulas: Mapping[tuple[int, int], str]
    tables: tuple[TableRef, ...]

    def held(self, row: int, column: int) -> Held:
        """Return the value of a cell, or its formula with its result."""
        value = value_at(self.content, row, column)
        text = self.formulas.get((row, column))
        # A text that looks like a formula is its own value.
        if text is None or value == f"={text}":
            return value
        cached = value if isinstance(value, str | int | float) else ""
        return Formula(text, cached)

    def same(self, row: int, column: int) -> Same | None:
        """Return what a cell between written ones holds, None where it must stay untouched.

        A cell of the same column of a table belongs to the program like its neighbours; elsewhere
        only an empty cell is nobody's.
        """
        held = self.held(row, column)
        # A time of day reads as text; written as such it would not be one any more.
        is_time = isinstance(held, str) and ":" in held
        if isinstance(held, str | int | float | date | None) and not is_time:
            return Same(held) if self._is_ours(row, column, held) else None
        return None

    def _is_ours(self, row: int, column: int, held: Held) -> bool:
        for table in self.tables:
            if contains(table.area, row, column):
                return row > table.area.first_row
        last_row = self.content.first_row + len(self.content.rows) - 1
        merged = any(contains(area, row, column) for area in self.content.merges)
        return held is None and row <= last_row and not merged


@frozen(kw_only=True)
class Changes:
    """What is to be done, decided in full before anything is written.

    Attributes:
        asked: all edits, the last one of each cell.
        cells: those that change a cell.
        grown: tables as they should be, those that grow.
    """

    views: Mapping[str, View]
    asked: tuple[CellEdit, ...]
    cells: tuple[CellEdit, ...]
    grown: tuple[TableRef, ...]


def decide(book: xw.Book, edits: Sequence[Edit]) -> Changes:
    """Return what the edits change.

    Raises:
        InputError: KG908: a cell cannot be written without loss.
    """
    work = plan(edits)
    sheets = {sheet.name: sheet for sheet in book.sheets}
    titles = dict.fromkeys(work.sheets)
    for title, asked in work.sheets.items():
        if title not in sheets:
            raise refused(Refusal.NO_SHEET, place(asked[0]))
    tables = _tables(sheets.values(), titles, work)
    titles |= dict.fromkeys(ref.sheet for ref in tables.values() if ref.name in work.growths)
    views = {title: _view(sheets[title], work, tables.values()) for title in titles}
    changed = [edit for edit in work.cells if _differs(views[edit.sheet], edit)]
    grown = tuple(_grown(work, tables, views))
    for edit in changed:
        check_cell(edit, views[edit.sheet].content.merges, views[edit.sheet].tables)
    return Changes(views=views, asked=tuple(work.cells), cells=tuple(changed), grown=grown)


def _tables(sheets: Iterable[xw.Sheet], titles: Iterable[str], work: Work) -> dict[str, TableRef]:
    """Return the tables of the sheets that matter, of all where one is to grow."""
    wanted = set(titles)
    every = [sheet for sheet in sheets if work.growths or sheet.name in wanted]
    return {table.name: table for sheet in every for table in read_tables(sheet)}


def _view(sheet: xw.Sheet, work: Work, tables: Iterable[TableRef]) -> View:
    cells = [(edit.row, edit.column) for edit in work.sheets.get(sheet.name, ())]
    own = tuple(table for table in tables if table.sheet == sheet.name)
    growing = [table for table in own if table.name in work.growths]
    for table in growing:
        last_row = min(max(work.growths[table.name], table.area.last_row), LAST_ROW)
        cells += [
            (table.area.last_row, table.area.first_column),
            (last_row, table.area.last_column),
        ]
    spanned, content = reach(cells), read_values(sheet)
    filled = _filled(content, spanned)
    return View(
        sheet=sheet,
        content=replace(content, merges=tuple(merged_areas(sheet, spanned))),
        formulas=read_formulas(range_of(sheet, filled)) if filled else {},
        tables=own,
    )


def _filled(content: Sheet, area: Area) -> Area | None:
    """The part of an area where the sheet holds anything, by its rows."""
    last_row = min(area.last_row, content.first_row + len(content.rows) - 1)
    return replace(area, last_row=last_row) if last_row >= area.first_row else None


def value_at(sheet: Sheet, row: int, column: int) -> CellValue:
    """Return the value of a cell given by its row and column in the sheet."""
    down, right = row - sheet.first_row, column - sheet.first_column
    if not 0 <= down < len(sheet.rows) or not 0 <= right < len(sheet.rows[down]):
        return None
    return sheet.rows[down][right]


def _differs(view: View, edit: CellEdit) -> bool:
    held, value = view.held(edit.row, edit.column), settled(edit.value)
    # True == 1 in Python, not in a cell.
    return held != value or type(held) is not type(value)


def _grown(
    work: Work, tables: Mapping[str, TableRef], views: Mapping[str, View]
) -> Iterable[TableRef]:
    for name, last_row in work.growths.items():
        table = tables.get(name)
        if table is None:
            raise refused(Refusal.NO_TABLE, Place(), table=name)
        if last_row > table.area.last_row:
            view = views[table.sheet]
            check_growth(table, last_row, view.content.merges, view.tables)
            _check_room(view, table, added_area(table, last_row))
            yield replace(table, area=replace(table.area, last_row=last_row))


def _check_room(view: View, table: TableRef, below: Area) -> None:
    for row in range(below.first_row, below.last_row + 1):
        for column in range(below.first_column, below.last_column + 1):
            if view.held(row, column) is not None:
                where = Place(sheet=table.sheet, cell=str(table.area))
                raise refused(Refusal.GROW_OCCUPIED, where, table=table.name)
