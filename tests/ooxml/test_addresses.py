"""Addresses as a sheet says them are those of the core."""

from __future__ import annotations

import pytest

from kgsheet.core.cells import address
from kgsheet.ooxml.addresses import cell_name, column_of


@pytest.mark.parametrize(("row", "column"), [(1, 1), (9, 26), (10, 27), (1_048_576, 16_384)])
def test_an_address_is_the_same_in_the_core_and_in_a_sheet(row: int, column: int) -> None:
    name = cell_name(row, column)

    assert name == address(row, column)
    assert column_of(name.rstrip("0123456789").encode()) == column
