"""The loss guard: proves that a save changed nothing but what it was asked to.

Permitted beside the intended cells: the order of calculation dropped (whole, with its link and
type), the used range grown, full calculation ordered, the time of the last change, shared strings
and formats appended, `spans` and new rows of intended cells, tables grown as asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from kgsheet.core.edits import CellEdit, TableGrowth
from kgsheet.core.work import by_sheet
from kgsheet.errors import InputError
from kgsheet.ooxml.cellguard import CellGuard
from kgsheet.ooxml.collector import collector_paused
from kgsheet.ooxml.links import relations_of
from kgsheet.ooxml.members import Members, changed_members
from kgsheet.ooxml.package import Package, open_package
from kgsheet.ooxml.permitted import (
    has_full_calculation,
    has_grown_table,
    has_more_formats,
    has_more_strings,
    has_new_date,
    lacks_only,
)
from kgsheet.ooxml.sheetguard import Loss, SheetGuard
from kgsheet.ooxml.sliceguard import surely_fits
from kgsheet.ooxml.slices import LARGE
from kgsheet.ooxml.workbook import Workbook
from kgsheet.ooxml.xmltext import Node, PartText, decode, masked, outline

Rule = Callable[[PartText, PartText], bool]

_TYPES = "[Content_Types].xml"
_PROPERTIES = "core-properties"


@collector_paused()
def unintended(
    before: bytes,
    after: bytes,
    changed: Sequence[CellEdit],
    growths: Sequence[TableGrowth] = (),
) -> list[Loss]:
    """Return where a saved workbook differs from what the edits make of the old one.

    Args:
        before: the old package.
        after: the new one.
        changed: the edits that change a cell.
        growths: the tables that grow.
    """
    try:
        return list(_LossGuard(before, after).losses(changed, growths))
    except InputError:  # the old package was read already: the new one is broken
        return [Loss()]


class _LossGuard:
    def __init__(self, before: bytes, after: bytes) -> None:
        self._before, self._after = Members(before), Members(after)
        self._old, self._new = Workbook(open_package(before)), Workbook(Package(after))
        chain = self._old.part_of_kind("calcChain")
        self._dropped = chain if chain not in self._after.names else None

    def losses(self, changed: Sequence[CellEdit], growths: Sequence[TableGrowth]) -> Iterator[Loss]:
        """Yield every loss; the first kinds of loss make all others hard to tell."""
        yield from self._frame()
        sheets = self._old.worksheets
        by_part = {sheets[title].part: edits for title, edits in by_sheet(changed).items()}
        rules = self._rules(growths)
        asked = {*by_part, *(self._table(growth.table) for growth in growths)}
        if self._dropped:
            asked |= self._names_of_chain()
        differing = {*changed_members(self._before, self._after), *asked}
        for name in (name for name in self._before.names if name in differing):
            if name not in self._after.names:
                continue
            if edits := by_part.get(name):
                yield from self._sheet(name, edits)
            elif not self._fits(name, rules.get(name), name in asked):
                yield Loss(part=name)

    @cached_property
    def _cells(self) -> CellGuard:
        return CellGuard(self._new)

    def _frame(self) -> Iterator[Loss]:
        """Yield members that came, went, moved or are described otherwise."""
        old, new = self._before, self._after
        expected = [name for name in old.names if name != self._dropped]
        odd = [*(set(expected) - set(new.names)), *(set(new.names) - set(expected))]
        yield from (Loss(part=name) for name in odd)
        is_framed = new.is_closed and new.comment == old.comment
        if not is_framed or (not odd and expected != new.names):
            yield Loss()
        for name in expected:
            if name in odd:
                continue
            if not new.is_sound(name) or old.label(name) != new.label(name):
                yield Loss(part=name)

    def _sheet(self, name: str, edits: Sequence[CellEdit]) -> Iterator[Loss]:
        place, packages = (
            Loss(part=name, sheet=edits[0].sheet),
            (self._old.package, self._new.package),
        )
        is_large = max(one.size(name) for one in packages) >= LARGE
        if is_large and surely_fits(place, packages, self._cells, edits):
            return
        old, new = self._text(self._old, name), self._text(self._new, name)
        if (old.encoding, old.mark) != (new.encoding, new.mark):
            yield place
            return
        yield from SheetGuard(place, (old, new), self._cells).losses(edits)

    def _fits(self, name: str, rule: Rule | None, is_asked: bool) -> bool:
        """Return whether a member is as it was, or as its rule permits."""
        is_same = self._old.package.read(name) == self._new.package.read(name)
        if is_same and not is_asked:
            return True  # packed anew, no more
        if rule is None:
            return False
        old, new = self._text(self._old, name), self._text(self._new, name)
        return (old.encoding, old.mark) == (new.encoding, new.mark) and rule(old, new)

    def _text(self, workbook: Workbook, name: str) -> PartText:
        return decode(workbook.package.read(name), name)

    def _rules(self, growths: Sequence[TableGrowth]) -> dict[str, Rule]:
        """Return how each part may differ, by name; all others must not."""
        rules: dict[str, Rule] = {self._old.part: has_full_calculation}
        for kind, rule in (("styles", has_more_formats), ("sharedStrings", has_more_strings)):
            if part := self._old.part_of_kind(kind):
                rules[part] = rule
        for link in self._old.package.relationships(""):
            part = self._old.package.find(link.target)
            if link.kind == _PROPERTIES and part:
                rules[part] = has_new_date
        for growth in growths:
            rules[self._table(growth.table)] = _grown_to(growth.last_row)
        if self._dropped:
            rules |= {name: self._lacks_chain(name) for name in self._names_of_chain()}
        return rules

    def _table(self, name: str) -> str:
        return next(table.part for table in self._old.tables if table.ref.name == name)

    def _names_of_chain(self) -> set[str]:
        """Return the parts that name the order of calculation."""
        package = self._old.package
        found = (package.find(relations_of(self._old.part)), package.find(_TYPES))
        return {name for name in found if name}

    def _lacks_chain(self, name: str) -> Rule:
        def lacks(old: PartText, new: PartText) -> bool:
            stale = [one for one in outline(masked(old.utf8)).children if self._is_chain(one)]
            return lacks_only(old, new, stale)

        return lacks

    def _is_chain(self, node: Node) -> bool:
        if node.local == "Relationship":
            return node.get("Type").endswith("/calcChain")
        return self._old.package.find(node.get("PartName") or " ") == self._dropped


def _grown_to(last_row: int) -> Rule:
    return lambda old, new: has_grown_table(old, new, last_row)
