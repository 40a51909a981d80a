from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgsheet.core.rules.across import longest_rising
from kgsheet.messages import Code
from tests.core.sheets import Cells, different, examined, task, told

SAME = Code.SAME_TASK
SHARED = Code.SHARED_DECISION
TWO_DATES = Code.DECISION_TWO_DATES
ORDER = Code.NUMBER_DATE_ORDER
TASK_ID = Code.TASK_ID


def approved(*approvals: str | None) -> list[Cells]:
    """One task for each approval, with titles that have nothing in common."""
    rows = different(len(approvals))
    return [{**row, "approval": text} for row, text in zip(rows, approvals, strict=True)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({}, {}, id="equal"),
        pytest.param({"title": "ĐỀ ÁN CHỢ QUÊ"}, {}, id="case"),
        pytest.param({"title": "Đề án chợ quê."}, {}, id="final-stop"),
        pytest.param({"title": "Đề án hòa giải"}, {"title": "Đề án hoà giải"}, id="tone-placement"),
        pytest.param(
            {"title": "Quy hoạch 2016 - 2020"}, {"title": "Quy hoạch 2016–2020"}, id="dashes"
        ),
        pytest.param({"lead_agency": "SỞ XÂY DỰNG"}, {}, id="case-of-the-agency"),
        pytest.param({"deadline": "Quý II/2017"}, {}, id="whatever-the-deadline"),
    ],
)
def test_same_title_within_an_agency_is_told_on_both_rows(first: Cells, second: Cells) -> None:
    found = examined(task(**first), *different(3)[1:], task(**second))

    assert [one for one in told(found) if one[0] is SAME] == [(SAME, "F2"), (SAME, "F5")]
    assert [one.facts for one in found.findings if one.code is SAME] == [
        {"other_rows": "5"},
        {"other_rows": "2"},
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"lead_agency": "Sở Y tế"}, {}, id="other-agency"),
        pytest.param({"title": None}, {"title": None}, id="no-title"),
        pytest.param({"title": "Đề án ma"}, {"title": "Đề án mã"}, id="tone-of-another-word"),
    ],
)
def test_other_tasks_are_not_the_same(first: Cells, second: Cells) -> None:
    assert told(examined(task(**first), task(**second)), SAME) == []


def test_many_same_rows_are_cut_after_five() -> None:
    found = examined(*(task() for _ in range(7)))

    assert found.findings[0].facts == {"other_rows": "3, 4, 5, 6, 7…"}


def test_five_same_rows_are_all_named() -> None:
    found = examined(*(task() for _ in range(6)))

    assert found.findings[0].facts == {"other_rows": "3, 4, 5, 6, 7"}


def test_one_decision_for_two_tasks_is_told_on_both() -> None:
    found = examined(
        *approved(
            "655/QĐ-UBND ngày 24/3/2017", "656/QĐ-UBND ngày 24/3/2017", "QĐ 655/QĐ-UBND, 24-3-2017"
        )
    )

    assert told(found) == [(SHARED, "L2"), (SHARED, "L4")]
    assert found.findings[0].facts == {
        "symbol": "655/QĐ-UBND",
        "date": "24/3/2017",
        "other_rows": "4",
    }


@pytest.mark.parametrize(
    "approvals",
    [
        pytest.param(("655/QĐ-UBND ngày 24/3/2016", "655/QĐ-UBND ngày 24/3/2017"), id="years"),
        pytest.param(("655/QĐ-UBND ngày 24/3/2017", "655/QĐ-STC ngày 24/3/2017"), id="bodies"),
        pytest.param(("655/QĐ-UBND ngày 24/3/2017", "655/KH-UBND ngày 24/3/2017"), id="types"),
        pytest.param((None, None), id="none"),
    ],
)
def test_numbers_are_their_own_in_each_series_and_year(approvals: tuple[str, str]) -> None:
    assert told(examined(*approved(*approvals))) == []


def test_decisions_without_a_day_are_not_compared() -> None:
    found = examined(*approved("655/QĐ-UBND", "655/QĐ-UBND"))

    assert told(found) == [(Code.APPROVAL_UNDATED, "L2"), (Code.APPROVAL_UNDATED, "L3")]


def test_one_number_with_two_dates_is_told_on_each_row() -> None:
    found = examined(
        *approved(
            "5/QĐ-UBND ngày 02/3/2017",
            "05/QĐ-UBND ngày 03/3/2017",
            "5/QĐ-UBND ngày 02/3/2017",
        )
    )

    assert told(found, TWO_DATES) == [(TWO_DATES, "L2"), (TWO_DATES, "L3"), (TWO_DATES, "L4")]
    assert [one.facts for one in found.findings if one.code is TWO_DATES][1] == {
        "symbol": "05/QĐ-UBND",
        "date": "03/3/2017",
        "other_rows": "2, 4",
        "other_dates": "02/3/2017",
    }


def test_number_that_falls_while_dates_rise_is_told_once() -> None:
    found = examined(
        *approved(
            "100/QĐ-UBND ngày 10/01/2017",
            "200/QĐ-UBND ngày 05/01/2017",
            "300/QĐ-UBND ngày 12/02/2017",
            "400/QĐ-UBND ngày 20/3/2017",
        )
    )

    (finding,) = found.findings
    assert finding.code is ORDER
    assert finding.where.cell in {"L2", "L3"}
    assert finding.facts["other_rows"] == {"L2": "3", "L3": "2"}[finding.where.cell]


