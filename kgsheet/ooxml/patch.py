"""Patches a workbook: only what the edits name changes, every other member keeps its bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from kgsheet.core.edits import CellEdit, Edit, TableGrowth
from kgsheet.core.work import plan
from kgsheet.core.writing import place, refused
from kgsheet.errors import InputError, Place, Problem
from kgsheet.messages.refusals import Refusal
from kgsheet.ooxml.calculation import has_formulas, recalculated, without_chain
from kgsheet.ooxml.collector import collector_paused
from kgsheet.ooxml.package import open_package
from kgsheet.ooxml.sheet import SheetEditor
from kgsheet.ooxml.sheetpatch import PatchedSheet, patched_in_slices, patched_whole
from kgsheet.ooxml.tables import check_room, grown, table_named
from kgsheet.ooxml.workbook import TablePart, Workbook
from kgsheet.ooxml.zipmembers import Packed

_SIGNATURES = "_xmlsignatures"

Growths = Mapping[str, int]
"""The last row of each table that grows."""


class WorkbookPatch:
    """Edits of one workbook, decided in full before anything is written.

    Sheets are decided, packed and let go one after the other, for each may fill memory.

    Args:
        data: the bytes of the workbook.
        edits: what should change.
        is_preview: nothing will be written.

    Raises:
        InputError: KG902 to KG904, KG907, KG908.
    """

    @collector_paused()
    def __init__(self, data: bytes, edits: Iterable[Edit], *, is_preview: bool = False) -> None:
        self.package = open_package(data)
        self._workbook, self._is_preview = Workbook(self.package), is_preview
        self.changed: list[CellEdit] = []
        self._packed: dict[str, Packed] = {}
        self._formulas: dict[str, bool] = {}
        self._changes_formulas = False
        self._editors: dict[str, SheetEditor] = {}
        work = plan(edits)
        self._growths = list(self._wanted_growths(work.growths))
        for title, some in work.sheets.items():
            self._change(title, some)
        if self.is_needed:
            self._check_signatures()

    @property
    def is_needed(self) -> bool:
        """Whether anything changes."""
        return bool(self.changed or self._growths)

    def write(self, out: BinaryIO) -> None:
        """Write the patched workbook, once: then what was packed is let go."""
        if self._is_preview:
            raise ValueError("a preview holds nothing to write")
        self.package.write(out, *self._members())
        self._packed.clear()
        del self._workbook

    @property
    def growths(self) -> list[TableGrowth]:
        """The tables that grow."""
        return [
            TableGrowth(table=table.ref.name, last_row=last_row)
            for table, last_row in self._growths
        ]

    def _members(self) -> tuple[dict[str, Packed | Iterator[bytes]], list[str]]:
        """Return the members to replace and those to drop."""
        workbook, dropped = self._workbook, list[str]()
        replaced: dict[str, Packed | Iterator[bytes]] = {**self._packed}
        for table, last_row in self._growths:
            replaced[table.part] = grown(workbook, table, last_row)
        styles = workbook.part_of_kind("styles")
        if styles and workbook.styles and workbook.styles.is_changed:
            replaced[styles] = workbook.styles.written()
        order = recalculated(workbook)
        if order and (self._changes_formulas or has_formulas(workbook, self._formulas)):
            replaced |= order
        if self._changes_formulas:
            parts, dropped = without_chain(workbook)
            replaced |= parts
        return replaced, dropped

    def _wanted_growths(self, growths: Growths) -> Iterator[tuple[TablePart, int]]:
        for name, last_row in growths.items():
            table = table_named(self._workbook, name)
            if last_row > table.ref.area.last_row:
                check_room(self._workbook, table, last_row, self._editor(table.ref.sheet))
                yield table, last_row

    def _change(self, title: str, edits: Sequence[CellEdit]) -> None:
        found = self._patched(title, edits)
        part = self._workbook.worksheets[title].part
        self.changed += found.changed
        self._changes_formulas |= found.changes_formulas
        self._formulas[part] = found.has_formulas
        if found.packed:
            self._packed[part] = found.packed

    def _patched(self, title: str, edits: Sequence[CellEdit]) -> PatchedSheet:
        self._check_sheet(edits[0])
        sheet = self._workbook.worksheets[title]
        new_packer = None if self._is_preview else partial(self.package.packer, sheet.part)
        if title not in self._editors:  # else all of it was looked at
            found = patched_in_slices(self._workbook, sheet, edits, new_packer)
            if found:
                return found
        try:
            return patched_whole(self._editor(title), edits, new_packer)
        except InputError as exc:
            raise InputError(*(_in_sheet(problem, title) for problem in exc.problems)) from exc
        finally:
            self._editors.pop(title, None)

    def _editor(self, title: str) -> SheetEditor:
        if title not in self._editors:
            sheet = self._workbook.worksheets[title]
            self._editors[title] = SheetEditor(self._workbook, sheet)
        return self._editors[title]

    def _check_sheet(self, edit: CellEdit) -> None:
        if edit.sheet not in self._workbook.sheets:
            raise refused(Refusal.NO_SHEET, place(edit))
        if edit.sheet not in self._workbook.worksheets:
            raise refused(Refusal.NOT_WORKSHEET, place(edit))

    def _check_signatures(self) -> None:
        if any(name.lower().lstrip("/").startswith(_SIGNATURES) for name in self.package.names()):
            raise refused(Refusal.SIGNED, Place())


def _in_sheet(problem: Problem, title: str) -> Problem:
    return replace(problem, where=replace(problem.where, sheet=title))
