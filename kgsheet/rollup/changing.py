"""How the summary says what changed since the last time, wherever it is shown."""

from __future__ import annotations

from kgsheet.core.deadline_values import day_label
from kgsheet.core.rates import grouped
from kgsheet.core.rollup_changes import Change, ChangeKind, Changes
from kgsheet.core.rollup_offices import OfficeTask
from kgsheet.core.tasks import STATE_TEXT, State
from kgsheet.messages.rollup import CHANGES_SAY
from kgsheet.messages.rollup import ROLLUP_SAY as SAY


def changes_line(changes: Changes | None) -> str:
    """Return in one sentence what changed, or that there is nothing to compare with."""
    if changes is None:
        return SAY["first"]
    counts = changes.counts
    what = [
        CHANGES_SAY[kind][1].format(count=grouped(counts[kind]))
        for kind in ChangeKind
        if counts[kind]
    ]
    return SAY["since"].format(days=days_of(changes), what=", ".join(what) or SAY["same"])


def days_of(changes: Changes) -> str:
    """Return as of which days the figures of the last time are."""
    first, last = day_label(changes.days[0]), day_label(changes.days[-1])
    return SAY["until" if first == last else "until_days"].format(first=first, last=last)


def kind_name(kind: ChangeKind) -> str:
    """Return what a table calls a kind of change.

    >>> kind_name(ChangeKind.DONE)
    'Mới hoàn thành'
    """
    return CHANGES_SAY[kind][0]


def then_and_now(change: Change) -> tuple[str, str]:
    """Return what is to be said of the last time and of now; empty where there was or is nothing.

    >>> task = OfficeTask(id="1", title="A", state=State.IN_TIME)
    >>> then_and_now(Change(kind=ChangeKind.VANISHED, office="xa-01", before=task))
    ('Đang thực hiện', '')
    """
    if change.kind is ChangeKind.DEADLINE:
        return _day(change.before), _day(change.now)
    tasks = SAY["tasks"].format(count=grouped(change.tasks))
    if change.kind is ChangeKind.NEW_OFFICE:
        return "", tasks
    if change.kind is ChangeKind.VANISHED_OFFICE:
        return tasks, ""
    return _standing(change.before), _standing(change.now)


def _day(task: OfficeTask | None) -> str:
    return day_label(task.due) if task and task.due else SAY["no_day"]


def _standing(task: OfficeTask | None) -> str:
    if task is None:
        return ""
    state = STATE_TEXT[task.state]
    if task.approved_on:
        return SAY["approved"].format(state=state, day=day_label(task.approved_on))
    if task.state is State.OVERDUE:
        return SAY["was_due"].format(state=state, day=day_label(task.due))
    return state
