"""What `doctor` says: what it looked at, what it found, and the remedy."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """How a check came out."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


STATUS_TEXT: dict[Status, str] = {
    Status.OK: "được",
    Status.WARN: "lưu ý",
    Status.FAIL: "KHÔNG ĐƯỢC",
}


class Subject(StrEnum):
    """What a check looks at, in the order of the answer."""

    PYTHON = "python"
    XLWINGS = "xlwings"
    ADDIN = "addin"
    EXCEL = "excel"
    LIBREOFFICE = "libreoffice"
    UNO = "uno"
    WORKBOOK = "workbook"
    MACRO = "macro"
    SETTINGS = "settings"
    INTERPRETER = "interpreter"
    PLACE = "place"
    NAME = "name"
    BLOCKED = "blocked"
    TRUST = "trust"
    WRITABLE = "writable"


SUBJECT_TEXT: dict[Subject, str] = {
    Subject.PYTHON: "Python",
    Subject.XLWINGS: "Thư viện xlwings",
    Subject.ADDIN: "Phần bổ trợ xlwings",
    Subject.EXCEL: "Excel",
    Subject.LIBREOFFICE: "LibreOffice",
    Subject.UNO: "Cầu nối LibreOffice",
    Subject.WORKBOOK: "Loại sổ",
    Subject.MACRO: "Macro của sổ",
    Subject.SETTINGS: "Cấu hình nút",
    Subject.INTERPRETER: "Python của nút",
    Subject.PLACE: "Nơi để sổ",
    Subject.NAME: "Tên, đường dẫn",
    Subject.BLOCKED: "Chặn macro",
    Subject.TRUST: "Macro trong LibreOffice",
    Subject.WRITABLE: "Quyền ghi",
}


class Verdict(NamedTuple):
    """One way a check can come out."""

    subject: Subject
    status: Status
    found: str
    remedy: str = ""


class Finding(StrEnum):
    """Every way every check can come out."""

    PYTHON = "python"
    PYTHON_OF_STORE = "python_of_store"
    XLWINGS = "xlwings"
    XLWINGS_OTHER = "xlwings_other"
    XLWINGS_OLD = "xlwings_old"
    XLWINGS_MISSING = "xlwings_missing"
    ADDIN_NONE = "addin_none"
    ADDIN_NEEDED = "addin_needed"
    ADDIN_SAME = "addin_same"
    ADDIN_OTHER = "addin_other"
    EXCEL = "excel"
    EXCEL_MISSING = "excel_missing"
    NO_OFFICE = "no_office"
    LIBREOFFICE = "libreoffice"
    LIBREOFFICE_UNUSED = "libreoffice_unused"
    LIBREOFFICE_MISSING = "libreoffice_missing"
    UNO = "uno"
    UNO_UNUSED = "uno_unused"
    UNO_MISSING = "uno_missing"
    WORKBOOK = "workbook"
    WORKBOOK_PLAIN = "workbook_plain"
    MACRO_OURS = "macro_ours"
    MACRO_THERE = "macro_there"
    MACRO_OTHER = "macro_other"
    MACRO_MISSING = "macro_missing"
    SETTINGS = "settings"
    SETTINGS_MISSING = "settings_missing"
    SETTINGS_OPEN = "settings_open"
    INTERPRETER = "interpreter"
    INTERPRETER_BLANK = "interpreter_blank"
    INTERPRETER_OTHER = "interpreter_other"
    INTERPRETER_GONE = "interpreter_gone"
    INTERPRETER_OLD = "interpreter_old"
    INTERPRETER_EMPTY = "interpreter_empty"
    INTERPRETER_SLOW = "interpreter_slow"
    PLACE = "place"
    PLACE_ONLINE = "place_online"
    PLACE_CLOUD = "place_cloud"
    PLACE_CLOUD_UNUSED = "place_cloud_unused"
    PLACE_REMOTE = "place_remote"
    NAME = "name"
    NAME_SIGNS = "name_signs"
    NAME_NOT_ASCII = "name_not_ascii"
    NAME_LONG = "name_long"
    BLOCKED_NOT = "blocked_not"
    BLOCKED = "blocked"
    TRUSTED = "trusted"
    TRUSTED_NOT = "trusted_not"
    WRITABLE = "writable"
    READ_ONLY = "read_only"


DOCTOR_SAY = {
    "pc": "Kiểm tra máy này",
    "book": "Kiểm tra máy này và sổ {file}",
    "fix": "→ {remedy}",
    "fine": "Không thấy gì cản trở các nút.",
    "warned": "Không thấy gì chắc chắn cản trở các nút; có {warn} điều cần lưu ý.",
    "stopped": "Có {fail} điều làm nút không chạy được, {warn} điều cần lưu ý.",
}
