"""A conforming document as people type it, in a form that a test can break in one place.

Every paragraph has a name; `changed` replaces what it says or looks like, and `written` makes the
Word file. Nothing of our templates or styles is used.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MM = 56.6929


@dataclass(frozen=True, slots=True, kw_only=True)
class P:
    """A paragraph; sizes in points, other lengths in twips; `xml` stands in its place as it is."""

    text: str = ""
    size: float = 14
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: str = "both"
    first: int = 0
    left: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    line: str = 'w:line="240" w:lineRule="auto"'
    font: str = "Times New Roman"
    color: str = ""
    border: str = ""
    tabs: str = ""
    inside: str = ""
    xml: str = ""

    @property
    def run_xml(self) -> str:
        bold, italic = "<w:b/>" * self.bold, "<w:i/>" * self.italic
        color = f'<w:color w:val="{self.color}"/>' if self.color else ""
        line = '<w:u w:val="single"/>' if self.underline else ""
        look = (
            f'<w:rPr><w:rFonts w:ascii="{self.font}" w:hAnsi="{self.font}"/>{bold}{italic}{color}'
            f'<w:sz w:val="{round(self.size * 2)}"/>{line}</w:rPr>'
        )
        pieces = self.text.replace("\n", "\v").split("\v")
        inner = "<w:br/>".join(
            "<w:tab/>".join(
                f'<w:t xml:space="preserve">{escape(one)}</w:t>' for one in piece.split("\t")
            )
            for piece in pieces
        )
        return f"<w:r>{look}{inner}</w:r>" if self.text else ""

    def to_xml(self, section: str = "") -> str:
        if self.xml:
            return self.xml
        border = "".join(
            f'<w:{side} w:val="single" w:sz="6" w:space="1" w:color="000000"/>'
            for side in self.border.split()
        )
        return (
            f"<w:p><w:pPr>{f'<w:pBdr>{border}</w:pBdr>' if border else ''}"
            f"{f'<w:tabs>{self.tabs}</w:tabs>' if self.tabs else ''}"
            f'<w:spacing w:before="{self.before}" w:after="{self.after}" {self.line}/>'
            f'<w:ind w:left="{self.left}" w:right="{self.right}" w:firstLine="{self.first}"/>'
            f'<w:jc w:val="{self.align}"/>{section}</w:pPr>{self.run_xml}{self.inside}</w:p>'
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The pages of a section; lengths in millimetres."""

    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    title_page: bool = True
    start: int | None = None
    form: str = ""
    header: str | None = "number"
    first_header: str | None = "blank"
    footer: str | None = None
    first_footer: str | None = None

    def to_xml(self) -> str:
        kinds = (
            ("header", "default", self.header),
            ("header", "first", self.first_header),
            ("footer", "default", self.footer),
            ("footer", "first", self.first_footer),
        )
        references = "".join(
            f'<w:{part}Reference w:type="{kind}" r:id="{name}"/>'
            for part, kind, name in kinds
            if name
        )
        start = f' w:start="{self.start}"' if self.start is not None else ""
        form = f' w:fmt="{self.form}"' if self.form else ""
        turn = ' w:orient="landscape"' if self.width > self.height else ""
        return (
            f"<w:sectPr>{references}"
            f'<w:pgSz w:w="{_twips(self.width)}" w:h="{_twips(self.height)}"{turn}/>'
            f'<w:pgMar w:top="{_twips(self.top)}" w:right="{_twips(self.right)}"'
            f' w:bottom="{_twips(self.bottom)}" w:left="{_twips(self.left)}"'
            f' w:header="567" w:footer="567" w:gutter="0"/>'
            f"<w:pgNumType{start}{form}/>{'<w:titlePg/>' * self.title_page}</w:sectPr>"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A document: its paragraphs by name, where they stand, its pages, its other parts."""

    paragraphs: Mapping[str, P]
    layout: tuple[Any, ...]
    page: Page = Page()
    annex_page: Page = Page(start=1)
    stories: Mapping[str, tuple[P, ...]] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, bytes] = field(default_factory=dict)
    links: str = ""


def changed(document: Typed, name: str, **look: Any) -> Typed:
    """Return the document with one paragraph changed."""
    paragraphs = dict(document.paragraphs)
    paragraphs[name] = replace(paragraphs[name], **look)
    return replace(document, paragraphs=paragraphs)


def without(document: Typed, *names: str) -> Typed:
    """Return the document without some paragraphs; they leave no empty line."""
    gone = dict.fromkeys(names, P(xml="<!-- -->"))
    return replace(document, paragraphs={**document.paragraphs, **gone})


def added(document: Typed, after: str, *new: P) -> Typed:
    """Return the document with paragraphs inserted after one."""
    first = document.paragraphs[after]
    xml = "".join(one.to_xml() for one in (first, *new))
    return changed(document, after, xml=xml)


def written(document: Typed) -> bytes:
    """Return the document as a Word file."""
    body = "".join(_block(document, one) for one in document.layout)
    main = (
        f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}'
        f"{document.annex_page.to_xml()}</w:body></w:document>"
    )
    stories = {"number": (PAGE_NUMBER,), "blank": (P(),), **document.stories}
    kinds = {name: _kind(document, name) for name in stories}
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(kinds),
        "_rels/.rels": _relationships(
            ("main", "officeDocument", "word/document.xml"),
            ("custom", "custom-properties", "docProps/custom.xml"),
        ),
        "docProps/custom.xml": _custom(document.properties),
        "word/document.xml": main,
        "word/_rels/document.xml.rels": _relationships(
            *((name, kinds[name], f"{name}.xml") for name in stories), more=document.links
        ),
        **document.parts,
    }
    for name, paragraphs in stories.items():
        tag = "hdr" if kinds[name] == "header" else "ftr"
        inner = "".join(one.to_xml() for one in paragraphs)
        files[f"word/{name}.xml"] = f'<w:{tag} xmlns:w="{W}">{inner}</w:{tag}>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def page_number(align: str = "center", **look: Any) -> P:
    """Return the paragraph of a page number."""
    marks = (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText> PAGE </w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    run = P(text="2", **look).run_xml
    inside = "".join(run.replace('<w:t xml:space="preserve">2</w:t>', mark) for mark in marks)
    return P(align=align, inside=inside)


PAGE_NUMBER = page_number()


def _block(document: Typed, block: Any) -> str:
    """A name is a paragraph; `SECTION` ends the first section; rows of cells of names a table."""
    if block == "SECTION":
        return P().to_xml(document.page.to_xml())
    if isinstance(block, str):
        return document.paragraphs[block].to_xml()
    bordered = block[0] == "bordered"
    rows = "".join(_row(document, row) for row in block[bordered:])
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{one} w:val="single" w:sz="4"/>' for one in sides)
    inner = f"<w:tblBorders>{borders}</w:tblBorders>" if bordered else ""
    return f'<w:tbl><w:tblPr><w:tblW w:w="9354" w:type="dxa"/>{inner}</w:tblPr>{rows}</w:tbl>'


def _row(document: Typed, row: Any) -> str:
    widths = (3800, 5554) if len(row) == 2 else (9354,)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{''.join(document.paragraphs[name].to_xml() for name in cell)}</w:tc>"
        for width, cell in zip(widths, row, strict=True)
    )
    return f"<w:tr>{cells}</w:tr>"


def _kind(document: Typed, name: str) -> str:
    pages = (document.page, document.annex_page)
    feet = {one.footer for one in pages} | {one.first_footer for one in pages}
    return "footer" if name in feet else "header"


def _content_types(kinds: Mapping[str, str]) -> str:
    override = '<Override PartName="/{}" ContentType="{}"/>'
    stories = "".join(
        override.format(f"word/{name}.xml", f"{_TYPE}.{kind}+xml") for name, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="jpg" ContentType="image/jpeg"/>'
        f"{override.format('word/document.xml', f'{_TYPE}.document.main+xml')}{stories}"
        '<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.custom-properties+xml"/></Types>'
    )


def _relationships(*links: tuple[str, str, str], more: str = "") -> str:
    made = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"/>'
        for name, kind, target in links
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{made}{more}</Relationships>'


def _custom(values: Mapping[str, str]) -> str:
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    made = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{text}</vt:lpwstr></property>"
        for number, (name, text) in enumerate(values.items(), 2)
    )
    return (
        f'<Properties xmlns="{office}/custom-properties" xmlns:vt="{office}/docPropsVTypes">'
        f"{made}</Properties>"
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * _MM)
