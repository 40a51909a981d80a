"""Makes the Word template of the printed register: a cover to bind, and the table of the decree."""

from __future__ import annotations

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import Section
from docx.shared import Mm, Pt

from kgsheet.build.elements import (
    add_paragraph,
    add_row,
    add_table,
    add_tag,
    add_tag_row,
    begin_section,
    number_controls,
)
from kgsheet.build.skeleton import empty_document, finished_parts
from kgsheet.build.styles import STYLE_IDS
from kgsheet.core.numbering.printing import CENTRED, PRINTED_COLUMNS
from kgsheet.documents.package import write_parts
from kgsheet.messages.register_print import REGISTER_TITLE

# Millimetres, 252 in all: A4 landscape beside a margin to bind.
_WIDTHS = (31, 23, 43, 24, 43, 19, 17, 23, 15, 14)
_TITLE_POINTS = 28


def register_template() -> bytes:
    """Return the template of the printed register as the bytes of a Word file."""
    document = empty_document()
    _set_page(document.sections[0])
    _add_cover(document)
    section = begin_section(document)
    _set_page(section)
    _add_page_number(section)
    _add_rows(document)
    number_controls(document)
    return write_parts(finished_parts(document))


def _set_page(section: Section) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)


def _add_cover(document: Document) -> None:
    add_tag(document, "if co_quan_chu_quan")
    add_paragraph(document, "Cơ quan chủ quản", "{{ co_quan_chu_quan }}")
    add_tag(document, "endif")
    add_paragraph(document, "Cơ quan ban hành", "{{ ten_co_quan }}")
    title = add_paragraph(document, "Tên loại", REGISTER_TITLE)
    title.paragraph_format.space_before = Mm(45)
    title.paragraph_format.space_after = Mm(8)
    title.runs[0].font.size = Pt(_TITLE_POINTS)
    add_paragraph(document, "Trích yếu", "{{ nam }}")
    add_tag(document, "for dong in pham_vi")
    add_paragraph(document, "Số, ký hiệu", "{{ dong }}")
    add_tag(document, "endfor")
    # Who binds the book writes its number by hand.
    add_paragraph(document, "Số, ký hiệu", "Quyển số: ……")


def _add_page_number(section: Section) -> None:
    section.footer.is_linked_to_previous = False
    number = section.footer.paragraphs[0]._p
    number.style = STYLE_IDS["Số trang"]
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    number.append(parse_xml(field))


def _add_rows(document: Document) -> None:
    # LibreOffice 7.4 begins no new page for a section that begins with a table.
    add_paragraph(document, "Dòng nhỏ")
    table = add_table(document, _WIDTHS, bordered=True)
    for cell, column in zip(add_row(table, repeated=True), PRINTED_COLUMNS, strict=True):
        add_paragraph(cell, "Tiêu đề cột", column.heading)
    # The decree numbers the columns below their headings.
    for number, cell in enumerate(add_row(table, repeated=True), 1):
        add_paragraph(cell, "Ô bảng, canh giữa", f"({number})")
    add_tag_row(table, "for dong in cac_dong")
    for number, (cell, column) in enumerate(zip(add_row(table), PRINTED_COLUMNS, strict=True)):
        style = "Ô bảng, canh giữa" if column.field in CENTRED else "Ô bảng"
        add_paragraph(cell, style, f"{{{{ dong[{number}] }}}}")
    add_tag_row(table, "endfor")
