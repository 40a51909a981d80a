"""Completion rates and counts, rounded and printed as an office does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgsheet.values import frozen

if TYPE_CHECKING:
    from decimal import Decimal


@frozen
class Rate:
    """A completion rate: so many of so many.

    >>> Rate(18, 33).text, Rate(267, 480).to_text(2), Rate(0, 0).text
    ('54,5%', '55,63%', '-')
    """

    numerator: int
    denominator: int

    def rounded(self, decimals: int = 1) -> Decimal | None:
        """Return the percentage rounded half-up, `None` where there is nothing to divide by.

        Source: 267/480 is printed 55,63 in the report of 2017; `round()` would give 55,62.
        """
        # A check counts much and prints no rate.
        from decimal import ROUND_HALF_UP, Decimal

        if not self.denominator:
            return None
        exact = Decimal(self.numerator) * 100 / Decimal(self.denominator)
        return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)

    def to_text(self, decimals: int = 1) -> str:
        """Return the percentage as an office prints it, `-` where there is none."""
        percent = self.rounded(decimals)
        return "-" if percent is None else f"{percent}%".replace(".", ",")

    @property
    def percent(self) -> float | None:
        """The percentage with one decimal."""
        percent = self.rounded()
        return None if percent is None else float(percent)

    @property
    def text(self) -> str:
        """The percentage with one decimal, as text."""
        return self.to_text()


def grouped(number: int) -> str:
    """Return a count with a dot between thousands.

    >>> grouped(7), grouped(11064)
    ('7', '11.064')
    """
    return f"{number:,}".replace(",", ".")
