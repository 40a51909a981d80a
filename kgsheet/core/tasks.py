"""The `Task` and its `State`, values without behaviour of their own."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from kgsheet.core.deadlines import Deadline
from kgsheet.core.references import Reference
from kgsheet.errors import NOWHERE, Place
from kgsheet.values import frozen


class State(StrEnum):
    """Where a task stands at the end of the cut-off day, in order of precedence."""

    WITHDRAWN = "withdrawn"
    PAUSED = "paused"
    UNREADABLE = "unreadable"
    COMPLETED_ON_TIME = "completed_on_time"
    COMPLETED_LATE = "completed_late"
    COMPLETED_NO_DEADLINE = "completed_no_deadline"
    OVERDUE = "overdue"
    NOT_STARTED = "not_started"
    DUE_SOON = "due_soon"
    IN_TIME = "in_time"
    NO_DEADLINE = "no_deadline"


STATE_TEXT: dict[State, str] = {
    State.WITHDRAWN: "Đưa ra khỏi chương trình",
    State.PAUSED: "Tạm dừng",
    State.UNREADABLE: "Chưa xác định",
    State.COMPLETED_ON_TIME: "Hoàn thành đúng hạn",
    State.COMPLETED_LATE: "Hoàn thành quá hạn",
    State.COMPLETED_NO_DEADLINE: "Hoàn thành (không có hạn)",
    State.OVERDUE: "Quá hạn",
    State.NOT_STARTED: "Chưa đến kỳ",
    State.DUE_SOON: "Sắp đến hạn",
    State.IN_TIME: "Đang thực hiện",
    State.NO_DEADLINE: "Không có hạn",
}

COMPLETED = frozenset({State.COMPLETED_ON_TIME, State.COMPLETED_LATE, State.COMPLETED_NO_DEADLINE})
SET_ASIDE = frozenset({State.WITHDRAWN, State.PAUSED})
"""States that all figures leave out."""


@frozen(kw_only=True)
class Task:
    """One task of the plan, as its row says.

    Attributes:
        id: the stable id; made from agency and title where the sheet has none.
        title: on one line; `title_text` is what the cell says, its lines and spaces kept.
        lead_agency: the official name where the agency is known, else what the cell says.
        deadline: `None` where the cell cannot be read; `deadline_text` is what it says.
        extension: the extended deadline, which replaces the first one.
        approval: the approving document; `None` where there is none or it cannot be read.
        set_aside: `State.WITHDRAWN` or `State.PAUSED` where the sheet says so.
        where: the cell of the deadline.
    """

    id: str
    year: int | None = None
    sector: str = ""
    lead_agency: str = ""
    supporting_agencies: tuple[str, ...] = ()
    title: str = ""
    title_text: str = ""
    kind: str = ""
    assigned_by: str = ""
    deadline: Deadline | None = None
    deadline_text: str = ""
    extension: Deadline | None = None
    extended_by: str = ""
    approval: Reference | None = None
    approval_text: str = ""
    set_aside: State | None = None
    note: str = ""
    where: Place = NOWHERE

    @property
    def effective(self) -> Deadline | None:
        """The deadline that counts: the extended one where there is one."""
        return self.extension or self.deadline

    @property
    def due(self) -> date | None:
        """The last day of the deadline that counts."""
        return deadline.due if (deadline := self.effective) else None

    @property
    def approved_on(self) -> date | None:
        """The day of the approving document."""
        return self.approval.date if self.approval else None
