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
DRAFT = "du-thao"

ELECTRONIC_FORM = "điện tử"
"""The value of the setting `dang_ban_hanh` for documents that are sent as files."""

CLOSING_MARK = "./."
BLANK = " " * 6
"""What stands for a number, a day or a month that is not known yet."""
