"""Brings the spellings of deadlines to one form: `Q.II/2017`, `qúy 2-2017` and `QUÝ HAI/2017`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kgsheet.core.text import fold, fold_tones, normalize_lines
from kgsheet.on_use import regex

_UNITS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TEN = {word: n for n, word in enumerate(_UNITS)} | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_TENS = {"mười": 10} | {f"{_UNITS[n]} mươi": 10 * n for n in range(2, 10)}
_COUNTS = {word: n for n, word in enumerate(_UNITS) if word and word != "năm"} | {
    f"{ten} {word}".strip(): tens + n
    for ten, tens in _TENS.items()
    for word, n in _AFTER_TEN.items()
}
# After `quý` and `tháng` some words are numbers that mean something else elsewhere.
_ORDINALS = _COUNTS | {"năm": 5, "nhất": 1, "nhì": 2, "tư": 4, "bẩy": 7}

# Words as people type them on a keyboard without Vietnamese.
_UNACCENTED = {
    "quy": "quý", "thang": "tháng", "nam": "năm", "truoc": "trước", "dau": "đầu", "giua": "giữa",
    "cuoi": "cuối", "den": "đến", "het": "hết", "tu": "từ", "va": "và", "hoan": "hoàn",
    "thanh": "thành", "xong": "xong", "doan": "đoạn", "cham": "chậm", "nhat": "nhất",
    "thuong": "thường", "xuyen": "xuyên", "hang": "hằng", "dinh": "định", "ky": "kỳ",
    "nua": "nửa", "khan": "khẩn", "truong": "trương", "som": "sớm", "lien": "liên", "tuc": "tục",
}  # fmt: skip

_WORD_END = r"(?![^\W_])"
_ABOUT = fold_tones("khoảng")


def _any(numbers: Mapping[str, int]) -> str:
    """Return a pattern for any of the numbers, as short as can be: it is compiled at each start."""
    below_ten = "|".join(word for word in numbers if " " not in word and word not in _TENS)
    after_ten = "|".join(filter(None, _AFTER_TEN))
    return rf"((?:{'|'.join(_TENS)})(?: (?:{after_ten}))?{_WORD_END}|(?:{below_ten}){_WORD_END})"


def _before_number(unit: str) -> tuple[str, ...]:
    """Return the unit with the first letter of each word that may be its number."""
    return tuple({unit + word[0]: None for word in _ORDINALS})


_ORDINAL, _COUNT = _any(_ORDINALS), _any(_COUNTS)
_WORDS_OF_COUNTS = ("mươi", *(word for word in _COUNTS if " " not in word))
_ROMAN = f"(?:iv|i{{1,3}}){_WORD_END}"
# First of each: signs, one of which a text must hold for the pattern to find anything. To look for
# them costs less than to compile a pattern, and a workbook has but few spellings.
_SPELLINGS: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = tuple(
    (tuple(signs.split("|")), regex(source), better)
    for signs, source, better in (
        # A day that a spreadsheet exported with its midnight.
        (
            "0:00",
            r"(\d{4}-\d\d-\d\d|\d\d?/\d\d?/\d{4})[ t]0?0:00(?::00(?:\.0+)?)?z?",
            r"\1",
        ),
        # The number of an item, before its words.
        (".|)", r"(^|;)(?:\d{1,2}[.)]|[a-zđ]\)) ?(?=[^\W\d_])", r"\1"),
        ("", r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])", " "),
        ("quí|qúy|qúi", r"\b(?:quí|qúy|qúi)", "quý "),
        ("q", rf"\b(?:quý|quy|qui|q)[ .]*(?=(?:\d{{1,2}}(?!\d)|{_ROMAN}))", "quý "),
        ("quý", r"\bquý(?= ?:)", "quý "),
        ("quý", r"\bquý *(?::|thứ\b)? *", "quý "),
        ("quý đầu", r"\bquý đầu(?: năm)?(?= \d{4}|$)", "quý 1"),
        ("quý cuối", r"\bquý cuối(?: năm)?(?= \d{4}|$)", "quý 4"),
        (_ABOUT, rf"\b{_ABOUT} (?=đầu|giữa|cuối)", ""),
        ("năm học", r"\bnăm học (\d{4})/(?=\d{4})", r"năm học \1-"),
        # What a plan looks forward to is no deadline.
        (
            "tầm nhìn|định hướng",
            r",?(?: và)? (?:tầm nhìn|định hướng)(?: đến)?(?: năm)? \d{4}",
            "",
        ),
        ("t", r"\bt(?:h|hg)?\.? ?(?=\d{1,2}(?![\d:]))", "tháng "),
        (" t ", r"(?<=\d) t(?= (?:đầu|cuối)\b)", " tháng"),
        ("ngay ", r"\bngay (?=\d)", "ngày "),
        ("mùng|mồng", r"\b(?:mùng|mồng) (?=\d)", ""),
        ("hàng", r"\bhàng (?=ngày|tuần|tháng|quý|năm)", "hằng "),
        ("tới", r"\btới\b", "đến"),
        # A year before its quarter.
        ("quý", rf"\b(?:năm )?(\d{{4}})[-/:, ]{{1,2}}quý ({_ROMAN}|[1-4])$", r"quý \2/\1"),
        (". ", r"\. (?=[^\W\d_])", "; "),
        ("  ", " +", " "),
    )
)
_SPELLED_NUMBERS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (signs, regex(source))
    for signs, source in (
        # `tháng năm 2021` may be May or a month left blank: five needs another sign after it.
        (_before_number("tháng "), rf"(?<=\btháng )(?!năm \d){_ORDINAL}"),
        (_before_number("quý "), rf"(?<=\bquý ){_ORDINAL}"),
        (_before_number("ngày "), rf"(?<=\bngày ){_ORDINAL}(?= tháng)"),
        (_WORDS_OF_COUNTS, rf"(?<!tháng )(?<!quý )\b{_COUNT}(?= (?:tháng|tuần|ngày)\b)"),
    )
)
_ROMAN_SIGNS = str.maketrans({"ⅰ": "i", "ⅱ": "ii", "ⅲ": "iii", "ⅳ": "iv"})


def canonical(text: str, line_break: str = ";") -> str:
    """Return a deadline in small letters and one spelling.

    >>> canonical("Q.II/2017"), canonical("Tháng sáu năm 2021"), canonical("T6/2021")
    ('quý ii/2017', 'tháng 6 năm 2021', 'tháng 6/2021')
    """
    lines = (fold(line) for line in normalize_lines(text).split("\n"))
    plain = line_break.join(line for line in lines if line).translate(_ROMAN_SIGNS)
    if plain.isascii():
        plain = re.sub(r"[a-z]+", lambda word: fold(_UNACCENTED.get(word[0], word[0])), plain)
    for signs, pattern, better in _SPELLINGS:
        if _holds(plain, signs):
            plain = pattern.sub(better, plain)
    for signs, pattern in _SPELLED_NUMBERS:
        if _holds(plain, signs):
            plain = pattern.sub(lambda number: str(_ORDINALS[number[1]]), plain)
    return plain.strip()


def _holds(text: str, signs: tuple[str, ...]) -> bool:
    return any(sign in text for sign in signs)
