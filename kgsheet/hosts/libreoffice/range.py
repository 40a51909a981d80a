"""Cells as xlwings sees them; nothing is asked of the office before a value is wanted."""

from __future__ import annotations

from typing import Any

from xlwings import expansion, main

from kgsheet.hosts.libreoffice.places import LAST_COLUMN, LAST_ROW, Area, address_of, edge_of
from kgsheet.hosts.libreoffice.rules import ConditionalFormats, DataValidation
from kgsheet.hosts.libreoffice.sizes import Sized
from kgsheet.hosts.libreoffice.tables import Table, table_at
from kgsheet.hosts.libreoffice.values import colour_of, received, rgb_of, rows_of, sent

_PASTED = {"formats": "copy_formats", "validation": "copy_validation"}
_STEPS = {"down": (1, 0), "up": (-1, 0), "right": (0, 1), "left": (0, -1)}


class Range(Sized):
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
        address = address_of(self.area, row_absolute, col_absolute)
        if not external:
            return address
        title = self.sheet.name.replace("'", "''")
        return f"'[{self.sheet.book.name}]{title}'!{address}"

    @property
    def raw_value(self) -> list[list[Any]]:
        """The values, row by row."""
        return received(self.call("values"))

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        self.call("write", block=sent(rows_of(value, self.shape))._asdict())

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
        last = LAST_ROW if down else LAST_COLUMN
        place = edge_of(filled, (row if down else column) - 1, down + right, last - 1) + 1
        return Range(self.sheet, *((place, column) * 2 if down else (row, place) * 2))
