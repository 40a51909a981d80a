"""One row of the task table beside what its cells were read as."""

from __future__ import annotations

from kgsheet.core.blocks import Row
from kgsheet.core.cells import CellValue, display
from kgsheet.core.deadlines import Deadline
from kgsheet.core.master import Agency
from kgsheet.core.references import Reference
from kgsheet.core.tasks import Task
from kgsheet.core.text import normalize
from kgsheet.errors import Problem
from kgsheet.values import frozen


@frozen(kw_only=True)
class Line:
    """One row of the task table.

    Attributes:
        deadline, extension, approval: what the cell was read as, or why it was not; `None` where
            the cell is blank (a blank deadline is read, as one that names no day).
        agency: the agency of the list that the row names.
    """

    row: Row
    task: Task
    deadline: Deadline | Problem
    extension: Deadline | Problem | None = None
    approval: Reference | Problem | None = None
    agency: Agency | None = None

    def text(self, name: str) -> str:
        """Return a cell's text on one line, composed."""
        value = self.row.values.get(name)
        return "" if value is None else normalize(display(value))

    def value(self, name: str) -> CellValue:
        """Return a cell's value as it was read."""
        return self.row.values.get(name)
