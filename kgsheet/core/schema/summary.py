"""The dashboard `Tổng hợp`: its tables of figures, which the program writes."""

from __future__ import annotations

from kgsheet.core.schema.columns import Column, Kind, Table

_SHEET = "Tổng hợp"
_COUNTS = (
    Column(field="total", heading="Tổng số", kind=Kind.INTEGER, width=11),
    Column(field="due", heading="Đến hạn", kind=Kind.INTEGER, width=11),
    Column(field="completed", heading="Hoàn thành", kind=Kind.INTEGER, width=12),
    Column(
        field="due_completed", heading="Hoàn thành trong số đến hạn", kind=Kind.INTEGER, width=15
    ),
    Column(field="overdue", heading="Quá hạn", kind=Kind.INTEGER, width=11),
    Column(field="rate", heading="Tỷ lệ hoàn thành nhiệm vụ đến hạn", width=16),
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
        Column(field="name", heading="Chỉ tiêu", required=True, width=44),
        Column(field="value", heading="Kết quả", required=True, width=12),
        Column(field="basis", heading="Cách tính", width=52),
    ),
)
SUMMARY_AGENCIES = Table(
    name="tblTheoDonVi",
    sheet=_SHEET,
    caption="Theo đơn vị chủ trì.",
    columns=(Column(field="name", heading="Đơn vị", required=True, width=44), *_COUNTS),
)
SUMMARY_QUARTERS = Table(
    name="tblTheoQuy",
    sheet=_SHEET,
    caption="Theo quý đến hạn.",
    columns=(Column(field="quarter", heading="Quý", required=True, width=44), *_COUNTS),
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
