from __future__ import annotations

from datetime import date

import pytest

from kgsheet.core.progress import Figures, Progress, measure
from kgsheet.core.rollup import RollUp, roll_up, total_of
from kgsheet.core.rollup_offices import Office
from kgsheet.core.rules import examine
from kgsheet.core.tasks import State, Task
from kgsheet.hosts.file import FileBook
from kgsheet.shipped import SAMPLE_YEARS, sample_workbook


def progress(year: int) -> Progress:
    return examine(FileBook(sample_workbook(year)).read(), None, date.today).progress


def sample(year: int) -> Office:
    return Office.of(f"nam-{year}", progress(year))


@pytest.fixture(scope="module")
def total() -> RollUp:
    return roll_up([sample(year) for year in SAMPLE_YEARS])


def test_figures_are_the_sum_of_the_offices(total: RollUp) -> None:
    assert total.figures == Figures(total=73, due=51, completed=18, due_completed=18, overdue=33)
    assert total.days == (date(2017, 6, 30), date(2021, 9, 30))
    assert [one.name for one in total.offices] == ["nam-2017", "nam-2021"]


def test_every_table_adds_up_to_the_figures(total: RollUp) -> None:
    tables = (total.offices, total.agencies, total.quarters)

    assert [total_of(group.figures for group in table) for table in tables] == [total.figures] * 3
    assert total_of(total.pivot.values()) == total.figures
    assert len(total.overdue) == total.figures.overdue


def test_one_office_has_the_groups_that_the_program_counts() -> None:
    alone = progress(2017)
    total = roll_up([sample(2017)])

    assert total.figures == alone.figures
    assert set(total.agencies) == set(alone.agencies)
    assert total.quarters == alone.quarters


def test_quarters_stand_in_their_order_and_those_without_one_last(total: RollUp) -> None:
    assert [one.name for one in total.quarters] == [
        *("I/2017", "II/2017", "III/2017", "IV/2017", "II/2021", "III/2021", "IV/2021"),
        None,
    ]


def test_ranking_puts_the_best_rate_first_and_nothing_due_last(total: RollUp) -> None:
    ranked = [one.figures for one in total.agencies]
    rates = [one.due_completed / one.due for one in ranked if one.due]

    assert rates == sorted(rates, reverse=True)
    assert [bool(one.due) for one in ranked] == sorted(bool(one.due) for one in ranked)[::-1]


def test_overdue_tasks_are_listed_the_latest_first(total: RollUp) -> None:
    days = [one.task.days_late or 0 for one in total.overdue]

    assert days == sorted(days, reverse=True)
    assert (total.overdue[0].office, days[0]) == ("nam-2021", 92)


def test_tasks_set_aside_are_nowhere() -> None:
    tasks = [Task(id="1", lead_agency="A", set_aside=State.PAUSED), Task(id="2")]

    total = roll_up([Office.of("xa", measure(tasks, date(2025, 6, 30)))])

    assert total.figures.total == 1
    assert [one.name for one in total.agencies] == [None]
