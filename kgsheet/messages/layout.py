"""What is said about the layout of a document: the parts by rule, what is wrong, where."""

from __future__ import annotations

from enum import StrEnum, auto

from kgsheet.messages.codes import Code, Message


class Aspect(StrEnum):
    """What about a part is not as prescribed."""

    SIZE = auto()
    STYLE = auto()
    CASE = auto()
    ALIGN = auto()
    TEXT = auto()
    MISSING = auto()
    VALUE = auto()


ASPECTS = {
    Aspect.SIZE: "cỡ chữ {found}, quy định {expected}",
    Aspect.STYLE: "kiểu chữ {found}, quy định {expected}",
    Aspect.CASE: "{found}, quy định {expected}",
    Aspect.ALIGN: "{found}, quy định {expected}",
    Aspect.TEXT: "ghi “{found}”, quy định “{expected}”",
    Aspect.MISSING: "không thấy, quy định phải có {expected}",
    Aspect.VALUE: "{found}, quy định {expected}",
}

RULE_NAMES = {
    "F01": "Khổ giấy",
    "F02": "Chiều trang",
    "F03": "Lề trang",
    "F04": "Phông chữ, màu chữ",
    "F05": "Bảng mã tiếng Việt",
    "F06": "Số trang",
    "F07": "Số trang của phụ lục",
    "F08": "Quốc hiệu",
    "F09": "Tiêu ngữ",
    "F10": "Đường kẻ dưới Tiêu ngữ",
    "F11": "Tên cơ quan chủ quản trực tiếp",
    "F12": "Tên cơ quan ban hành",
    "F13": "Tên Ủy ban nhân dân ban hành",
    "F14": "Dòng số, ký hiệu",
    "F15": "Số văn bản",
    "F16": "Cách viết số, ký hiệu",
    "F17": "Ký hiệu văn bản",
    "F19": "Địa danh và thời gian ban hành",
    "F20": "Ngày, tháng ban hành",
    "F21": "Địa danh",
    "F22": "Tên loại văn bản",
    "F23": "Trích yếu nội dung",
    "F24": "Trích yếu của công văn",
    "F25": "Căn cứ ban hành",
    "F26": "Viện dẫn văn bản lần đầu",
    "F27": "Nội dung văn bản",
    "F28": "Phần, chương",
    "F29": "Mục, tiểu mục",
    "F30": "Đề mục I., 1., a)",
    "F31": "Thứ tự các điểm",
    "F32": "Điều",
    "F33": "Dấu kết thúc nội dung",
    "F34": "Quyền hạn của người ký",
    "F35": "Cách đề ký",
    "F36": "Họ tên người ký",
    "F37": "Chức vụ của người ký",
    "F38": "Hình ảnh chữ ký",
    "F41": "Kính gửi",
    "F42": "Đề mục Nơi nhận",
    "F43": "Danh sách nơi nhận",
    "F44": "Dòng lưu văn bản",
    "F45": "Chỉ dẫn về phụ lục",
    "F46": "Tiêu đề phụ lục",
    "F47": "Dòng kèm theo văn bản",
    "F49": "Độ mật",
    "F50": "Độ khẩn",
    "F51": "Phạm vi lưu hành",
    "F52": "Thông tin liên hệ của cơ quan",
    "F53": "Bản sao",
    "F55": "Cỡ chữ trong bảng",
    "F56": "Chỗ chưa điền",
}

PROFILE_NAMES = {
    "nd30_2020": "Nghị định 30/2020/NĐ-CP",
    "tt01_2011": "Thông tư 01/2011/TT-BNV",
}

PLACES = {
    "paragraph": "đoạn {number}{excerpt}",
    "cell": "bảng {table}, hàng {row}, ô {column}{excerpt}",
    "box": "hộp chữ{excerpt}",
    "header": "đầu trang{excerpt}",
    "footer": "cuối trang{excerpt}",
    "note": "chú thích{excerpt}",
    "section": "phần {number} (section)",
    "document": "cả văn bản",
    "head": "đầu trang thứ nhất",
    "ending": "cuối văn bản",
    "annex": "phụ lục {number}",
    "excerpt": " “{text}”",
    "more": "{first} và {count} chỗ khác",
}

ALIGN_WORDS = {
    "left": "căn trái",
    "center": "căn giữa",
    "right": "căn phải",
    "both": "căn đều hai bên",
}
STYLE_WORDS = {
    (False, False): "đứng, không đậm",
    (True, False): "đứng, đậm",
    (False, True): "nghiêng, không đậm",
    (True, True): "nghiêng, đậm",
}
CASE_WORDS = {True: "chữ in hoa", False: "chữ in thường"}
SIDES = {"top": "lề trên", "bottom": "lề dưới", "left": "lề trái", "right": "lề phải"}

