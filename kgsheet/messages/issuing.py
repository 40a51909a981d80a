"""What is said when a document gets its number, or none (45x)."""

from kgsheet.messages.codes import Code, Message

CONTROL_PLACES = {
    "kgsheet.so": "số (sau chữ “Số:” dưới tên cơ quan)",
    "kgsheet.ngay": "ngày (sau địa danh, dưới Tiêu ngữ)",
    "kgsheet.thang": "tháng (sau địa danh, dưới Tiêu ngữ)",
    "kgsheet.nam": "năm (sau địa danh, dưới Tiêu ngữ)",
    "kgsheet.kem_theo.so": "số (ở dòng “Kèm theo” của phụ lục)",
    "kgsheet.kem_theo.ngay": "ngày (ở dòng “Kèm theo” của phụ lục)",
    "kgsheet.kem_theo.thang": "tháng (ở dòng “Kèm theo” của phụ lục)",
    "kgsheet.kem_theo.nam": "năm (ở dòng “Kèm theo” của phụ lục)",
}
"""Where a person would type what belongs into a content control, by its tag."""

CONFIRMED_NOTE = "Số liệu trong sổ đã đổi sau khi lập dự thảo; {reason}"

FILE_FAULTS = {
    "taken": "trong thư mục vừa có tệp khác mang tên này",
    "gone": "tệp tạm của văn bản không còn trong thư mục",
    "refused": "hệ điều hành không cho đặt tên tệp ({text})",
}
"""What `FILE_WAITS` says."""

CHOICE_FAULTS = {
    "none": "chưa có dự thảo nào",
    "numbered": "mọi dự thảo đều đã cấp số",
    "several": "có nhiều dự thảo chưa cấp số ({names})",
}
"""What `DRAFT_NOT_CHOSEN` says."""

ISSUING_MESSAGES: dict[Code, Message] = {
    Code.DRAFT_CONTROLS_GONE: Message(
        "Dự thảo mất ô điền số",
        "Dự thảo không còn ô điền {places} nên chưa cấp số.",
        "Lập lại dự thảo rồi chép phần đã sửa sang. Nếu giữ bản này: ghi một dòng vào trang Đăng"
        " ký văn bản đi rồi gõ tay vào đúng các chỗ nêu trên.",
    ),
    Code.DRAFT_NUMBERED: Message(
        "Dự thảo đã có số",
        "Văn bản này đã có số “{number}”.",
        "Chọn bản dự thảo chưa có số. Nếu số do ai đó gõ tay thì xóa số ấy, lưu lại rồi cấp số.",
    ),
    Code.DRAFT_FACTS_CHANGED: Message(
        "Số liệu đã đổi sau khi lập dự thảo",
        "Sổ theo dõi đã thay đổi sau khi lập dự thảo này, số liệu in trong văn bản có thể không"
        " còn đúng.",
        "Xem chỗ khác nhau bằng kgsheet explain rồi lập lại dự thảo; nếu vẫn dùng bản này thì thêm"
        " --confirm kèm lý do, lý do được ghi vào cột Ghi chú của sổ.",
    ),
    Code.DRAFT_OTHER_TYPE: Message(
        "Dự thảo thuộc loại khác",
        "Dự thảo này là loại {found}, không phải {type}.",
        "Chọn đúng tệp dự thảo hoặc đúng loại văn bản.",
    ),
    Code.DRAFT_OTHER_CUTOFF: Message(
        "Dự thảo chốt số liệu ngày khác",
        "Dự thảo này lập theo số liệu chốt hết ngày {found}, không phải ngày {asked}.",
        "Bỏ --as-of để cấp số theo ngày chốt của dự thảo; cần số liệu ngày {asked} thì lập lại dự"
        " thảo bằng kgsheet report.",
    ),
    Code.DRAFT_SIGNED: Message(
        "Dự thảo đã ký số",
        "Dự thảo đã có chữ ký số; điền số vào sẽ làm mất hiệu lực chữ ký.",
        "Dùng bản chưa ký số: cấp số trước, ký số sau.",
    ),
    Code.NOT_READY: Message(
        "Sổ còn lỗi, chưa cấp số",
        "Sổ còn {errors} lỗi, {warnings} cảnh báo chưa xử lý nên chưa cấp số.",
        "Xem bằng kgsheet check; sửa lỗi, sửa hoặc xác nhận cảnh báo (cột Xác nhận, kèm lý do).",
    ),
    Code.FILE_WAITS: Message(
        "Số đã cấp, tệp chưa vào chỗ",
        "Số {number} đã cấp và ghi vào sổ, nhưng tệp “{file}” chưa vào chỗ: {why}.",
        "Không cấp số lại cho văn bản này. Xử lý chỗ vướng; lần cấp số sau chương trình tự đưa tệp"
        " vào chỗ, xem bằng kgsheet register verify.",
    ),
    Code.DRAFT_NOT_CHOSEN: Message(
        "Chưa rõ cấp số cho dự thảo nào",
        "Trong thư mục “{folder}” {what}.",
        "Lập dự thảo bằng nút trong sổ; nếu có nhiều thì chỉ để lại dự thảo cần cấp số, chuyển các"
        " bản khác đi nơi khác.",
    ),
    Code.NUMBERED_BEFORE: Message(
        "Đã cấp số, sau đó có thay đổi",
        "{type} của kỳ này đã có số {symbol} ngày {day}, nhưng sổ theo dõi hoặc tệp văn bản đã thay"
        " đổi sau khi cấp số. Chạy hàng loạt không tự cấp số thứ hai.",
        "Sang kỳ mới: sửa khóa ngay_chot rồi chạy lại. Cấp nhầm: hủy số đó bằng kgsheet register"
        " void rồi chạy lại. Cần thêm một văn bản cùng kỳ: kgsheet run TỆP --issue.",
    ),
    Code.SEVERAL_LETTERS: Message(
        "Nhiều văn bản, một số",
        "Có {count} văn bản loại {type} cần cấp số nhưng chỉ nhập một số.",
        "Cấp số từng văn bản từ dự thảo của nó: thêm --document và --number.",
    ),
}
