"""Turns the tasks of a workbook into the rows of the annex."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgsheet.core.progress import Progress, Standing
from kgsheet.core.references import find_references, format_reference
from kgsheet.core.tasks import SET_ASIDE, STATE_TEXT, Task
from kgsheet.messages.wording import EXTENDED, REFERENCE

Row = Mapping[str, object]

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
    members: dict[str | None, list[Standing]] = {one.name: [] for one in progress.agencies}
    for standing in progress.standings:
        if standing.state not in SET_ASIDE:
            members[standing.task.lead_agency].append(standing)
    return tuple(
        _group(number, name or "", some) for number, (name, some) in enumerate(members.items(), 1)
    )


def set_aside_rows(progress: Progress) -> tuple[Row, ...]:
    """Return the tasks that no figure counts: paused and withdrawn."""
    return tuple(
        {
            "don_vi": one.task.lead_agency,
            "noi_dung": one.task.title,
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


def _group(number: int, name: str, standings: Sequence[Standing]) -> Row:
    rows = []
    above: Task | None = None
    for position, standing in enumerate(standings, 1):
        rows.append(_row(position, standing, above))
        above = standing.task
    return {
        "so": f"{number:02}",
        "so_la_ma": roman(number),
        "don_vi": name,
        "so_nhiem_vu": f"{len(rows):02}",
        "nhiem_vu": tuple(rows),
    }


def _row(position: int, standing: Standing, above: Task | None) -> Row:
    task = standing.task
    same_support = above is not None and above.supporting_agencies == task.supporting_agencies
    return {
        "stt": str(position),
        "noi_dung": task.title,
        "thoi_gian": _deadline_text(task),
        "van_ban": _approval_text(task),
        "phoi_hop": task.supporting_agencies,
        "trang_thai": STATE_TEXT[standing.state],
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
    for reference in find_references(text):
        text = text.replace(reference.text, format_reference(reference))
    if task.approval and text[:1].isdigit():
        return REFERENCE.format(type=task.approval.type_name, reference=text)
    return text
