"""What the printed register says, and why there is none."""

from __future__ import annotations

NOTHING_TO_PRINT = {
    "none": "sổ chưa cấp số nào",
    "years": "sổ không có văn bản nào của năm {year}, chỉ có năm {years}",
}
"""What `REGISTER_EMPTY` says."""

PRINTED_NAME = "{year}-so-dang-ky-van-ban-di.{kind}"
REGISTER_TITLE = "SỔ ĐĂNG KÝ VĂN BẢN ĐI"
PRINTED_YEAR = "Năm: {year}"
FROM_DAY = "Từ ngày {first} đến ngày {last}"
FROM_NUMBER = "Từ số {first} đến số {last}"
FROM_NUMBER_OF = "Dãy {series}: từ số {first} đến số {last}"
VOID_NOTE = "Hủy: {reason}"
