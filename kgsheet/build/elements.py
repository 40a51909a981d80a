"""What the Word templates are put together from: paragraphs with tags, controls, tables, sections.

python-docx knows paragraphs and cells; content controls, repeated rows and page numbering are
written as WordprocessingML here.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section, _Footer, _Header
from docx.shared import Mm, Twips
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from kgsheet.build.styles import STYLE_IDS
from kgsheet.values import frozen

Holder = Document | _Cell
Columns = Sequence[float]

_MM = 56.6929  # twips
_CIRCULAR = '"tt01_2011"'
_W = nsdecls("w")


@frozen(kw_only=True)
class Control:
    """A tagged content control: what the register fills in later, even after people edited."""

    tag: str
    title: str
    text: str


def add_paragraph(holder: Holder, style: str, *content: str | Control) -> Paragraph:
    """Return a new paragraph of a role, made of texts (tags among them) and controls."""
    paragraph = _blank_paragraph(holder)
    paragraph._p.style = STYLE_IDS[style]
    for piece in content:
        xml = _control_xml(piece) if isinstance(piece, Control) else _run_xml(piece)
        paragraph._p.append(parse_xml(xml))
    return paragraph


def add_tag(holder: Holder, tag: str) -> None:
    """Add a paragraph that holds a control tag only and is gone in the document."""
    add_paragraph(holder, "Thẻ điều khiển", f"{{%p {tag} %}}")


def add_page_number(section: Section) -> None:
    """Put the page number on all pages but the first, where the layout of the day asks for it.

    Decree 30/2020, I-I-7: in the middle of the header. Circular 01/2011: at the right of the foot.
    """
    section.different_first_page_header_footer = True
    for first, other, style, condition in (
        (section.first_page_header, section.header, "Số trang", f"the_thuc != {_CIRCULAR}"),
        (
            section.first_page_footer,
            section.footer,
            "Số trang, chân trang",
            f"the_thuc == {_CIRCULAR}",
        ),
    ):
        first.is_linked_to_previous = other.is_linked_to_previous = False
        first.paragraphs[0]._p.style = STYLE_IDS[style]
        _add_number_field(other, STYLE_IDS[style], condition)


def set_page(section: Section, *, first_number: int | None = None) -> None:
    """Make a section A4 with the margins of the decree."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    if first_number is not None:
        for former in list(section._sectPr.iterchildren(qn("w:pgNumType"))):
            section._sectPr.remove(former)
        numbering = parse_xml(f'<w:pgNumType {_W} w:start="{first_number}"/>')
        for margins in section._sectPr.iterchildren(qn("w:pgMar")):
            margins.addnext(numbering)


def begin_section(document: Document) -> Section:
    """Return a new section on a new page.

    The mark of the end stands in a paragraph of its own, too low to need a page for itself.
    """
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    document.paragraphs[-1]._p.style = STYLE_IDS["Dòng nhỏ"]
    return section


def add_table(document: Document, columns: Columns, *, bordered: bool) -> Table:
    """Return a table without rows, with columns of fixed widths in millimetres."""
    table: Table = document.add_table(rows=0, cols=len(columns))
    properties = table._tbl.tblPr
    for child in list(properties):
        properties.remove(child)
    total = sum(map(_twips, columns))
    inner = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    edges = '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
    for xml in (
        f'<w:tblW {_W} w:w="{total}" w:type="dxa"/>',
        f'<w:jc {_W} w:val="center"/>',
        f"<w:tblBorders {_W}>{inner}</w:tblBorders>" if bordered else "",
        f'<w:tblLayout {_W} w:type="fixed"/>',
        "" if bordered else f"<w:tblCellMar {_W}>{edges}</w:tblCellMar>",
    ):
        if xml:
            properties.append(parse_xml(xml))
    for column, width in zip(table.columns, columns, strict=True):
        column.width = Twips(_twips(width))
    return table


def add_row(
    table: Table, *, spans: Sequence[int] | None = None, repeated: bool = False
) -> tuple[_Cell, ...]:
    """Return the empty cells of a new row that does not break across pages.

    Args:
        spans: how many columns each cell takes; one each where not given.
        repeated: whether the row heads every page of the table.
    """
    row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx 1.2 leaves it untyped
    properties = row._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:cantSplit {_W}/>"))
    if repeated:
        properties.append(parse_xml(f"<w:tblHeader {_W}/>"))
    cells = []
    columns = iter(row.cells)
    for span in spans or [1] * len(row.cells):
        covered = [next(columns) for _ in range(span)]
        cells.append(covered[0].merge(covered[-1]))
    for cell in cells:
        for paragraph in cell.paragraphs:
            cell._tc.remove(paragraph._p)
    return tuple(cells)


def add_tag_row(table: Table, tag: str) -> None:
    """Add a row that holds a control tag only and is gone in the document."""
    (cell,) = add_row(table, spans=[len(table.columns)])
    add_paragraph(cell, "Thẻ điều khiển", f"{{%tr {tag} %}}")


def number_controls(document: Document) -> None:
    """Give each content control the id that Word asks for."""
    for number, tag in enumerate(document.element.iter(qn("w:tag")), 1):
        tag.addnext(parse_xml(f'<w:id {_W} w:val="{number}"/>'))


def _add_number_field(holder: _Header | _Footer, style: str, condition: str) -> None:
    """Add a page number between the two tags that print it under a condition only."""
    number = holder.paragraphs[0]._p
    number.style = style
    number.append(
        parse_xml(f'<w:fldSimple {_W} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>')
    )
    opening, closing = (
        parse_xml(
            f'<w:p {_W}><w:pPr><w:pStyle w:val="{STYLE_IDS["Thẻ điều khiển"]}"/></w:pPr>'
            f"{_run_xml(tag)}</w:p>"
        )
        for tag in (f"{{%p if {condition} %}}", "{%p endif %}")
    )
    number.addprevious(opening)
    number.addnext(closing)


def _blank_paragraph(holder: Holder) -> Paragraph:
    if isinstance(holder, _Cell):
        paragraph = holder._tc.add_p()
        return Paragraph(paragraph, holder)
    return holder.add_paragraph()


def _run_xml(text: str) -> str:
    return f"<w:r {_W}>{_text_xml(text)}</w:r>"


def _text_xml(text: str) -> str:
    lines = [
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else ""
        for line in text.split("\n")
    ]
    return "<w:br/>".join(lines)


def _control_xml(control: Control) -> str:
    return (
        f"<w:sdt {_W}><w:sdtPr><w:alias w:val={quoteattr(control.title)}/>"
        f"<w:tag w:val={quoteattr(control.tag)}/><w:text/></w:sdtPr>"
        f"<w:sdtContent><w:r>{_text_xml(control.text)}</w:r></w:sdtContent></w:sdt>"
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * _MM)
