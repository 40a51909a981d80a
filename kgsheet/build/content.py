"""What stands in a new master workbook: one row of values for each line of each table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from kgsheet.core.schema import (
    AGENCIES,
    NARRATIVE,
    RECIPIENTS,
    REGISTER,
    SERIES,
    SETTINGS,
    SIGNERS,
    TASKS,
    Table,
)
from kgsheet.values import frozen

Value = str | int | date | None
Row = Mapping[str, Value]
"""The value of each field of a table; a field that is left out stays empty."""


@frozen(kw_only=True)
class Content:
    """The rows of every table that people fill in.

    Attributes:
        year: the plan year, for the titles of sheets.
    """

    year: int
    tasks: tuple[Row, ...] = ()
    agencies: tuple[Row, ...] = ()
    settings: tuple[Row, ...] = ()
    signers: tuple[Row, ...] = ()
    recipients: tuple[Row, ...] = ()
    narrative: tuple[Row, ...] = ()
    series: tuple[Row, ...] = ()
    register: tuple[Row, ...] = ()

    def rows(self, table: Table) -> tuple[Row, ...]:
        """Return the rows of an input table.

        >>> Content(year=2025, agencies=({"name": "Sở Nội vụ"},)).rows(AGENCIES)
        ({'name': 'Sở Nội vụ'},)
        """
        rows: tuple[Row, ...] = getattr(self, _FIELDS[table.name])
        return rows

    def replaced(self, tables: Mapping[str, tuple[Row, ...]]) -> Content:
        """Return the content with the rows of some tables, by their names, in place of its own.

        >>> Content(year=2025).replaced({"tblDonVi": ({"name": "Sở Nội vụ"},)}).agencies
        ({'name': 'Sở Nội vụ'},)
        """
        # Each table's rows go to its own field, which the table below ties to it.
        fields: dict[str, Any] = {_FIELDS[name]: rows for name, rows in tables.items()}
        return replace(self, **fields)


_FIELDS = {
    TASKS.name: "tasks",
    AGENCIES.name: "agencies",
    SETTINGS.name: "settings",
    SIGNERS.name: "signers",
    RECIPIENTS.name: "recipients",
    NARRATIVE.name: "narrative",
    SERIES.name: "series",
    REGISTER.name: "register",
}
