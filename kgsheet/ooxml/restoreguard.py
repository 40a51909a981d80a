"""Proves that putting rules back changed nothing that people typed or made.

Permitted: formats of cells, the headings that were mended, empty cells of new columns, the lists
of widths, drop-downs and colour rules, formats appended. All else keeps its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from kgsheet.errors import InputError
from kgsheet.ooxml.addresses import cell_name
from kgsheet.ooxml.cellxml import Held, held
from kgsheet.ooxml.members import Members, changed_members
from kgsheet.ooxml.package import Package
from kgsheet.ooxml.restore import RestorePatch
from kgsheet.ooxml.rows import Grid, Row
from kgsheet.ooxml.sheetguard import Loss
from kgsheet.ooxml.workbook import Workbook
from kgsheet.ooxml.xmltext import Node, PartText, masked, outline, with_attributes

_MENDED = frozenset({"dimension", "cols", "conditionalFormatting", "dataValidations"})
_EXTENSIONS = "extLst"

_FORMAT = re.compile(rb"(<[\w.:-]*c\b[^>]*?)\ss=\"\d+\"")


def unrestored(before: bytes, after: bytes, patch: RestorePatch) -> list[Loss]:
    """Return where a workbook differs from the old one in more than what was to be mended."""
    try:
        return list(_losses(before, after, patch))
    except InputError:  # the old package was read already: the new one is broken
        return [Loss()]


def _losses(before: bytes, after: bytes, patch: RestorePatch) -> Iterator[Loss]:
    old, new = Members(before), Members(after)
    if old.names != new.names or not new.is_closed or old.comment != new.comment:
        yield Loss()
        return
    meant = patch.changed_parts()
    was, now = Workbook(Package(before)), Workbook(Package(after))
    titles = {sheet.part: title for title, sheet in was.worksheets.items()}
    for name in old.names:
        if old.label(name) != new.label(name) or not new.is_sound(name):
            yield Loss(part=name)
    for name in changed_members(old, new):
        texts = was.package.text(name), now.package.text(name)
        if name not in meant:
            yield Loss(part=name)
        elif name in titles:
            yield from _in_sheet(Loss(part=name, sheet=titles[name]), (was, now), patch)
        elif name == was.part_of_kind("styles") and not _is_longer(*texts):
            yield Loss(part=name)


def _in_sheet(
    place: Loss, workbooks: tuple[Workbook, Workbook], patch: RestorePatch
) -> Iterator[Loss]:
    old, new = (_Sheet(workbook, place.part) for workbook in workbooks)
    if list(old.kept()) != list(new.kept()):
        yield place
    for one, other in zip_longest(old.grid.rows(), new.grid.rows()):
        if one is None or other is None or old.tag(one) != new.tag(other):
            yield place
            return
        if old.bare(one) == new.bare(other):
            continue
        was, now = old.cells(one), new.cells(other)
        for column in sorted({*was, *now}):
            heading = Held(patch.headings.get((place.sheet, one.number, column)))
            if now.get(column) not in (was.get(column), heading):
                cell = cell_name(one.number, column)
                yield Loss(part=place.part, sheet=place.sheet, cell=cell)


class _Sheet:
    """A worksheet part, read for what must stay as it was."""

    def __init__(self, workbook: Workbook, part: str) -> None:
        self._utf8, self._strings = workbook.package.text(part).utf8, workbook.strings
        self.grid = Grid(self._utf8, part)

    def kept(self) -> Iterator[bytes]:
        """Yield what stands around the cells, but for lists of rules."""
        outer = self._utf8[: self.grid.start] + self._utf8[self.grid.end :]
        for node in self.grid.outer.children:
            if node.local == _EXTENSIONS:
                yield from (_markup(outer, one) for one in node.children if not _lists_rules(one))
            elif node.local not in _MENDED:
                yield _markup(outer, node)

    def tag(self, row: Row) -> bytes:
        """Return the tag of a row, but for the columns that it spans."""
        return with_attributes(self._utf8[row.start : row.inner], {b"spans": None})

    def bare(self, row: Row) -> bytes:
        """Return the cells of a row without their formats."""
        return _FORMAT.sub(rb"\1", self._utf8[row.inner : row.close])

    def cells(self, row: Row) -> dict[int, Held]:
        """Return what the cells of a row hold that hold anything, by column."""
        found = {}
        for cell in self.grid.cells(row):
            value = held(self._utf8[cell.start : cell.end], self._strings)
            if value != Held(None):
                found[cell.column] = value
        return found


def _lists_rules(extension: Node) -> bool:
    return extension.find("dataValidations") is not None


def _is_longer(old: PartText, new: PartText) -> bool:
    """Whether a styles part only gained formats at the end of its lists."""
    one, other = (outline(masked(text.utf8)) for text in (old, new))
    after = {node.local: node for node in other.children}
    for node in one.children:
        kept = [_markup(old.utf8, child) for child in node.children]
        now = after.pop(node.local, None)
        if now is None or [_markup(new.utf8, child) for child in now.children][: len(kept)] != kept:
            return False
    return set(after) <= {"numFmts", "dxfs"}


def _markup(utf8: bytes, node: Node) -> bytes:
    return utf8[node.start : node.end]
