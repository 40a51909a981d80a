from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgsheet.core.deadlines import Deadline, parse_deadline
from kgsheet.core.progress import Figures, Group, Progress, measure, quarter_name, state_of
from kgsheet.core.references import Reference, parse_reference
from kgsheet.core.tasks import SET_ASIDE, STATE_TEXT, State, Task

D = date(2017, 6, 30)


def deadline(text: str | date | None) -> Deadline:
    read = parse_deadline(text)
    assert isinstance(read, Deadline)
    return read


def approval(day: date | None) -> Reference:
    text = "41/QĐ-UBND" if day is None else f"41/QĐ-UBND ngày {day:%d/%m/%Y}"
    read = parse_reference(text)
    assert isinstance(read, Reference)
    return read


def task(
    due: str | date | None,
    approved: date | None = None,
    *,
    extended: str | None = None,
    set_aside: State | None = None,
    agency: str = "Sở Xây dựng",
) -> Task:
    return Task(
        id="1",
        lead_agency=agency,
        deadline=deadline(due),
        extension=deadline(extended) if extended else None,
        approval=approval(approved) if approved else None,
        set_aside=set_aside,
    )


def unreadable(approved: date | None = None) -> Task:
    return replace(task("2017", approved), deadline=None)


def on(day: int, month: int = 6) -> date:
    return date(2017, month, day)


@pytest.mark.parametrize(
    ("one", "state"),
    [
        pytest.param(
            task("Quý I/2017", set_aside=State.WITHDRAWN), State.WITHDRAWN, id="withdrawn"
        ),
        pytest.param(
            task("Quý I/2017", on(1), set_aside=State.WITHDRAWN),
            State.WITHDRAWN,
            id="withdrawn-though-approved",
        ),
        pytest.param(task("Quý I/2017", set_aside=State.PAUSED), State.PAUSED, id="paused"),
        pytest.param(
            task("Quý I/2017", on(1), set_aside=State.PAUSED),
            State.PAUSED,
            id="paused-though-approved",
        ),
        pytest.param(
            replace(unreadable(), set_aside=State.PAUSED), State.PAUSED, id="paused-and-unreadable"
        ),
        pytest.param(unreadable(), State.UNREADABLE, id="unreadable"),
        pytest.param(unreadable(on(30)), State.COMPLETED_NO_DEADLINE, id="unreadable-but-approved"),
        pytest.param(
            unreadable(on(1, 7)), State.UNREADABLE, id="unreadable-and-approved-after-the-day"
        ),
        pytest.param(
            replace(unreadable(), extension=deadline("Quý I/2017")),
            State.OVERDUE,
            id="unreadable-but-extended",
        ),
        pytest.param(
            task("Quý II/2017", on(30)), State.COMPLETED_ON_TIME, id="approved-on-the-due-date"
        ),
        pytest.param(
            task("Quý I/2017", date(2017, 4, 1)), State.COMPLETED_LATE, id="approved-a-day-late"
        ),
        pytest.param(task("Quý IV/2017", on(1)), State.COMPLETED_ON_TIME, id="approved-early"),
        pytest.param(
            task("Quý I/2017", on(30)), State.COMPLETED_LATE, id="approved-on-the-cut-off"
        ),
        pytest.param(
            task("Quý I/2017", on(1, 7)), State.OVERDUE, id="approved-the-day-after-the-cut-off"
        ),
        pytest.param(
            replace(task("Quý I/2017"), approval=approval(None)),
            State.OVERDUE,
            id="approval-without-a-day",
        ),
        pytest.param(
            task("Thường xuyên", on(1)), State.COMPLETED_NO_DEADLINE, id="ongoing-approved"
        ),
        pytest.param(task("Quý I/2017"), State.OVERDUE, id="overdue"),
        pytest.param(task(D), State.OVERDUE, id="due-on-the-cut-off"),
        pytest.param(task(on(1, 7)), State.DUE_SOON, id="due-the-day-after"),
        pytest.param(task(on(30, 7)), State.DUE_SOON, id="due-in-thirty-days"),
        pytest.param(task(on(31, 7)), State.IN_TIME, id="due-in-thirty-one-days"),
        pytest.param(task("Quý III/2017"), State.NOT_STARTED, id="period-starts-the-day-after"),
        pytest.param(task("tháng 7/2017"), State.NOT_STARTED, id="not-started-though-due-soon"),
        pytest.param(task("2017"), State.IN_TIME, id="in-time"),
        pytest.param(task("2018-2020"), State.NOT_STARTED, id="later-years"),
        pytest.param(task("Thường xuyên"), State.NO_DEADLINE, id="ongoing"),
        pytest.param(task(None), State.NO_DEADLINE, id="blank"),
        pytest.param(
            task("Quý I/2017", extended="Quý IV/2017"), State.NOT_STARTED, id="extended-to-later"
        ),
        pytest.param(
            task("Quý I/2017", on(1), extended="Quý II/2017"),
            State.COMPLETED_ON_TIME,
            id="on-time-against-the-extended-deadline",
        ),
        pytest.param(
            task("Quý IV/2017", extended="Quý I/2017"), State.OVERDUE, id="brought-forward"
        ),
    ],
)
def test_state_at_the_end_of_june(one: Task, state: State) -> None:
    assert state_of(one, D) is state


