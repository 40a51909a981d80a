"""What is said about files and hosts (9xx)."""

from kgsheet.messages.codes import Code, Message

FILE_MESSAGES: dict[Code, Message] = {
    Code.FILE_NOT_FOUND: Message(
        "Không tìm thấy tệp",
        "Không tìm thấy tệp này.",
        "Kiểm tra lại tên và thư mục.",
    ),
    Code.NOT_A_WORKBOOK: Message(
        "Không phải sổ Excel",
        "Tệp này không phải là sổ Excel (.xlsx, .xlsm).",
        "Chọn đúng tệp sổ theo dõi.",
    ),
    Code.FILE_ENCRYPTED: Message(
        "Tệp có mật khẩu",
        "Tệp này được đặt mật khẩu nên không đọc được.",
        "Mở bằng Excel, bỏ mật khẩu rồi lưu lại.",
    ),
    Code.FORMAT_NOT_SUPPORTED: Message(
        "Định dạng chưa dùng được",
        "Tệp này ở định dạng {format}, chương trình chỉ đọc .xlsx và .xlsm.",
        "Mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx.",
    ),
    Code.FILE_IN_USE: Message(
        "Tệp đang được mở",
        "Tệp đang được {who} mở nên không ghi được.",
        "{remedy}",
    ),
    Code.NO_PERMISSION: Message(
        "Không có quyền",
        "Không có quyền {action} tệp hoặc thư mục này.",
        "Xin quyền truy cập hoặc chép tệp sang thư mục khác.",
    ),
    Code.FILE_DAMAGED: Message(
        "Tệp hỏng",
        "Tệp bị hỏng nên không đọc được: {what}.",
        "Mở bằng Excel để sửa, hoặc lấy lại bản sao lưu.",
    ),
    Code.CELL_NOT_WRITABLE: Message(
        "Ô không ghi được",
        "Không ghi vào ô này được mà không làm mất dữ liệu: {why}.",
        "{remedy}",
    ),
    Code.SAVE_FAILED: Message(
        "Không lưu được",
        "Không lưu được tệp ({why}); tệp cũ còn nguyên vẹn.",
        "Kiểm tra ổ đĩa, thư mục rồi chạy lại; nếu vẫn vậy, gửi tệp cho người hỗ trợ.",
    ),
    Code.PDF_PROGRAM_MISSING: Message(
        "Thiếu LibreOffice để tạo PDF",
        "Máy này không có LibreOffice nên không tạo được PDF.",
        "Cài LibreOffice, hoặc bỏ --pdf rồi xuất PDF từ Word.",
    ),
    Code.PDF_FAILED: Message(
        "Không tạo được PDF",
        "LibreOffice không chuyển được văn bản sang PDF: {why}.",
        "Chạy lại; nếu vẫn vậy, bỏ --pdf rồi xuất PDF từ Word.",
    ),
    Code.FILE_EXISTS: Message(
        "Tệp đã có",
        "Đã có tệp mang tên này, chương trình không ghi đè.",
        "Đặt tên khác hoặc chuyển tệp cũ đi nơi khác.",
    ),
    Code.FOLDER_NOT_FOUND: Message(
        "Không có thư mục",
        "Không có thư mục “{folder}” để ghi tệp này.",
        "Tạo thư mục hoặc sửa lại tên rồi chạy lại.",
    ),
    Code.NAME_ENDING: Message(
        "Đuôi tên tệp chưa đúng",
        "Tên của tệp cần ghi phải kết thúc bằng {ending}.",
        "Sửa lại tên rồi chạy lại.",
    ),
    Code.NEW_NOT_WORKBOOK: Message(
        "Tên sổ mới chưa đúng",
        "Sổ mới phải có tên kết thúc bằng .xlsm (sổ có nút) hoặc .xlsx (sổ không có nút).",
        "Ví dụ: theo_doi_2026.xlsm.",
    ),
    Code.BACKUP_MISSING: Message(
        "Không có bản sao lưu",
        "Không có bản sao lưu {backup} cạnh tệp này nên không hoàn tác được.",
        "Chương trình chỉ giữ một bản, lưu ngay trước lần ghi gần nhất; sau khi cấp số thì không"
        " giữ, để số đã cấp không mất. Bản cũ hơn lấy từ nơi sao lưu của cơ quan.",
    ),
    Code.YEAR_UNKNOWN: Message(
        "Sổ cũ không ghi năm",
        "Sổ này không ghi năm kế hoạch nên chưa biết sổ mới là của năm nào.",
        "Thêm năm của sổ mới vào lệnh, ví dụ: --year 2026.",
    ),
    Code.BUTTONS_MISSING: Message(
        "Sổ không có nút",
        "Sổ này không có nút: không phải tệp .xlsm, hoặc thiếu trang ẩn cấu hình của nút.",
        "Dùng các lệnh kgsheet với sổ này; hoặc tạo sổ có nút (kgsheet new <tên mới>.xlsm) rồi"
        " chép dữ liệu sang.",
    ),
    Code.LOCK_NOT_WORKING: Message(
        "Ổ đĩa không giữ được khóa",
        "Ổ đĩa chứa sổ này không giữ được khóa: hai máy có thể cùng ghi và cấp trùng một số, nên"
        " không cấp số.",
        "Chuyển sổ sang ổ đĩa của máy hoặc thư mục dùng chung khác (Windows, Samba) rồi cấp số.",
    ),
    Code.PROGRAM_BUSY: Message(
        "Chương trình đang bận",
        "Chương trình bảng tính đang bận nên chưa đọc, ghi được sổ.",
        "Nhấn Enter để kết thúc việc gõ vào ô, đóng các hộp thoại đang mở rồi bấm lại nút.",
    ),
    Code.PROGRAM_GONE: Message(
        "Mất liên lạc",
        "Không còn liên lạc được với chương trình bảng tính đang mở sổ.",
        "Lưu sổ, đóng chương trình, mở lại sổ rồi bấm lại nút.",
    ),
    Code.PROGRAM_REFUSED: Message(
        "Trang không cho ghi",
        "Chương trình bảng tính không cho ghi vào vùng này; số liệu vẫn như trước khi bấm nút.",
        "Nếu trang đang được bảo vệ thì bỏ bảo vệ (Excel: Review, Unprotect Sheet; LibreOffice:"
        " Tools, Protect Sheet) rồi bấm lại.",
    ),
    Code.OFFICE_MISSING: Message(
        "Thiếu LibreOffice",
        "Không tìm thấy LibreOffice, hoặc LibreOffice ở máy này thiếu phần nối với Python (UNO).",
        "Trên Windows, macOS: cài lại LibreOffice bản đầy đủ. Trên Debian, Ubuntu: cài thêm gói"
        " python3-uno.",
    ),
    Code.DOCUMENT_NOT_OPEN: Message(
        "Sổ không còn mở",
        "LibreOffice không còn mở sổ này.",
        "Mở sổ bằng LibreOffice rồi bấm lại nút.",
    ),
    Code.OFFICE_SILENT: Message(
        "LibreOffice không trả lời",
        "LibreOffice không trả lời trong thời gian chờ.",
        "Đóng các hộp thoại đang mở trong LibreOffice rồi bấm lại nút; nếu vẫn vậy, lưu sổ, đóng"
        " LibreOffice rồi mở lại.",
    ),
}
