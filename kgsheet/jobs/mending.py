"""The jobs that put things back: a version of the file, or the rules of its cells."""

from __future__ import annotations

from collections.abc import Sequence

from kgsheet.core.mended import Mended
from kgsheet.core.restoring import block_rules
from kgsheet.hosts.base import BookFile, RestorableBook


def undo(book: BookFile) -> None:
    """Put the version before the last save back; the present one can be had back the same way.

    Raises:
        InputError: KG912: there is no backup; KG902 to KG904, KG907: it is no workbook.
        HostError: KG901, KG905, KG906, KG909: it cannot be reached, in use, not saved.
    """
    book.undo()


def restore(book: RestorableBook) -> Sequence[Mended]:
    """Put back what pasting destroyed: drop-downs, hints, colours, formats, headings, columns.

    Raises:
        InputError: KG302, KG902 to KG904: not a workbook with tasks; KG908: no room for a column.
        HostError: KG901, KG905, KG906, KG909: it cannot be reached, in use, not saved.
    """
    return book.restore(block_rules)
