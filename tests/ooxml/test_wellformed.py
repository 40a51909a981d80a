"""Parts are judged as an XML parser judges them, whatever stands in for their cells meanwhile."""

from __future__ import annotations

import random
from xml.parsers import expat

import pytest

from kgsheet.errors import InputError
from kgsheet.ooxml.wellformed import check_well_formed

CELLS = (
    '<c r="A1"/>',
    '<c r="B1" s="2" t="s"><v>17</v></c>',
    '<c r="C1" t="inlineStr"><is><t>Đã “xong” &amp; gửi</t></is></c>',
    '<c r="D1"><f>A1&lt;2</f><v>1</v></c>',
)
SHEET = f'<x a="v"><row r="1">{"".join(CELLS)}</row><row r="2">{CELLS[0]}</row></x>'
ILL_FORMED = {
    "a cell in quotes": '<x a="<c r="A1"/>"/>',
    "a cell behind the root": '<x/><c r="A1"/>',
    "a cell in a tag": '<x <c r="A1"/>/>',
    "a cell in an end tag": '<x></x <c r="A1"/>>',
    "two hyphens in a comment": '<x><!-- <c r="A1"><v>--</v></c> --></x>',
    "an unknown entity": '<x><c r="A1"><v>&xuân;</v></c></x>',
    "half a letter": b'<x><c r="A1"><v>\xe1\xbb</v></c></x>',
    "a surrogate": b'<x><c r="A1"><v>\xed\xa0\x80</v></c></x>',
    "no letter": b'<x><c r="A1"><v>\xef\xbf\xbf</v></c></x>',
    "a control character": '<x><c r="A1"><v>\x01</v></c></x>',
    "the end of a CDATA section": '<x><c r="A1"><v>]]></v></c></x>',
    "an attribute twice": '<x><c r="A1" s="1" s="1"/></x>',
    "another end tag": '<x><c r="A1"><v>1</w></c></x>',
}


def is_well_formed(text: bytes) -> bool:
    try:
        check_well_formed(text, "p")
    except InputError:
        return False
    return True


def is_well_formed_to_expat(text: bytes) -> bool:
    try:
        expat.ParserCreate("utf-8").Parse(text, True)
    except expat.ExpatError:
        return False
    return True


@pytest.mark.parametrize("text", ILL_FORMED.values(), ids=ILL_FORMED.keys())
def test_what_no_parser_takes_is_damage(text: str | bytes) -> None:
    raw = text.encode() if isinstance(text, str) else text

    with pytest.raises(InputError, match=r"KG907.*xl/a\.xml sai cấu trúc XML"):
        check_well_formed(raw, "xl/a.xml")
    assert not is_well_formed_to_expat(raw)


def test_a_sheet_of_cells_is_well_formed() -> None:
    assert is_well_formed(SHEET.encode())
    assert is_well_formed(f"<!-- <c> --><x><![CDATA[{CELLS[0]}]]><?c {CELLS[1]}?></x>".encode())


def test_a_doctype_is_damage_before_cells_too() -> None:
    with pytest.raises(InputError, match="DOCTYPE"):
        check_well_formed(f"<!DOCTYPE x>{SHEET}".encode(), "p")


def test_every_damage_is_judged_as_by_a_parser() -> None:
    chance, verdicts = random.Random(1), set[bool]()
    for _ in range(5_000):
        text = bytearray(SHEET.encode())
        for _ in range(chance.randint(1, 2)):
            at = chance.randrange(len(text))
            other = chance.randrange(len(text))
            text[at : at + chance.randint(0, 3)] = text[other : other + chance.randint(0, 3)]
        verdicts.add(is_well_formed(bytes(text)))

        assert is_well_formed(bytes(text)) == is_well_formed_to_expat(bytes(text)), bytes(text)

    assert verdicts == {True, False}
