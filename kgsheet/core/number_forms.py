"""How the cells of each kind of column show a number."""

from __future__ import annotations

from enum import StrEnum

from kgsheet.core.schema import Kind


class NumberForm(StrEnum):
    """How the cells of a column show a number."""

    DATE = "dd/mm/yyyy"
    INTEGER = "0"
    TEXT = "@"  # Excel leaves what is typed alone; else it makes a date of 6/2021


NUMBER_FORMS: dict[Kind, NumberForm] = {
    Kind.DATE: NumberForm.DATE,
    Kind.INTEGER: NumberForm.INTEGER,
    Kind.YEAR: NumberForm.INTEGER,
    Kind.DEADLINE: NumberForm.TEXT,
}
"""The number format of the kinds of column that need one."""
