"""The rules of `kgsheet check` as a clerk who knows Python would write them over a DataFrame.

Each rule of the contract that reads a row or compares rows is here, by its code, in its simplest
form: patterns are compiled once, rapidfuzz compares titles, one loop goes over the rows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
from rapidfuzz import fuzz, process

AS_OF = date(2021, 9, 30)
DEADLINES = re.compile(r"quý (?:IV|I{1,3})[ /-]*\d{4}|\d{1,2}/\d{1,2}/\d{4}", re.IGNORECASE)
VAGUE = re.compile(r"cuối năm|đầu năm|giữa năm|trước quý|khoảng|dự kiến", re.IGNORECASE)
NUMBER = re.compile(r"(\d+)/(?:\d{4}/)?([A-ZĐ]+-[A-ZĐ]+)")
NORMATIVE = re.compile(r"\d+/\d{4}/(?:QĐ|NQ|TT|NĐ)-")
TWO_TASKS = re.compile(
    r"(?:Đề án|Kế hoạch|Quy hoạch|Chương trình|Dự án)\b.*[;.]\s*(?:Xây dựng )?"
    r"(?:Đề án|Kế hoạch|Quy hoạch|Chương trình|Dự án)\b"
)
UNTIDY = re.compile(r" [,;.]|\.\.|[,;]$")
LEGACY = re.compile(r"[\u00b5-\u00ff]{2}|[aeiouyAEIOUY][\u00f8\u00f9\u00f5\u00fb\u00ef\u00e2]")
TEXTS = ("Đơn vị chủ trì", "Đơn vị phối hợp", "Nội dung", "Văn bản giao", "Văn bản phê duyệt")
SUSPENSIONS = {"", "Tạm dừng", "Đưa ra khỏi chương trình"}
HEADINGS = {
    *("Mã", "Năm", "Lĩnh vực", "Loại", "Thời gian thực hiện", "Gia hạn", "Văn bản gia hạn"),
    *("Tình trạng", "Ghi chú", "Xác nhận", "Hạn", "Ngày phê duyệt", "Trạng thái"),
    *("Số ngày quá hạn", "Kiểm tra", *TEXTS),
}

Finding = tuple[int, str]


def check_rows(tasks: pd.DataFrame, agencies: pd.DataFrame, first: int) -> Iterator[Finding]:
    """Yield what is wrong with single rows, which are counted from the first."""
    names = set(agencies["Tên đơn vị"])
    valid = {row["Tên đơn vị"]: row for _, row in agencies.iterrows()}
    for number, (_, row) in enumerate(tasks.iterrows(), first):
        found = [*_deadline(row), *_approval(row), *_agency(row, names, valid), *_texts(row)]
        if row["Tình trạng"] not in SUSPENSIONS:
            found.append("KG141 not in the list")
        if not row["Mã"]:
            found.append("KG206 no id")
        confirmed = [code.strip() for code in str(row["Xác nhận"]).split(";") if code.strip()]
        for text in found:
            if text.split()[0] not in confirmed:
                yield number, text
        for code in confirmed:
            if not any(text.startswith(code) for text in found):
                yield number, f"KG303 nothing to confirm by {code}"


def _deadline(row: pd.Series[Any]) -> Iterator[str]:
    text = str(row["Thời gian thực hiện"])
    if not text:
        yield "KG102 no deadline"
    elif row["Hạn"] is None:
        yield "KG101 deadline not readable"
    elif row["Hạn"].year != row["Năm"]:
        yield "KG104 deadline outside the year"
    if VAGUE.search(text) or len(DEADLINES.findall(text)) > 1:
        yield "KG103 deadline vague"


def _approval(row: pd.Series[Any]) -> Iterator[str]:
    text = str(row["Văn bản phê duyệt"])
    if not text:
        return
    if not NUMBER.search(text):
        yield "KG111 approval not readable"
    elif row["Ngày phê duyệt"] is None:
        yield "KG112 approval without a date"
    elif row["Ngày phê duyệt"] > AS_OF:
        yield "KG113 approval after the cut-off day"
    if NORMATIVE.search(text):
        yield "KG114 a normative number"


def _agency(row: pd.Series[Any], names: set[str], valid: dict[str, Any]) -> Iterator[str]:
    name = row["Đơn vị chủ trì"]
    if not name:
        yield "KG121 no agency"
    elif name not in names:
        yield f"KG122 unknown agency, perhaps {process.extract(name, names, limit=3)}"
    else:
        begin, end = valid[name]["Hiệu lực từ"], valid[name]["Hiệu lực đến"]
        if (begin and begin.date() > AS_OF) or (end and end.date() < AS_OF):
            yield "KG123 agency not valid"


def _texts(row: pd.Series[Any]) -> Iterator[str]:
    if not row["Nội dung"]:
        yield "KG131 no title"
    if TWO_TASKS.search(str(row["Nội dung"])):
        yield "KG132 two tasks"
    for heading in TEXTS:
        text = str(row[heading])
        is_composed = unicodedata.is_normalized("NFC", text)
        if text != " ".join(text.split()) or not is_composed or UNTIDY.search(text):
            yield f"KG133 untidy text in {heading}"
        if LEGACY.search(text):
            yield f"KG134 legacy text in {heading}"


def check_table(tasks: pd.DataFrame, settings: pd.DataFrame, first: int) -> Iterator[Finding]:
    """Yield what rows contradict each other in, and printed figures and headings that are wrong."""
    for place in tasks.index[(tasks["Mã"] != "") & tasks["Mã"].duplicated(keep=False)]:
        yield place + first, "KG206 the same id twice"
    yield from _same_titles(tasks, first)
    yield from _approvals(tasks[tasks["Văn bản phê duyệt"] != ""], first)
    printed = dict(zip(settings["Khóa"], settings["Giá trị"], strict=True))
    if printed.get("tong_so_da_cong_bo", "") not in ("", len(tasks)):
        yield first, "KG301 another total was printed"
    for heading in set(tasks.columns) - HEADINGS:
        yield first - 1, f"KG304 unknown heading {heading}"


def _same_titles(tasks: pd.DataFrame, first: int) -> Iterator[Finding]:
    folded = tasks["Nội dung"].map(_fold)
    same = pd.DataFrame({"agency": tasks["Đơn vị chủ trì"], "title": folded})
    for place in tasks.index[same.duplicated(keep=False)]:
        yield place + first, "KG201 the same task twice"
    titles = folded.to_list()
    for place, title in enumerate(titles):
        later = titles[place + 1 :]
        for _, score, other in process.extract(title, later, scorer=fuzz.ratio, score_cutoff=90):
            yield place + first, f"KG202 like row {place + 1 + other + first}, {score:.0f}%"


def _fold(text: object) -> str:
    letters = unicodedata.normalize("NFD", str(text).casefold().rstrip("."))
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).split())


def _approvals(approved: pd.DataFrame, first: int) -> Iterator[Finding]:
    numbers = approved["Văn bản phê duyệt"].map(lambda text: NUMBER.search(str(text)))
    decisions = approved[numbers.notna()]
    for place in decisions.index[decisions["Văn bản phê duyệt"].duplicated(keep=False)]:
        yield place + first, "KG203 one decision for several tasks"
    rows = [
        (found[2], day.year, int(found[1]), day, place)
        for place, found, day in zip(
            approved.index, numbers, approved["Ngày phê duyệt"], strict=True
        )
        if found and day is not None
    ]
    for (*series, number, day, place), (*after, later, next_day, other) in pairwise(sorted(rows)):
        if series == after and number == later and day != next_day:
            yield place + first, f"KG204 dated otherwise in row {other + first}"
        elif series == after and next_day < day:
            yield place + first, f"KG205 row {other + first} is later and dated before"
