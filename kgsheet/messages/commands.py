"""What the command line says: help, headings of its answers, steps of a job."""

from enum import StrEnum


class Step(StrEnum):
    """The steps of a job, as a progress bar names them."""

    READ = "Đọc sổ"
    CHECK = "Kiểm tra, tính số liệu"
    WRITE = "Ghi vào sổ"
    DOCUMENT = "Lập văn bản"


HELP = {
    "group": "Theo dõi nhiệm vụ của Ủy ban nhân dân: từ một sổ Excel ra số liệu, lỗi cần sửa và"
    " văn bản Word.",
    "demo": "Chạy thử toàn bộ trên hai sổ mẫu (báo cáo 2017, kế hoạch 2021).\n\n"
    "Ví dụ: kgsheet demo --out chay-thu",
    "new": "Tạo sổ mới; với --from thì nối tiếp sổ của năm trước.\n\n"
    "Tên kết thúc bằng .xlsm: sổ có nút bấm; .xlsx: sổ không có nút.\n\n"
    "Sổ nối tiếp lấy lại cấu hình, đơn vị, người ký, nơi nhận, dãy số, phần lời và các nhiệm vụ"
    " chưa hoàn thành; sổ cũ giữ nguyên.\n\n"
    "Ví dụ: kgsheet new theo_doi_2026.xlsm --year 2026\n\n"
    "Ví dụ: kgsheet new theo_doi_2026.xlsm --from theo_doi_2025.xlsm",
    "check": "Kiểm tra sổ và liệt kê lỗi, cảnh báo; không sửa gì trong sổ.\n\n"
    "Ví dụ: kgsheet check theo_doi_2017.xlsm --as-of 2017-06-30",
    "progress": "Tính tỷ lệ hoàn thành, nhiệm vụ quá hạn; không sửa gì trong sổ.\n\n"
    "Ví dụ: kgsheet progress theo_doi_2017.xlsm --as-of 2017-03-31",
    "update": "Ghi vào sổ phần chương trình tính, không đụng ô nào khác.\n\nPhần đó gồm các cột"
    " xám của bảng nhiệm vụ, trang Kiểm tra và trang Tổng hợp.\n\n"
    "Ví dụ: kgsheet update theo_doi_2017.xlsm",
    "report": "Lập dự thảo văn bản: bc là báo cáo, kh là kế hoạch, cv là công văn đôn đốc (mỗi đơn"
    " vị có nhiệm vụ quá hạn một công văn).\n\n"
    "Dự thảo để trống số và ngày.\n\n"
    "Ví dụ: kgsheet report theo_doi_2017.xlsm bc",
    "run": "Kiểm tra, cập nhật sổ, lập dự thảo mọi loại văn bản.\n\n"
    "Loại văn bản nào có nội dung trong bảng tblNoiDung thì được lập; với --issue thì cấp số luôn"
    " (sổ không còn lỗi, cảnh báo chưa xác nhận).\n\n"
    "Ví dụ: kgsheet run theo_doi_2017.xlsm --out van-ban",
    "restore": "Khôi phục những gì thao tác dán làm hỏng trong sổ: danh sách chọn, lời nhắc, màu,"
    " định dạng ngày, tiêu đề; thêm cột do chương trình ghi còn thiếu. Không đổi dữ liệu.\n\n"
    "Ví dụ: kgsheet restore theo_doi_2017.xlsm",
    "diff": "So sánh hai bản của một sổ: ô nào đổi từ gì thành gì; trang, định dạng, biểu đồ, macro"
    " nào khác. Không sửa gì trong hai tệp.\n\nVí dụ: kgsheet diff hom_qua.xlsx hom_nay.xlsx",
    "undo": "Đưa sổ về như trước lần ghi gần nhất của chương trình; chạy lần nữa để lấy lại bản vừa"
    " thay.\n\nVí dụ: kgsheet undo theo_doi_2017.xlsm",
    "doctor": "Tìm vì sao các nút trong sổ không chạy được.\n\nKiểm tra máy này và sổ, chỉ ra chỗ"
    " vướng và cách khắc phục; không sửa gì. Không ghi tên sổ thì chỉ kiểm tra máy.\n\n"
    "Ví dụ: kgsheet doctor theo_doi_2026.xlsm",
    "setup_buttons": "Cho các nút trong sổ chạy bằng Python này.\n\nGhi đường dẫn của Python này"
    " vào trang ẩn xlwings.conf của sổ; không đổi gì khác.\n\n"
    "Ví dụ: kgsheet setup-buttons theo_doi_2026.xlsm",
    "json": "In đúng một đối tượng JSON ra đầu ra chuẩn.",
    "as_of": "Ngày chốt số liệu NĂM-THÁNG-NGÀY; mặc định là khóa ngay_chot, không có thì hôm qua.",
    "findings_out": "Ghi danh sách lỗi ra một tệp Excel mới.",
    "demo_out": "Thư mục chứa kết quả chạy thử.",
    "documents_out": "Thư mục chứa văn bản; mặc định theo khóa thu_muc_van_ban.",
    "template": "Mẫu Word dùng thay cho mẫu có sẵn.",
    "pdf": "Xuất thêm bản PDF của mỗi văn bản (cần LibreOffice).",
    "dry_run": "Chỉ cho biết sẽ ghi những ô nào.",
    "year": "Năm kế hoạch của sổ mới; mặc định là năm nay, với --from là năm tiếp theo của sổ cũ.",
    "sample": "Tạo sổ từ số liệu mẫu của năm này.",
    "from": "Sổ của năm trước để nối tiếp.",
    "version": "In phiên bản rồi thoát.",
}

