"""The abbreviations that the numbers of documents are made of, with their names."""

from __future__ import annotations

# Decree 30/2020, appendix III.
DECREE_TYPES = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TC": "Thông cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ",
    "BTT": "Bản thỏa thuận",
    "GUQ": "Giấy ủy quyền",
    "GM": "Giấy mời",
    "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép",
    "PG": "Phiếu gửi",
    "PC": "Phiếu chuyển",
    "PB": "Phiếu báo",
    "SY": "Bản sao y",
    "TrS": "Bản trích sao",
    "SL": "Bản sao lục",
}
# Normative documents, documents of the Party and habits of offices.
OTHER_TYPES = {
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "L": "Luật",
    "PL": "Pháp lệnh",
    "KL": "Kết luận",
    "CV": "Công văn",
    "CTHĐ": "Chương trình hành động",
    "VBHN": "Văn bản hợp nhất",
}
JOINT_TYPES = {
    "QCPH": "Quy chế phối hợp",
    "CTPH": "Chương trình phối hợp",
    "KHPH": "Kế hoạch phối hợp",
    "KHLT": "Kế hoạch liên tịch",
    "HDLT": "Hướng dẫn liên tịch",
    "NQLT": "Nghị quyết liên tịch",
    "TTLT": "Thông tư liên tịch",
}
TYPE_NAMES = DECREE_TYPES | OTHER_TYPES | JOINT_TYPES

# What people type for an abbreviation, folded.
_ALIASES = {"qd": "QĐ", "nd": "NĐ", "qđi": "QyĐ", "qyd": "QyĐ"}
_BY_FOLDED = {abbreviation.casefold(): abbreviation for abbreviation in TYPE_NAMES} | _ALIASES

# Bodies whose abbreviation is not all capitals, or is often typed in small letters.
_BODIES = {body.casefold(): body for body in ("TTg", "CP", "TU", "TW", "BCSĐ", "TCTTTg", "PCTTg")}
_BODIES |= {"hdnd": "HĐND", "bcsd": "BCSĐ"}


def canonical_type(text: str) -> str | None:
    """Return an abbreviation of a type as the decree writes it; `None` when it is none.

    >>> canonical_type("Ctr"), canonical_type("SNV")
    ('CTr', None)
    """
    return _BY_FOLDED.get(text.casefold())


def canonical_organ(text: str) -> str:
    """Return the abbreviation of a body as documents print it.

    >>> canonical_organ("ubnd"), canonical_organ("ttg"), canonical_organ("VPUB")
    ('UBND', 'TTg', 'VPUB')
    """
    return "-".join(_organ(part) for part in text.split("-"))


def _organ(part: str) -> str:
    return _BODIES.get(part.casefold()) or (part.upper() if part.islower() else part)
