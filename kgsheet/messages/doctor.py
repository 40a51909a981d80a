"""What `doctor` says: what it looked at, what it found, and the remedy."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """How a check came out."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


STATUS_TEXT: dict[Status, str] = {
    Status.OK: "được",
    Status.WARN: "lưu ý",
    Status.FAIL: "KHÔNG ĐƯỢC",
}


class Subject(StrEnum):
    """What a check looks at, in the order of the answer."""

    PYTHON = "python"
    XLWINGS = "xlwings"
    ADDIN = "addin"
    EXCEL = "excel"
    LIBREOFFICE = "libreoffice"
    UNO = "uno"
    WORKBOOK = "workbook"
    MACRO = "macro"
    SETTINGS = "settings"
    INTERPRETER = "interpreter"
    PLACE = "place"
    NAME = "name"
    BLOCKED = "blocked"
    WRITABLE = "writable"


SUBJECT_TEXT: dict[Subject, str] = {
    Subject.PYTHON: "Python",
    Subject.XLWINGS: "Thư viện xlwings",
    Subject.ADDIN: "Phần bổ trợ xlwings",
    Subject.EXCEL: "Excel",
    Subject.LIBREOFFICE: "LibreOffice",
    Subject.UNO: "Cầu nối LibreOffice",
    Subject.WORKBOOK: "Loại sổ",
    Subject.MACRO: "Macro của sổ",
    Subject.SETTINGS: "Cấu hình nút",
    Subject.INTERPRETER: "Python của nút",
    Subject.PLACE: "Nơi để sổ",
    Subject.NAME: "Tên, đường dẫn",
    Subject.BLOCKED: "Chặn macro",
    Subject.WRITABLE: "Quyền ghi",
}


class Verdict(NamedTuple):
    """One way a check can come out."""

    subject: Subject
    status: Status
    found: str
    remedy: str = ""


class Finding(StrEnum):
    """Every way every check can come out."""

    PYTHON = "python"
    PYTHON_OF_STORE = "python_of_store"
    XLWINGS = "xlwings"
    XLWINGS_OTHER = "xlwings_other"
    XLWINGS_OLD = "xlwings_old"
    XLWINGS_MISSING = "xlwings_missing"
    ADDIN_NONE = "addin_none"
    ADDIN_NEEDED = "addin_needed"
    ADDIN_SAME = "addin_same"
    ADDIN_OTHER = "addin_other"
    EXCEL = "excel"
    EXCEL_MISSING = "excel_missing"
    NO_OFFICE = "no_office"
    LIBREOFFICE = "libreoffice"
    LIBREOFFICE_UNUSED = "libreoffice_unused"
    LIBREOFFICE_MISSING = "libreoffice_missing"
    UNO = "uno"
    UNO_UNUSED = "uno_unused"
    UNO_MISSING = "uno_missing"
    WORKBOOK = "workbook"
    WORKBOOK_PLAIN = "workbook_plain"
    MACRO_OURS = "macro_ours"
    MACRO_THERE = "macro_there"
    MACRO_OTHER = "macro_other"
    MACRO_MISSING = "macro_missing"
    SETTINGS = "settings"
    SETTINGS_MISSING = "settings_missing"
    SETTINGS_OPEN = "settings_open"
    INTERPRETER = "interpreter"
    INTERPRETER_BLANK = "interpreter_blank"
    INTERPRETER_OTHER = "interpreter_other"
    INTERPRETER_GONE = "interpreter_gone"
    INTERPRETER_OLD = "interpreter_old"
    INTERPRETER_EMPTY = "interpreter_empty"
    INTERPRETER_SLOW = "interpreter_slow"
    PLACE = "place"
    PLACE_ONLINE = "place_online"
    PLACE_CLOUD = "place_cloud"
    PLACE_CLOUD_UNUSED = "place_cloud_unused"
    PLACE_REMOTE = "place_remote"
    NAME = "name"
    NAME_SIGNS = "name_signs"
    NAME_NOT_ASCII = "name_not_ascii"
    NAME_LONG = "name_long"
    BLOCKED_NOT = "blocked_not"
    BLOCKED = "blocked"
    WRITABLE = "writable"
    READ_ONLY = "read_only"


_OK, _WARN, _FAIL = Status.OK, Status.WARN, Status.FAIL
_SETUP = "Đóng sổ rồi chạy: kgsheet setup-buttons {path}"
_ANEW = "Tạo sổ có nút (kgsheet new <tên mới>.xlsm) rồi chép dữ liệu sang."
_MOVE = "Chép sổ vào một thư mục trên ổ đĩa của máy, ví dụ C:\\TheoDoi, rồi mở bản đó."

