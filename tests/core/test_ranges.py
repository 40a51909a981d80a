from __future__ import annotations

import pytest

from kgsheet.core.edits import CellEdit
from kgsheet.core.ranges import written_ranges


@pytest.mark.parametrize(
    ("cells", "ranges"),
    [
        pytest.param([], (), id="none"),
        pytest.param([("A", 5, 16)], ("A!P5",), id="one-cell"),
        pytest.param([("A", 5, 16), ("A", 9, 16)], ("A!P5:P9",), id="one-column"),
        pytest.param([("A", 9, 17), ("A", 5, 16)], ("A!P5:Q9",), id="neighbours"),
        pytest.param([("A", 5, 16), ("A", 5, 18)], ("A!P5", "A!R5"), id="gap"),
        pytest.param(
            [("Nhiệm vụ", 5, 1), ("Kiểm tra", 2, 1)], ("Nhiệm vụ!A5", "Kiểm tra!A2"), id="sheets"
        ),
        pytest.param(
            [("A", 1, 1), ("B", 7, 2), ("A", 3, 2)], ("A!A1:B3", "B!B7"), id="sheets-mixed"
        ),
    ],
)
def test_ranges_cover_what_was_written(
    cells: list[tuple[str, int, int]], ranges: tuple[str, ...]
) -> None:
    edits = [CellEdit(sheet=sheet, row=row, column=column, value=1) for sheet, row, column in cells]

    assert written_ranges(edits) == ranges
