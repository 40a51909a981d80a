"""Makes two spellings of the same Vietnamese text equal.

All text from outside passes here first: the composed and the decomposed form of one word are
unequal strings, no-break and zero-width characters hide between words, and the decree itself
writes both `hòa` and `hoà`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from kgsheet.core.legacy import is_legacy
from kgsheet.on_use import regex

__all__ = [
    "fold",
    "fold_tones",
    "halfwidth",
    "is_legacy",
    "normalize",
    "normalize_lines",
    "slug",
    "untidy",
]

# Control and format characters that take no room; white space proper is left to `str.split`.
_INVISIBLE = regex(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200c-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e01ef]"
)
# Composed Latin letters and common signs with single spaces between: nothing to do, and most text
# is such.
_SIGNS = "[!-~À-ɏḀ-ỹ‘’“”–…]++"
_PLAIN = regex(f"(?:{_SIGNS}(?: {_SIGNS})*+)?+")
_ZERO_WIDTH_SPACE = "\u200b"
_LINE_BREAK = regex("\r\n|[\n\r\v\f\x85\u2028\u2029]")

_HALFWIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
_ALIKE = str.maketrans(
    dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
    | dict.fromkeys("“”„‟«»″＂", '"')
    | dict.fromkeys("‘’‚‛′`´ʼ\u1fef\u1ffd＇", "'")
    # Capital eth and the African D look like the Vietnamese letter, and are typed for it.
    | dict.fromkeys("ÐðƉ", "đ")
    | {"ŉ": "'n"}
)
_UNIFIED: dict[int, int | str] = {**_HALFWIDTH, **_ALIKE}
_UNIFIABLE = regex("[" + "".join(map(chr, _UNIFIED)) + "]")
# Plain text without any of these: no letter has a mark of its own that is to be taken apart.
_SIMPLE_SIGNS = "[!-_a-~À-ÏÑ-ïñ-ňŊ-ƈƊ-ɏḀ-ỹ…]++"
_SIMPLE = regex(f"(?:{_SIMPLE_SIGNS}(?: {_SIMPLE_SIGNS})*+)?+")

_TONES = {"o": "òóỏõọ", "u": "ùúủũụ"}
_TONED = {"a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ"}
# Each way begins with a letter, so that a search looks for these alone.
_LATE_TONE = regex("(?:o[àáảãạèéẻẽẹ]|u(?<!qu)[ỳýỷỹỵ])(?![\u0300-\u036f])")
_EARLY_TONE = {
    first + late: early + second
    for first, seconds in (("o", "ae"), ("u", "y"))
    for second in seconds
    for late, early in zip(_TONED[second], _TONES[first], strict=True)
}
_JOINTS = ("-", "/")

_SLUG_LENGTH = 60
_WORDS = regex("[a-z0-9]+")


# The names of a workbook come again with every row.
@lru_cache(maxsize=512)
def normalize(text: str) -> str:
    r"""Return the text composed (NFC), on one line, with single plain spaces.

    >>> normalize("  Quý\u00a0II/2017\n")
    'Quý II/2017'
    """
    if _PLAIN.fullmatch(text):
        return text
    visible = _INVISIBLE.sub("", text).replace(_ZERO_WIDTH_SPACE, " ")
    return unicodedata.normalize("NFC", " ".join(visible.split()))


def normalize_lines(text: str) -> str:
    r"""Return the text like `normalize`, with its line breaks kept as `\n`.

    >>> normalize_lines("Quý I \r\n Quý  II")
    'Quý I\nQuý II'
    """
    if _PLAIN.fullmatch(text):
        return text
    return "\n".join(normalize(line) for line in _LINE_BREAK.split(text)).strip()


def halfwidth(text: str) -> str:
    """Return the text with full-width letters, digits and signs in their usual width.

    >>> halfwidth("Quý ２/２０２１")
    'Quý 2/2021'
    """
    return text.translate(_HALFWIDTH)


# The names of a workbook come again with every row, and its titles with every rule.
@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return a form to compare by, never to print: case, tone placement, dashes, quotes folded.

    >>> fold("Hoà Bình, 2016 – 2020.") == fold("HÒA BÌNH, 2016-2020")
    True
    >>> fold("Sở Y tế") == fold("So Y te")
    False
    """
    apart = text if _SIMPLE.fullmatch(text) else _decomposed(text)
    folded = fold_tones(unicodedata.normalize("NFC", apart.casefold())).rstrip(" .;,…")
    for joint in _JOINTS:
        if joint in folded:
            folded = folded.replace(f" {joint}", joint).replace(f"{joint} ", joint)
    return folded


def _decomposed(text: str) -> str:
    plain = normalize(text)
    if _UNIFIABLE.search(plain):
        plain = normalize(plain.translate(_UNIFIED))
    return unicodedata.normalize("NFD", plain)


