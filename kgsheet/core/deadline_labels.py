"""Writes a deadline in canonical form, so that reading it again gives the same days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from kgsheet.core.deadline_values import (
    Deadline,
    DeadlineKind,
    DeadlineNote,
    day_label,
    month_label,
    quarter_label,
    quarter_of,
)

_VAGUE_ENDS = {3: "đầu", 6: "giữa", 12: "cuối"}
_Label = tuple[str, date | None]


def format_deadline(deadline: Deadline) -> str:
    """Return the deadline as an office prints it; its own text when it names no day.

    >>> first, last = date(2017, 4, 1), date(2017, 6, 30)
    >>> format_deadline(Deadline(text="", kind=DeadlineKind.QUARTER, start=first, due=last))
    'Quý II/2017'
    """
    if deadline.due is None or deadline.kind not in _LABELS:
        return deadline.text
    label, start = _LABELS[deadline.kind](deadline.start, deadline.due)
    if start == deadline.start:
        return label
    if deadline.start is None and _is_before(deadline):
        return _before(deadline)
    since = _since(deadline.start, deadline.kind) if deadline.start else "từ nay"
    return f"{since} đến {label[0].lower()}{label[1:]}"


def _date(_start: date | None, due: date) -> _Label:
    return day_label(due), None


def _month(_start: date | None, due: date) -> _Label:
    return f"tháng {month_label(due.year, due.month)}", due.replace(day=1)


def _quarter(_start: date | None, due: date) -> _Label:
    year, quarter = quarter_of(due)
    return f"Quý {quarter_label(year, quarter)}", date(year, 3 * quarter - 2, 1)


def _part_year(start: date | None, due: date) -> _Label:
    if due.month < 12:
        return f"{due.month} tháng đầu năm {due.year}", date(due.year, 1, 1)
    first = start.month if start and start.month > 1 and start.year == due.year else 7
    return f"{13 - first} tháng cuối năm {due.year}", date(due.year, first, 1)


def _year(_start: date | None, due: date) -> _Label:
    return f"năm {due.year}", date(due.year, 1, 1)


def _range(start: date | None, due: date) -> _Label:
    return f"{start.year if start else due.year}-{due.year}", start


def _vague(start: date | None, due: date) -> _Label:
    first = date(due.year, 1, 1)
    if start == first and due.month in _VAGUE_ENDS:
        return f"{_VAGUE_ENDS[due.month]} năm {due.year}", first
    year, quarter = quarter_of(due)
    return f"cuối quý {quarter_label(year, quarter)}", date(year, 3 * quarter - 2, 1)


_LABELS: dict[DeadlineKind, Callable[[date | None, date], _Label]] = {
    DeadlineKind.DATE: _date,
    DeadlineKind.MONTH: _month,
    DeadlineKind.QUARTER: _quarter,
    DeadlineKind.PART_YEAR: _part_year,
    DeadlineKind.YEAR: _year,
    DeadlineKind.RANGE: _range,
    DeadlineKind.VAGUE: _vague,
}


def _is_before(deadline: Deadline) -> bool:
    if deadline.kind is DeadlineKind.MONTH:
        return DeadlineNote.BEFORE_MONTH in deadline.notes
    return deadline.kind is DeadlineKind.VAGUE


def _before(deadline: Deadline) -> str:
    """Return `trước ...` with the month or quarter that follows the due date."""
    assert deadline.due is not None
    after = deadline.due + timedelta(days=1)
    if deadline.kind is DeadlineKind.MONTH:
        return f"trước tháng {month_label(after.year, after.month)}"
    return f"trước quý {quarter_label(*quarter_of(after))}"


def _since(start: date, kind: DeadlineKind) -> str:
    """Return `từ ...` in the unit of the deadline where the day opens one."""
    if kind is DeadlineKind.MONTH and start.day == 1:
        return f"từ tháng {month_label(start.year, start.month)}"
    if kind is DeadlineKind.QUARTER and start.day == 1 and start.month % 3 == 1:
        return f"từ quý {quarter_label(*quarter_of(start))}"
    return f"từ ngày {day_label(start)}"
