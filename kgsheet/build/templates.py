"""Makes the starting Word templates: `python -m kgsheet.build.templates [FOLDER]`.

The templates hold layout and tags only; staff may edit them in Word. Layout: Decree 30/2020/NĐ-CP,
Appendix I.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from docx.document import Document

from kgsheet.build.annexes import add_letter_annex, add_plan_annex, add_report_annexes
from kgsheet.build.elements import (
    Control,
    add_page_number,
    add_paragraph,
    add_row,
    add_table,
    add_tag,
    number_controls,
    set_page,
)
from kgsheet.build.register_template import register_template
from kgsheet.build.skeleton import empty_document, finished_parts
from kgsheet.documents.package import write_parts

_LETTERHEAD = (67, 98)  # millimetres, 165 in all
_SIGNATURE = (86, 79)

# The style that prints each kind of paragraph, in the order of the template.
_KINDS = {
    "phan": "Phần",
    "ten_phan": "Tên phần",
    "muc": "Mục",
    "khoan": "Khoản",
    "diem": "Điểm",
    "gach": "Gạch đầu dòng",
    "doan_ket": "Đoạn kết",
    "doan": "Đoạn",
}


def report_template() -> bytes:
    """Return the template of a report (báo cáo) as the bytes of a Word file."""
    return _template(_add_title, add_report_annexes)


def plan_template() -> bytes:
    """Return the template of a plan (kế hoạch) as the bytes of a Word file."""
    return _template(_add_title, add_plan_annex)


def letter_template() -> bytes:
    """Return the template of a letter (công văn) as the bytes of a Word file."""
    return _template(_add_addressees, add_letter_annex)


TEMPLATES: dict[str, Callable[[], bytes]] = {
    "bao_cao.docx": report_template,
    "ke_hoach.docx": plan_template,
    "cong_van.docx": letter_template,
}


FORMS: dict[str, Callable[[], bytes]] = {"so_dang_ky.docx": register_template}
"""Templates of what is no document of the office, to which its layout does not apply."""


def main(folder: Path) -> None:
    """Write all templates into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, build in (TEMPLATES | FORMS).items():
        (folder / name).write_bytes(build())


def _template(title: Callable[[Document], None], annexes: Callable[[Document], None]) -> bytes:
    document = empty_document()
    set_page(document.sections[0])
    add_page_number(document.sections[0])
    _add_letterhead(document)
    title(document)
    _add_body(document)
    _add_signature(document)
    annexes(document)
    number_controls(document)
    return write_parts(finished_parts(document))


def _add_letterhead(document: Document) -> None:
    # LibreOffice 7.4 puts an empty line above a table that begins a document with footnotes.
    add_paragraph(document, "Dòng nhỏ")
    table = add_table(document, _LETTERHEAD, bordered=False)
    left, right = add_row(table)
    add_tag(left, "if co_quan_chu_quan")
    add_paragraph(left, "Cơ quan chủ quản", "{{ co_quan_chu_quan }}")
    add_tag(left, "endif")
    add_paragraph(left, "Cơ quan ban hành", "{{ co_quan_dong_1 }}")
    add_tag(left, "if co_quan_dong_2")
    add_paragraph(left, "Cơ quan ban hành", "{{ co_quan_dong_2 }}")
    add_tag(left, "endif")
    add_paragraph(left, "Kẻ dưới cơ quan")
    add_paragraph(right, "Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    add_paragraph(right, "Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc")
    add_paragraph(right, "Kẻ dưới Tiêu ngữ")
    left, right = add_row(table)
    number = Control(tag="kgsheet.so", title="Số văn bản", text="{{ so }}")
    add_paragraph(left, "Số, ký hiệu", "Số: ", number, "/{{ ky_hieu }}")
    # A letter has no name of its type; its subject stands below the number.
    add_tag(left, "if not ten_loai")
    add_paragraph(left, "Về việc", "V/v ", "{{r trich_yeu }}")
    add_tag(left, "endif")
    day = Control(tag="kgsheet.ngay", title="Ngày", text="{{ ngay }}")
    month = Control(tag="kgsheet.thang", title="Tháng", text="{{ thang }}")
    year = Control(tag="kgsheet.nam", title="Năm", text="{{ nam_van_ban }}")
    words = ("{{ dia_danh }}, ngày ", day, " tháng ", month, " năm ", year)
    add_paragraph(right, "Địa danh, ngày tháng", *words)


def _add_title(document: Document) -> None:
    add_paragraph(document, "Tên loại", "{{ ten_loai }}")
    add_paragraph(document, "Trích yếu", "{{r trich_yeu }}")
    add_paragraph(document, "Kẻ dưới trích yếu")
    _add_addressees(document)


def _add_addressees(document: Document) -> None:
    add_tag(document, "if kinh_gui|length == 1")
    add_paragraph(document, "Kính gửi", "Kính gửi: ", "{{r kinh_gui[0] }}")
    add_tag(document, "elif kinh_gui")
    add_paragraph(document, "Kính gửi", "Kính gửi:")
    add_tag(document, "for noi in kinh_gui")
    add_paragraph(document, "Nơi kính gửi", "- ", "{{r noi }}")
    add_tag(document, "endfor")
    add_tag(document, "endif")


def _add_body(document: Document) -> None:
    add_tag(document, "for dong in can_cu")
    add_tag(document, 'if the_thuc == "tt01_2011"')
    add_paragraph(document, "Căn cứ, chữ đứng", "{{r dong }}")
    add_tag(document, "else")
    add_paragraph(document, "Căn cứ", "{{r dong }}")
    add_tag(document, "endif")
    add_tag(document, "endfor")
    add_tag(document, "for doan in noi_dung")
    for position, (kind, style) in enumerate(_KINDS.items()):
        last = position == len(_KINDS) - 1
        word = "if" if position == 0 else "elif"
        add_tag(document, "else" if last else f'{word} doan.kieu == "{kind}"')
        add_paragraph(document, style, "{{r doan.chu }}")
    add_tag(document, "endif")
    add_tag(document, "endfor")


def _add_signature(document: Document) -> None:
    left, right = add_row(add_table(document, _SIGNATURE, bordered=False))
    add_paragraph(left, "Đề mục Nơi nhận", "Nơi nhận:")
    add_tag(left, "for dong in noi_nhan")
    add_paragraph(left, "Nơi nhận", "- {{ dong }}")
    add_tag(left, "endfor")
    add_paragraph(left, "Nơi nhận", "- {{ luu }}")
    # Decree 30/2020, I-III-3: who drafted the document, where that is wanted.
    add_tag(left, "if nguoi_soan")
    add_paragraph(left, "Nơi nhận", "{{ nguoi_soan }}")
    add_tag(left, "endif")
    add_tag(right, "for dong in quyen_han")
    add_paragraph(right, "Quyền hạn, chức vụ", "{{ dong }}")
    add_tag(right, "endfor")
    add_paragraph(right, "Họ tên người ký", "{{ nguoi_ky }}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "word_templates"))
