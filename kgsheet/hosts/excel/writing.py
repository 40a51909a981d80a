"""Writes changes into a live workbook, block by block, and takes them back where one fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

import xlwings as xw

from kgsheet.core.cells import Area, CellValue, Formula, MonthYear, Writable
from kgsheet.core.edits import CellEdit
from kgsheet.core.writing import place, settled
from kgsheet.errors import HostError, Problem
from kgsheet.hosts.excel.changes import Changes, View, value_at
from kgsheet.hosts.excel.formats import copy_formats, fix_formats
from kgsheet.hosts.excel.grouping import Block, blocks
from kgsheet.hosts.excel.reading import area_of, range_of, read_values
from kgsheet.hosts.excel.values import typed
from kgsheet.messages import Code

_SAME_MOMENT = timedelta(milliseconds=100)  # Excel holds a time as a fraction of a day


def write(changes: Changes) -> None:
    """Make the changes, all or none, and read them back.

    Raises:
        HostError: KG923: a cell did not take its value; everything is as before.
        Exception: whatever the program says; everything is as before, as far as it lets us.
    """
    try:
        for view, edits in _by_view(changes, changes.cells):
            _dress(view, edits)
            _put(view, edits)
        for view in changes.views.values():
            _grow(view, [table.area for table in changes.grown if table.sheet == view.sheet.name])
        for view, edits in _by_view(changes, changes.asked):
            _insist(view, edits)
    except Exception:  # whatever stops a write halfway, nothing of it may stay
        _take_back(changes)
        raise


def _by_view(changes: Changes, edits: Iterable[CellEdit]) -> Iterator[tuple[View, list[CellEdit]]]:
    of_sheets: dict[str, list[CellEdit]] = {}
    for edit in edits:
        of_sheets.setdefault(edit.sheet, []).append(edit)
    for title, some in of_sheets.items():
        yield changes.views[title], some


def _dress(view: View, edits: Sequence[CellEdit]) -> None:
    """Give new rows the formats of the row that they should look like."""
    wanted: dict[int, dict[tuple[int, int], Writable]] = {}
    for edit in edits:
        if edit.like_row and value_at(view.content, edit.row, edit.column) is None:
            wanted.setdefault(edit.like_row, {})[edit.row, edit.column] = None
    for like, cells in wanted.items():
        for block in blocks(cells, lambda row, column: None):
            model = replace(block.area, first_row=like, last_row=like)
            copy_formats(range_of(view.sheet, model), range_of(view.sheet, block.area))


def _put(view: View, edits: Sequence[CellEdit]) -> None:
    cells = {(edit.row, edit.column): settled(edit.value) for edit in edits}
    for block in blocks(cells, view.same):
        _fill(view.sheet, block)


def _fill(sheet: xw.Sheet, block: Block) -> None:
    cells = range_of(sheet, block.area)
    fix_formats(sheet, block)
    if block.is_formula:
        cells.formula = [[typed(value) or "" for value in row] for row in block.rows]
    else:
        cells.value = [[typed(value) for value in row] for row in block.rows]


def _grow(view: View, areas: Iterable[Area]) -> None:
    wanted = {(area.first_row, area.first_column): area for area in areas}
    if not wanted:
        return
    for table in view.sheet.tables:
        now = area_of(table.range)
        area = wanted.get((now.first_row, now.first_column), now)
        if area != now:
            table.resize(range_of(view.sheet, area))


def _insist(view: View, edits: Sequence[CellEdit]) -> None:
    """Read what was written: a program may refuse, or make something else of it, in silence.

    Excel may have filled a column of a table with a formula of its own accord; then a second time
    is enough.
    """
    wrong = _wrong(view, edits)
    if wrong:
        _put(view, wrong)
        wrong = _wrong(view, wrong)
    if wrong:
        raise HostError(Problem(code=Code.PROGRAM_REFUSED, where=place(wrong[0])))


def _wrong(view: View, edits: Sequence[CellEdit]) -> list[CellEdit]:
    """The cells that do not hold their values; results of formulas are the program's affair."""
    now = read_values(view.sheet)
    return [
        edit
        for edit in edits
        if not isinstance(edit.value, Formula)
        and not _is_same(value_at(now, edit.row, edit.column), settled(edit.value))
    ]


def _is_same(found: CellValue, value: Writable) -> bool:
    if isinstance(found, datetime) and isinstance(value, datetime):
        return abs(found - value) < _SAME_MOMENT
    return found == value and type(found) is type(value)


def _take_back(changes: Changes) -> None:
    """Write what the cells held before; a program that refuses everything has changed nothing."""
    for view, edits in _by_view(changes, changes.cells):
        before = [replace(edit, value=_written(view, edit)) for edit in edits]
        with suppress(Exception):
            _put(view, before)
        with suppress(Exception):
            _grow(view, [table.area for table in view.tables])


def _written(view: View, edit: CellEdit) -> Writable:
    held = view.held(edit.row, edit.column)
    if isinstance(held, MonthYear):
        return date(held.year, held.month, 1)
    return held if isinstance(held, str | int | float | date | Formula | None) else None
