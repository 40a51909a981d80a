"""Tells from a number format whether a cell shows a day, or only month and year."""

from __future__ import annotations

import re

DATE_FORMAT = "dd/mm/yyyy"
MONTH_YEAR_BUILTIN = 17  # mmm-yy
INTEGER_BUILTIN = 1  # 0
TEXT_BUILTIN = 49
TEXT_FORMAT = "@"
# Built-in formats without a code in the file: ECMA-376 18.8.30, with those of East Asia.
_DATE_BUILTINS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_USUAL_DATE_BUILTINS = range(14, 23)
_FIRST_CUSTOM = 164
_UNCLOSED = re.compile(r'["\\\[\]]')
_SIGNS_OF_DAYS = re.compile("[ymdhsap/]")
# Quotes, brackets and fills that end or begin within one another.
_ODD = re.compile(r'[\\_*]"|\*[\\_\[;]|\[[^\]]*["\\_*;\[]')
_DAY_FIRST = re.compile(r"d{1,2}\W+m{1,2}\W+y{2,4}\W*")
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.I)


def _letters(code: str) -> str:
    """Return the first section of a format without what it prints literally."""
    return _LITERAL.sub("", code).split(";")[0].lower()


def is_date(number: int, code: str | None) -> bool:
    """Return whether a format shows a day or a time.

    >>> is_date(14, None), is_date(165, "0.0%"), is_date(166, '"d" 0')
    (True, False, False)
    """
    if code is None:
        return number in _DATE_BUILTINS
    letters = _letters(code)
    return bool(re.search("[ymdhs]", letters)) and "general" not in letters


def is_doubtful(number: int, code: str | None) -> bool:
    """Return whether programs may differ on a format: durations, days of other calendars, oddities.

    >>> is_doubtful(165, "dd/mm/yyyy"), is_doubtful(165, "[h]:mm"), is_doubtful(165, "aaaa")
    (False, True, True)
    """
    dated = is_date(number, code)
    if code is None:
        return dated and number not in _USUAL_DATE_BUILTINS
    if number < _FIRST_CUSTOM and dated != is_date(number, None):
        return True
    letters = _letters(code)
    if _ODD.search(code) or _UNCLOSED.search(letters) or (dated and "*" in code):
        return True
    if dated:
        return "a" in letters.replace("am/pm", "").replace("a/p", "")
    return bool(_SIGNS_OF_DAYS.search(letters.replace("general", "", 1)))


def is_day_first(number: int, code: str | None) -> bool:
    """Return whether a format shows day, month and year in this order, wherever it is opened.

    >>> is_day_first(165, "dd/mm/yyyy"), is_day_first(14, None), is_day_first(166, "m/d/yyyy")
    (True, False, False)
    """
    return bool(code) and bool(_DAY_FIRST.fullmatch(_letters(code or "")))


def is_text(number: int, code: str | None) -> bool:
    """Return whether a format leaves what is typed alone.

    >>> is_text(49, None), is_text(164, "@"), is_text(0, None)
    (True, True, False)
    """
    return code == TEXT_FORMAT or (code is None and number == TEXT_BUILTIN)


def is_month_year(number: int, code: str | None) -> bool:
    """Return whether a format shows month and year and no day.

    >>> is_month_year(17, None), is_month_year(165, '"T" m/yyyy'), is_month_year(166, "d/m/yyyy")
    (True, True, False)
    """
    if code is None:
        return number == MONTH_YEAR_BUILTIN
    letters = _letters(code)
    return {"m", "y"} <= set(letters) and not set(letters) & set("dhs")
