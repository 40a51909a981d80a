"""A closed workbook on disk: read and written by `ooxml`, without any Office program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kgsheet.core.cells import Sheet, Snapshot
from kgsheet.hosts.contents import content_of
from kgsheet.hosts.faults import translated
from kgsheet.hosts.sheets import Sheets
from kgsheet.ooxml.package import open_package
from kgsheet.ooxml.plainrows import plain_sheet
from kgsheet.ooxml.workbook import Workbook

if TYPE_CHECKING:
    from kgsheet.core.edits import CellEdit, Edit
    from kgsheet.core.mended import Mended
    from kgsheet.hosts.base import Choose, Decide
    from kgsheet.hosts.closer import CloserReader


class FileBook:
    """The workbook in a file; what writes it is loaded when it is written.

    Args:
        path: an .xlsx or .xlsm file; a link is followed, and stays a link when written.
        patience: how many seconds to wait for another run that is writing the file.
    """

    def __init__(self, path: Path | str, patience: float = 60) -> None:
        self._path, self._patience = Path(path), patience

    def read(self) -> Snapshot:
        """Return what the workbook holds now; each sheet is read when it is asked for.

        Raises:
            InputError: KG902 to KG904, KG907: not a workbook that can be read.
            HostError: KG901, KG906: not found, no permission.
        """
        with translated(self._path, "read"):
            return self._snapshot(content_of(self._path))

    def preview(self, edits: Sequence[Edit]) -> Sequence[CellEdit]:
        """Return the edits that would change a cell; changes nothing.

        Raises:
            InputError, HostError: as `apply` does, but for a file in use.
        """
        from kgsheet.ooxml.patch import WorkbookPatch

        with translated(self._path, "read"):
            return WorkbookPatch(content_of(self._path), edits, is_preview=True).changed

    def apply(self, edits: Sequence[Edit]) -> Sequence[CellEdit]:
        """Make the edits, all or none, and return those that changed a cell.

        What is patched is the file as it stands now, whatever was read before.

        Raises:
            InputError: KG908: a cell cannot be written without loss; KG902 to KG904, KG907.
            HostError: KG905 in use, KG901, KG906, KG909 not saved.
        """
        from kgsheet.hosts.changing import held, patched

        with held(self._path, self._patience) as target:
            return patched(target, lambda _: edits)

    def transact(self, choose: Choose) -> Sequence[CellEdit]:
        """Read, choose edits and save them while nobody else writes the workbook; keep no backup.

        Raises:
            InputError: what `choose` raises; KG908; KG902 to KG904, KG907.
            HostError: KG905 in use, KG901, KG906, KG909 not saved, KG915 the drive has no locks.
        """
        from kgsheet.hosts.changing import held, patched
        from kgsheet.hosts.saving import drop_backup

        with held(self._path, self._patience, as_register=True) as target:
            return patched(target, lambda data: choose(self._snapshot(data)), drop_backup)

    def undo(self) -> None:
        """Let the file and its last backup change places, so that undoing can be undone.

        Raises:
            InputError: KG912: there is no backup; KG902 to KG904, KG907: it is no workbook.
            HostError: KG905 in use, KG901, KG906, KG909 not saved.
        """
        from kgsheet.hosts.changing import held
        from kgsheet.hosts.undoing import undo

        with held(self._path, self._patience) as target:
            undo(target)

    def restore(self, decide: Decide) -> Sequence[Mended]:
        """Put the rules of the workbook's blocks back, and return what was mended.

        Args:
            decide: says from what the workbook holds which rules its blocks should keep.

        Raises:
            InputError: KG302, KG908: no task table, no room for a column; KG902 to KG904, KG907.
            HostError: KG905 in use, KG901, KG906, KG909 not saved.
        """
        from kgsheet.hosts.changing import held
        from kgsheet.hosts.restoring import restored

        with held(self._path, self._patience) as target:
            return restored(target, lambda data: decide(self._snapshot(data)))

    def _snapshot(self, data: bytes) -> Snapshot:
        content = _Content(data)
        return Snapshot(
            file=self._path.name,
            tables=tuple(table.ref for table in content.workbook.tables),
            sheets=Sheets(tuple(content.workbook.worksheets), self._load(content)),
        )

    def _load(self, content: _Content) -> Callable[[str], Sheet]:
        def load(title: str) -> Sheet:
            with translated(self._path, "read"):
                return content.sheet(title)

        return load


class _Content:
    """The bytes of a workbook at one moment, so that later sheets fit earlier ones."""

    def __init__(self, data: bytes) -> None:
        self.workbook = Workbook(open_package(data))
        self._styles, self._strings = self.workbook.styles, self.workbook.shown_strings

    def sheet(self, title: str) -> Sheet:
        """Return a worksheet."""
        plain = self._plain(title)
        return self._closer.sheet(title) if plain is None else plain

    def _plain(self, title: str) -> Sheet | None:
        part = self.workbook.worksheets[title].part
        if self._strings is None:
            return None
        pieces = self.workbook.package.pieces(part)
        found = plain_sheet(pieces, self._strings, self._styles, self.workbook.is_1904)
        return found and Sheet(name=title, **found._asdict())

    @cached_property
    def _closer(self) -> CloserReader:
        # Few sheets need it, and calamine takes its time to load.
        from kgsheet.hosts.closer import CloserReader

        return CloserReader(self.workbook)
