"""Reads and prints “số, ký hiệu, ngày” of a document as a `Reference`.

The shapes and their tolerance follow Decree 30/2020 (appendix I, II-3) and the habits of the
Party, the National Assembly and the Government.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from kgsheet.core.cells import CellValue, display
from kgsheet.core.deadline_values import day_label
from kgsheet.core.reference_shapes import DATE_AFTER, DATE_BEFORE, SHAPES, date_of, tidied
from kgsheet.core.reference_types import (
    JOINT_TYPES,
    TYPE_NAMES,
    canonical_organ,
    canonical_type,
)
from kgsheet.errors import Problem
from kgsheet.messages import Code
from kgsheet.on_use import regex
from kgsheet.values import frozen


class ReferenceKind(StrEnum):
    """Which family of numbers a reference belongs to."""

    INDIVIDUAL = "individual"
    NORMATIVE = "normative"
    LETTER = "letter"
    PARTY = "party"
    ASSEMBLY = "assembly"
    GOVERNMENT_RESOLUTION = "government_resolution"
    JOINT = "joint"


@frozen(kw_only=True)
class Reference:
    """A document named by its number, symbol and date.

    Attributes:
        text: how it was written.
        suffix: the letter of an inserted number (`104a`).
        year: the year inside the number, which marks a normative document.
        type: the abbreviation of its type; empty for a letter and a law.
        organ: the abbreviation of its body, for a letter with that of the drafting unit.
        date: `None` when none is written.
        type_name: the name of its type.
    """

    text: str
    number: int
    suffix: str = ""
    year: int | None = None
    type: str = ""
    organ: str
    kind: ReferenceKind
    date: date | None = None
    type_name: str = ""

    @property
    def symbol(self) -> str:
        """The number and symbol as the decree prints them, `41/QĐ-UBND`."""
        number = f"{self.number:02d}{self.suffix}"
        if self.year is not None:
            number += f"{_YEAR_MARK.get(self.kind, '/')}{self.year}"
        before, after = _TYPE_MARKS.get(self.kind, ("/", "-"))
        kind_of_document = f"{before}{self.type}" if self.type else ""
        return f"{number}{kind_of_document}{after if self.type else '/'}{self.organ}"

    @property
    def series(self) -> tuple[ReferenceKind, str, str]:
        """The family in which numbers and dates rise together."""
        return self.kind, self.type, self.organ


_YEAR_MARK = {ReferenceKind.GOVERNMENT_RESOLUTION: "-"}
# What stands before the type and after it.
_TYPE_MARKS = {ReferenceKind.PARTY: ("-", "/"), ReferenceKind.JOINT: ("/", "/")}

_KINDS = {
    "assembly": ReferenceKind.ASSEMBLY,
    "govres": ReferenceKind.GOVERNMENT_RESOLUTION,
    "party": ReferenceKind.PARTY,
    "joint": ReferenceKind.JOINT,
    "normative": ReferenceKind.NORMATIVE,
    "individual": ReferenceKind.INDIVIDUAL,
    "letter": ReferenceKind.LETTER,
    "short_letter": ReferenceKind.LETTER,
}
_TYPED_LETTER = ("individual", "CV")
_LETTER_NAME = "Công văn"
_DIGIT = regex(r"\d+")
_LAW = regex(r"(Bộ luật|Luật|Nghị quyết|Pháp lệnh)[^\d;()]{0,120}$")


@frozen
class _Found:
    """A reference in a text, with the date that stands beside it, possible or not."""

    reference: Reference
    start: int
    end: int
    has_date: bool


def parse_reference(value: CellValue) -> Reference | Problem:
    """Return the first document that a cell names, KG111 when there is none.

    A date that does not exist gives KG112; a reference without any date is returned without.

    >>> parse_reference("Quyết định số 41/QĐ- UBND ngày 9/1/2017").symbol
    '41/QĐ-UBND'
    >>> parse_reference("đã phê duyệt").code.value
    'KG111'
    """
    if not isinstance(value, str):
        return Problem(code=Code.APPROVAL_UNREADABLE, found=display(value))
    return _parse_text(value)


@lru_cache(maxsize=4096)
def _parse_text(text: str) -> Reference | Problem:
    plain = tidied(text)
    found = next(_found(plain), None)
    if found is None:
        return Problem(code=Code.APPROVAL_UNREADABLE, found=text)
    reference, has_date = found.reference, found.has_date
    earlier = None if has_date else DATE_BEFORE.search(plain[: found.start])
    if earlier:
        reference, has_date = replace(reference, date=date_of(earlier)), True
    if has_date and reference.date is None:
        return Problem(code=Code.APPROVAL_UNDATED, found=text)
    return reference


def find_references(text: str) -> tuple[Reference, ...]:
    """Return every reference of a running text, in its order.

    >>> [one.symbol for one in find_references("Căn cứ Kế hoạch 104/KH-UBND và 09-Ctr/TU")]
    ['104/KH-UBND', '09-CTr/TU']
    """
    return tuple(found.reference for found in _found(tidied(text)))


def format_reference(reference: Reference) -> str:
    """Return number, symbol and date as a table prints them.

    >>> format_reference(parse_reference("QĐ 41/QĐ-UBND, ngày 9-1-2017"))
    '41/QĐ-UBND ngày 09/01/2017'
    """
    if reference.date is None:
        return reference.symbol
    return f"{reference.symbol} ngày {day_label(reference.date)}"


def _found(plain: str) -> Iterator[_Found]:
    place = 0
    while digit := _DIGIT.search(plain, place):
        found = _found_at(plain, digit.start())
        if found:
            yield found
        place = found.end if found else digit.end()


def _found_at(plain: str, place: int) -> _Found | None:
    for name, shape in SHAPES:
        match = shape.match(plain, place)
        after = DATE_AFTER.match(plain, match.end()) if match else None
        reference = _reference(name, match, after) if match else None
        if match and reference:
            return _Found(reference, place, (after or match).end(), after is not None)
    return None


def _reference(name: str, match: re.Match[str], after: re.Match[str] | None) -> Reference | None:
    """Return what a shape and the date after it say.

    It is `None` when the type is no type, or the number is zero.
    """
    groups = match.groupdict()
    number = int(groups["number"].replace(".", ""))
    abbreviation = canonical_type(groups["type"]) if groups.get("type") else ""
    is_other_joint = name == "joint" and abbreviation not in JOINT_TYPES
    if number == 0 or abbreviation is None or is_other_joint:
        return None
    kind = ReferenceKind.LETTER if (name, abbreviation) == _TYPED_LETTER else _KINDS[name]
    return Reference(
        text=match.string[match.start() : (after or match).end()],
        number=number,
        suffix=groups["suffix"] or "",
        year=int(groups["year"]) if groups.get("year") else None,
        type=abbreviation,
        organ=_organ(groups["organ"].replace(" ", "")),
        kind=kind,
        date=date_of(after) if after else None,
        type_name=_type_name(kind, abbreviation, match.string[: match.start()]),
    )


# The same few bodies come again with every row; kept once, they also take room once.
_organ = lru_cache(maxsize=1024)(canonical_organ)


def _type_name(kind: ReferenceKind, abbreviation: str, before: str) -> str:
    if kind is ReferenceKind.LETTER:
        return _LETTER_NAME
    if kind is ReferenceKind.ASSEMBLY:
        law = _LAW.search(before)
        return law[1] if law else ""
    return TYPE_NAMES[abbreviation]
