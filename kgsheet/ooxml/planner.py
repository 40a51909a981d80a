"""Turns edits of one worksheet into splices of its part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from operator import attrgetter, itemgetter

from kgsheet.core.cells import Formula, Writable
from kgsheet.core.edits import CellEdit
from kgsheet.core.writing import settled
from kgsheet.ooxml.addresses import cell_name
from kgsheet.ooxml.areas import hull, parse_area
from kgsheet.ooxml.cellrules import CellRules
from kgsheet.ooxml.celltags import extension, replaced_cell, rest_of_cell, style_of
from kgsheet.ooxml.cellxml import Content
from kgsheet.ooxml.layout import Layout, in_order, reach_of
from kgsheet.ooxml.plaincells import Around, PlainCells
from kgsheet.ooxml.roworder import RowOrder
from kgsheet.ooxml.rows import Cell, Row
from kgsheet.ooxml.spans import wider_spans
from kgsheet.ooxml.xmltext import PartText, Splice, attributes, start_tag_size, with_attributes

_TRUE = ("1", "true")
_MOST_KNOWN = 2048

Part = tuple[PartText, RowOrder]
"""The text of a part, which was checked, and the order of its rows."""


@dataclass(slots=True)
class SheetPatch:
    """What edits come to.

    Attributes:
        changed: the edits that change a cell.
        splices: what to do to the part, in order.
        changes_formulas: whether a formula comes or goes.
    """

    changed: list[CellEdit] = field(default_factory=list)
    splices: list[Splice] = field(default_factory=list)
    changes_formulas: bool = False


class Planner:
    """One plan in the making.

    Args:
        edits: in the order of rows and columns.
    """

    def __init__(
        self, part: Part, rules: CellRules, around: Around, edits: Sequence[CellEdit]
    ) -> None:
        text, order = part
        self._grid, self._utf8 = order.grid, text.utf8
        self._rules, self._guards, self._edits = rules, around.guards, edits
        self._like_styles: dict[int, dict[int, int]] = {}
        self._column_styles: dict[int, int] = {}
        self._rests: dict[tuple[int, type, Writable], bytes] = {}
        self._new_rows: dict[int, list[bytes]] = {}
        self._row_tags: dict[Row, dict[bytes, bytes | None]] = {}
        self._patch = SheetPatch()
        # No method of this object: a cycle would keep all of it in memory for too long.
        self._new_markup = partial(_new_markup, rules, self._grid.prefix)
        if order.is_usual:
            plain = PlainCells(order, around, self._new_markup)
            self._patch.changed, self._patch.splices, self._edits = plain.changes(edits)
        likes = {one.like_row for one in self._edits if one.like_row}
        self._layout = Layout(order, {one.row for one in self._edits}, likes)

    def patch(self) -> SheetPatch:
        """Return what the edits come to.

        Raises:
            InputError: KG908: a cell cannot be written without loss.
        """
        for number, group in groupby(self._edits, key=attrgetter("row")):
            row = self._layout.row(number)
            if row is None:
                self._add_row(number, list(group))
            else:
                self._patch.splices += _joined(sorted(self._in_row(row, list(group))))
        self._patch.splices += self._around()
        self._patch.splices.sort(key=itemgetter(0, 1))
        if self._edits:
            self._patch.changed = in_order(self._patch.changed)
        return self._patch

    def _in_row(self, row: Row, edits: list[CellEdit]) -> Iterator[Splice]:
        cells = self._layout.cells(row, [one.column for one in edits])
        by_column = {cell.column: cell for cell in cells}
        missing = []
        for edit in edits:
            cell = by_column.get(edit.column)
            if cell is None:
                missing.append(edit)
            elif new := self._replacement(cell, edit):
                yield cell.start, cell.end, new
        added = {edit.column: new for edit in missing if (new := self._addition(row, edit))}
        if added:
            self._widen(row, added)
            yield from self._insertions(row, cells, added)

    def _replacement(self, cell: Cell, edit: CellEdit) -> bytes | None:
        """Return the new markup of a cell, or None where it holds the value already."""
        old = self._utf8[cell.start : cell.end]
        new = self._new_markup(old, edit)
        if new is not None:
            self._guards.check(edit, old)
            self._note(edit, had_formula=b"<%sf" % self._grid.prefix in old)
        return new

    def _addition(self, row: Row | None, edit: CellEdit) -> bytes | None:
        """Return the markup of a cell that is not there, or None where it stays empty."""
        if settled(edit.value) is None:
            return None
        self._guards.check(edit, b"")
        self._note(edit, had_formula=False)
        case = self._base_style(row, edit), type(edit.value), edit.value
        begin = b'<%sc r="%s"' % (self._grid.prefix, cell_name(edit.row, edit.column).encode())
        if case not in self._rests:  # a column of thousands repeats a few
            if len(self._rests) >= _MOST_KNOWN:
                self._rests.clear()
            style = self._rules.style(self._rules.known(case[0]), edit)
            content = self._rules.content(self._grid.prefix, edit)
            self._rests[case] = rest_of_cell(self._grid.prefix, style, content)
        return begin + self._rests[case]

    def _note(self, edit: CellEdit, had_formula: bool) -> None:
        self._patch.changed.append(edit)
        if had_formula or isinstance(edit.value, Formula):
            self._patch.changes_formulas = True

    def _base_style(self, row: Row | None, edit: CellEdit) -> int:
        like = self._styles_of(edit.like_row) if edit.like_row else {}
        if edit.column in like:
            return like[edit.column]
        tag = self._utf8[row.start : row.inner] if row else b""
        if b"customFormat" in tag and attributes(tag).get("customFormat") in _TRUE:
            return style_of(tag)
        if edit.column not in self._column_styles:
            self._column_styles[edit.column] = self._grid.column_style(edit.column)
        return self._column_styles[edit.column]

    def _styles_of(self, number: int) -> dict[int, int]:
        if number not in self._like_styles:
            row = self._layout.row(number)
            self._like_styles[number] = {
                cell.column: style_of(self._utf8[cell.start : cell.inner])
                for cell in (self._grid.cells(row) if row else ())
            }
        return self._like_styles[number]

    def _insertions(
        self, row: Row, cells: list[Cell], added: Mapping[int, bytes]
    ) -> Iterator[Splice]:
        """Yield the splices that insert cells.

        No cell behind them is moved: one that does not say its place follows the one before it
        without a gap.
        """
        if row.inner == row.end:
            name = self._grid.prefix + b"row"
            body = b"".join(added[column] for column in sorted(added))
            tag = self._row_tag(row)
            yield row.start, row.end, b"%s>%s</%s>" % (tag.rstrip(b"/>").rstrip(), body, name)
            return
        end = max((cell.end for cell in cells), default=row.inner)
        together: dict[int, bytes] = {}
        for column in sorted(added):
            following = next((cell for cell in cells if cell.column > column), None)
            at = following.start if following else end
            together[at] = together.get(at, b"") + added[column]
        yield from ((at, at, new) for at, new in together.items())

    def _row_tag(self, row: Row) -> bytes:
        """Return the tag of a row with its changes, which are then done."""
        tag = self._utf8[row.start : row.inner]
        return with_attributes(tag, self._row_tags.pop(row, {}))

    def _widen(self, row: Row, columns: Iterable[int]) -> None:
        """Let the `spans` of a row take in new columns."""
        new = wider_spans(self._utf8, row, columns)
        if new is not None:
            self._row_tags.setdefault(row, {})[b"spans"] = new

    def _add_row(self, number: int, edits: list[CellEdit]) -> None:
        cells = [new for edit in edits if (new := self._addition(None, edit))]
        if not cells:
            return
        following = self._layout.following(number)
        at = following.start if following else self._grid.close
        name = self._grid.prefix + b"row"
        markup = b'<%s r="%d">%s</%s>' % (name, number, b"".join(cells), name)
        self._new_rows.setdefault(at, []).append(markup)

    def _around(self) -> Iterator[Splice]:
        """Yield the splices of new rows, tags of rows, and the used range."""
        for row in list(self._row_tags):
            yield row.start, row.inner, self._row_tag(row)
        for at, rows in self._new_rows.items():
            if self._grid.inner == self._grid.end:
                name = self._grid.prefix + b"sheetData"
                yield at - 2, at, b">%s</%s>" % (b"".join(rows), name)
            else:
                yield from ((at, at, row) for row in rows)
        yield from self._dimension()

    def _dimension(self) -> Iterator[Splice]:
        node = self._grid.dimension
        area = parse_area(node.get("ref")) if node else None
        if node is None or area is None or hull(area, self._guards.reach) == area:
            return
        filled = [one for one in self._patch.changed if settled(one.value) is not None]
        if not filled:
            return
        new = hull(area, reach_of(filled))
        if new != area:
            tag = with_attributes(node.tag, {b"ref": str(new).encode()})
            yield node.start, node.inner, tag


def _new_markup(rules: CellRules, prefix: bytes, old: bytes, edit: CellEdit) -> bytes | None:
    """Return what the markup of a cell becomes, wherever it may stand; None for no change."""
    tag = old[: start_tag_size(old)]
    style = style_of(tag)
    if rules.holds(old, style, edit):
        return None
    content = rules.content(prefix, edit)
    if kept := extension(old, prefix):
        content = Content(content.kind, content.inner + kept)
    at = cell_name(edit.row, edit.column)
    return replaced_cell(tag, at, rules.style(style, edit), content)


def _joined(splices: Sequence[Splice]) -> list[Splice]:
    """Return the splices with neighbours made one, so that a long column stays small."""
    joined: list[Splice] = []
    for start, end, new in splices:
        if joined and joined[-1][1] == start:
            first, _, before = joined.pop()
            joined.append((first, end, before + new))
        else:
            joined.append((start, end, new))
    return joined
