"""Words that the program itself puts into a Word document, by type of document."""

UNTITLED_TYPES = frozenset({"CV"})
"""Types whose name is not printed above the subject (Decree 30/2020, Appendix III)."""

ANNEX_TITLES = {
    "BC": "KẾT QUẢ THỰC HIỆN CÁC ĐỀ ÁN, DỰ ÁN NĂM {year}",
    "KH": "DANH MỤC CÁC CHƯƠNG TRÌNH, ĐỀ ÁN, KẾ HOẠCH NĂM {year}",
}

OVERDUE_TITLE = "DANH MỤC NHIỆM VỤ QUÁ HẠN TÍNH ĐẾN HẾT NGÀY {day}"
NEXT_TITLE = "DANH MỤC NHIỆM VỤ ĐẾN HẠN TỪ NGÀY {first} ĐẾN HẾT NGÀY {last}"
ANNEX = "Phụ lục"
YES = "có"
"""The value of the settings that ask for an annex."""

ABOUT = "V/v"
PART_WORD = "Phần"
PLACE_AND_DATE = "{place}, ngày {day} tháng {month} năm {year}"
ATTACHED = "(Kèm theo {type} số {symbol} ngày {day} tháng {month} năm {year} của {issuer})"
AS_ABOVE = "Như trên"
KEPT = "Lưu"
KEPT_LINE = "Lưu: VT, {unit}"
REFERENCE = "{type} số {reference}"
EXTENDED = "{deadline}; gia hạn: {extension}"
CONTROLS = {
    "kgsheet.so": "Số văn bản",
    "kgsheet.ngay": "Ngày",
    "kgsheet.thang": "Tháng",
    "kgsheet.nam": "Năm",
    "kgsheet.kem_theo.so": "Số văn bản ở dòng kèm theo",
    "kgsheet.kem_theo.ngay": "Ngày ở dòng kèm theo",
    "kgsheet.kem_theo.thang": "Tháng ở dòng kèm theo",
    "kgsheet.kem_theo.nam": "Năm ở dòng kèm theo",
}
"""The title of each content control that number and day go into, by its tag."""

DRAFT = "du-thao"

ELECTRONIC_FORM = "điện tử"
"""The value of the setting `dang_ban_hanh` for documents that are sent as files."""

CLOSING_MARK = "./."
BLANK = " " * 6
"""What stands for a number, a day or a month that is not known yet."""

LETTER = (
    (
        "trich_yeu",
        "",
        "đôn đốc thực hiện nhiệm vụ quá hạn",
    ),
    (
        "doan",
        "",
        "Theo chương trình công tác năm {{ nam }}, {{ don_vi_nhan.ten }} chủ trì {{ "
        "don_vi_nhan.tong_so }} nhiệm vụ. Tính đến hết ngày {{ ngay_chot }}, {{ "
        "don_vi_nhan.den_han }} nhiệm vụ đã đến hạn, trong đó {{ don_vi_nhan.qua_han }}"
        " nhiệm vụ **chưa có văn bản phê duyệt** (danh mục nêu tại {{ "
        "phu_luc_qua_han.ten }} kèm theo Công văn này).",
    ),
    (
        "doan",
        "",
        "{{ ten_co_quan }} đề nghị {{ don_vi_nhan.ten }} thực hiện các việc sau:",
    ),
    (
        "khoan",
        "1",
        "Trình phê duyệt các nhiệm vụ quá hạn; nhiệm vụ nào chưa thể trình thì nêu rõ "
        "nguyên nhân và ngày trình dự kiến.",
    ),
    (
        "khoan",
        "2",
        "Gửi kết quả bằng văn bản về Văn phòng Ủy ban nhân dân tỉnh *trong 10 ngày kể "
        "từ ngày ban hành Công văn này* để tổng hợp.",
    ),
    (
        "doan",
        "",
        "Văn phòng Ủy ban nhân dân tỉnh theo dõi việc thực hiện và báo cáo {{ ten_co_quan }}.",
    ),
)
"""Level, number and text of each paragraph of a letter, where an office wrote none of its own."""
