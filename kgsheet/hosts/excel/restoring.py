"""Puts headings, formats, columns and rules of a live workbook right, through xlwings alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import xlwings as xw

from kgsheet.core.added import AddedColumns
from kgsheet.core.block_rules import AreaRules, BlockRules
from kgsheet.core.cells import Area, CellValue, Sheet, Snapshot
from kgsheet.core.mended import Mended
from kgsheet.core.number_forms import NUMBER_FORMS, NumberForm
from kgsheet.hosts.excel.changes import value_at
from kgsheet.hosts.excel.colouring import recolour
from kgsheet.hosts.excel.formats import GENERAL, NO_NUMBER, copy_formats
from kgsheet.hosts.excel.pieces import pieces
from kgsheet.hosts.excel.reading import area_of, range_of
from kgsheet.hosts.excel.validating import Validator
from kgsheet.hosts.excel.values import typed
from kgsheet.messages.mending import Mend
from kgsheet.ooxml.numberformats import is_date, is_day_first, is_text

_FORMS = {
    NumberForm.DATE: Mend.DATE_FORM,
    NumberForm.INTEGER: Mend.INTEGER_FORM,
    NumberForm.TEXT: Mend.TEXT_FORM,
}
# Numbers that can only be days (1954 to 2119) where people type numbers too, such as a year.
_DAYS = range(20_000, 80_000)


def restored(book: xw.Book, snapshot: Snapshot, rules: Sequence[BlockRules]) -> list[Mended]:
    """Put the rules of the blocks back, and return what was mended.

    Args:
        book: the workbook.
        snapshot: what it holds.
        rules: what its blocks should keep.
    """
    mended: list[Mended] = []
    for block in rules:
        sheet, content = book.sheets[block.sheet], snapshot.sheets[block.sheet]
        validator = Validator(sheet, snapshot.tables)
        found = [
            *_added(sheet, content, block),
            *_headings(sheet, content, block),
            *_forms(sheet, content, block),
            *validator.mend(block),
        ]
        # What was pasted over the list or the hint of a cell was pasted over its colours too.
        found += recolour(sheet, block, validator.mended_rows)
        mended += found
    return mended


def _added(sheet: xw.Sheet, content: Sheet, block: BlockRules) -> Iterator[Mended]:
    if not block.added:
        return
    _widen(sheet, block, block.added)
    for new in block.added.columns_added:
        area = replace(block.area, first_column=new.index, last_column=new.index)
        whole = replace(area, last_row=block.added.last_row)
        body = replace(whole, first_row=whole.first_row + 1)
        like = replace(whole, first_column=new.like, last_column=new.like)
        copy_formats(range_of(sheet, like), range_of(sheet, whole))
        range_of(sheet, body).number_format = NUMBER_FORMS.get(new.column.kind, GENERAL)
        heading = new.column.heading
        if value_at(content, block.added.heading_row, new.index) != heading:
            sheet.range((block.added.heading_row, new.index)).value = typed(heading)
        sheet.range((block.added.heading_row, new.index)).column_width = new.column.width
        yield Mended(what=Mend.COLUMN, sheet=block.sheet, name=heading, area=area)


def _widen(sheet: xw.Sheet, block: BlockRules, added: AddedColumns) -> None:
    for table in sheet.tables:
        if block.table and table.name == block.table:
            wide = replace(area_of(table.range), last_column=added.area.last_column)
            table.resize(range_of(sheet, wide))


def _headings(sheet: xw.Sheet, content: Sheet, block: BlockRules) -> Iterator[Mended]:
    for one in block.headings:
        if value_at(content, one.row, one.column) != one.text:
            sheet.range((one.row, one.column)).value = typed(one.text)
            cell = Area(
                first_row=one.row,
                first_column=one.column,
                last_row=one.row,
                last_column=one.column,
            )
            yield Mended(what=Mend.HEADING, sheet=block.sheet, name=one.text, area=cell)


def _forms(sheet: xw.Sheet, content: Sheet, block: BlockRules) -> Iterator[Mended]:
    for rule in block.cells:
        if rule.form and _reformat(sheet, content, rule, rule.form):
            yield Mended(what=_FORMS[rule.form], sheet=block.sheet, name=rule.name, area=rule.area)


def _reformat(sheet: xw.Sheet, content: Sheet, rule: AreaRules, form: NumberForm) -> bool:
    """Give a column its number format where it may have it; return whether that is a change."""
    column = rule.area.first_column

    def code(first: int, last: int) -> str | None:
        return sheet.range((first, column), (last, column)).number_format or None

    runs = [
        run
        for first, last, found in pieces((rule.area.first_row, rule.area.last_row), code)
        if not has_form(form, found)
        for run in _runs(
            row for row in range(first, last + 1) if may_take(rule, value_at(content, row, column))
        )
    ]
    for first, last in runs:
        sheet.range((first, column), (last, column)).number_format = form.value
    return bool(runs)


def has_form(form: NumberForm, code: str) -> bool:
    """Return whether a number format shows what a column should show; any number is an integer.

    >>> has_form(NumberForm.DATE, "DD/MM/YYYY"), has_form(NumberForm.INTEGER, "General")
    (True, True)
    """
    if form is NumberForm.DATE:
        return is_day_first(NO_NUMBER, code)
    return is_text(NO_NUMBER, code) if form is NumberForm.TEXT else not is_date(NO_NUMBER, code)


def may_take(rule: AreaRules, value: CellValue) -> bool:
    """Return whether a cell can have its format; what people typed keeps its meaning."""
    if rule.is_derived or value is None:
        return True
    if rule.form is NumberForm.TEXT:
        return isinstance(value, str)
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, date) or (is_number and value in _DAYS)


def _runs(rows: Iterator[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last row of the runs of neighbouring rows."""
    first = last = 0
    for row in rows:
        if first and row == last + 1:
            last = row
            continue
        if first:
            yield first, last
        first = last = row
    if first:
        yield first, last
