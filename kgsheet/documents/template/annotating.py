"""Writes a copy of a template with a Word comment at each finding."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from kgsheet.documents.footnotes import W
from kgsheet.documents.package import write_parts
from kgsheet.documents.parts import PartKind, attach_part, parse_xml, related_name, serialize_xml
from kgsheet.documents.runs import clean
from kgsheet.documents.template.checking import TemplateCheck
from kgsheet.documents.template.finding import TemplateFinding
from kgsheet.messages.templates import ANNOTATOR, COMMENT

COMMENTS = PartKind(
    content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    relationship="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
)
_INITIALS = "KG"
_NAME = "word/comments.xml"


def annotated(check: TemplateCheck) -> bytes:
    """Return a copy of the template with a comment at each finding.

    A finding outside of the text itself, where Word has no comments, hangs on the first paragraph
    and says its place.
    """
    template = check.template
    parts = dict(template.parts)
    text = template.texts[0]
    comments = _comments(parts, template.document)
    first = next(text.root.iter(f"{{{W}}}p"), None)
    taken = [int(one.get(f"{{{W}}}id") or 0) for one in comments if _is_number(one)]
    number = max(taken, default=-1) + 1
    for finding in check.findings:
        is_here = finding.part == template.document and finding.anchor is not None
        anchor = _outside_boxes(finding.anchor) if is_here else first
        if anchor is not None:
            comments.append(_comment(number, finding))
            _mark(anchor, number, finding.marked if anchor is finding.anchor else None)
            number += 1
    parts[related_name(parts, template.document, COMMENTS) or _NAME] = serialize_xml(comments)
    parts[template.document] = serialize_xml(text.root)
    return write_parts(parts)


def _comments(parts: dict[str, bytes], document: str) -> etree._Element:
    """The comments that a template has already, or a new part for them."""
    present = related_name(parts, document, COMMENTS)
    if present and present in parts:
        return parse_xml(parts[present])
    attach_part(parts, document, _NAME, COMMENTS)
    return etree.Element(f"{{{W}}}comments", nsmap={"w": W})


def _is_number(comment: etree._Element) -> bool:
    return (comment.get(f"{{{W}}}id") or "").isdigit()


def _comment(number: int, finding: TemplateFinding) -> etree._Element:
    comment = etree.Element(f"{{{W}}}comment")
    for name, value in (("id", str(number)), ("author", ANNOTATOR), ("initials", _INITIALS)):
        comment.set(f"{{{W}}}{name}", value)
    head = COMMENT.format(rule=finding.rule, where=finding.where)
    for line in (head, finding.message):
        text = _grown(comment, ("p", "r", "t"))
        text.text = clean(line)
    return comment


def _grown(element: etree._Element, names: Sequence[str]) -> etree._Element:
    for name in names:
        element = etree.SubElement(element, f"{{{W}}}{name}")
    return element


def _outside_boxes(paragraph: etree._Element | None) -> etree._Element | None:
    """The paragraph itself, or the one that its text box hangs on: no comment stands in a box."""
    if paragraph is None:
        return None
    boxes = list(paragraph.iterancestors(f"{{{W}}}txbxContent"))
    return next(boxes[-1].iterancestors(f"{{{W}}}p"), None) if boxes else paragraph


def _mark(
    paragraph: etree._Element,
    number: int,
    marked: tuple[etree._Element, etree._Element] | None,
) -> None:
    """Put the marks of a comment around some children of a paragraph, or around all."""
    start, end = (_numbered(f"comment{name}", number) for name in ("RangeStart", "RangeEnd"))
    reference = etree.Element(f"{{{W}}}r")
    reference.append(_numbered("commentReference", number))
    if marked:
        first, last = marked
        first.addprevious(start)
        last.addnext(reference)
        last.addnext(end)
    else:
        properties = paragraph.find(f"{{{W}}}pPr")
        paragraph.insert(0 if properties is None else 1, start)
        paragraph.extend([end, reference])


def _numbered(name: str, number: int) -> etree._Element:
    element = etree.Element(f"{{{W}}}{name}")
    element.set(f"{{{W}}}id", str(number))
    return element