def test_period_that_starts_on_the_cut_off_has_started() -> None:
    assert state_of(task("Quý III/2017"), on(1, 7)) is State.IN_TIME


@pytest.mark.parametrize(
    ("days", "state"), [(45, State.DUE_SOON), (44, State.IN_TIME), (0, State.IN_TIME)]
)
def test_reminder_reaches_as_many_days_as_the_settings_say(days: int, state: State) -> None:
    assert state_of(task(D + timedelta(days=45)), D, days) is state


def test_reminder_reaches_thirty_days_where_nothing_is_said() -> None:
    standings = measure([task(on(30, 7)), task(on(31, 7))], D).standings

    assert [one.state for one in standings] == [State.DUE_SOON, State.IN_TIME]


@pytest.mark.parametrize(
    ("due", "late"),
    [
        pytest.param(D, 0, id="due-on-the-day"),
        pytest.param("Quý I/2017", 91, id="a-quarter"),
        pytest.param(on(1, 7), None, id="not-due"),
        pytest.param("Thường xuyên", None, id="never-due"),
    ],
)
def test_days_late_are_counted_for_the_overdue_only(due: str | date, late: int | None) -> None:
    assert measure([task(due)], D).standings[0].days_late == late


def test_every_state_has_its_text_in_order_of_precedence() -> None:
    assert list(STATE_TEXT) == list(State)
    assert len(set(STATE_TEXT.values())) == len(State)


MIXED = (
    task("Quý I/2017", date(2017, 3, 31)),
    task("Quý I/2017", date(2017, 5, 1), agency="Sở Y tế"),
    task("Quý II/2017"),
    task("Quý IV/2017", date(2017, 6, 1), agency="Sở Y tế"),
    task("Quý IV/2016", agency="Sở Nội vụ"),
    task("2016-2018"),
    task("Thường xuyên", agency="Sở Nội vụ"),
    unreadable(),
    task("Quý I/2017", set_aside=State.PAUSED),
    task("Quý I/2017", on(1), set_aside=State.WITHDRAWN, agency="Sở Tư pháp"),
)


def test_figures_leave_paused_and_withdrawn_tasks_out() -> None:
    progress = measure(MIXED, D)

    assert progress.figures == Figures(total=8, due=4, completed=3, due_completed=2, overdue=2)
    assert progress.states[State.PAUSED] == progress.states[State.WITHDRAWN] == 1
    assert {name: rate.text for name, rate in progress.rates.items()} == {
        "completed_over_due": "75,0%",
        "completed_over_total": "37,5%",
        "due_completed_over_due": "50,0%",
        "on_time_over_completed": "66,7%",
    }


def test_overdue_tasks_come_in_the_order_of_the_sheet() -> None:
    progress = measure(MIXED, D)

    assert [one.task for one in progress.overdue] == [MIXED[2], MIXED[4]]


def test_quarters_come_in_time_and_tasks_without_one_last() -> None:
    quarters = measure(MIXED, D).quarters

    assert [(one.name, one.figures.total) for one in quarters] == [
        ("IV/2016", 1),
        ("I/2017", 2),
        ("II/2017", 1),
        ("IV/2017", 1),
        (None, 3),
    ]


@pytest.mark.parametrize(
    ("one", "name"),
    [
        pytest.param(task("Quý III/2017"), "III/2017", id="quarter"),
        pytest.param(task(date(2017, 1, 1)), "I/2017", id="day"),
        pytest.param(task("2017"), "IV/2017", id="year"),
        pytest.param(task("2017-2018"), None, id="years"),
        pytest.param(task("Thường xuyên"), None, id="ongoing"),
        pytest.param(unreadable(), None, id="unreadable"),
        pytest.param(task("2017-2020", extended="Quý I/2018"), "I/2018", id="extended"),
    ],
)
def test_quarter_is_that_of_the_due_date(one: Task, name: str | None) -> None:
    assert quarter_name(one) == name


