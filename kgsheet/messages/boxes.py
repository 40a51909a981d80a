"""What the message boxes of the buttons say."""

from enum import StrEnum

from kgsheet.messages.codes import Severity


class Doing(StrEnum):
    """What the status bar shows while a button runs."""

    START = "Theo dõi nhiệm vụ: đang mở sổ…"
    READ = "Theo dõi nhiệm vụ: đang đọc sổ…"
    CHECK = "Theo dõi nhiệm vụ: đang kiểm tra, tính số liệu…"
    WRITE = "Theo dõi nhiệm vụ: đang ghi vào sổ…"
    RESTORE = "Theo dõi nhiệm vụ: đang khôi phục khuôn…"
    DOCUMENT = "Theo dõi nhiệm vụ: đang lập văn bản…"


BOXES = {
    "checked": "Đã kiểm tra {rows} nhiệm vụ, số liệu chốt đến ngày {as_of}: {counts}.",
    "updated": "Đã cập nhật {rows} nhiệm vụ, số liệu chốt đến ngày {as_of}: {due} đến hạn,"
    " {completed} đã hoàn thành, {overdue} quá hạn.",
    "no_findings": "không có lỗi, cảnh báo nào",
    "confirmed": " (chưa kể {count} mục đã xác nhận)",
    "findings": "Kết quả kiểm tra: {counts}.",
    "see_list": "Danh sách ở trang “{sheet}”; bấm vào địa chỉ ở cột “{column}” để đến chỗ cần sửa.",
    "no_list": "Sổ không có bảng {table} nên danh sách không ghi vào sổ. Những mục đầu tiên:",
    "save": "Sổ chưa được lưu; xem xong hãy bấm Lưu (Ctrl+S).",
    "unchanged": "Số liệu trong sổ đã đúng, không ô nào phải sửa.",
    "skipped": "Sổ không có cột {headings} nên không ghi cột này; bấm nút “{button}” để thêm cột.",
    "reported": "Đã lập {type}, số liệu chốt đến ngày {as_of}; số và ngày của văn bản để trống.",
    "file": "Tệp: {path}",
    "more_files": "… và {count} tệp khác cùng thư mục.",
    "review": "Sổ còn {counts}; bấm nút “{button}” để xem trước khi trình ký.",
    "ask": "Cấp số {symbol} ngày {day} cho văn bản:\n\n{document}\n\nSố đã cấp thì không rút lại"
    " được, chỉ hủy được kèm lý do. Bấm OK để cấp số.",
    "not_issued": "Chưa cấp số, sổ và dự thảo giữ nguyên.",
    "issued": "Đã cấp số {symbol} ngày {day}; sổ đã được lưu.",
    "restored": "Đã khôi phục {count} mục của khuôn sổ.",
    "nothing_restored": "Sổ đúng khuôn, không có gì phải khôi phục.",
    "more": "… và {count} mục khác.",
    "failed": "Chưa làm được việc “{button}”.",
    "bug": "Chương trình gặp lỗi ngoài dự kiến nên chưa làm xong việc “{button}”. Hãy gửi tệp sau"
    " cho người hỗ trợ (trong tệp không có số liệu của sổ): {path}",
    "bug_without_file": "Chương trình gặp lỗi ngoài dự kiến nên chưa làm xong việc “{button}”. Hãy"
    " báo cho người hỗ trợ: {kind}.",
    "not_noted": "Không ghi được lần chạy này vào trang “{sheet}”.",
}
COUNTS = {
    Severity.ERROR: "{} lỗi",
    Severity.WARNING: "{} cảnh báo",
    Severity.INFO: "{} thông tin",
}
DRAFTS = {"BC": "dự thảo báo cáo", "KH": "dự thảo kế hoạch", "CV": "dự thảo công văn"}
