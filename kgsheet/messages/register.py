"""What is said about the register of documents and its numbers (4xx)."""

from kgsheet.messages.codes import Code, Message

SERIES_FAULTS = {
    "year": "năm “{found}” không đọc được",
    "first": "số bắt đầu “{found}” không phải là số nguyên từ 1 trở lên",
    "mode": "cách cấp “{found}” không phải là “tự động” hoặc “nhập tay”",
    "closed": "cột Đã khóa sổ ghi “{found}”; chỉ ghi “có” hoặc để trống",
}
"""What `SERIES_UNREADABLE` says of a row, by its column."""

SERIES_CONTRADICTIONS = {
    "first": "dãy số {series} năm {year} có hai số bắt đầu khác nhau",
    "mode": "dãy số {series} năm {year} có hai cách cấp khác nhau",
    "twice": "loại {type} năm {year} có ở hai dãy số",
}
"""What `SERIES_CONTRADICTS` says."""

ENTRY_FAULTS = {
    "no_number": "cột Số {cell}, phải là số nguyên từ 1 trở lên",
    "no_symbol": "cột Số, ký hiệu văn bản {cell}, không đọc được số và ký hiệu",
    "no_day": "cột Ngày tháng văn bản {cell}, phải là một ngày",
    "no_year": "cột Năm {cell}, phải là một năm",
    "number": "cột Số ghi {number} nhưng số, ký hiệu văn bản ghi “{symbol}”",
    "type": "cột Loại ghi “{type}” nhưng số, ký hiệu văn bản ghi “{symbol}”",
    "year": "cột Năm ghi {year} nhưng văn bản đề ngày {day}",
    "no_series": "loại “{type}” năm {year} không thuộc dãy số nào của trang Sổ văn bản",
}
"""What `ENTRY_CONTRADICTS` says of a row."""

BLANK_CELL = "để trống"
FILLED_CELL = "ghi “{found}”"

STATE_FAULTS = {
    "unknown": "cột Trạng thái {cell}",
    "draft": "văn bản đã có số mà trạng thái là Dự thảo",
    "not_sent": "trạng thái là Đã phát hành mà chưa có Ngày chuyển",
    "sent": "đã có Ngày chuyển mà trạng thái là {state}",
    "reason": "có lý do hủy mà trạng thái là {state}",
}
"""What `STATE_WRONG` says of a row."""

VOID_REFUSALS = {
    "draft": ("mới là dự thảo, chưa có số", "Xóa dự thảo, hoặc cấp số rồi mới hủy."),
    "issued": (
        "đã phát hành",
        "Ban hành văn bản thay thế, văn bản đính chính hoặc thu hồi (Nghị định 30/2020/NĐ-CP,"
        " Điều 18); số đã phát hành không hủy được.",
    ),
    "void": ("đã hủy từ trước", "Không phải làm gì thêm; dòng và số vẫn giữ trong sổ."),
    "unknown": ("có trạng thái không đọc được", "Sửa lại cột Trạng thái của dòng này trước."),
}
"""Why an entry is not voided, and what to do, as `ENTRY_NOT_TO_VOID` says it."""

FILE_FAULTS = {
    "number": "văn bản ghi số {found}, sổ ghi số {number}",
    "no_number": "văn bản chưa ghi số, sổ ghi số {number}",
    "day": "văn bản ghi ngày {found}, sổ ghi ngày {day}",
    "no_day": "văn bản chưa ghi ngày, sổ ghi ngày {day}",
    "name": "tên tệp là của văn bản {found}, sổ ghi {number}",
}
"""What `FILE_DISAGREES` says."""

FILE_GONE = {
    "blank": "cột Tệp để trống",
    "blank_moved": "cột Tệp để trống; tệp “{other}” có đúng nội dung đó",
    "gone": "không tìm thấy tệp “{file}” trong thư mục văn bản",
    "moved": "không tìm thấy tệp “{file}”; tệp “{other}” có đúng nội dung đó",
}
"""What `FILE_GONE` says."""

LOST_BETWEEN = "giữa dòng {before} (số {previous}) và dòng {after} (số {next})"
LOST_FIRST = "trước dòng {after} (số {next})"
LOST_FILES = "; trong thư mục còn tệp {files}"
AFTER = "ngay sau số {number}"
BEFORE_ALL = "lên đầu dãy"
NUMBER_RANGE = "{first} đến {last}"

