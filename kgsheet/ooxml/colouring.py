"""Puts the colour rules of a block right: conditional formats of a worksheet part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgsheet.core.block_rules import AreaColour, BlockRules
from kgsheet.core.cells import Area
from kgsheet.core.formula_shapes import columns_named, shape_of, tight
from kgsheet.core.writing import overlaps
from kgsheet.ooxml.areas import parse_areas, uncovered
from kgsheet.ooxml.cellxml import escaped_formula
from kgsheet.ooxml.dxfs import RuleFormats
from kgsheet.ooxml.frame import Frame
from kgsheet.ooxml.xmltext import Node, Splice
from kgsheet.values import frozen


@frozen(kw_only=True)
class _Found:
    """A conditional format that is one of ours, right or not.

    Attributes:
        parent: the element that names its cells; several rules may share it.
    """

    parent: int
    node: Node
    areas: tuple[Area, ...]
    formula: str
    is_plain: bool


_Wanted = tuple[AreaColour, Area]


class Colouring:
    """The conditional formats of one worksheet part.

    Args:
        frame: the elements of the part.
        formats: the formats of the workbook; those that are needed are appended.
    """

    def __init__(self, frame: Frame, formats: RuleFormats) -> None:
        self._frame, self._formats = frame, formats
        self._parents = frame.all("conditionalFormatting")

    def mended(self, block: BlockRules) -> list[Splice]:
        """Return the splices that put the rules of a block right, none where they are."""
        found = list(self._found(block))
        bottom = self._bottom(block, found)
        wanted = [
            (colour, replace(area, last_row=bottom))
            for colour in block.colours
            for area in colour.areas
        ]
        if self._are_right(wanted, found):
            return []
        return [*self._removed(found), *self._added(wanted, found)]

    def _found(self, block: BlockRules) -> Iterator[_Found]:
        shapes = {
            shape_of(colour.rule.formula_at(colour.letters, 1)): colour.letters
            for colour in block.colours
        }
        for number, parent in enumerate(self._parents):
            areas = parse_areas(parent.get("sqref"))
            if areas and all(_belongs(area, block.area) for area in areas):
                for node in parent.all("cfRule"):
                    formula = self._frame.text(node.find("formula"))
                    letters = shapes.get(shape_of(formula))
                    if letters and columns_named(formula) <= {letters}:
                        yield _Found(
                            parent=number,
                            node=node,
                            areas=tuple(areas),
                            formula=formula,
                            is_plain=_is_plain(node),
                        )

    def _bottom(self, block: BlockRules, found: list[_Found]) -> int:
        """Return the last row to colour: as far as the rules go, if they pass the data."""
        reached = max((area.last_row for one in found for area in one.areas), default=0)
        last = block.area.last_row
        return min(reached if reached >= last else last + block.spare, block.floor)

    def _are_right(self, wanted: list[_Wanted], found: list[_Found]) -> bool:
        used = set()
        for colour, area in wanted:
            alike = [
                number
                for number, one in enumerate(found)
                if _is_same(one, colour) and any(overlaps(area, other) for other in one.areas)
            ]
            if len(alike) != 1 or not self._fits(found[alike[0]], colour, area):
                return False
            used |= set(alike)
        return len(used) == len(found)

    def _fits(self, one: _Found, colour: AreaColour, area: Area) -> bool:
        index = one.node.number("dxfId") if one.node.get("dxfId") else -1
        look = self._formats.look(index) if index >= 0 else None
        return one.is_plain and look == colour.rule.look and not uncovered(area, one.areas)

    def _removed(self, found: list[_Found]) -> Iterator[Splice]:
        """Yield the splices that take our rules away, and elements that hold no other."""
        for number, parent in enumerate(self._parents):
            ours = [one.node for one in found if one.parent == number]
            if ours and len(ours) == len(parent.children):
                yield (*self._frame.span(parent), b"")
            else:
                yield from ((*self._frame.span(node), b"") for node in ours)

    def _added(self, wanted: list[_Wanted], found: list[_Found]) -> Iterator[Splice]:
        """Yield the splice that adds all our rules, those of the same cells together."""
        numbers = self._numbers({one.node.number("priority") for one in found})
        rules: dict[Area, list[bytes]] = {}
        for colour, area in wanted:
            formula = colour.rule.formula_at(colour.letters, area.first_row)
            rules.setdefault(area, []).append(self._rule(colour, formula, next(numbers)))
        at, prefix = self._frame.place_of("conditionalFormatting"), self._frame.prefix
        yield (
            at,
            at,
            b"".join(
                b'<%sconditionalFormatting sqref="%s">%s</%sconditionalFormatting>'
                % (prefix, str(area).encode(), b"".join(some), prefix)
                for area, some in rules.items()
            ),
        )

    def _rule(self, colour: AreaColour, formula: str, priority: int) -> bytes:
        prefix, index = self._frame.prefix, self._formats.index_of(colour.rule.look)
        tags = (prefix, index, priority, prefix, escaped_formula(formula), prefix, prefix)
        return (
            b'<%scfRule type="expression" dxfId="%d" priority="%d">'
            b"<%sformula>%s</%sformula></%scfRule>" % tags
        )

    def _numbers(self, freed: set[int]) -> Iterator[int]:
        """Yield priorities: those of the rules that go, then those that nobody has."""
        every = {node.number("priority") for one in self._parents for node in one.all("cfRule")}
        yield from sorted(freed - {0})
        number = max(every, default=0)
        while True:
            number += 1
            yield number


def _belongs(area: Area, block: Area) -> bool:
    """Whether an area lies in the columns of a block, below its heading row."""
    in_columns = block.first_column <= area.first_column <= area.last_column <= block.last_column
    return in_columns and area.first_row > block.first_row


def _is_plain(node: Node) -> bool:
    """Whether a rule is nothing but a formula and its format."""
    return node.get("type") == "expression" and node.get("stopIfTrue", "0") in ("0", "false")


def _is_same(one: _Found, colour: AreaColour) -> bool:
    first = min(area.first_row for area in one.areas)
    return tight(one.formula) == tight(colour.rule.formula_at(colour.letters, first))
