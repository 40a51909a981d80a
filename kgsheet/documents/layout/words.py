"""The words by which the parts of a document are told, and those that the decree prescribes.

Recognition is by `bare` words (no case, no tones), so that a part with a mistake in it is still
found; the mistake is then for the rules.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from kgsheet.core.reference_types import DECREE_TYPES, OTHER_TYPES

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
COMMITTEE = "ỦY BAN NHÂN DÂN"
COMMITTEE_SHORT = "UBND"
COUNCIL = "HỘI ĐỒNG NHÂN DÂN"
AS_ABOVE = "như trên"
KEPT = "lưu"
ARCHIVE = "VT"
CLOSING = "./."
RECIPIENTS = "Nơi nhận:"
ADDRESSED = "Kính gửi:"
ANNEX = "Phụ lục"

TYPE_OF_TITLE = {
    unicodedata.normalize("NFC", name).casefold(): short
    for short, name in (DECREE_TYPES | OTHER_TYPES).items()
    if short not in ("SY", "TrS", "SL", "L", "PL")
}
LETTER = "CV"
COPY_TITLES = {"sao y": "SY", "sao luc": "SL", "trich sao": "TrS", "sao y ban chinh": "SY"}

# Units that lead the name of a place; a person, a number or an event names others (I-II-4a).
PROVINCE_WORDS = ("tinh", "thanh pho", "tp.", "tp")
PLACE_WORDS = (*PROVINCE_WORDS, "huyen", "quan", "thi xa", "xa", "phuong", "thi tran", "dac khu")
PLACE_TITLES = (
    *("TỈNH", "THÀNH PHỐ", "HUYỆN", "QUẬN", "THỊ XÃ", "XÃ", "PHƯỜNG", "THỊ TRẤN"),
    "ĐẶC KHU",
)
FULL_NAMES = {"ho chi minh": "Thành phố Hồ Chí Minh"}

POST_WORDS = (
    *("chu tich", "pho chu tich", "chanh van phong", "giam doc", "pho giam doc", "truong"),
    *("pho", "bo truong", "thu truong", "cuc truong", "chi cuc truong", "tong giam doc"),
)
UNOFFICIAL = ("thường trực", "phụ trách", "điều hành")
HONOURS = re.compile(
    r"^(?:GS|PGS|TS|TSKH|ThS|Th\.s|CN|KS|BS|BSCK\w*|DS|LS|NGND|NGƯT|AHLĐ|"
    r"Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|"
    r"Đại úy|Thượng úy|Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Ông|Bà|Đ/c|Đồng chí)\b\.?",
    re.IGNORECASE,
)
# Stamps, lines and forms that stand apart from the text.
SECRETS = ("mat", "toi mat", "tuyet mat")
URGENT = {"khan": "KHẨN", "thuong khan": "THƯỢNG KHẨN", "hoa toc": "HỎA TỐC"}
CIRCULATION = {"xem xong tra lai": "XEM XONG TRẢ LẠI", "luu hanh noi bo": "LƯU HÀNH NỘI BỘ"}
CONTACT = re.compile(r"\b(?:dien thoai|email|e-mail|website|fax|dia chi)\b")

# Điểm are lettered in this order (I-II-6đ; from `p` on by the Vietnamese alphabet).
LETTERS = "abcdđeghiklmnopqrstuvxy"

BLANK = r"[\s.…_]"
NUMBER_LINE = re.compile(r"^\s*so\b\s*[:.;]?\s*[\w.…\s-]{0,16}/")
BARE_NUMBER = re.compile(r"^\s*\d{1,5}\s*/\s*(?:[A-ZĐ][A-Za-zĐđ]*\s*-)")
DATE_LINE = re.compile(r"\bngay\b.*\bthang\b.*\bnam\b")
VV_LINE = re.compile(r"^(?:v\s*/\s*v|ve viec)\b")
ATTACHED_LINE = re.compile(r"^\(\s*(?:ban hanh )?kem theo\b")
ANNEX_LINE = re.compile(r"^phu luc(?:\s+(?:so\s+)?[ivxlcdm\d]+)?\s*[.:]?$")
AUTHORITY = re.compile(r"^(?:T/M|K/T|T/L|TM|KT|TL|TUQ|TU|Q|K|UQ)\b\s*[./]?\s*(?=\w)")
GROUND = re.compile(r"^(?:can cu|theo de nghi|xet de nghi|xet to trinh)\b")
PROSE = re.compile(r"nhu sau|ban hanh ke hoach|:$")
_PART_NUMBER = r"(?:thu\s+\w+|[ivxlc]+|\d+|mot|hai|ba|bon|nam)"
PART = re.compile(rf"^(?:phan|chuong)\s+{_PART_NUMBER}\s*[.:]?$")
PART_RUN_IN = re.compile(rf"^(?:phan|chuong)\s+{_PART_NUMBER}\s*[.:-]\s*\w")
DIVISION = re.compile(r"^(muc|tieu muc)\s+([ivxlc]+|\d+)\s*[.:]?$")
ROMAN_HEADING = re.compile(r"^([IVX]+)\s*[.)]\s*(\S.*)$")
NUMBERED = re.compile(r"^(\d{1,2})\s*\.\s+(\S.*)$")
LETTERED = re.compile(r"^([a-zđ])\s*\)\s*(\S.*)$")
ARTICLE = re.compile(r"^(Điều|ĐIỀU)\s+\d+\s*(?:[.:]|$)")
_MARKS = re.compile("[\u0300-\u036f]")
RULED = re.compile(r"^[_─—\s]{3,}$")


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """Return small letters without tones, with single spaces.

    >>> bare("ĐỘC LẬP -  Tự do")
    'doc lap - tu do'
    """
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join(_MARKS.sub("", apart).split())


def resembles(text: str, wanted: str, least: float = 0.85) -> bool:
    """Return whether a text is another one, give or take a few letters and all tones.

    >>> resembles("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", COUNTRY)
    True
    """
    one, two = (re.sub(r"[^a-z]", "", bare(given)) for given in (text, wanted))
    if not one or abs(len(one) - len(two)) > len(two) // 4:
        return False
    return one == two or SequenceMatcher(None, one, two).ratio() >= least
