"""Every way the checks of `doctor` can come out, with what is said of each."""

from __future__ import annotations

from kgsheet.messages.doctor import Finding, Status, Subject, Verdict

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
    Finding.UNO: Verdict(Subject.UNO, _OK, "Dùng Python tại {path}"),
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
        "{key} để trống nên nút dùng {command} của máy; hiện chạy được (kgsheet {package}).",
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
    Finding.TRUSTED: Verdict(Subject.TRUST, _OK, "LibreOffice cho chạy macro của sổ này."),
    Finding.TRUSTED_NOT: Verdict(
        Subject.TRUST,
        _WARN,
        "LibreOffice chưa tin thư mục này nên không chạy macro khi bấm nút.",
        "Vào Tools > Options > LibreOffice > Security > Macro Security > Trusted Sources, bấm Add ở"
        " phần Trusted File Locations, chọn thư mục {folder}",
    ),
    Finding.WRITABLE: Verdict(Subject.WRITABLE, _OK, "Ghi được."),
    Finding.READ_ONLY: Verdict(
        Subject.WRITABLE,
        _FAIL,
        "Sổ chỉ đọc nên kết quả không lưu được.",
        "Bỏ dấu Read-only trong Properties của tệp, hoặc xin quyền ghi thư mục.",
    ),
}
