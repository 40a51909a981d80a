"""Rows come out in place, however the cells come in."""

from __future__ import annotations

from kgsheet.core.cells import CellValue, Sheet
from kgsheet.hosts.values import Filled, SheetRows


def cells(sheet: Sheet) -> dict[tuple[int, int], CellValue]:
    return {
        (sheet.first_row + down, sheet.first_column + right): value
        for down, row in enumerate(sheet.rows)
        for right, value in enumerate(row)
        if value is not None
    }


def test_cells_may_be_put_around_a_block() -> None:
    rows = SheetRows(first_row=5, first_column=3)
    rows.extend([["a", ""], ["", ""], ["b", 2.0]])
    around: list[Filled] = [(2, 1, "left above"), (6, 4, "inside"), (9, 9, "right below")]

    rows.put(around)
    sheet = rows.sheet("S", ())

    block: dict[tuple[int, int], CellValue] = {(5, 3): "a", (7, 3): "b", (7, 4): 2}
    assert cells(sheet) == block | {(row, column): value for row, column, value in around}
    assert (sheet.first_row, sheet.first_column, len(sheet.rows)) == (2, 1, 8)


def test_a_few_cells_far_away_need_no_rows_above_them() -> None:
    rows = SheetRows()
    rows.put([(1_000_000, 50, "x"), (1_000_001, 52, "y")])

    sheet = rows.sheet("S", ())

    assert sheet.rows == [["x"], [None, None, "y"]]
    assert (sheet.first_row, sheet.first_column) == (1_000_000, 50)


def test_rows_without_a_value_are_one_and_the_same() -> None:
    rows = SheetRows()
    rows.extend([["", ""], ["", ""], ["x", ""], ["", ""]])

    sheet = rows.sheet("S", ())

    assert len(sheet.rows) == 3
    assert sheet.rows[0] is sheet.rows[1]
