"""The settings: the keys of `tblCauHinh`, their defaults and what may be typed."""

from __future__ import annotations

from kgsheet.core.schema.columns import Column, Kind, Setting, Table

SETTINGS = Table(
    name="tblCauHinh",
    sheet="Cấu hình",
    caption="Thông tin của cơ quan và của kỳ báo cáo. Chỉ sửa cột Giá trị và cột Xác nhận.",
    columns=(
        Column(field="key", heading="Khóa", required=True, hint="Tên khóa, không sửa.", width=28),
        Column(field="value", heading="Giá trị", required=True, hint="Giá trị.", width=44),
        Column(field="explanation", heading="Giải thích", hint="Ý nghĩa của khóa.", width=70),
        Column(
            field="confirmation",
            heading="Xác nhận",
            kind=Kind.CONFIRMATION,
            hint="Mã cảnh báo đã xem xét và lý do giữ nguyên.",
            examples=("KG301: số của báo cáo đã phát hành",),
            width=44,
        ),
    ),
)

SETTING_KEYS = (
    Setting(key="nam", field="year", kind=Kind.YEAR, hint="Năm kế hoạch.", example="2025"),
    Setting(
        key="ngay_chot",
        field="cutoff",
        kind=Kind.DATE,
        hint="Ngày chốt số liệu: nhiệm vụ đến hạn hết ngày này mà chưa phê duyệt là quá hạn.",
        example="30/6/2025",
    ),
    Setting(
        key="ngay_bao_cao",
        field="report_date",
        kind=Kind.DATE,
        hint="Ngày của văn bản; để trống thì dự thảo chừa trống ngày.",
        example="11/7/2025",
    ),
    Setting(
        key="ky_bao_cao",
        field="period",
        hint="Tên kỳ báo cáo như in trong văn bản.",
        example="6 tháng đầu năm 2025",
    ),
    Setting(
        key="co_quan_chu_quan",
        field="superior",
        hint="Cơ quan chủ quản ở dòng trên tên cơ quan; UBND tỉnh để trống.",
        example="UBND TỈNH KIÊN GIANG",
    ),
    Setting(
        key="co_quan_dong_1",
        field="issuer_line_1",
        hint="Dòng thứ nhất của tên cơ quan trên văn bản.",
        default="ỦY BAN NHÂN DÂN",
        example="ỦY BAN NHÂN DÂN",
    ),
    Setting(
        key="co_quan_dong_2",
        field="issuer_line_2",
        hint="Dòng thứ hai của tên cơ quan trên văn bản.",
        example="TỈNH KIÊN GIANG",
    ),
    Setting(
        key="ten_co_quan",
        field="issuer",
        hint="Tên cơ quan viết trong câu.",
        example="Ủy ban nhân dân tỉnh Kiên Giang",
    ),
    Setting(
        key="ky_hieu_co_quan",
        field="issuer_symbol",
        hint="Chữ viết tắt của cơ quan trong ký hiệu văn bản.",
        default="UBND",
        example="UBND",
    ),
    Setting(
        key="don_vi_soan_thao",
        field="drafting_unit",
        hint="Chữ viết tắt của đơn vị soạn thảo (dòng Lưu, ký hiệu công văn).",
        default="TH",
        example="TH",
    ),
    Setting(
        key="nguoi_soan", field="drafter", hint="Chữ viết tắt tên người soạn thảo.", example="PL"
    ),
    Setting(key="dia_danh", field="place", hint="Địa danh trước ngày tháng.", example="Kiên Giang"),
    Setting(
        key="nguoi_ky", field="signer_id", hint="Mã người ký trong bảng tblNguoiKy.", example="CT"
    ),
    Setting(
        key="dang_ban_hanh",
        field="form",
        kind=Kind.CHOICE,
        hint="Bản giấy ghi đủ dòng Kèm theo; bản điện tử để trống số và ngày ở dòng này.",
        default="giấy",
        allowed=("giấy", "điện tử"),
        example="giấy",
    ),
    Setting(
        key="the_thuc",
        field="layout",
        kind=Kind.CHOICE,
        hint="Quy định thể thức: Nghị định 30/2020/NĐ-CP hoặc Thông tư 01/2011/TT-BNV.",
        default="nd30_2020",
        allowed=("nd30_2020", "tt01_2011"),
        example="nd30_2020",
    ),
    Setting(
        key="so_ngay_nhac",
        field="reminder_days",
        kind=Kind.INTEGER,
        hint="Nhắc trước bao nhiêu ngày khi nhiệm vụ sắp đến hạn.",
        default="30",
        example="30",
    ),
    Setting(
        key="truoc_ngay",
        field="before_day",
        kind=Kind.CHOICE,
        hint="“Trước ngày 30/6” có tính cả ngày 30/6 hay không.",
        default="bao gồm",
        allowed=("bao gồm", "không bao gồm"),
        example="bao gồm",
    ),
    Setting(
        key="so_van_ban",
        field="register_path",
        hint="Đường dẫn tệp chứa sổ đăng ký văn bản đi; để trống nếu ở ngay tệp này.",
        example="So van ban di 2025.xlsx",
    ),
    Setting(
        key="thu_muc_van_ban",
        field="output_folder",
        hint="Thư mục lưu văn bản, tính từ thư mục của tệp này.",
        default="Văn bản",
        example="Văn bản",
    ),
    Setting(
        key="tong_so_da_cong_bo",
        field="printed_total",
        kind=Kind.INTEGER,
        hint="Tổng số nhiệm vụ đã công bố, để đối chiếu; để trống nếu không có.",
        example="60",
    ),
    Setting(
        key="da_phe_duyet_da_cong_bo",
        field="printed_completed",
        kind=Kind.INTEGER,
        hint="Số nhiệm vụ đã phê duyệt đã công bố, để đối chiếu.",
        example="19",
    ),
    Setting(
        key="den_han_da_cong_bo",
        field="printed_due",
        kind=Kind.INTEGER,
        hint="Số nhiệm vụ đến hạn đã công bố, để đối chiếu.",
        example="33",
    ),
    Setting(
        key="phu_luc_ngang",
        field="landscape_annex",
        kind=Kind.CHOICE,
        hint="Phụ lục in trên trang giấy ngang hay dọc.",
        default="không",
        allowed=("có", "không"),
        example="không",
    ),
    Setting(
        key="phu_luc_qua_han",
        field="overdue_annex",
        kind=Kind.CHOICE,
        hint="Báo cáo có kèm phụ lục danh mục nhiệm vụ quá hạn (số ngày quá hạn) hay không.",
        default="không",
        allowed=("có", "không"),
        example="có",
    ),
    Setting(
        key="phu_luc_ky_toi",
        field="next_months",
        kind=Kind.INTEGER,
        hint="Báo cáo kèm phụ lục nhiệm vụ đến hạn trong bao nhiêu tháng sau ngày chốt; để trống"
        " thì không kèm.",
        example="3",
    ),
    Setting(
        key="nguoi_ky_cv",
        field="letter_signer_id",
        hint="Mã người ký công văn đôn đốc; để trống thì như nguoi_ky.",
        example="CVP",
    ),
)
