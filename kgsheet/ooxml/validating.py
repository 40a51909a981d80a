"""Puts drop-downs and input hints right: the data validations of a worksheet part.

Excel keeps a drop-down that lists cells of another sheet in an extension of the part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgsheet.core.block_rules import AreaRules, BlockRules
from kgsheet.core.cells import Area
from kgsheet.core.sheet_rules import SPARE_ROWS, Validation
from kgsheet.core.writing import overlaps
from kgsheet.ooxml.areas import parse_areas, uncovered, without
from kgsheet.ooxml.cellxml import escaped_formula
from kgsheet.ooxml.frame import Frame
from kgsheet.ooxml.validationxml import attributes_of, is_alike, rule_of
from kgsheet.ooxml.xmltext import Node, Splice, attributes, with_attributes


@dataclass(slots=True, kw_only=True)
class _Held:
    """A validation of the part, or one to be added.

    Attributes:
        node: its element; none for one to be added.
        parent: the list that the element stands in.
        rule: what it says; none where it is of another kind than ours.
        was: its cells in the part.
        areas: its cells from now on.
    """

    node: Node | None = None
    parent: Node | None = None
    rule: Validation | None
    was: tuple[Area, ...] = ()
    areas: list[Area]

    def says(self, wanted: Validation) -> bool:
        """Return whether the rule says what is wanted."""
        return self.rule is not None and is_alike(self.rule, wanted)

    @property
    def limits(self) -> bool:
        """Whether the rule says which values a cell takes."""
        return self.rule is None or bool(self.rule.source)


class Validations:
    """The data validations of one worksheet part; mended block by block, then written.

    Args:
        frame: the elements of the part.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._held = list(self._read())

    def mend(self, block: BlockRules) -> list[AreaRules]:
        """Put the validations of a block right, and return the rules that were not."""
        rules = [rule for rule in block.cells if not rule.validation.is_empty]
        bottom = min(self._bottom(rules), block.floor)
        targets = [
            (rule, replace(rule.area, last_row=max(bottom, rule.area.last_row)))
            if rule.has_spare
            else (rule, rule.area)
            for rule in rules
        ]
        return [rule for rule, target in targets if self._mend(rule.validation, target)]

    def splices(self) -> Iterator[Splice]:
        """Yield what writes the validations as they are now."""
        new = [one for one in self._held if one.node is None]
        lists = {one.parent.start: one.parent for one in self._held if one.parent}
        own = self._frame.find("dataValidations")
        for parent in lists.values():
            added = new if own and parent.start == own.start else []
            yield from self._rewritten(parent, added)
        if new and (own is None or own.start not in lists):
            yield from self._listed(new, own)

    def _read(self) -> Iterator[_Held]:
        own = self._frame.find("dataValidations")
        for parent in [own] if own else []:
            for node in parent.all("dataValidation"):
                yield self._parsed(parent, node, node.get("sqref"), node.find("formula1"))
        for parent in self._extended():
            for node in parent.all("dataValidation"):
                outer, cells = node.find("formula1"), node.find("sqref")
                formula = outer.find("f") if outer else None
                yield self._parsed(parent, node, self._frame.text(cells), formula)

    def _extended(self) -> Iterator[Node]:
        for group in self._frame.all("extLst"):
            for extension in group.children:
                yield from extension.all("dataValidations")

    def _parsed(self, parent: Node, node: Node, cells: str, formula: Node | None) -> _Held:
        areas = parse_areas(cells) or []
        rule = rule_of(attributes(node.tag), self._frame.text(formula))
        return _Held(node=node, parent=parent, rule=rule, was=tuple(areas), areas=areas)

    def _bottom(self, rules: Sequence[AreaRules]) -> int:
        """Return the last row of the drop-downs: as far as some go, if they pass the data."""
        columns = [rule for rule in rules if rule.has_spare]
        last = max((rule.area.last_row for rule in columns), default=0)
        reached = max(
            (
                area.last_row
                for rule in columns
                for one in self._held
                if one.says(rule.validation)
                for area in one.areas
                if area.first_column <= rule.area.first_column <= area.last_column
            ),
            default=0,
        )
        return reached if reached >= last else last + SPARE_ROWS

    def _mend(self, wanted: Validation, whole: Area) -> bool:
        """Have one rule and no other hold the cells; return whether that is a change.

        Where the schema only has a hint, a drop-down that people made for themselves stays.
        """
        here = [one for one in self._held if any(overlaps(whole, area) for area in one.areas)]
        theirs = [one for one in here if not wanted.source and one.limits]
        here = [one for one in here if one not in theirs]
        right = [one for one in here if one.says(wanted)]
        targets = uncovered(whole, [area for one in theirs for area in one.areas])
        bare = [area for target in targets for area in uncovered(target, _areas(right))]
        if not bare and len(right) == len(here):
            return False
        for target in targets:
            for one in here:
                one.areas = without(one.areas, target)
        if right:
            right[0].areas = [*right[0].areas, *targets]
        else:
            self._held.append(_Held(rule=wanted, areas=targets))
        return True

    def _rewritten(self, parent: Node, new: Sequence[_Held]) -> Iterator[Splice]:
        """Yield the splices of a list: cells changed, rules gone, rules added, their number."""
        kept = [one for one in self._held if one.parent is parent and one.areas]
        gone = [one for one in self._held if one.parent is parent and one.was and not one.areas]
        changed = [one for one in kept if one.was and one.was != tuple(one.areas)]
        if not gone and not changed and not new:
            return
        if len(gone) == len(parent.children) and not new:
            yield (*self._frame.span(self._around(parent)), b"")
            return
        for one in gone:
            if one.node:
                yield (*self._frame.span(one.node), b"")
        for one in changed:
            yield self._moved(one)
        if b" count" in parent.tag:
            count = b"%d" % (len(parent.children) - len(gone) + len(new))
            yield self._frame.with_tag(parent, with_attributes(parent.tag, {b"count": count}))
        if new:
            _, end = self._frame.inside(parent)
            yield end, end, b"".join(map(self._markup, new))

    def _around(self, parent: Node) -> Node:
        """Return what goes when a list is empty: the list, its extension, or all extensions."""
        for group in self._frame.all("extLst"):
            for extension in group.children:
                if parent in extension.children:
                    return extension if len(group.children) > 1 else group
        return parent

    def _moved(self, one: _Held) -> Splice:
        if one.node is None:
            raise ValueError("a rule that is not in the part")
        cells = one.node.find("sqref")
        if cells:
            return (*self._frame.inside(cells), _cells(one.areas))
        tag = with_attributes(one.node.tag, {b"sqref": _cells(one.areas)})
        return self._frame.with_tag(one.node, tag)

    def _listed(self, new: Sequence[_Held], own: Node | None) -> Iterator[Splice]:
        """Yield the splice of a list of its own."""
        prefix = self._frame.prefix
        tags = (prefix, len(new), b"".join(map(self._markup, new)), prefix)
        place = self._frame.place_of("dataValidations")
        start, end = self._frame.span(own) if own else (place, place)
        yield start, end, b'<%sdataValidations count="%d">%s</%sdataValidations>' % tags

    def _markup(self, one: _Held) -> bytes:
        rule, prefix = one.rule or Validation(), self._frame.prefix
        opened = b'<%sdataValidation%s sqref="%s"' % (
            prefix,
            attributes_of(rule),
            _cells(one.areas),
        )
        if not rule.source:
            return opened + b"/>"
        tags = (opened, prefix, escaped_formula(rule.source), prefix, prefix)
        return b"%s><%sformula1>%s</%sformula1></%sdataValidation>" % tags


def _areas(held: Sequence[_Held]) -> list[Area]:
    return [area for one in held for area in one.areas]


def _cells(areas: Sequence[Area]) -> bytes:
    return " ".join(map(str, areas)).encode()
