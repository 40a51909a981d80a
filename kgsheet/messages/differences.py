"""How the differences of two workbooks are named (`diff` and the loss guard)."""

from enum import StrEnum, auto


class PartKind(StrEnum):
    """What a part of a workbook is for, as far as a person is concerned."""

    PACKAGE = auto()
    WORKBOOK = auto()
    SHEET = auto()
    TABLE = auto()
    STYLES = auto()
    STRINGS = auto()
    CALCULATION = auto()
    CHART = auto()
    DRAWING = auto()
    IMAGE = auto()
    COMMENTS = auto()
    PIVOT = auto()
    MACROS = auto()
    CONTROLS = auto()
    THEME = auto()
    PRINTING = auto()
    EXTERNAL = auto()
    RIBBON = auto()
    CUSTOM_DATA = auto()
    PROPERTIES = auto()
    LINKS = auto()
    OTHER = auto()


class Change(StrEnum):
    """What happened to a part."""

    ADDED = auto()
    REMOVED = auto()
    CHANGED = auto()
    RENAMED = auto()
    MOVED = auto()


PART_TEXT: dict[PartKind, str] = {
    PartKind.PACKAGE: "gói tệp",
    PartKind.WORKBOOK: "thiết lập chung của sổ",
    PartKind.SHEET: "trang",
    PartKind.TABLE: "bảng",
    PartKind.STYLES: "bộ định dạng ô",
    PartKind.STRINGS: "kho chữ dùng chung",
    PartKind.CALCULATION: "thứ tự tính công thức",
    PartKind.CHART: "biểu đồ",
    PartKind.DRAWING: "hình vẽ",
    PartKind.IMAGE: "ảnh",
    PartKind.COMMENTS: "ghi chú của ô",
    PartKind.PIVOT: "bảng tổng hợp PivotTable",
    PartKind.MACROS: "macro",
    PartKind.CONTROLS: "nút bấm, điều khiển",
    PartKind.THEME: "chủ đề màu, phông chữ",
    PartKind.PRINTING: "thiết lập máy in",
    PartKind.EXTERNAL: "liên kết đến sổ khác, nguồn dữ liệu ngoài",
    PartKind.RIBBON: "thẻ lệnh trên ribbon",
    PartKind.CUSTOM_DATA: "dữ liệu XML kèm theo",
    PartKind.PROPERTIES: "thuộc tính tệp",
    PartKind.LINKS: "liên kết giữa các thành phần",
    PartKind.OTHER: "thành phần khác",
}
