"""How the differences of two workbooks are named."""

from enum import StrEnum, auto

from kgsheet.messages.sheets import EMPTY_CELL_TEXT


class PartKind(StrEnum):
    """What differs, as far as a person is concerned."""

    SHEET = auto()
    ORDER = auto()
    ROWS = auto()
    COLUMNS = auto()
    FORMATS = auto()
    MERGES = auto()
    CONDITIONAL_FORMATS = auto()
    VALIDATIONS = auto()
    HYPERLINKS = auto()
    FILTER = auto()
    VIEW = auto()
    PROTECTION = auto()
    PRINTING = auto()
    SHEET_OTHER = auto()
    TABLE = auto()
    NAMES = auto()
    CALCULATION = auto()
    WORKBOOK = auto()
    STYLES = auto()
    RICH_TEXT = auto()
    CHART = auto()
    DRAWING = auto()
    IMAGE = auto()
    COMMENTS = auto()
    PIVOT = auto()
    MACROS = auto()
    CONTROLS = auto()
    THEME = auto()
    EXTERNAL = auto()
    RIBBON = auto()
    CUSTOM_DATA = auto()
    PROPERTIES = auto()
    LINKS = auto()
    OTHER = auto()


class Change(StrEnum):
    """What happened to it."""

    ADDED = auto()
    REMOVED = auto()
    CHANGED = auto()
    RENAMED = auto()
    HIDDEN = auto()
    SHOWN = auto()


KIND_TEXT: dict[PartKind, str] = {
    PartKind.SHEET: "trang",
    PartKind.ORDER: "thứ tự các trang",
    PartKind.ROWS: "chiều cao, ẩn hiện của dòng",
    PartKind.COLUMNS: "độ rộng, ẩn hiện của cột",
    PartKind.FORMATS: "định dạng ô",
    PartKind.MERGES: "vùng gộp ô",
    PartKind.CONDITIONAL_FORMATS: "định dạng có điều kiện",
    PartKind.VALIDATIONS: "danh sách chọn, ràng buộc khi nhập",
    PartKind.HYPERLINKS: "liên kết của ô",
    PartKind.FILTER: "bộ lọc",
    PartKind.VIEW: "cách hiển thị (cố định dòng, thu phóng, ô đang chọn)",
    PartKind.PROTECTION: "bảo vệ trang",
    PartKind.PRINTING: "thiết lập in",
    PartKind.SHEET_OTHER: "thiết lập khác của trang",
    PartKind.TABLE: "bảng",
    PartKind.NAMES: "tên vùng",
    PartKind.CALCULATION: "cách tính lại công thức",
    PartKind.WORKBOOK: "thiết lập chung của sổ",
    PartKind.STYLES: "bộ định dạng của sổ",
    PartKind.RICH_TEXT: "chữ đậm, nghiêng, màu trong ô",
    PartKind.CHART: "biểu đồ",
    PartKind.DRAWING: "hình vẽ",
    PartKind.IMAGE: "ảnh",
    PartKind.COMMENTS: "ghi chú của ô",
    PartKind.PIVOT: "bảng tổng hợp PivotTable",
    PartKind.MACROS: "macro",
    PartKind.CONTROLS: "nút bấm",
    PartKind.THEME: "chủ đề màu và phông chữ",
    PartKind.EXTERNAL: "liên kết đến tệp hoặc nguồn dữ liệu khác",
    PartKind.RIBBON: "thẻ lệnh riêng trên ribbon",
    PartKind.CUSTOM_DATA: "dữ liệu XML kèm theo",
    PartKind.PROPERTIES: "thuộc tính của tệp (người sửa, ngày sửa, thuộc tính riêng)",
    PartKind.LINKS: "liên kết giữa các thành phần của tệp",
    PartKind.OTHER: "thành phần khác",
}
CHANGE_TEXT: dict[Change, str] = {
    Change.ADDED: "thêm mới",
    Change.REMOVED: "không còn",
    Change.CHANGED: "thay đổi",
    Change.RENAMED: "đổi tên thành “{name}”",
    Change.HIDDEN: "bị ẩn",
    Change.SHOWN: "được hiện lại",
}
DIFF = {
    "head": "So sánh {before} (trước) với {after} (sau)",
    "cells": "Trang “{sheet}”: {count} ô thay đổi",
    "cell": "{before} → {after}",
    "empty": EMPTY_CELL_TEXT,
    "more": "… và {count} ô khác",
    "parts": "Ngoài nội dung ô",
    "whole_sheet": "Trang “{sheet}”: {change}",
    "in_sheet": "Trang “{sheet}”: {what} {change}",
    "equal": "Hai sổ không có gì khác nhau.",
    "counts": "{cells} ô và {parts} mục ngoài nội dung ô khác nhau.",
    "only_cells": "{cells} ô khác nhau, ngoài ra giữ nguyên.",
    "only_parts": "Không ô nào khác nhau, {parts} mục ngoài nội dung ô khác nhau.",
}
