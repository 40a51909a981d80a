"""What a live program delivers becomes plain, and what it is given stays what it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from kgsheet.core.cells import CellError, CellValue, Formula, Writable
from kgsheet.hosts.excel.values import Raw, error_or, is_taken_otherwise, plain, typed

DELIVERED: dict[str, tuple[Raw, CellValue]] = {
    "nothing": (None, None),
    "empty text": ("", None),
    "text": ("Sở Y tế", "Sở Y tế"),
    "whole number": (6.0, 6),
    "integer of an engine": (6, 6),
    "fraction": (54.5, 54.5),
    "true": (True, True),
    "money": (Decimal("1500.5"), 1500.5),
    "day": (datetime(2021, 5, 7), date(2021, 5, 7)),
    "moment": (datetime(2021, 5, 7, 8, 30), datetime(2021, 5, 7, 8, 30)),
    "moment a little off": (datetime(2021, 5, 6, 23, 59, 59, 999_900), date(2021, 5, 7)),
    "moment with a zone": (datetime(2021, 5, 7, tzinfo=UTC), date(2021, 5, 7)),
    "time of day": (datetime(1899, 12, 30, 8, 30), "08:30"),
    "thirty hours": (datetime(1899, 12, 31, 6), "30:00"),
}


@pytest.mark.parametrize(("raw", "expected"), DELIVERED.values(), ids=DELIVERED.keys())
def test_what_is_delivered_becomes_plain(raw: Raw, expected: CellValue) -> None:
    value = plain(raw)

    assert value == expected
    assert type(value) is type(expected)


@pytest.mark.parametrize(
    ("raw", "bare", "expected"),
    [
        ("#REF!", None, CellError("#REF!")),
        ("#REF!", "#REF!", "#REF!"),
        ("#tag", "#tag", "#tag"),
        (5.0, 5.0, 5),
    ],
    ids=["error", "text like an error", "text", "number"],
)
def test_an_error_is_told_from_a_text_like_it(raw: Raw, bare: Raw, expected: CellValue) -> None:
    assert error_or(raw, bare) == expected


GIVEN: dict[str, tuple[Writable, object]] = {
    "nothing": (None, None),
    "empty text": ("", None),
    "text": ("Quá hạn", "Quá hạn"),
    "formula": (Formula("1+1", 2), "=1+1"),
    "like a formula": ("=1+1", "'=1+1"),
    "apostrophe": ("'x", "''x"),
    "whole number": (5, 5.0),
    "truth": (True, True),
    "day": (date(2021, 5, 7), date(2021, 5, 7)),
    "midnight": (datetime(2021, 5, 7), date(2021, 5, 7)),
}


@pytest.mark.parametrize(("value", "expected"), GIVEN.values(), ids=GIVEN.keys())
def test_a_value_is_given_so_that_it_stays(value: Writable, expected: object) -> None:
    given = typed(value)

    assert given == expected
    assert type(given) is type(expected)


@pytest.mark.parametrize(
    "text",
    ["=x", "+84", "-", "@a", "'a", "#N/A", " =x", "007", "6/2021", "1.5", "5%", "(5)", "$5", "1e5"],
)
def test_signs_and_numbers_are_taken_otherwise(text: str) -> None:
    assert is_taken_otherwise(text)


@pytest.mark.parametrize("text", ["Mar 5", "MARCH1", "Sept2", "tháng 6/2021", "TRUE", "False"])
def test_months_and_truth_values_are_taken_otherwise(text: str) -> None:
    assert is_taken_otherwise(text)


@pytest.mark.parametrize(
    "text",
    [
        "Quá hạn",
        "KG101, KG203",
        "NV01",
        "Quý II/2017",
        "L12",
        "(chưa ghi đơn vị)",
        "… tiếp",
        "Tháng",
    ],
)
def test_words_are_taken_for_what_they_are(text: str) -> None:
    assert not is_taken_otherwise(text)
