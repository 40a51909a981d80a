"""Knows the sheets, tables and calculation settings of a workbook, whatever its parts are named."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from kgsheet.core.cells import Area, TableRef
from kgsheet.messages.refusals import Damage
from kgsheet.ooxml.areas import parse_area
from kgsheet.ooxml.faults import damaged, not_a_workbook, unsupported
from kgsheet.ooxml.package import Package
from kgsheet.ooxml.proof import UnusualError
from kgsheet.ooxml.strings import Items, read_items, shown_strings, written_strings
from kgsheet.ooxml.styles import Styles
from kgsheet.ooxml.xmltext import decode
from kgsheet.values import frozen

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TRUE = ("1", "true")
_ITEM = re.compile(rb"[<:]si[\s/>]")
_USUAL_STRINGS = "xl/sharedStrings.xml"
_OPEN_DOCUMENT = b"opendocument"


@frozen(kw_only=True)
class SheetPart:
    """A tab of the workbook and the member behind it.

    Attributes:
        kind: `worksheet`, `chartsheet` and so on.
        part: the member, or nothing where the workbook names one that is not there.
    """

    title: str
    kind: str
    part: str


@frozen(kw_only=True)
class TablePart:
    """A table, its member, and what keeps it from growing."""

    ref: TableRef
    part: str
    is_query: bool
    is_blank: bool


@frozen
class _Said:
    """What the workbook part says.

    Attributes:
        root: the name of its root element.
        tabs: the title of each tab, and the link to its part.
    """

    root: str
    tabs: tuple[tuple[str, str | None], ...]
    is_1904: bool


class Workbook:
    """The workbook inside a package.

    Raises:
        InputError: KG902, KG904, KG907: something else than a workbook of .xlsx kind.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self.part = _main_part(package)
        self._said = package.said(self.part, _said)
        if self._said.root != "workbook":
            raise not_a_workbook()

    @cached_property
    def sheets(self) -> dict[str, SheetPart]:
        """The tabs by title, in their order."""
        links = {link.id: link for link in self.package.relationships(self.part)}
        found: dict[str, SheetPart] = {}
        parts = set[str]()
        for title, link_id in self._said.tabs:
            link = links.get(link_id) if link_id is not None else None
            part = self.package.find(link.target) if link and not link.external else None
            if title in found or part in parts:
                raise damaged(Damage.TABS, title=title)
            parts |= {part} if part else set()
            found[title] = SheetPart(title=title, kind=link.kind if link else "", part=part or "")
        return found

    @cached_property
    def worksheets(self) -> dict[str, SheetPart]:
        """The tabs that hold cells."""
        return {
            title: sheet
            for title, sheet in self.sheets.items()
            if sheet.kind == "worksheet" and sheet.part
        }

    @cached_property
    def tables(self) -> tuple[TablePart, ...]:
        """All tables, sheet by sheet."""
        return _tables(self.package, tuple(self.worksheets.values()))

    @property
    def is_1904(self) -> bool:
        """Whether day 0 is 1 January 1904, as in workbooks of old Macs."""
        return self._said.is_1904

    @cached_property
    def styles(self) -> Styles | None:
        """The cell formats; those that edits need are appended to them."""
        part = self.part_of_kind("styles")
        return Styles(self.package.text(part)) if part else None

    @cached_property
    def strings(self) -> list[str]:
        """The texts that cells name by their index."""
        return written_strings(self._items)

    @property
    def shown_strings(self) -> list[str | None] | None:
        """These texts as Excel shows them; None where programs differ on one of them."""
        with suppress(UnusualError):
            return shown_strings(self._items)
        return None

    @property
    def _items(self) -> Items:
        part = self.part_of_kind("sharedStrings")
        return _items_of(self.package, part) if part else []

    @cached_property
    def has_strings(self) -> bool:
        """Whether the workbook keeps any text where all programs look for shared strings."""
        part = self.part_of_kind("sharedStrings")
        if part != _USUAL_STRINGS:
            return False
        if _ITEM.search(self.package.beginning(part)):  # as in most, and much may follow
            return True
        return _ITEM.search(decode(self.package.read(part), part).utf8) is not None

    def part_of_kind(self, kind: str) -> str | None:
        """Return the member of the workbook's first part of a kind, such as `styles`."""
        return next(iter(self.package.related(self.part, kind)), None)

    def pivot_areas(self, sheet: SheetPart) -> list[Area]:
        """Return where the pivot tables of a sheet lie."""
        parts = self.package.related(sheet.part, "pivotTable")
        refs = chain.from_iterable(self.package.said(part, _locations) for part in parts)
        return [area for ref in refs if (area := parse_area(ref))]


def _main_part(package: Package) -> str:
    mimetype = package.find("mimetype")
    if mimetype and _OPEN_DOCUMENT in package.read(mimetype)[:100]:
        raise unsupported("ods") if b"spreadsheet" in package.read(mimetype) else not_a_workbook()
    part = next(iter(package.related("", "officeDocument")), None)
    if part is None:
        raise not_a_workbook()
    kind = package.content_types.get("/" + part.lower(), "")
    if part.lower().endswith(".bin") or "sheet.binary" in kind:
        raise unsupported("xlsb")
    if "wordprocessing" in kind or "presentation" in kind:
        raise not_a_workbook()
    return part


def _said(root: Element) -> _Said:
    return _Said(
        root=_local(root),
        tabs=tuple(
            (str(one.get("name", "")), _link(one)) for one in _below(root, "sheets", "sheet")
        ),
        is_1904=any(_local(one) == "workbookPr" and one.get("date1904") in _TRUE for one in root),
    )


def _link(tab: Element) -> str | None:
    ids = (str(v) for k, v in tab.attrib.items() if str(k).endswith("elationships}id"))
    return next(ids, None)


# Who reads a workbook wants the texts as they are shown, who saves it next as they are written.
@lru_cache(maxsize=1)
def _items_of(package: Package, part: str) -> Items:
    return read_items(decode(package.read(part), part).utf8, part)


def _locations(root: Element) -> tuple[str, ...]:
    return tuple(one.get("ref", "") for one in root if _local(one) == "location")


@lru_cache(maxsize=1)
def _tables(package: Package, sheets: tuple[SheetPart, ...]) -> tuple[TablePart, ...]:
    return tuple(
        package.said(part, _table, sheet.title, part)
        for sheet in sheets
        for part in package.related(sheet.part, "table")
    )


def _table(root: Element, sheet: str, part: str) -> TablePart:
    area = parse_area(str(root.get("ref", "")))
    if area is None:
        raise damaged(Damage.XML, part=part)
    ref = TableRef(
        name=str(root.get("displayName") or root.get("name", "")),
        sheet=sheet,
        area=area,
        has_header=root.get("headerRowCount", "1") != "0",
        has_totals=root.get("totalsRowCount", "0") != "0",
    )
    return TablePart(
        ref=ref,
        part=part,
        is_query=root.get("tableType") == "queryTable",
        is_blank=root.get("insertRow") in _TRUE,
    )


def _below(root: Element, parent: str, child: str) -> list[Element]:
    parents = (one for one in root if _local(one) == parent)
    return [one for group in parents for one in group if _local(one) == child]


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