# The figures and facts of findings; `{}` are filled by the rules.
SAY = {
    "millimetres": "{side} {size} mm",
    "paper": "{width} x {height} mm",
    "a4": "A4 (210 x 297 mm)",
    "landscape": "trang nằm ngang",
    "portrait": "trang đứng, trừ trang có bảng biểu",
    "font": "phông {font}",
    "fixed_font": "phông Times New Roman",
    "color": "chữ màu #{color}",
    "black": "chữ màu đen",
    "legacy_font": "phông {font} của bảng mã cũ",
    "legacy_text": "chữ gõ bằng bảng mã cũ (TCVN3, VNI)",
    "decomposed": "chữ Unicode tổ hợp",
    "unicode": "chữ Unicode dựng sẵn theo TCVN 6909:2001",
    "page_number": "số trang (trường PAGE) {place}",
    "in_header": "ở đầu trang, canh giữa",
    "in_footer": "ở cuối trang, góc phải",
    "number_header": "số trang đặt ở đầu trang",
    "number_footer": "số trang đặt ở cuối trang",
    "number_form": "số trang kiểu {form}",
    "arabic": "chữ số Ả Rập",
    "first_shown": "trang thứ nhất hiện số trang",
    "first_hidden": "không hiện số trang ở trang thứ nhất",
    "starts_at": "số trang bắt đầu từ {number}",
    "starts_at_one": "bắt đầu từ 1",
    "annex_goes_on": "đánh số tiếp theo văn bản",
    "annex_restarts": "phụ lục sang phần (section) riêng, đánh số lại từ 1",
    "line": "đường kẻ ngang, nét liền",
    "underlined": "chữ gạch chân",
    "line_length": "đường kẻ dài {size} mm",
    "line_as_text": "dài bằng dòng chữ, khoảng {size} mm",
    "left_side": "đặt ở bên trái",
    "top_right": "ở trên cùng, bên phải trang thứ nhất",
    "middle": "đặt giữa trang",
    "order": "đặt trước Quốc hiệu",
    "below_country": "ngay dưới Quốc hiệu",
    "spacing": "cách dòng {lines}",
    "single": "dòng đơn",
    "name": "tên cơ quan ban hành",
    "has_superior": "có cơ quan chủ quản “{found}”",
    "no_superior": "Ủy ban nhân dân không ghi cơ quan chủ quản",
    "partly_bold": "dòng “{found}” không đậm",
    "all_bold": "cả hai dòng đứng, đậm",
    "number_line": "dòng “Số: …/ký hiệu”",
    "date_line": "dòng “địa danh, ngày … tháng … năm …”",
    "date_form": "{place}, ngày 07 tháng 5 năm 2021",
    "other_row": "không cùng hàng với số, ký hiệu",
    "same_row": "cùng hàng với số, ký hiệu",
    "day_not_real": "ngày {found} không có thật",
    "real_day": "ngày có trong lịch",
    "letter_symbol": "{issuer}-đơn vị soạn thảo",
    "type_name": "tên loại văn bản",
    "subject": "trích yếu nội dung dưới tên loại",
    "letter_subject": "dòng “V/v …” dưới số, ký hiệu",
    "gap": "cách dòng số, ký hiệu {points} pt",
    "gap_six": "6 pt",
    "ends": "kết thúc bằng “{mark}”",
    "ends_none": "không có dấu kết thúc",
    "reference": "đủ tên loại, số, ký hiệu, ngày ban hành",
    "law_reference": "có ngày, tháng, năm ban hành",
    "one_ground": "nhiều căn cứ trong một dòng",
    "own_line": "mỗi căn cứ một dòng",
    "undated": "“{found}” không ghi ngày ban hành",
    "dated": "viện dẫn lần đầu ghi đủ ngày ban hành",
    "indent": "lùi đầu dòng {size} cm",
    "indent_fixed": "1 cm hoặc 1,27 cm",
    "indent_range": "từ 1 cm đến 1,27 cm",
    "between": "khoảng cách đoạn {points} pt",
    "between_six": "tối thiểu 6 pt",
    "lines": "cách dòng {lines}",
    "lines_exactly": "cách dòng cố định {points} pt",
    "lines_range": "từ dòng đơn đến 1,5 dòng",
    "heading_line": "chữ và số nằm chung dòng với tiêu đề",
    "heading_own": "một dòng riêng: Phần I, Chương I",
    "heading_own_arabic": "một dòng riêng: Mục 1, Tiểu mục 1",
    "heading_title": "tiêu đề in hoa ở dòng dưới",
    "point_order": "điểm {found})",
    "point_next": "điểm {expected})",
    "authority": "quyền hạn, chức vụ của người ký",
    "prefix": "TM., KT., TL., TUQ. hoặc Q.",
    "deputy": "dòng chức vụ cấp phó dưới dòng “{found}”",
    "post": "dòng chức vụ dưới dòng “{found}”",
    "on_behalf": "TM. ỦY BAN NHÂN DÂN",
    "head_line": "CHỦ TỊCH, Q. CHỦ TỊCH hoặc KT. CHỦ TỊCH",
    "person": "họ tên người ký",
    "official_post": "chỉ ghi chức vụ lãnh đạo chính thức",
    "no_honours": "{name} (không ghi học hàm, học vị, danh hiệu)",
    "name_case": "chữ in thường, hoa chữ cái đầu mỗi âm tiết",
    "picture": "ảnh dạng {form}",
    "png": "ảnh .png nền trong suốt",
    "not_addressed": "{type} không có mục Kính gửi",
    "addressed": "“Kính gửi: …”",
    "addressed_types": "chỉ dùng ở công văn, tờ trình, báo cáo gửi cấp trên",
    "one_addressee": "một nơi nhận ghi ở dòng riêng",
    "same_line": "ghi cùng dòng với “Kính gửi:”",
    "dash": "mỗi nơi một dòng, đầu dòng có gạch “-”",
    "recipients": "đề mục “Nơi nhận:”",
    "recipients_level": "không ngang hàng với quyền hạn, chức vụ",
    "level": "ngang hàng với quyền hạn, chức vụ",
    "as_above": "- Như trên;",
    "kept": "dòng “- Lưu: VT, đơn vị soạn thảo.”",
    "kept_form": "- Lưu: VT, đơn vị soạn thảo.",
    "kept_last": "không ở cuối danh sách",
    "last": "dòng cuối cùng",
    "annex_mention": "chỉ dẫn đến Phụ lục trong nội dung văn bản",
    "annex_roman": "Phụ lục {number}",
    "annex_heading": "dòng “Phụ lục”",
    "annex_title": "tên phụ lục",
    "attached": "dòng “(Kèm theo {type} số …)”",
    "attached_form": "(Kèm theo {type} số …/{symbol} ngày … tháng … năm … của {issuer})",
    "attached_partly": "chỉ điền một phần số, ngày, tháng, năm",
    "attached_whole": "điền đủ (bản giấy) hoặc để trống cả (bản điện tử)",
    "secret": "dấu “{found}”",
    "not_secret": "văn bản mật không soạn thảo bằng chương trình này",
    "no_frame": "không có khung",
    "frame": "có khung viền",
    "red": "chữ màu đỏ tươi",
    "every_page": "hiện ở mọi trang",
    "first_page": "chỉ ở trang thứ nhất",
    "line_above": "đường kẻ ngang ở trên",
    "copy_number": "dòng “Số: …/{short}-…” của bản sao",
    "blank": "“{found}”",
    "filled": "đã điền nội dung",
    "points": "{size}",
    "range": "{least}-{most}",
}

