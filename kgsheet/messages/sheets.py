"""Words that the program writes into sheets."""

from kgsheet.messages.codes import Severity

SEVERITY_TEXT = {
    Severity.ERROR: "Lỗi",
    Severity.WARNING: "Cảnh báo",
    Severity.INFO: "Thông tin",
}
CONFIRMED_TEXT = "{severity} (đã xác nhận)"
QUARTER_TEXT = "Quý {quarter}"
NO_QUARTER_TEXT = "Nhiều năm hoặc không có hạn"
NO_AGENCY_TEXT = "(chưa ghi đơn vị)"
OTHERS_TEXT = "Khác ({count})"
EMPTY_CELL_TEXT = "(trống)"
NOTHING_TEXT = "-"
NO_FINDINGS_TEXT = "Không có lỗi, cảnh báo nào."
LIST_ERROR_TITLE = "Không có trong danh sách"
LIST_ERROR = "Nên chọn một giá trị trong danh sách thả xuống."
EXAMPLE = "Ví dụ: {}"
