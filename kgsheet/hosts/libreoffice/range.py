"""Cells as xlwings sees them; nothing is asked of the office before a value is wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from xlwings import expansion, main

from kgsheet.core.cells import column_letters, column_number
from kgsheet.hosts.libreoffice.partial import Partial
from kgsheet.hosts.libreoffice.rules import ConditionalFormats, DataValidation
from kgsheet.hosts.libreoffice.tables import Table, table_at
from kgsheet.hosts.libreoffice.values import colour_of, received, rgb_of, sent

Area = tuple[int, int, int, int]

_CELL = r"\$?([A-Za-z]{1,3})\$?([1-9]\d*)"
_ADDRESS = re.compile(rf"{_CELL}(?::{_CELL})?")
_ROWS = re.compile(r"\$?([1-9]\d*):\$?([1-9]\d*)")
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_PASTED = {"formats": "copy_formats", "validation": "copy_validation"}
_STEPS = {"down": (1, 0), "up": (-1, 0), "right": (0, 1), "left": (0, -1)}


def area_of(address: str) -> Area | None:
    """Return first and last row and column of an address, or None if it is none.

    >>> area_of("$B$2:D5"), area_of("C:C"), area_of("tblNhiemVu")
    ((2, 2, 5, 4), (1, 3, 1048576, 3), None)
    """
    cells = _ADDRESS.fullmatch(address)
    if cells:
        letters, row, last_letters, last_row = cells.groups()
        first = (int(row), column_number(letters))
        last = (int(last_row), column_number(last_letters)) if last_row else first
        return _ordered(first, last)
    rows = _ROWS.fullmatch(address)
    if rows:
        return _ordered((int(rows[1]), 1), (int(rows[2]), _LAST_COLUMN))
    columns = _COLUMNS.fullmatch(address)
    if columns:
        return _ordered((1, column_number(columns[1])), (_LAST_ROW, column_number(columns[2])))
    return None


def _ordered(first: tuple[int, int], last: tuple[int, int]) -> Area:
    (top, bottom), (left, right) = sorted((first[0], last[0])), sorted((first[1], last[1]))
    return top, left, bottom, right


class Range(Partial):
    """A block of cells.

    Args:
        sheet: the sheet it lies in.
        top, left, bottom, right: its rows and columns, from 1.
    """

    __slots__ = ("area", "options", "sheet")

    # Half a million cells make a message of some 10 MB.
    max_cells_per_read = 500_000
    max_cells_per_write = 500_000

    def __init__(self, sheet: Any, top: int, left: int, bottom: int, right: int) -> None:
        self.sheet, self.area = sheet, (top, left, bottom, right)
        self.options: dict[str, Any] = {}

    def call(self, op: str, **arguments: Any) -> Any:
        """Ask the office for an operation on the block."""
        return self.sheet.book.bridge.call(op, sheet=self.sheet.name, area=self.area, **arguments)

    @property
    def api(self) -> tuple[str, Area]:
        """The title of the sheet and the place in it."""
        return self.sheet.name, self.area

    @property
    def coords(self) -> tuple[str, int, int, int, int]:
        """Sheet, first row and column, number of rows and columns."""
        return self.sheet.name, self.row, self.column, *self.shape

    @property
    def row(self) -> int:
        """The first row."""
        return self.area[0]

    @property
    def column(self) -> int:
        """The first column."""
        return self.area[1]

    @property
    def shape(self) -> tuple[int, int]:
        """Number of rows and columns."""
        top, left, bottom, right = self.area
        return bottom - top + 1, right - left + 1

    def __len__(self) -> int:
        rows, columns = self.shape
        return rows * columns

    def __call__(self, row: int, column: int | None = None) -> Range:
        """Return a cell by its place in the block, from 1."""
        if column is None:
            row, column = divmod(row - 1, self.shape[1])
            row, column = row + 1, column + 1
        top, left = self.row + row - 1, self.column + column - 1
        return Range(self.sheet, top, left, top, left)

    def up_to(self, other: Range) -> Range:
        """Return the smallest block that holds this one and another."""
        return Range(
            self.sheet,
            *(min(pair) for pair in zip(self.area[:2], other.area[:2], strict=True)),
            *(max(pair) for pair in zip(self.area[2:], other.area[2:], strict=True)),
        )

    @property
    def address(self) -> str:
        """The address with `$`."""
        return self.get_address(True, True, False)

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        """Return the address; an external one has the names of file and sheet before it."""
        letter, digit = "$" if col_absolute else "", "$" if row_absolute else ""
        top, left, bottom, right = self.area
        first = f"{letter}{column_letters(left)}{digit}{top}"
        last = f"{letter}{column_letters(right)}{digit}{bottom}"
        address = first if first == last else f"{first}:{last}"
        title = self.sheet.name.replace("'", "''")
        return f"'[{self.sheet.book.name}]{title}'!{address}" if external else address

    @property
    def raw_value(self) -> list[list[Any]]:
        """The values, row by row."""
        return received(self.call("values"))

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        self.call("write", block=sent(self._rows_of(value))._asdict())

    def _rows_of(self, value: Any) -> Sequence[Sequence[Any]]:
        """Values for each cell; one value fills them all."""
        if isinstance(value, list | tuple):
            return value if isinstance(value[0], list | tuple) else [value]
        rows, columns = self.shape
        return [[value] * columns] * rows

    @property
    def formula(self) -> str | tuple[tuple[str, ...], ...]:
        """Formulas and constants as Excel shows them in its input line."""
        texts: list[list[str]] = self.call("formula_texts")
        return texts[0][0] if len(self) == 1 else tuple(map(tuple, texts))

    @formula.setter
    def formula(self, value: Any) -> None:
        if isinstance(value, str) and len(self) > 1:
            raise NotImplementedError("LibreOffice: Range.formula, one for many cells")
        self.raw_value = value

    @property
    def formula2(self) -> str | tuple[tuple[str, ...], ...]:
        """The same as `formula`: no formula of LibreOffice 7 spills."""
        return self.formula

    @formula2.setter
    def formula2(self, value: Any) -> None:
        self.formula = value

    @property
    def has_array(self) -> bool:
        """Whether a cell belongs to an array formula."""
        return bool(self.call("has_array"))

    @property
    def number_format(self) -> str | None:
        """The number format, or None where the cells differ."""
        code: str | None = self.call("number_format")
        return code

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.call("set_number_format", code=value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        """The colour behind the cells."""
        rgb = self.call("colour")
        return None if rgb is None else colour_of(rgb)

    @color.setter
    def color(self, value: Any) -> None:
        self.call("set_colour", rgb=rgb_of(value))

    @property
    def wrap_text(self) -> bool:
        """Whether long text goes on in a new line."""
        return bool(self.call("wraps"))

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.call("set_wrap", wraps=bool(value))

    @property
    def merge_area(self) -> Range:
        """The merged cells that the first cell belongs to, or that cell."""
        first = self(1, 1)
        merges = first.call("merges")
        return Range(self.sheet, *merges[0]) if merges else first

    @property
    def merge_cells(self) -> bool | None:
        """Whether all cells are merged; None if only some are."""
        merged: bool | None = self.call("are_merged")
        return merged

    def merge(self, across: bool = False) -> None:
        """Make one cell of the block, or one of each row."""
        rows = range(self.area[0], self.area[2] + 1) if across else ()
        for row in rows:
            Range(self.sheet, row, self.area[1], row, self.area[3]).call("merge", merged=True)
        if not across:
            self.call("merge", merged=True)

    def unmerge(self) -> None:
        """Make cells of their own again."""
        self.call("merge", merged=False)

    @property
    def table(self) -> Table | None:
        """The table that the first cell lies in."""
        return table_at(self)

    def clear_contents(self) -> None:
        """Empty the cells; formats stay."""
        self.call("clear", what="contents")

    def clear_formats(self) -> None:
        """Take the formats away; contents stay."""
        self.call("clear", what="formats")

    def clear(self) -> None:
        """Take contents and formats away."""
        self.call("clear", what="everything")

    def select(self) -> None:
        """Select the cells, in view."""
        self.call("select")

    def copy(self, destination: Range | None = None) -> None:
        """Remember the cells, to be pasted."""
        if destination is not None:
            raise NotImplementedError("LibreOffice: Range.copy(destination)")
        self.sheet.book.app.copied = self

    def paste(
        self, paste: str | None, operation: str | None, skip_blanks: bool, transpose: bool
    ) -> None:
        """Give the cells the formats, or the input check, of those that were copied."""
        if paste not in _PASTED or operation or skip_blanks or transpose:
            raise NotImplementedError(f"LibreOffice: Range.paste({paste!r})")
        copied = self.sheet.book.app.copied
        self.call(_PASTED[paste], source_sheet=copied.sheet.name, source=copied.area)

    @property
    def data_validation(self) -> DataValidation:
        """The check of what is typed into the cells."""
        return DataValidation(self)

    @property
    def conditional_formats(self) -> ConditionalFormats:
        """The colour rules that the cells have."""
        return ConditionalFormats(self)

    @property
    def column_width(self) -> float | None:
        """The width of the columns in letters, or None where they differ."""
        width: float | None = self.call("column_width")
        return width

    @column_width.setter
    def column_width(self, value: float) -> None:
        self.call("set_column_width", letters=value)

    def expand(self, mode: str = "table") -> Range:
        """Return the filled cells below, to the right, or both."""
        expander = expansion.expanders.get(mode, mode)
        expanded: Range = expander.expand(main.Range(impl=self)).impl
        return expanded

    def end(self, direction: str) -> Range:
        """Return the cell that Ctrl and an arrow key go to."""
        down, right = _STEPS[direction]
        used = self.sheet.used_range.area
        row, column = self.row, self.column
        if down:
            line = (1, column, max(used[2], row) + 1, column)
        else:
            line = (row, 1, row, max(used[3], column) + 1)
        filled = Range(self.sheet, *line).call("filled")
        last = _LAST_ROW if down else _LAST_COLUMN
        place = _end(filled, (row if down else column) - 1, down + right, last - 1) + 1
        return Range(self.sheet, *((place, column) * 2 if down else (row, place) * 2))


def _end(filled: list[bool], place: int, step: int, last: int) -> int:
    def is_filled(at: int) -> bool:
        return 0 <= at < len(filled) and filled[at]

    if is_filled(place) and is_filled(place + step):
        while is_filled(place + step):
            place += step
        return place
    place += step
    while 0 <= place < len(filled) and not filled[place]:
        place += step
    return place if is_filled(place) else (0 if step < 0 else last)
