"""Makes real Word footnotes of the notes in rendered text.

A note is printed in its place between two marks; when the text is complete it moves to the foot
of the page, so that notes are numbered in the order in which they are read.
"""

from __future__ import annotations

import re

from lxml import etree

from kgsheet.documents.package import Parts
from kgsheet.documents.parts import (
    PartKind,
    attach_part,
    parse_xml,
    related_name,
    serialize_xml,
)
from kgsheet.documents.runs import NOTE_CLOSE, NOTE_OPEN
from kgsheet.values import frozen

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

FOOTNOTES = PartKind(content_type=f"{_TYPE}.footnotes+xml", relationship=f"{_OFFICE}/footnotes")
STYLES = PartKind(content_type=f"{_TYPE}.styles+xml", relationship=f"{_OFFICE}/styles")
SETTINGS = PartKind(content_type=f"{_TYPE}.settings+xml", relationship=f"{_OFFICE}/settings")

_ID = re.compile(r'<w:footnote [^>]*w:id="(-?\d+)"')
_END = "</w:footnotes>"

# Word begins every part of footnotes with these two; those of people count from 1.
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr>'
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/>'
    f"</w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"
    for kind, number in (("separator", -1), ("continuationSeparator", 0))
)
_EMPTY = f'<w:footnotes xmlns:w="{W}">{_SEPARATORS}{_END}'
_FOOTNOTE = (
    '<w:footnote w:id="{id}"><w:p><w:pPr><w:pStyle w:val="{text}"/></w:pPr>'
    '<w:r><w:rPr><w:rStyle w:val="{reference}"/></w:rPr><w:footnoteRef/></w:r>'
    '<w:r><w:t xml:space="preserve"> </w:t></w:r>{runs}</w:p></w:footnote>'
)
_REFERENCE = (
    '<w:r><w:rPr><w:rStyle w:val="{reference}"/></w:rPr><w:footnoteReference w:id="{id}"/></w:r>'
)

# Word's own names of the two styles, and what they look like where a template lacks them.
_STYLES = {
    "footnote text": (
        f'<w:style xmlns:w="{W}" w:type="paragraph" w:styleId="FootnoteText">'
        '<w:name w:val="footnote text"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="240"'
        ' w:lineRule="auto"/><w:ind w:firstLine="0"/><w:jc w:val="both"/></w:pPr>'
        '<w:rPr><w:sz w:val="20"/></w:rPr></w:style>'
    ),
    "footnote reference": (
        f'<w:style xmlns:w="{W}" w:type="character" w:styleId="FootnoteReference">'
        '<w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    ),
}
# What may stand after `w:footnotePr` in the settings (ISO/IEC 29500-1, 17.15.1.78).
_AFTER_FOOTNOTES = frozenset(
    {
        "endnotePr",
        "compat",
        "docVars",
        "rsids",
        "mathPr",
        "attachedSchema",
        "themeFontLang",
        "clrSchemeMapping",
        "doNotIncludeSubdocsInStats",
        "doNotAutoCompressPictures",
        "forceUpgrade",
        "captions",
        "readModeInkLockDown",
        "smartTagType",
        "schemaLibrary",
        "shapeDefaults",
        "doNotEmbedSmartTags",
        "decimalSymbol",
        "listSeparator",
    }
)


@frozen
class NoteStyles:
    """The ids of the two styles in a template; an edition of Word may have translated them."""

    text: str
    reference: str


def attach_footnotes(parts: Parts, document: str) -> tuple[str, NoteStyles]:
    """Give a template a footnotes part and its styles where missing; return both."""
    styles = _complete_styles(parts, document)
    present = related_name(parts, document, FOOTNOTES)
    if present:
        return present, styles
    name = f"{document.rpartition('/')[0]}/footnotes.xml"
    attach_part(parts, document, name, FOOTNOTES)
    parts[name] = _EMPTY.encode()
    _announce_separators(parts, document)
    return name, styles


def move_notes(text: str, footnotes: str, styles: NoteStyles) -> tuple[str, str]:
    """Return the rendered document and its footnotes part, each note at the foot of its page."""
    first = max((int(one) for one in _ID.findall(footnotes)), default=0) + 1
    notes: list[str] = []

    moved, *pieces = text.split(NOTE_OPEN)
    printed = [moved]
    for number, piece in enumerate(pieces, first):
        runs, _, rest = piece.partition(NOTE_CLOSE)
        notes.append(
            _FOOTNOTE.format(id=number, text=styles.text, reference=styles.reference, runs=runs)
        )
        printed += [_REFERENCE.format(id=number, reference=styles.reference), rest]
    return "".join(printed), footnotes.replace(_END, "".join(notes) + _END)


def _complete_styles(parts: Parts, document: str) -> NoteStyles:
    name = related_name(parts, document, STYLES)
    if name is None or name not in parts:
        return NoteStyles("FootnoteText", "FootnoteReference")
    root = parse_xml(parts[name])
    ids = {
        (title.get(f"{{{W}}}val") or "").lower(): style.get(f"{{{W}}}styleId")
        for style in root.iter(f"{{{W}}}style")
        for title in style.iter(f"{{{W}}}name")
    }
    for title, xml in _STYLES.items():
        if title not in ids:
            style = etree.fromstring(xml)
            root.append(style)
            ids[title] = style.get(f"{{{W}}}styleId")
            parts[name] = serialize_xml(root)
    return NoteStyles(str(ids["footnote text"]), str(ids["footnote reference"]))


def _announce_separators(parts: Parts, document: str) -> None:
    name = related_name(parts, document, SETTINGS)
    if name is None or name not in parts:
        return
    root = parse_xml(parts[name])
    properties = etree.Element(f"{{{W}}}footnotePr")
    for number in ("-1", "0"):
        etree.SubElement(properties, f"{{{W}}}footnote").set(f"{{{W}}}id", number)
    later = [one for one in root if etree.QName(one).localname in _AFTER_FOOTNOTES]
    if later:
        later[0].addprevious(properties)
    else:
        root.append(properties)
    parts[name] = serialize_xml(root)
