from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgsheet.core.master import Settings
from kgsheet.core.numbering.symbols import Named, document_symbol, read_name, read_symbol
from kgsheet.core.reference_types import DECREE_TYPES
from kgsheet.documents.naming import document_name

TYPES = st.sampled_from([*DECREE_TYPES, "CV"])


@given(number=st.integers(1, 99_999), doc_type=TYPES)
def test_symbol_printed_is_the_symbol_read(number: int, doc_type: str) -> None:
    assert read_symbol(document_symbol(number, doc_type, Settings())) == (number, doc_type)


@given(
    year=st.integers(1990, 2100),
    doc_type=TYPES,
    number=st.integers(1, 99_999),
    subject=st.text(max_size=40),
)
def test_name_given_is_the_name_read(year: int, doc_type: str, number: int, subject: str) -> None:
    name = document_name(year, doc_type, number, f"về {subject}")

    assert read_name(name) == Named(year, doc_type, number)


@given(st.text(max_size=60))
def test_any_text_is_a_symbol_or_none(text: str) -> None:
    number, _ = read_symbol(text)

    assert number is None or number > 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("104a/KH-UBND", (None, "KH"), id="inserted-number"),
        pytest.param("/KH-UBND", (None, ""), id="no-number"),
        pytest.param("", (None, ""), id="blank"),
        pytest.param("104 / KH - UBND", (104, "KH"), id="loose"),
        pytest.param("12/UBND-TH", (12, "CV"), id="letter"),
    ],
)
def test_symbols_as_people_change_them(text: str, expected: tuple[int | None, str]) -> None:
    assert read_symbol(text) == expected


@pytest.mark.parametrize(
    "name",
    [
        "2017-BC-du-thao-kiem-diem.docx",
        "2017-so-dang-ky-van-ban-di.docx",
        "2017-BC-169-kiem-diem.pdf",
        "~$17-BC-169-kiem-diem.docx",
        ".kgsheet-cap-so-2017-BC-169-kiem-diem.docx",
        "",
    ],
)
def test_other_names_bear_no_number(name: str) -> None:
    assert read_name(name) is None


def test_name_in_a_folder_of_windows_is_read() -> None:
    assert read_name("Văn bản\\2017\\2017-bc-169-kiem-diem.DOCX") == Named(2017, "BC", 169)
