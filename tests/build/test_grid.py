"""Drop-downs and input hints of the built workbooks."""

from __future__ import annotations

import pytest
from openpyxl.workbook.workbook import Workbook

from kgsheet.core.schema import (
    AGENCIES,
    INPUT_TABLES,
    SETTING_KEYS,
    SETTINGS,
    TASKS,
    Column,
    Kind,
    Table,
)
from kgsheet.core.sheet_rules import hint_text
from tests.build.sheets import BOOKS, last_row, letter, rule_of

COLUMNS = [
    (table, column)
    for table in INPUT_TABLES
    for column in table.columns
    if (table.name, column.field) != (SETTINGS.name, "value")
]
NAMES = [f"{table.name}.{column.field}" for table, column in COLUMNS]


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=NAMES)
def test_drop_downs_and_hints_are_those_of_the_schema_down_to_spare_rows(
    read: dict[str, Workbook], table: Table, column: Column
) -> None:
    sheet = read["2017"][table.sheet]
    name = letter(table, column.field)
    for row in (5, last_row(sheet, table) + 400):
        rule = rule_of(sheet, f"{name}{row}")
        if table is SETTINGS and column.field != "confirmation":
            continue  # keys and explanations are not typed

        assert (rule.prompt if rule else None) == (hint_text(column) or None)
        listed = rule.formula1 if rule and rule.type == "list" else None
        if column.allowed:
            assert listed == f'"{",".join(column.allowed)}"'
        elif column.kind is not Kind.AGENCY:
            assert listed is None


@pytest.mark.parametrize(
    ("field", "style", "refuses"),
    [
        ("lead_agency", "warning", True),  # an alias is fine, and asked about
        ("kind", None, False),  # the list only suggests
        ("suspension", None, True),
    ],
)
def test_lists_are_as_strict_as_their_kind(
    read: dict[str, Workbook], field: str, style: str | None, refuses: bool
) -> None:
    rule = rule_of(read["2017"][TASKS.sheet], f"{letter(TASKS, field)}5")

    assert rule is not None
    assert rule.errorStyle == style
    assert bool(rule.showErrorMessage) is refuses


def test_agencies_are_chosen_from_their_own_sheet_however_many(read: dict[str, Workbook]) -> None:
    rule = rule_of(read["2017"][TASKS.sheet], f"{letter(TASKS, 'lead_agency')}5")
    names = letter(AGENCIES, "name")

    assert rule is not None
    assert rule.formula1 == (
        f"OFFSET('Đơn vị'!${names}$5,0,0,MAX(1,COUNTA('Đơn vị'!${names}$5:${names}$304)),1)"
    )


def test_closed_lists_have_no_comma_which_would_split_a_value() -> None:
    allowed = [value for _, column in COLUMNS for value in column.allowed]
    allowed += [value for setting in SETTING_KEYS for value in setting.allowed]

    assert not [value for value in allowed if "," in value]


@pytest.mark.parametrize("name", BOOKS)
def test_hints_keep_to_the_limits_of_excel(read: dict[str, Workbook], name: str) -> None:
    rules = [rule for sheet in read[name] for rule in sheet.data_validations.dataValidation]

    assert rules
    assert max(len(rule.promptTitle or "") for rule in rules) <= 32
    assert max(len(rule.prompt or "") for rule in rules) <= 255
    assert max(len(rule.formula1 or "") for rule in rules) <= 255
