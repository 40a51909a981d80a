"""The `Book` port: what a host of the master workbook must be able to do, and no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from kgsheet.core.block_rules import BlockRules
    from kgsheet.core.cells import Snapshot
    from kgsheet.core.edits import CellEdit, Edit
    from kgsheet.core.mended import Mended

Decide: TypeAlias = "Callable[[Snapshot], Sequence[BlockRules]]"
"""Says which rules the blocks of a workbook should keep."""

Choose: TypeAlias = "Callable[[Snapshot], Sequence[Edit]]"
"""Says from what a workbook holds what should change in it."""


class Book(Protocol):
    """A workbook that can be read as plain values and changed cell by cell."""

    def read(self) -> Snapshot:
        """Return what the workbook holds now.

        Raises:
            InputError: KG902 to KG904, KG907: not a workbook that can be read.
            HostError: KG901, KG906: the file or program cannot be reached.
        """
        ...

    def preview(self, edits: Sequence[Edit]) -> Sequence[CellEdit]:
        """Return the edits that would change a cell; changes nothing.

        Raises:
            InputError, HostError: as `apply` does, but for a file in use.
        """
        ...

    def apply(self, edits: Sequence[Edit]) -> Sequence[CellEdit]:
        """Make the edits, all or none, and return those that changed a cell.

        An edit whose value the cell already holds changes nothing; where no edit changes anything,
        nothing is saved.

        Raises:
            InputError: KG908: a cell cannot be written without loss.
            HostError: KG905, KG906, KG909: in use, no permission, not saved.
        """
        ...


class RegisterBook(Book, Protocol):
    """A workbook whose register gives numbers: what it decides is saved before anyone else acts."""

    def transact(self, choose: Choose) -> Sequence[CellEdit]:
        """Read, choose edits and save them while nobody else writes the workbook.

        All edits are made, or none. What was saved cannot be undone by `undo`.

        Args:
            choose: says from what the workbook holds what should change; it is asked again where
                another program changed the workbook meanwhile, and then its first answer is void.

        Raises:
            InputError: what `choose` raises; KG908: a cell cannot be written without loss.
            HostError: KG905, KG906, KG909: in use, no permission, not saved; KG915: the drive has
                no locks.
        """
        ...


class RestorableBook(Book, Protocol):
    """A workbook whose rules can be put back: drop-downs, hints, colours, formats, headings."""

    def restore(self, decide: Decide) -> Sequence[Mended]:
        """Put the rules of the workbook's blocks back, and return what was mended.

        Where every rule holds, nothing is saved.

        Args:
            decide: says from what the workbook holds which rules its blocks should keep.

        Raises:
            InputError: what `decide` raises; KG908: it cannot be done without loss.
            HostError: KG905, KG906, KG909: in use, no permission, not saved.
        """
        ...


class BookFile(RegisterBook, RestorableBook, Protocol):
    """A workbook in a closed file, which keeps the version before its last save."""

    def undo(self) -> None:
        """Let the file and its backup change places.

        Raises:
            InputError: KG912: there is no backup.
            HostError: KG905, KG906, KG909: in use, no permission, not saved.
        """
        ...
