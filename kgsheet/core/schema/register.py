"""The register of documents and its series of numbers, with the closed lists of both."""

from __future__ import annotations

from enum import StrEnum

from kgsheet.core.schema.columns import Column, Kind, Table


class Mode(StrEnum):
    """How a series gets its next number, in the words of the sheet."""

    AUTOMATIC = "tự động"
    MANUAL = "nhập tay"


class EntryState(StrEnum):
    """Where a document stands in the register, in the words of the sheet."""

    DRAFT = "Dự thảo"
    NUMBERED = "Đã cấp số"
    ISSUED = "Đã phát hành"
    VOID = "Hủy"


CLOSED = "có"
"""What says that a year is closed."""

SERIES = Table(
    name="tblSoVanBan",
    sheet="Sổ văn bản",
    caption="Dãy số của từng loại văn bản trong năm, do người đứng đầu cơ quan quyết định.",
    columns=(
        Column(field="type", heading="Loại", required=True, hint="BC, KH, CV.", width=8),
        Column(field="year", heading="Năm", kind=Kind.YEAR, hint="Năm.", width=8),
        Column(field="series", heading="Dãy số", required=True, hint="Tên dãy số.", width=12),
        Column(field="first", heading="Số bắt đầu", kind=Kind.INTEGER, hint="Số đầu.", width=12),
        Column(
            field="mode",
            heading="Cách cấp",
            kind=Kind.CHOICE,
            allowed=tuple(mode.value for mode in Mode),
            hint="Tự động lấy số tiếp theo, hoặc nhập số do Văn thư cấp.",
            width=12,
        ),
        Column(
            field="closed",
            heading="Đã khóa sổ",
            kind=Kind.CHOICE,
            allowed=(CLOSED,),
            hint="Ghi “có” khi đã khóa sổ của năm.",
            width=12,
        ),
    ),
)

REGISTER = Table(
    name="tblVanBan",
    sheet="Đăng ký văn bản đi",
    caption="Sổ đăng ký văn bản đi (Nghị định 30/2020/NĐ-CP, Phụ lục IV). Chương trình ghi.",
    columns=(
        Column(field="symbol", heading="Số, ký hiệu văn bản", required=True, width=18),
        Column(field="date", heading="Ngày tháng văn bản", kind=Kind.DATE, width=14),
        Column(field="subject", heading="Tên loại và trích yếu nội dung", required=True, width=50),
        Column(field="signer", heading="Người ký", width=22),
        Column(field="recipients", heading="Nơi nhận văn bản", width=30),
        Column(field="kept_by", heading="Đơn vị, người nhận bản lưu", width=20),
        Column(field="copies", heading="Số lượng bản", kind=Kind.INTEGER, width=10),
        Column(field="sent_on", heading="Ngày chuyển", kind=Kind.DATE, width=13),
        Column(field="received", heading="Ký nhận", width=12),
        Column(field="note", heading="Ghi chú", width=20),
        Column(field="type", heading="Loại", width=8),
        Column(field="year", heading="Năm", kind=Kind.YEAR, width=8),
        Column(field="number", heading="Số", kind=Kind.INTEGER, width=8),
        Column(
            field="state",
            heading="Trạng thái",
            kind=Kind.CHOICE,
            allowed=tuple(state.value for state in EntryState),
            width=14,
        ),
        Column(field="void_reason", heading="Lý do hủy", width=20),
        Column(field="file", heading="Tệp", width=30),
        Column(field="sha256", heading="SHA-256", width=20),
        Column(field="cutoff", heading="Ngày chốt", kind=Kind.DATE, width=13),
    ),
)
