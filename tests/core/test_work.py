from __future__ import annotations

import pytest

from kgsheet.core.cells import Writable
from kgsheet.core.edits import CellEdit, TableGrowth
from kgsheet.core.work import plan
from kgsheet.errors import InputError


def edit(row: int, column: int, value: Writable = 1, sheet: str = "A") -> CellEdit:
    return CellEdit(sheet=sheet, row=row, column=column, value=value)


def test_edits_of_a_sheet_go_by_rows_and_columns() -> None:
    """Whatever order they come in, sheets keep the order of their first edit."""
    edits = [edit(2, 1), edit(1, 2, sheet="B"), edit(1, 16_384), edit(1, 3), edit(1, 1, sheet="B")]
    found = {
        title: [(one.row, one.column) for one in some] for title, some in plan(edits).sheets.items()
    }

    assert found == {"A": [(1, 3), (1, 16_384), (2, 1)], "B": [(1, 1), (1, 2)]}


def test_last_edit_of_a_cell_counts() -> None:
    edits = [edit(1, 1, "first"), edit(2, 1, "other"), edit(1, 1, "last")]

    assert [one.value for one in plan(edits).cells] == ["last", "other"]


def test_table_grows_as_far_as_anyone_asks() -> None:
    growths = [TableGrowth(table="t", last_row=row) for row in (5, 9, 7)]

    assert plan([*growths, edit(1, 1)]).growths == {"t": 9}


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        pytest.param(edit(0, 1), "dòng", id="above the sheet"),
        pytest.param(edit(1_048_577, 1), "dòng", id="below it"),
        pytest.param(edit(1, 0), "dòng", id="left of it"),
        pytest.param(edit(1, 16_385), "dòng", id="right of it"),
        pytest.param(edit(3, 2, float("inf")), "B3", id="no number"),
        pytest.param(edit(3, 2, 10**15), "B3", id="a whole number that is too long"),
        pytest.param(edit(3, 2, "x" * 32_768), "B3", id="a text that is too long"),
    ],
)
def test_first_edit_that_no_cell_can_take_is_named(bad: CellEdit, why: str) -> None:
    """A number that is good as one kind is no excuse for the same as another."""
    good, worse = edit(2, 2, 1e15), edit(9, 9, "\ud800")
    with pytest.raises(InputError, match=why) as caught:
        plan([good, bad, worse])

    assert "I9" not in str(caught.value)
