from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kgsheet.core.numbering.allocation import allocate, find_series, find_voidable, next_number
from kgsheet.core.numbering.values import Request
from kgsheet.core.schema import EntryState, Mode
from kgsheet.errors import InputError
from kgsheet.messages import Code
from tests.core.numbering.registers import DAY, KH, TODAY, Office, name_of, office, row
from tests.core.sheets import Cells

MANUAL: Cells = {**KH, "mode": "nhập tay"}
EMPTY = Office()


def ask(day: date = date(2021, 6, 1), number: int | None = None, doc_type: str = "KH") -> Request:
    return Request(type=doc_type, day=day, today=TODAY, number=number)


def refusal(one: Office, request: Request) -> InputError:
    with pytest.raises(InputError) as caught:
        allocate(one.read(), request)
    return caught.value


def test_first_number_is_that_of_the_series_and_the_next_follows() -> None:
    assert allocate(EMPTY.read(), ask()) == 104
    assert allocate(office([104]).read(), ask()) == 105


def test_new_year_begins_with_one_where_nothing_else_is_said() -> None:
    one = Office(series=[{**KH, "first": None, "mode": None}])

    assert allocate(one.read(), ask()) == 1


def test_void_number_is_never_given_again() -> None:
    one = office([104, 105])
    one.rows[1] = {**one.rows[1], "state": "Hủy", "void_reason": "in lại"}

    assert allocate(one.read(), ask()) == 106


def test_draft_row_takes_no_number() -> None:
    one = office([104])
    one.rows.append({"symbol": "/KH-UBND", "subject": "Kế hoạch", "type": "KH", "state": "Dự thảo"})

    assert allocate(one.read(), ask()) == 105


def test_types_that_share_a_series_share_its_numbers() -> None:
    shared = [{**KH, "series": "QĐ-CT", "type": kind} for kind in ("QĐ", "CT")]
    one = Office(rows=[row(104, doc_type="QĐ"), row(105, doc_type="CT")], series=shared)

    assert allocate(one.read(), ask(doc_type="QĐ")) == 106


def test_series_of_other_types_and_years_do_not_count() -> None:
    other = [{**KH, "type": "BC", "series": "BC", "first": 1}, {**KH, "year": 2020, "first": 1}]
    rows = [row(9, date(2020, 12, 31)), row(500, doc_type="BC")]
    one = Office(rows=rows, series=[KH, *other])

    assert allocate(one.read(), ask()) == 104
    assert allocate(one.read(), ask(date(2020, 12, 31))) == 10


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2020, 12, 31), 51, id="31-december"),
        pytest.param(date(2021, 1, 1), 1, id="1-january"),
        pytest.param(date(2020, 12, 30), Code.DAY_TOO_EARLY, id="back-dated-over-new-year"),
    ],
)
def test_year_of_the_number_is_that_of_the_day(day: date, expected: int | Code) -> None:
    series = [{**KH, "year": 2020, "first": 50}, {**KH, "first": 1}]
    one = Office(rows=[row(50, date(2020, 12, 31))], series=series)

    if isinstance(expected, int):
        assert allocate(one.read(), ask(day)) == expected
    else:
        assert refusal(one, ask(day)).problems[0].code is expected


def test_29_february_is_a_day_like_any() -> None:
    one = Office(rows=[row(7, date(2024, 2, 29))], series=[{**KH, "year": 2024, "first": 7}])
    later = replace(ask(date(2024, 2, 29)), today=date(2024, 2, 29))

    assert allocate(one.read(), later) == 8
    assert refusal(one, replace(later, day=date(2024, 2, 28))).problems[0].code is (
        Code.DAY_TOO_EARLY
    )


def test_old_year_gives_numbers_until_a_person_closes_it() -> None:
    years_later = replace(ask(date(2021, 12, 31)), today=date(2026, 1, 5))

    assert allocate(office([104]).read(), years_later) == 105


