"""The lists beside the tasks: agencies, signers, recipients, narrative, findings."""

from __future__ import annotations

from kgsheet.core.schema.columns import Column, Kind, Table

DOCUMENT_TYPES = ("BC", "KH", "CV")
LEVELS = (
    "trich_yeu",
    "kinh_gui",
    "can_cu",
    "phan",
    "muc",
    "khoan",
    "diem",
    "doan",
    "gach",
)

_VALIDITY = (
    Column(field="valid_from", heading="Hiệu lực từ", kind=Kind.DATE, hint="Ngày đầu.", width=13),
    Column(field="valid_to", heading="Hiệu lực đến", kind=Kind.DATE, hint="Ngày cuối.", width=13),
)
_TYPE = Column(
    field="type",
    heading="Loại văn bản",
    kind=Kind.CHOICE,
    allowed=DOCUMENT_TYPES,
    required=True,
    hint="BC (báo cáo), KH (kế hoạch) hoặc CV (công văn).",
    width=13,
)
_ORDER = Column(field="order", heading="Thứ tự", kind=Kind.INTEGER, hint="Thứ tự in ra.", width=8)

AGENCIES = Table(
    name="tblDonVi",
    sheet="Đơn vị",
    caption="Danh mục đơn vị. Đơn vị chủ trì ở trang Nhiệm vụ phải có trong danh mục này.",
    columns=(
        Column(field="id", heading="Mã", hint="Mã đơn vị.", width=10),
        Column(
            field="name",
            heading="Tên đơn vị",
            required=True,
            hint="Tên chính thức, in trong văn bản.",
            width=40,
        ),
        Column(
            field="short_name",
            heading="Tên viết tắt",
            required=True,
            hint="Tên ngắn, dùng trên biểu đồ.",
            width=18,
        ),
        Column(
            field="aliases",
            heading="Tên khác",
            kind=Kind.NAMES,
            hint="Các cách ghi khác, cách nhau bằng dấu chấm phẩy.",
            width=36,
        ),
        *_VALIDITY,
        Column(field="successor", heading="Đơn vị kế thừa", hint="Mã đơn vị kế thừa.", width=16),
        _ORDER,
        Column(field="email", heading="Email", hint="Thư điện tử của đơn vị.", width=28),
    ),
)

SIGNERS = Table(
    name="tblNguoiKy",
    sheet="Người ký",
    caption="Người có thẩm quyền ký. Khóa nguoi_ky ở trang Cấu hình chọn người ký theo mã.",
    columns=(
        Column(field="id", heading="Mã", required=True, hint="Mã người ký.", width=10),
        Column(field="name", heading="Họ tên", required=True, hint="Họ và tên.", width=26),
        Column(field="post", heading="Chức vụ", hint="Chức vụ chính thức.", width=26),
        Column(
            field="authority",
            heading="Quyền hạn",
            kind=Kind.LINES,
            required=True,
            hint="Các dòng trên chữ ký, cách nhau bằng dấu |.",
            examples=("TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH",),
            width=56,
        ),
        *_VALIDITY,
    ),
)

RECIPIENTS = Table(
    name="tblNoiNhan",
    sheet="Nơi nhận",
    caption="Nơi nhận của từng loại văn bản; dòng cuối cùng là dòng Lưu.",
    columns=(
        _TYPE,
        _ORDER,
        Column(
            field="recipient", heading="Nơi nhận", required=True, hint="Một nơi nhận.", width=60
        ),
    ),
)

NARRATIVE = Table(
    name="tblNoiDung",
    sheet="Nội dung văn bản",
    caption="Phần lời của văn bản. Dùng **đậm**, *nghiêng*, [^: chú thích] và {{ trường }}.",
    columns=(
        _TYPE,
        _ORDER,
        Column(
            field="level",
            heading="Cấp",
            kind=Kind.CHOICE,
            allowed=LEVELS,
            required=True,
            hint="trich_yeu, kinh_gui, can_cu, phan, muc, khoan, diem, doan (đoạn), gach (gạch).",
            width=11,
        ),
        Column(field="number", heading="Số", hint="Số của phần, mục, khoản, điểm.", width=7),
        Column(field="title", heading="Tiêu đề", kind=Kind.MARKUP, hint="Tiêu đề.", width=44),
        Column(field="text", heading="Nội dung", kind=Kind.MARKUP, hint="Nội dung.", width=90),
    ),
)

FINDINGS = Table(
    name="tblKiemTra",
    sheet="Kiểm tra",
    caption="Kết quả kiểm tra lần gần nhất. Bấm vào ô ở cột Ô để đến chỗ cần sửa.",
    columns=(
        Column(field="severity", heading="Mức", width=21),
        Column(field="code", heading="Mã lỗi", required=True, width=9),
        Column(field="sheet", heading="Trang", required=True, width=15),
        Column(field="cell", heading="Ô", required=True, width=9),
        Column(field="message", heading="Nội dung", width=58),
        Column(field="found", heading="Giá trị", width=44),
        Column(field="fix", heading="Cách sửa", width=54),
    ),
)
