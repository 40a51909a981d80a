from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kgsheet.core.numbering.values import PENDING, FoundFile
from kgsheet.core.schema import SERIES
from kgsheet.messages import Code
from tests.core.numbering.registers import (
    DAY,
    KH,
    Office,
    document,
    hash_of,
    name_of,
    office,
    row,
)
from tests.core.sheets import Cells

MANUAL: Cells = {**KH, "mode": "nhập tay"}


def told(one: Office) -> list[tuple[Code, int | None, int | None]]:
    return [(problem.problem.code, problem.row, problem.number) for problem in one.problems()]


def test_interrupted_allocation_is_named_as_unfinished() -> None:
    one = office([104, 105])
    one.files[1] = replace(one.files[1], name=f"{PENDING}{name_of(105)}")

    assert told(one) == [(Code.ISSUE_UNFINISHED, 3, 105)]


def test_temporary_file_of_other_content_does_not_stand_for_the_file() -> None:
    one = office([104, 105])
    one.files[1] = FoundFile(name=f"{PENDING}{name_of(105)}", sha256=hash_of("khác"))

    assert told(one) == [(Code.FILE_GONE, 3, 105)]


def test_temporary_file_that_no_row_knows_bears_no_number() -> None:
    one = office([104])
    one.files.append(replace(document(105), name=f"{PENDING}{name_of(105)}"))

    assert told(one) == []


def test_unfinished_file_is_found_in_a_folder_too() -> None:
    one = Office(rows=[row(104, file=f"2021/{name_of(104)}")])
    one.files.append(replace(document(104), name=f"2021/{PENDING}{name_of(104)}"))

    assert told(one) == [(Code.ISSUE_UNFINISHED, 2, 104)]


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        pytest.param(name_of(106), True, id="numbered-and-unknown"),
        pytest.param("2021-KH-du-thao-trien-khai.docx", False, id="draft"),
        pytest.param("Giấy mời.docx", False, id="of-the-office"),
        pytest.param(name_of(106, "BC"), False, id="of-another-register"),
    ],
)
def test_file_beside_the_register_is_told_when_it_bears_its_number(
    name: str, is_told: bool
) -> None:
    one = office([104, 105])
    one.files.append(FoundFile(name=name, sha256=hash_of(name)))

    assert told(one) == ([(Code.FILE_UNKNOWN, 4, 106)] if is_told else [])


def test_copy_of_a_document_is_no_other_document() -> None:
    one = office([104])
    one.files.append(replace(one.files[0], name="2021-KH-104-trien-khai (2).docx"))

    assert told(one) == []


def test_second_document_with_a_number_is_told() -> None:
    one = office([104])
    one.files.append(FoundFile(name="2021-KH-104-khac.docx", sha256=hash_of("khác")))

    assert told(one) == [(Code.FILE_UNKNOWN, 3, 104)]


def test_empty_register_beside_a_numbered_file_is_told() -> None:
    one = Office(files=[document(104)])

    assert told(one) == [(Code.FILE_UNKNOWN, 2, 104)]


def test_series_that_share_a_sheet_are_checked_apart() -> None:
    reports = {**KH, "type": "BC", "series": "BC", "first": 1}
    rows = [row(104), row(1, doc_type="BC"), row(105), row(2, doc_type="BC"), row(106)]
    files = [document(number) for number in (104, 105, 106)]
    files += [document(number, doc_type="BC") for number in (1, 2)]
    one = Office(rows=rows, series=[KH, reports], files=files)

    whole = told(one)
    del one.rows[2], one.files[1]

    assert whole == []
    assert told(one) == [(Code.NUMBER_LOST, 3, 105)]


def test_emptied_row_among_those_of_another_series_is_found() -> None:
    reports = {**KH, "type": "BC", "series": "BC", "first": 1}
    rows = [row(104), row(1, doc_type="BC"), {}, row(2, doc_type="BC"), row(106)]
    files = [document(104), document(106), document(1, doc_type="BC"), document(2, doc_type="BC")]

    problems = told(Office(rows=rows, series=[KH, reports], files=files))

    assert problems == [(Code.NUMBER_LOST, 4, 105)]


def test_shared_series_is_whole_when_its_types_take_turns() -> None:
    shared = [{**KH, "series": "QĐ-CT", "type": kind} for kind in ("QĐ", "CT")]
    kinds = [(104, "QĐ"), (105, "CT"), (106, "QĐ")]
    one = Office(
        rows=[row(number, doc_type=kind) for number, kind in kinds],
        series=shared,
        files=[document(number, doc_type=kind) for number, kind in kinds],
    )

    assert told(one) == []


