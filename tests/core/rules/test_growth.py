"""Twice the rows ask for twice the work, not for four times as much."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from tests.core.sheets import AS_OF, Cells, book, look, task

FEW, MANY = 150, 600


def like_each_other(number: int, draw: random.Random) -> Cells:
    """A title of few words, a decision out of order: rows that much is said of."""
    title = " ".join(draw.choices(("đề", "án", "chợ", "quê", "cá", "xã", "đảo", "rừng"), k=9))
    approval = f"{draw.randint(1, 90)}/QĐ-UBND ngày {draw.randint(1, 28)}/3/2017"
    return task(title=f"{title} {number}", approval=approval, id=f"{number // 2}")


def unlike_each_other(number: int, draw: random.Random) -> Cells:
    """A title of words of its own, a decision in order."""
    title = " ".join(f"{word}{number}" for word in ("đề", "án", "chợ", "quê"))
    return task(title=title, approval=f"{number}/QĐ-UBND ngày 24/3/2017", id=f"{number}")


@pytest.mark.parametrize("row", [like_each_other, unlike_each_other], ids=["alike", "unlike"])
def test_work_grows_with_the_rows(row: Callable[[int, random.Random], Cells]) -> None:
    few, many = (calls([row(n, random.Random(n)) for n in range(count)]) for count in (FEW, MANY))

    assert many < 1.5 * MANY / FEW * few


def calls(rows: list[Cells]) -> int:
    """How many functions, also those written in C, are called to examine some rows."""
    snapshot = book(rows).read()
    look(snapshot, AS_OF)  # what is remembered or made at the first use is there
    count = 0

    def note(frame: FrameType, event: str, what: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        look(snapshot, AS_OF)
    finally:
        sys.setprofile(None)
    return count