def fold_tones(text: str) -> str:
    """Return small letters with the tone of oa, oe and uy on the first vowel.

    >>> fold_tones("hoà"), fold_tones("thuỷ"), fold_tones("quý")
    ('hòa', 'thủy', 'quý')
    """
    return _LATE_TONE.sub(lambda match: _EARLY_TONE[match.group()], text)


def unmarked(text: str) -> str:
    """Return small letters without any mark, as people type who have no Vietnamese keyboard.

    >>> unmarked("Sở Xây dựng")
    'so xay dung'
    """
    apart = unicodedata.normalize("NFKD", fold(text).replace("đ", "d"))
    return "".join(one for one in apart if not unicodedata.combining(one))


def slug(text: str) -> str:
    """Return ASCII words joined by `-`, at most 60 characters, for the name of a file.

    >>> slug("Báo cáo tiến độ Đề án quý II/2017")
    'bao-cao-tien-do-de-an-quy-ii-2017'
    """
    joined = "-".join(_WORDS.findall(unmarked(text)))
    if len(joined) <= _SLUG_LENGTH:
        return joined
    whole = joined[: _SLUG_LENGTH + 1].rpartition("-")[0]
    return whole or joined[:_SLUG_LENGTH]


# What is untidy, in the words of the finding, and how it is mended; each works on the one before.
_Mend = Callable[[str], str]


def _pattern(pattern: str, better: str) -> _Mend:
    compiled = regex(pattern)
    return lambda text: compiled.sub(better, text)


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _show(text: str) -> str:
    return _INVISIBLE.sub("", text)


# Spaces within the symbol of a document: `104 /KH-UBND`, `20/2017/QĐ- UBND`.
_TYPE = "[A-ZĐ][A-Za-zĐđ]{0,5}"
_LOOSE_SLASH = (
    rf"(?<=\d) ?/ ?(?=(?:\d{{4}} ?/ ?)?{_TYPE} ?- ?[A-ZĐ]{{2}})|(?<=\d)(?: /|/ )(?=[A-ZĐ]{{2}})"
)
_LOOSE_DASH = rf"(\d/{_TYPE}) ?- ?(?=[A-ZĐ]{{2}})|(\b[A-ZĐ]{{2,6}})(?: -|- )(?=[A-ZĐ]{{2}})"
_LOOSE_YEARS = r"(?<=\d)(?: -|- )(?=\d)"

_MENDS: tuple[tuple[str, _Mend], ...] = (
    ("có ký tự ẩn", _show),
    ("chưa ở dạng Unicode dựng sẵn", _compose),
    ("khoảng trắng đặc biệt", _pattern("[^\\S \n]|\u200b", " ")),
    ("thừa khoảng trắng", _pattern("(?m)^ +| +$|^\\s+|\\s+\\Z|(?<= ) +", "")),
    ("chữ Đ gõ bằng ký tự khác", _pattern("[ÐƉ]", "Đ")),
    ("thừa khoảng trắng trước dấu câu", _pattern(r" +(?=[,;:!?.](?:\s|\Z))", "")),
    ("thừa dấu chấm", _pattern(r"(?<!\.)\.\.(?!\.)", ".")),
    ("thừa dấu ở cuối", _pattern(r"\s*[;,][\s;,]*\Z", "")),
    ("khoảng trắng quanh dấu gạch chéo", _pattern(_LOOSE_SLASH, "/")),
    ("khoảng trắng quanh dấu gạch", _pattern(_LOOSE_DASH, r"\1\2-")),
    ("khoảng trắng quanh dấu gạch", _pattern(_LOOSE_YEARS, "-")),
)

# A plain text without any of these is as every mend leaves it, and most text is such. Each begins
# with a sign of its own, rarer than a space, so that a search looks for these alone.
_BEHIND_SPACE = "|".join(rf"{sign}(?<= {sign})" for sign in map(re.escape, ",;:!?./"))
_SUSPECT = regex(rf"Ð|Ɖ|{_BEHIND_SPACE}|-(?<= -)(?! )|-(?= )(?<! -)|/{_TYPE} - |/ |\.\.|;\Z|,\Z")


def untidy(text: str) -> tuple[str, str] | None:
    """Return what is untidy and the better text; `None` when the text is fine.

    >>> untidy("giai đoạn 2016- 2020")
    ('khoảng trắng quanh dấu gạch', 'giai đoạn 2016-2020')
    """
    if _PLAIN.fullmatch(text) and not _SUSPECT.search(text):
        return None
    faults: dict[str, None] = {}
    before, better = "", text
    while before != better:
        before = better
        for fault, mend in _MENDS:
            mended = mend(better)
            if mended != better:
                faults[fault] = None
            better = mended
    return (", ".join(faults), better) if faults else None
