"""Decides whether a cell already holds a value, and in which format it shows a new one."""

from __future__ import annotations

from datetime import date

from kgsheet.core.cells import Formula, Writable
from kgsheet.core.edits import CellEdit
from kgsheet.core.writing import place, refused, settled
from kgsheet.messages.refusals import Refusal
from kgsheet.ooxml.cellxml import Content, Held, content, held, serial, text_without_table
from kgsheet.ooxml.workbook import Workbook

_SAME_MOMENT = 1e-7  # of a day: Excel keeps milliseconds


class CellRules:
    """Values and formats as one workbook means them."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook

    def holds(self, markup: bytes, style: int, edit: CellEdit) -> bool:
        """Return whether a cell of this markup and format is what the edit makes of it."""
        found, value = self._held(markup), settled(edit.value)
        if isinstance(value, Formula):
            return found.formula == value.text and self._equal(found, value.cached, style)
        return found.formula is None and self._equal(found, value, style)

    def is_empty(self, markup: bytes) -> bool:
        """Return whether a cell holds nothing."""
        found = self._held(markup)
        return found.formula is None and found.value in (None, "")

    def _held(self, markup: bytes) -> Held:
        names_string = b's"' in markup or b"s'" in markup
        return held(markup, self._workbook.strings if names_string else ())

    def _equal(self, found: Held, value: Writable, style: int) -> bool:
        if value is None:
            return found.value in (None, "")
        if isinstance(value, str | bool):
            return type(found.value) is type(value) and settled(found.value) == value
        if not isinstance(found.value, float):
            return False
        if isinstance(value, date):
            day = serial(value, self._workbook.is_1904)
            return abs(found.value - day) < _SAME_MOMENT and self._shows_date(style)
        shown_as_date = found.formula is None and self._shows_date(style)
        return found.value == value and not shown_as_date

    def known(self, style: int) -> int:
        """Return a format that a new cell takes over, or the plain one where it is not there."""
        styles = self._workbook.styles
        return style if styles and styles.has(style) else 0

    def style(self, base: int, edit: CellEdit) -> int:
        """Return the format for the new value: a day needs a date format, a number none.

        Raises:
            InputError: KG908: the workbook has no formats to go by.
        """
        value, styles = settled(edit.value), self._workbook.styles
        style: int | None = base
        if isinstance(value, date):
            style = styles.as_date(base) if styles else None
        elif isinstance(value, int | float) and not isinstance(value, bool):
            style = styles.as_number(base) if styles else base
        if style is None:
            raise refused(Refusal.STRUCTURE, place(edit))
        return style

    def content(self, prefix: bytes, edit: CellEdit) -> Content:
        """Return the markup of the new value.

        Raises:
            InputError: KG908: a day before the first one of the workbook.
        """
        value, is_1904 = settled(edit.value), self._workbook.is_1904
        if is_1904 and isinstance(value, date) and serial(value, is_1904) < 0:
            raise refused(Refusal.DATE_TOO_EARLY, place(edit))
        if isinstance(value, str) and not self._workbook.has_strings:
            return text_without_table(value, prefix)
        return content(value, prefix, is_1904)

    def _shows_date(self, style: int) -> bool:
        styles = self._workbook.styles
        return styles is not None and styles.is_date(style)
