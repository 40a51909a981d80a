"""Patches one worksheet part: a large one slice by slice, any other whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from kgsheet.core.edits import CellEdit
from kgsheet.core.writing import overlaps
from kgsheet.errors import InputError
from kgsheet.ooxml.areas import hull, parse_area
from kgsheet.ooxml.calculation import holds_formula
from kgsheet.ooxml.plaincells import Around
from kgsheet.ooxml.planner import SheetPatch
from kgsheet.ooxml.proof import UnusualError
from kgsheet.ooxml.sheet import SheetEditor
from kgsheet.ooxml.slices import LARGE, Slice, slices
from kgsheet.ooxml.workbook import SheetPart, Workbook
from kgsheet.ooxml.xmltext import PartText, checked, spliced
from kgsheet.ooxml.zipmembers import Packed, Packer

# A formula that stands for others too, which may be in another slice.
_SHARING = re.compile(rb"<f\s")


@dataclass(slots=True)
class PatchedSheet:
    """What became of a worksheet part.

    Attributes:
        changed: the edits that change a cell.
        changes_formulas: whether a formula comes or goes.
        has_formulas: whether it held any before.
        packed: the new part; None where nothing changes, or nothing will be written.
    """

    changed: list[CellEdit] = field(default_factory=list)
    changes_formulas: bool = False
    has_formulas: bool = False
    packed: Packed | None = None

    def take(self, editor: SheetEditor, patch: SheetPatch) -> None:
        """Take in what edits of the part, or of a slice of it, come to."""
        self.changed += patch.changed
        self.changes_formulas |= patch.changes_formulas
        self.has_formulas = self.has_formulas or holds_formula(editor.grid.formulas)


NewPacker = Callable[[], Packer]
"""Returns what packs a new part."""


def patched_whole(
    editor: SheetEditor, edits: Sequence[CellEdit], new_packer: NewPacker | None
) -> PatchedSheet:
    """Return what edits make of a sheet; nothing is packed where nothing packs.

    Raises:
        InputError: KG908: a cell cannot be written without loss.
    """
    found, patch, text = PatchedSheet(), editor.plan(edits), editor.text
    found.take(editor, patch)
    if new_packer and patch.splices:
        packer = new_packer()
        packer.add(text.encoded(spliced(text.utf8, patch.splices)))
        found.packed = packer.finished()
    return found


def patched_in_slices(
    workbook: Workbook, sheet: SheetPart, edits: Sequence[CellEdit], new_packer: NewPacker | None
) -> PatchedSheet | None:
    """Return the same of a large sheet; None where it takes all of it at once to tell."""
    if workbook.package.size(sheet.part) < LARGE:
        return None
    try:
        return _Slicing(workbook, sheet, edits).patched(new_packer)
    except (InputError, UnusualError):
        return None


class _Slicing:
    def __init__(self, workbook: Workbook, sheet: SheetPart, edits: Sequence[CellEdit]) -> None:
        self._workbook, self._sheet, self._edits = workbook, sheet, edits
        if any(map(attrgetter("like_row"), edits)):
            raise UnusualError  # which may be in another slice

    def patched(self, new_packer: NewPacker | None) -> PatchedSheet:
        found, merged = self._run(new_packer, None)
        return self._run(new_packer, merged)[0] if merged else found

    def _run(
        self, new_packer: NewPacker | None, around: Around | None
    ) -> tuple[PatchedSheet, Around | None]:
        """Return what becomes of the sheet, and with what around the cells that must be seen anew.

        What is merged is said behind the rows; mostly that is not where edits are.
        """
        found, packer, passed = PatchedSheet(), None, 0
        for one, editor, edits in self._parts():
            around = around or self._around(editor)
            patch = editor.plan(edits, around) if edits else SheetPatch()
            found.take(editor, patch)
            if new_packer and patch.splices and not packer:
                packer = new_packer()
                packer.add(self._beginning(passed))
            if packer:
                packer.add(spliced(one.text, patch.splices, one.start, one.end))
            passed += one.end - one.start
        found.packed = packer.finished() if packer else None
        reach = around.guards.reach if around else None
        is_merged = reach and any(overlaps(area, reach) for area in editor.grid.merges())
        return found, editor.around(self._edits) if is_merged else None

    def _around(self, editor: SheetEditor) -> Around:
        """Return what stands around the cells, where the edits do not reach beyond what is used."""
        around, node = editor.around(self._edits), editor.grid.dimension
        area = parse_area(node.get("ref")) if node else None
        if area is not None and hull(area, around.guards.reach) != area:
            raise UnusualError
        return around

    def _parts(self) -> Iterator[tuple[Slice, SheetEditor, Sequence[CellEdit]]]:
        """Yield the slices, each with its edits."""
        at, last_row = 0, 0
        for one in slices(self._pieces(), self._workbook.package.size(self._sheet.part)):
            editor = SheetEditor(self._workbook, self._sheet, self._checked(one.text))
            ends = editor.order.ends
            if not ends or ends[0] <= last_row or _SHARING.search(editor.grid.formulas):
                raise UnusualError
            last_row, end = ends[1], len(self._edits)
            if one.until is not None:
                end = bisect_left(self._edits, one.until, at, key=attrgetter("row"))
            yield one, editor, self._edits[at:end]
            at = end

    def _beginning(self, size: int) -> Iterator[bytes]:
        """Yield so many bytes of the part as they are."""
        pieces = self._pieces()
        while size > 0:
            piece = next(pieces)[:size]
            size -= len(piece)
            yield piece

    def _pieces(self) -> Iterator[bytes]:
        return self._workbook.package.pieces(self._sheet.part)

    def _checked(self, utf8: bytes) -> PartText:
        return checked(PartText(utf8), self._sheet.part)
