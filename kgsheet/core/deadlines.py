"""Reads what people type under “Thời gian thực hiện” into a `Deadline`.

Dates are day first. Parsers that guess turn `05/06/2025` into 6 May and `6/2025` into a day of
the current month; here a text is read when a clerk would be sure of it, and refused otherwise.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache

from kgsheet.core.cells import CellValue, MonthYear, display
from kgsheet.core.deadline_forms import Policy
from kgsheet.core.deadline_labels import format_deadline
from kgsheet.core.deadline_lists import read_tokens
from kgsheet.core.deadline_phrases import names_period, read_phrase, without_reason
from kgsheet.core.deadline_tokens import tokens_of
from kgsheet.core.deadline_values import (
    Deadline,
    DeadlineKind,
    DeadlineNote,
    month_end,
    quarter_label,
    quarter_of,
)
from kgsheet.core.deadline_words import canonical
from kgsheet.errors import Problem
from kgsheet.messages import Code
from kgsheet.on_use import regex

__all__ = [
    "Deadline",
    "DeadlineKind",
    "DeadlineNote",
    "format_deadline",
    "parse_deadline",
    "quarter_label",
    "quarter_of",
]

_YEARS = range(1990, 2101)

_REMARK = regex(r"\(([^()]*)(?:\)|$)|\[([^\[\]]*)(?:\]|$)")
_YEAR_IN_BRACKETS = regex(r" ?\((?:năm )?(\d{4})\)$")
_YEAR = regex(r"\d{4}")
_BLANK = regex(r"(?:[^\w?]|_)*")


def parse_deadline(
    value: CellValue, *, plan_year: int | None = None, before_is_inclusive: bool = True
) -> Deadline | Problem:
    """Return the deadline that a cell holds, or KG101 as a value.

    Args:
        value: what stands in the cell.
        plan_year: the year of a quarter, month or day that is written without one.
        before_is_inclusive: whether `trước ngày 30/6` still includes 30/6.

    >>> deadline = parse_deadline("Hoàn thành trong quý II-2021")
    >>> deadline.kind.value, str(deadline.start), str(deadline.due)
    ('quarter', '2021-04-01', '2021-06-30')
    >>> parse_deadline("31/4/2021").code.value
    'KG101'
    """
    if isinstance(value, str):
        deadline = _read_text(value, plan_year, before_is_inclusive)
    else:
        deadline = _read_value(value)
    return deadline or Problem(code=Code.DEADLINE_UNREADABLE, found=_shown(value))


def _read_value(value: CellValue) -> Deadline | None:
    text = _shown(value)
    if value is None:
        return Deadline(text=text, kind=DeadlineKind.NONE)
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return Deadline(text=text, kind=DeadlineKind.DATE, due=day)
    if isinstance(value, MonthYear):
        return _read_month(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and value in _YEARS:
        return _read_text(str(int(value)))
    return None


def _read_month(value: MonthYear) -> Deadline | None:
    try:
        start, due = date(value.year, value.month, 1), month_end(value.year, value.month)
    except ValueError:
        return None
    notes = frozenset({DeadlineNote.MONTH_CELL})
    return Deadline(text=_shown(value), kind=DeadlineKind.MONTH, start=start, due=due, notes=notes)


def _shown(value: CellValue) -> str:
    """Return a cell's value as a person sees it, a date with two digits for day and month."""
    return f"{value:%d/%m}/{value.year}" if isinstance(value, date) else display(value)


# The same few deadlines come again with every row.
@lru_cache(maxsize=4096)
def _read_text(
    text: str, plan_year: int | None = None, before_is_inclusive: bool = True
) -> Deadline | None:
    policy = Policy(plan_year, before_is_inclusive)
    plain = canonical(text)
    if _BLANK.fullmatch(plain):
        return Deadline(text=text, kind=DeadlineKind.NONE)
    # A line break may stand within one deadline or part two.
    deadline = _read_remarked(canonical(text, " "), policy) if "\n" in text else None
    deadline = deadline or _read_remarked(plain, policy)
    return replace(deadline, text=text) if deadline and _is_of_our_time(deadline) else None


def _is_of_our_time(deadline: Deadline) -> bool:
    return all(day.year in _YEARS for day in (deadline.start, deadline.due) if day)


def _read_remarked(plain: str, policy: Policy) -> Deadline | None:
    """Return what a text says outside its brackets, and in them where they name a time too."""
    plain = _YEAR_IN_BRACKETS.sub(r" năm \1", plain)
    remarks = ["".join(remark).strip() for remark in _REMARK.findall(plain)]
    main = re.sub(" +", " ", _REMARK.sub(" ", plain)).strip(" ,;")
    if not main:
        return _read_plain(" ".join(remarks), policy)
    later = [remark for remark in remarks if names_period(remark)]
    if not later and not _YEAR.search(main) and any(map(_YEAR.search, remarks)):
        return None
    return _read_plain(";".join([main, *later]), policy)


def _read_plain(plain: str, policy: Policy) -> Deadline | None:
    bare = without_reason(plain)
    if phrase := read_phrase(bare):
        return phrase
    tokens = tokens_of(bare)
    return read_tokens(tokens, policy) if tokens else None
