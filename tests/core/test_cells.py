from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgsheet.core.cells import (
    Area,
    CellError,
    CellValue,
    MonthYear,
    NoResult,
    address,
    column_letters,
    column_number,
    display,
)


@pytest.mark.parametrize(
    ("column", "letters"),
    [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")],
)
def test_column_has_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters
    assert column_number(letters) == column_number(letters.lower()) == column


@given(st.integers(1, 16384))
def test_letters_and_number_of_a_column_are_each_others_inverse(column: int) -> None:
    assert column_number(column_letters(column)) == column


def test_address_is_letters_and_row() -> None:
    assert address(1048576, 16384) == "XFD1048576"


@pytest.mark.parametrize(
    ("area", "text"),
    [((2, 3, 2, 3), "C2"), ((2, 3, 9, 3), "C2:C9"), ((2, 3, 2, 28), "C2:AB2")],
)
def test_area_is_named_by_its_corners(area: tuple[int, int, int, int], text: str) -> None:
    first_row, first_column, last_row, last_column = area

    assert text == str(
        Area(
            first_row=first_row,
            first_column=first_column,
            last_row=last_row,
            last_column=last_column,
        )
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(None, "", id="empty"),
        pytest.param("  Quý I ", "  Quý I ", id="text-as-it-stands"),
        pytest.param(2017, "2017", id="whole-number"),
        pytest.param(2012.6, "2012,6", id="decimal-comma"),
        pytest.param(True, "TRUE", id="true"),
        pytest.param(False, "FALSE", id="false"),
        pytest.param(date(2017, 6, 30), "30/6/2017", id="day"),
        pytest.param(datetime(2017, 6, 3, 8, 5), "3/6/2017 08:05", id="day-and-time"),
        pytest.param(MonthYear(2021, 6), "6/2021", id="month"),
        pytest.param(CellError("#REF!"), "#REF!", id="error"),
        pytest.param(NoResult("SUM(A1:A3)"), "=SUM(A1:A3)", id="formula-without-result"),
    ],
)
def test_value_is_shown_as_a_person_sees_it(value: CellValue, text: str) -> None:
    assert display(value) == text


def test_months_are_ordered_in_time() -> None:
    assert MonthYear(2020, 12) < MonthYear(2021, 1) < MonthYear(2021, 6)
