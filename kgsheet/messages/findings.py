"""What is said about rows (1xx), about rows against each other (2xx) and the workbook (3xx)."""

from kgsheet.messages.codes import Code, Message

FINDING_MESSAGES: dict[Code, Message] = {
    Code.DEADLINE_UNREADABLE: Message(
        "Thời hạn không đọc được",
        "Không đọc được thời hạn “{found}”.",
        "Gõ lại thời hạn. Ví dụ đúng: 30/6/2025, 6/2025, Quý II/2025.",
    ),
    Code.DEADLINE_MISSING: Message(
        "Chưa có thời hạn cụ thể",
        "Chưa có thời hạn xác định được ngày.",
        "Ghi quý, tháng hoặc ngày hoàn thành; nếu không có hạn thì ghi lý do vào cột Xác nhận.",
    ),
    Code.DEADLINE_VAGUE: Message(
        "Thời hạn chưa rõ",
        "Thời hạn “{found}” chưa rõ, được hiểu là ngày {due}.",
        "Ghi rõ quý, tháng hoặc ngày; nếu hiểu đúng thì xác nhận kèm lý do.",
    ),
    Code.DEADLINE_OUTSIDE_YEAR: Message(
        "Thời hạn ngoài năm kế hoạch",
        "Thời hạn “{found}” nằm ngoài năm kế hoạch {year}.",
        "Kiểm tra lại năm của thời hạn hoặc cột Năm.",
    ),
    Code.APPROVAL_UNREADABLE: Message(
        "Văn bản phê duyệt không đọc được",
        "Không đọc được số, ký hiệu văn bản phê duyệt “{found}”.",
        "Gõ lại theo mẫu: Quyết định số 41/QĐ-UBND ngày 09/01/2017.",
    ),
    Code.APPROVAL_UNDATED: Message(
        "Văn bản phê duyệt thiếu ngày",
        "Văn bản phê duyệt “{found}” không có ngày hoặc ngày không có thật.",
        "Ghi thêm ngày ban hành, ví dụ: 41/QĐ-UBND ngày 09/01/2017.",
    ),
    Code.APPROVAL_AFTER_CUTOFF: Message(
        "Phê duyệt sau ngày chốt",
        "Văn bản phê duyệt ghi ngày {date}, sau ngày chốt số liệu {cutoff}; chưa tính là"
        " hoàn thành.",
        "Kiểm tra ngày của văn bản hoặc ngày chốt số liệu.",
    ),
    Code.APPROVAL_NORMATIVE: Message(
        "Số văn bản quy phạm phê duyệt kế hoạch",
        "“{symbol}” là số của văn bản quy phạm pháp luật; quyết định phê duyệt thường là văn bản"
        " cá biệt (không có năm trong số).",
        "Kiểm tra lại số văn bản; nếu đúng thì xác nhận kèm lý do.",
    ),
    Code.AGENCY_MISSING: Message(
        "Thiếu đơn vị chủ trì",
        "Nhiệm vụ chưa có đơn vị chủ trì.",
        "Ghi tên đơn vị chủ trì.",
    ),
    Code.AGENCY_UNKNOWN: Message(
        "Đơn vị chủ trì không có trong danh mục",
        "Không có đơn vị “{found}” trong danh mục đơn vị.",
        "{nearest}",
    ),
    Code.AGENCY_NOT_VALID: Message(
        "Đơn vị không còn hoặc chưa có hiệu lực",
        "Đơn vị “{found}” không còn hoặc chưa có hiệu lực vào ngày {cutoff}.",
        "{successor}",
    ),
    Code.TITLE_MISSING: Message(
        "Thiếu nội dung nhiệm vụ",
        "Dòng này chưa có nội dung nhiệm vụ.",
        "Ghi tên đề án, kế hoạch hoặc xóa dòng trống.",
    ),
    Code.TWO_TASKS_IN_ROW: Message(
        "Hai nhiệm vụ trong một dòng",
        "Một dòng có vẻ chứa hai nhiệm vụ, trong khi chỉ ghi được một kết quả: “…{second}”.",
        "Tách thành hai dòng; nếu chỉ là một nhiệm vụ thì xác nhận kèm lý do.",
    ),
    Code.TEXT_UNTIDY: Message(
        "Chữ cần sửa cho gọn",
        "Cột {column}: {what}.",
        "Nên sửa thành: “{better}”.",
    ),
    Code.TEXT_LEGACY: Message(
        "Chữ theo bảng mã cũ",
        "Cột {column} có chữ gõ theo bảng mã cũ (TCVN3 hoặc VNI).",
        "Chuyển sang Unicode rồi dán lại: “{found}”.",
    ),
    Code.NOT_IN_LIST: Message(
        "Giá trị ngoài danh sách",
        "Cột {column} không nhận giá trị “{found}”.",
        "Chọn một trong: {allowed}.",
    ),
    Code.SAME_TASK: Message(
        "Trùng nhiệm vụ trong một đơn vị",
        "Nội dung trùng với dòng {other_rows} của cùng đơn vị.",
        "Xóa dòng trùng; nếu là hai nhiệm vụ khác nhau thì xác nhận kèm lý do.",
    ),
    Code.NEARLY_SAME_TASK: Message(
        "Gần giống nhiệm vụ khác",
        "Nội dung gần giống dòng {other_rows} (giống {score}).",
        "Kiểm tra có phải cùng một nhiệm vụ không; nếu không thì xác nhận kèm lý do.",
    ),
    Code.SHARED_DECISION: Message(
        "Một quyết định cho nhiều nhiệm vụ",
        "Văn bản {symbol} ngày {date} còn ghi ở dòng {other_rows}.",
        "Kiểm tra lại số văn bản; nếu đúng là một văn bản chung thì xác nhận kèm lý do.",
    ),
    Code.DECISION_TWO_DATES: Message(
        "Một số văn bản có hai ngày",
        "Văn bản {symbol} ghi ngày {date}, nhưng dòng {other_rows} ghi ngày {other_dates}.",
        "Kiểm tra lại số và ngày của các văn bản này.",
    ),
    Code.NUMBER_DATE_ORDER: Message(
        "Số và ngày không cùng tăng",
        "Văn bản {symbol} ngày {date} không theo thứ tự với {other} (dòng {other_rows}).",
        "Kiểm tra lại số hoặc ngày của hai văn bản.",
    ),
    Code.TASK_ID: Message(
        "Mã nhiệm vụ thiếu hoặc trùng",
        "{what}",
        "Ghi cho mỗi nhiệm vụ một mã riêng.",
    ),
    Code.FIGURE_DIFFERS: Message(
        "Số liệu đã công bố khác số tính được",
        "{name} đã công bố là {printed}, số tính được từ bảng là {computed} (ngày chốt {cutoff}).",
        "Rà lại bảng nhiệm vụ hoặc số đã công bố; nếu giữ nguyên thì xác nhận kèm lý do.",
    ),
    Code.BLOCK_MISSING: Message(
        "Thiếu bảng hoặc cột bắt buộc",
        "{what}",
        "{remedy}",
    ),
    Code.CONFIRMATION_STALE: Message(
        "Xác nhận không còn đúng",
        "Xác nhận “{found}” {why}.",
        "Xóa hoặc sửa nội dung ở cột Xác nhận.",
    ),
    Code.NAME_UNKNOWN: Message(
        "Tiêu đề hoặc khóa không dùng đến",
        "Chương trình không dùng {kind} “{found}”; giá trị vẫn được giữ nguyên.",
        "{nearest}",
    ),
    Code.SETTING_UNREADABLE: Message(
        "Giá trị cấu hình không đọc được",
        "Không đọc được giá trị “{found}” của khóa “{key}”.",
        "Ví dụ đúng: {example}.",
    ),
    Code.CELL_NOT_A_VALUE: Message(
        "Ô báo lỗi hoặc công thức chưa có kết quả",
        "Không đọc được cột {column}: {what}.",
        "{remedy}",
    ),
    Code.HEADING_COUNT: Message(
        "Số ghi ở dòng tên đơn vị khác số đếm được",
        "Dòng “{agency}” ghi {printed} nhiệm vụ nhưng bên dưới có {counted} dòng.",
        "Sửa số ghi ở dòng này, hoặc bổ sung, bỏ bớt nhiệm vụ bên dưới.",
    ),
}
