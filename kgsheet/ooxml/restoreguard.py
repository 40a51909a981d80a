"""Proves that putting rules back changed nothing that people typed or made.

Permitted: formats of cells, the headings that were mended, empty cells of new columns, the lists
of widths, drop-downs and colour rules, formats appended. All else keeps its bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgsheet.errors import InputError
from kgsheet.ooxml.cellxml import Held, held
from kgsheet.ooxml.members import Members, changed_members
from kgsheet.ooxml.package import Package
from kgsheet.ooxml.restore import RestorePatch
from kgsheet.ooxml.rows import Grid, cell_name
from kgsheet.ooxml.sheetguard import Loss
from kgsheet.ooxml.workbook import Workbook
from kgsheet.ooxml.xmltext import Node, PartText, masked, outline

_MENDED = frozenset({"dimension", "cols", "conditionalFormatting", "dataValidations"})
_EXTENSIONS = "extLst"

Cells = dict[tuple[int, int], Held]


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
    texts = [one.package.text(place.part) for one in workbooks]
    old, new = (Grid(text.utf8, place.part) for text in texts)
    if list(_kept(old, texts[0])) != list(_kept(new, texts[1])):
        yield place
    was, now = _cells(old, texts[0], workbooks[0]), _cells(new, texts[1], workbooks[1])
    for at in sorted({*was, *now}):
        heading = Held(patch.headings.get((place.sheet, *at)))
        if now.get(at) not in (was.get(at), heading):
            yield Loss(part=place.part, sheet=place.sheet, cell=cell_name(*at))


def _kept(grid: Grid, text: PartText) -> Iterator[bytes]:
    """Yield what must stay as it was: rows by their height and look, and all around the cells."""
    outer = text.utf8[: grid.start] + text.utf8[grid.end :]
    for node in grid.outer.children:
        if node.local == _EXTENSIONS:
            yield from (_markup(outer, one) for one in node.children if not _lists_rules(one))
        elif node.local not in _MENDED:
            yield _markup(outer, node)


def _lists_rules(extension: Node) -> bool:
    return extension.find("dataValidations") is not None


def _cells(grid: Grid, text: PartText, workbook: Workbook) -> Cells:
    """Return what the cells hold that hold anything."""
    found = {}
    for row in grid.rows():
        for cell in grid.cells(row):
            if cell.inner < cell.end:
                value = held(text.utf8[cell.start : cell.end], workbook.strings)
                if value != Held(None):
                    found[row.number, cell.column] = value
    return found


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
