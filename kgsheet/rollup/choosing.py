"""What long tables of the page in a browser show, and where the rest is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kgsheet.core.progress import Group
from kgsheet.core.rates import grouped
from kgsheet.messages.rollup import ROLLUP_SAY, ROLLUP_SHEETS
from kgsheet.messages.rollup_html import ROLLUP_HTML
from kgsheet.messages.sheets import OTHERS_TEXT
from kgsheet.rollup.tables import Row, gap

SAY = ROLLUP_SAY | ROLLUP_HTML
"""The words of the page and those that it shares with the workbook."""

WORKBOOK = "kgsheet-tong-hop.xlsx"
"""The summary workbook beside the page, where cut lists stand in full."""

Named = tuple[str, list[Group]]
"""A row or column: its heading, and whose figures it adds up."""

_AHEAD = 2
"""Quarters to come that are shown beside those that are due."""


def headings(*names: str) -> tuple[str, ...]:
    """Return the headings of columns."""
    return tuple(SAY[name] for name in names)


def see(sheet: str) -> str:
    """Return where a list stands in full.

    >>> see("overdue")
    'Xem đầy đủ ở trang “Quá hạn” của tệp kgsheet-tong-hop.xlsx.'
    """
    return SAY["see"].format(sheet=ROLLUP_SHEETS[sheet], file=WORKBOOK)


def told(key: str, count: int, what: str = "") -> list[Row]:
    """Return the row that says how many are left out, none where all are there."""
    return [gap(SAY[key].format(count=grouped(count), what=what))] if count else []


def most_overdue(groups: Sequence[Group], limit: int) -> tuple[list[Group], list[Group]]:
    """Return the groups with most overdue and then most tasks, in their order, and the others."""
    if len(groups) <= limit + 1:  # “others” would take the room of the last one
        return list(groups), []
    order = sorted(groups, key=lambda one: (-one.figures.overdue, -one.figures.total))
    kept = {one.name for one in order[:limit]}
    return _parted(groups, kept)


def nearest(quarters: Sequence[Group], limit: int) -> tuple[list[Group], list[Group]]:
    """Return the quarters up to the last one with anything due, and some after it; the others."""
    if len(quarters) <= limit + 1:
        return list(quarters), []
    dated = [one for one in quarters if one.name]
    last = max((place for place, one in enumerate(dated) if one.figures.due), default=0)
    end = min(len(dated), max(limit, last + 1 + _AHEAD))
    return _parted(quarters, {one.name for one in dated[max(0, end - limit) : end]})


def _parted(
    groups: Sequence[Group], kept: Collection[str | None]
) -> tuple[list[Group], list[Group]]:
    return (
        [one for one in groups if one.name in kept],
        [one for one in groups if one.name not in kept],
    )


def others(groups: list[Group]) -> list[Named]:
    """Return the groups that are not shown under one name, where there are any."""
    return [(OTHERS_TEXT.format(count=grouped(len(groups))), groups)] if groups else []
