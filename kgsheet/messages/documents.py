"""What is said about documents and Word templates (5xx)."""

from kgsheet.messages.codes import Code, Message

DOCUMENT_MESSAGES: dict[Code, Message] = {
    Code.FIELD_MISSING: Message(
        "Trường không có dữ liệu",
        "Mẫu văn bản dùng trường “{field}” nhưng chương trình không có trường này.",
        "{nearest}",
    ),
    Code.TEMPLATE_SYNTAX: Message(
        "Mẫu văn bản sai cú pháp",
        "Mẫu văn bản có thẻ sai cú pháp: {what}.",
        "Mở mẫu bằng Word và sửa thẻ này.",
    ),
    Code.TEMPLATE_NOT_WORD: Message(
        "Không phải mẫu Word",
        "Tệp mẫu không phải là tệp Word .docx.",
        "Chọn một tệp .docx làm mẫu.",
    ),
    Code.TYPE_NOT_CONFIGURED: Message(
        "Loại văn bản chưa có nội dung",
        "Sổ chưa có nội dung cho loại văn bản {type}.",
        "Thêm các dòng loại {type} vào bảng tblNoiDung (trang Nội dung văn bản).",
    ),
    Code.SIGNER_UNKNOWN: Message(
        "Không rõ người ký",
        "Không tìm thấy người ký “{found}” trong bảng tblNguoiKy.",
        "Ghi mã người ký có trong bảng vào khóa nguoi_ky của trang Cấu hình.",
    ),
    Code.MARKUP_WRONG: Message(
        "Nội dung văn bản sai ký hiệu",
        "Ô nội dung {what}.",
        "Kiểm tra lại các dấu **, *, [^: ], {{{{ }}}} trong ô.",
    ),
}
