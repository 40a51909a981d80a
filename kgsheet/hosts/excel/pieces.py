"""Asks a live program about many rows at once, and about halves of them where they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

T = TypeVar("T")


def pieces(
    rows: tuple[int, int],
    ask: Callable[[int, int], T | None],
    matters: Callable[[int, int], bool] = lambda first, last: True,
) -> Iterator[tuple[int, int, T]]:
    """Yield first row, last row and answer of each piece whose rows are alike.

    A column that is alike throughout takes one question, however long it is.

    >>> list(pieces((1, 4), lambda first, last: "a" if last < 4 else "b" if first == 4 else None))
    [(1, 2, 'a'), (3, 3, 'a'), (4, 4, 'b')]

    Args:
        rows: the first and the last row.
        ask: the answer for all rows from one to another, None where they differ.
        matters: whether anybody wants to know about these rows.
    """
    first, last = rows
    if not matters(first, last):
        return
    answer = ask(first, last)
    if answer is not None:
        yield first, last, answer
    elif first < last:
        middle = (first + last) // 2
        yield from pieces((first, middle), ask, matters)
        yield from pieces((middle + 1, last), ask, matters)
