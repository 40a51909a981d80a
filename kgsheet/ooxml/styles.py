"""Reads the cell formats of a workbook, and appends those that a written value needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kgsheet.ooxml.numberformats import DATE_FORMAT, is_date, is_month_year
from kgsheet.ooxml.xmltext import (
    Node,
    PartText,
    Splice,
    masked,
    outline,
    spliced,
    with_attributes,
)

_GENERAL = 0
_FIRST_CUSTOM = 164  # lower numbers belong to Excel


@dataclass(slots=True)
class _Added:
    """Formats to append: cell formats in their order, and the number of the date format."""

    formats: list[bytes] = field(default_factory=list)
    date_number: int | None = None


class Styles:
    """The cell formats of a styles part; an index is what a cell names in `s`."""

    def __init__(self, text: PartText) -> None:
        self._text = text
        self._root = outline(masked(text.utf8))
        parents = {child.local: child for child in self._root.children}
        self._codes = {
            one.number("numFmtId"): one.get("formatCode")
            for one in (parents["numFmts"].all("numFmt") if "numFmts" in parents else ())
        }
        self._formats = parents["cellXfs"].all("xf") if "cellXfs" in parents else []
        numbers = [one.number("numFmtId") for one in self._formats]
        self._dates = [is_date(number, self._codes.get(number)) for number in numbers]
        self.month_years = frozenset(
            index
            for index, number in enumerate(numbers)
            if is_month_year(number, self._codes.get(number))
        )
        self._added = _Added()
        self._variants: dict[tuple[int, int], int] = {}

    def is_date(self, index: int) -> bool:
        """Return whether a cell of that format shows a day or time."""
        return index < len(self._dates) and self._dates[index]

    def as_date(self, index: int) -> int | None:
        """Return the same format as a date, appended once; None where there is no such format."""
        if self.is_date(index):
            return index
        return self._variant(index, self._date_number())

    def as_number(self, index: int) -> int | None:
        """Return the same format as a plain number, where it would show a date."""
        return self._variant(index, _GENERAL) if self.is_date(index) else index

    @property
    def is_changed(self) -> bool:
        """Whether formats were appended."""
        return bool(self._added.formats)

    def written(self) -> Iterator[bytes]:
        """Yield the part with the appended formats."""
        return self._text.encoded(spliced(self._text.utf8, sorted(self._splices())))

    def _variant(self, index: int, number: int) -> int | None:
        if index >= len(self._formats):
            return None
        if (index, number) not in self._variants:
            self._variants[index, number] = self._found_or_added(index, number)
        return self._variants[index, number]

    def _found_or_added(self, index: int, number: int) -> int:
        wanted = self._clone(self._formats[index], number)
        known = [self._markup(one) for one in self._formats] + self._added.formats
        if wanted not in known:
            self._added.formats.append(wanted)
            known.append(wanted)
        return known.index(wanted)

    def _markup(self, node: Node) -> bytes:
        return self._text.utf8[node.start : node.end]

    def _clone(self, node: Node, number: int) -> bytes:
        changes = {b"numFmtId": b"%d" % number, b"applyNumberFormat": b"1"}
        return with_attributes(node.tag, changes) + self._text.utf8[node.inner : node.end]

    def _date_number(self) -> int:
        for number, code in self._codes.items():
            if code == DATE_FORMAT:
                return number
        if self._added.date_number is None:
            self._added.date_number = max(_FIRST_CUSTOM, *self._codes, 0) + 1
        return self._added.date_number

    def _splices(self) -> Iterator[Splice]:
        formats = self._root.find("cellXfs")
        if formats is None:
            raise ValueError("no cell formats to append to")
        yield from _appended(formats, self._added.formats)
        if self._added.date_number is None:
            return
        prefix = self._root.prefix
        new = b'<%snumFmt numFmtId="%d" formatCode="%s"/>' % (
            prefix,
            self._added.date_number,
            DATE_FORMAT.encode(),
        )
        parent = self._root.find("numFmts")
        if parent is None:
            whole = b'<%snumFmts count="1">%s</%snumFmts>' % (prefix, new, prefix)
            yield self._root.inner, self._root.inner, whole
        else:
            yield from _appended(parent, [new])


def _appended(parent: Node, new: list[bytes]) -> Iterator[Splice]:
    """Yield the splices that append elements to a list and raise its count."""
    count = len(parent.children) + len(new)
    has_count = b" count" in parent.tag
    tag = with_attributes(parent.tag, {b"count": b"%d" % count}) if has_count else parent.tag
    if parent.inner == parent.end:
        whole = tag[:-2].rstrip() + b">" + b"".join(new) + b"</" + parent.name + b">"
        yield parent.start, parent.end, whole
    else:
        yield parent.start, parent.inner, tag
        yield parent.close, parent.close, b"".join(new)
