"""The words of the help sheet that the schema and the messages do not hold themselves."""

from __future__ import annotations

from kgsheet.core.schema import FINDINGS, NARRATIVE, PANEL, SETTINGS, SUMMARY_FIGURES, TASKS, button
from kgsheet.core.tasks import State
from kgsheet.messages import Code, Severity

HELP_SHEET = "Hướng dẫn"

PAGES = {
    TASKS.sheet: "Ghi nhiệm vụ, thời hạn, văn bản phê duyệt.",
    FINDINGS.sheet: "Lỗi, cảnh báo cần xem; bấm vào ô để đến chỗ cần sửa.",
    SUMMARY_FIGURES.sheet: "Số liệu, biểu đồ theo đơn vị, theo quý.",
    NARRATIVE.sheet: "Phần lời của báo cáo, kế hoạch.",
    SETTINGS.sheet: "Ngày chốt số liệu, tên cơ quan, người ký.",
    HELP_SHEET: "Cách ghi từng cột, ý nghĩa mã lỗi.",
}
"""The sheets that the control panel leads to."""
STEPS = (
    "Trang Cấu hình: kiểm tra năm, ngày chốt số liệu, tên cơ quan, người ký.",
    "Trang Đơn vị: ghi đủ các đơn vị chủ trì, kèm tên viết tắt và các cách ghi khác.",
    "Trang Nhiệm vụ: mỗi dòng một nhiệm vụ; chỉ gõ vào cột có tiêu đề xanh, cột xám do chương trình"
    " ghi. Gõ thêm ngay dưới dòng cuối, bảng tự dài ra.",
    "Khi nhiệm vụ được phê duyệt: ghi số, ký hiệu, ngày vào cột Văn bản phê duyệt.",
    "{update} để tính hạn, trạng thái, số liệu tổng hợp và kiểm tra lỗi.",
    "Trang Kiểm tra: bấm vào ô để đến chỗ cần sửa. Cảnh báo đã xem xét mà giữ nguyên thì ghi mã và"
    " lý do vào cột Xác nhận, ví dụ: KG203: hai đề án chung một quyết định.",
    "{report} để có dự thảo báo cáo, kế hoạch bằng Word; sửa lời ở trang Nội dung văn bản.",
    "Văn bản đã ký: {issue} để điền số, ngày vào dự thảo và ghi vào sổ đăng ký. Số bắt đầu của từng"
    " loại ghi ở trang Sổ văn bản.",
)
BY_COMMAND = {
    "update": "Lưu và đóng tệp, chạy lệnh update",
    "report": "Chạy lệnh report",
    "issue": "chạy lệnh register issue",
}
BY_BUTTON = {
    "update": f"Bấm nút {button('update').caption} ở trang {PANEL.sheet}",
    "report": f"Bấm nút {button('report_bc').caption} hoặc {button('report_kh').caption}",
    "issue": f"bấm nút {button('issue').caption}",
}
"""How each step is taken in a workbook without buttons, and in one with them."""
BUTTON_NOTES = (
    (
        "Lần đầu trên một máy",
        "Đóng sổ, chạy lệnh kgsheet setup-buttons TỆP, rồi mở lại sổ và bấm Bật nội dung"
        " (Enable Content).",
    ),
    (
        "Trên thanh công cụ của Excel",
        "Thẻ Theo dõi nhiệm vụ có cùng các nút này, dùng được ở mọi trang.",
    ),
    (
        "Trong LibreOffice",
        "Công cụ > Tùy chọn > Bảo mật > Bảo mật macro > Nguồn tin cậy: thêm thư mục chứa sổ.",
    ),
    ("Khi nút không chạy", "Chạy lệnh kgsheet doctor TỆP để biết nguyên nhân và cách sửa."),
)
STATE_MEANINGS: dict[State, str] = {
    State.WITHDRAWN: "Theo cột Tình trạng; không tính vào số liệu.",
    State.PAUSED: "Theo cột Tình trạng; không tính vào số liệu.",
    State.UNREADABLE: "Không đọc được thời hạn và chưa có văn bản phê duyệt.",
    State.COMPLETED_ON_TIME: "Ngày phê duyệt không sau hạn.",
    State.COMPLETED_LATE: "Ngày phê duyệt sau hạn.",
    State.COMPLETED_NO_DEADLINE: "Đã phê duyệt, không có hạn để so sánh.",
    State.OVERDUE: "Hạn đến hết ngày chốt mà chưa được phê duyệt.",
    State.NOT_STARTED: "Kỳ thực hiện bắt đầu sau ngày chốt.",
    State.DUE_SOON: "Còn không quá số ngày nhắc trước (khóa so_ngay_nhac).",
    State.IN_TIME: "Chưa đến hạn.",
    State.NO_DEADLINE: "Không có hạn cụ thể.",
}
SEVERITY_MEANINGS: dict[Severity, str] = {
    Severity.ERROR: "Lỗi: phải sửa",
    Severity.WARNING: "Cảnh báo: sửa hoặc xác nhận",
    Severity.INFO: "Thông tin: nên sửa",
}
# What to do in general, for codes whose remedy names something of the row itself.
GENERAL_FIXES: dict[Code, str] = {
    Code.AGENCY_UNKNOWN: "Chọn đơn vị trong danh sách, hoặc thêm đơn vị vào trang Đơn vị.",
    Code.AGENCY_NOT_VALID: "Ghi đơn vị kế thừa, hoặc sửa thời gian hiệu lực ở trang Đơn vị.",
    Code.TEXT_UNTIDY: "Sửa theo gợi ý ở trang Kiểm tra.",
    Code.TEXT_LEGACY: "Chuyển sang bảng mã Unicode rồi dán lại.",
    Code.NOT_IN_LIST: "Chọn một giá trị trong danh sách của cột.",
    Code.BLOCK_MISSING: "Thêm bảng, cột còn thiếu đúng như tiêu đề nêu ở trang Kiểm tra.",
    Code.NAME_UNKNOWN: "Kiểm tra lại tên cột, tên khóa; nếu là cột riêng của đơn vị thì bỏ qua.",
    Code.SETTING_UNREADABLE: "Gõ lại giá trị theo ví dụ ở phần Các khóa cấu hình.",
    Code.CELL_NOT_A_VALUE: "Sửa công thức, hoặc mở bằng Excel, tính lại rồi lưu.",
}
COMMANDS = (
    ("kgsheet check TỆP", "Kiểm tra dữ liệu, không ghi gì vào tệp."),
    ("kgsheet progress TỆP", "Xem tiến độ và nhiệm vụ quá hạn, không ghi gì vào tệp."),
    ("kgsheet update TỆP", "Ghi các cột xám, trang Kiểm tra và trang Tổng hợp."),
    ("kgsheet report TỆP bc", "Tạo dự thảo báo cáo (kh: kế hoạch, cv: công văn đôn đốc)."),
    ("kgsheet register issue TỆP bc --date 2026-07-11", "Cấp số, ghi vào sổ đăng ký văn bản đi."),
    ("kgsheet run TỆP", "Làm lần lượt cả ba việc: kiểm tra, cập nhật, tạo dự thảo."),
    ("kgsheet restore TỆP", "Khôi phục danh sách chọn, lời nhắc, màu, định dạng bị dán đè."),
    ("kgsheet undo TỆP", "Đưa sổ về như trước lần ghi gần nhất của chương trình."),
    ("kgsheet new TỆP.xlsm --year 2027", "Tạo sổ mới cho một năm."),
    ("kgsheet new TỆP.xlsm --from SỔ_CŨ", "Nối tiếp sổ năm trước: giữ danh mục, việc chưa xong."),
    ("kgsheet lint VĂN_BẢN.docx", "Kiểm tra thể thức của một văn bản Word."),
    ("kgsheet template MẪU.docx", "Kiểm tra một mẫu Word trước khi dùng để lập văn bản."),
    ("kgsheet explain VĂN_BẢN.docx", "Xem mỗi số liệu trong văn bản đếm những dòng nào."),
    ("kgsheet check --help", "Xem cách dùng đầy đủ của một lệnh."),
)
MARKUP = (
    ("**chữ**", "Chữ đậm."),
    ("*chữ*", "Chữ nghiêng."),
    ("[^: lời chú thích]", "Chú thích cuối trang, đặt ngay sau chữ được chú thích."),
    ("{{ nam }}", "Năm kế hoạch."),
    ("{{ ky_bao_cao }}", "Tên kỳ báo cáo."),
    ("{{ ngay_chot }}", "Ngày chốt số liệu."),
    ("{{ ten_co_quan }}", "Tên cơ quan viết trong câu."),
    ("{{ so_don_vi }}", "Số đơn vị chủ trì có nhiệm vụ."),
    ("{{ tien_do.tong_so }}", "Tổng số nhiệm vụ."),
    ("{{ tien_do.den_han }}", "Số nhiệm vụ đến hạn."),
    ("{{ tien_do.hoan_thanh }}", "Số nhiệm vụ đã hoàn thành."),
    ("{{ tien_do.hoan_thanh_trong_den_han }}", "Số đã hoàn thành trong số đến hạn."),
    ("{{ tien_do.qua_han }}", "Số nhiệm vụ quá hạn."),
    ("{{ tien_do.ty_le_den_han }}", "Đã hoàn thành / đến hạn."),
    ("{{ tien_do.ty_le_nam }}", "Đã hoàn thành / tổng số."),
    ("{{ tien_do.ty_le_trong_den_han }}", "Đã hoàn thành trong số đến hạn / đến hạn."),
    ("{{ tien_do.ty_le_dung_han }}", "Hoàn thành đúng hạn / đã hoàn thành."),
)