def test_several_numbers_lost_in_a_row_are_one_problem() -> None:
    one = office([104, 105, 109])

    (problem,) = one.problems()

    assert (problem.problem.code, problem.row, problem.number) == (Code.NUMBER_LOST, 4, 106)
    assert "thiếu số 106 đến 108" in problem.message


def test_typed_series_may_have_gaps_and_rows_without_files() -> None:
    rows = [row(104, file=None, sha256=None), row(110), row(200, file=None, sha256=None)]
    one = Office(rows=rows, series=[MANUAL], files=[document(110)])

    assert told(one) == []


def test_typed_series_holds_to_repeats_and_order() -> None:
    typed = [(104, DAY), (110, DAY), (104, DAY), (120, date(2021, 5, 9)), (130, DAY)]
    rows = [row(number, day, file=None, sha256=None) for number, day in typed]

    problems = told(Office(rows=rows, series=[MANUAL]))

    assert problems == [(Code.NUMBER_TWICE, 4, 104), (Code.DATES_OUT_OF_ORDER, 5, 120)]


def test_typed_numbers_may_stand_in_any_order_of_rows() -> None:
    typed = [(110, date(2021, 5, 9)), (104, DAY)]
    rows = [row(number, day, file=None, sha256=None) for number, day in typed]

    assert told(Office(rows=rows, series=[MANUAL])) == []


def test_automatic_series_answers_for_a_file_of_each_number() -> None:
    one = Office(rows=[row(104, file=None, sha256=None)])

    assert told(one) == [(Code.HASH_WRONG, 2, 104), (Code.FILE_GONE, 2, 104)]


def test_void_document_that_is_there_must_be_unchanged() -> None:
    one = office([104])
    one.rows[0] = {**one.rows[0], "state": "Hủy", "void_reason": "in lại"}
    one.files[0] = replace(one.files[0], sha256=hash_of("đã sửa"))

    assert told(one) == [(Code.FILE_CHANGED, 2, 104)]


def test_sent_document_with_its_day_is_sound() -> None:
    one = office([104])
    one.rows[0] = {**one.rows[0], "state": "Đã phát hành", "sent_on": date(2021, 5, 8)}

    assert told(one) == []


@pytest.mark.parametrize(
    ("number", "day", "words"),
    [
        pytest.param(401, DAY, "văn bản ghi số 401, sổ ghi số 104", id="other-number"),
        pytest.param(None, DAY, "văn bản chưa ghi số", id="no-number"),
        pytest.param(104, date(2021, 7, 5), "ngày 05/7/2021, sổ ghi ngày 07/5", id="other-day"),
        pytest.param(104, None, "văn bản chưa ghi ngày", id="no-day"),
    ],
)
def test_document_that_says_something_else_is_told(
    number: int | None, day: date | None, words: str
) -> None:
    one = office([104])
    one.files[0] = replace(one.files[0], number=number, day=day)

    told_of_row = [problem for problem in one.problems() if problem.row == 2]

    assert words in told_of_row[0].message


def test_row_of_a_type_without_series_is_told() -> None:
    one = office([104])
    one.rows.append(row(7, doc_type="BC"))
    one.files.append(document(7, doc_type="BC"))

    assert told(one) == [(Code.ENTRY_CONTRADICTS, 3, 7)]


def test_unreadable_series_is_told_before_the_rows() -> None:
    one = office([104])
    one.series = [KH, {**KH, "type": "BC", "series": "BC", "mode": "máy"}]
    one.files = []

    problems = one.problems()

    assert [problem.problem.code for problem in problems] == [
        Code.SERIES_UNREADABLE,
        Code.FILE_GONE,
    ]
    assert problems[0].problem.where.sheet == SERIES.sheet


def test_names_composed_otherwise_are_the_same_file() -> None:
    """A Mac hands out the names of files decomposed."""
    name = "2021-KH-104-ke\u0302\u0301-hoa\u0323ch.docx"
    one = Office(rows=[row(104, file="2021-KH-104-kế-hoạch.docx", sha256=hash_of("x"))])
    one.files = [FoundFile(name=name, sha256=hash_of("x"), number=104, day=DAY)]

    assert told(one) == []


def test_drafts_without_a_number_are_no_part_of_the_proof() -> None:
    one = office([104])
    one.rows.insert(0, {"symbol": "/KH-UBND", "subject": "Kế hoạch", "state": "Dự thảo"})

    assert told(one) == []
