"""Cuts a deadline in canonical spelling into periods, bounds, joints and words without weight.

Every character must belong to a token: what is not understood makes the deadline unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from kgsheet.core.deadline_periods import WORD_END, Period, first_sign, period_at
from kgsheet.core.text import fold
from kgsheet.on_use import regex
from kgsheet.values import frozen

# Words that say what is done, by whom and how surely, and nothing about the day.
_WITHOUT_WEIGHT = """
hoàn thành|hoàn tất|hoàn thiện|kết thúc|xong|làm xong|thực hiện|triển khai|tổ chức|tiến hành
trong|ngay trong|vào|là|cho|phải|cần|để|của|dự kiến|phấn đấu|hết|trọn|cả|ngày|mốc|xin
chậm nhất|muộn nhất|trễ nhất
thời hạn|thời gian|thời điểm|khoảng thời gian|hạn|hạn cuối|hạn chót|giai đoạn|nhiệm kỳ|tiến độ
những tháng|các tháng|kỳ|kỳ họp|tại kỳ họp|phiên họp|chủ nhật|dương lịch
dự thảo|đề cương|xây dựng|soạn thảo|tham mưu|trình|thẩm định|phê duyệt|ban hành|báo cáo|thông qua
lấy ý kiến|xin ý kiến|góp ý|ký|gửi|nộp|sơ kết|tổng kết|nghiệm thu|bàn giao|khởi công|khánh thành
công bố|kết quả|hồ sơ|đề án|kế hoạch|quyết định|nghị quyết|chương trình|dự án|quy hoạch|quy chế
quy định|văn bản|nội dung|nhiệm vụ|bản|ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|tỉnh|tỉnh ủy
ban thường vụ|btv|thủ tướng|thủ tướng chính phủ|chính phủ|chủ tịch|trung ương|bộ|sở|lãnh đạo
cấp thẩm quyền|cấp có thẩm quyền
"""
_NOT_AFTER = "không quá|không muộn hơn|không chậm hơn|không trễ hơn"
_CHANGED = "gia hạn|điều chỉnh|điều chỉnh sang|điều chỉnh thành|chuyển|chuyển sang|lùi|lùi sang"
_URGENT = """
khẩn trương|khẩn|gấp|ngay|ngay lập tức|sớm|sớm nhất|sớm nhất có thể|càng sớm càng tốt|hỏa tốc
"""
_UNDECIDED = """
chưa xác định|không xác định|đang xác định|chưa rõ|chưa có|không có|không|chưa|chưa định
không có thời hạn|không thời hạn|chưa có thời hạn|không có hạn|không quy định|chưa quy định
"""
_ALWAYS = "thường xuyên|liên tục|thường kỳ|thường niên|quanh năm"
_SIGNS_WITHOUT_WEIGHT = ":*•\"'.!"


class Sign(StrEnum):
    """What a token is, as one letter of the grammar."""

    PERIOD = "P"
    START_DAY = "D"
    BEFORE = "B"
    PART = "V"
    FROM = "F"
    FROM_NOW = "N"
    TO = "T"
    DASH = "-"
    LIST = ","
    BREAK = ";"
    ONGOING = "o"
    URGENT = "u"
    UNDECIDED = "x"
    FILLER = "_"


@frozen
class Token:
    """A sign with what it carries: the words themselves, and the period they name."""

    sign: Sign
    text: str
    period: Period | None = None


# The characters that a token may begin with, 0 for any digit; its pattern; what it is. A token is
# looked for among those that can begin as it does: the others are not even compiled.
_Form = tuple[str, re.Pattern[str], Sign]


def _form(starts: str, source: str, sign: Sign) -> _Form:
    return starts, regex(source), sign


def _phrases(phrases: str, sign: Sign, *, after: str = "") -> Iterator[_Form]:
    """Yield a form for each first letter: its phrases, folded as the text is, longest first."""
    by_start: dict[str, list[str]] = {}
    for phrase in map(fold, filter(None, phrases.replace("\n", "|").split("|"))):
        by_start.setdefault(phrase[0], []).append(phrase)
    for start, some in by_start.items():
        longest_first = "|".join(sorted(some, key=len, reverse=True))
        yield _form(start, f"(?:{longest_first}){WORD_END}{after}", sign)


# Midnight is left out: two clerks would name two days.
_HOUR = (
    r"(?:lúc )?(?!0?0(?!\d))\d{1,2} (?:h|g|giờ)"
    rf"(?: \d{{1,2}}(?![\d/.-]))?(?: (?:phút|p))?{WORD_END}"
)
_CLOCK = rf"(?:lúc )?(?!0?0:)\d{{1,2}}:\d\d(?::\d\d)?{WORD_END}"
_ORDINAL = rf" (?:thứ )?(?:\d{{1,2}}|iv|i{{1,3}}|nhất|hai|ba){WORD_END}(?![/.-])"
_BEFORE_PERIODS = (
    # The day that opens `15-30/6/2021`.
    _form(
        "0n",
        r"(?:ngày )?\d{1,2} ?(?:-|,|và|đến hết|đến) ?(?:ngày )?"
        rf"(?=\d{{1,2}}([/.])\d{{1,2}}(?:\1\d{{4}})?{WORD_END}|\d{{1,2}} tháng \d)",
        Sign.START_DAY,
    ),
    # `5 năm 2021-2025` counts the years that it names.
    _form("0", r"\d{1,2} năm (?=\d{4}-\d{4})", Sign.FILLER),
    _form("0l", _HOUR, Sign.FILLER),
    _form("0l", _CLOCK, Sign.FILLER),
    *_phrases("lần|đợt|bước|giai đoạn", Sign.FILLER, after=_ORDINAL),
)
_AFTER_PERIODS = (
    _form("t", rf"thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7]){WORD_END},?", Sign.FILLER),
    _form("t", rf"từ nay(?: cho)?(?: đến)?(?: hết)?{WORD_END}", Sign.FROM_NOW),
    _form("t", rf"trước(?: khi)? (?:hết|kết thúc){WORD_END}", Sign.FILLER),
    _form("t", rf"trước(?= cuối{WORD_END})", Sign.FILLER),
    _form("c", rf"cuối(?= ngày{WORD_END})", Sign.FILLER),
    _form("t", rf"trước{WORD_END}", Sign.BEFORE),
    *_phrases("đầu|giữa|cuối|khoảng|thượng tuần|trung tuần|hạ tuần", Sign.PART),
    *_phrases("từ|bắt đầu từ|kể từ|tính từ", Sign.FROM),
    _form("cđ", rf"(?:cho )?đến{WORD_END}", Sign.TO),
    _form("-=→;", "-+>|=>|→|;", Sign.BREAK),
    *_phrases(_CHANGED, Sign.BREAK),
    _form("-", "-", Sign.DASH),
    _form(",&+", "[,&+]", Sign.LIST),
    *_phrases("và|rồi|sau đó|đồng thời", Sign.LIST),
    *_phrases(_NOT_AFTER, Sign.FILLER),
    *_phrases(_UNDECIDED, Sign.UNDECIDED),
    *_phrases(_URGENT, Sign.URGENT),
    *_phrases(_ALWAYS, Sign.ONGOING),
    *_phrases(_WITHOUT_WEIGHT, Sign.FILLER),
    _form(_SIGNS_WITHOUT_WEIGHT, f"[{_SIGNS_WITHOUT_WEIGHT}]", Sign.FILLER),
)


def tokens_of(text: str) -> tuple[Token, ...] | None:
    """Return the tokens of a deadline in canonical spelling; `None` when a part is not known.

    >>> [token.sign.value for token in tokens_of("từ quý i/2021 đến quý iii/2021")]
    ['F', 'P', 'T', 'P']
    """
    tokens = []
    place = 0
    while place < len(text):
        if text[place] == " ":
            place += 1
            continue
        token = _token_at(text, place)
        if token is None:
            return None
        tokens.append(token)
        place += len(token.text)
    return tuple(tokens)


def _token_at(text: str, place: int) -> Token | None:
    if token := _sign_at(_BEFORE_PERIODS, text, place):
        return token
    if found := period_at(text, place):
        words, period = found
        return Token(Sign.PERIOD, words, period) if period else None
    return _sign_at(_AFTER_PERIODS, text, place)


def _sign_at(forms: tuple[_Form, ...], text: str, place: int) -> Token | None:
    first = first_sign(text, place)
    for starts, pattern, sign in forms:
        if first in starts and (match := pattern.match(text, place)):
            return Token(sign, match.group())
    return None