@pytest.mark.parametrize(
    ("order", "names"),
    [
        pytest.param((), ["Sở Xây dựng", "Sở Y tế", "Sở Nội vụ"], id="as-they-occur"),
        pytest.param(("Sở Nội vụ",), ["Sở Nội vụ", "Sở Xây dựng", "Sở Y tế"], id="listed-first"),
        pytest.param(
            ("Sở Y tế", "Sở Du lịch", "Sở Xây dựng"),
            ["Sở Y tế", "Sở Xây dựng", "Sở Nội vụ"],
            id="those-without-tasks-are-left-out",
        ),
    ],
)
def test_agencies_come_in_the_order_of_the_list(order: Sequence[str], names: list[str]) -> None:
    agencies = measure(MIXED, D, agency_order=order).agencies

    assert [one.name for one in agencies] == names


def test_nothing_is_counted_of_no_tasks() -> None:
    progress = measure([], D)

    assert (progress.figures, progress.agencies, progress.quarters) == (Figures(), (), ())
    assert {rate.text for rate in progress.rates.values()} == {"-"}


_days = st.dates(date(2016, 1, 1), date(2018, 12, 31))
_deadlines = st.one_of(
    st.none(),
    st.sampled_from(("Quý I/2017", "tháng 7/2017", "2016-2018", "2017", "Thường xuyên", "sớm")).map(
        deadline
    ),
    _days.map(deadline),
)
_tasks = st.builds(
    Task,
    id=st.just("1"),
    lead_agency=st.sampled_from(("Sở Xây dựng", "Sở Y tế", "")),
    deadline=_deadlines,
    extension=_deadlines,
    approval=st.none() | st.just(approval(None)) | _days.map(approval),
    set_aside=st.sampled_from((None, None, None, State.PAUSED, State.WITHDRAWN)),
)
_sheets = st.lists(_tasks, max_size=25)


def added(groups: Sequence[Group]) -> Figures:
    """The sum of the figures of some groups."""
    names = ("total", "due", "completed", "due_completed", "overdue")
    return Figures(**{name: sum(getattr(one.figures, name) for one in groups) for name in names})


@given(_sheets, _days)
def test_states_part_the_tasks(tasks: list[Task], day: date) -> None:
    progress = measure(tasks, day)

    assert sum(progress.states.values()) == len(tasks)
    counted = [one for one in progress.standings if one.state not in SET_ASIDE]
    assert progress.figures.total == len(counted)
    assert progress.figures.overdue == progress.states[State.OVERDUE] == len(progress.overdue)


@given(_sheets, _days)
def test_groups_add_up_to_the_figures(tasks: list[Task], day: date) -> None:
    progress = measure(tasks, day)

    assert added(progress.agencies) == progress.figures
    assert added(progress.quarters) == progress.figures


@given(_sheets, _days)
def test_figures_fit_each_other_and_rates_lie_between_none_and_all(
    tasks: list[Task], day: date
) -> None:
    progress = measure(tasks, day)

    figures, rates = progress.figures, progress.rates
    assert figures.overdue == figures.due - figures.due_completed >= 0
    assert figures.due_completed <= figures.completed <= figures.total
    for name in ("due_completed_over_due", "on_time_over_completed", "completed_over_total"):
        percent = rates[name].percent
        assert percent is None or 0 <= percent <= 100


@given(_sheets, _days, st.integers(0, 400))
def test_due_and_completed_never_shrink(tasks: list[Task], day: date, later: int) -> None:
    before = measure(tasks, day).figures
    after = measure(tasks, day + timedelta(days=later)).figures

    assert before.due <= after.due
    assert before.completed <= after.completed
    assert before.due_completed <= after.due_completed


@given(_sheets, _days, st.integers(0, 400))
def test_overdue_never_shrinks_where_nothing_is_approved(
    tasks: list[Task], day: date, later: int
) -> None:
    open_tasks = [replace(one, approval=None) for one in tasks]

    before = measure(open_tasks, day).figures
    after = measure(open_tasks, day + timedelta(days=later)).figures

    assert before.overdue <= after.overdue


def counts(progress: Progress) -> tuple[object, ...]:
    """What is counted, whatever the order of the rows."""
    agencies = {one.name: one.figures for one in progress.agencies}
    return progress.figures, progress.states, progress.rates, agencies, progress.quarters


@given(_sheets, _days, st.randoms())
def test_order_of_rows_does_not_matter(
    tasks: list[Task],
    day: date,
    draw: Random,
) -> None:
    mixed = list(tasks)
    draw.shuffle(mixed)

    assert counts(measure(mixed, day)) == counts(measure(tasks, day))
