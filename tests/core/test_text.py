"""Two spellings of one Vietnamese text become equal; nothing else does."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgsheet.core.text import (
    _UNIFIED,
    fold,
    fold_tones,
    halfwidth,
    normalize,
    normalize_lines,
    slug,
    untidy,
)

# Letters, marks and signs that meet in Vietnamese text, and some that only look like them.
NASTY = st.text(
    st.sampled_from(
        "aăâoôơeêuưyqhđQĐÐƉ .;,…-/–—\"“'ʼŉ\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b\u0345"
        "\u0338\u200b\u200c\u00a0\n\r\t\x1c\x85\u2028\xadòàáẻụỵÀỲŰßİıſﬁΐἀᾳＡａ／．；，\u037e\u1fefǅ\ufeff"
    ),
    max_size=12,
)
ANY_TEXT = st.one_of(NASTY, st.text())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("  Quý  II/2017 ", "Quý II/2017", id="spaces"),
        pytest.param("Quý\u00a0II\u202f/\u20092017", "Quý II / 2017", id="no-break spaces"),
        pytest.param("Sở\u200bNội\ufeff vụ", "Sở Nội vụ", id="zero-width characters"),
        pytest.param("Nội\r\nvụ", "Nội vụ", id="line break"),
        pytest.param("Ha\u0323n xu\u031b\u0309 ly\u0301", "Hạn xử lý", id="decomposed"),
        pytest.param("Nội\x07 v\xadụ\x00", "Nội vụ", id="control characters"),
        pytest.param("a\u200d\u0301", "á", id="joiner between letter and mark"),
        pytest.param("\ud800", "", id="half a character"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_normal_text_is_composed_and_plainly_spaced(typed: str, expected: str) -> None:
    assert normalize(typed) == expected


def test_lines_are_kept_where_asked() -> None:
    text = normalize_lines(" Quý I\r\n\u2028 Quý\u00a0 II \v")

    assert text == "Quý I\n\nQuý II"


@pytest.mark.parametrize("function", [normalize, normalize_lines, fold, halfwidth])
@given(text=ANY_TEXT)
def test_doing_it_twice_is_doing_it_once(function: object, text: str) -> None:
    assert callable(function)
    once = function(text)

    assert function(once) == once


@given(text=ANY_TEXT)
def test_normal_text_is_composed_whatever_comes(text: str) -> None:
    assert unicodedata.is_normalized("NFC", normalize(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Hòa Bình", "HOÀ BÌNH", id="oa"),
        pytest.param("khỏe, xòe", "khoẻ, xoè", id="oe"),
        pytest.param("Ủy ban, thủy lợi", "Uỷ ban, thuỷ lợi", id="uy"),
        pytest.param("thỏa thuận, họa sĩ, xõa", "thoả thuận, hoạ sĩ, xoã", id="all tones"),
        pytest.param("Ủy ban", unicodedata.normalize("NFD", "Ủy ban"), id="decomposed"),
        pytest.param("2016-2020", "2016 – 2020", id="dash"),
        pytest.param("104/KH-UBND", "104 / KH — UBND", id="slash"),
        pytest.param("“Mái ấm”", '"Mái ấm"', id="quotes"),
        pytest.param("Đề án", "Ðề án", id="eth for Đ"),
        pytest.param("Đề án", "Đề án .;,", id="end signs"),
        pytest.param("Quý 2/2021", "Quý ２／２０２１", id="full-width"),
    ],
)
def test_two_spellings_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("quý", "quy", id="diacritics are kept"),
        pytest.param("quý", "qúy", id="the u of qu carries no tone"),
        pytest.param("lý", "lí", id="i and y"),
        pytest.param("hoá", "hoả", id="tones"),
        pytest.param("đa", "da", id="đ"),
        pytest.param("2016 2020", "20162020", id="spaces between words"),
    ],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def folded_step_by_step(text: str) -> str:
    """What `fold` says, without a look at how plain the text is."""
    plain = normalize(text)
    composed = unicodedata.normalize(
        "NFC", unicodedata.normalize("NFD", normalize(plain.translate(_UNIFIED))).casefold()
    )
    toned = re.sub(
        "(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![\u0300-\u036f])",
        lambda match: fold_tones(match[0]),
        composed,
    )
    return re.sub(" (?=[-/])|(?<=[-/]) ", "", toned.rstrip(" .;,…"))


TYPED = st.text("oòóaàuùyýqQĐÐđẚŉǰİßaA -/.,;…–‐“'`\u0301\u0345\u00a0\u200b２\n", max_size=12)


@given(text=TYPED | ANY_TEXT)
def test_plain_text_folds_as_any_other_does(text: str) -> None:
    assert fold(text) == folded_step_by_step(text)


@pytest.mark.parametrize("block", range(0, 0x2000, 0x100), ids=hex)
def test_every_letter_folds_as_any_other_does(block: int) -> None:
    letters = [chr(code) for code in range(block, block + 0x100)]

    assert [fold(f"a{one} {one}") for one in letters] == [
        folded_step_by_step(f"a{one} {one}") for one in letters
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kết quả thực hiện Đề án, 6 tháng!", "ket-qua-thuc-hien-de-an-6-thang", id="đ"
        ),
        pytest.param("", "", id="nothing"),
        pytest.param("“…”", "", id="signs only"),
        pytest.param("về " * 30, "-".join(["ve"] * 20), id="cut at a word"),
        pytest.param("a" * 70, "a" * 60, id="one endless word"),
        pytest.param("a" * 60 + " b", "a" * 60, id="a word that just fits"),
    ],
)
def test_slug_suits_a_file_name(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(text=ANY_TEXT)
def test_slug_is_short_plain_and_made_of_words(text: str) -> None:
    made = slug(text)

    assert len(made) <= 60
    assert made == "-".join(word for word in made.split("-") if word.isascii() and word.isalnum())


@pytest.mark.parametrize(
    ("text", "what", "better"),
    [
        ("Đề án  một", "thừa khoảng trắng", "Đề án một"),
        (" Đề án ", "thừa khoảng trắng", "Đề án"),
        ("dòng một \n dòng hai", "thừa khoảng trắng", "dòng một\ndòng hai"),
        ("Đề án\u00a0một", "khoảng trắng đặc biệt", "Đề án một"),
        ("Đề\ufeff án", "có ký tự ẩn", "Đề án"),
        ("Đê\u0300 án", "chưa ở dạng Unicode dựng sẵn", "Đề án"),
        ("Ðề án", "chữ Đ gõ bằng ký tự khác", "Đề án"),
        ("cơ quan , đơn vị", "thừa khoảng trắng trước dấu câu", "cơ quan, đơn vị"),
        ("Đề án..", "thừa dấu chấm", "Đề án."),
        ("tình hình mới;", "thừa dấu ở cuối", "tình hình mới"),
        ("Nam Vĩnh Tế ,", "thừa khoảng trắng trước dấu câu, thừa dấu ở cuối", "Nam Vĩnh Tế"),
        ("giai đoạn 2016- 2020", "khoảng trắng quanh dấu gạch", "giai đoạn 2016-2020"),
        ("giai đoạn 2016 -2020", "khoảng trắng quanh dấu gạch", "giai đoạn 2016-2020"),
        ("20/2017/QĐ- UBND", "khoảng trắng quanh dấu gạch", "20/2017/QĐ-UBND"),
        ("104 /KH", "khoảng trắng quanh dấu gạch chéo", "104/KH"),
        ("104/ KH-UBND", "khoảng trắng quanh dấu gạch chéo", "104/KH-UBND"),
        (
            "104 / KH - UBND",
            "khoảng trắng quanh dấu gạch chéo, khoảng trắng quanh dấu gạch",
            "104/KH-UBND",
        ),
    ],
)
def test_untidy_text_is_named_and_mended(text: str, what: str, better: str) -> None:
    assert untidy(text) == (what, better)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Đề án sản xuất nông nghiệp sạch.",
        "các đơn vị ...",
        "v.v...",
        "giai đoạn 2016-2020",
        "giai đoạn 2016 - 2020",
        "Sở Lao động - Thương binh và Xã hội",
        "kinh tế-xã hội",
        "41/QĐ-UBND",
        "tỷ lệ 1/500",
        "km / h",
        "tệp .xlsx",
        "dòng một\ndòng hai",
    ],
)
def test_tidy_text_is_left_alone(text: str) -> None:
    assert untidy(text) is None


@given(text=ANY_TEXT)
def test_better_text_is_tidy(text: str) -> None:
    found = untidy(text)

    assert found is None or (found[0] and found[1] != text and untidy(found[1]) is None)


@given(
    st.lists(
        st.sampled_from([*"12aAđĐÐƉ.,;:/-…“”", " ", "..", "UBND", "QĐ", "2016", " /QĐ-", "- "]),
        max_size=10,
    ).map("".join)
)
def test_hidden_sign_alone_is_mended_in_text_that_is_fine(text: str) -> None:
    with_hidden = untidy(text + "\xad")

    assert (untidy(text) is None) == (with_hidden == ("có ký tự ẩn", text))
