"""What people type as a deadline is read as a clerk would, or refused."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kgsheet.core.cells import CellError, CellValue, MonthYear, NoResult
from kgsheet.core.deadline_values import month_end
from kgsheet.core.deadlines import (
    Deadline,
    DeadlineKind,
    DeadlineNote,
    format_deadline,
    parse_deadline,
    quarter_label,
    quarter_of,
)
from kgsheet.errors import Problem
from kgsheet.messages import Code

PLAN_YEAR = 2021
VAGUE, SEVERAL, BEFORE, PLAN = "vague", "several", "before_day", "year_from_plan"


def read(text: str, plan_year: int | None = PLAN_YEAR, *, inclusive: bool = True) -> Deadline:
    deadline = parse_deadline(text, plan_year=plan_year, before_is_inclusive=inclusive)
    assert isinstance(deadline, Deadline), deadline
    return deadline


def days(first: str, last: str) -> tuple[date | None, date]:
    """Return days written as 01/4/2021; `-` for none."""
    start = None if first == "-" else datetime.strptime(first, "%d/%m/%Y").date()
    return start, datetime.strptime(last, "%d/%m/%Y").date()


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("Quý I/2017", "I/2017"),
        ("Quý II/2017", "II/2017"),
        ("Quý III/2017", "III/2017"),
        ("Quý IV/2017", "IV/2017"),
        ("Hoàn thành trong quý II-2021", "II/2021"),
        ("quý 2 năm 2021", "II/2021"),
        ("Quý II năm 2021", "II/2021"),
        ("Q2/2021", "II/2021"),
        ("QUÝ 2/2021", "II/2021"),
        ("Quý II.2021", "II/2021"),
        ("Quí II/2017", "II/2017"),
        ("Q.II/2017", "II/2017"),
        ("QII/2017", "II/2017"),
        ("qúy 2-2021", "II/2021"),
        ("Quý 02/2021", "II/2021"),
        ("Quý hai năm 2021", "II/2021"),
        ("quý tư/2021", "IV/2021"),
        ("Quý thứ ba năm 2021", "III/2021"),
        ("Quý: II/2021", "II/2021"),
        ("QuýII /  2021", "II/2021"),
        ("Quý II/năm 2021", "II/2021"),
        ("Quý II, 2021", "II/2021"),
        ("Quý 3/21", "III/2021"),
        ("Quý 3 năm 21", "III/2021"),
        ("Quý\u00a0II/2017", "II/2017"),
        ("Quý ２/２０２１", "II/2021"),
        ("Quý Ⅱ/2021", "II/2021"),
        (unicodedata.normalize("NFD", "Quý II/2021"), "II/2021"),
        ("Quy II/2017", "II/2017"),
        ("II/2021", "II/2021"),
        ("2021-Q2", "II/2021"),
        ("Năm 2021: Quý II", "II/2021"),
        ("Quý II (năm 2021)", "II/2021"),
        ("Quý đầu năm 2021", "I/2021"),
        ("hết quý II/2021", "II/2021"),
        ("đến hết quý II/2021", "II/2021"),
        ("trước khi hết quý II/2021", "II/2021"),
        ("Sớm, trong quý II/2021", "II/2021"),
        ("- Quý II/2021* -", "II/2021"),
        ("(Quý II/2021)", "II/2021"),
        ("Quý II/2021 (gia hạn)", "II/2021"),
        ("Quý II/2021 [1] (lần 2", "II/2021"),
        ("Quý II/2021 (theo Công văn số 12/UBND-TH ngày 01/02/2021)", "II/2021"),
        ("Quý II/2021, theo chỉ đạo của UBND tỉnh", "II/2021"),
        ("Trình UBND tỉnh phê duyệt quy hoạch: quý II/2021", "II/2021"),
        ("Quý II\nnăm 2021", "II/2021"),
        ("Hoàn thành trong\nQuý II/2021", "II/2021"),
    ],
)
def test_quarter_is_due_on_its_last_day(text: str, quarter: str) -> None:
    deadline = read(text, plan_year=1999)

    assert (deadline.kind, deadline.notes) == (DeadlineKind.QUARTER, frozenset())
    assert deadline.start is not None
    assert deadline.due is not None
    assert quarter_label(*quarter_of(deadline.due)) == quarter
    assert quarter_of(deadline.start) == quarter_of(deadline.due)
    assert deadline.start.day == 1
    assert deadline.due.day in {30, 31}


@pytest.mark.parametrize(
    "text",
    [
        "tháng 6/2021", "Tháng 06-2021", "tháng 6 năm 2021", "T6/2021", "T.6/2021", "th 6/2021",
        "thg.6/2021", "Tháng sáu năm 2021", "6/2021", "06-2021", "6.2021", "2021-06", "2021/06",
        "tháng 6/21", "Tháng 6, năm 2021", "thang 6/2021", "hết tháng 6/2021", "THÁNG 6\n/2021",
        "Trình HĐND tỉnh tại kỳ họp tháng 6/2021", "chậm nhất trong tháng 6 (2021)",
    ],
)  # fmt: skip
def test_month_is_due_on_its_last_day(text: str) -> None:
    deadline = read(text, plan_year=1999)

    assert deadline.kind is DeadlineKind.MONTH
    assert (deadline.start, deadline.due) == (date(2021, 6, 1), date(2021, 6, 30))
    assert not deadline.notes


@pytest.mark.parametrize(
    "text",
    [
        "30/6/2021", "30/06/2021", "30-6-2021", "30.6.2021", "30/6/21", "2021-06-30", "2021/6/30",
        "30 / 6 / 2021", "30/6-2021", "ngày 30/6/2021", "Ngày 30/6 năm 2021", "30/6, năm 2021",
        "ngày 30 tháng 6 năm 2021", "ngày 30, tháng 06, năm 2021", "30 tháng 6/2021",
        "ngày ba mươi tháng sáu năm 2021", "chậm nhất 30/6/2021", "chậm nhất là ngày 30/6/2021",
        "đến hết ngày 30/6/2021", "không quá ngày 30/6/2021", "hạn cuối: 30/6/2021",
        "thứ tư, ngày 30/6/2021", "30/6/2021 (thứ tư)", "17h30 ngày 30/6/2021",
        "30/6/2021 lúc 17 giờ", "08:00 30/6/2021", "2021-06-30 00:00:00", "30/6/2021 0:00",
        "lúc 8:30, ngày 30/6/2021", "cho đến 30/6/2021",
        "2021-06-30T00:00:00", "cuối ngày 30/6/2021", "sau 29 ngày kể từ ngày 01/6/2021",
        "2 tháng kể từ ngày 30/4/2021",
        "1 quý từ ngày 30/3/2021", "trong 1 năm kể từ ngày 30/6/2020", "2 tuần sau ngày 16/6/2021",
    ],
)  # fmt: skip
def test_day_is_due_on_that_day(text: str) -> None:
    deadline = read(text, plan_year=1999)

    assert deadline.kind is DeadlineKind.DATE
    assert (deadline.start, deadline.due) == (None, date(2021, 6, 30))
    assert not deadline.notes


@pytest.mark.parametrize(
    ("text", "kind", "first", "last", "notes"),
    [
        ("6 tháng đầu năm 2017", "part_year", "01/01/2017", "30/06/2017", {}),
        ("06 tháng đầu năm 2021", "part_year", "01/01/2021", "30/06/2021", {}),
        ("sáu tháng cuối 2017", "part_year", "01/07/2017", "31/12/2017", {}),
        ("6T đầu năm 2021", "part_year", "01/01/2021", "30/06/2021", {}),
        ("9 tháng đầu năm 2021", "part_year", "01/01/2021", "30/09/2021", {}),
        ("3 tháng cuối năm 2021", "part_year", "01/10/2021", "31/12/2021", {}),
        ("nửa đầu năm 2021", "part_year", "01/01/2021", "30/06/2021", {}),
        ("nửa năm cuối 2021", "part_year", "01/07/2021", "31/12/2021", {}),
        ("năm 2021", "year", "01/01/2021", "31/12/2021", {}),
        ("2021.", "year", "01/01/2021", "31/12/2021", {}),
        ("trong năm 2021", "year", "01/01/2021", "31/12/2021", {}),
        ("cả năm 2021", "year", "01/01/2021", "31/12/2021", {}),
        ("hết 2021", "year", "01/01/2021", "31/12/2021", {}),
        ("đến năm 2030", "year", "01/01/2030", "31/12/2030", {}),
        ("2021-2021", "year", "01/01/2021", "31/12/2021", {}),
        ("2017-2018", "range", "01/01/2017", "31/12/2018", {}),
        ("2016- 2020", "range", "01/01/2016", "31/12/2020", {}),
        ("giai đoạn 2021 – 2025", "range", "01/01/2021", "31/12/2025", {}),
        ("từ 2021 đến 2025", "range", "01/01/2021", "31/12/2025", {}),
        ("từ năm 2021-2025", "range", "01/01/2021", "31/12/2025", {}),
        ("nhiệm kỳ 2020-2025", "range", "01/01/2020", "31/12/2025", {}),
        ("năm học 2021/2022", "range", "01/01/2021", "31/12/2022", {}),
        ("kế hoạch 5 năm 2021-2025", "range", "01/01/2021", "31/12/2025", {}),
        ("2021-25", "range", "01/01/2021", "31/12/2025", {}),
        ("năm 2021-25", "range", "01/01/2021", "31/12/2025", {}),
        ("từ 2021-25", "range", "01/01/2021", "31/12/2025", {}),
        ("2021-2025, tầm nhìn đến năm 2030", "range", "01/01/2021", "31/12/2025", {}),
        ("2017, 2018", "range", "01/01/2017", "31/12/2018", {SEVERAL}),
        ("01/4/2021 - 30/6/2021", "date", "01/04/2021", "30/06/2021", {}),
        ("từ ngày 01/4 đến hết ngày 30/6/2021", "date", "01/04/2021", "30/06/2021", {}),
        ("từ ngày 01/4/2021, đến ngày 30/6", "date", "01/04/2021", "30/06/2021", {}),
        ("15-30/6/2021", "date", "15/06/2021", "30/06/2021", {}),
        ("ngày 15-30/6/2021", "date", "15/06/2021", "30/06/2021", {}),
        ("từ ngày 01 đến ngày 30 tháng 6 năm 2021", "date", "01/06/2021", "30/06/2021", {}),
        ("15, 30/6/2021", "date", "15/06/2021", "30/06/2021", {SEVERAL}),
        ("từ quý I đến quý III/2021", "quarter", "01/01/2021", "30/09/2021", {}),
        ("từ quý I/2021 đến hết quý III/2021", "quarter", "01/01/2021", "30/09/2021", {}),
        ("từ quý I-III/2021", "quarter", "01/01/2021", "30/09/2021", {}),
        ("Quý I, II/2021", "quarter", "01/01/2021", "30/06/2021", {SEVERAL}),
        ("quý I-II/2021", "quarter", "01/01/2021", "30/06/2021", {SEVERAL}),
        ("Quý I và Quý II năm 2021", "quarter", "01/01/2021", "30/06/2021", {SEVERAL}),
        ("quý 3 & 4/2021", "quarter", "01/07/2021", "31/12/2021", {SEVERAL}),
        ("Q1+Q2/2021", "quarter", "01/01/2021", "30/06/2021", {SEVERAL}),
        ("Quý IV/2020 - Quý I/2021", "quarter", "01/10/2020", "31/03/2021", {SEVERAL}),
        ("tháng 4-6/2021", "month", "01/04/2021", "30/06/2021", {SEVERAL}),
        ("từ tháng 4 đến tháng 6 năm 2021", "month", "01/04/2021", "30/06/2021", {}),
        ("T11 - T12/2021", "month", "01/11/2021", "31/12/2021", {SEVERAL}),
        ("từ ngày 15/4/2021 đến hết quý II/2021", "quarter", "15/04/2021", "30/06/2021", {}),
        ("từ tháng 3/2021 đến năm 2025", "year", "01/03/2021", "31/12/2025", {}),
        ("từ đầu năm 2021 đến 30/6/2021", "date", "01/01/2021", "30/06/2021", {}),
        ("từ quý I/2021 đến trước 30/6/2021", "date", "01/01/2021", "30/06/2021", {BEFORE}),
        ("từ nay đến hết năm 2021", "year", "-", "31/12/2021", {}),
        ("từ nay đến trước ngày 30/6/2021", "date", "-", "30/06/2021", {BEFORE}),
        ("trước ngày 30/6/2021", "date", "-", "30/06/2021", {BEFORE}),
        ("Trước 15h ngày 30/6/2021", "date", "-", "30/06/2021", {BEFORE}),
        ("truoc ngay 30/6/2021", "date", "-", "30/06/2021", {BEFORE}),
        ("Khẩn trương, trước 30/6", "date", "-", "30/06/2021", {BEFORE, PLAN}),
        ("trước tháng 6/2021", "month", "-", "31/05/2021", {DeadlineNote.BEFORE_MONTH}),
        ("trước quý IV/2021", "vague", "-", "30/09/2021", {VAGUE}),
        ("trước năm 2022", "vague", "-", "31/12/2021", {VAGUE}),
        ("đầu năm 2021", "vague", "01/01/2021", "31/03/2021", {VAGUE}),
        ("khoảng giữa năm 2021", "vague", "01/01/2021", "30/06/2021", {VAGUE}),
        ("trước cuối năm 2021", "vague", "01/01/2021", "31/12/2021", {VAGUE}),
        ("đến cuối quý III/2021", "vague", "01/07/2021", "30/09/2021", {VAGUE}),
        ("cuối tháng 9/2021", "month", "01/09/2021", "30/09/2021", {VAGUE}),
        ("thượng tuần tháng 9/2021", "month", "01/09/2021", "30/09/2021", {VAGUE}),
        ("khoảng quý II/2021", "quarter", "01/04/2021", "30/06/2021", {VAGUE}),
        ("Quý II", "quarter", "01/04/2021", "30/06/2021", {PLAN}),
        ("trong tháng 6", "month", "01/06/2021", "30/06/2021", {PLAN}),
        ("tháng năm", "month", "01/05/2021", "31/05/2021", {PLAN}),
        ("tháng năm năm 2021", "month", "01/05/2021", "31/05/2021", {}),
        ("30/6", "date", "-", "30/06/2021", {PLAN}),
        ("ngày 30-6", "date", "-", "30/06/2021", {PLAN}),
        ("ngày 30/6", "date", "-", "30/06/2021", {PLAN}),
        ("6/7", "date", "-", "06/07/2021", {PLAN}),
        ("trong năm", "year", "01/01/2021", "31/12/2021", {PLAN}),
        ("cuối năm", "vague", "01/01/2021", "31/12/2021", {VAGUE, PLAN}),
    ],
)  # fmt: skip
def test_expression_has_its_first_and_last_day(
    text: str, kind: str, first: str, last: str, notes: set[str]
) -> None:
    deadline = read(text)

    assert (deadline.kind, deadline.start, deadline.due) == (kind, *days(first, last))
    assert deadline.notes == set(notes)


NUMBERS = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]


@pytest.mark.parametrize(("number", "word"), [*enumerate(NUMBERS, 1)], ids=NUMBERS)
def test_number_of_a_day_or_month_may_be_a_word(number: int, word: str) -> None:
    assert read(f"ngày {word} tháng 6 năm 2021").due == date(2021, 6, number)
    assert read(f"tháng {word}/2021").due == month_end(2021, number)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        *((days, word) for days, word in enumerate(NUMBERS, 1) if word != "năm"),
        (12, "mười hai"),
        (20, "hai mươi"),
        (25, "hai mươi lăm"),
    ],
)
def test_number_of_days_may_be_words(days: int, words: str) -> None:
    assert read(f"{words} ngày kể từ ngày 31/5/2021").due == date(2021, 6, days)


@pytest.mark.parametrize(
    ("number", "word"), [(1, "nhất"), (1, "một"), (2, "hai"), (3, "ba"), (4, "bốn"), (4, "tư")]
)
def test_number_of_a_quarter_may_be_a_word(number: int, word: str) -> None:
    assert read(f"quý {word}/2021").due == month_end(2021, 3 * number)


@pytest.mark.parametrize(
    ("text", "first", "last", "milestones"),
    [
        ("dự thảo Quý I; trình Quý II/2025", "01/01/2025", "30/06/2025", ["Quý I/2025"]),
        ("Trình Quý II/2025; dự thảo Quý I/2025", "01/01/2025", "30/06/2025", ["Quý I/2025"]),
        ("1. Dự thảo: Quý I/2021\n2. Trình: Q.II/2021", "01/01/2021", "30/06/2021", ["Quý I/2021"]),
        ("Quý I/2017, gia hạn đến Quý III/2017", "01/01/2017", "30/09/2017", ["Quý I/2017"]),
        ("Quý I/2017 → quý III/2017", "01/01/2017", "30/09/2017", ["Quý I/2017"]),
        ("Quý I/2017 => quý III/2017", "01/01/2017", "30/09/2017", ["Quý I/2017"]),
        ("Quý I/2017 -> quý III/2017", "01/01/2017", "30/09/2017", ["Quý I/2017"]),
        ("Quý I/2017 (gia hạn Quý III/2017)", "01/01/2017", "30/09/2017", ["Quý I/2017"]),
        ("Quý I/2021; trước 30/6/2021", "-", "30/06/2021", ["Quý I/2021"]),
        ("Quý II/2021 (trước 30/6/2021)", "-", "30/06/2021", ["Quý II/2021"]),
        ("30/6/2021 và 31/12/2021", "-", "31/12/2021", ["30/6/2021"]),
        ("30/6/2021 & 31/12/2021", "-", "31/12/2021", ["30/6/2021"]),
        ("30/6/2021 + 31/12/2021", "-", "31/12/2021", ["30/6/2021"]),
        ("Đợt 1: 30/6; đợt 2: 31/12/2021", "-", "31/12/2021", ["30/6/2021"]),
        ("Quý IV/2021, 2022-2023", "01/10/2021", "31/12/2023", ["Quý IV/2021"]),
        ("30/6/2021; 2022-2023", "-", "31/12/2023", ["30/6/2021"]),
        ("Thường xuyên; báo cáo trước 15/12/2021", "-", "15/12/2021", []),
    ],
)  # fmt: skip
def test_last_of_several_deadlines_counts(
    text: str, first: str, last: str, milestones: list[str]
) -> None:
    deadline = read(text)

    assert (deadline.start, deadline.due) == days(first, last)
    assert DeadlineNote.SEVERAL in deadline.notes
    assert [milestone.text for milestone in deadline.milestones] == milestones


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thường xuyên", "ongoing"),
        ("thuong xuyen", "ongoing"),
        ("thường xuyên, liên tục", "ongoing"),
        ("Triển khai thường xuyên trong năm 2021", "ongoing"),
        ("hằng năm", "ongoing"),
        ("hàng quý", "ongoing"),
        ("định kỳ hằng tháng", "ongoing"),
        ("định kỳ 6 tháng/lần", "ongoing"),
        ("mỗi năm 1 lần", "ongoing"),
        ("2 lần/năm", "ongoing"),
        ("hàng tháng trước ngày 25", "ongoing"),
        ("Báo cáo trước ngày 15/12 hằng năm", "ongoing"),
        ("Quý IV hằng năm", "ongoing"),
        ("hằng năm, từ năm 2021 đến năm 2025", "ongoing"),
        ("Theo tiến độ của Trung ương", "event"),
        ("sau khi có hướng dẫn của Bộ", "event"),
        ("Ngay sau khi có chỉ đạo", "event"),
        ("Theo Kế hoạch số 104/KH-UBND ngày 07/5/2021", "event"),
        ("sau 30 ngày kể từ ngày ban hành", "relative"),
        ("trong vòng ba mươi ngày từ khi được giao", "relative"),
        ("12 tháng", "relative"),
        ("10 ngày làm việc kể từ ngày 01/6/2021", "relative"),
        ("", "none"),
        (" \u00a0\n", "none"),
        ("...", "none"),
        ("-", "none"),
        ("()", "none"),
        ("_", "none"),
        ("khẩn trương", "none"),
        ("sớm", "none"),
        ("Thực hiện càng sớm càng tốt", "none"),
        ("Chưa xác định", "none"),
        ("Không có thời hạn", "none"),
    ],
)
def test_deadline_without_a_day_keeps_its_text(text: str, kind: str) -> None:
    deadline = read(text)

    assert deadline == Deadline(text=text, kind=DeadlineKind(kind))
    assert format_deadline(deadline) == text


@pytest.mark.parametrize(
    "text",
    [
        "31/4/2021", "29/02/2021", "30/2", "0/6/2021", "32/1/2021", "4/30/2021", "00/00/2021",
        "2020-2017", "30/6/2021 - 15/5/2021", "Quý III - Quý I/2021", "quý 4, 1/2021",
        "30-15/6/2021", "30-30/6/2021", "31/4/2021; quý II/2021", "quý II, II/2021",
        "từ quý IV đến quý I/2021", "tháng 12-6/2021",
        "Quý V", "Quý 5/2021", "quý 0/2021", "V/2021", "tháng 13/2021", "13/2021", "tháng 0",
        "12 tháng đầu năm 2021", "0 tháng cuối năm 2021",
        "năm 1889", "1989", "2101", "Quý II/2117", "30/6/1821", "30/6/3021", "30/6/021", "20211",
        "trước 01/01/1990 1", "trước quý I/1990", "99 năm kể từ ngày 01/01/2050",
        "05/2021/06", "6/21", "Quý 2/6", "tháng 6/7", "4-6/2021", "2010-11", "30-6", "1.4",
        "20210630", "44377", "2021.5", "2021 2022", "30/6/2021 31/12/2021", "tháng 6 quý II/2021",
        "Quý II/2017 hoặc III", "quý II hay quý III", "Quý II/2021 nếu kịp", "Quý I/II/2021",
        "không phải quý II/2021", "Quý II/2021 trừ tháng 4", "Quý II/2021?", "?",
        "từ quý II/2021", "từ năm 2021 trở đi", "sau ngày 30/6/2021", "sau quý II/2021",
        "Quý IV; hoàn thành quý I/2022", "Quý II; năm 2021", "năm 2021; trước 30/6/2021",
        "Năm 2021 (trình quý II)", "tháng 6/2021 (trước ngày 15)", "Quý II (kế hoạch năm 2020)",
        "Quý II/2021-2022", "6 tháng đầu năm 2017-2018", "tháng 6/2021 - quý IV/2021",
        "01/4/2021 - cuối năm 2021", "quý I/2021 - trước quý III/2021",
        "tháng ... năm 2021", "tháng năm 2021", "Quý ... /2021", "Quý này", "năm sau", "cuối quý",
        "đầu 30/6/2021", "cuối 6 tháng đầu năm 2021", "thượng tuần quý I/2021",
        "trước quý I, II/2021", "trước 6 tháng cuối năm 2021", "trước 2021-2022",
        "từ nay đến 2021-25", "từ 2021-2022 đến 2025-2026", "từ quý I-II/2021 đến năm 2025",
        "trước 0h ngày 01/7/2021", "thường xuyên, quý II/2021 hoặc sớm hơn",
        "Thường xuyên, không xác định", "Thường xuyên hoặc khi cần", "định kỳ trước ngày 25/6/2021",
        "thường xuyên II", "định kỳ 5", "thường xuyên?", "theo kế hoạch?", "sau cuối năm",
        "Theo kế hoạch quý II/2021", "30 ngày kể từ quý I/2021", "30 ngày kể từ ngày 31/6/2021",
        "30 ngày kể từ ngày 01/6", "30 ngày kể từ ngày 01/6/2021 hoặc sớm hơn",
        "30 ngày kể từ tháng 6/2021",
        "hoàn thành", "đã hoàn thành quý I/2021", "abc", "Quý II/2017 abc", "x", "#REF!",
        "Quý ll/2021", "30/06/2O21", "June 2021", "2021-W25", "2025-21", "trước", "quý I/2021 đến",
    ],
)  # fmt: skip
def test_what_two_clerks_would_read_differently_is_refused(text: str) -> None:
    problem = parse_deadline(text, plan_year=PLAN_YEAR)

    assert problem == Problem(code=Code.DEADLINE_UNREADABLE, found=text)


@pytest.mark.parametrize(
    ("value", "kind", "last", "text"),
    [
        (date(2021, 6, 30), "date", date(2021, 6, 30), "30/06/2021"),
        (datetime(2021, 6, 30, 15, 0), "date", date(2021, 6, 30), "30/06/2021"),
        (MonthYear(2021, 2), "month", date(2021, 2, 28), "2/2021"),
        (2021, "year", date(2021, 12, 31), "2021"),
        (1990, "year", date(1990, 12, 31), "1990"),
        (2100.0, "year", date(2100, 12, 31), "2100"),
        (None, "none", None, ""),
    ],
)
def test_cell_that_is_no_text_is_read_too(
    value: CellValue, kind: str, last: date | None, text: str
) -> None:
    deadline = parse_deadline(value)

    assert isinstance(deadline, Deadline)
    assert (deadline.kind, deadline.due, deadline.text) == (kind, last, text)
    assert (DeadlineNote.MONTH_CELL in deadline.notes) == isinstance(value, MonthYear)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (True, "TRUE"),
        (1989, "1989"),
        (2101, "2101"),
        (2021.5, "2021,5"),
        (float("nan"), "nan"),
        (MonthYear(2021, 13), "13/2021"),
        (CellError("#REF!"), "#REF!"),
        (NoResult("A1"), "=A1"),
    ],
)
def test_cell_without_a_deadline_is_a_problem(value: CellValue, found: str) -> None:
    problem = parse_deadline(value)

    assert problem == Problem(code=Code.DEADLINE_UNREADABLE, found=found)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("3 tháng kể từ ngày 15/3/2021", date(2021, 6, 15)),
        ("3 tháng kể từ ngày 30/11/2021", date(2022, 2, 28)),
        ("1 năm kể từ ngày 29/02/2020", date(2021, 2, 28)),
        ("10 ngày kể từ ngày 25/12/2021", date(2022, 1, 4)),
    ],
)
def test_time_runs_from_a_base_date(text: str, due: date) -> None:
    assert read(text).due == due


def test_day_before_counts_when_the_office_reads_it_so() -> None:
    deadline = read("trước ngày 30/6/2021", inclusive=False)

    assert deadline.due == date(2021, 6, 29)
    assert deadline.notes == {DeadlineNote.BEFORE_DAY}


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Quý II", "quarter"), ("29/2", "date"), ("trong năm", "year"), ("quý I; quý II", "quarter")],
)
def test_year_is_missing_without_a_plan(text: str, kind: str) -> None:
    deadline = read(text, plan_year=None)

    assert (deadline.kind, deadline.start, deadline.due) == (kind, None, None)
    assert DeadlineNote.YEAR_MISSING in deadline.notes


def test_impossible_plan_year_is_not_used() -> None:
    assert isinstance(parse_deadline("quý II", plan_year=0), Problem)


def test_impossible_day_is_refused_without_a_year_too() -> None:
    assert isinstance(parse_deadline("31/4"), Problem)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QUÝ 2-2017", "Quý II/2017"),
        ("T6/2021", "tháng 6/2021"),
        ("T1/2021", "tháng 01/2021"),
        ("7.5.2021", "07/5/2021"),
        ("trong năm 2021", "năm 2021"),
        ("giai đoạn 2017 - 2018", "2017-2018"),
        ("06 tháng đầu năm 2017", "6 tháng đầu năm 2017"),
        ("4 tháng cuối năm 2017", "4 tháng cuối năm 2017"),
        ("đầu năm 2017", "đầu năm 2017"),
        ("giữa quý III/2017", "cuối quý III/2017"),
        ("trước quý I/2018", "trước quý I/2018"),
        ("trước T1/2018", "trước tháng 01/2018"),
        ("quý I, II/2017", "từ quý I/2017 đến quý II/2017"),
        ("tháng 4-6/2017", "từ tháng 4/2017 đến tháng 6/2017"),
        ("1/4/2017-30/6/2017", "từ ngày 01/4/2017 đến 30/6/2017"),
        ("từ nay đến tháng 6/2017", "từ nay đến tháng 6/2017"),
        ("từ nay đến 6 tháng cuối năm 2017", "từ nay đến 6 tháng cuối năm 2017"),
    ],
)
def test_deadline_is_printed_in_one_form(text: str, expected: str) -> None:
    assert format_deadline(read(text)) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2017, 1, 1), "I/2017"), (date(2017, 6, 30), "II/2017"), (date(2017, 12, 31), "IV/2017")],
)
def test_day_lies_in_its_quarter(day: date, expected: str) -> None:
    assert quarter_label(*quarter_of(day)) == expected


TOKENS = [
    "quý", "Quí", "q", "I", "II", "iii", "IV", "V", "tháng", "T", "6", "12", "13", "năm", "ngày",
    "2021", "2020", "1989", "21", "30/6/2021", "31/4/2021", "15/5", "6/2021", "2021-06-30", "/",
    "-", "–", ".", ",", ";", "\n", "và", "đến", "từ", "từ nay", "trước", "sau", "hết", "đầu",
    "giữa", "cuối", "khoảng", "6 tháng đầu năm", "nửa cuối", "giai đoạn", "hằng", "thường xuyên",
    "kể từ", "30 ngày", "hoặc", "theo", "kế hoạch", "số 12/KH-UBND", "gia hạn", "(", ")", "dự thảo",
    "trình", "lần 2", "15h", "thứ hai", "mười", "tư", "khẩn trương", "không", "→", "?", "x",
]  # fmt: skip
TYPED = st.one_of(
    st.text(),
    st.lists(st.sampled_from(TOKENS), max_size=9).map(" ".join),
    st.lists(st.sampled_from(TOKENS), max_size=6).map("".join),
)
PLAN_YEARS = st.one_of(st.none(), st.just(PLAN_YEAR), st.integers(-1, 10000))
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.builds(MonthYear, st.integers(-1, 10000), st.integers(-1, 14)),
    st.builds(CellError, st.text()),
    st.builds(NoResult, st.text()),
)


@given(text=TYPED, plan_year=PLAN_YEARS, inclusive=st.booleans())
@example(text="từ nay đến trước quý I/2021", plan_year=None, inclusive=True)
def test_any_text_gives_a_deadline_that_ends_after_its_start(
    text: str, plan_year: int | None, inclusive: bool
) -> None:
    result = parse_deadline(text, plan_year=plan_year, before_is_inclusive=inclusive)

    if isinstance(result, Problem):
        assert (result.code, result.found) == (Code.DEADLINE_UNREADABLE, text)
    else:
        assert result.text == text
        assert result.start is None or (result.due is not None and result.start <= result.due)
        assert all(one.due <= result.due for one in result.milestones if one.due and result.due)


@given(value=VALUES)
def test_any_cell_gives_a_deadline_or_a_problem(value: CellValue) -> None:
    result = parse_deadline(value)

    assert isinstance(result, Deadline) or result.code is Code.DEADLINE_UNREADABLE


@given(text=TYPED, plan_year=PLAN_YEARS)
def test_printed_deadline_reads_the_same(text: str, plan_year: int | None) -> None:
    first = parse_deadline(text, plan_year=plan_year)
    if isinstance(first, Problem):
        return
    again = parse_deadline(format_deadline(first), plan_year=plan_year)

    assert isinstance(again, Deadline)
    assert (again.kind, again.start, again.due) == (first.kind, first.start, first.due)
