"""An empty Word document without what python-docx's own starting document brings along."""

from __future__ import annotations

import io
from collections.abc import Container

import docx
from docx.document import Document
from docx.opc.rel import Relationships
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from kgsheet.build.styles import styles_xml
from kgsheet.documents.footnotes import attach_footnotes
from kgsheet.documents.package import Parts, read_parts
from kgsheet.documents.properties import CORE_NAME, core_xml

_MAIN = "word/document.xml"
_FONT_TABLE = "word/fontTable.xml"
_UNUSED_PARTS = ("stylesWithEffects", "webSettings", "customXml", "numbering")
_UNUSED_PACKAGE_PARTS = ("thumbnail", "extended-properties")
_FONTS = (
    '<w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/>'
    '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
)
_SETTINGS = (
    '<w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    # A line that ends in a break is not stretched to the margin.
    "<w:compat><w:doNotExpandShiftReturn/>"
    '<w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)


def empty_document() -> Document:
    """Return an empty document with the styles of the templates."""
    document = docx.Document()
    _replace_children(document.styles.element, styles_xml())
    settings = f"<w:settings {nsdecls('w')}>{_SETTINGS}</w:settings>"
    _replace_children(document.settings.element, settings.encode())
    _drop(document.part.rels, _UNUSED_PARTS)
    _drop(document.part.package.rels, _UNUSED_PACKAGE_PARTS)
    return document


def finished_parts(document: Document) -> Parts:
    """Return the members of a document, with a footnotes part and without the clock's traces."""
    target = io.BytesIO()
    document.save(target)
    parts = read_parts(target.getvalue())
    attach_footnotes(parts, _MAIN)
    parts[_FONT_TABLE] = f"<w:fonts {nsdecls('w')}>{_FONTS}</w:fonts>".encode()
    parts[CORE_NAME] = core_xml({})
    return parts


def _replace_children(element: BaseOxmlElement, content: bytes) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(content)))


def _drop(relationships: Relationships, kinds: Container[str]) -> None:
    for key, one in list(relationships.items()):
        if one.reltype.rpartition("/")[2] in kinds:
            del relationships[key]
