"""What `restore` says about the rules of a sheet that it has put back."""

from __future__ import annotations

from enum import StrEnum


class Mend(StrEnum):
    """What can be put back in a workbook."""

    LIST = "list"
    HINT = "hint"
    COLOURS = "colours"
    DATE_FORM = "date_format"
    INTEGER_FORM = "integer_format"
    TEXT_FORM = "text_format"
    HEADING = "heading"
    COLUMN = "column"
    LATER = "later"


# `names`: headings of columns or keys of settings; `found`: a heading as it stood.
MENDED: dict[Mend, str] = {
    Mend.LIST: "Đã khôi phục danh sách chọn của {names} (trang “{sheet}”).",
    Mend.HINT: "Đã khôi phục lời nhắc khi nhập của {names} (trang “{sheet}”).",
    Mend.COLOURS: "Đã khôi phục các quy tắc tô màu (trang “{sheet}”, vùng {area}).",
    Mend.DATE_FORM: "Đã khôi phục định dạng ngày dd/mm/yyyy của {names} (trang “{sheet}”).",
    Mend.INTEGER_FORM: "Đã khôi phục định dạng số của {names} (trang “{sheet}”).",
    Mend.TEXT_FORM: "Đã khôi phục định dạng văn bản của {names} (trang “{sheet}”).",
    Mend.HEADING: "Đã sửa lại tiêu đề {names} (trang “{sheet}”).",
    Mend.COLUMN: "Đã thêm {names} (trang “{sheet}”); cập nhật tiến độ (kgsheet update) để ghi"
    " số liệu.",
    Mend.LATER: "Chưa khôi phục được danh sách chọn, lời nhắc của {names} (trang “{sheet}”) khi sổ"
    " đang mở: lưu, đóng sổ rồi chạy kgsheet restore.",
}
MENDED_COLUMNS = "cột {headings}"
"""How the names of columns are told."""
