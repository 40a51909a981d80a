"""Completion rates, rounded and printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kgsheet.core.rates import Rate


@pytest.mark.parametrize(
    ("rate", "text", "percent"),
    [
        pytest.param(Rate(18, 33), "54,5%", 54.5, id="report-of-2017"),
        pytest.param(Rate(9, 13), "69,2%", 69.2, id="over-due"),
        pytest.param(Rate(8, 13), "61,5%", 61.5, id="due-completed-over-due"),
        pytest.param(Rate(1, 2000), "0,1%", 0.1, id="half-goes-up"),
        pytest.param(Rate(9, 2000), "0,5%", 0.5, id="half-goes-up-again"),
        pytest.param(Rate(49, 100_000), "0,0%", 0.0, id="less-than-half-goes-down"),
        pytest.param(Rate(2, 2), "100,0%", 100.0, id="all"),
        pytest.param(Rate(3, 2), "150,0%", 150.0, id="more-than-all"),
        pytest.param(Rate(0, 5), "0,0%", 0.0, id="none-of-some"),
        pytest.param(Rate(0, 0), "-", None, id="none-of-none"),
    ],
)
def test_rate_is_rounded_half_up(rate: Rate, text: str, percent: float | None) -> None:
    assert (rate.text, rate.percent) == (text, percent)


@pytest.mark.parametrize(
    ("decimals", "text"), [(0, "56%"), (1, "55,6%"), (2, "55,63%"), (3, "55,625%")]
)
def test_rate_has_the_decimals_asked_for(decimals: int, text: str) -> None:
    assert Rate(267, 480).to_text(decimals) == text


def test_rate_of_nothing_has_no_number() -> None:
    assert Rate(0, 0).rounded(2) is None
    assert Rate(0, 0).to_text(2) == "-"
    assert Rate(1, 8).rounded() == Decimal("12.5")
