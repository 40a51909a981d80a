"""Shared strings are the same, one by one or many at once, and broken parts are damage."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kgsheet.errors import InputError
from kgsheet.ooxml.cellxml import text_of, unescaped
from kgsheet.ooxml.proof import UnusualError
from kgsheet.ooxml.strings import read_items, shown, shown_strings, written_strings
from tests.ooxml.packages import MAIN

ITEMS = {
    "a text": ("<si><t>Đề án</t></si>", "Đề án", "Đề án"),
    "entities": ("<si><t>&lt;A&gt; &amp; B</t></si>", "<A> & B", "<A> & B"),
    "a letter by its number": ("<si><t>&#272;ề</t></si>", "Đề", "Đề"),
    "space nobody keeps": ("<si><t> a b </t></si>", " a b ", "a b"),
    "space that is kept": ('<si><t xml:space="preserve"> a </t></si>', " a ", " a "),
    "nothing": ("<si><t></t></si>", "", None),
    "no text": ("<si/>", "", None),
    "lines": ("<si><t>a\nb</t></si>", "a\nb", "a\nb"),
    "lines of Windows": ("<si><t>a\r\nb</t></si>", "a\nb", "a\nb"),
    "an escaped return": ("<si><t>a_x000D_\nb</t></si>", "a\r\nb", "a\nb"),
    "an escaped space": ("<si><t>_x0020_a</t></si>", " a", " a"),
    "runs": ("<si><r><t>a </t></r><r><rPr/><t> b</t></r></si>", "a  b", "ab"),
    "a reading aid": ("<si><t>a</t><rPh sb='0' eb='1'><t>z</t></rPh></si>", "a", "a"),
    "a comment": ("<si><t>a</t><!-- <si><t>b</t></si> --></si>", "a", "a"),
}


def part_of(items: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<sst xmlns="{MAIN}" count="2">{items}</sst>'.encode()


@pytest.mark.parametrize("others", ["", "<si><t>khác</t></si>" * 5000], ids=["alone", "of many"])
@pytest.mark.parametrize(("item", "text", "seen"), ITEMS.values(), ids=ITEMS.keys())
def test_an_item_is_read_as_written_and_as_shown(
    item: str, text: str, seen: str | None, others: str
) -> None:
    part = part_of(others + item + others)
    at = others.count("<si>")
    items = read_items(part, "p")

    assert (written_strings(items)[at], shown_strings(items)[at]) == (text, seen)
    assert len(written_strings(items)) == len(shown_strings(items)) == 2 * at + 1


BROKEN = {
    "no end": b"<sst><si><t>a</t></si>",
    "an item that is open": part_of("<si><t>a</t>"),
    "a text that is open": part_of("<si><t>a</si>"),
    "a root that is not closed": b"<sst><si><t>a</t></si></sst",
    "an unknown entity": part_of("<si><t>&xuân;</t></si>"),
    "an ampersand": part_of("<si><t>A & B</t></si>"),
    "a control character": part_of("<si><t>\x02</t></si>"),
    "no letter": part_of("<si><t>\ufffe</t></si>"),
    "half a letter": part_of("<si><t>Ế</t></si>").replace("Ế".encode(), "Ế".encode()[:2]),
    "the end of a CDATA section": part_of("<si><t>]]></t></si>"),
    "two roots": part_of("<si><t>a</t></si>") + b"<sst></sst>",
    "an attribute twice": b'<sst a="1" a="1"><si><t>a</t></si></sst>',
}


@pytest.mark.parametrize("part", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_part_is_damage(part: bytes) -> None:
    with pytest.raises(InputError, match=r"KG907.*xl/s\.xml sai cấu trúc"):
        read_items(part, "xl/s.xml")


def test_a_doctype_is_refused() -> None:
    with pytest.raises(InputError, match="DOCTYPE"):
        read_items(b"<!DOCTYPE sst><sst><si><t>a</t></si></sst>", "xl/s.xml")


@pytest.mark.parametrize("text", ["_xD83D_", "a_xdc00_", "_xFFFE_"])
def test_half_a_sign_is_shown_differently_by_programs(text: str) -> None:
    with pytest.raises(UnusualError):
        shown(text, is_kept=True)
    with pytest.raises(UnusualError):
        shown_strings(read_items(part_of(f"<si><t>{text}</t></si>"), "p"))


MARKUP = st.lists(
    st.sampled_from(
        [
            *(item for item, _, _ in ITEMS.values()),
            *("<t>", "</t>", "</si>", "<si>", "<!--", "-->", "<![CDATA[", "]]>", " ", "x", "&"),
        ]
    ),
    max_size=8,
)


@given(MARKUP)
@settings(max_examples=200, deadline=None)
def test_any_part_is_read_as_a_parser_reads_it(pieces: list[str]) -> None:
    part = part_of("".join(pieces))

    try:
        found: list[str] | None = written_strings(read_items(part, "p"))
    except InputError:
        found = None

    assert found == _parsed(part)


def _parsed(part: bytes) -> list[str] | None:
    try:
        events = etree.iterparse(io.BytesIO(part), tag="{*}si")
        return [unescaped(text_of(item)) for _, item in events]
    except etree.XMLSyntaxError:
        return None
