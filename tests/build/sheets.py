"""Reads what a test asks of a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kgsheet.core.schema import Table

BOOKS = ["2017", "2021", "blank"]


def letter(table: Table, field: str) -> str:
    fields = [column.field for column in table.columns]
    return get_column_letter(fields.index(field) + 1)


def rule_of(sheet: Worksheet, cell: str) -> DataValidation | None:
    rules = [rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref]
    assert len(rules) <= 1, "two rules on one cell"
    return rules[0] if rules else None


def last_row(sheet: Worksheet, table: Table) -> int:
    return int(re.sub(r"\D", "", sheet.tables[table.name].ref.split(":")[1]))


def formulas(sheet: Worksheet) -> Iterator[tuple[str, str]]:
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            for formula in rule.formula:
                yield str(area.sqref), formula