@pytest.mark.parametrize(
    ("today", "allowed"),
    [
        pytest.param(date(2021, 6, 1), True, id="today"),
        pytest.param(date(2021, 5, 31), False, id="tomorrow"),
        pytest.param(date(1999, 1, 1), False, id="clock-set-back"),
    ],
)
def test_day_to_come_is_refused(today: date, allowed: bool) -> None:
    request = replace(ask(), today=today)

    if allowed:
        assert allocate(office([104]).read(), request) == 105
    else:
        assert refusal(office([104]), request).problems[0].code is Code.DAY_TO_COME


def test_day_that_the_series_reached_needs_no_clock() -> None:
    """Two computers, one of which is a day or a time zone behind, number one after the other."""
    behind = replace(ask(DAY), today=date(2021, 5, 6))

    assert allocate(office([104]).read(), behind) == 105


REFUSED = [
    pytest.param(ask(doc_type="BC"), KH, Code.SERIES_MISSING, id="type-without-series"),
    pytest.param(ask(date(2022, 1, 1)), KH, Code.SERIES_MISSING, id="year-without-series"),
    pytest.param(ask(), {**KH, "closed": "Có"}, Code.YEAR_CLOSED, id="closed"),
    pytest.param(ask(date(2021, 5, 8)), KH, Code.DAY_TOO_EARLY, id="back-dated"),
    pytest.param(ask(number=999), KH, Code.NUMBER_NOT_NEXT, id="automatic-but-another-typed"),
    pytest.param(ask(number=105), KH, Code.NUMBER_NOT_NEXT, id="automatic-but-one-typed-again"),
    pytest.param(ask(), MANUAL, Code.NUMBER_NOT_GIVEN, id="manual-without-number"),
    pytest.param(ask(number=105), MANUAL, Code.NUMBER_TAKEN, id="manual-taken"),
    pytest.param(ask(number=103), MANUAL, Code.NUMBER_BELOW_START, id="manual-below-start"),
    pytest.param(ask(number=0), MANUAL, Code.NUMBER_BELOW_START, id="manual-zero"),
    pytest.param(
        ask(date(2021, 5, 8), number=120), MANUAL, Code.NUMBER_DATE_WRONG, id="manual-too-early"
    ),
    pytest.param(
        ask(date(2021, 6, 1), number=107), MANUAL, Code.NUMBER_DATE_WRONG, id="manual-too-late"
    ),
    pytest.param(ask(), {**KH, "year": "năm nay"}, Code.SERIES_UNREADABLE, id="series-unreadable"),
]


@pytest.mark.parametrize(("request_", "series", "code"), REFUSED)
def test_refusal_says_why_and_what_to_do(request_: Request, series: Cells, code: Code) -> None:
    one = office([104, 105, 106, 110], series=[series])

    (problem,) = refusal(one, request_).problems

    assert problem.code is code
    assert problem.where.row or problem.where.file
    assert problem.message
    assert problem.fix


def test_refusal_of_a_back_dated_document_names_the_last_one() -> None:
    text = str(refusal(office([104, 105]), ask(date(2021, 5, 7))))

    assert text == (
        "[KG407] Trang “Đăng ký văn bản đi”, dòng 3: Ngày văn bản 07/5/2021 ở trước ngày 08/5/2021"
        " của số 105 (dòng 3), số cấp sau cùng của dãy KH. Ghi ngày văn bản từ 08/5/2021 trở đi;"
        " không cấp số lùi ngày."
    )


def test_number_of_an_automatic_series_may_be_typed_when_it_is_the_next() -> None:
    assert allocate(office([104]).read(), ask(number=105)) == 105


def test_typed_number_of_a_void_document_is_taken_for_ever() -> None:
    one = office([104, 105], series=[MANUAL])
    one.rows[1] = {**one.rows[1], "state": "Hủy", "void_reason": "in lại"}

    assert refusal(one, ask(number=105)).problems[0].code is Code.NUMBER_TAKEN


