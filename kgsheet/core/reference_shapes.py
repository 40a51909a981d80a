"""The shapes of numbers and dates of documents, as patterns over tidied text."""

from __future__ import annotations

import re
from datetime import date

from kgsheet.core.text import halfwidth, normalize
from kgsheet.on_use import regex

FIRST_YEAR, LAST_YEAR = 1945, 2100

_UNIFIED = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ"})
_UNIFIABLE = regex("[‐‑‒–—―−ÐðƉ\uff01-\uff5e]")

_END = r"(?![^\W_])"
_NUMBER = r"(?<![\w/.])(?P<number>\d{1,5}|\d{1,2}\.\d{3})(?P<suffix>[a-zđ]|bis)?(?![^\W_])"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SLASH, _DASH = " ?/ ?", " ?- ?"
_ABBREVIATION = rf"[A-Za-zĐđ][A-Za-zĐđ\d&]*{_END}"
_TYPE = rf"(?P<type>[A-Za-zĐđ]+){_END}"
_ORGAN = rf"(?P<organ>{_ABBREVIATION}(?:-{_ABBREVIATION})*)"
_CAPITALS = rf"[A-ZĐ]{{2}}[A-Za-zĐđ\d&]*{_END}"

# The name of each shape in the grammar; the first that fits at a place counts. The usual one is
# tried first: of the others only a letter can fit where it does, and stands behind it.
SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, regex(source))
    for name, source in (
        ("individual", rf"{_NUMBER}{_SLASH}{_TYPE}{_DASH}{_ORGAN}"),
        ("assembly", rf"{_NUMBER}{_SLASH}{_YEAR}{_SLASH}(?P<organ>(?:QH|UBTVQH)\d{{1,2}}){_END}"),
        ("govres", rf"{_NUMBER}{_DASH}{_YEAR}{_SLASH}{_TYPE}{_DASH}{_ORGAN}"),
        ("party", rf"{_NUMBER}{_DASH}{_TYPE}{_SLASH}{_ORGAN}"),
        ("joint", rf"{_NUMBER}{_SLASH}(?:{_YEAR}{_SLASH})?{_TYPE}{_SLASH}{_ORGAN}"),
        ("normative", rf"{_NUMBER}{_SLASH}{_YEAR}{_SLASH}{_TYPE}{_DASH}{_ORGAN}"),
        ("letter", rf"{_NUMBER}{_SLASH}(?P<organ>{_CAPITALS}(?:{_DASH}{_CAPITALS})+)"),
        (
            "short_letter",
            rf"(?i:(?<=công văn )|(?<=công văn số )|(?<=văn bản số )|(?<=cv số )|(?<=cv )){_NUMBER}"
            rf"{_SLASH}(?P<organ>{_CAPITALS})(?!-)",
        ),
    )
)

_DATE = (
    r"(?:(?P<day>\d{1,2})(?: ?[/.-] ?| tháng )(?P<month>\d{1,2})(?: ?[/.-] ?| năm )"
    r"(?P<y>\d{4}|\d\d)(?!\d)|(?P<iso>\d{4}-\d\d-\d\d)(?!\d))"
)
_ISSUER = r"(?:[, ]*của (?:(?!\b(?:về|theo)\b)[^\d;()]){2,80}?[, ])?"
_SIGNED = r"(?:(?:ký|ban hành|được ký|được ban hành) )?"
# A date follows its number at once, or behind the issuer with the word for day.
DATE_AFTER = regex(rf"(?:{_ISSUER}[ ,;:(-]*{_SIGNED}(?i:ngày|ngay)[ :]*|[ ,;:(-]*){_DATE}")
DATE_BEFORE = regex(rf"(?i:ngày|ngay)[ :]*{_DATE}")


def tidied(text: str) -> str:
    """Return the text with plain spaces, dashes and the Vietnamese Đ.

    >>> tidied("41 /QÐ–UBND")
    '41 /QĐ-UBND'
    """
    plain = normalize(text)
    return halfwidth(plain).translate(_UNIFIED) if _UNIFIABLE.search(plain) else plain


def date_of(match: re.Match[str]) -> date | None:
    """Return the day that a pattern of dates has found; `None` when there is no such day."""
    try:
        if match["iso"]:
            day = date.fromisoformat(match["iso"])
        else:
            year = int(match["y"]) if len(match["y"]) == 4 else 2000 + int(match["y"])
            day = date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
