"""Says what differs between two workbooks, in terms of what people see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from kgsheet.core.comparison import CellDifference, Comparison, PartDifference
from kgsheet.messages.differences import Change, PartKind
from kgsheet.ooxml.canonical import local_name
from kgsheet.ooxml.compare_parts import PartComparison
from kgsheet.ooxml.compare_sheets import SheetComparison
from kgsheet.ooxml.package import Package
from kgsheet.ooxml.permitted import has_more_formats, has_more_strings
from kgsheet.ooxml.sheettext import SheetText
from kgsheet.ooxml.workbook import Workbook
from kgsheet.ooxml.xmltext import PartText

Pairs = dict[str, str]
"""Titles of sheets before, and what they are called after."""


def differences(before: bytes, after: bytes) -> Comparison:
    """Return what differs between two workbooks.

    Raises:
        InputError: KG902 to KG904, KG907: one of them cannot be read.
    """
    if before == after:
        return Comparison()
    return _BookComparison(before, after).comparison()


class _BookComparison:
    def __init__(self, before: bytes, after: bytes) -> None:
        self._data = before, after
        self._old, self._new = Workbook(Package(before)), Workbook(Package(after))
        self._old_tabs, self._new_tabs = _tabs(self._old), _tabs(self._new)
        self._pairs = self._paired()
        self._told: set[str] = set()

    def comparison(self) -> Comparison:
        cells: list[CellDifference] = []
        parts = list(self._sheets())
        for old_title, title in self._pairs.items():
            if old_title in self._old.worksheets and title in self._new.worksheets:
                parts += self._within(old_title, title, cells)
        rest = PartComparison(self._old, self._new, self._told)
        parts += rest.differences(*self._data)
        return Comparison(tuple(cells), tuple(parts))

    def _paired(self) -> Pairs:
        """Return which sheet became which: by title, else by the number Excel gave it."""
        pairs = {title: title for title in self._old_tabs if title in self._new_tabs}
        taken = set(pairs.values())
        for title, (number, _) in self._old_tabs.items():
            same = (
                other
                for other, (its_number, _) in self._new_tabs.items()
                if its_number == number and other not in taken and other not in self._old_tabs
            )
            if title not in pairs and (found := next(same, None)):
                pairs[title] = found
                taken.add(found)
        return {title: pairs[title] for title in self._old_tabs if title in pairs}

    def _sheets(self) -> Iterator[PartDifference]:
        """Yield sheets that came, went, were renamed, hidden, shown or moved."""
        for title, sheet in self._old.sheets.items():
            if title not in self._pairs:
                self._told.add(sheet.part)
                yield _of_sheet(sheet.part, title, Change.REMOVED)
        for title, sheet in self._new.sheets.items():
            if title not in self._pairs.values():
                self._told.add(sheet.part)
                yield _of_sheet(sheet.part, title, Change.ADDED)
        for old, new in self._pairs.items():
            part = self._old.sheets[old].part
            if old != new:
                yield _of_sheet(part, old, Change.RENAMED, name=new)
            was, now = self._old_tabs[old][1], self._new_tabs[new][1]
            if was != now:
                yield _of_sheet(part, new, Change.SHOWN if now == "visible" else Change.HIDDEN)
        moved = [title for title in self._new_tabs if title in self._pairs.values()]
        if moved != list(self._pairs.values()):
            yield PartDifference(part=self._old.part, kind=PartKind.ORDER, change=Change.CHANGED)

    def _within(
        self, old_title: str, title: str, cells: list[CellDifference]
    ) -> Iterator[PartDifference]:
        old, new = self._old.worksheets[old_title], self._new.worksheets[title]
        self._told |= {old.part, new.part}
        contents = self._old.package.read(old.part), self._new.package.read(new.part)
        if self._is_same_code and contents[0] == contents[1]:
            return
        compared = SheetComparison(
            SheetText(self._old, old), SheetText(self._new, new), is_same_code=self._is_same_code
        )
        cells += compared.cells(title)
        for kind in compared.kinds():
            yield PartDifference(part=new.part, kind=kind, change=Change.CHANGED, sheet=title)

    @cached_property
    def _is_same_code(self) -> bool:
        """Whether indexes of shared strings and formats mean the same in both workbooks."""
        return all(
            self._has_grown(kind, rule)
            for kind, rule in (("sharedStrings", has_more_strings), ("styles", has_more_formats))
        )

    def _has_grown(self, kind: str, rule: Callable[[PartText, PartText], bool]) -> bool:
        parts = self._old.part_of_kind(kind), self._new.part_of_kind(kind)
        if not parts[0] or not parts[1]:
            return parts[0] == parts[1]
        old, new = self._old.package.text(parts[0]), self._new.package.text(parts[1])
        return old == new or rule(old, new)


def _tabs(workbook: Workbook) -> dict[str, tuple[str, str]]:
    """Return the number that Excel gave each sheet and whether it is hidden, by title."""
    root = workbook.package.xml(workbook.part)
    tabs = [one for group in root if local_name(group) == "sheets" for one in group]
    return {
        str(one.get("name", "")): (str(one.get("sheetId", "")), str(one.get("state", "visible")))
        for one in tabs
        if local_name(one) == "sheet"
    }


def _of_sheet(part: str, title: str, change: Change, name: str = "") -> PartDifference:
    return PartDifference(part=part, kind=PartKind.SHEET, change=change, sheet=title, name=name)
