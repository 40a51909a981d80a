"""The same document as LibreOffice's own user would type it: flat OpenDocument, direct formatting.

No style of ours is in it; LibreOffice turns it into a Word file in its own way.
"""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from tests.documents.layout.typed import P, Typed

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
}
_ALIGNS = {"both": "justify", "left": "start", "right": "end", "center": "center"}
_PAGE = (
    '<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="210mm"'
    ' fo:page-height="297mm" fo:margin-top="10mm" fo:margin-bottom="20mm" fo:margin-left="30mm"'
    ' fo:margin-right="15mm"/><style:header-style><style:header-footer-properties'
    ' svg:height="10mm" fo:margin-bottom="2mm"/></style:header-style></style:page-layout>'
)
_COLUMNS = (67, 98)


def flat_document(document: Typed) -> str:
    """Return the document as flat OpenDocument (.fodt)."""
    styles = "".join(_style(name, one) for name, one in document.paragraphs.items())
    number = P(align="center")
    body = "".join(_block(document, one) for one in document.layout if one != "SECTION")
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _SPACES.items())
    header = '<text:p text:style-name="page_number"><text:page-number>2</text:page-number></text:p>'
    widths = "".join(
        f'<style:style style:name="width_{width}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}mm"/></style:style>'
        for width in _COLUMNS
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        '<office:font-face-decls><style:font-face style:name="TNR" svg:font-family='
        "\"'Times New Roman'\"/></office:font-face-decls>"
        '<office:styles><style:default-style style:family="paragraph"><style:text-properties'
        ' style:font-name="TNR" fo:font-size="14pt" fo:language="vi" fo:country="VN"/>'
        "</style:default-style></office:styles>"
        f"<office:automatic-styles>{styles}{_style('page_number', number)}{widths}"
        f"{_bordered()}{_PAGE.format(name='page')}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard"'
        f' style:page-layout-name="page"><style:header>{header}</style:header>'
        '<style:header-first><text:p text:style-name="page_number"/></style:header-first>'
        '</style:master-page><style:master-page style:name="Annex" style:page-layout-name="page">'
        f"<style:header>{header}</style:header></style:master-page></office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def _style(name: str, look: P) -> str:
    line = "120%" if "240" not in look.line else "100%"
    border = 'fo:border-top="0.75pt solid #000000"' if look.border else ""
    master = ' style:master-page-name="Annex"' if name == "annex" else ""
    number = ' style:page-number="1"' if name == "annex" else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"{master}>'
        f'<style:paragraph-properties fo:text-align="{_ALIGNS[look.align]}"'
        f' fo:text-indent="{look.first / 20}pt" fo:margin-left="{look.left / 20}pt"'
        f' fo:margin-right="{look.right / 20}pt" fo:margin-top="{look.before / 20}pt"'
        f' fo:margin-bottom="{look.after / 20}pt" fo:line-height="{line}" {border}{number}/>'
        f'<style:text-properties style:font-name="TNR" fo:font-size="{look.size}pt"'
        f' fo:font-weight="{"bold" if look.bold else "normal"}"'
        f' fo:font-style="{"italic" if look.italic else "normal"}"/></style:style>'
    )


def _bordered() -> str:
    return (
        '<style:style style:name="bordered" style:family="table-cell">'
        '<style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>'
    )


def _block(document: Typed, block: Any) -> str:
    if isinstance(block, str):
        return _paragraph(document, block)
    bordered = block[0] == "bordered"
    columns = "".join(
        f'<table:table-column table:style-name="width_{width}"/>' for width in _COLUMNS
    )
    rows = "".join(_row(document, row, bordered=bordered) for row in block[bordered:])
    return f"<table:table>{columns}{rows}</table:table>"


def _row(document: Typed, row: Any, *, bordered: bool) -> str:
    style = ' table:style-name="bordered"' if bordered else ""
    cells = "".join(
        f"<table:table-cell{style}>"
        f"{''.join(_paragraph(document, name) for name in cell)}</table:table-cell>"
        for cell in row
    )
    return f"<table:table-row>{cells}</table:table-row>"


def _paragraph(document: Typed, name: str) -> str:
    text = escape(document.paragraphs[name].text).replace("\n", "<text:line-break/>")
    return f'<text:p text:style-name="{name}">{text}</text:p>'
