"""The job that points the buttons of a workbook at a Python."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from kgsheet.core.cells import Sheet, display
from kgsheet.core.edits import CellEdit
from kgsheet.core.schema.panel import CONF_SHEET, Conf
from kgsheet.errors import InputError, Place, Problem
from kgsheet.hosts.base import Book
from kgsheet.messages import Code

MACRO_SUFFIX = ".xlsm"


def setup_buttons(book: Book, interpreters: Mapping[Conf, str]) -> Sequence[CellEdit]:
    """Write which Python the buttons of a workbook start, and return what changed.

    Args:
        book: the workbook.
        interpreters: the programs, by the keys of the sheet of the buttons' settings.

    Raises:
        InputError: KG914: it has no buttons; as `Book.apply` does.
        HostError: as `Book.apply` does.
    """
    snapshot = book.read()
    has_macros = PurePath(snapshot.file).suffix.casefold() == MACRO_SUFFIX
    if not has_macros or CONF_SHEET not in snapshot.sheets:
        raise InputError(Problem(code=Code.BUTTONS_MISSING, where=Place(file=snapshot.file)))
    return book.apply(list(_edits(snapshot.sheets[CONF_SHEET], interpreters)))


def _edits(sheet: Sheet, interpreters: Mapping[Conf, str]) -> Iterator[CellEdit]:
    """The cells beside the keys; a key that the sheet lacks goes below its last row."""
    numbered = enumerate(sheet.rows, sheet.first_row)
    rows = {display(row[0]): number for number, row in numbered if row}
    below = sheet.first_row + len(sheet.rows)
    for key, program in interpreters.items():
        row = rows.get(key)
        if row is None:
            row, below = below, below + 1
            yield CellEdit(sheet=CONF_SHEET, row=row, column=1, value=str(key))
        yield CellEdit(sheet=CONF_SHEET, row=row, column=2, value=program)
