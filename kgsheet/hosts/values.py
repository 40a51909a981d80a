"""Makes the rows of a sheet from what a reader of files delivers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from kgsheet.core.cells import Area, CellValue, Sheet
from kgsheet.core.writing import LAST_COLUMN, LAST_ROW, contains, settled, with_plain_lines
from kgsheet.messages.refusals import Damage
from kgsheet.ooxml.faults import damaged

Raw = str | float | bool | date | datetime | time | timedelta
Filled = tuple[int, int, CellValue]

_WHOLE = Area(first_row=1, first_column=1, last_row=LAST_ROW, last_column=LAST_COLUMN)
_EMPTY: tuple[CellValue, ...] = ()
# Cells that are filled one by one, with the empty ones before them: 8 bytes each.
_MOST_CELLS = 50_000_000


def plain(raw: Raw) -> CellValue:
    """Return the value of a cell as the core knows it; times of day become text.

    >>> plain(6.0), plain(""), plain(time(8, 30)), plain(timedelta(hours=30))
    (6, None, '08:30', '30:00')
    """
    if isinstance(raw, str):
        return with_plain_lines(raw) or None
    if isinstance(raw, time):
        return f"{raw:%H:%M}"
    if isinstance(raw, timedelta):
        minutes = round(raw.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return settled(raw)


class SheetRows:
    """Rows under construction; rows without a value share one empty tuple.

    Args:
        first_row: Excel's number of the first row.
        first_column: Excel's number of the first column.
    """

    def __init__(self, first_row: int = 1, first_column: int = 1) -> None:
        self._first_row, self._first_column = first_row, first_column
        self._rows: list[Sequence[CellValue]] = []
        self._added = 0

    def extend(self, rows: Iterable[Sequence[Raw]]) -> None:
        """Append rows."""
        for raw in rows:
            row = [plain(one) for one in raw]
            self._rows.append(row if any(one is not None for one in row) else _EMPTY)

    def put(self, cells: Sequence[Filled]) -> None:
        """Set cells, wherever they lie."""
        if not cells:
            return
        self._reach(min(cell[0] for cell in cells), min(cell[1] for cell in cells))
        for row, column, value in cells:
            self._set(row - self._first_row, column - self._first_column, value)

    def sheet(self, title: str, merges: Iterable[Area]) -> Sheet:
        """Return the sheet, without empty rows at its end and merges that leave the sheet."""
        while self._rows and not self._rows[-1]:
            self._rows.pop()
        return Sheet(
            name=title,
            rows=self._rows,
            first_row=self._first_row,
            first_column=self._first_column,
            merges=tuple(area for area in merges if contains(_WHOLE, *_last_cell(area))),
        )

    def _reach(self, row: int, column: int) -> None:
        """Make room above and to the left."""
        if not self._rows:
            self._first_row, self._first_column = row, column
        above, left = max(self._first_row - row, 0), max(self._first_column - column, 0)
        if left:
            pad = [None] * left
            self._rows = [[*pad, *one] if one else _EMPTY for one in self._rows]
        self._rows[:0] = [_EMPTY] * above
        self._first_row, self._first_column = self._first_row - above, self._first_column - left

    def _set(self, row: int, column: int, value: CellValue) -> None:
        self._rows.extend([_EMPTY] * (row + 1 - len(self._rows)))
        cells = list(self._rows[row])
        missing = max(column + 1 - len(cells), 0)
        self._added += missing
        if self._added > _MOST_CELLS:
            raise damaged(Damage.FAR_CELLS)
        cells.extend([None] * missing)
        cells[column] = value
        self._rows[row] = cells


def _last_cell(area: Area) -> tuple[int, int]:
    return area.last_row, area.last_column
