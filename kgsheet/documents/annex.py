"""Turns the tasks of a workbook into the rows of the annexes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from kgsheet.core.deadline_values import day_label
from kgsheet.core.progress import Progress, Standing
from kgsheet.core.rates import grouped
from kgsheet.core.references import Reference, find_references, format_reference
from kgsheet.core.tasks import SET_ASIDE, STATE_TEXT, State, Task
from kgsheet.documents.figures import padded
from kgsheet.messages.wording import EXTENDED, REFERENCE

Row = Mapping[str, object]

_DIGIT = re.compile(r"\d")
_OPEN = frozenset({State.NOT_STARTED, State.DUE_SOON, State.IN_TIME})
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def annex_groups(progress: Progress) -> tuple[Row, ...]:
    """Return the agencies in their order, each with its tasks in the order of the sheet."""
    counted = (one for one in progress.standings if one.state not in SET_ASIDE)
    return tuple(
        _group(number, name, some)
        for number, (name, some) in enumerate(_by_agency(progress, counted).items(), 1)
    )


def overdue_rows(progress: Progress, agency: str | None = None) -> tuple[Row, ...]:
    """Return what is overdue, of one agency or of all, agency by agency and the oldest first."""
    overdue = [one for one in progress.overdue if agency in (None, one.task.lead_agency)]
    return _listed(progress, overdue)


def due_rows(progress: Progress, last_day: date) -> tuple[Row, ...]:
    """Return what is open and due after the cut-off day until `last_day`."""
    coming = [
        one
        for one in progress.standings
        if one.state in _OPEN and one.task.due and one.task.due <= last_day
    ]
    return _listed(progress, coming)


def set_aside_rows(progress: Progress) -> tuple[Row, ...]:
    """Return the tasks that no figure counts: paused and withdrawn."""
    return tuple(
        {
            "don_vi": one.task.lead_agency,
            "noi_dung": one.task.title_text or one.task.title,
            "trang_thai": STATE_TEXT[one.state],
        }
        for one in progress.standings
        if one.state in SET_ASIDE
    )


def roman(number: int) -> str:
    """Return a number in Roman digits.

    >>> roman(12), roman(49)
    ('XII', 'XLIX')
    """
    digits = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        digits += letters * times
    return digits


def _by_agency(progress: Progress, standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    members: dict[str, list[Standing]] = {one.name or "": [] for one in progress.agencies}
    for standing in standings:
        members[standing.task.lead_agency].append(standing)
    return members


def _listed(progress: Progress, standings: Iterable[Standing]) -> tuple[Row, ...]:
    members = _by_agency(progress, standings).values()
    ordered = [one for some in members for one in sorted(some, key=lambda one: str(one.task.due))]
    rows = []
    above: Task | None = None
    for position, standing in enumerate(ordered, 1):
        same = above is not None and above.lead_agency == standing.task.lead_agency
        rows.append(_row(position, standing, above if same else None))
        above = standing.task
    return tuple(rows)


def _group(number: int, name: str, standings: Sequence[Standing]) -> Row:
    rows = []
    above: Task | None = None
    for position, standing in enumerate(standings, 1):
        rows.append(_row(position, standing, above))
        above = standing.task
    return {
        "so": padded(number),
        "so_la_ma": roman(number),
        "don_vi": name,
        "so_nhiem_vu": padded(len(rows)),
        "nhiem_vu": tuple(rows),
    }


def _row(position: int, standing: Standing, above: Task | None) -> Row:
    task = standing.task
    due = task.due
    same_support = above is not None and above.supporting_agencies == task.supporting_agencies
    return {
        "stt": str(position),
        "don_vi": task.lead_agency,
        "noi_dung": task.title_text or task.title,
        "van_ban_giao": task.assigned_by,
        "thoi_gian": _deadline_text(task),
        "van_ban": _approval_text(task),
        "phoi_hop": task.supporting_agencies,
        "trang_thai": STATE_TEXT[standing.state],
        "han": day_label(due) if due else "",
        "so_ngay_qua_han": "" if standing.days_late is None else grouped(standing.days_late),
        "gop_don_vi": above is not None,
        "gop_phoi_hop": same_support,
    }


def _deadline_text(task: Task) -> str:
    first = task.deadline.text if task.deadline else task.deadline_text
    if not task.extension:
        return first
    return EXTENDED.format(deadline=first, extension=task.extension.text)


def _approval_text(task: Task) -> str:
    """What the cell says, with each reference in it in canonical form."""
    text = task.approval_text or (task.approval.text if task.approval else "")
    if not text:
        return ""
    text = _canonical(text, task.approval)
    if task.approval and text[:1].isdigit():
        return REFERENCE.format(type=task.approval.type_name, reference=text)
    return text


def _canonical(text: str, known: Reference | None) -> str:
    """The text with its references spelled alike.

    Most cells hold one reference, at their end, which has been read before.
    """
    before, found, after = text.partition(known.text) if known and known.text else (text, "", "")
    if known and found and not after and not _DIGIT.search(before):
        return before + format_reference(known)
    for reference in find_references(text):
        text = text.replace(reference.text, format_reference(reference))
    return text
