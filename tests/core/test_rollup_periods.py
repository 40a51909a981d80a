from __future__ import annotations

from dataclasses import replace
from datetime import date

from kgsheet.core.rollup_offices import Office, OfficeTask
from kgsheet.core.rollup_periods import Period, Periods, succeeded
from kgsheet.core.tasks import State

DAY, NEXT_DAY = date(2025, 6, 29), date(2025, 6, 30)
OPEN = OfficeTask(id="1", title="Đề án", state=State.IN_TIME, due=NEXT_DAY)
LATE = replace(OPEN, state=State.OVERDUE, days_late=0)
DONE = replace(OPEN, state=State.COMPLETED_ON_TIME)


def period(unread: tuple[str, ...] = (), as_of: date = DAY, **tasks: OfficeTask) -> Period:
    return Period(tuple(Office(name, as_of, (task,)) for name, task in tasks.items()), unread)


def kinds(periods: Periods) -> list[tuple[str, str]]:
    assert periods.changes is not None
    return [(one.kind.value, one.office) for one in periods.changes.items]


def test_first_has_nothing_to_be_compared_with() -> None:
    first = succeeded(None, period(a=OPEN))

    assert (first.before, first.changes) == (None, None)
    assert succeeded(first, period(a=OPEN)) == first


def test_other_figures_make_the_last_ones_those_before() -> None:
    first = succeeded(None, period(a=OPEN))
    second = succeeded(first, period(a=LATE))
    third = succeeded(second, period(a=DONE))

    assert (second.before, kinds(second)) == (period(a=OPEN), [("late", "a")])
    assert (third.before, kinds(third)) == (period(a=LATE), [("done", "a")])


def test_the_same_figures_once_more_change_nothing() -> None:
    second = succeeded(succeeded(None, period(a=OPEN)), period(a=LATE))

    assert succeeded(second, period(a=LATE)) == second


def test_another_day_alone_is_no_other_run() -> None:
    second = succeeded(succeeded(None, period(a=OPEN, b=OPEN)), period(a=DONE, b=OPEN))
    soon = replace(OPEN, state=State.DUE_SOON)

    third = succeeded(second, period(a=DONE, b=soon, as_of=NEXT_DAY))

    assert (third.before, kinds(third)) == (second.before, [("done", "a")])
    assert third.now.offices[0].as_of == NEXT_DAY


def test_workbook_that_cannot_be_read_is_neither_gone_nor_new() -> None:
    first = succeeded(None, period(a=OPEN, b=OPEN))
    second = succeeded(first, period(("b",), a=LATE))
    third = succeeded(second, period(("b",), a=DONE))

    back = succeeded(third, period(a=DONE, b=LATE))

    assert kinds(second) == [("late", "a")]
    assert kinds(third) == [("done", "a")]
    # It only completes what the third run said.
    assert kinds(back) == [("late", "b"), ("done", "a")]
    assert back.before == third.before


def test_workbook_that_was_never_read_completes_the_first_run() -> None:
    first = succeeded(None, period(("b",), a=OPEN))

    assert succeeded(first, period(a=OPEN, b=LATE)).changes is None
