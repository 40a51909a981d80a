from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgsheet.core.deadline_years import spell_out_year
from kgsheet.core.deadlines import Deadline, DeadlineNote, parse_deadline


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        pytest.param("Quý I", "Quý I/2017", id="quarter"),
        pytest.param("Hoàn thành trong quý III.", "Hoàn thành trong quý III/2017", id="full stop"),
        pytest.param("tháng 6", "tháng 6/2017", id="month"),
        pytest.param("30/6", "30/6/2017", id="day"),
        pytest.param("6 tháng cuối năm", "6 tháng cuối năm 2017", id="part of the year"),
        pytest.param("cuối năm", "cuối năm 2017", id="vague"),
        pytest.param("Quý I; Quý III", "Quý I; Quý III/2017", id="several"),
        pytest.param("Quý I (gia hạn quý III)", "Quý I (gia hạn quý III/2017)", id="brackets"),
        pytest.param("Quý II (khẩn)", "Quý II (khẩn)/2017", id="remark in brackets"),
        pytest.param("(quý II)", "(quý II/2017)", id="brackets around all"),
        pytest.param("ngày 30-6", "30/6/2017", id="dash"),
        pytest.param("trước ngày 15/9", "trước ngày 15/9/2017", id="before a day"),
    ],
)
def test_year_of_the_plan_is_written_out(typed: str, spelled: str) -> None:
    assert spell_out_year(typed, 2017) == spelled


@pytest.mark.parametrize(
    "typed",
    [
        "Quý II/2018",
        "30/6/2017",
        "2016-2020",
        "thường xuyên",
        "khẩn trương",
        "31/4",
        "",
        "sớm",
        "quý I, cuối năm",
    ],
)
def test_text_that_needs_no_year_stays(typed: str) -> None:
    assert spell_out_year(typed, 2017) == typed


def test_office_that_ends_a_day_earlier_keeps_its_day() -> None:
    spelled = spell_out_year("trước ngày 15/9", 2017, before_is_inclusive=False)

    assert spelled == "trước ngày 15/9/2017"


_PERIODS = st.sampled_from(["quý I", "Q.II", "tháng tư", "T6", "20/8", "quý I, II", "đầu năm"])
_BEFORE = st.sampled_from(["", "trong ", "hoàn thành ", "chậm nhất ", "trước ", "Trình trong "])
_AFTER = st.sampled_from(["", " ", ".", ";", " (gia hạn)", "; quý IV", "\nquý IV", " năm"])


@given(before=_BEFORE, period=_PERIODS, after=_AFTER, year=st.integers(2000, 2030))
def test_days_stay_the_same_without_the_plan(
    before: str, period: str, after: str, year: int
) -> None:
    typed = f"{before}{period}{after}"
    planned = parse_deadline(typed, plan_year=year)
    spelled = spell_out_year(typed, year)

    again = parse_deadline(spelled, plan_year=year + 1 if spelled != typed else year)

    assert isinstance(planned, Deadline) == isinstance(again, Deadline)
    if isinstance(planned, Deadline) and isinstance(again, Deadline):
        assert (again.start, again.due) == (planned.start, planned.due)
        assert spelled == typed or DeadlineNote.YEAR_FROM_PLAN not in again.notes
