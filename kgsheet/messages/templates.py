"""What is said about a Word template that staff edited: its rules, places, remedies."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from kgsheet.messages.codes import Code


class TemplateRule(StrEnum):
    """The rules that a template is held to."""

    UNKNOWN_FIELD = "T01"
    UNREADABLE = "T02"
    UNMATCHED = "T03"
    TRACKED = "T04"
    ODD_SIGN = "T05"
    RICH_OR_PLAIN = "T06"
    NOT_ONE_VALUE = "T07"
    TEXT_BESIDE = "T08"
    FORBIDDEN = "T09"
    COMPONENT_MISSING = "T10"
    NOT_FILLED = "T11"
    CUT_TAG = "T12"
    BLANK_FIELD = "T13"


class TemplateWords(NamedTuple):
    """The code of a rule, what is wrong and what to do instead."""

    code: Code
    what: str
    remedy: str


TEMPLATE_WORDS: dict[TemplateRule, TemplateWords] = {
    TemplateRule.UNKNOWN_FIELD: TemplateWords(
        Code.FIELD_MISSING, "không có trường “{name}”", "{nearest}"
    ),
    TemplateRule.UNREADABLE: TemplateWords(Code.TEMPLATE_SYNTAX, "{what}", "{remedy}"),
    TemplateRule.UNMATCHED: TemplateWords(Code.TEMPLATE_SYNTAX, "{what}", "{remedy}"),
    TemplateRule.TRACKED: TemplateWords(
        Code.TEMPLATE_TRACKED,
        "thẻ có chỗ thêm hoặc xóa đang được theo dõi",
        "Chấp nhận hoặc bỏ thay đổi ở thẻ này (thẻ Review của Word).",
    ),
    TemplateRule.ODD_SIGN: TemplateWords(
        Code.TEMPLATE_SYNTAX,
        "trong thẻ có {signs}",
        "Gõ lại bằng dấu thẳng: {better}",
    ),
    TemplateRule.RICH_OR_PLAIN: TemplateWords(Code.TEMPLATE_SYNTAX, "{what}", "{remedy}"),
    TemplateRule.NOT_ONE_VALUE: TemplateWords(Code.TEMPLATE_SYNTAX, "{what}", "{remedy}"),
    TemplateRule.TEXT_BESIDE: TemplateWords(
        Code.TEMPLATE_SYNTAX,
        "cùng {holder} với thẻ còn có “{text}”, phần này sẽ mất khi lập văn bản",
        "Để thẻ này đứng một mình trong {holder}.",
    ),
    TemplateRule.FORBIDDEN: TemplateWords(Code.TEMPLATE_FORBIDDEN, "{what}", "{remedy}"),
    TemplateRule.COMPONENT_MISSING: TemplateWords(
        Code.COMPONENT_MISSING, "thiếu {component}", "Thêm {remedy}."
    ),
    TemplateRule.NOT_FILLED: TemplateWords(
        Code.TEMPLATE_NOT_FILLED,
        "thẻ đặt trong {holder}, nơi chương trình không điền được",
        "Chuyển thẻ ra phần chữ của văn bản.",
    ),
    TemplateRule.CUT_TAG: TemplateWords(
        Code.TEMPLATE_SYNTAX,
        "thẻ nằm nửa trong nửa ngoài một {holder}",
        "Xóa thẻ rồi gõ lại liền một mạch, trọn bên trong hoặc trọn bên ngoài.",
    ),
    TemplateRule.BLANK_FIELD: TemplateWords(
        Code.FIELD_BLANK,
        "trường “{name}” trong sổ đang trống",
        "Điền vào sổ, hoặc đặt thẻ trong {{% if {name} %}} … {{% endif %}}.",
    ),
}

UNREADABLE = {
    "unclosed": (
        "thẻ mở bằng {mark} mà không đóng trong cùng đoạn",
        "Thêm {closing} vào cuối thẻ.",
    ),
    "stray": ("có dấu {mark} mà không có dấu mở thẻ ở trước", "Thêm {opening} ở trước, hoặc xóa."),
    "single": ("trường “{name}” chỉ có một dấu ngoặc nhọn", "Viết {{{{ {name} }}}}."),
    "empty": ("thẻ không có nội dung", "Ghi tên trường vào thẻ hoặc xóa thẻ."),
    "expression": ("không đọc được “{body}”", "Viết một tên trường, ví dụ {{{{ ten_co_quan }}}}."),
    "word": ("không có lệnh “{word}”", "Chỉ dùng if, elif, else, endif, for, endfor, gop."),
    "no_end": ("lệnh “{word}” viết thiếu hoặc sai", "Ví dụ: {example}."),
}
"""What is wrong with a tag by itself, and what to do."""

EXAMPLES = {
    "if": "{% if co_quan_chu_quan %}",
    "elif": "{% elif kinh_gui %}",
    "for": "{% for dong in noi_nhan %}",
    "gop": "{% gop dong.gop_don_vi %}",
    "else": "{% else %}",
    "endif": "{% endif %}",
    "endfor": "{% endfor %}",
}

UNMATCHED = {
    "open": ("lệnh “{word}” không có “{end}”", "Thêm {{% {end} %}} sau phần của nó."),
    "close": ("“{word}” không có lệnh mở đi trước", "Thêm {{% {start} … %}} ở trước, hoặc xóa."),
    "crossed": (
        "“{word}” đứng khi “{other}” ở {place} còn mở",
        "Đóng theo thứ tự ngược lại: khối mở sau đóng trước.",
    ),
    "level": (
        "“{word}” không cùng kiểu hoặc không cùng chỗ với “{other}” ở {place}",
        "Để cả hai trong cùng một ô, một bảng hay một phần, và viết cùng kiểu ({{%p, {{%tr hoặc"
        " {{%).",
    ),
    "merge": (
        "dấu gạch trong thẻ nối nó với chữ ở {place}, nằm ngoài ô hoặc phần này",
        "Viết thẻ không có dấu gạch.",
    ),
    "outside": ("thẻ {mark} đứng ngoài bảng", "Chỉ dùng thẻ này trong bảng."),
}
"""What is wrong with a tag beside the others."""

RICH_OR_PLAIN = {
    "rich": (
        "trường “{name}” có chữ đậm, nghiêng hoặc chú thích nhưng viết như chữ thường",
        "Viết {{{{r {name} }}}}.",
    ),
    "plain": ("“{name}” là chữ thường nhưng viết với {{{{r", "Viết {{{{ {name} }}}}."),
}

NOT_ONE_VALUE = {
    "group": (
        "“{name}” là một nhóm trường, không in ra được",
        "Chọn một trường trong nhóm, ví dụ {example}.",
    ),
    "list": (
        "“{name}” là một danh sách, không in ra được",
        "In từng phần tử bằng {{% for dong in {name} %}}.",
    ),
    "no_list": (
        "“{name}” không phải là danh sách nên không lặp được",
        "Bỏ lệnh for, viết {{{{ {name} }}}}.",
    ),
}

_ONLY_FIELDS = "Chỉ in trường, chọn bằng if và lặp bằng for."
FORBIDDEN = {
    "underscore": ("“{detail}” đi vào bên trong chương trình", _ONLY_FIELDS),
    "call": ("có lời gọi hàm “{detail}”", _ONLY_FIELDS),
    "statement": ("không được dùng lệnh “{detail}”", _ONLY_FIELDS),
    "filter": ("không được dùng bộ lọc “{detail}”", "Các bộ lọc dùng được: {filters}."),
    "operator": ("không được dùng phép “{detail}”", _ONLY_FIELDS),
    "loop": (
        "vòng lặp “{detail}” nằm trong vòng lặp khác mà không lặp theo phần tử của nó, số lần lặp"
        " tăng quá lớn",
        "Đưa vòng lặp này ra ngoài, hoặc lặp theo một danh sách của phần tử đang lặp.",
    ),
}

STATE_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS_HEADING = "Nơi nhận"

COMPONENTS = {
    "state": ("Quốc hiệu", "dòng CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    "motto": ("Tiêu ngữ", "dòng Độc lập - Tự do - Hạnh phúc"),
    "issuer": ("tên cơ quan ban hành", "{{ co_quan_dong_1 }}"),
    "number": ("số của văn bản", "Số: {{ so }}"),
    "symbol": ("ký hiệu của văn bản", "/{{ ky_hieu }}"),
    "date": ("địa danh và thời gian ban hành", "{{ dia_danh }}, ngày {{ ngay }} tháng {{ thang }}"),
    "subject": ("trích yếu", "{{r trich_yeu }}"),
    "body": ("nội dung văn bản", "vòng lặp {%p for doan in noi_dung %}"),
    "authority": ("quyền hạn, chức vụ người ký", "vòng lặp {%p for dong in quyen_han %}"),
    "signer": ("họ tên người ký", "{{ nguoi_ky }}"),
    "recipients": ("Nơi nhận", "đề mục “Nơi nhận:” và các dòng {{ noi_nhan }}, {{ luu }}"),
}
"""What the decree asks of every document (Decree 30/2020, Article 8.2), and how to put it back."""

ODD_SIGNS = {
    "quote": "dấu nháy cong",
    "dash": "gạch ngang dài",
    "hidden": "ký tự không nhìn thấy",
    "other": "ký tự khác thường hoặc dấu ba chấm",
}

HOLDERS = {
    "p": "đoạn",
    "r": "đoạn",
    "tr": "dòng của bảng",
    "tc": "ô của bảng",
    "hyperlink": "siêu liên kết",
    "sdtContent": "ô điền sẵn",
    "fldSimple": "trường của Word",
    "other": "phần đánh dấu của Word",
    "chart": "biểu đồ",
    "comments": "lời bình (comment)",
    "customXml": "dữ liệu XML kèm theo",
    "diagrams": "sơ đồ SmartArt",
    "dataBinding": "ô điền lấy dữ liệu từ nơi khác",
    "glossary": "phần mẫu chèn sẵn",
    "settings": "thiết lập của văn bản",
    "endnotes": "chú thích cuối văn bản",
    "part": "thành phần {part}",
}

SPOTS = {
    "paragraph": "đoạn {}",
    "table": "bảng {}",
    "row": "dòng {}",
    "cell": "ô {}",
    "box": "hộp chữ",
    "header": "đầu trang",
    "footer": "chân trang",
    "footnote": "chú thích cuối trang {}",
    "endnote": "chú thích cuối văn bản {}",
    "document": "cả văn bản",
}
"""How the place of a paragraph is said."""

ANNOTATOR = "kgsheet"
COMMENT = "{rule}, {where}:"
"""How a comment in the annotated copy begins."""

TEMPLATE_SAY = {
    "head": "Mẫu {file}",
    "counts": "{error} lỗi, {warning} cảnh báo, {info} thông tin.",
    "fine": "Không có lỗi.",
    "copy": "Bản sao có lời bình: {path}",
}