USAGE = {
    "sample_alone": "chỉ dùng một trong hai: --sample hoặc --from.",
    "bad_day": "“{value}” không phải là ngày từ năm 1990 đến năm 2100; ghi theo mẫu 2017-06-30.",
    "bug": "Chương trình gặp lỗi ngoài dự kiến. Hãy gửi nội dung dưới đây cho người hỗ trợ.",
}

SAY = {
    "book": "Sổ {file}, ngày chốt số liệu {as_of}",
    "block": "Bảng nhiệm vụ: trang “{sheet}”, vùng {area}, {rows} nhiệm vụ{end}",
    "end_totals": " (dừng ở dòng tổng {row})",
    "end_signature": " (dừng ở dòng {row}, phần ký tên)",
    "end_blank": " (dừng ở dòng {row}, sau 20 dòng trống)",
    "sheet": "Trang “{sheet}”",
    "whole_book": "Cả sổ",
    "fix": "→ {fix}",
    "confirmed": "đã xác nhận",
    "counts": "{error} lỗi, {warning} cảnh báo, {info} thông tin",
    "confirmed_count": "; {count} cảnh báo đã xác nhận",
    "total": "Tổng số nhiệm vụ",
    "due": "Đến hạn",
    "completed": "Đã hoàn thành",
    "due_completed": "Hoàn thành trong số đến hạn",
    "overdue": "Quá hạn",
    "set_aside": "Tạm dừng, đưa ra khỏi chương trình",
    "completed_over_due": "Đã hoàn thành / đến hạn",
    "completed_over_total": "Đã hoàn thành / tổng số",
    "due_completed_over_due": "Hoàn thành trong số đến hạn / đến hạn",
    "on_time_over_completed": "Hoàn thành đúng hạn / đã hoàn thành",
    "agency": "Đơn vị",
    "columns": "Tổng|Đến hạn|H.thành|Quá hạn|Tỷ lệ",
    "overdue_tasks": "Nhiệm vụ quá hạn: {count} (ô thời hạn, số ngày quá hạn tính đến ngày chốt)",
    "days": "{count} ngày",
    "quarters": "Theo quý đến hạn",
    "no_tasks": "Bảng chưa có nhiệm vụ nào.",
    "written": "Đã ghi vào sổ: {ranges}",
    "would_write": "Sẽ ghi vào sổ: {ranges}",
    "unchanged": "Sổ không có gì thay đổi, không ghi lại.",
    "skipped": "Sổ không có cột {headings} nên không ghi các cột này.",
    "document": "Dự thảo {type}: {path}",
    "issued": "Đã cấp số {symbol} ngày {day}: {path}",
    "no_letters": "Không có đơn vị nào có nhiệm vụ quá hạn tính đến hết ngày {as_of}: không lập"
    " công văn đôn đốc.",
    "pdf": "Bản PDF: {path}",
    "no_pdf": "Văn bản đã có số nhưng chưa có bản PDF. {why}",
    "findings_file": "Danh sách lỗi: {path}",
    "nothing_restored": "Sổ {file} không có gì phải khôi phục, không ghi lại.",
    "undone": "Đã đưa sổ {file} về như trước lần ghi gần nhất. Chạy lại lệnh này để lấy lại bản vừa"
    " thay.",
    "new": "Đã tạo sổ {path}",
    "next": "Mở sổ, ghi nhiệm vụ vào trang “Nhiệm vụ”, rồi chạy: kgsheet run {path}",
    "next_buttons": "Để dùng các nút trên máy này, chạy trước: kgsheet setup-buttons {path}",
    "pointed": "Các nút của sổ {file} từ nay chạy bằng:",
    "pointed_before": "Các nút của sổ {file} đã chạy bằng đúng Python này, không ghi lại:",
    "demo": "Đã chạy thử trên {count} sổ mẫu; kết quả ở thư mục {folder}",
    "demo_next": "Mở các tệp trên bằng Excel, Word hoặc LibreOffice để xem.",
    "others": "… và {count} nhiệm vụ khác",
}
