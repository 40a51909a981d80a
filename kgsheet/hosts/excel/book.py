"""The `Book` port over xlwings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import xlwings as xw

from kgsheet.core.cells import Sheet, Snapshot
from kgsheet.core.edits import CellEdit, Edit
from kgsheet.core.mended import Mended
from kgsheet.errors import HostError, Place, Problem
from kgsheet.hosts.base import Choose, Decide
from kgsheet.hosts.excel.changes import decide as decide_changes
from kgsheet.hosts.excel.faults import translated
from kgsheet.hosts.excel.program import suspended
from kgsheet.hosts.excel.reading import read_sheet, read_tables
from kgsheet.hosts.excel.writing import write
from kgsheet.hosts.faults import translated as file_translated
from kgsheet.hosts.sheets import Sheets
from kgsheet.messages import Code

_PATIENCE = 10.0  # seconds; somebody waits before the screen


class ExcelBook:
    """A workbook open in a live spreadsheet program; whatever engine drives it.

    Args:
        book: the workbook as xlwings knows it.
    """

    def __init__(self, book: xw.Book) -> None:
        self._book = book
        with translated(""):
            self.name: str = book.name

    def read(self) -> Snapshot:
        """Return what the workbook holds now; each sheet is read when it is asked for.

        Raises:
            HostError: KG921, KG922: the program is busy or gone.
        """
        with translated(self.name):
            sheets = {sheet.name: sheet for sheet in self._book.sheets}
            tables = tuple(table for sheet in sheets.values() for table in read_tables(sheet))

        def load(title: str) -> Sheet:
            with translated(self.name):
                return read_sheet(sheets[title])

        return Snapshot(file=self.name, tables=tables, sheets=Sheets(tuple(sheets), load))

    def preview(self, edits: Sequence[Edit]) -> Sequence[CellEdit]:
        """Return the edits that would change a cell; changes nothing.

        Raises:
            InputError, HostError: as `apply` does.
        """
        with translated(self.name):
            return list(decide_changes(self._book, edits).cells)

    def apply(self, edits: Sequence[Edit]) -> Sequence[CellEdit]:
        """Make the edits, all or none, and return those that changed a cell; saves nothing.

        Raises:
            InputError: KG908: a cell cannot be written without loss.
            HostError: KG921 to KG923: the program is busy, gone, or refuses.
        """
        with translated(self.name), suspended(self._book.app):
            changes = decide_changes(self._book, edits)
            if changes.cells or changes.grown:
                with translated(self.name, writes=True):
                    write(changes)
            return list(changes.cells)

    def transact(self, choose: Choose) -> Sequence[CellEdit]:
        """Read, choose edits and make them in the open workbook, which is then saved.

        Raises:
            InputError: what `choose` raises; KG908: a cell cannot be written without loss.
            HostError: KG905: another run gives a number; KG915: the drive has no locks; KG921 to
                KG923: the program is busy, gone, or refuses; KG954: the workbook has no file.
        """
        # Only who gives a number needs locks.
        from kgsheet.hosts.registering import only_register_writer

        with translated(self.name):
            path = Path(self._book.fullname)
        if not path.is_file():
            raise HostError(Problem(code=Code.BOOK_NOT_SAVED, where=Place(file=self.name)))
        with file_translated(path, "write"), only_register_writer(path.resolve(), _PATIENCE):
            changed = self.apply(choose(self.read()))
            if changed:
                with translated(self.name, writes=True):
                    self._book.save()
        return changed

    def restore(self, decide: Decide) -> Sequence[Mended]:
        """Put the rules of the workbook's blocks back, and return what was mended; saves nothing.

        Args:
            decide: says from what the workbook holds which rules its blocks should keep.

        Raises:
            InputError: KG302, KG908: no task table, no room for a column.
            HostError: KG921 to KG923: the program is busy, gone, or refuses.
        """
        from kgsheet.hosts.excel.restoring import restored

        with translated(self.name), suspended(self._book.app):
            snapshot = self.read()
            rules = decide(snapshot)
            with translated(self.name, writes=True):
                return restored(self._book, snapshot, rules)
