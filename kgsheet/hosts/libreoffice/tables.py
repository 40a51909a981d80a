"""Excel's tables as xlwings sees them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xlwings import NoSuchObjectError

from kgsheet.hosts.libreoffice.partial import Partial
from kgsheet.hosts.libreoffice.places import Cells


class Tables(Partial):
    """The tables of a sheet."""

    __slots__ = ("_sheet",)

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet

    @property
    def api(self) -> str:
        """The title of the sheet."""
        title: str = self._sheet.name
        return title

    def _tables(self) -> list[Table]:
        found = self._sheet.book.bridge.call("tables")
        return [Table(self._sheet, one) for one in found if one["sheet"] == self._sheet.name]

    def __iter__(self) -> Iterator[Table]:
        return iter(self._tables())

    def __len__(self) -> int:
        return len(self._tables())

    def __contains__(self, name: str) -> bool:
        return any(table.name.casefold() == name.casefold() for table in self)

    def __call__(self, name_or_index: str | int) -> Table:
        """Return a table by its name or place."""
        for index, table in enumerate(self, start=1):
            if name_or_index == index or table.name.casefold() == str(name_or_index).casefold():
                return table
        raise NoSuchObjectError(name_or_index)


class Table(Partial):
    """A table: its place as it was when it was looked for, until it is resized.

    Args:
        sheet: the sheet it lies in.
        described: name, area, has_header, has_totals, has_autofilter.
    """

    __slots__ = ("_described", "parent")

    def __init__(self, sheet: Any, described: dict[str, Any]) -> None:
        self.parent, self._described = sheet, described

    @property
    def api(self) -> str:
        """The name."""
        return self.name

    @property
    def name(self) -> str:
        """The name."""
        name: str = self._described["name"]
        return name

    @property
    def display_name(self) -> str:
        """The name."""
        return self.name

    @property
    def show_headers(self) -> bool:
        """Whether it has a row of headings."""
        return bool(self._described["has_header"])

    @property
    def show_totals(self) -> bool:
        """Whether it ends in a row of totals."""
        return bool(self._described["has_totals"])

    @property
    def show_autofilter(self) -> bool:
        """Whether its headings have buttons to filter."""
        return bool(self._described["has_autofilter"])

    @property
    def range(self) -> Cells:
        """All its cells."""
        return self._rows(0, 0)

    @property
    def header_row_range(self) -> Cells | None:
        """The row of headings."""
        last = self.range.shape[0] - 1
        return self._rows(0, last) if self.show_headers else None

    @property
    def data_body_range(self) -> Cells | None:
        """The rows between headings and totals, if there are any."""
        above, below = int(self.show_headers), int(self.show_totals)
        return self._rows(above, below) if self.range.shape[0] > above + below else None

    @property
    def totals_row_range(self) -> Cells | None:
        """The row of totals."""
        first = self.range.shape[0] - 1
        return self._rows(first, 0) if self.show_totals else None

    @property
    def insert_row_range(self) -> None:
        """Nothing: LibreOffice shows no row to begin an empty table in."""
        return

    def _rows(self, left_above: int, left_below: int) -> Cells:
        top, left, bottom, right = self._described["area"]
        block: Cells = self.parent.range((top + left_above, left), (bottom - left_below, right))
        return block

    def resize(self, range: Any) -> None:
        """Move the ends of the table; takes a range of xlwings."""
        area = range.impl.area
        self.parent.book.bridge.call("resize_table", name=self.name, area=area)
        self._described = self._described | {"area": area}


def table_at(cells: Cells) -> Table | None:
    """Return the table that the first cell of a block lies in."""
    row, column = cells.row, cells.column
    for table in Tables(cells.sheet):
        top, left, bottom, right = table.range.area
        if top <= row <= bottom and left <= column <= right:
            return table
    return None
