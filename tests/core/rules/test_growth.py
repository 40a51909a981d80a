"""Twice the rows ask for twice the work, not for four times as much."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from datetime import date, timedelta
from types import FrameType

import pytest

from tests.core.sheets import AS_OF, Cells, book, look, task

FEW, MANY = 200, 800


def alike(number: int) -> Cells:
    """A title of few words, and two rows with one id: rows that much is said of."""
    draw = random.Random(number)
    title = " ".join(draw.choices(("đề", "án", "chợ", "quê", "cá", "xã", "đảo", "rừng"), k=9))
    return task(title=f"{title} {number}", id=f"{number // 2}")


def unlike(number: int) -> Cells:
    """A title of words of its own."""
    title = " ".join(f"{word}{number}" for word in ("đề", "án", "chợ", "quê"))
    return task(title=title, id=f"{number}")


def out_of_order(number: int) -> Cells:
    """Every other decision is dated too early."""
    day = date(2017, 1, 1) + timedelta(days=number // 2 * (number % 2))
    return {**unlike(number), "approval": f"{number + 1}/QĐ-UBND ngày {day:%d/%m/%Y}"}


@pytest.mark.parametrize("row", [alike, unlike, out_of_order])
def test_work_grows_with_the_rows(row: Callable[[int], Cells]) -> None:
    few, many = (calls([row(number) for number in range(count)]) for count in (FEW, MANY))

    assert many < 1.3 * MANY / FEW * few


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
