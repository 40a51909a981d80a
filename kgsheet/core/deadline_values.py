"""What a deadline is once it has been read, and how its text looks in canonical form."""

from __future__ import annotations

import calendar
from datetime import date
from enum import StrEnum
from functools import lru_cache

from kgsheet.values import frozen


class DeadlineKind(StrEnum):
    """What kind of expression a deadline is."""

    DATE = "date"
    MONTH = "month"
    QUARTER = "quarter"
    PART_YEAR = "part_year"
    YEAR = "year"
    RANGE = "range"
    VAGUE = "vague"
    ONGOING = "ongoing"
    EVENT = "event"
    RELATIVE = "relative"
    NONE = "none"


class DeadlineNote(StrEnum):
    """What a person should know about how a deadline was read.

    VAGUE: its due date is a convention; SEVERAL: the last of several counts; BEFORE_DAY: `trước
    ngày`, read by the policy of the workbook; BEFORE_MONTH: `trước tháng`, strictly before;
    MONTH_CELL: a date cell that shows only its month.
    """

    VAGUE = "vague"
    SEVERAL = "several"
    YEAR_FROM_PLAN = "year_from_plan"
    YEAR_MISSING = "year_missing"
    BEFORE_DAY = "before_day"
    BEFORE_MONTH = "before_month"
    MONTH_CELL = "month_cell"


@frozen(kw_only=True)
class Deadline:
    """A deadline with its first and its last day.

    Attributes:
        text: what a person sees in the cell.
        start: the first day of the period; `None` for a single day and for `trước ...`.
        due: the last day on which the task is on time; `None` when no day is known.
        milestones: the earlier deadlines of a cell that holds several.
    """

    text: str
    kind: DeadlineKind
    start: date | None = None
    due: date | None = None
    notes: frozenset[DeadlineNote] = frozenset()
    milestones: tuple[Deadline, ...] = ()


_QUARTERS = ("I", "II", "III", "IV")


def quarter_of(day: date) -> tuple[int, int]:
    """Return the year and the quarter of a day.

    >>> quarter_of(date(2017, 6, 30))
    (2017, 2)
    """
    return day.year, (day.month + 2) // 3


def quarter_label(year: int, quarter: int) -> str:
    """Return a quarter as reports print it.

    >>> quarter_label(2017, 2)
    'II/2017'
    """
    return f"{_QUARTERS[quarter - 1]}/{year}"


def month_end(year: int, month: int) -> date:
    """Return the last day of a month.

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return date(year, month, calendar.monthrange(year, month)[1])


# The days of a year come again with every row.
@lru_cache(maxsize=4096)
def day_label(day: date) -> str:
    """Return a day as documents print it: day padded, month padded for January and February.

    >>> day_label(date(2021, 5, 7)), day_label(date(2017, 1, 9))
    ('07/5/2021', '09/01/2017')
    """
    return f"{day.day:02d}/{month_label(day.year, day.month)}"


def month_label(year: int, month: int) -> str:
    """Return a month as documents print it.

    >>> month_label(2021, 6), month_label(2021, 1)
    ('6/2021', '01/2021')
    """
    return f"{month:02d}/{year}" if month < 3 else f"{month}/{year}"
