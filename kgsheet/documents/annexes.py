"""Decides which annexes a document has, how each is headed, and what stands in it."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from kgsheet.core.deadline_values import day_label, month_end
from kgsheet.core.master import Master, Settings
from kgsheet.core.progress import Progress
from kgsheet.documents.annex import (
    Row,
    annex_groups,
    due_rows,
    overdue_rows,
    roman,
    set_aside_rows,
)
from kgsheet.documents.figures import padded
from kgsheet.messages.wording import (
    ANNEX,
    ANNEX_TITLES,
    NEXT_TITLE,
    OVERDUE_TITLE,
    UNTITLED_TYPES,
    YES,
)
from kgsheet.values import frozen

_MOST_MONTHS = 120  # ten years: a slip of the hand may be any number
MAIN, OVERDUE, NEXT = "phu_luc", "phu_luc_qua_han", "phu_luc_ky_toi"


@frozen(kw_only=True)
class Subject:
    """What annexes are made of.

    Attributes:
        agency: the one that a letter is for; `None` in documents about all.
    """

    master: Master
    progress: Progress
    doc_type: str
    agency: str | None = None

    @property
    def settings(self) -> Settings:
        """The settings of the workbook."""
        return self.master.settings


def annex_fields(subject: Subject) -> dict[str, dict[str, object]]:
    """Return the groups of fields of all annexes; one that is not printed has no name.

    Decree 30/2020, I-III-1a: two annexes or more are numbered in Roman digits.
    """
    printed = _printed(subject)
    numbered = len(printed) > 1
    names = {
        key: f"{ANNEX} {roman(position)}" if numbered else ANNEX
        for position, key in enumerate(printed, 1)
    }
    return {
        MAIN: {"ten": names.get(MAIN, ""), **_main(subject)},
        OVERDUE: {"ten": names.get(OVERDUE, ""), **_overdue(subject, OVERDUE in names)},
        NEXT: {"ten": names.get(NEXT, ""), **_next(subject, NEXT in names)},
    }


def next_period(as_of: date, months: int) -> tuple[date, date]:
    """Return the first and the last day of the so many months that follow the cut-off day.

    >>> next_period(date(2017, 6, 30), 3)
    (datetime.date(2017, 7, 1), datetime.date(2017, 9, 30))
    >>> next_period(date(2017, 6, 14), 1)
    (datetime.date(2017, 6, 15), datetime.date(2017, 7, 14))
    """
    years, month = divmod(as_of.month - 1 + months, 12)
    year, month = as_of.year + years, month + 1
    is_month_end = as_of == month_end(as_of.year, as_of.month)
    longest = calendar.monthrange(year, month)[1]
    last = date(year, month, longest if is_month_end else min(as_of.day, longest))
    return as_of + timedelta(days=1), last


def _printed(subject: Subject) -> list[str]:
    if subject.doc_type in UNTITLED_TYPES:
        return [OVERDUE]
    printed = [MAIN]
    if subject.doc_type == "BC" and subject.settings.overdue_annex == YES:
        printed.append(OVERDUE)
    if subject.doc_type == "BC" and subject.settings.next_months:
        printed.append(NEXT)
    return printed


def _main(subject: Subject) -> dict[str, object]:
    title = ANNEX_TITLES.get(subject.doc_type, "")
    is_letter = subject.doc_type in UNTITLED_TYPES
    return {
        "tieu_de": title.format(year=subject.settings.year or ""),
        "nhom": () if is_letter else annex_groups(subject.progress),
        "ngoai_so_lieu": () if is_letter else set_aside_rows(subject.progress),
    }


def _overdue(subject: Subject, is_printed: bool) -> dict[str, object]:
    day = day_label(subject.progress.as_of)
    rows = overdue_rows(subject.progress, subject.agency) if is_printed else ()
    return _list(OVERDUE_TITLE.format(day=day), rows)


def _next(subject: Subject, is_printed: bool) -> dict[str, object]:
    months = min(subject.settings.next_months or 0, _MOST_MONTHS)
    first, last = next_period(subject.progress.as_of, months)
    title = NEXT_TITLE.format(first=day_label(first), last=day_label(last))
    return _list(title, due_rows(subject.progress, last) if is_printed else ())


def _list(title: str, rows: tuple[Row, ...]) -> dict[str, object]:
    return {"tieu_de": title, "so_nhiem_vu": padded(len(rows)), "nhiem_vu": rows}
