"""Says, as values, which cells should change."""

from __future__ import annotations

from kgsheet.core.cells import Writable
from kgsheet.values import frozen


@frozen(kw_only=True)
class CellEdit:
    """One cell to set, or to empty with `None`; its format stays.

    Attributes:
        row, column: 1-based.
        like_row: the row whose cell of the same column lends its format, should this cell not
            exist yet (rows added below a table).
    """

    sheet: str
    row: int
    column: int
    value: Writable
    like_row: int | None = None


@frozen(kw_only=True)
class TableGrowth:
    """An Excel table whose last row moves down to `last_row`; its cells come as `CellEdit`s."""

    table: str
    last_row: int


Edit = CellEdit | TableGrowth
