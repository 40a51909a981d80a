"""Reads one period of a deadline (a day, month, quarter, part of a year, year) as written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise

from kgsheet.core.deadline_values import DeadlineKind
from kgsheet.on_use import regex
from kgsheet.values import frozen


@frozen(kw_only=True)
class Period:
    """A period as written: its months and days, and its year when the text gives one.

    Attributes:
        last_day: `None` for the end of `last_month`.
        several: whether it lists months or quarters (`quý I, II/2021`).
        joined: whether it runs from one to another (`quý I đến quý III/2021`).
    """

    kind: DeadlineKind
    year: int | None = None
    first_month: int = 1
    first_day: int = 1
    last_month: int = 12
    last_day: int | None = None
    last_year: int | None = None
    several: bool = False
    joined: bool = False


# Neither a letter nor a digit may follow.
WORD_END = r"(?![^\W_])"
_YEAR = (
    rf"(?: ?[/.,-]? ?(?:của )?(?:năm ?[.:]? ?)?(?P<y>\d{{4}}){WORD_END}"
    rf"|(?: ?/ ?| năm )(?P<yy>1[3-9]|[2-9]\d){WORD_END})?"
)
_JOINT = r" ?(?:[,+&-]|và|đến hết|đến) ?"


def _listed(unit: str, *numbers: str) -> str:
    """Return a pattern for one number of a unit or several: `quý I, II`, `tháng 4 đến tháng 6`."""
    lists = "|".join(f"{number}(?:{_JOINT}(?:{unit} )?{number})*" for number in numbers)
    return rf"{unit} (?P<n>{lists}){_YEAR}"


_ROMAN = rf"(?:iv|i{{1,3}}){WORD_END}"
_ROMAN_VALUES = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER = rf"0?[1-4]{WORD_END}"
_MONTH = rf"(?:1[0-2]|0?[1-9]){WORD_END}"

_Groups = Mapping[str, str | None]
_Builder = Callable[[_Groups], Period | None]


def _year(groups: _Groups) -> int | None:
    if groups.get("y"):
        return int(groups["y"] or 0)
    return 2000 + int(groups["yy"] or 0) if groups.get("yy") else None


def _date(groups: _Groups) -> Period:
    month, day = int(groups["m"] or 0), int(groups["d"] or 0)
    return Period(
        kind=DeadlineKind.DATE,
        year=_year(groups),
        first_month=month,
        first_day=day,
        last_month=month,
        last_day=day,
    )


def _listing(groups: _Groups, kind: DeadlineKind, length: int) -> Period | None:
    """Return the period from the first to the last of the listed quarters or months."""
    text = groups["n"] or ""
    numbers = [_ROMAN_VALUES.get(n) or int(n) for n in re.findall(r"\d+|\bi[iv]*\b", text)]
    if any(later <= earlier for earlier, later in pairwise(numbers)):
        return None
    joined = "đến" in text
    return Period(
        kind=kind,
        year=_year(groups),
        first_month=(numbers[0] - 1) * length + 1,
        last_month=numbers[-1] * length,
        several=len(numbers) > 1 and not joined,
        joined=joined,
    )


def _quarters(groups: _Groups) -> Period | None:
    return _listing(groups, DeadlineKind.QUARTER, 3)


def _months(groups: _Groups) -> Period | None:
    return _listing(groups, DeadlineKind.MONTH, 1)


def _part_year(groups: _Groups) -> Period | None:
    count = int(groups["n"] or 6)
    if not 1 <= count <= 11:
        return None
    first, last = (1, count) if groups["side"] == "đầu" else (13 - count, 12)
    return Period(
        kind=DeadlineKind.PART_YEAR, year=_year(groups), first_month=first, last_month=last
    )


def _whole_year(groups: _Groups) -> Period:
    return Period(kind=DeadlineKind.YEAR, year=_year(groups))


def _short_range(groups: _Groups) -> Period | None:
    """Return the years of `2021-25`; a second number that may be a month is not read."""
    first, last = int(groups["y"] or 0), 2000 + int(groups["last"] or 0)
    if last <= first:
        return None
    return Period(kind=DeadlineKind.RANGE, year=first, last_year=last)


def _year_month(groups: _Groups) -> Period | None:
    """Return the month of `2021-06`; `2010-11` might be two years and is not read."""
    if int(groups["n"] or 0) > int(groups["y"] or 0) % 100:
        return None
    return _months(groups)


# First of each: the characters that it begins with, 0 for any digit. A period is looked for among
# those that can begin as it does: the others are not even compiled.
_PERIODS: tuple[tuple[str, re.Pattern[str], _Builder], ...] = tuple(
    (starts, regex(source), build)
    for starts, source, build in (
        (
            "0",
            rf"(?P<y>\d{{4}})(?P<s>[/.-])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}}){WORD_END}",
            _date,
        ),
        ("n", rf"ngày (?P<d>\d{{1,2}}),? tháng (?P<m>\d{{1,2}}){WORD_END}{_YEAR}", _date),
        ("0", rf"(?P<d>\d{{1,2}}) tháng (?P<m>\d{{1,2}}){WORD_END}{_YEAR}", _date),
        (
            "0n",
            r"(?:ngày )?(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)"
            rf"(?:(?P<y>\d{{4}})|(?P<yy>\d\d)){WORD_END}",
            _date,
        ),
        (
            "0n",
            r"(?:ngày )?(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:[-., ] ?|,? năm )"
            rf"(?P<y>\d{{4}}){WORD_END}",
            _date,
        ),
        ("0n", rf"(?:ngày )?(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}}){WORD_END}", _date),
        ("n", rf"ngày (?P<d>\d{{1,2}})[.-](?P<m>\d{{1,2}}){WORD_END}", _date),
        (
            "0",
            rf"(?P<n>\d{{1,2}}) tháng (?P<side>đầu|cuối)(?: của)?(?: năm)?{_YEAR}",
            _part_year,
        ),
        (
            "n",
            rf"nửa (?:năm )?(?P<side>đầu|cuối)(?P<n>)(?: của)?(?: năm)?{_YEAR}",
            _part_year,
        ),
        ("q", _listed("quý", _ROMAN, _QUARTER), _quarters),
        ("i", rf"(?P<n>{_ROMAN})(?:[/.-]| năm )(?P<y>\d{{4}}){WORD_END}", _quarters),
        ("t", _listed("tháng", _MONTH), _months),
        ("0", rf"(?P<n>{_MONTH})[/.-](?P<y>\d{{4}}){WORD_END}", _months),
        ("0", rf"(?P<y>\d{{4}})[/-](?P<n>{_MONTH})(?![/.-])", _year_month),
        (
            "0n",
            rf"(?:năm (?:học )?)?(?P<y>\d{{4}})-(?P<last>\d\d){WORD_END}(?![/.-])",
            _short_range,
        ),
        ("0n", rf"(?:năm (?:học )?)?(?P<y>\d{{4}}){WORD_END}", _whole_year),
        ("n", rf"năm(?: kế hoạch)?{WORD_END}(?! ?\d)", _whole_year),
    )
)


def first_sign(text: str, place: int) -> str:
    """Return the character at a place, 0 for any digit.

    >>> first_sign("30/6", 0), first_sign("quý ii", 0)
    ('0', 'q')
    """
    return "0" if text[place].isdecimal() else text[place]


def period_at(text: str, place: int) -> tuple[str, Period | None] | None:
    """Return the text of the period that stands at a place, and what it says.

    The period is `None` when it has the shape of one and cannot be (`quý II, I`).

    >>> period_at("hết quý ii/2017", 4)[0]
    'quý ii/2017'
    """
    first = first_sign(text, place)
    for starts, pattern, build in _PERIODS:
        if first in starts and (match := pattern.match(text, place)):
            return match.group(), build(match.groupdict())
    return None
