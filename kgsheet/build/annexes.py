"""The annexes of the Word templates: tables of tasks, and what is counted below them."""

from __future__ import annotations

from docx.document import Document

from kgsheet.build.elements import (
    Control,
    add_paragraph,
    add_row,
    add_table,
    add_tag,
    add_tag_row,
    begin_section,
    set_page,
)
from kgsheet.values import frozen

# Widths in millimetres, 165 in all.
_PLAN_COLUMNS = (10, 28, 32, 60, 35)
_REPORT_COLUMNS = (12, 83, 28, 42)


@frozen(kw_only=True)
class _Column:
    """A column of a list: its width in millimetres, its heading and what a row holds."""

    width: int
    heading: str
    value: str
    style: str = "Ô bảng, canh giữa"


_NUMBER = _Column(width=10, heading="TT", value="{{ dong.stt }}")
_AGENCY = _Column(
    width=33,
    heading="Đơn vị\nchủ trì",
    value="{% gop dong.gop_don_vi %}{{ dong.don_vi }}",
    style="Ô bảng",
)
_DEADLINE = _Column(width=30, heading="Thời gian\nthực hiện", value="{{ dong.thoi_gian }}")
_LATE = _Column(width=25, heading="Số ngày\nquá hạn", value="{{ dong.so_ngay_qua_han }}")
_DUE = _Column(width=25, heading="Ngày\nhết hạn", value="{{ dong.han }}")
_ASSIGNED = "{% if dong.van_ban_giao %} (theo {{ dong.van_ban_giao }}){% endif %}"


def _title(width: int) -> _Column:
    value = f"{{{{ dong.noi_dung }}}}{_ASSIGNED}"
    return _Column(width=width, heading="Nội dung", value=value, style="Ô bảng")


def add_report_annexes(document: Document) -> None:
    """Add the annexes of a report: results, and where asked for the overdue and the due next."""
    _add_results(document)
    add_tag(document, "if phu_luc_qua_han.ten")
    begin_annex(document, "phu_luc_qua_han")
    _add_list(document, "phu_luc_qua_han", (_NUMBER, _AGENCY, _title(67), _DEADLINE, _LATE))
    add_tag(document, "endif")
    add_tag(document, "if phu_luc_ky_toi.ten")
    begin_annex(document, "phu_luc_ky_toi")
    _add_list(document, "phu_luc_ky_toi", (_NUMBER, _AGENCY, _title(67), _DEADLINE, _DUE))
    add_tag(document, "endif")


def add_letter_annex(document: Document) -> None:
    """Add the annex of a letter: what its addressee is late with."""
    begin_annex(document, "phu_luc_qua_han")
    columns = (_NUMBER, _title(75), _DEADLINE, _DUE, _LATE)
    _add_list(document, "phu_luc_qua_han", columns)


def begin_annex(document: Document, annex: str) -> None:
    """Begin an annex on a page numbered anew, with its headings."""
    set_page(begin_section(document), first_number=1)
    add_paragraph(document, "Phụ lục", f"{{{{ {annex}.ten }}}}")
    add_paragraph(document, "Tên phụ lục", f"{{{{ {annex}.tieu_de }}}}")
    parts = (("so", "Số văn bản"), ("ngay", "Ngày"), ("thang", "Tháng"), ("nam", "Năm"))
    number, day, month, year = (
        Control(
            tag=f"kgsheet.kem_theo.{name}",
            title=f"{title} ở dòng kèm theo",
            text=f"{{{{ phu_luc.kem_theo.{name} }}}}",
        )
        for name, title in parts
    )
    add_paragraph(
        document,
        "Kèm theo",
        "(Kèm theo {{ ten_loai_thuong }} số ",
        number,
        "/{{ ky_hieu }} ngày ",
        day,
        " tháng ",
        month,
        " năm ",
        year,
        "\ncủa {{ ten_co_quan }})",
    )


def _add_list(document: Document, annex: str, columns: tuple[_Column, ...]) -> None:
    """Add a table with a row a task, and below it how many there are."""
    table = add_table(document, [one.width for one in columns], bordered=True)
    for cell, column in zip(add_row(table, repeated=True), columns, strict=True):
        add_paragraph(cell, "Tiêu đề cột", column.heading)
    add_tag_row(table, f"for dong in {annex}.nhiem_vu")
    for cell, column in zip(add_row(table), columns, strict=True):
        add_paragraph(cell, column.style, column.value)
    add_tag_row(table, "endfor")
    total = f"Tổng số: {{{{ {annex}.so_nhiem_vu }}}} nhiệm vụ./."
    add_paragraph(document, "Tổng hợp số liệu", total)


