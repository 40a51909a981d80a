"""Prints figures as an office writes them: thousands dot, a zero before a single digit."""

from __future__ import annotations

from collections.abc import Callable

from kgsheet.core.deadline_values import quarter_label
from kgsheet.core.progress import Figures, Progress
from kgsheet.core.rates import grouped
from kgsheet.core.tasks import State


def padded(number: int) -> str:
    """Return a count as prose prints it: a zero before a single digit.

    >>> padded(7), padded(11064)
    ('07', '11.064')
    """
    return f"0{number}" if number < 10 else grouped(number)


def progress_fields(progress: Progress) -> dict[str, dict[str, str]]:
    """Return the groups `tien_do` and `so_lieu`: the same counts with and without the zero."""
    counts = _counts(progress)
    rates = {
        "ty_le_den_han": progress.figures.completed_over_due.text,
        "ty_le_nam": progress.figures.completed_over_total.text,
        "ty_le_trong_den_han": progress.figures.due_completed_over_due.text,
        "ty_le_dung_han": progress.on_time_over_completed.text,
    }
    return {"tien_do": _texts(counts, padded) | rates, "so_lieu": _texts(counts, grouped)}


def quarter_fields(progress: Progress, year: int) -> dict[str, dict[str, str]]:
    """Return the groups `quy_1` to `quy_4`: what is due in each quarter of a year."""
    found = {group.name: group.figures for group in progress.quarters}
    return {
        f"quy_{number}": group_fields(found.get(quarter_label(year, number), Figures()))
        for number in range(1, 5)
    }


def group_fields(figures: Figures) -> dict[str, str]:
    """Return the counts of an agency or a quarter as prose prints them."""
    return _texts(_basic(figures), padded)


def _basic(figures: Figures) -> dict[str, int]:
    return {
        "tong_so": figures.total,
        "den_han": figures.due,
        "hoan_thanh": figures.completed,
        "hoan_thanh_trong_den_han": figures.due_completed,
        "chua_hoan_thanh": figures.total - figures.completed,
        "qua_han": figures.overdue,
    }


def _counts(progress: Progress) -> dict[str, int]:
    figures, states = progress.figures, progress.states
    return _basic(figures) | {
        "chua_hoan_thanh_trong_han": figures.total - figures.completed - figures.overdue,
        "sap_den_han": states[State.DUE_SOON],
        "hoan_thanh_dung_han": states[State.COMPLETED_ON_TIME],
        "hoan_thanh_qua_han": states[State.COMPLETED_LATE],
        "tam_dung": states[State.PAUSED],
        "dua_ra": states[State.WITHDRAWN],
        "so_don_vi": len(progress.agencies),
    }


def _texts(counts: dict[str, int], spell: Callable[[int], str]) -> dict[str, str]:
    return {name: spell(count) for name, count in counts.items()}
