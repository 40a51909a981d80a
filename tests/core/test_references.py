"""Numbers of documents are read as offices write them and printed as the decree asks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgsheet.core.cells import CellValue, MonthYear
from kgsheet.core.reference_types import DECREE_TYPES, canonical_type
from kgsheet.core.references import (
    Reference,
    ReferenceKind,
    find_references,
    format_reference,
    parse_reference,
)
from kgsheet.errors import Problem
from kgsheet.messages import Code


def read(text: str) -> Reference:
    reference = parse_reference(text)
    assert isinstance(reference, Reference), reference
    return reference


@pytest.mark.parametrize(
    ("text", "kind", "symbol", "name"),
    [
        ("Quyết định số 41/QĐ-UBND", "individual", "41/QĐ-UBND", "Quyết định"),
        ("Chỉ thị 619/CT-UBND", "individual", "619/CT-UBND", "Chỉ thị"),
        ("Tờ trình số 255/TTr-VPUB", "individual", "255/TTr-VPUB", "Tờ trình"),
        ("Báo cáo số 1270/BC-TCTTTg", "individual", "1270/BC-TCTTTg", "Báo cáo"),
        ("Nghị quyết số 1654/NQ-UBTVQH15", "individual", "1654/NQ-UBTVQH15", "Nghị quyết"),
        ("9/BC-UBND", "individual", "09/BC-UBND", "Báo cáo"),
        ("104a/KH-UBND", "individual", "104a/KH-UBND", "Kế hoạch"),
        ("1.267/QĐ-UBND", "individual", "1267/QĐ-UBND", "Quyết định"),
        ("20/2017/QĐ-UBND", "normative", "20/2017/QĐ-UBND", "Quyết định"),
        ("Nghị định số 30/2020/NĐ-CP", "normative", "30/2020/NĐ-CP", "Nghị định"),
        ("06/2007/TTLT-BTP-BCA", "normative", "06/2007/TTLT-BTP-BCA", "Thông tư liên tịch"),
        ("2231/SNV-CCHC&PC", "letter", "2231/SNV-CCHC&PC", "Công văn"),
        ("Số: 5/UBND-VX V/v góp ý", "letter", "05/UBND-VX", "Công văn"),
        ("Công văn số 1234/BTC", "letter", "1234/BTC", "Công văn"),
        ("12/CV-UBND", "letter", "12/CV-UBND", "Công văn"),
        ("09-CTr/TU", "party", "09-CTr/TU", "Chương trình"),
        ("Nghị quyết 36-NQ/TW", "party", "36-NQ/TW", "Nghị quyết"),
        ("46-CV/BCSĐ", "party", "46-CV/BCSĐ", "Công văn"),
        ("Nghị quyết số 202/2025/QH15", "assembly", "202/2025/QH15", "Nghị quyết"),
        ("Luật Lưu trữ số 33/2024/QH15", "assembly", "33/2024/QH15", "Luật"),
        ("351/2017/UBTVQH14", "assembly", "351/2017/UBTVQH14", ""),
        ("19-2017/NQ-CP", "government_resolution", "19-2017/NQ-CP", "Nghị quyết"),
        ("01/QCPH/UBND-UBMTTQ", "joint", "01/QCPH/UBND-UBMTTQ", "Quy chế phối hợp"),
        ("19/2008/NQLT/CP-UBMTTQ", "joint", "19/2008/NQLT/CP-UBMTTQ", "Nghị quyết liên tịch"),
    ],
)
def test_number_belongs_to_its_family(text: str, kind: str, symbol: str, name: str) -> None:
    reference = read(text)

    assert (reference.kind, reference.symbol, reference.type_name) == (kind, symbol, name)
    assert reference.date is None


@pytest.mark.parametrize(
    "text",
    [
        "41/QĐ-UBND ngày 09/01/2017",
        "Quyết định số 41 /QĐ- UBND, ngày 9-1-2017",
        "số 41 / QĐ - UBND ngày 9.1.2017",
        "41/QÐ–UBND ngày 09 tháng 01 năm 2017",
        "４１/QĐ-UBND ngày 09/01/2017",
        "41/qđ-ubnd ngày 9/1/17",
        "41/QD-UBND ngay 9/1/2017",
        "Quyết định số 41/QĐ-UBND\nngày 09/01/2017",
        "41/QĐ-UBND (09/01/2017)",
        "41/QĐ-UBND - 09/01/2017",
        "41/QĐ-UBND ngày 2017-01-09",
        "41/QĐ-UBND của Ủy ban nhân dân tỉnh ban hành ngày 09/01/2017",
        "Quyết định ngày 09/01/2017, số 41/QĐ-UBND",
        "Tờ trình ngày 03/01/2017, Quyết định 41/QĐ-UBND ngày 09/01/2017",
        "41/QĐ-UBND ngày: 09 / 01 / 2017; 42/QĐ-UBND ngày 10/01/2017",
    ],
)
def test_spellings_of_one_decision_are_printed_alike(text: str) -> None:
    reference = read(text)

    assert format_reference(reference) == "41/QĐ-UBND ngày 09/01/2017"
    assert reference.series == (ReferenceKind.INDIVIDUAL, "QĐ", "UBND")
    assert (reference.number, reference.suffix, reference.year) == (41, "", None)


def test_date_is_printed_with_its_day_padded() -> None:
    assert format_reference(read("104/KH-UBND, ngày 7-5-2021")) == "104/KH-UBND ngày 07/5/2021"


@pytest.mark.parametrize(
    "text", ["988/QĐ-UBND", "988/QĐ-UBND ngày 28/4", "988/QĐ-UBND tháng 4/2017"]
)
def test_reference_without_a_whole_date_has_none(text: str) -> None:
    reference = read(text)

    assert reference.date is None
    assert format_reference(reference) == "988/QĐ-UBND"


@pytest.mark.parametrize(
    "value",
    [
        "đã phê duyệt", "", "x", "QĐ số 41 ngày 09/01/2017", "41/QĐUBND", "0/QĐ-UBND", "1/500",
        "41/QĐ", "12/KTX-ab", "01/ABCD/UBND-UBMTTQ", "5-ABC/TU", "09/01/2017", "1/2/KH-UBND",
        None, 41, 41.5, True, date(2017, 1, 9), MonthYear(2017, 1),
    ],
)  # fmt: skip
def test_value_without_a_reference_is_a_problem(value: CellValue) -> None:
    problem = parse_reference(value)

    assert isinstance(problem, Problem)
    assert problem.code is Code.APPROVAL_UNREADABLE


@pytest.mark.parametrize(
    "text",
    [
        "41/QĐ-UBND ngày 30/2/2017",
        "41/QĐ-UBND ngày 2017-13-01",
        "41/QĐ-UBND ngày 09/01/0217",
        "Quyết định ngày 31/4/2017 số 41/QĐ-UBND",
    ],
)
def test_impossible_date_is_a_problem(text: str) -> None:
    assert parse_reference(text) == Problem(code=Code.APPROVAL_UNDATED, found=text)


def test_running_text_gives_its_references_in_order() -> None:
    found = find_references(
        "Căn cứ Nghị quyết số 20-NQ/TW, ngày 25-10-2017 của Trung ương khóa XII về y tế"
        " và Kế hoạch 104/KH-UBND; tỷ lệ 1/500, giai đoạn 2016-2020, km/h, 31/4/2021"
    )

    assert [format_reference(one) for one in found] == [
        "20-NQ/TW ngày 25/10/2017",
        "104/KH-UBND",
    ]
    assert found[0].text == "20-NQ/TW, ngày 25-10-2017"


@pytest.mark.parametrize("abbreviation", DECREE_TYPES)
def test_every_type_of_the_decree_is_read_in_any_case(abbreviation: str) -> None:
    reference = read(f"12/{abbreviation.upper()}-UBND")

    assert reference.symbol == f"12/{abbreviation}-UBND"
    assert reference.type_name == DECREE_TYPES[abbreviation]


def test_drafting_unit_is_no_type() -> None:
    assert canonical_type("SNV") is None


TOKENS = [
    "Quyết định", "Công văn", "Luật", "số", "41", "0", "104a", "/", "-", " ", "2017", "QĐ", "QÐ",
    "KH", "CTr", "QCPH", "CV", "UBND", "TU", "CP", "QH15", "SNV", "&", "ngày", "của", "UBND tỉnh",
    "09/01/2017", "30/2/2017", "2017-01-09", "7", "tháng", "năm", ",", ";", "(", "về", "\n",
]  # fmt: skip
TYPED = st.one_of(
    st.text(),
    st.lists(st.sampled_from(TOKENS), max_size=12).map("".join),
    st.lists(st.sampled_from(TOKENS), max_size=12).map(" ".join),
)


@given(text=TYPED)
def test_any_text_gives_a_reference_or_a_problem(text: str) -> None:
    result = parse_reference(text)
    found = find_references(text)

    if isinstance(result, Problem):
        assert result.found == text
        assert result.code is (Code.APPROVAL_UNDATED if found else Code.APPROVAL_UNREADABLE)
    else:
        assert result.symbol == found[0].symbol


@given(text=TYPED)
def test_printed_reference_reads_the_same(text: str) -> None:
    for reference in find_references(text):
        again = read(f"Công văn số {format_reference(reference)}")

        assert (again.symbol, again.kind, again.date) == (
            reference.symbol,
            reference.kind,
            reference.date,
        )
