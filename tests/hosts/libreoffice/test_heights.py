"""Rows are fitted to what is written into them, unless somebody chose their height."""

from __future__ import annotations

import pytest
import xlwings as xw

LONG = "Đề án phát triển du lịch biển, đảo gắn với bảo tồn di sản văn hóa trên địa bàn tỉnh. " * 3


def height(sheet: xw.Sheet, row: int) -> float:
    found = sheet[f"A{row}"].row_height
    assert found is not None
    return found


def test_a_row_grows_with_a_long_text_and_shrinks_without_it(sheet: xw.Sheet) -> None:
    sheet["A2:B2"].wrap_text = True
    usual = height(sheet, 2)
    sheet["B2"].value = LONG
    tall = height(sheet, 2)
    sheet["B2"].value = "Đề án"

    assert tall > 2 * usual
    assert height(sheet, 2) == usual


def test_a_row_keeps_the_height_that_a_longer_text_needs(sheet: xw.Sheet) -> None:
    sheet["A2:B2"].wrap_text = True
    sheet["B2"].value = LONG
    tall = height(sheet, 2)
    sheet["A2"].value = "Hoàn thành quá hạn"

    assert height(sheet, 2) == tall


@pytest.mark.parametrize("points", [12.0, 60.0])
def test_a_chosen_height_stays(sheet: xw.Sheet, points: float) -> None:
    sheet["B2"].wrap_text = True
    sheet["B2"].row_height = points
    sheet["B2"].value = LONG

    assert height(sheet, 2) == pytest.approx(points, abs=0.5)


def test_every_long_row_of_a_block_is_fitted(sheet: xw.Sheet) -> None:
    sheet["A1:B6"].wrap_text = True
    sheet["A1:B6"].value = [["x", LONG], ["x", "y"], ["x", LONG], ["x", LONG], ["x", ""], [LONG, 1]]
    heights = [height(sheet, row) for row in range(1, 7)]

    assert min(heights[at] for at in (0, 2, 3, 5)) > 2 * max(heights[at] for at in (1, 4))
