from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgsheet.core.rollup_changes import Change, ChangeKind, Changes, changes_between
from kgsheet.core.rollup_offices import Office, OfficeTask
from kgsheet.core.tasks import State

MARCH, JUNE = date(2025, 3, 31), date(2025, 6, 30)
OPEN = OfficeTask(id="1", title="Đề án", state=State.IN_TIME, due=JUNE)
DONE = replace(OPEN, state=State.COMPLETED_ON_TIME, approved_on=MARCH)
LATE = replace(OPEN, state=State.OVERDUE, days_late=0)
PAUSED = replace(OPEN, state=State.PAUSED)


def office(*tasks: OfficeTask, name: str = "xa-01", as_of: date = MARCH) -> Office:
    return Office(name, as_of, tasks)


def kinds(changes: Changes) -> list[str]:
    return [one.kind.value for one in changes.items]


@pytest.mark.parametrize(
    ("before", "now", "became"),
    [
        (OPEN, DONE, ["done"]),
        (LATE, replace(DONE, state=State.COMPLETED_LATE), ["done"]),
        (DONE, replace(DONE, state=State.COMPLETED_LATE), []),
        (OPEN, LATE, ["late"]),
        (LATE, replace(LATE, days_late=30), []),
        (DONE, OPEN, ["backwards"]),
        (DONE, LATE, ["backwards"]),
        (replace(OPEN, approved_on=JUNE), OPEN, ["backwards"]),
        (OPEN, replace(OPEN, approved_on=JUNE), []),
        (OPEN, replace(OPEN, due=MARCH), ["deadline"]),
        (OPEN, replace(OPEN, due=None, state=State.NO_DEADLINE), ["deadline"]),
        (OPEN, replace(LATE, due=MARCH), ["late", "deadline"]),
        (LATE, replace(OPEN, due=date(2026, 1, 1)), ["deadline"]),
        (LATE, PAUSED, ["set_aside"]),
        (DONE, replace(DONE, state=State.WITHDRAWN), ["set_aside"]),
        (PAUSED, replace(PAUSED, state=State.WITHDRAWN), ["set_aside"]),
        (PAUSED, LATE, ["resumed"]),
        (PAUSED, DONE, ["resumed"]),
        (PAUSED, PAUSED, []),
        (OPEN, replace(OPEN, state=State.DUE_SOON), []),
        (OPEN, replace(OPEN, title="Đề án khác", agency="Sở Y tế", row=9), []),
    ],
)
def test_task_became(before: OfficeTask, now: OfficeTask, became: list[str]) -> None:
    changes = changes_between([office(before)], [office(now)])

    assert kinds(changes) == became
    assert all((one.before, one.now, one.task) == (before, now, now) for one in changes.items)


def test_rows_come_and_go_by_their_id() -> None:
    other = replace(OPEN, id="2")

    changes = changes_between([office(OPEN, DONE)], [office(other, DONE)])
    moved = changes_between([office(OPEN, other)], [office(replace(other, row=2), OPEN)])

    assert changes.items == (
        Change(kind=ChangeKind.VANISHED, office="xa-01", before=DONE),
        Change(kind=ChangeKind.DONE, office="xa-01", before=OPEN, now=DONE),
        Change(kind=ChangeKind.NEW, office="xa-01", now=other),
    )
    assert moved.items == ()


def test_id_that_is_used_twice_is_told_by_its_turn() -> None:
    before = [office(OPEN, LATE)]

    assert kinds(changes_between(before, [office(OPEN, LATE)])) == []
    assert kinds(changes_between(before, [office(OPEN, DONE)])) == ["done"]
    assert kinds(changes_between(before, [office(OPEN)])) == ["vanished"]


def test_workbooks_come_and_go_but_do_not_vanish_while_unreadable() -> None:
    before = [office(OPEN, LATE), office(OPEN, name="xa-02"), office(OPEN, name="xa-03")]
    now = [office(DONE, name="xa-03"), office(OPEN, LATE, DONE, name="xa-04")]

    changes = changes_between(before, now, missing=["xa-02"])

    assert [(one.kind, one.office, one.tasks) for one in changes.items] == [
        (ChangeKind.VANISHED_OFFICE, "xa-01", 2),
        (ChangeKind.DONE, "xa-03", 0),
        (ChangeKind.NEW_OFFICE, "xa-04", 3),
    ]
    assert changes.items[0].task is None


def test_changes_are_counted_by_kind_and_by_workbook() -> None:
    two = replace(OPEN, id="2")
    before = [office(OPEN), office(OPEN, two, name="xa-02", as_of=JUNE)]
    now = [office(LATE), office(DONE, name="xa-02")]

    changes = changes_between(before, now)

    assert changes.days == (MARCH, JUNE)
    assert kinds(changes) == ["late", "vanished", "done"]
    assert [changes.counts[kind] for kind in ChangeKind] == [1, 0, 0, 0, 1, 0, 1, 0, 0, 0]
    assert list(changes.offices) == ["xa-02", "xa-01"]
    assert changes.offices["xa-02"][ChangeKind.VANISHED] == 1


TASKS = st.builds(
    OfficeTask,
    id=st.sampled_from("123"),
    title=st.just("Đề án"),
    due=st.sampled_from([None, MARCH, JUNE]),
    approved_on=st.sampled_from([None, MARCH, JUNE]),
    state=st.sampled_from(State),
)
OFFICES = st.lists(
    st.builds(Office, st.sampled_from("abc"), st.just(JUNE), st.lists(TASKS).map(tuple)),
    unique_by=lambda office: office.name,
)
OPPOSITE = {
    ChangeKind.NEW: ChangeKind.VANISHED,
    ChangeKind.NEW_OFFICE: ChangeKind.VANISHED_OFFICE,
    ChangeKind.DEADLINE: ChangeKind.DEADLINE,
}


@given(OFFICES, OFFICES)
def test_what_comes_one_way_goes_the_other(before: list[Office], now: list[Office]) -> None:
    there, back = changes_between(before, now).counts, changes_between(now, before).counts

    assert {kind: there[kind] for kind in OPPOSITE} == {
        kind: back[other] for kind, other in OPPOSITE.items()
    }
    assert changes_between(now, now).items == ()
