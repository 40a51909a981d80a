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

_BY_PROGRAM = "Chương trình ghi khi cấp số; không sửa."

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
        Column(
            field="symbol", heading="Số, ký hiệu văn bản", hint=_BY_PROGRAM, required=True, width=18
        ),
        Column(
            field="date", heading="Ngày tháng văn bản", hint=_BY_PROGRAM, kind=Kind.DATE, width=14
        ),
        Column(
            field="subject",
            heading="Tên loại và trích yếu nội dung",
            hint=_BY_PROGRAM,
            required=True,
            width=50,
        ),
        Column(field="signer", heading="Người ký", hint=_BY_PROGRAM, width=22),
        Column(field="recipients", heading="Nơi nhận văn bản", hint=_BY_PROGRAM, width=30),
        Column(
            field="kept_by",
            heading="Đơn vị, người nhận bản lưu",
            hint="Lấy từ dòng Lưu khi cấp số; Văn thư bổ sung được.",
            width=20,
        ),
        Column(
            field="copies",
            heading="Số lượng bản",
            hint="Số bản phát hành, Văn thư ghi.",
            kind=Kind.INTEGER,
            width=10,
        ),
        Column(
            field="sent_on",
            heading="Ngày chuyển",
            hint="Văn thư ghi khi chuyển văn bản đi, cùng lúc chọn Đã phát hành.",
            kind=Kind.DATE,
            width=13,
        ),
        Column(field="received", heading="Ký nhận", hint="Người nhận ký vào sổ đã in.", width=12),
        Column(field="note", heading="Ghi chú", hint="Ghi chú tự do.", width=20),
        Column(field="type", heading="Loại", hint=_BY_PROGRAM, width=8),
        Column(field="year", heading="Năm", hint=_BY_PROGRAM, kind=Kind.YEAR, width=8),
        Column(field="number", heading="Số", hint=_BY_PROGRAM, kind=Kind.INTEGER, width=8),
        Column(
            field="state",
            heading="Trạng thái",
            kind=Kind.CHOICE,
            allowed=tuple(state.value for state in EntryState),
            hint="Chương trình ghi khi cấp số, hủy số. Khi chuyển văn bản đi, Văn thư chọn"
            " Đã phát hành và ghi Ngày chuyển.",
            width=14,
        ),
        Column(
            field="void_reason",
            heading="Lý do hủy",
            hint="Lý do nêu khi hủy số (chương trình ghi).",
            width=20,
        ),
        Column(field="file", heading="Tệp", hint=_BY_PROGRAM, width=30),
        Column(field="sha256", heading="SHA-256", hint=_BY_PROGRAM, width=20),
        Column(field="cutoff", heading="Ngày chốt", hint=_BY_PROGRAM, kind=Kind.DATE, width=13),
    ),
)
