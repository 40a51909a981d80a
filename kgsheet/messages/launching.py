"""What the workbook's own macro says where Python has not started (95x).

The macro is ASCII and reads these sentences from the sheet of its settings, by key; it fills in
`{python}` and `{log}` itself.
"""

from kgsheet.messages.codes import Code, Message

LAUNCH_MESSAGES: dict[Code, Message] = {
    Code.PYTHON_MISSING: Message(
        "Không thấy Python",
        "Không tìm thấy Python ({python}) để chạy nút này.",
        "Cài Python và kgsheet, đóng sổ rồi chạy lệnh: kgsheet setup-buttons <tên tệp sổ>.",
    ),
    Code.PACKAGE_MISSING: Message(
        "Python chưa có kgsheet",
        "Python ({python}) chưa cài kgsheet, hoặc cũ hơn bản 3.11.",
        "Đóng sổ rồi chạy lệnh: kgsheet setup-buttons <tên tệp sổ> bằng Python có cài kgsheet.",
    ),
    Code.LAUNCH_FAILED: Message(
        "Nút không chạy được",
        "Chương trình dừng giữa chừng, có thể sổ chưa được ghi.",
        "Chạy lệnh kgsheet doctor để tìm nguyên nhân; gửi người hỗ trợ tệp nhật ký {log}.",
    ),
    Code.BOOK_NOT_SAVED: Message(
        "Sổ chưa lưu",
        "Sổ này chưa được lưu thành tệp nên nút chưa chạy được.",
        "Lưu sổ vào một thư mục trên máy rồi bấm lại.",
    ),
    Code.BOOK_ONLINE: Message(
        "Sổ mở từ mạng",
        "Sổ này đang mở từ OneDrive, SharePoint hoặc trang mạng nên nút không chạy được.",
        "Lưu một bản vào thư mục trên máy, mở bản đó rồi bấm lại.",
    ),
    Code.BOOK_NAME: Message(
        "Tên tệp có dấu = hoặc dấu %",
        "Tên tệp của sổ có dấu = hoặc hai dấu % nên nút không chạy được.",
        "Đổi tên tệp, bỏ các dấu đó, rồi mở lại.",
    ),
    Code.NOT_ON_MAC: Message(
        "Máy Mac chưa có phần bổ trợ",
        "Trên máy Mac, nút chạy qua phần bổ trợ xlwings và chưa thấy phần bổ trợ này.",
        "Cài bằng lệnh: xlwings addin install, xlwings runpython install; hoặc dùng lệnh kgsheet.",
    ),
}
LAUNCH_KEYS: dict[str, Code] = {
    "KG_MSG_NO_PYTHON": Code.PYTHON_MISSING,
    "KG_MSG_NO_PACKAGE": Code.PACKAGE_MISSING,
    "KG_MSG_FAILED": Code.LAUNCH_FAILED,
    "KG_MSG_NOT_SAVED": Code.BOOK_NOT_SAVED,
    "KG_MSG_ONLINE": Code.BOOK_ONLINE,
    "KG_MSG_NAME": Code.BOOK_NAME,
    "KG_MSG_MAC": Code.NOT_ON_MAC,
}
"""The key of each sentence in the sheet of the buttons' settings."""
STARTING_KEY, STARTING = "KG_MSG_STARTING", "Đang khởi động chương trình…"
TITLE_KEY, TITLE = "KG_MSG_TITLE", "Theo dõi nhiệm vụ"


def launch_sentence(code: Code) -> str:
    """Return what the macro shows for a code: what is wrong, what to do, and the code."""
    message = LAUNCH_MESSAGES[code]
    return f"{message.text} {message.fix} [{code}]"
