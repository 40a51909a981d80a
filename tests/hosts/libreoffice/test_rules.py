from __future__ import annotations

import pytest
import xlwings as xw

pytestmark = pytest.mark.libreoffice


def test_a_drop_down_of_items_is_set_and_taken_away(sheet: xw.Sheet) -> None:
    check = sheet["C3:C9"].data_validation
    check.set_list(["Đề án", "Kế hoạch"])

    assert (check.type, check.source) == ("list", "Đề án,Kế hoạch")
    assert check.in_cell_dropdown
    assert check.alert_style == "stop"
    assert sheet["C2:C9"].data_validation.type == "mixed_criteria"

    check.delete()

    assert sheet["C3:C9"].data_validation.type == "none"


def test_a_drop_down_takes_its_items_from_cells(sheet: xw.Sheet) -> None:
    check = sheet["C3"].data_validation
    check.set_list(sheet.book.sheets["Đơn vị"]["A1:A3"])

    assert check.source == "='Đơn vị'!$A$1:$A$3"


def test_checks_of_different_cells_differ(sheet: xw.Sheet) -> None:
    sheet["C3"].data_validation.set_whole_number("between", 1, 10)
    sheet["C4"].data_validation.set_custom("=ISNUMBER(C4)")

    first, second = sheet["C3"].data_validation, sheet["C4"].data_validation
    assert (first.type, first.operator) == ("whole_number", "between")
    assert (first.formula1, first.formula2) == ("=1", "=10")
    assert (second.type, second.formula) == ("custom", "=ISNUMBER(C4)")
    assert sheet["C3:C4"].data_validation.type == "inconsistent"


def test_a_check_is_pasted(sheet: xw.Sheet) -> None:
    sheet["C3"].data_validation.set_list(["a", "b"])

    sheet["C3"].copy()
    sheet["C4:C9"].paste("validation")

    assert sheet["C3:C9"].data_validation.source == "a,b"


def test_a_colour_rule_is_read_as_it_was_set(sheet: xw.Sheet) -> None:
    rules = sheet["A5:C9"].conditional_formats
    rules.add_custom('=AND($A5="x",B5>1)', fill_color="#ffc7ce", font_bold=True)
    rules.add_cell_value("between", 1, 5, font_color=(156, 0, 6), font_italic=True)

    compared, custom = rules
    assert (custom.type, custom.formula) == ("custom", '=AND($A5="x",B5>1)')
    assert (custom.fill_color, custom.font_bold) == ((255, 199, 206), True)
    assert (custom.font_color, custom.font_italic) == (None, None)
    assert (compared.type, compared.operator) == ("cell_value", "between")
    assert (compared.formula1, compared.formula2) == ("1", "5")
    assert (compared.font_color, compared.font_italic) == ((156, 0, 6), True)


def test_the_last_rule_counts_first_whatever_lies_below(sheet: xw.Sheet) -> None:
    sheet["A5:C9"].conditional_formats.add_custom("=$A5=1")
    sheet["B7:B20"].conditional_formats.add_custom("=$A7=2")
    sheet["A5:C9"].conditional_formats.add_custom("=$A5=3")

    assert [rule.formula for rule in sheet["B8"].conditional_formats] == [
        "=$A5=3",
        "=$A7=2",
        "=$A5=1",
    ]
    assert [rule.formula for rule in sheet["B15"].conditional_formats] == ["=$A7=2"]
    assert list(sheet["E1"].conditional_formats) == []


def test_one_rule_is_deleted_and_the_others_keep_their_order(sheet: xw.Sheet) -> None:
    rules = sheet["A5:C9"].conditional_formats
    for number in range(4):
        rules.add_custom(f"=$A5={number}")

    list(rules)[1].delete()

    assert [rule.formula for rule in rules] == ["=$A5=3", "=$A5=1", "=$A5=0"]

    rules.clear()

    assert len(rules) == 0