VERDICTS: dict[Finding, Verdict] = {
    Finding.PYTHON: Verdict(Subject.PYTHON, _OK, "{version}, {bits} bit: {path}"),
    Finding.PYTHON_OF_STORE: Verdict(
        Subject.PYTHON,
        _WARN,
        "{version} của Microsoft Store: {path}; Excel có thể không khởi động được bản này.",
        "Nếu nút không chạy, cài Python từ python.org rồi cài lại kgsheet.",
    ),
    Finding.XLWINGS: Verdict(Subject.XLWINGS, _OK, "{version}, đúng bản mà macro của sổ cần."),
    Finding.XLWINGS_OTHER: Verdict(
        Subject.XLWINGS,
        _WARN,
        "{version}; macro của sổ viết theo bản {written}.",
        "Nếu nút không chạy: python -m pip install xlwings=={written}",
    ),
    Finding.XLWINGS_OLD: Verdict(
        Subject.XLWINGS,
        _FAIL,
        "{version}, cũ hơn bản {oldest} mà kgsheet cần.",
        "Chạy: python -m pip install --upgrade xlwings",
    ),
    Finding.XLWINGS_MISSING: Verdict(
        Subject.XLWINGS, _FAIL, "Chưa cài.", "Chạy: python -m pip install xlwings"
    ),
    Finding.ADDIN_NONE: Verdict(Subject.ADDIN, _OK, "Không cài; trên Windows nút không cần đến."),
    Finding.ADDIN_NEEDED: Verdict(
        Subject.ADDIN,
        _FAIL,
        "Chưa cài; trên máy Mac nút chạy qua phần bổ trợ này.",
        "Chạy: xlwings addin install, rồi: xlwings runpython install",
    ),
    Finding.ADDIN_SAME: Verdict(Subject.ADDIN, _OK, "Đã cài, cùng bản với thư viện."),
    Finding.ADDIN_OTHER: Verdict(
        Subject.ADDIN,
        _WARN,
        "Đã cài nhưng khác bản với thư viện xlwings.",
        "Đóng Excel rồi chạy: xlwings addin install",
    ),
    Finding.EXCEL: Verdict(Subject.EXCEL, _OK, "Có, bản {version}."),
    Finding.EXCEL_MISSING: Verdict(
        Subject.EXCEL, _OK, "Không có; nút trong sổ dùng được bằng LibreOffice."
    ),
    Finding.NO_OFFICE: Verdict(
        Subject.EXCEL,
        _FAIL,
        "Không thấy Excel, cũng không thấy LibreOffice.",
        "Cài Excel hoặc LibreOffice; chưa cài thì vẫn dùng được các lệnh kgsheet.",
    ),
    Finding.LIBREOFFICE: Verdict(Subject.LIBREOFFICE, _OK, "Có: {path}"),
    Finding.LIBREOFFICE_UNUSED: Verdict(
        Subject.LIBREOFFICE, _OK, "Không có; không cần khi dùng Excel."
    ),
    Finding.LIBREOFFICE_MISSING: Verdict(
        Subject.LIBREOFFICE,
        _FAIL,
        "Không có; nút trong sổ cần LibreOffice hoặc Excel.",
        "Cài LibreOffice; chưa cài thì vẫn dùng được các lệnh kgsheet.",
    ),
    Finding.UNO: Verdict(Subject.UNO, _OK, "Dùng Python của {path}"),
    Finding.UNO_UNUSED: Verdict(
        Subject.UNO,
        _WARN,
        "Không có Python nào nối được với LibreOffice; chỉ cần khi bấm nút trong LibreOffice.",
        "Cài lại LibreOffice kèm phần Python-UNO.",
    ),
    Finding.UNO_MISSING: Verdict(
        Subject.UNO,
        _FAIL,
        "Không có Python nào nối được với LibreOffice.",
        "Cài phần Python-UNO của LibreOffice; trên Debian, Ubuntu là gói python3-uno.",
    ),
    Finding.WORKBOOK: Verdict(Subject.WORKBOOK, _OK, "{name}"),
    Finding.WORKBOOK_PLAIN: Verdict(
        Subject.WORKBOOK,
        _FAIL,
        "{name} không phải là sổ .xlsm nên không có nút.",
        _ANEW,
    ),
    Finding.MACRO_OURS: Verdict(Subject.MACRO, _OK, "Đúng macro của bản kgsheet này."),
    Finding.MACRO_THERE: Verdict(Subject.MACRO, _OK, "Có."),
    Finding.MACRO_OTHER: Verdict(
        Subject.MACRO,
        _WARN,
        "Khác macro của bản kgsheet này: sổ tạo từ bản khác, hoặc macro đã bị sửa.",
        f"Nếu nút không chạy: {_ANEW[0].lower()}{_ANEW[1:]}",
    ),
    Finding.MACRO_MISSING: Verdict(
        Subject.MACRO,
        _FAIL,
        "Sổ không còn macro.",
        _ANEW,
    ),
    Finding.SETTINGS: Verdict(Subject.SETTINGS, _OK, "Có trang ẩn {sheet}."),
    Finding.SETTINGS_MISSING: Verdict(
        Subject.SETTINGS,
        _FAIL,
        "Sổ không có trang ẩn {sheet} chứa cấu hình của nút.",
        _ANEW,
    ),
    Finding.SETTINGS_OPEN: Verdict(
        Subject.SETTINGS,
        _WARN,
        "{key} khác FALSE: một tệp lạ để cạnh sổ có thể chạy thay chương trình.",
        "Trong trang ẩn {sheet}, ghi FALSE vào ô cạnh {key}.",
    ),
    Finding.INTERPRETER: Verdict(Subject.INTERPRETER, _OK, "{key}: {command}, kgsheet {package}."),
    Finding.INTERPRETER_BLANK: Verdict(
        Subject.INTERPRETER,
        _WARN,
        "{key} để trống nên nút dùng {command} của máy; hiện chạy được, kgsheet {package}.",
        _SETUP,
    ),
    Finding.INTERPRETER_OTHER: Verdict(
        Subject.INTERPRETER,
        _WARN,
        "{key}: {command} có kgsheet {package}, còn lệnh này là kgsheet {ours}.",
        _SETUP,
    ),
    Finding.INTERPRETER_GONE: Verdict(
        Subject.INTERPRETER, _FAIL, "{key}: không có chương trình {command}.", _SETUP
    ),
    Finding.INTERPRETER_OLD: Verdict(
        Subject.INTERPRETER, _FAIL, "{key}: {command} cũ hơn Python 3.11.", _SETUP
    ),
    Finding.INTERPRETER_EMPTY: Verdict(
        Subject.INTERPRETER, _FAIL, "{key}: {command} chưa cài đủ kgsheet.", _SETUP
    ),
    Finding.INTERPRETER_SLOW: Verdict(
        Subject.INTERPRETER,
        _FAIL,
        "{key}: {command} không trả lời sau {seconds} giây.",
        "Chạy thử lại; nếu vẫn vậy, xem phần mềm diệt vi-rút có chặn Python không.",
    ),
    Finding.PLACE: Verdict(Subject.PLACE, _OK, "{folder}"),
    Finding.PLACE_ONLINE: Verdict(
        Subject.PLACE, _FAIL, "Sổ ở địa chỉ mạng {path}, nút không chạy được.", _MOVE
    ),
    Finding.PLACE_CLOUD: Verdict(
        Subject.PLACE,
        _FAIL,
        "Sổ nằm trong thư mục đồng bộ {folder}: Excel mở theo địa chỉ mạng, nút không chạy được.",
        _MOVE,
    ),
    Finding.PLACE_CLOUD_UNUSED: Verdict(
        Subject.PLACE,
        _WARN,
        "Sổ nằm trong thư mục đồng bộ {folder}; tệp có thể bị khóa khi đang đồng bộ.",
        _MOVE,
    ),
    Finding.PLACE_REMOTE: Verdict(
        Subject.PLACE,
        _WARN,
        "Sổ nằm trên ổ mạng {folder}: Excel có thể chặn macro, hai người mở cùng lúc thì không"
        " ghi được.",
        _MOVE,
    ),
    Finding.NAME: Verdict(Subject.NAME, _OK, "Dùng được, dài {length} ký tự."),
    Finding.NAME_SIGNS: Verdict(
        Subject.NAME,
        _FAIL,
        "Tên tệp {name} có dấu {signs}, Excel không chuyển được tên này cho Python.",
        "Đóng sổ, đổi tên tệp, bỏ các dấu đó.",
    ),
    Finding.NAME_NOT_ASCII: Verdict(
        Subject.NAME,
        _WARN,
        "Đường dẫn có chữ tiếng Việt có dấu; thường vẫn chạy được.",
        "Nếu nút không chạy, thử đặt sổ ở thư mục và tên tệp không dấu.",
    ),
    Finding.NAME_LONG: Verdict(
        Subject.NAME,
        _FAIL,
        "Đường dẫn dài {length} ký tự, Excel chỉ mở được đến {most}.",
        "Chuyển sổ đến thư mục có đường dẫn ngắn hơn.",
    ),
    Finding.BLOCKED_NOT: Verdict(Subject.BLOCKED, _OK, "Sổ không bị đánh dấu tải từ mạng."),
    Finding.BLOCKED: Verdict(
        Subject.BLOCKED,
        _FAIL,
        "Windows đánh dấu sổ này là tải từ mạng nên Excel chặn macro.",
        "Đóng sổ; bấm chuột phải vào tệp, chọn Properties, đánh dấu Unblock rồi bấm OK.",
    ),
    Finding.WRITABLE: Verdict(Subject.WRITABLE, _OK, "Ghi được."),
    Finding.READ_ONLY: Verdict(
        Subject.WRITABLE,
        _FAIL,
        "Sổ chỉ đọc nên kết quả không lưu được.",
        "Bỏ dấu Read-only trong Properties của tệp, hoặc xin quyền ghi thư mục.",
    ),
}

DOCTOR_SAY = {
    "pc": "Khám máy này",
    "book": "Khám máy này và sổ {file}",
    "fix": "→ {remedy}",
    "fine": "Không thấy gì cản trở các nút.",
    "warned": "Không thấy gì cản trở các nút; có {warn} điều cần lưu ý.",
    "stopped": "Có {fail} điều làm nút không chạy được, {warn} điều cần lưu ý.",
}
