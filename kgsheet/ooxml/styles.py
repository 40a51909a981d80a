"""Reads the cell formats of a workbook, and appends those that a written value needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from kgsheet.core.number_forms import NumberForm
from kgsheet.ooxml.lists import appended
from kgsheet.ooxml.numberformats import (
    DATE_FORMAT,
    INTEGER_BUILTIN,
    TEXT_BUILTIN,
    is_date,
    is_day_first,
    is_doubtful,
    is_month_year,
    is_text,
)
from kgsheet.ooxml.xmltext import (
    Node,
    PartText,
    Splice,
    attributes,
    masked,
    outline,
    spliced,
    start_tag_size,
    with_attributes,
)
from kgsheet.values import frozen

if TYPE_CHECKING:
    from kgsheet.ooxml.dxfs import RuleFormats

_GENERAL = 0
_FIRST_CUSTOM = 164  # lower numbers belong to Excel


@dataclass(slots=True)
class _Added:
    """Formats to append: cell formats in their order, and the number of the date format."""

    formats: list[bytes] = field(default_factory=list)
    date_number: int | None = None


def styles_outline(text: PartText) -> Node:
    """Return the root element of a styles part."""
    return _outlined(text.utf8, text.part)


# A save looks at the styles of a workbook, at them again and at those it left: mostly the same.
@lru_cache(maxsize=2)
def _outlined(utf8: bytes, part: str) -> Node:
    return outline(masked(utf8), part)


@frozen(kw_only=True)
class _Known:
    """The formats of a styles part as it stands; an index is what a cell names in `s`.

    Attributes:
        codes: the number formats of the part by their numbers.
        formats: the cell formats.
        numbers: the number format of each.
        dates: of each, whether it shows a day or time.
        month_years: the indexes of those that show a month and a year.
    """

    codes: dict[int, str]
    formats: list[Node]
    numbers: list[int]
    dates: list[bool]
    month_years: frozenset[int]


@lru_cache(maxsize=2)
def _known(utf8: bytes, part: str) -> _Known:
    parents = {child.local: child for child in _outlined(utf8, part).children}
    codes = {
        one.number("numFmtId"): one.get("formatCode")
        for one in (parents["numFmts"].all("numFmt") if "numFmts" in parents else ())
        if one.number("numFmtId") != _GENERAL
    }
    formats = parents["cellXfs"].all("xf") if "cellXfs" in parents else []
    numbers = [one.number("numFmtId") for one in formats]
    return _Known(
        codes=codes,
        formats=formats,
        numbers=numbers,
        dates=[is_date(number, codes.get(number)) for number in numbers],
        month_years=frozenset(
            index
            for index, number in enumerate(numbers)
            if is_month_year(number, codes.get(number))
        ),
    )


class Styles:
    """The cell formats of a styles part, to which others are appended; an index is as in `s`."""

    def __init__(self, text: PartText) -> None:
        self._text = text
        self._root = styles_outline(text)
        known = _known(text.utf8, text.part)
        self._codes, self._formats = known.codes, known.formats
        self._numbers, self._dates = known.numbers, known.dates
        self.month_years = known.month_years
        self._added = _Added()
        self._rule_formats: RuleFormats | None = None
        self._variants: dict[tuple[int, int], int] = {}

    @property
    def rule_formats(self) -> RuleFormats:
        """The formats that colour rules give."""
        from kgsheet.ooxml.dxfs import RuleFormats

        if self._rule_formats is None:
            self._rule_formats = RuleFormats(self._root)
        return self._rule_formats

    def has(self, index: int) -> bool:
        """Return whether there is a format of that index."""
        return index < len(self._formats) + len(self._added.formats)

    def is_date(self, index: int) -> bool:
        """Return whether a cell of that format shows a day or time."""
        return index < len(self._dates) and self._dates[index]

    def is_doubtful(self, index: int) -> bool:
        """Return whether programs may differ on what a number in that format shows."""
        number = self._numbers[index]
        return is_doubtful(number, self._codes.get(number))

    def as_date(self, index: int) -> int | None:
        """Return the same format as a date, appended once; None where there is no such format."""
        if self.is_date(index):
            return index
        return self._variant(index, self._date_number())

    def as_number(self, index: int) -> int | None:
        """Return the same format as a plain number, where it would show a date."""
        return self._variant(index, _GENERAL) if self.is_date(index) else index

    def has_form(self, index: int, form: NumberForm) -> bool:
        """Return whether a format shows a number as a column should; any number is an integer."""
        if index >= len(self._numbers):
            return False
        number = self._numbers[index]
        code = self._codes.get(number)
        if form is NumberForm.DATE:
            return is_day_first(number, code)
        return is_text(number, code) if form is NumberForm.TEXT else not is_date(number, code)

    def with_form(self, index: int, form: NumberForm) -> int | None:
        """Return the same format showing a number as a column should; None where there is none."""
        return index if self.has_form(index, form) else self._variant(index, self._number(form))

    @property
    def is_changed(self) -> bool:
        """Whether formats were appended."""
        of_rules = self._rule_formats
        return bool(self._added.formats) or (of_rules is not None and of_rules.is_changed)

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
        known = [_meaning(one) for one in self._markups()]
        if _meaning(wanted) not in known:
            self._added.formats.append(wanted)
            return len(known)
        return known.index(_meaning(wanted))

    def _markups(self) -> Iterator[bytes]:
        yield from (self._text.utf8[one.start : one.end] for one in self._formats)
        yield from self._added.formats

    def _clone(self, node: Node, number: int) -> bytes:
        changes = {b"numFmtId": b"%d" % number, b"applyNumberFormat": b"1"}
        return with_attributes(node.tag, changes) + self._text.utf8[node.inner : node.end]

    def _number(self, form: NumberForm) -> int:
        if form is NumberForm.DATE:
            return self._date_number()
        if form is NumberForm.INTEGER:
            return INTEGER_BUILTIN
        return next((n for n, code in self._codes.items() if is_text(n, code)), TEXT_BUILTIN)

    def _date_number(self) -> int:
        for number, code in self._codes.items():
            if code == DATE_FORMAT:
                return number
        if self._added.date_number is None:
            self._added.date_number = max(_FIRST_CUSTOM, *self._codes, 0) + 1
        return self._added.date_number

    def _splices(self) -> Iterator[Splice]:
        yield from self.rule_formats.splices()
        formats = self._root.find("cellXfs")
        if formats and self._added.formats:
            yield from appended(formats, self._added.formats)
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
            yield from appended(parent, [new])


def _meaning(markup: bytes) -> tuple[frozenset[tuple[str, str]], bytes]:
    """Return what a format says, whatever the order of its attributes."""
    size = start_tag_size(markup)
    return frozenset(attributes(markup[:size]).items()), markup[size:]
