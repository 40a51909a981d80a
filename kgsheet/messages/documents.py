"""What is said about documents and Word templates (5xx)."""

from kgsheet.messages.codes import Code, Message

NEAREST = "Có phải là: {}?"
NO_NEAREST = "Xem danh sách trường trong hướng dẫn rồi sửa lại tên."
NEAR = ", ở đoạn “{}”"

MARKUP_FAULTS = {
    "unclosed": "có dấu {mark} chưa đóng, từ chỗ “{excerpt}”",
    "field": "có tên trường không đọc được: “{mark}”",
    "empty_note": "có chú thích trống",
}
"""What `MARKUP_WRONG` says after “Ô nội dung”."""

TEMPLATE_FAULTS = {
    "refused": "dùng cấu trúc không được phép",
    "group": "tên này là một nhóm trường, không in ra được",
    "rich": "trường có chữ đậm, nghiêng hoặc chú thích phải viết dạng {{r … }} trong đoạn riêng",
    "damaged": "các thẻ không khớp nhau nên văn bản bị hỏng",
}
"""What `TEMPLATE_SYNTAX` says after “Thẻ trong mẫu văn bản bị sai”."""

PDF_FAULTS = {
    "start": "chương trình không khởi động được",
    "time": "quá thời gian chờ, đã thử hai lần",
    "nothing": "LibreOffice không ghi ra tệp PDF",
}
"""What `PDF_FAILED` says."""

CHOICE_FAULTS = {
    "none": "trong thư mục của văn bản và các thư mục chứa nó không có sổ theo dõi nào",
    "several": "có nhiều sổ ({names})",
}
"""What `WORKBOOK_NOT_CHOSEN` says."""

BLANK_SETTINGS = {
    "key": (
        "{hint} (khóa {key})",
        "Điền khóa {key} ở trang “{sheet}”, ví dụ: {example}.",
    ),
    "table": (
        "tên cơ quan, địa danh, năm (sổ không có bảng {table})",
        "Chép trang “{sheet}” của một sổ mới (kgsheet new) vào sổ này rồi điền.",
    ),
}
"""What `FIELD_BLANK` says of settings, and what to do."""

DOCUMENT_MESSAGES: dict[Code, Message] = {
    Code.FIELD_MISSING: Message(
        "Trường không có dữ liệu",
        "Không có trường “{field}”{near}.",
        "{nearest}",
    ),
    Code.TEMPLATE_SYNTAX: Message(
        "Mẫu văn bản sai cú pháp",
        "Thẻ trong mẫu văn bản bị sai: {what}{near}.",
        "Mở mẫu bằng Word và sửa thẻ này.",
    ),
    Code.TEMPLATE_NOT_WORD: Message(
        "Không phải mẫu Word",
        "Tệp mẫu không phải là tệp Word .docx, hoặc có macro.",
        "Chọn một tệp .docx làm mẫu; tệp loại khác (.doc, .docm, .dotx, .odt) thì mở bằng Word rồi"
        " lưu thành .docx.",
    ),
    Code.TYPE_NOT_CONFIGURED: Message(
        "Loại văn bản chưa có nội dung",
        "Sổ chưa có nội dung cho loại văn bản {type}.",
        "Thêm các dòng loại {type} vào bảng tblNoiDung (trang Nội dung văn bản).",
    ),
    Code.SIGNER_UNKNOWN: Message(
        "Không rõ người ký",
        "Không tìm thấy người ký “{found}” trong bảng tblNguoiKy.",
        "Ghi mã người ký có trong bảng vào khóa {key} của trang Cấu hình.",
    ),
    Code.MARKUP_WRONG: Message(
        "Nội dung văn bản sai ký hiệu",
        "Ô nội dung {what}.",
        "Kiểm tra lại các dấu **, *, [^: ], {{{{ }}}} trong ô; muốn in đúng dấu đó thì gõ \\ ở"
        " trước.",
    ),
    Code.TEXT_UNPRINTABLE: Message(
        "Chữ không in ra được",
        "Cột {column} có {count} ký tự điều khiển; văn bản in ra sẽ không có các ký tự này.",
        "Xóa ký tự đó trong ô, hoặc gõ lại chữ.",
    ),
    Code.TEMPLATE_FORBIDDEN: Message(
        "Mẫu văn bản dùng cấu trúc bị cấm",
        "Mẫu văn bản dùng cấu trúc không được phép: {what}.",
        "Bỏ cấu trúc này khỏi mẫu.",
    ),
    Code.TEMPLATE_TRACKED: Message(
        "Thẻ có thay đổi đang theo dõi",
        "Chưa lập được văn bản từ mẫu này: {what}.",
        "Chấp nhận hoặc bỏ thay đổi ở thẻ này (thẻ Review của Word).",
    ),
    Code.TEMPLATE_NOT_FILLED: Message(
        "Thẻ ở nơi không điền được",
        "Trường sẽ không được điền: {what}.",
        "Chuyển thẻ ra phần chữ của văn bản.",
    ),
    Code.COMPONENT_MISSING: Message(
        "Mẫu thiếu thành phần bắt buộc",
        "Mẫu văn bản {what}.",
        "Lấy lại phần này từ mẫu có sẵn của chương trình.",
    ),
    Code.FIELD_BLANK: Message(
        "Trường để trống trong sổ",
        "Chỗ này của văn bản sẽ trống: {what}.",
        "{remedy}",
    ),
    Code.NOT_OUR_DOCUMENT: Message(
        "Không phải văn bản của chương trình",
        "Tệp này không phải là văn bản Word do chương trình lập, hoặc đã mất thông tin đi kèm.",
        "Chọn tệp .docx do kgsheet report hoặc kgsheet run ghi ra.",
    ),
    Code.WORKBOOK_NOT_CHOSEN: Message(
        "Chưa rõ lấy sổ nào",
        "Không xác định được văn bản này lập từ sổ nào: {what}.",
        "Ghi tên sổ sau tên văn bản, ví dụ: kgsheet explain van_ban.docx theo_doi.xlsx.",
    ),
}
