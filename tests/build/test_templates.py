"""The layout of the templates, measured as Decree 30/2020 (Appendix I) states it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table
from openxml_audit import FileFormat, OpenXmlValidator

from kgsheet.build.styles import ROLES
from kgsheet.build.templates import TEMPLATES
from kgsheet.documents.package import read_parts

SHIPPED = Path(__file__).parents[2] / "word_templates"
NAMES = sorted(TEMPLATES)
# The body and the annexes: a report may carry three.
SECTIONS = {"bao_cao.docx": 4, "ke_hoach.docx": 2, "cong_van.docx": 2}

pytestmark = pytest.mark.parametrize("name", NAMES)


@pytest.fixture
def document(name: str) -> Document:
    return docx.Document(str(SHIPPED / name))


def style(document: Document, name: str) -> ParagraphStyle:
    found = document.styles[name]
    assert isinstance(found, ParagraphStyle)
    return found


def text_of(table: Table) -> str:
    return "\n".join(cell.text for row in table.rows for cell in row.cells)


def test_shipped_template_is_what_the_code_builds(name: str) -> None:
    assert read_parts((SHIPPED / name).read_bytes()) == read_parts(TEMPLATES[name]())


def test_building_twice_gives_the_same_bytes(name: str) -> None:
    assert TEMPLATES[name]() == TEMPLATES[name]()


def test_template_is_valid(name: str) -> None:
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)

    assert [str(one) for one in validator.validate(SHIPPED / name).errors] == []


def test_pages_are_a4_with_the_margins_of_the_decree(name: str, document: Document) -> None:
    pages = [
        tuple(
            round(length / Mm(1))
            for length in (
                one.page_width or 0,
                one.page_height or 0,
                one.top_margin or 0,
                one.bottom_margin or 0,
                one.left_margin or 0,
                one.right_margin or 0,
            )
        )
        for one in document.sections
    ]

    assert pages == [(210, 297, 20, 20, 30, 15)] * SECTIONS[name]


def test_page_number_stands_in_the_header_or_the_footer_but_not_on_page_one(
    document: Document,
) -> None:
    for section in document.sections:
        assert section.different_first_page_header_footer
        for first, other, role, condition in (
            (section.first_page_header, section.header, "Số trang", "!="),
            (section.first_page_footer, section.footer, "Số trang, chân trang", "=="),
        ):
            assert first.paragraphs[0].text == ""
            opening, number, closing = other.paragraphs
            fields = list(number._p.iter(qn("w:fldSimple")))
            assert [one.get(qn("w:instr")) for one in fields] == [" PAGE "]
            assert number.style is not None
            assert number.style.name == role
            assert opening.text == f'{{%p if the_thuc {condition} "tt01_2011" %}}'
            assert closing.text == "{%p endif %}"


def test_annexes_begin_on_a_new_page_numbered_anew(document: Document) -> None:
    for annex in document.sections[1:]:
        numbering = list(annex._sectPr.iter(qn("w:pgNumType")))
        assert [one.get(qn("w:start")) for one in numbering] == ["1"]
        assert annex.start_type == 2


@pytest.mark.parametrize(
    ("role", "size", "bold", "italic"),
    [
        ("Quốc hiệu", 12, True, False),
        ("Tiêu ngữ", 13, True, False),
        ("Cơ quan chủ quản", 12, False, False),
        ("Cơ quan ban hành", 12, True, False),
        ("Số, ký hiệu", 13, False, False),
        ("Địa danh, ngày tháng", 13, False, True),
        ("Tên loại", 14, True, False),
        ("Trích yếu", 14, True, False),
        ("Kính gửi", 14, False, False),
        ("Căn cứ", 14, False, True),
        ("Phần", 14, True, False),
        ("Tên phần", 14, True, False),
        ("Mục", 14, True, False),
        ("Khoản", 14, True, False),
        ("Điểm", 14, False, False),
        ("Đoạn", 14, False, False),
        ("Đề mục Nơi nhận", 12, True, True),
        ("Nơi nhận", 11, False, False),
        ("Quyền hạn, chức vụ", 14, True, False),
        ("Họ tên người ký", 14, True, False),
        ("Số trang", 14, False, False),
        ("Phụ lục", 14, True, False),
        ("Tên phụ lục", 14, True, False),
        ("Kèm theo", 14, False, True),
    ],
)
def test_role_has_the_look_of_the_decree(
    document: Document, role: str, size: int, bold: bool, italic: bool
) -> None:
    font = style(document, role).font

    assert (font.size, bool(font.bold), bool(font.italic)) == (Pt(size), bold, italic)


@pytest.mark.parametrize(
    "role", ["Căn cứ", "Mục", "Khoản", "Điểm", "Đoạn", "Gạch đầu dòng", "Đoạn kết"]
)
def test_body_is_justified_indented_and_spaced(document: Document, role: str) -> None:
    look = style(document, role).paragraph_format

    assert look.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert round((look.first_line_indent or 0) / Mm(1), 1) == 12.7
    assert (look.space_after or 0) >= Pt(6)
    assert 1 <= float(look.line_spacing or 0) <= 1.5


def test_all_text_is_black_times_new_roman(document: Document) -> None:
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
    fonts = {value for one in defaults.iter(qn("w:rFonts")) for value in one.values()}
    colors = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:color"))}

    assert fonts == {"Times New Roman"}
    # Grey marks the control tags, which are gone in the document.
    assert colors == {"000000", "7F7F7F"}
    assert list(document.element.iter(qn("w:rFonts"))) == []


def test_every_paragraph_has_a_role(document: Document) -> None:
    known = {role.id for role in ROLES}
    paragraphs = list(document.element.body.iter(qn("w:p")))

    assert {one.style for one in paragraphs} <= known


def test_header_names_state_and_agency_side_by_side(document: Document) -> None:
    table = document.tables[0]
    agency, state = table.rows[0].cells
    number, place = table.rows[1].cells

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc" in state.text
    assert "{{ co_quan_dong_1 }}" in agency.text
    assert "/{{ ky_hieu }}" in number.text
    assert place.text.startswith("{{ dia_danh }}, ngày ")
    assert list(table._tbl.iter(qn("w:tblBorders"))) == []


@pytest.mark.parametrize(
    ("role", "shortest", "longest"),
    [
        # The motto is 58 mm long at 13 points; the others are a third to a half of a usual line.
        ("Kẻ dưới Tiêu ngữ", 56, 60),
        ("Kẻ dưới cơ quan", 14, 21),
        ("Kẻ dưới trích yếu", 45, 60),
    ],
)
def test_lines_are_drawn_not_underlined(
    document: Document, role: str, shortest: int, longest: int
) -> None:
    widths = {"Kẻ dưới Tiêu ngữ": 98, "Kẻ dưới cơ quan": 67, "Kẻ dưới trích yếu": 165}
    look = style(document, role)

    length = widths[role] - (
        (look.paragraph_format.left_indent or 0) + (look.paragraph_format.right_indent or 0)
    ) / Mm(1)

    assert shortest <= length <= longest
    assert len(list(look.element.iter(qn("w:pBdr")))) == 1


def test_tables_keep_their_widths_and_rows(document: Document) -> None:
    for table in document.tables:
        rows = table._tbl.tr_lst
        widths = [int(one.get(qn("w:w")) or 0) for one in table._tbl.iter(qn("w:gridCol"))]
        assert sum(widths) == pytest.approx(165 * 56.69, abs=4)
        assert [one.get(qn("w:type")) for one in table._tbl.iter(qn("w:tblLayout"))] == ["fixed"]
        assert len(list(table._tbl.iter(qn("w:cantSplit")))) == len(rows)


def test_headings_of_the_annex_are_repeated(document: Document) -> None:
    rows = document.tables[-1]._tbl.tr_lst

    assert [len(list(row.iter(qn("w:tblHeader")))) for row in rows] == [1] + [0] * (len(rows) - 1)


def test_signature_stands_beside_the_recipients(document: Document) -> None:
    recipients, signature = document.tables[1].rows[0].cells

    assert recipients.text.startswith("Nơi nhận:")
    assert "- {{ luu }}" in recipients.text
    assert signature.text.endswith("{{ nguoi_ky }}")
    # Room for a signature and a seal.
    assert (style(document, "Họ tên người ký").paragraph_format.space_before or 0) >= Mm(25)


def test_annexes_end_with_the_closing_mark(name: str, document: Document) -> None:
    closing = [one.text for one in document.paragraphs if one.text.endswith("./.")]

    assert len(closing) == SECTIONS[name] - 1
    assert document.paragraphs[-1].text in {closing[-1], "{%p endif %}"}


def test_nothing_of_the_clock_or_of_other_programs_is_left(name: str) -> None:
    parts = read_parts((SHIPPED / name).read_bytes())

    assert b"dcterms:created" not in parts["docProps/core.xml"]
    assert [one for one in parts if "thumbnail" in one or "customXml" in one] == []


def test_tags_stand_in_single_runs(document: Document) -> None:
    texts = [one.text or "" for one in document.element.body.iter(qn("w:t"))]

    assert [one for one in texts if one.count("{") != one.count("}")] == []


def test_module_writes_the_templates_into_a_folder(tmp_path: Path, name: str) -> None:
    command = [sys.executable, "-m", "kgsheet.build.templates", str(tmp_path)]

    subprocess.run(command, check=True, capture_output=True)

    assert read_parts((tmp_path / name).read_bytes()) == read_parts(TEMPLATES[name]())
