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
    "F28": "Trình bày phần, chương",
    "F29": "Trình bày mục, tiểu mục",
    "F30": "Trình bày mục, khoản, điểm",
    "F31": "Thứ tự các điểm",
    "F32": "Trình bày điều",
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
    "cell": "bảng {table}, dòng {row}, ô {column}{excerpt}",
    "box": "hộp chữ{excerpt}",
    "header": "đầu trang (header){excerpt}",
    "footer": "chân trang (footer){excerpt}",
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
    "left": "canh trái",
    "center": "canh giữa",
    "right": "canh phải",
    "both": "canh đều hai lề",
}
STYLE_WORDS = {
    (False, False): "đứng, không đậm",
    (True, False): "đứng, đậm",
    (False, True): "nghiêng, không đậm",
    (True, True): "nghiêng, đậm",
}
CASE_WORDS = {True: "chữ in hoa", False: "chữ in thường"}
SIDES = {"top": "lề trên", "bottom": "lề dưới", "left": "lề trái", "right": "lề phải"}

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
