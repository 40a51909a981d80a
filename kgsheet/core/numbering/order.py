"""Finds what stands out of order, blaming as little as possible."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

_Ordered = TypeVar("_Ordered", int, date)


def longest_rising(values: Sequence[int]) -> frozenset[int]:
    """Return the positions of the longest part that rises; of equal values the first is taken.

    >>> sorted(longest_rising([104, 107, 105, 106]))
    [0, 2, 3]
    """
    return _longest(values, may_repeat=False)


def longest_level(values: Sequence[date]) -> frozenset[int]:
    """Return the positions of the longest part that never falls.

    >>> days = [date(2021, 5, day) for day in (7, 7, 3, 8)]
    >>> sorted(longest_level(days))
    [0, 1, 3]
    """
    return _longest(values, may_repeat=True)


def misplaced(values: Sequence[int]) -> tuple[int, ...]:
    """Return the positions of different values that stand out of order.

    Two that changed places are both named; otherwise those that one would have to move.

    >>> misplaced([104, 106, 105, 107]), misplaced([104, 107, 105, 106])
    ((1, 2), (1,))
    """
    ordered = sorted(values)
    swapped = [at for at, value in enumerate(values) if value != ordered[at]]
    if len(swapped) == 2:
        return tuple(swapped)
    kept = longest_rising(values)
    return tuple(at for at in range(len(values)) if at not in kept)


def _longest(values: Sequence[_Ordered], *, may_repeat: bool) -> frozenset[int]:
    tails: list[_Ordered] = []  # the smallest value that ends a part of each length
    ends: list[int] = []
    before: list[int | None] = []
    for at, value in enumerate(values):
        place = bisect_right(tails, value) if may_repeat else bisect_left(tails, value)
        before.append(ends[place - 1] if place else None)
        if place == len(tails):
            tails.append(value)
            ends.append(at)
        elif value < tails[place]:
            tails[place], ends[place] = value, at
    kept = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return frozenset(kept)
