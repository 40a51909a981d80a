"""Text for TCVN3 and VNI fonts is recognised; ordinary text of any language is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgsheet.core.legacy import is_legacy, legacy_texts


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Uû ban nh©n d©n", id="TCVN3"),
        pytest.param("Së Néi vô", id="TCVN3 with letters only"),
        pytest.param("Së Y tÕ", id="TCVN3 with a capital inside"),
        pytest.param("ViÖt Nam", id="TCVN3 syllable that ends in a stop"),
        pytest.param("Th­êng xuyªn", id="TCVN3 with a soft hyphen for ư"),
        pytest.param("§Ò ¸n quy ho¹ch", id="TCVN3 capitals"),
        pytest.param("Ủy ban nh©n d©n", id="half converted"),
        pytest.param("UÛY BAN NHAÂN DAÂN", id="VNI capitals"),
        pytest.param("Sôû Y teá", id="VNI"),
        pytest.param("Quyù II/2017", id="VNI quarter"),
        pytest.param("Ñôn vò chuû trì", id="VNI with single letters"),
        pytest.param("aên, baèng, thöù", id="VNI breve and horn"),
    ],
)
def test_legacy_encodings_are_recognised(text: str) -> None:
    assert is_legacy(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân tỉnh Kiên Giang",
        "UỶ BAN NHÂN DÂN",
        "thúy, thuý, khuỷu tay, quẩn quanh, ngoằn ngoèo",
        "tÔi đã gỬi vĂn bản",
        "Où est le café? Il naît à Noël, tôt ou tard, près de l'hôtel, en août.",
        "maïs, Thaïlande, égoïste, aiguë, goût, croûte, théâtre, bû, aussitôt, forêt",
        "España, señor, aún, mañana; São Paulo, coração; Müller, schön, größe, für",
        "«mot» « a » n° 1ª Windows® © 2021 25 °C ± 5 ½ 10 µm x·y 3×4 §5",
        "tôt ou tard",
        "naïve fiancé résumé Zürich, Aïn Defla",
        "plain ASCII",
        "©",
        "",
    ],
)
def test_ordinary_text_is_not_taken_for_legacy(text: str) -> None:
    assert not is_legacy(text)


@given(text=st.text(st.characters(max_codepoint=0x17F)))
def test_any_text_gets_an_answer(text: str) -> None:
    assert is_legacy(text) in {True, False}


@given(texts=st.frozensets(st.text(st.sampled_from("aeonhSY éâ©ûÕëăộ. "))))
def test_many_texts_are_told_apart_as_each_alone(texts: frozenset[str]) -> None:
    assert legacy_texts(texts) == {text for text in texts if is_legacy(text)}
