"""States, completion rates and the overdue as of a day.

The day D is a closed day: what is due on or before D and not approved by D is overdue; an approval
on the due date is on time; an approval dated after D does not count yet. Every figure leaves
withdrawn and paused tasks out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from kgsheet.core.deadlines import Deadline, quarter_label, quarter_of
from kgsheet.core.rates import Rate
from kgsheet.core.tasks import COMPLETED, SET_ASIDE, State, Task
from kgsheet.values import frozen

_Outcome = tuple[bool, bool]  # whether a task is due, and whether it is completed


@frozen(kw_only=True)
class Figures:
    """Counts of tasks.

    Attributes:
        due: due on or before D.
        completed: approved on or before D, whatever the due date.
        due_completed: those among the due.
        overdue: due and not completed.
    """

    total: int = 0
    due: int = 0
    completed: int = 0
    due_completed: int = 0
    overdue: int = 0

    @property
    def completed_over_due(self) -> Rate:
        """Completed / due: may exceed 100 % when tasks are finished before their period."""
        return Rate(self.completed, self.due)

    @property
    def completed_over_total(self) -> Rate:
        """Completed / all tasks."""
        return Rate(self.completed, self.total)

    @property
    def due_completed_over_due(self) -> Rate:
        """Completed among the due / due."""
        return Rate(self.due_completed, self.due)


@frozen(kw_only=True)
class Standing:
    """One task with its state at the end of D.

    Attributes:
        days_late: D minus the due date where overdue; 0 for what was due on D itself.
    """

    task: Task
    state: State
    days_late: int | None = None


@frozen(kw_only=True)
class Group:
    """The figures of one agency or one quarter; `name` is `None` for tasks without a quarter."""

    name: str | None
    figures: Figures


@frozen(kw_only=True)
class Progress:
    """Everything that is counted of a workbook as of a day."""

    as_of: date
    standings: tuple[Standing, ...]
    figures: Figures
    on_time_over_completed: Rate
    agencies: tuple[Group, ...]
    quarters: tuple[Group, ...]

    @property
    def states(self) -> dict[State, int]:
        """How many tasks are in each state, every state named."""
        counts = Counter(standing.state for standing in self.standings)
        return {state: counts[state] for state in State}

    @property
    def rates(self) -> dict[str, Rate]:
        """The four named rates."""
        return {
            "completed_over_due": self.figures.completed_over_due,
            "completed_over_total": self.figures.completed_over_total,
            "due_completed_over_due": self.figures.due_completed_over_due,
            "on_time_over_completed": self.on_time_over_completed,
        }

    @property
    def overdue(self) -> tuple[Standing, ...]:
        """The overdue tasks, in the order of the sheet."""
        return tuple(one for one in self.standings if one.state is State.OVERDUE)


def state_of(task: Task, as_of: date, reminder_days: int = 30) -> State:
    """Return where a task stands at the end of a day.

    >>> state_of(Task(id="1"), date(2017, 6, 30))
    <State.UNREADABLE: 'unreadable'>
    """
    if task.set_aside:
        return task.set_aside
    deadline, approved_on = task.effective, task.approved_on
    if approved_on and approved_on <= as_of:
        return _completed_state(approved_on, deadline.due if deadline else None)
    if deadline is None:
        return State.UNREADABLE
    return _open_state(deadline, as_of, reminder_days)


def measure(
    tasks: Sequence[Task],
    as_of: date,
    *,
    reminder_days: int = 30,
    agency_order: Iterable[str] = (),
) -> Progress:
    """Return all figures of the tasks at the end of a day.

    Args:
        agency_order: names that come first, in this order; others follow as they occur.
    """
    standings = tuple(_standing(task, as_of, reminder_days) for task in tasks)
    counted = [one for one in standings if one.state not in SET_ASIDE]
    on_time = sum(one.state is State.COMPLETED_ON_TIME for one in counted)
    outcomes = [_outcome(one.state, one.task.due, as_of) for one in counted]
    figures = _figures(Counter(outcomes))
    agencies = [one.task.lead_agency for one in counted]
    quarters = [quarter_name(one.task) for one in counted]
    return Progress(
        as_of=as_of,
        standings=standings,
        figures=figures,
        on_time_over_completed=Rate(on_time, figures.completed),
        agencies=_groups(agencies, outcomes, agency_order),
        quarters=_groups(quarters, outcomes, [*_in_order(counted, quarters), None]),
    )


def figures_of(counted: Iterable[tuple[State, date | None]], as_of: date) -> Figures:
    """Return the figures of tasks, given by state and due date.

    >>> figures_of([(State.OVERDUE, date(2017, 3, 31))], date(2017, 6, 30)).overdue
    1
    """
    return _figures(Counter(_outcome(state, day, as_of) for state, day in counted))


def quarter_name(task: Task) -> str | None:
    """Return the quarter a task is due in, `None` for multi-year and undated tasks."""
    deadline = task.effective
    if deadline is None or deadline.due is None:
        return None
    return _quarter(deadline.start, deadline.due)


# The same few periods come again with every task.
@lru_cache(maxsize=4096)
def _quarter(start: date | None, due: date) -> str | None:
    is_multi_year = start is not None and start.year < due.year
    return None if is_multi_year else quarter_label(*quarter_of(due))


def _completed_state(approved_on: date, due: date | None) -> State:
    if due is None:
        return State.COMPLETED_NO_DEADLINE
    return State.COMPLETED_LATE if approved_on > due else State.COMPLETED_ON_TIME


def _open_state(deadline: Deadline, as_of: date, reminder_days: int) -> State:
    start, due = deadline.start, deadline.due
    if due and due <= as_of:
        return State.OVERDUE
    if start and start > as_of:
        return State.NOT_STARTED
    if due is None:
        return State.NO_DEADLINE
    soon = due - as_of <= timedelta(days=reminder_days)
    return State.DUE_SOON if soon else State.IN_TIME


def _standing(task: Task, as_of: date, reminder_days: int) -> Standing:
    state = state_of(task, as_of, reminder_days)
    late = (as_of - task.due).days if state is State.OVERDUE and task.due else None
    return Standing(task=task, state=state, days_late=late)


def _outcome(state: State, due: date | None, as_of: date) -> _Outcome:
    return due is not None and due <= as_of, state in COMPLETED


def _figures(counts: Counter[_Outcome]) -> Figures:
    overdue, due_completed = counts[True, False], counts[True, True]
    return Figures(
        total=counts.total(),
        due=overdue + due_completed,
        completed=due_completed + counts[False, True],
        due_completed=due_completed,
        overdue=overdue,
    )


def _groups(
    names: Sequence[str | None], outcomes: Iterable[_Outcome], order: Iterable[str | None]
) -> tuple[Group, ...]:
    """The figures of the tasks of each name: those of the order come first."""
    counts: dict[str | None, Counter[_Outcome]] = {name: Counter() for name in order}
    for (name, outcome), count in Counter(zip(names, outcomes, strict=True)).items():
        counts.setdefault(name, Counter())[outcome] = count
    return tuple(Group(name=name, figures=_figures(some)) for name, some in counts.items() if some)


def _in_order(standings: Sequence[Standing], quarters: Sequence[str | None]) -> Iterable[str]:
    """The quarters that tasks are due in, each once, as time goes."""
    dated = {
        due: quarter
        for one, quarter in zip(standings, quarters, strict=True)
        if (due := one.task.due)
    }
    return dict.fromkeys(quarter for _, quarter in sorted(dated.items()) if quarter)
