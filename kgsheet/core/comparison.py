"""What differs between two workbooks, as values."""

from __future__ import annotations

from kgsheet.messages.differences import Change, PartKind
from kgsheet.values import frozen


@frozen(kw_only=True)
class CellDifference:
    """A cell that shows or computes something else.

    Attributes:
        cell: its A1 address.
        before, after: what a person sees, with the formula where that differs; None when empty.
    """

    sheet: str
    cell: str
    before: str | None
    after: str | None


@frozen(kw_only=True)
class PartDifference:
    """Something beside the values of cells that differs.

    Attributes:
        part: the member of the package.
        sheet: the title of the sheet that it belongs to, if any.
        name: the new title of a sheet, the name of a table.
    """

    part: str
    kind: PartKind
    change: Change
    sheet: str = ""
    name: str = ""


@frozen
class Comparison:
    """All that differs: cells sheet by sheet in their order, then the rest."""

    cells: tuple[CellDifference, ...] = ()
    parts: tuple[PartDifference, ...] = ()

    @property
    def is_equal(self) -> bool:
        """Whether nothing differs."""
        return not self.cells and not self.parts
