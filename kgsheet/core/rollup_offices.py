"""What a roll-up needs of each workbook, small enough to be kept of thousands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Self

from kgsheet.core.progress import Figures, Progress, Standing, figures_of, quarter_name
from kgsheet.core.tasks import COMPLETED, SET_ASIDE, State
from kgsheet.values import frozen


@frozen(kw_only=True)
class OfficeTask:
    """A task as the workbook of an office has it at the end of its cut-off day.

    Attributes:
        agency: empty where the sheet names none.
        quarter: `None` for multi-year and undated tasks.
        deadline: what the cell says; `due` is the last day of the deadline that counts.
        days_late: of an overdue task.
        row: its number in the sheet.
    """

    id: str
    title: str
    agency: str = ""
    quarter: str | None = None
    deadline: str = ""
    due: date | None = None
    approved_on: date | None = None
    state: State
    days_late: int | None = None
    row: int | None = None

    @classmethod
    def of(cls, standing: Standing) -> Self:
        """Return what is kept of a task."""
        task = standing.task
        return cls(
            id=task.id,
            title=task.title,
            agency=task.lead_agency,
            quarter=quarter_name(task),
            deadline=task.deadline_text,
            due=task.due,
            approved_on=task.approved_on,
            state=standing.state,
            days_late=standing.days_late,
            row=task.where.row,
        )

    @property
    def is_completed(self) -> bool:
        """Whether it is approved on or before the cut-off day."""
        return self.state in COMPLETED

    @property
    def is_set_aside(self) -> bool:
        """Whether all figures leave it out."""
        return self.state in SET_ASIDE


@frozen
class Office:
    """A workbook, by the name that people know it by: its cut-off day and its tasks."""

    name: str
    as_of: date
    tasks: tuple[OfficeTask, ...]

    @classmethod
    def of(cls, name: str, progress: Progress) -> Self:
        """Return what is kept of a workbook.

        >>> from kgsheet.core.progress import measure
        >>> from kgsheet.core.tasks import Task
        >>> progress = measure([Task(id="1", lead_agency="Sở Y tế")], date(2025, 6, 30))
        >>> [task.agency for task in Office.of("xa-01", progress).tasks]
        ['Sở Y tế']
        """
        return cls(name, progress.as_of, tuple(map(OfficeTask.of, progress.standings)))

    def figures(self, tasks: Iterable[OfficeTask]) -> Figures:
        """Return the figures of some of its tasks."""
        counted = ((one.state, one.due) for one in tasks if not one.is_set_aside)
        return figures_of(counted, self.as_of)
