"""The control panel `Bảng điều khiển`: its buttons, what they last did, and their settings.

The buttons of the sheet, the tab of the ribbon, the macros of the workbook, the functions of
`kgsheet.macros` and the help sheet all follow this one table.
"""

from __future__ import annotations

from enum import StrEnum

from kgsheet.core.schema.columns import Column, Kind, Table
from kgsheet.values import frozen


@frozen(kw_only=True)
class Button:
    """One button of the control panel and of the ribbon.

    Attributes:
        name: the public function of `kgsheet.macros` that it runs.
        sub: the VBA macro behind it.
        ribbon_id: its id in the ribbon tab.
        caption: what stands on it; also the key of its row in `tblLanChay`.
        hint: what it does, in one sentence.
    """

    name: str
    sub: str
    ribbon_id: str
    caption: str
    hint: str


BUTTONS = (
    Button(
        name="check",
        sub="KG_Check",
        ribbon_id="kg_check",
        caption="Kiểm tra dữ liệu",
        hint="Kiểm tra từng dòng, liệt kê lỗi và cách sửa ở trang Kiểm tra.",
    ),
    Button(
        name="update",
        sub="KG_Update",
        ribbon_id="kg_update",
        caption="Cập nhật tiến độ",
        hint="Tính hạn, trạng thái, số ngày quá hạn; ghi trang Kiểm tra và trang Tổng hợp.",
    ),
    Button(
        name="report_bc",
        sub="KG_ReportBc",
        ribbon_id="kg_report_bc",
        caption="Dự thảo báo cáo",
        hint="Lập dự thảo báo cáo bằng Word vào thư mục văn bản.",
    ),
    Button(
        name="report_kh",
        sub="KG_ReportKh",
        ribbon_id="kg_report_kh",
        caption="Dự thảo kế hoạch",
        hint="Lập dự thảo kế hoạch bằng Word vào thư mục văn bản.",
    ),
    Button(
        name="issue",
        sub="KG_Issue",
        ribbon_id="kg_issue",
        caption="Cấp số văn bản",
        hint="Điền số, ngày vào dự thảo chờ cấp số, ghi vào sổ đăng ký rồi lưu sổ.",
    ),
    Button(
        name="restore",
        sub="KG_Restore",
        ribbon_id="kg_restore",
        caption="Khôi phục khuôn",
        hint="Khôi phục danh sách chọn, lời nhắc, màu, định dạng, tiêu đề đã bị dán đè.",
    ),
)

PANEL = Table(
    name="tblLanChay",
    sheet="Bảng điều khiển",
    caption="Bấm nút để chạy; kết quả của lần chạy gần nhất ghi ở bên phải nút.",
    columns=(
        Column(field="button", heading="Nút", required=True, width=26),
        Column(field="purpose", heading="Công dụng", width=56),
        Column(
            field="last_run",
            heading="Lần chạy gần nhất",
            kind=Kind.MOMENT,
            required=True,
            derived=True,
            width=18,
        ),
        Column(field="result", heading="Kết quả", required=True, derived=True, width=56),
    ),
)

CONF_SHEET = "xlwings.conf"
"""The hidden sheet of the buttons' settings, keys in column A, values in column B from row 1."""

XLWINGS_OF_MACRO = "0.37.8"
"""The version of xlwings whose `RunPython` the macro copies the command line of."""


class Conf(StrEnum):
    """A key of the sheet of the buttons' settings; the `xlwings` add-in knows all but `*_LO`.

    A key that stands there, though blank, keeps the add-in from asking a file beside the workbook.
    """

    INTERPRETER_WIN = "INTERPRETER_WIN"
    INTERPRETER_MAC = "INTERPRETER_MAC"
    INTERPRETER_LO = "INTERPRETER_LO"
    INTERPRETER = "INTERPRETER"
    PYTHONPATH = "PYTHONPATH"
    ADD_WORKBOOK_TO_PYTHONPATH = "ADD_WORKBOOK_TO_PYTHONPATH"
    USE_UDF_SERVER = "USE UDF SERVER"
    SHOW_CONSOLE = "SHOW CONSOLE"
    CONDA_PATH = "CONDA PATH"
    CONDA_ENV = "CONDA ENV"


CONF_DEFAULTS: dict[Conf, str] = {
    Conf.INTERPRETER: "python",
    Conf.ADD_WORKBOOK_TO_PYTHONPATH: "FALSE",
    Conf.USE_UDF_SERVER: "FALSE",
    Conf.SHOW_CONSOLE: "FALSE",
}
"""What a new workbook says; every other key is blank."""


def button(name: str) -> Button:
    """Return the button that runs a function of `kgsheet.macros`.

    >>> button("update").sub
    'KG_Update'
    """
    return next(one for one in BUTTONS if one.name == name)
