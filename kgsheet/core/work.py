"""Puts edits in order before a host makes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import chain, groupby
from operator import attrgetter, lt

from kgsheet.core.edits import CellEdit, Edit, TableGrowth
from kgsheet.core.writing import LAST_COLUMN, LAST_ROW, place, refused, value_refusal
from kgsheet.errors import Place
from kgsheet.messages.refusals import Refusal
from kgsheet.values import frozen


@frozen
class Work:
    """Edits put in order.

    Attributes:
        sheets: by the title of each sheet, the last edit of each cell, by rows and columns.
        growths: how far each table grows.
    """

    sheets: dict[str, list[CellEdit]]
    growths: dict[str, int]

    @property
    def cells(self) -> list[CellEdit]:
        """The edits of all sheets."""
        return [*chain.from_iterable(self.sheets.values())]


def plan(edits: Iterable[Edit]) -> Work:
    """Return the edits in order; the last edit of a cell counts.

    >>> edits = [CellEdit(sheet="A", row=1, column=1, value=n) for n in (1, 2)]
    >>> [edit.value for edit in plan(edits).cells]
    [2]

    Raises:
        InputError: KG908: a value that no cell can take, an address outside the sheet.
    """
    cells, growths = list[CellEdit](), dict[str, int]()
    for edit in edits:
        if isinstance(edit, TableGrowth):
            growths[edit.table] = max(edit.last_row, growths.get(edit.table, 0))
        else:
            cells.append(edit)
    _check(cells)
    return Work({title: _ordered(some) for title, some in by_sheet(cells).items()}, growths)


def by_sheet(edits: Iterable[CellEdit]) -> dict[str, list[CellEdit]]:
    """Return the edits of each sheet, in their order.

    >>> edits = [CellEdit(sheet=title, row=1, column=1, value=1) for title in "ABA"]
    >>> {title: len(some) for title, some in by_sheet(edits).items()}
    {'A': 2, 'B': 1}
    """
    found: dict[str, list[CellEdit]] = {}
    for title, group in groupby(edits, attrgetter("sheet")):
        found.setdefault(title, []).extend(group)
    return found


def _check(edits: Sequence[CellEdit]) -> None:
    """Return when each edit names a cell, and a value that a cell can take."""
    values = {(edit.value.__class__, edit.value) for edit in edits}  # thousands repeat a few
    rows, columns = {edit.row for edit in edits}, {edit.column for edit in edits}
    if _is_inside(rows, columns) and not any(value_refusal(value) for _, value in values):
        return
    for edit in edits:
        if not _is_inside({edit.row}, {edit.column}):
            raise refused(Refusal.OUTSIDE, Place(sheet=edit.sheet))
        if why := value_refusal(edit.value):
            raise refused(why, place(edit))


def _is_inside(rows: Set[int], columns: Set[int]) -> bool:
    first_row, first_column = min(rows, default=1), min(columns, default=1)
    last_row, last_column = max(rows, default=1), max(columns, default=1)
    return min(first_row, first_column) >= 1 and (
        last_row <= LAST_ROW and last_column <= LAST_COLUMN
    )


def _ordered(edits: list[CellEdit]) -> list[CellEdit]:
    """Return the last edit of each cell, by rows and columns; mostly they come like that."""
    keys = [edit.row * LAST_COLUMN + edit.column for edit in edits]
    if all(map(lt, keys, keys[1:])):
        return edits
    last = dict(zip(keys, edits, strict=True))
    return [last[key] for key in sorted(last)]
