"""What `new --from` says about the workbook that it starts from an earlier one."""

from __future__ import annotations

from enum import StrEnum


class Notice(StrEnum):
    """What a person should know about a workbook that was started from another."""

    OPEN_TASKS = "open_tasks"
    TO_FILL = "to_fill"
    OLD_YEAR_IN_TEXT = "old_year_in_text"
    AGENCIES_NAMED = "agencies_named"
    FRESH_TABLES = "fresh_tables"
    AGENCIES_ENDED = "agencies_ended"
    REGISTER = "register"
    USER_COLUMNS = "user_columns"


STARTED: dict[Notice, str] = {
    Notice.OPEN_TASKS: "Chuyển sang {count}/{total} nhiệm vụ chưa hoàn thành tại ngày chốt số liệu"
    " {cutoff} của sổ {file}.",
    Notice.TO_FILL: "Cần ghi cho năm {year} ở trang “{sheet}”: {names}.",
    Notice.OLD_YEAR_IN_TEXT: "Trang “{sheet}” giữ phần lời của sổ cũ; {count} dòng còn ghi năm"
    " {year}, cần sửa lại.",
    Notice.AGENCIES_NAMED: "Sổ cũ không có danh mục đơn vị; trang “{sheet}” lấy {count} tên trong"
    " bảng nhiệm vụ, cần rà lại.",
    Notice.FRESH_TABLES: "Sổ cũ không có, nên để như sổ mới: {names}.",
    Notice.AGENCIES_ENDED: "Không chuyển đơn vị đã hết hiệu lực: {names}.",
    Notice.REGISTER: "Không chuyển {count} dòng của sổ đăng ký văn bản đi; văn bản năm {year} đánh"
    " số lại từ 1.",
    Notice.USER_COLUMNS: "Không chuyển các cột riêng ở trang “{sheet}”: {names}.",
}
