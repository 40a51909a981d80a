"""Bars of the page in a browser: how far each colour reaches, in percent."""

from __future__ import annotations

from itertools import accumulate

from kgsheet.core.progress import Figures
from kgsheet.core.rates import Rate, grouped
from kgsheet.messages.rollup_html import ROLLUP_HTML as SAY
from kgsheet.values import frozen


@frozen
class Segment:
    """A piece of a bar: what it shows, where it starts and how wide it is, in percent."""

    kind: str
    start: str
    width: str


@frozen
class Bar:
    """A bar, and what it says to those who do not see it."""

    label: str
    segments: tuple[Segment, ...]


def stacked(figures: Figures, whole: int) -> Bar:
    """Return the bar of tasks by state.

    Args:
        whole: how many tasks make a bar of full width.

    >>> bar = stacked(Figures(total=4, completed=1, overdue=2), 8)
    >>> [(one.kind, one.start, one.width) for one in bar.segments]
    [('completed', '0.00', '12.50'), ('overdue', '12.50', '25.00'), ('open', '37.50', '12.50')]
    """
    counts = {
        "completed": figures.completed,
        "overdue": figures.overdue,
        "open": figures.total - figures.completed - figures.overdue,
    }
    starts = accumulate(counts.values(), initial=0)
    segments = [
        Segment(kind, _percent(start, whole), _percent(count, whole))
        for (kind, count), start in zip(counts.items(), starts, strict=False)
        if count
    ]
    label = SAY["bar"].format(**{kind: grouped(count) for kind, count in counts.items()})
    return Bar(label, tuple(segments))


def filled(rate: Rate) -> Bar:
    """Return the bar of a rate, filled as far as it goes.

    >>> [(one.kind, one.width) for one in filled(Rate(1, 4)).segments]
    [('track', '100.00'), ('reach', '25.00')]
    """
    reach = min(rate.numerator, rate.denominator)
    pieces = [("track", 1, 1), ("reach", reach, rate.denominator)] if rate.denominator else []
    return Bar(
        rate.text, tuple(Segment(kind, "0", _percent(some, all_)) for kind, some, all_ in pieces)
    )


def _percent(count: int, whole: int) -> str:
    return f"{100 * count / whole:.2f}"