REGISTER_MESSAGES: dict[Code, Message] = {
    Code.REGISTER_MISSING: Message(
        "Không có sổ đăng ký văn bản đi",
        "Không tìm thấy bảng {table} (trang “{sheet}”).",
        "Lấy bảng này từ một sổ mới, hoặc ghi đường dẫn của sổ có bảng này vào khóa so_van_ban ở"
        " trang Cấu hình.",
    ),
    Code.SERIES_MISSING: Message(
        "Chưa có dãy số cho loại và năm này",
        "Chưa có dãy số cho loại văn bản {type} năm {year}.",
        "Thêm một dòng loại {type}, năm {year} vào trang Sổ văn bản theo quy định của người đứng"
        " đầu cơ quan.",
    ),
    Code.SERIES_UNREADABLE: Message(
        "Dãy số ghi không đọc được",
        "Không đọc được dãy số: {what}.",
        "Sửa ô này rồi cấp số lại.",
    ),
    Code.SERIES_CONTRADICTS: Message(
        "Dãy số mâu thuẫn",
        "Trang Sổ văn bản mâu thuẫn: {what}.",
        "Sửa cho các dòng của một dãy số giống nhau và mỗi loại chỉ thuộc một dãy trong năm.",
    ),
    Code.YEAR_CLOSED: Message(
        "Năm đã khóa sổ",
        "Dãy số {series} năm {year} đã khóa sổ.",
        "Kiểm tra ngày văn bản; nếu phải cấp thêm số thì người phụ trách mở sổ bằng cách xóa chữ"
        " “có” ở cột Đã khóa sổ.",
    ),
    Code.DAY_TO_COME: Message(
        "Ngày văn bản chưa tới",
        "Ngày văn bản {day} ở sau hôm nay ({today} theo máy tính này).",
        "Kiểm tra ngày văn bản, hoặc chỉnh lại ngày giờ của máy tính.",
    ),
    Code.DAY_TOO_EARLY: Message(
        "Ngày văn bản lùi so với số trước",
        "Ngày văn bản {day} ở trước ngày {last_day} của số {last} (dòng {row}), số cấp sau cùng"
        " của dãy {series}.",
        "Ghi ngày văn bản từ {last_day} trở đi; không cấp số lùi ngày.",
    ),
    Code.NUMBER_TAKEN: Message(
        "Số đã cấp",
        "Số {number} của dãy {series} năm {year} đã cấp cho văn bản {symbol} (dòng {row}).",
        "Hỏi lại Văn thư số của văn bản này.",
    ),
    Code.NUMBER_NOT_GIVEN: Message(
        "Chưa có số do Văn thư cấp",
        "Dãy số {series} năm {year} do Văn thư cấp số, nhưng chưa có số nào được nhập.",
        "Nhập số Văn thư đã cấp, ví dụ: --number {next}.",
    ),
    Code.NUMBER_NOT_NEXT: Message(
        "Không phải số tiếp theo",
        "Số {number} không phải là số tiếp theo của dãy {series} năm {year}; số tiếp theo là"
        " {next}.",
        "Bỏ số đã nhập để chương trình lấy số {next}; nếu Văn thư cấp số ngoài chương trình thì"
        " đổi Cách cấp của dãy thành “nhập tay”.",
    ),
    Code.NUMBER_BELOW_START: Message(
        "Số nhỏ hơn số bắt đầu",
        "Số {number} nhỏ hơn số bắt đầu {first} của dãy {series} năm {year}.",
        "Kiểm tra số đã nhập, hoặc sửa Số bắt đầu ở trang Sổ văn bản.",
    ),
    Code.NUMBER_DATE_WRONG: Message(
        "Số và ngày không cùng thứ tự",
        "Số {number} ngày {day} không cùng thứ tự với số {other} ngày {other_day} (dòng {row}).",
        "Kiểm tra lại số và ngày với Văn thư.",
    ),
    Code.ENTRY_UNKNOWN: Message(
        "Không có số này trong sổ",
        "Sổ đăng ký không có văn bản loại {type} số {number} năm {year}.",
        "Kiểm tra loại, số và năm; xem danh sách bằng kgsheet register list.",
    ),
    Code.ENTRY_NOT_TO_VOID: Message(
        "Không hủy được số này",
        "Văn bản {symbol} {what}.",
        "{remedy}",
    ),
    Code.VOID_REASON: Message(
        "Thiếu lý do hủy",
        "Chưa ghi lý do hủy số {number}.",
        "Ghi lý do hủy; sổ phải cho biết vì sao số này không có văn bản.",
    ),
    Code.REGISTER_EMPTY: Message(
        "Sổ không có gì để in",
        "Không in được sổ đăng ký: {what}.",
        "Chọn năm có văn bản bằng --year, hoặc in sau khi đã cấp số.",
    ),
    Code.ROWS_BELOW: Message(
        "Có số nằm ngoài bảng của sổ",
        "Dòng {row} có số văn bản nhưng nằm ngoài bảng của sổ đăng ký, kết thúc ở dòng {last}.",
        "Chuyển dòng này vào liền dưới dòng cuối của sổ, hoặc kéo góc dưới của bảng xuống đến dòng"
        " này.",
    ),
    Code.NUMBER_LOST: Message(
        "Sổ thiếu số",
        "Dãy {series} năm {year} thiếu số {numbers}, {place}{files}.",
        "Tìm dòng bị xóa trong bản sao lưu của sổ và ghi lại; nếu số không dùng thì ghi một dòng"
        " trạng thái Hủy kèm lý do.",
    ),
    Code.NUMBER_TWICE: Message(
        "Một số có hai dòng",
        "Số {number} của dãy {series} năm {year} đã có ở dòng {other}.",
        "Giữ dòng đúng và bỏ dòng chép thừa, hoặc sửa số của dòng ghi sai.",
    ),
    Code.ROWS_OUT_OF_ORDER: Message(
        "Dòng không theo thứ tự số",
        "Số {number} của dãy {series} năm {year} không đứng theo thứ tự số.",
        "Chuyển dòng này về đúng chỗ, {place}.",
    ),
    Code.DATES_OUT_OF_ORDER: Message(
        "Ngày không theo thứ tự số",
        "Số {number} ngày {day} không theo thứ tự ngày của dãy {series}: số {other} (dòng"
        " {other_row}) ngày {other_day}.",
        "Đối chiếu với văn bản và sửa lại ngày ghi sai.",
    ),
    Code.START_WRONG: Message(
        "Số bắt đầu không khớp với sổ",
        "Dãy {series} năm {year} ghi số bắt đầu {first}, nhưng số nhỏ nhất trong sổ là {smallest}"
        " (dòng {row}).",
        "Sửa lại Số bắt đầu; nếu đúng thì các dòng đầu của dãy đã bị xóa, lấy lại từ bản sao lưu.",
    ),
    Code.ENTRY_CONTRADICTS: Message(
        "Dòng của sổ tự mâu thuẫn",
        "Dòng này ghi chưa khớp: {what}.",
        "Đối chiếu với văn bản và sửa ô ghi sai.",
    ),
    Code.STATE_WRONG: Message(
        "Trạng thái không đúng",
        "Trạng thái của số {number} không đúng: {what}.",
        "Sửa ô ghi sai; trạng thái là một trong: {allowed}. Đã phát hành thì phải có Ngày chuyển,"
        " Hủy thì phải có lý do.",
    ),
    Code.HASH_WRONG: Message(
        "Mã SHA-256 không đúng dạng",
        "Mã SHA-256 của số {number} phải có 64 chữ số 0-9, a-f; đang có {count} ký tự.",
        "Lấy lại ô này từ bản sao lưu của sổ.",
    ),
    Code.FILE_GONE: Message(
        "Không thấy tệp của văn bản",
        "Số {number} đã cấp nhưng {what}.",
        "Đưa tệp về đúng thư mục và đúng tên; nếu tệp không còn và văn bản chưa phát"
        " hành thì hủy số này kèm lý do.",
    ),
    Code.FILE_CHANGED: Message(
        "Tệp đã bị sửa sau khi cấp số",
        "Tệp “{file}” của số {number} không còn như lúc cấp số.",
        "Lấy lại tệp đã cấp số từ bản sao lưu; văn bản có sai sót thì đính chính hoặc thay thế.",
    ),
    Code.FILE_DISAGREES: Message(
        "Văn bản và sổ không khớp",
        "Tệp “{file}”: {what}.",
        "Đối chiếu văn bản đã ký với sổ và sửa chỗ sai.",
    ),
    Code.FILE_UNKNOWN: Message(
        "Văn bản có số nhưng không có trong sổ",
        "Tệp “{file}” mang số {number} mà sổ đăng ký không có dòng nào của văn bản này.",
        "Tìm dòng bị xóa trong bản sao lưu của sổ và ghi lại; tệp không phải văn bản đi thì chuyển"
        " ra khỏi thư mục.",
    ),
    Code.ISSUE_UNFINISHED: Message(
        "Cấp số chưa hoàn tất",
        "Số {number} đã cấp nhưng tệp “{file}” còn mang tên tạm.",
        "Chạy lại một lệnh cấp số; chương trình tự đặt lại tên tệp.",
    ),
}
