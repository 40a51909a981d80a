from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgsheet.core.numbering.order import longest_level, longest_rising, misplaced

NUMBERS = st.lists(st.integers(1, 30), max_size=12)
DIFFERENT = st.lists(st.integers(1, 99), max_size=12, unique=True)
DAYS = st.lists(st.dates(), max_size=12)


@given(NUMBERS)
def test_longest_rising_part_rises_and_no_single_value_fits_into_it(numbers: list[int]) -> None:
    kept = sorted(longest_rising(numbers))

    assert all(numbers[one] < numbers[after] for one, after in pairwise(kept))
    for at in set(range(len(numbers))) - set(kept):
        with_it = sorted([*kept, at])

        assert any(numbers[one] >= numbers[after] for one, after in pairwise(with_it))


@given(DAYS.map(sorted))
def test_days_in_order_are_all_kept(days: list[object]) -> None:
    assert longest_level(days) == frozenset(range(len(days)))  # type: ignore[arg-type]


@given(DIFFERENT)
def test_nothing_is_misplaced_exactly_when_numbers_rise(numbers: list[int]) -> None:
    assert (misplaced(numbers) == ()) == (numbers == sorted(numbers))


@given(DIFFERENT)
def test_rest_is_in_order_without_the_misplaced(numbers: list[int]) -> None:
    wrong = set(misplaced(numbers))
    rest = [number for at, number in enumerate(numbers) if at not in wrong]

    assert rest == sorted(rest)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        pytest.param([1, 2, 3], (), id="in-order"),
        pytest.param([2, 1, 3], (0, 1), id="neighbours-swapped"),
        pytest.param([1, 5, 3, 4, 2, 6], (1, 4), id="swapped-over-others"),
        pytest.param([1, 3, 4, 5, 2], (4,), id="one-moved-down"),
        pytest.param([5, 1, 2, 3, 4], (0,), id="one-moved-up"),
    ],
)
def test_as_few_as_possible_are_blamed(numbers: list[int], expected: tuple[int, ...]) -> None:
    assert misplaced(numbers) == expected


def test_of_equal_numbers_the_first_is_taken() -> None:
    assert longest_rising([104, 105, 105, 106]) == {0, 1, 3}
