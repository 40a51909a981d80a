"""What stands in a new master workbook: one row of values for each line of each table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

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

Value = str | int | date | None
Row = Mapping[str, Value]
"""The value of each field of a table; a field that is left out stays empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
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
        return {
            TASKS.name: self.tasks,
            AGENCIES.name: self.agencies,
            SETTINGS.name: self.settings,
            SIGNERS.name: self.signers,
            RECIPIENTS.name: self.recipients,
            NARRATIVE.name: self.narrative,
            SERIES.name: self.series,
            REGISTER.name: self.register,
        }[table.name]
