"""Formats that colour rules give."""

from __future__ import annotations

import pytest

from kgsheet.core.colour_rules import RuleLook
from kgsheet.ooxml.dxfs import RuleFormats
from kgsheet.ooxml.xmltext import outline, spliced

RED = RuleLook(ink="#B23A2E", fill="#F8DCD8", bold=True)
MARKUP = (
    '<dxf><font><b/><color rgb="FFB23A2E"/></font>'
    '<fill><patternFill><bgColor rgb="FFF8DCD8"/></patternFill></fill></dxf>'
)


def written(part: str, look: RuleLook) -> str:
    formats = RuleFormats(outline(part.encode()))
    formats.index_of(look)
    return b"".join(spliced(part.encode(), sorted(formats.splices()))).decode()


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (
            f'<styleSheet><dxfs count="1">{MARKUP}</dxfs></styleSheet>',
            f'<styleSheet><dxfs count="1">{MARKUP}</dxfs></styleSheet>',
        ),
        (
            '<styleSheet><dxfs count="0"/></styleSheet>',
            f'<styleSheet><dxfs count="1">{MARKUP}</dxfs></styleSheet>',
        ),
        (
            "<styleSheet><cellStyles/><tableStyles/></styleSheet>",
            f'<styleSheet><cellStyles/><dxfs count="1">{MARKUP}</dxfs><tableStyles/></styleSheet>',
        ),
        (
            "<styleSheet><cellStyles/></styleSheet>",
            f'<styleSheet><cellStyles/><dxfs count="1">{MARKUP}</dxfs></styleSheet>',
        ),
    ],
    ids=["known", "none yet", "no list, others follow", "no list"],
)
def test_a_look_is_appended_once_where_there_is_none(part: str, expected: str) -> None:
    assert written(part, RED) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (MARKUP, RED),
        (MARKUP.replace("<b/>", '<b val="1"/><i val="0"/>'), RED),
        ('<dxf><font><color rgb="FF112233"/></font></dxf>', RuleLook(ink="#112233")),
        ('<dxf><font><color theme="1"/></font></dxf>', None),
        (MARKUP.replace("</dxf>", "<border/></dxf>"), None),
        ("<dxf/>", None),
    ],
    ids=["ours", "as LibreOffice writes it", "ink only", "theme", "with a border", "nothing"],
)
def test_a_format_is_read_as_the_look_it_gives(markup: str, expected: RuleLook | None) -> None:
    formats = RuleFormats(outline(f"<styleSheet><dxfs>{markup}</dxfs></styleSheet>".encode()))

    assert formats.look(0) == expected
    assert formats.look(1) is None
