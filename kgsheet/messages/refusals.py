"""Why a cell cannot be written without loss, and what is broken in a damaged workbook."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import NamedTuple


class Why(NamedTuple):
    """The reason that completes the sentence of KG908, and what a person can do about it."""

    reason: str
    remedy: str


class Refusal(StrEnum):
    """The reasons for which a host refuses to write."""

    NO_SHEET = auto()
    NOT_WORKSHEET = auto()
    OUTSIDE = auto()
    MERGED = auto()
    ARRAY = auto()
    DATA_TABLE = auto()
    SHARED_FORMULA = auto()
    TABLE_HEADER = auto()
    TABLE_TOTALS = auto()
    PIVOT = auto()
    STRUCTURE = auto()
    SIGNED = auto()
    NO_TABLE = auto()
    GROW_TOTALS = auto()
    GROW_OCCUPIED = auto()
    GROW_ONTO_TABLE = auto()
    GROW_ONTO_MERGED = auto()
    GROW_QUERY = auto()
    GROW_EMPTY = auto()
    COLUMN_NO_ROOM = auto()
    COLUMN_QUERY = auto()
    TEXT_TOO_LONG = auto()
    TEXT_BROKEN = auto()
    NUMBER_TOO_LONG = auto()
    NUMBER_NOT_FINITE = auto()
    DATE_TOO_EARLY = auto()


_RESAVE = "Mở sổ bằng Excel, lưu lại rồi chạy lại."
_RETYPE = "Kiểm tra lại giá trị cần ghi."
_SHORTEN = "Rút ngắn nội dung hoặc tách thành nhiều ô."

REFUSALS: dict[Refusal, Why] = {
    Refusal.NO_SHEET: Why("sổ không có trang này", "Kiểm tra lại tên trang rồi chạy lại."),
    Refusal.NOT_WORKSHEET: Why(
        "trang này không phải là trang tính (trang biểu đồ hoặc trang macro cũ)",
        "Chuyển dữ liệu sang một trang tính thường.",
    ),
    Refusal.OUTSIDE: Why("địa chỉ nằm ngoài trang tính", "Kiểm tra lại số dòng, số cột của bảng."),
    Refusal.MERGED: Why(
        "ô nằm trong vùng gộp {area}, chỉ ô đầu vùng mới giữ được dữ liệu",
        "Bỏ gộp ô của vùng {area} rồi chạy lại.",
    ),
    Refusal.ARRAY: Why(
        "ô thuộc công thức mảng của vùng {area}",
        "Xóa công thức mảng của vùng {area} rồi chạy lại.",
    ),
    Refusal.DATA_TABLE: Why(
        "ô thuộc bảng dữ liệu giả định (Data Table) của vùng {area}",
        "Xóa bảng dữ liệu giả định này rồi chạy lại.",
    ),
    Refusal.SHARED_FORMULA: Why(
        "công thức của ô này được {count} ô khác dùng chung",
        "Mở sổ bằng Excel, chọn cả cột công thức đó, chép rồi dán giá trị, lưu lại và chạy lại.",
    ),
    Refusal.TABLE_HEADER: Why(
        "ô là tiêu đề cột của bảng {table}", "Sửa tiêu đề cột ngay trong Excel."
    ),
    Refusal.TABLE_TOTALS: Why(
        "ô thuộc dòng tổng của bảng {table}",
        "Tắt dòng tổng (Total Row) của bảng {table} rồi chạy lại.",
    ),
    Refusal.PIVOT: Why(
        "ô thuộc bảng tổng hợp PivotTable ở vùng {area}",
        "Chuyển PivotTable sang trang khác rồi chạy lại.",
    ),
    Refusal.STRUCTURE: Why("dữ liệu bên trong trang tính sắp xếp khác thường", _RESAVE),
    Refusal.SIGNED: Why(
        "sổ có chữ ký số, sửa sổ sẽ làm mất hiệu lực chữ ký",
        "Bỏ chữ ký số trong Excel rồi chạy lại.",
    ),
    Refusal.NO_TABLE: Why("sổ không có bảng {table}", "Kiểm tra lại tên bảng trong Excel."),
    Refusal.GROW_TOTALS: Why(
        "bảng {table} có dòng tổng ở cuối nên không nối dài được",
        "Tắt dòng tổng (Total Row) của bảng {table} rồi chạy lại.",
    ),
    Refusal.GROW_OCCUPIED: Why(
        "ngay dưới bảng {table} đã có dữ liệu nên không nối dài được",
        "Chuyển dữ liệu dưới bảng {table} đi nơi khác rồi chạy lại.",
    ),
    Refusal.GROW_ONTO_TABLE: Why(
        "ngay dưới bảng {table} là bảng {other} nên không nối dài được",
        "Chuyển bảng {other} sang trang khác hoặc xuống thấp hơn rồi chạy lại.",
    ),
    Refusal.GROW_ONTO_MERGED: Why(
        "ngay dưới bảng {table} có vùng gộp {area} nên không nối dài được",
        "Bỏ gộp ô của vùng {area} rồi chạy lại.",
    ),
    Refusal.GROW_QUERY: Why(
        "bảng {table} lấy dữ liệu từ nguồn ngoài, lần làm mới sau sẽ ghi đè",
        "Ngắt bảng {table} khỏi nguồn dữ liệu (Unlink) rồi chạy lại.",
    ),
    Refusal.COLUMN_NO_ROOM: Why(
        "bên phải bảng nhiệm vụ không có chỗ cho cột {headings}, vùng {cell} đã được dùng",
        "Chèn {count} cột trống vào bên phải bảng hoặc chuyển nội dung ở đó đi nơi khác rồi chạy"
        " lại.",
    ),
    Refusal.COLUMN_QUERY: Why(
        "bảng {table} lấy dữ liệu từ nguồn ngoài, lần làm mới sau sẽ bỏ cột được thêm",
        "Ngắt bảng {table} khỏi nguồn dữ liệu (Unlink) rồi chạy lại.",
    ),
    Refusal.GROW_EMPTY: Why(
        "bảng {table} chưa có dòng dữ liệu nào",
        "Gõ một dòng vào bảng {table} trong Excel, lưu lại rồi chạy lại.",
    ),
    Refusal.TEXT_TOO_LONG: Why("nội dung dài hơn 32.767 ký tự, giới hạn của một ô Excel", _SHORTEN),
    Refusal.TEXT_BROKEN: Why("nội dung có ký tự hỏng, không thuộc bảng mã Unicode", _RETYPE),
    Refusal.NUMBER_TOO_LONG: Why(
        "số có hơn 15 chữ số, Excel sẽ làm tròn", "Ghi số này dưới dạng chữ."
    ),
    Refusal.NUMBER_NOT_FINITE: Why("giá trị không phải là một số hữu hạn", _RETYPE),
    Refusal.DATE_TOO_EARLY: Why(
        "ngày nằm ngoài khoảng mà Excel ghi được (từ 01/3/1900)", "Ghi ngày này dưới dạng chữ."
    ),
}


class Damage(StrEnum):
    """What can be broken in the package of a workbook."""

    EMPTY = auto()
    CUT = auto()
    ZIP = auto()
    DUPLICATE = auto()
    MEMBER = auto()
    METHOD = auto()
    NAME = auto()
    MANY = auto()
    TOO_LARGE = auto()
    FAR_CELLS = auto()
    FILE_TOO_LARGE = auto()
    XML = auto()
    DOCTYPE = auto()
    PART_MISSING = auto()
    TABS = auto()
    UNREADABLE = auto()


DAMAGES: dict[Damage, str] = {
    Damage.EMPTY: "tệp rỗng",
    Damage.CUT: "tệp bị cắt ngắn hoặc chép chưa xong",
    Damage.ZIP: "gói nén bên trong bị lỗi",
    Damage.DUPLICATE: "có hai thành phần cùng tên {part}",
    Damage.MEMBER: "không giải nén được thành phần {part}",
    Damage.METHOD: "thành phần {part} nén theo kiểu mà Excel không dùng",
    Damage.NAME: "thành phần {part} có tên không an toàn",
    Damage.MANY: "gói có quá nhiều thành phần",
    Damage.FILE_TOO_LARGE: "tệp lớn hơn 512 MB",
    Damage.FAR_CELLS: "dữ liệu của trang tính nằm rải rác quá xa nhau",
    Damage.TOO_LARGE: "thành phần {part} lớn bất thường",
    Damage.XML: "thành phần {part} sai cấu trúc XML",
    Damage.DOCTYPE: "thành phần {part} có khai báo DOCTYPE, không an toàn",
    Damage.PART_MISSING: "thiếu thành phần {part}",
    Damage.TABS: "có hai trang tính trùng nhau ({title})",
    Damage.UNREADABLE: "không đọc được nội dung trang tính",
}

# Facts of KG904, KG905, KG906 and KG909.
FORMATS = {
    "xls": ".xls (Excel 97-2003)",
    "xlsb": ".xlsb (Excel nhị phân)",
    "ods": ".ods (OpenDocument)",
    "xml": "XML Spreadsheet 2003",
}
ACTIONS = {"read": "đọc", "write": "ghi"}
HOLDERS = {
    "excel": "Excel",
    "libreoffice": "LibreOffice",
    "word": "Word hoặc LibreOffice",
    "kgsheet": "một lần chạy kgsheet khác",
    "by": "{user} ({program})",
}
LOCK_HOLDER = "{user}, máy {computer}, từ {since}, tiến trình {process}"
HOLDER_REMEDIES = {
    "kgsheet": "Chờ lần chạy đó xong rồi chạy lại.",
    "office": "Đóng tệp rồi chạy lại. Nếu không còn ai mở (máy hoặc chương trình từng bị tắt đột"
    " ngột), xóa tệp khóa ẩn “{lock}” ở cùng thư mục rồi chạy lại.",
}
SAVE_FAULTS = {
    "full": "ổ đĩa đã đầy",
    "temporary": "các thư mục tạm của máy đã đầy hoặc không ghi được",
    "name": "tên tệp quá dài",
    "read_only": "ổ đĩa bị khóa, chỉ cho đọc",
    "changing": "tệp liên tục bị chương trình khác thay đổi",
    "check": "bản vừa ghi không đọc lại được đúng",
    "loss": "bản vừa ghi thay đổi cả những chỗ không được phép sửa: {places}",
    "other": "hệ điều hành báo: {text}",
}
LOSS_PLACES = {"part": "thành phần {}", "package": "cả tệp", "more": "; và {} chỗ khác"}
