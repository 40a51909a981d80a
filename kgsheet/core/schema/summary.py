"""The dashboard `Tổng hợp`: its tables of figures, which the program writes."""

from __future__ import annotations

from kgsheet.core.schema.columns import Column, Kind, Table
from kgsheet.values import frozen


@frozen(kw_only=True)
class Figure:
    """One row of `tblChiTieu`.

    Attributes:
        field: the count or the rate of `core.progress` that it shows.
        kind: `Kind.INTEGER`, `Kind.DATE`, or `Kind.RATE`.
    """

    field: str
    name: str
    basis: str
    kind: Kind = Kind.INTEGER


FIGURES = (
    Figure(
        field="as_of",
        name="Số liệu tính đến hết ngày",
        basis="Ngày chốt số liệu của lần cập nhật gần nhất",
        kind=Kind.DATE,
    ),
    Figure(
        field="total",
        name="Tổng số nhiệm vụ",
        basis="Không tính nhiệm vụ tạm dừng hoặc đưa ra khỏi chương trình",
    ),
    Figure(field="due", name="Đến hạn", basis="Thời hạn đến hết ngày chốt số liệu"),
    Figure(
        field="completed",
        name="Đã hoàn thành",
        basis="Đã được phê duyệt đến hết ngày chốt số liệu",
    ),
    Figure(
        field="due_completed",
        name="Đã hoàn thành trong số đến hạn",
        basis="Vừa đến hạn, vừa đã được phê duyệt",
    ),
    Figure(field="overdue", name="Quá hạn", basis="Đến hạn mà chưa được phê duyệt"),
    Figure(
        field="due_soon",
        name="Sắp đến hạn",
        basis="Đến hạn trong số ngày nhắc trước (khóa so_ngay_nhac)",
    ),
    Figure(
        field="completed_over_due",
        name="Tỷ lệ so với chỉ tiêu kỳ",
        basis="Đã hoàn thành / đến hạn",
        kind=Kind.RATE,
    ),
    Figure(
        field="completed_over_total",
        name="Tỷ lệ so với chỉ tiêu năm",
        basis="Đã hoàn thành / tổng số",
        kind=Kind.RATE,
    ),
    Figure(
        field="due_completed_over_due",
        name="Tỷ lệ hoàn thành nhiệm vụ đến hạn",
        basis="Đã hoàn thành trong số đến hạn / đến hạn",
        kind=Kind.RATE,
    ),
    Figure(
        field="on_time_over_completed",
        name="Tỷ lệ đúng hạn",
        basis="Hoàn thành đúng hạn / đã hoàn thành",
        kind=Kind.RATE,
    ),
    Figure(field="paused", name="Tạm dừng", basis="Để riêng, không tính vào các số trên"),
    Figure(
        field="withdrawn",
        name="Đưa ra khỏi chương trình",
        basis="Để riêng, không tính vào các số trên",
    ),
)

_SHEET = "Tổng hợp"
_COUNTS = (
    Column(field="total", heading="Tổng số", kind=Kind.INTEGER, width=13),
    Column(field="due", heading="Đến hạn", kind=Kind.INTEGER, width=9),
    Column(field="completed", heading="Hoàn thành", kind=Kind.INTEGER, width=11),
    Column(
        field="due_completed", heading="Hoàn thành trong số đến hạn", kind=Kind.INTEGER, width=13
    ),
    Column(field="overdue", heading="Quá hạn", kind=Kind.INTEGER, width=9),
    Column(field="rate", heading="Tỷ lệ hoàn thành nhiệm vụ đến hạn", width=15),
)
_BARS = (
    Column(field="completed", heading="Đã hoàn thành", kind=Kind.INTEGER, width=12),
    Column(field="overdue", heading="Quá hạn", kind=Kind.INTEGER, width=12),
    Column(field="open", heading="Chưa đến hạn", kind=Kind.INTEGER, width=12),
)

SUMMARY_FIGURES = Table(
    name="tblChiTieu",
    sheet=_SHEET,
    caption="Chỉ tiêu chung tại ngày chốt số liệu.",
    columns=(
        Column(field="name", heading="Chỉ tiêu", required=True, width=36),
        Column(field="value", heading="Kết quả", required=True, width=13),
        Column(field="basis", heading="Cách tính", width=52),
    ),
)
SUMMARY_AGENCIES = Table(
    name="tblTheoDonVi",
    sheet=_SHEET,
    caption="Theo đơn vị chủ trì.",
    columns=(Column(field="name", heading="Đơn vị", required=True, width=36), *_COUNTS),
)
SUMMARY_QUARTERS = Table(
    name="tblTheoQuy",
    sheet=_SHEET,
    caption="Theo quý đến hạn.",
    columns=(Column(field="quarter", heading="Quý", required=True, width=27), *_COUNTS),
)
CHART_AGENCIES = Table(
    name="tblBieuDoDonVi",
    sheet=_SHEET,
    caption="Số liệu của biểu đồ theo đơn vị.",
    columns=(Column(field="name", heading="Đơn vị", required=True, width=18), *_BARS),
)
CHART_QUARTERS = Table(
    name="tblBieuDoQuy",
    sheet=_SHEET,
    caption="Số liệu của biểu đồ theo quý.",
    columns=(Column(field="name", heading="Quý", required=True, width=18), *_BARS),
)
