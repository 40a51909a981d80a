"""Finds tags in parts of a Word file that nobody fills in: charts, comments, SmartArt, XML data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from kgsheet.documents.footnotes import W
from kgsheet.documents.parts import parse_xml
from kgsheet.documents.template.finding import TemplateFinding
from kgsheet.documents.template.opening import WordTemplate
from kgsheet.messages.templates import ANNOTATOR, HOLDERS, TEMPLATE_WORDS, TemplateRule

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
# The program writes properties anew; the others hold no text of the document.
_NOT_TEXT = re.compile(
    r"docProps/|\[Content_Types\]|.*/(?:styles|fontTable|webSettings|theme)\w*\."
)
_KINDS = ("chart", "comments", "customXml", "diagrams", "glossary", "settings")
_LONGEST = 80


def unfilled_parts(template: WordTemplate) -> Iterator[TemplateFinding]:
    """Yield one finding for each part that holds a tag and is not filled in."""
    filled = {one.name for one in template.texts}
    for name in sorted(template.parts):
        if name in filled or not name.lower().endswith(".xml") or _NOT_TEXT.match(name):
            continue
        found = _TAG.search(_text(template.parts[name]))
        if found:
            yield _finding(template, name, found.group()[:_LONGEST])


def _text(content: bytes) -> str:
    """The text of a part, the values of its attributes among it, without comments of our own."""
    try:
        root = parse_xml(content)
    except etree.XMLSyntaxError:
        return ""
    for comment in root.findall(f"{{*}}comment[@{{{W}}}author='{ANNOTATOR}']"):
        root.remove(comment)
    values = (value for one in root.iter(etree.Element) for value in one.attrib.values())
    return "".join(map(str, root.itertext())) + "\n" + "\n".join(map(str, values))


def _finding(template: WordTemplate, name: str, found: str) -> TemplateFinding:
    kind = next((HOLDERS[one] for one in _KINDS if one.lower() in name.lower()), "")
    holder = kind or HOLDERS["part"].format(part=name)
    words = TEMPLATE_WORDS[TemplateRule.NOT_FILLED]
    first = next(template.texts[0].root.iter("{*}p"), None)
    return TemplateFinding(
        rule=TemplateRule.NOT_FILLED,
        where=holder,
        found=found,
        what=words.what.format(holder=holder),
        expected=words.remedy,
        part=template.document,
        anchor=first,
    )
