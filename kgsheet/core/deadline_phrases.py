"""Reads the deadlines that hang on something else: recurring, after an event, from a base date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kgsheet.core.deadline_forms import days_of
from kgsheet.core.deadline_periods import period_at
from kgsheet.core.deadline_values import Deadline, DeadlineKind, month_end
from kgsheet.core.text import fold_tones
from kgsheet.on_use import regex


def _pattern(pattern: str) -> re.Pattern[str]:
    return regex(fold_tones(pattern))


_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2} tháng \d{1,2}(?:/| năm )\d{4}|\d{4}-\d\d-\d\d"
# What stands for a deadline by itself; a year alone is often but the name of a plan.
_DATED = _pattern(rf"{_DAY}|\d/\d{{4}}|\b(?:quý|tháng) ?\w{{1,3}}(?:[/.,-]| năm |, năm )\d{{4}}")
_PERIOD = _pattern(
    rf"{_DATED.pattern}|\d/\d|\b(?:quý (?:\d|i)|(?:tháng|ngày) \d|(?:tháng|nửa) (?:đầu|cuối))"
    r"|\b(?:đầu|giữa|cuối) năm"
)
# One of these is in whatever names a time, and a number in every reference.
_SIGN_OF_PERIOD = regex(r"\d|quý i|đầu|giữa|cuối")
_REFERENCE = _pattern(
    r"(?:số )?\b\d{1,5}(?: ?[a-zđ])?(?:[/-]\d{4})?[/-] ?[a-zđ][a-zđ&\d/-]*"
    rf"(?: của [^\d,;()]+)?(?:,? ngày (?:{_DAY}))?"
)
_UNIT = "(?:ngày|tuần|tháng|quý|năm)"
_PERIODIC = _pattern(
    rf"\b(?:(?:theo )?định kỳ(?: (?:hằng|mỗi))?(?: (?:\d+ )?{_UNIT}\b)?"
    rf"|(?:hằng|mỗi) (?:\d+ )?{_UNIT}\b(?: \d lần\b)?"
    rf"|\d+ {_UNIT}[/ ](?:một |1 )?lần\b|(?:một|hai|ba|\d) lần[/ ](?:mỗi |một )?{_UNIT}\b)"
)
_ALWAYS = _pattern(r"\b(?:thường xuyên|liên tục|thường kỳ|thường niên|quanh năm)\b")
# One of these is in whatever recurs.
_SIGNS_OF_ONGOING = ("định kỳ", "hằng", "mỗi", "lần", "thường ", "liên tục", "quanh năm")
_DOUBT = _pattern(r"\b(?:hoặc|hay|nếu|không|chưa|trừ)\b|\?")
# The day, month or years within which something recurs, and a number that is none of these.
_WITHIN = _pattern(
    r"\b(?:ngày )?\d{1,2}/\d{1,2}\b|\b(?:ngày|tháng|quý) (?:\d{1,2}|i{1,3}|iv)\b"
    r"|\b\d{4}(?:-\d{4})?\b"
)
_STRAY = _pattern(r"\d|\b(?:i{1,3}|iv)\b")
_EVENT = _pattern(
    r"(?:(?:thực hiện|hoàn thành|triển khai|báo cáo|ngay|trình|ban hành)[ ,]+)*"
    r"(?:theo|sau khi|sau(?! (?:đầu|giữa|cuối))|khi|tùy|phụ thuộc|căn cứ|trên cơ sở|cùng với"
    r"|song song với|đồng thời với) \w"
)
_REASON = _pattern(r"[ ,-]*\b(?:thực hiện )?(?:theo|căn cứ) ")
_COUNTED = _pattern(
    r"(?:(?:hoàn thành|thực hiện|trong|sau|chậm nhất|muộn nhất|không quá|tối đa|vòng|thời hạn"
    r"|thời gian|là)[ ,:]*)*"
    rf"(?P<count>\d{{1,3}}) (?P<unit>{_UNIT})(?P<work> làm việc)?"
    r"(?:,? (?:kể từ|tính từ|từ|sau)(?: khi| lúc)? (?P<base>.+))?"
)
_WORDS_OF_DAYS = {"ngày": 1, "tuần": 7}
_WORDS_OF_MONTHS = {"tháng": 1, "quý": 3, "năm": 12}


def read_phrase(text: str) -> Deadline | None:
    """Return the recurring, relative or event deadline of a canonical text, if it is one.

    >>> read_phrase("sau 30 ngày kể từ ngày 01/6/2021").due
    datetime.date(2021, 7, 1)
    """
    if counted := _COUNTED.fullmatch(text):
        return _relative(counted)
    if _is_ongoing(text):
        return Deadline(text="", kind=DeadlineKind.ONGOING)
    if _EVENT.match(text) and not names_period(text) and "?" not in text:
        return Deadline(text="", kind=DeadlineKind.EVENT)
    return None


def without_reason(text: str) -> str:
    """Return a deadline without `theo ...` behind it, unless that names another time.

    >>> without_reason("quý ii/2021 theo kế hoạch số 104/kh-ubnd ngày 07/5/2021")
    'quý ii/2021'
    """
    reason = _REASON.search(text, 1)
    if reason is None or names_period(text[reason.start() :]):
        return text
    return text[: reason.start()]


def names_period(text: str) -> bool:
    """Return whether a remark names a time of its own, beside the date of a document.

    >>> names_period("theo công văn số 12/ubnd-th ngày 01/02/2021"), names_period("lần 2, quý 3")
    (False, True)
    """
    if not _SIGN_OF_PERIOD.search(text):
        return False
    return bool(_PERIOD.search(_REFERENCE.sub("", text)))


def _is_ongoing(text: str) -> bool:
    if not any(sign in text for sign in _SIGNS_OF_ONGOING):
        return False
    rest = _ALWAYS.sub("", _PERIODIC.sub("", text))
    if rest == text:
        return False
    if _DOUBT.search(rest) or _DATED.search(rest) or _STRAY.search(_WITHIN.sub("", rest)):
        return False
    return bool(_PERIODIC.search(text)) or not _PERIOD.search(rest)


def _relative(counted: re.Match[str]) -> Deadline | None:
    base = counted["base"]
    if base is None or not _PERIOD.search(base):
        return Deadline(text="", kind=DeadlineKind.RELATIVE)
    if counted["work"]:
        return Deadline(text="", kind=DeadlineKind.RELATIVE)
    found = period_at(base, 0)
    if not found or not found[1] or found[0] != base or found[1].year is None:
        return None
    if found[1].kind is not DeadlineKind.DATE:
        return None
    try:
        due = _later(days_of(found[1])[0], int(counted["count"]), counted["unit"])
    except ValueError:
        return None
    return Deadline(text="", kind=DeadlineKind.DATE, due=due)


def _later(base: date, count: int, unit: str) -> date:
    """Return the day a number of days, weeks, months, quarters or years after another."""
    if unit in _WORDS_OF_DAYS:
        return base + timedelta(days=count * _WORDS_OF_DAYS[unit])
    years, month = divmod(base.month - 1 + count * _WORDS_OF_MONTHS[unit], 12)
    last = month_end(base.year + years, month + 1)
    return last.replace(day=min(base.day, last.day))
