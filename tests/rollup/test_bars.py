"""Bars never reach beyond their cell, and say what they show."""

from __future__ import annotations

import pytest

from kgsheet.core.progress import Figures
from kgsheet.core.rates import Rate
from kgsheet.rollup.bars import filled, stacked


@pytest.mark.parametrize(
    ("rate", "widths"),
    [
        pytest.param(Rate(1, 3), ["100.00", "33.33"], id="some"),
        pytest.param(Rate(0, 3), ["100.00", "0.00"], id="none of some"),
        pytest.param(Rate(5, 4), ["100.00", "100.00"], id="more than all"),
        pytest.param(Rate(0, 0), [], id="of nothing"),
    ],
)
def test_rate_fills_its_bar(rate: Rate, widths: list[str]) -> None:
    bar = filled(rate)

    assert ([one.width for one in bar.segments], bar.label) == (widths, rate.text)


def test_pieces_follow_each_other_up_to_the_end() -> None:
    bar = stacked(Figures(total=8, due=5, completed=2, due_completed=1, overdue=4), 8)

    assert [(one.kind, one.start, one.width) for one in bar.segments] == [
        ("completed", "0.00", "25.00"),
        ("overdue", "25.00", "50.00"),
        ("open", "75.00", "25.00"),
    ]
    assert bar.label == "Đã hoàn thành 2, quá hạn 4, chưa đến hạn 2"


def test_nothing_has_a_bar_without_pieces() -> None:
    assert stacked(Figures(), 0).segments == ()