LINT_HELP = {
    "lint": "Kiểm tra thể thức của một văn bản Word theo Nghị định 30/2020/NĐ-CP (hoặc Thông tư"
    " 01/2011/TT-BNV với văn bản ban hành trước 05/3/2020); không sửa gì trong tệp.\n\n"
    "Ví dụ: kgsheet lint bao_cao.docx",
    "profile": "Quy định để kiểm tra; mặc định theo thuộc tính của văn bản, không có thì theo ngày"
    " ban hành.",
}
LINT_SAY = {
    "document": "Văn bản {file}, kiểm tra theo {profile}",
    "nothing": "Không thấy lỗi thể thức.",
    "where": "Ở {place}.",
}

DAMAGED_XML = "thành phần {part} sai cấu trúc XML"
NO_TEXT = "không có phần nội dung văn bản"
OTHER_FORMATS = {
    "doc": ".doc (Word 97-2003)",
    "odt": ".odt (OpenDocument)",
    "other": "khác .docx",
}

LAYOUT_MESSAGES: dict[Code, Message] = {
    Code.NOT_A_DOCUMENT: Message(
        "Không phải văn bản Word",
        "Tệp này ở định dạng {format}, chương trình chỉ kiểm tra văn bản Word .docx.",
        "Mở bằng Word hoặc LibreOffice rồi lưu thành .docx.",
    ),
    Code.DOCUMENT_ENCRYPTED: Message(
        "Văn bản có mật khẩu",
        "Văn bản này được đặt mật khẩu nên không đọc được.",
        "Mở bằng Word, bỏ mật khẩu rồi lưu lại.",
    ),
    Code.DOCUMENT_DAMAGED: Message(
        "Văn bản hỏng",
        "Tệp văn bản bị hỏng nên không đọc được: {what}.",
        "Mở bằng Word để sửa rồi lưu lại, hoặc lập lại văn bản.",
    ),
    Code.LAYOUT_WRONG: Message(
        "Sai thể thức", "{name}: {what}.", "Sửa lại trong Word theo {profile}."
    ),
    Code.LAYOUT_DOUBTFUL: Message(
        "Thể thức cần xem lại",
        "{name}, cần xem lại: {what}.",
        "Xem lại theo {profile}, sửa nếu cần.",
    ),
    Code.LAYOUT_NOTE: Message(
        "Lưu ý về thể thức", "{name}, lưu ý: {what}.", "Đối chiếu với {profile}."
    ),
}
