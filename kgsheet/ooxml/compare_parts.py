"""Says what differs between two workbooks beside their sheets, part by part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from kgsheet.core.comparison import PartDifference
from kgsheet.errors import InputError
from kgsheet.messages.differences import Change, PartKind
from kgsheet.ooxml.canonical import Canonical, canonical, groups, local_name
from kgsheet.ooxml.members import Members, changed_members
from kgsheet.ooxml.package import Package
from kgsheet.ooxml.workbook import Workbook

# Where Office keeps its parts; the first pattern that a name matches decides.
_KINDS: tuple[tuple[str, PartKind], ...] = (
    (r"\.rels$", PartKind.LINKS),
    (r"/calcChain", PartKind.CALCULATION),
    (r"/charts/|/chartsheets/", PartKind.CHART),
    (r"/ctrlProps/|/activeX/|/vmlDrawing", PartKind.CONTROLS),
    (r"/drawings/|/diagrams/|/embeddings/", PartKind.DRAWING),
    (r"/media/", PartKind.IMAGE),
    (r"comments|/persons/", PartKind.COMMENTS),
    (r"/pivot|/slicer|/timeline", PartKind.PIVOT),
    (r"vba", PartKind.MACROS),
    (r"/theme/", PartKind.THEME),
    (r"/printerSettings/", PartKind.PRINTING),
    (r"/externalLinks/|/connections|/queryTables/", PartKind.EXTERNAL),
    (r"customUI/", PartKind.RIBBON),
    (r"customXml/|/xmlMaps", PartKind.CUSTOM_DATA),
    (r"docProps/", PartKind.PROPERTIES),
    (r"/tables/", PartKind.TABLE),
    (r"/styles", PartKind.STYLES),
    (r"/worksheets/|/dialogsheets/|/macrosheets/", PartKind.SHEET),
)
_WORKBOOK_KINDS = {"definedNames": PartKind.NAMES, "calcPr": PartKind.CALCULATION}
_TYPES = "[Content_Types].xml"


class PartComparison:
    """Two states of a package.

    Args:
        told: parts that are compared elsewhere.
    """

    def __init__(self, before: Workbook, after: Workbook, told: Collection[str]) -> None:
        self._before, self._after = before, after
        strings = (book.part_of_kind("sharedStrings") for book in (before, after))
        self._told = {*told, *(part for part in strings if part), before.part, _TYPES}
        self._owners = {one.part: (one.ref.sheet, one.ref.name) for one in before.tables}
        self._owners |= {one.part: (one.ref.sheet, one.ref.name) for one in after.tables}

    def differences(self, before: bytes, after: bytes) -> Iterator[PartDifference]:
        """Yield what differs, given the bytes of both packages."""
        yield from self._workbook()
        old, new = Members(before), Members(after)
        gone = [name for name in old.names if name not in set(new.names)]
        come = [name for name in new.names if name not in set(old.names)]
        yield from (self._one(name, Change.REMOVED) for name in gone if self._counts(name))
        yield from (self._one(name, Change.ADDED) for name in come if self._counts(name))
        for name in changed_members(old, new):
            if name not in self._told and not self._is_alike(name, {*gone, *come}):
                yield self._one(name, Change.CHANGED)
        if _rich(self._before) - _rich(self._after) and self._has_same_texts():
            part = self._before.part_of_kind("sharedStrings") or ""
            yield PartDifference(part=part, kind=PartKind.RICH_TEXT, change=Change.CHANGED)

    def _counts(self, name: str) -> bool:
        """Return whether a member that came or went is worth a line of its own."""
        return name not in self._told and not name.endswith((".rels", "/"))

    def _one(self, name: str, change: Change) -> PartDifference:
        sheet, title = self._owners.get(name, ("", ""))
        return PartDifference(part=name, kind=kind_of(name), change=change, sheet=sheet, name=title)

    def _workbook(self) -> Iterator[PartDifference]:
        roots = (book.package.xml(book.part) for book in (self._before, self._after))
        old, new = (groups(root) for root in roots)
        names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        kinds = {_WORKBOOK_KINDS.get(name, PartKind.WORKBOOK) for name in names if name != "sheets"}
        for kind in sorted(kinds):
            yield PartDifference(part=self._before.part, kind=kind, change=Change.CHANGED)

    def _is_alike(self, name: str, others: Collection[str]) -> bool:
        """Return whether a member says the same, spelled otherwise."""
        old, new = self._before.package, self._after.package
        if old.read(name) == new.read(name):
            return True
        if name.endswith(".rels"):
            return _links(old, name, others) == _links(new, name, others)
        if not name.lower().endswith((".xml", ".vml")):
            return False
        try:
            return canonical(old.xml(name)) == canonical(new.xml(name))
        except InputError:
            return False

    def _has_same_texts(self) -> bool:
        """Return whether rich text went without its words going too."""
        lost = _rich(self._before) - _rich(self._after)
        words = set(self._after.strings)
        return any(_words(item) in words for item in lost)


def kind_of(part: str) -> PartKind:
    """Return what a part is for, by where Office keeps it.

    >>> kind_of("xl/charts/chart1.xml").value
    'chart'
    """
    found = (kind for pattern, kind in _KINDS if re.search(pattern, f"/{part}", re.I))
    return next(found, PartKind.OTHER)


def _links(package: Package, name: str, others: Collection[str]) -> Counter[tuple[str, ...]]:
    """Return the links of a part but for those to parts that came or went."""
    told = {one.rpartition("/")[2] for one in others}
    return Counter(
        tuple(str(one.get(key, "")) for key in ("Type", "Target", "TargetMode"))
        for one in package.xml(name)
        if str(one.get("Target", "")).rpartition("/")[2] not in told
    )


def _rich(workbook: Workbook) -> set[Canonical]:
    """Return the shared texts that hold formatted runs."""
    part = workbook.part_of_kind("sharedStrings")
    if part is None or b"rPr" not in workbook.package.read(part):
        return set()
    return {
        canonical(item)
        for item in workbook.package.xml(part)
        if any(local_name(one) == "r" for one in item)
    }


def _words(item: Canonical) -> str:
    name, _, text, below = item
    own = text if name.rpartition("}")[2] == "t" else ""
    return own + "".join(map(_words, below))