def test_outlier_is_told_beside_the_nearest_number_it_contradicts() -> None:
    found = examined(
        *approved(
            "100/QĐ-UBND ngày 10/01/2017",
            "200/QĐ-UBND ngày 12/02/2017",
            "250/QĐ-UBND ngày 02/01/2017",
            "300/QĐ-UBND ngày 20/3/2017",
        )
    )

    (finding,) = found.findings
    assert (finding.code, finding.where.cell) == (ORDER, "L4")
    assert finding.facts == {
        "symbol": "250/QĐ-UBND",
        "date": "02/01/2017",
        "other": "200/QĐ-UBND ngày 12/02/2017",
        "other_rows": "3",
    }


@pytest.mark.parametrize(
    "approvals",
    [
        pytest.param(("1/QĐ-UBND ngày 05/01/2017", "9/QĐ-UBND ngày 05/01/2017"), id="one-day"),
        pytest.param(("9/QĐ-UBND ngày 05/02/2017", "1/QĐ-UBND ngày 03/02/2017"), id="rows-mixed"),
        pytest.param(("9/QĐ-UBND ngày 05/02/2016", "1/QĐ-UBND ngày 03/02/2017"), id="new-year"),
        pytest.param(("9/QĐ-UBND ngày 05/01/2017", "10/KH-UBND ngày 03/01/2017"), id="types"),
        pytest.param(("9/QĐ-UBND ngày 05/01/2017", "10/QĐ-STC ngày 03/01/2017"), id="bodies"),
        pytest.param(("9/QĐ-UBND ngày 05/01/2017", "10/QĐ-UBND"), id="undated"),
    ],
)
def test_numbers_that_rise_with_their_dates_are_fine(approvals: tuple[str, str]) -> None:
    assert told(examined(*approved(*approvals)), ORDER) == []


@pytest.mark.parametrize(
    ("ids", "cells"),
    [
        pytest.param(("A1", None, "A3"), ["A3"], id="missing-beside-others"),
        pytest.param(("A1", " ", "A3"), ["A3"], id="only-a-space"),
        pytest.param(("A1", "a1", "A3"), ["A2", "A3"], id="twice"),
        pytest.param((15, "15", "A3"), ["A2", "A3"], id="number-and-text"),
        pytest.param(("A1", "A1", None), ["A2", "A3", "A4"], id="both"),
        pytest.param((None, None, None), [], id="nobody-has-one"),
        pytest.param(("A1", "A2", "A3"), [], id="all-different"),
    ],
)
def test_ids_are_there_for_all_or_none_and_unique(
    ids: tuple[str | int | None, ...], cells: list[str]
) -> None:
    rows = [{**row, "id": one} for row, one in zip(different(3), ids, strict=True)]

    assert told(examined(*rows)) == [(TASK_ID, cell) for cell in cells]


def test_id_used_twice_names_the_other_row() -> None:
    finding = examined(*({**row, "id": "NV15"} for row in different(2))).findings[0]

    assert finding.message == "Mã “NV15” còn dùng ở dòng 3."


@given(st.lists(st.dates(date(2017, 1, 1), date(2017, 12, 31)), max_size=40))
def test_longest_rising_never_falls_and_misses_no_longer_run(dates: list[date]) -> None:
    kept = [dates[index] for index in sorted(longest_rising(dates))]

    best: list[int] = []
    for index, day in enumerate(dates):
        best.append(1 + max((best[i] for i in range(index) if dates[i] <= day), default=0))

    assert kept == sorted(kept)
    assert len(kept) == max(best, default=0)


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 28)), min_size=1, max_size=8))
def test_rows_left_after_those_told_rise(decisions: list[tuple[int, int]]) -> None:
    approvals = [f"{number}/QĐ-UBND ngày {day:02d}/3/2017" for number, day in decisions]

    found = examined(*approved(*approvals))

    told_rows = {one.where.row for one in found.findings if one.code is ORDER}
    left = sorted(one for row, one in enumerate(decisions, start=2) if row not in told_rows)
    assert [day for _, day in left] == sorted(day for _, day in left)


@given(series=st.lists(st.tuples(st.integers(1, 12), st.integers(1, 28)), min_size=2, max_size=14))
def test_what_is_named_as_out_of_order_is_the_nearest_that_contradicts(
    series: list[tuple[int, int]],
) -> None:
    approvals = [f"{number}/QĐ-UBND ngày {day}/5/2017" for number, day in series]
    ordered = sorted(enumerate(series, start=2), key=lambda one: one[1])
    kept = longest_rising([date(2017, 5, day) for _, (_, day) in ordered])
    rising = [one for at, one in enumerate(ordered) if at in kept]

    found = examined(*(task(title=f"{n}", approval=text) for n, text in enumerate(approvals)))

    named = {
        one.where.row: int(str(one.facts["other_rows"]))
        for one in found.findings
        if one.code is ORDER
    }
    assert named == {
        row: contradicting_one_by_one((number, day), rising)
        for at, (row, (number, day)) in enumerate(ordered)
        if at not in kept
    }


def contradicting_one_by_one(
    one: tuple[int, int], rising: list[tuple[int, tuple[int, int]]]
) -> int:
    """The row, nearest in number, of those whose day contradicts that of one."""
    number, day = one
    contradicting = [
        (row, other) for row, (other, later) in rising if (other - number) * (later - day) < 0
    ]
    return min(contradicting, key=lambda pair: abs(pair[1] - number))[0]