@pytest.mark.parametrize(
    ("day", "number"),
    [
        pytest.param(date(2021, 6, 1), 500, id="far-above"),
        pytest.param(date(2021, 5, 8), 107, id="between-two"),
        pytest.param(DAY, 105, id="on-the-day-of-the-one-below"),
        pytest.param(date(2021, 5, 9), 111, id="on-the-day-of-the-last"),
    ],
)
def test_typed_number_fits_between_its_neighbours(day: date, number: int) -> None:
    one = Office(
        rows=[row(104), row(106, date(2021, 5, 8)), row(110, date(2021, 5, 9))], series=[MANUAL]
    )

    assert allocate(one.read(), ask(day, number=number)) == number


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param({"number": 1050}, id="number-changed"),
        pytest.param({"number": None}, id="number-emptied"),
        pytest.param({"type": None}, id="type-emptied"),
        pytest.param({"year": 2020}, id="year-changed"),
        pytest.param({"year": None, "date": None}, id="year-and-date-emptied"),
    ],
)
def test_series_with_a_row_that_contradicts_itself_gives_no_number(cells: Cells) -> None:
    one = office([104, 105])
    one.rows[1] = {**one.rows[1], **cells}

    problems = refusal(one, ask()).problems

    assert {(problem.code, problem.where.row) for problem in problems} == {
        (Code.ENTRY_CONTRADICTS, 3)
    }


def test_contradiction_in_another_series_bars_nobody() -> None:
    other = {**KH, "type": "BC", "series": "BC"}
    one = Office(rows=[row(104), {**row(104, doc_type="BC"), "number": 7}], series=[KH, other])

    assert allocate(one.read(), ask()) == 105


@pytest.mark.parametrize(
    ("name", "bars"),
    [
        pytest.param(name_of(105), True, id="deleted-last-row"),
        pytest.param(f"2021/{name_of(105)}", True, id="in-a-folder"),
        pytest.param(name_of(104), False, id="known"),
        pytest.param(name_of(105, "BC"), False, id="another-type"),
        pytest.param(name_of(105, year=2020), False, id="another-year"),
        pytest.param(name_of(103), False, id="before-the-register-began"),
        pytest.param(f".kgsheet-cap-so-{name_of(105)}", False, id="never-numbered"),
        pytest.param("2021-KH-du-thao-trien-khai.docx", False, id="draft"),
    ],
)
def test_file_with_a_number_that_no_row_knows_bars_the_series(name: str, bars: bool) -> None:
    request = replace(ask(), files=(name,))

    if bars:
        assert refusal(office([104]), request).problems[0].code is Code.FILE_UNKNOWN
    else:
        assert allocate(office([104]).read(), request) == 105


def test_next_number_is_shown_for_typed_series_too() -> None:
    register = office([104, 110], series=[MANUAL]).read()
    series = find_series(register, "KH", 2021)

    assert series.mode is Mode.MANUAL
    assert next_number(register, series) == 111


def test_numbered_row_may_be_voided() -> None:
    entry = find_voidable(office().read(), "KH", 2021, 105)

    assert (entry.row, entry.state) == (3, EntryState.NUMBERED)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        pytest.param("Đã phát hành", "Điều 18", id="sent"),
        pytest.param("Hủy", "đã hủy từ trước", id="void"),
        pytest.param("Dự thảo", "dự thảo", id="draft"),
        pytest.param("xong", "không đọc được", id="unknown"),
    ],
)
def test_only_a_numbered_row_is_voided(state: str, words: str) -> None:
    one = office([104])
    one.rows[0] = {**one.rows[0], "state": state}

    with pytest.raises(InputError) as caught:
        find_voidable(one.read(), "KH", 2021, 104)

    assert caught.value.problems[0].code is Code.ENTRY_NOT_TO_VOID
    assert words in str(caught.value)
    assert "dòng 2" in str(caught.value)


def test_unknown_number_is_not_voided() -> None:
    with pytest.raises(InputError) as caught:
        find_voidable(office([104]).read(), "KH", 2021, 105)

    assert caught.value.problems[0].code is Code.ENTRY_UNKNOWN
