"""The pieces of sentences that depend on what was found."""

AGENCY_REMEDIES = {
    "nearest": "Có phải là {names}? Nếu là đơn vị mới thì thêm vào trang Đơn vị.",
    "add": "Sửa lại tên hoặc thêm đơn vị vào trang Đơn vị.",
    "successor": "Đơn vị kế thừa: “{name}”.",
    "validity": "Kiểm tra cột Hiệu lực từ, Hiệu lực đến ở trang Đơn vị.",
}

CELL_REMEDIES = {
    "error": ("ô báo lỗi {found}", "Sửa công thức hoặc gõ lại giá trị."),
    "no_result": (
        "công thức chưa có kết quả lưu trong tệp",
        "Mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi chạy lại.",
    ),
}

TASK_ID = {
    "missing": "Nhiệm vụ này chưa có mã, trong khi các dòng khác đã có.",
    "twice": "Mã “{found}” còn dùng ở dòng {rows}.",
}

MORE_ROWS = "{rows} và ít nhất {count} dòng khác"

CONFIRMATION = {
    "no_match": "không khớp với cảnh báo nào của dòng này",
    "no_reason": "chưa ghi lý do",
    "not_allowed": "không có hiệu lực vì lỗi này phải sửa, không xác nhận được",
    "unreadable": "không đúng mẫu “KG203: lý do”",
}

UNKNOWN_NAME = {
    "heading": "cột",
    "key": "khóa",
    "nearest": "Có phải là “{name}”?",
    "keep": "Nếu là của riêng cơ quan thì không cần sửa.",
}

FIGURES = {
    "printed_total": "Tổng số nhiệm vụ",
    "printed_completed": "Số nhiệm vụ đã phê duyệt",
    "printed_due": "Số nhiệm vụ đến hạn",
}
