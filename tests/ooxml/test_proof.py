"""A part is proven by pieces exactly where a parser takes the whole."""

from __future__ import annotations

import pytest

from kgsheet.ooxml.proof import Proof, UnusualError

HEAD, TAIL = b'<?xml version="1.0"?><a>', b"</a>"

GOOD = {
    "text": "<b>Đề án “A”</b>",
    "entities": "<b>&amp;&lt;&gt;&quot;&apos;</b>",
    "numbers of letters": "<b>&#272;&#x1F600;</b>",
    "white space": "<b>\t\r\n</b>",
    "brackets": "<b>]] ]&gt;</b>",
    "letters of four bytes": "<b>😀</b>",
}
BAD = {
    "an ampersand": "<b>A & B</b>",
    "an unknown entity": "<b>&xuân;</b>",
    "no letter by its number": "<b>&#0;</b>",
    "a control character": "<b>\x1f</b>",
    "no letter": "<b>\uffff</b>",
    "the end of a CDATA section": "<b>]]></b>",
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD.keys())
def test_good_text_is_proven(text: str) -> None:
    proof = Proof(HEAD)

    assert proof.text(text.encode()) == text
    proof.end(TAIL)


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_text_is_not_proven(text: str) -> None:
    with pytest.raises(UnusualError):
        Proof(HEAD).text(text.encode())


@pytest.mark.parametrize("block", [b"<b>\xe1\xba</b>", b"<b>\xed\xa0\x80</b>", b"<b>\xc0\x80</b>"])
def test_what_is_no_utf8_is_not_proven(block: bytes) -> None:
    with pytest.raises(UnusualError):
        Proof(HEAD).text(block)


def test_an_element_is_proven_once_and_for_all() -> None:
    proof = Proof(HEAD)
    proof.add([b'<b c="1"/>', b'<b c="1"/>'])
    proof.add([b'<b c="1"/>'])
    proof.end(TAIL)

    with pytest.raises(UnusualError):
        Proof(HEAD).add([b'<b c="1" c="1"/>'])


HEADS = {
    "a comment": b"<a><!-- x -->",
    "an instruction": b"<a><?x?>",
    "a doctype": b"<!DOCTYPE a><a>",
    "a CDATA section": b"<a><![CDATA[",
    "an attribute twice": b'<a b="1" b="1">',
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_a_beginning_that_may_hide_elements_is_not_proven(head: bytes) -> None:
    with pytest.raises(UnusualError):
        Proof(head)


@pytest.mark.parametrize("tail", [b"", b"</b>", b"</a><a/>", b"<!-- x --></a>", b"</a>x"])
def test_an_end_that_is_none_is_not_proven(tail: bytes) -> None:
    with pytest.raises(UnusualError):
        Proof(HEAD).end(tail)