def _add_results(document: Document) -> None:
    """Add the table of results: a heading row an agency, totals and rates below."""
    begin_annex(document, "phu_luc")
    table = add_table(document, _REPORT_COLUMNS, bordered=True)
    headings = ("STT", "Đề án, dự án", "Thời gian\nthực hiện", "Văn bản phê duyệt")
    for cell, heading in zip(add_row(table, repeated=True), headings, strict=True):
        add_paragraph(cell, "Tiêu đề cột", heading)
    add_tag_row(table, "for nhom in phu_luc.nhom")
    number, agency = add_row(table, spans=(1, 3))
    add_paragraph(number, "Số nhóm", "{{ nhom.so_la_ma }}")
    add_paragraph(agency, "Nhóm đơn vị", "{{ nhom.don_vi }} ({{ nhom.so_nhiem_vu }})")
    add_tag_row(table, "for dong in nhom.nhiem_vu")
    values = ("{{ dong.stt }}", "{{ dong.noi_dung }}", "{{ dong.thoi_gian }}", "{{ dong.van_ban }}")
    styles = ("Ô bảng, canh giữa", "Ô bảng", "Ô bảng, canh giữa", "Ô bảng")
    for cell, style, value in zip(add_row(table), styles, values, strict=True):
        add_paragraph(cell, style, value)
    add_tag_row(table, "endfor")
    add_tag_row(table, "endfor")
    _add_uncounted(document)
    add_paragraph(document, "Tổng hợp số liệu", "Tổng số năm {{ nam }}: {{ tien_do.tong_so }}")
    add_paragraph(
        document,
        "Tổng hợp số liệu",
        "Đến hạn tính đến hết ngày {{ ngay_chot }}: {{ tien_do.den_han }}",
    )
    add_paragraph(document, "Tổng hợp số liệu", "Đã phê duyệt: {{ tien_do.hoan_thanh }}")
    add_paragraph(
        document,
        "Tổng hợp số liệu",
        "Tỷ lệ: đạt {{ tien_do.ty_le_den_han }} so với số đến hạn"
        " và {{ tien_do.ty_le_nam }} so với cả năm./.",
    )


def add_plan_annex(document: Document) -> None:
    """Add the table of tasks: an agency spans its rows, equal supporting agencies merge."""
    begin_annex(document, "phu_luc")
    table = add_table(document, _PLAN_COLUMNS, bordered=True)
    headings = (
        "TT",
        "Đơn vị\nchủ trì",
        "Đơn vị\nphối hợp",
        "Nội dung",
        "Thời gian\nthực hiện",
    )
    for cell, heading in zip(add_row(table, repeated=True), headings, strict=True):
        add_paragraph(cell, "Tiêu đề cột", heading)
    add_tag_row(table, "for nhom in phu_luc.nhom")
    add_tag_row(table, "for dong in nhom.nhiem_vu")
    number, lead, support, title, deadline = add_row(table)
    add_paragraph(number, "Ô bảng, canh giữa", "{% gop dong.gop_don_vi %}{{ nhom.so }}")
    add_paragraph(lead, "Ô bảng", "{% gop dong.gop_don_vi %}{{ nhom.don_vi }}")
    add_tag(support, "for don_vi in dong.phoi_hop")
    add_paragraph(support, "Ô bảng", "{% gop dong.gop_phoi_hop %}- {{ don_vi }}")
    add_tag(support, "endfor")
    add_paragraph(title, "Ô bảng", "{{ dong.noi_dung }}")
    add_paragraph(deadline, "Ô bảng, canh giữa", "{{ dong.thoi_gian }}")
    add_tag_row(table, "endfor")
    add_tag_row(table, "endfor")
    _add_uncounted(document)
    add_paragraph(
        document,
        "Tổng hợp số liệu",
        "Tổng số: {{ tien_do.tong_so }} nhiệm vụ của {{ so_don_vi }} đơn vị chủ trì./.",
    )


def _add_uncounted(document: Document) -> None:
    add_tag(document, "if phu_luc.ngoai_so_lieu")
    add_paragraph(document, "Tổng hợp số liệu", "Không tính vào số liệu:")
    add_tag(document, "for dong in phu_luc.ngoai_so_lieu")
    line = "- {{ dong.don_vi }}: {{ dong.noi_dung }} ({{ dong.trang_thai }})"
    add_paragraph(document, "Tổng hợp số liệu", line)
    add_tag(document, "endfor")
    add_tag(document, "endif")
