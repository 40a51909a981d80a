"""The annexes of the Word templates: a table of tasks by agency, and what is counted below it."""

from __future__ import annotations

from docx.document import Document

from kgsheet.build.elements import add_paragraph, add_row, add_table, add_tag, add_tag_row

# Widths in millimetres, 165 in all.
_PLAN_COLUMNS = (10, 28, 32, 60, 35)
_REPORT_COLUMNS = (12, 83, 28, 42)


def add_report_annex(document: Document) -> None:
    """Add the table of results: a heading row an agency, totals and rates below."""
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
