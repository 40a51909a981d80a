"""The sheet of tasks."""

from __future__ import annotations

from openpyxl.workbook.workbook import Workbook

from kgsheet.core.schema import TASKS
from tests.build.sheets import BOOKS, letter


def test_columns_that_no_task_uses_are_folded_away_and_can_be_opened(
    read: dict[str, Workbook],
) -> None:
    folded = {
        name: [
            column.field
            for column in TASKS.columns
            if read[name][TASKS.sheet].column_dimensions[letter(TASKS, column.field)].hidden
        ]
        for name in BOOKS
    }

    assert folded == {
        "2017": ["sector", "supporting_agencies", "assigned_by", "extension", "extended_by"],
        "2021": ["sector", "extension", "extended_by"],
        "blank": [],
    }
