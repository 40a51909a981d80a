"""Finds tags that are written wrongly: cut, tracked, unclosed, with odd signs, in a wrong place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from kgsheet.documents.footnotes import W
from kgsheet.documents.template.finding import TemplateFinding
from kgsheet.documents.template.hyphens import hyphen_faults
from kgsheet.documents.template.lines import Line
from kgsheet.documents.template.names import Kind, kind_of
from kgsheet.documents.template.placed import ODD, PlacedTag, line_finding
from kgsheet.documents.template.statements import CELL_WORDS, CLOSING, MIDDLE
from kgsheet.documents.template.tags import Fault, single_fields
from kgsheet.messages.templates import HOLDERS, ODD_SIGNS, UNMATCHED, UNREADABLE, TemplateRule

_TRACKED = frozenset(f"{{{W}}}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_IN_TABLE = frozenset({"tr", "tc"})
_SHORT = 40

Beside = Mapping[etree._Element, str]
"""The whole text of each row and cell that holds a tag which takes it along."""


def writing_faults(lines: Sequence[Line], tags: Sequence[PlacedTag]) -> Iterator[TemplateFinding]:
    """Yield what is wrong with how the tags of a part are written."""
    own: dict[int, list[PlacedTag]] = {}
    for tag in tags:
        own.setdefault(id(tag.line), []).append(tag)
    for line in lines:
        yield from _deleted_tags(line)
        yield from _single_braces(line, own.get(id(line), ()))
    yield from hyphen_faults(lines, tags)
    beside = _texts(lines)
    seen: set[tuple[str, int]] = set()
    for tag in tags:
        yield from _cut(tag)
        yield from _marks(tag)
        yield from _odd(tag)
        yield from _outside(tag)
        yield from _alone(tag, beside, seen)
        yield from _bound(tag)


def _deleted_tags(line: Line) -> Iterator[TemplateFinding]:
    text = "".join(piece.text for piece in line.pieces if piece.is_deleted)
    if "{{" in text or "{%" in text:
        yield line_finding(line, TemplateRule.TRACKED, text[:_SHORT])


def _single_braces(line: Line, tags: Sequence[PlacedTag]) -> Iterator[TemplateFinding]:
    edges = [0, *(edge for one in tags for edge in (one.tag.start, one.tag.end)), len(line.text)]
    outside = [line.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    for match in single_fields("\0".join(outside)):
        if kind_of(match.group(1)) is not Kind.UNKNOWN:
            words = UNREADABLE["single"]
            rule = TemplateRule.UNREADABLE
            yield line_finding(line, rule, match.group(), words, name=match.group(1))


def _cut(tag: PlacedTag) -> Iterator[TemplateFinding]:
    """A tag that stands half in a tracked change, or half in a link."""
    owners = [frozenset(one.owners) for one in tag.pieces]
    around = frozenset[etree._Element]().union(*owners)
    apart = [one for one in around if not all(one in some for some in owners)]
    if any(one.tag in _TRACKED for one in apart):
        yield tag.finding(TemplateRule.TRACKED)
    elif apart:
        name = etree.QName(apart[0]).localname
        holder = HOLDERS.get(name, HOLDERS["other"])
        yield tag.finding(TemplateRule.CUT_TAG, holder=holder)


def _marks(tag: PlacedTag) -> Iterator[TemplateFinding]:
    if tag.tag.fault is not Fault.NONE:
        opening, closing = tag.tag.opening, tag.tag.closing
        mark = closing if tag.tag.fault is Fault.STRAY else opening
        words = UNREADABLE[tag.tag.fault.value]
        rule = TemplateRule.UNREADABLE
        yield tag.finding(rule, words, mark=mark, opening=opening, closing=closing)


def _odd(tag: PlacedTag) -> Iterator[TemplateFinding]:
    if tag.odd_signs and tag.tag.opening != "{#":
        kinds = dict.fromkeys(ODD_SIGNS[ODD[sign][0]] for sign in tag.odd_signs)
        better = "".join(ODD[sign][1] if sign in ODD else sign for sign in tag.tag.text)
        yield tag.finding(TemplateRule.ODD_SIGN, signs=", ".join(kinds), better=better)


def _outside(tag: PlacedTag) -> Iterator[TemplateFinding]:
    if tag.line.row is not None or tag.statement.word in {*CLOSING, *MIDDLE}:
        return
    if tag.tag.level in _IN_TABLE or tag.statement.word in CELL_WORDS:
        mark = tag.tag.text.split()[0]
        if tag.statement.word in CELL_WORDS:
            mark = tag.statement.word
        yield tag.finding(TemplateRule.UNMATCHED, UNMATCHED["outside"], mark=mark)


def _texts(lines: Sequence[Line]) -> Beside:
    texts: dict[etree._Element, str] = {}
    for line in lines:
        for holder in (line.row, line.container, line.element):
            if holder is not None:
                texts[holder] = texts.get(holder, "") + line.text
    return texts


def _alone(tag: PlacedTag, beside: Beside, seen: set[tuple[str, int]]) -> Iterator[TemplateFinding]:
    """A tag that takes its paragraph, cell or row along takes everything else in it away."""
    level, line = tag.tag.level, tag.line
    holder = {"p": line.element, "tr": line.row, "tc": line.container}.get(level)
    if holder is None or (level, id(holder)) in seen:
        return
    rest = beside[holder].replace(tag.tag.text, "", 1).strip()
    if rest:
        seen.add((level, id(holder)))
        facts = {"holder": HOLDERS[level], "text": rest[:_SHORT]}
        yield tag.finding(TemplateRule.TEXT_BESIDE, **facts)


def _bound(tag: PlacedTag) -> Iterator[TemplateFinding]:
    """A control that shows data of another part: Word puts that over what was filled in."""
    owners = [owner for piece in tag.pieces for owner in piece.owners]
    for element in (*owners, *tag.line.element.iterancestors()):
        properties = element.getparent() if element.tag == f"{{{W}}}sdtContent" else None
        if properties is not None and properties.find("{*}sdtPr/{*}dataBinding") is not None:
            yield tag.finding(TemplateRule.NOT_FILLED, holder=HOLDERS["dataBinding"])
            return
