from __future__ import annotations

import pytest

from kgsheet.documents.runs import RichText, Run, clean, run_xml, text_xml

TEXT = '<w:t xml:space="preserve">'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A & B <x>", "A &amp; B &lt;x&gt;"),
        ("a\nb", f"a</w:t><w:br/>{TEXT}b"),
        ("a\tb", f"a</w:t><w:tab/>{TEXT}b"),
        ("a\r\nb\rc", f"a</w:t><w:br/>{TEXT}b</w:t><w:br/>{TEXT}c"),
    ],
)
def test_text_is_escaped_with_words_own_breaks(text: str, expected: str) -> None:
    assert text_xml(text) == expected


def test_text_is_composed_and_without_control_characters() -> None:
    assert clean("Ha\u0323n\x00\x1f\ud800\uffff 😀") == "Hạn 😀"


@pytest.mark.parametrize(
    ("run", "look"),
    [
        (Run(text="a"), ""),
        (Run(text="a", bold=True), "<w:rPr><w:b/></w:rPr>"),
        (Run(text="a", italic=True), "<w:rPr><w:i/></w:rPr>"),
        (Run(text="a", bold=True, italic=True), "<w:rPr><w:b/><w:i/></w:rPr>"),
    ],
)
def test_run_states_its_look(run: Run, look: str) -> None:
    assert run_xml(run) == f"<w:r>{look}{TEXT}a</w:t></w:r>"


def test_rich_text_is_true_when_it_holds_anything() -> None:
    assert RichText((Run(text="a"),))
    assert not RichText(())
