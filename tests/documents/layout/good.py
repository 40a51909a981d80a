"""Conforming documents, typed by hand: a report, a letter, a decision, a report of 2017."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.documents.layout.typed import P, Page, Typed, page_number

_CENTER: dict[str, Any] = {"align": "center"}
_TEXT: dict[str, Any] = {"first": 720, "after": 120}
_CELL: dict[str, Any] = {"size": 12, "align": "left"}
_SENTENCE = (
    "Trong 6 tháng đầu năm, các cơ quan chủ trì đã trình phê duyệt đủ các đề án được giao theo"
    " Chương trình công tác"
)

_PARAGRAPHS = {
    "issuer_1": P(text="ỦY BAN NHÂN DÂN", size=12, bold=True, **_CENTER),
    "issuer_2": P(text="TỈNH BÌNH AN", size=12, bold=True, **_CENTER),
    "issuer_line": P(border="top", left=1300, right=1300, **_CENTER),
    "country": P(text="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True, **_CENTER),
    "motto": P(text="Độc lập - Tự do - Hạnh phúc", size=13, bold=True, **_CENTER),
    "motto_line": P(border="top", left=1270, right=1270, **_CENTER),
    "number": P(text="Số: 09/BC-UBND", size=13, **_CENTER),
    "date": P(text="Bình An, ngày 04 tháng 7 năm 2025", size=13, italic=True, **_CENTER),
    "type": P(text="BÁO CÁO", bold=True, before=240, **_CENTER),
    "subject": P(text="Kết quả thực hiện các đề án năm 2025", bold=True, **_CENTER),
    "subject_line": P(border="top", left=3400, right=3400, **_CENTER),
    "addressed": P(text="Kính gửi: Văn phòng Chính phủ", after=120, **_CENTER),
    "ground_1": P(
        text="Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        italic=True,
        **_TEXT,
    ),
    "ground_2": P(
        text="Căn cứ Quyết định số 42/2014/QĐ-TTg ngày 27 tháng 7 năm 2014 của Thủ tướng Chính phủ"
        " về Quy chế theo dõi, đôn đốc, kiểm tra việc thực hiện nhiệm vụ.",
        italic=True,
        **_TEXT,
    ),
    "intro": P(text=f"{_SENTENCE}, cụ thể như sau:", **_TEXT),
    "part": P(text="Phần I", bold=True, after=120, **_CENTER),
    "part_title": P(text="KẾT QUẢ THỰC HIỆN", bold=True, after=120, **_CENTER),
    "section": P(text="I. TÌNH HÌNH CHUNG", bold=True, **_TEXT),
    "khoan": P(text="1. Kết quả chung", bold=True, **_TEXT),
    "text": P(
        text=f"{_SENTENCE} tại Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2025 của Ủy ban nhân"
        " dân tỉnh (danh mục tại Phụ lục kèm theo).",
        **_TEXT,
    ),
    "again": P(text=f"{_SENTENCE} tại Quyết định số 12/QĐ-UBND.", **_TEXT),
    "diem_a": P(text=f"a) {_SENTENCE};", **_TEXT),
    "diem_b": P(text=f"b) {_SENTENCE};", **_TEXT),
    "diem_c": P(text=f"c) {_SENTENCE};", **_TEXT),
    "diem_d": P(text=f"d) {_SENTENCE};", **_TEXT),
    "diem_dd": P(text=f"đ) {_SENTENCE}.", **_TEXT),
    "dash": P(text=f"- {_SENTENCE}.", **_TEXT),
    "last": P(text="Trên đây là báo cáo của Ủy ban nhân dân tỉnh./.", **_TEXT),
    "recipients": P(text="Nơi nhận:", size=12, bold=True, italic=True, align="left"),
    "to_1": P(text="- Như trên;", size=11, align="left"),
    "to_2": P(text="- Các sở, ban, ngành cấp tỉnh;", size=11, align="left"),
    "kept": P(text="- Lưu: VT, TH.", size=11, align="left"),
    "authority_1": P(text="TM. ỦY BAN NHÂN DÂN", bold=True, **_CENTER),
    "authority_2": P(text="KT. CHỦ TỊCH", bold=True, **_CENTER),
    "authority_3": P(text="PHÓ CHỦ TỊCH", bold=True, **_CENTER),
    "room": P(before=1200, **_CENTER),
    "name": P(text="Lê Thị Hoa", bold=True, **_CENTER),
    "blank": P(),
    "annex": P(text="Phụ lục", bold=True, **_CENTER),
    "annex_title": P(text="DANH MỤC ĐỀ ÁN NĂM 2025", bold=True, **_CENTER),
    "attached": P(
        text="(Kèm theo Báo cáo số 09/BC-UBND ngày 04 tháng 7 năm 2025"
        "\ncủa Ủy ban nhân dân tỉnh Bình An)",
        italic=True,
        **_CENTER,
    ),
    "cell_1": P(text="Đơn vị", **_CELL),
    "cell_2": P(text="Nội dung", **_CELL),
    "cell_3": P(text="Sở Nội vụ", **_CELL),
    "cell_4": P(text="Đề án vị trí việc làm", **_CELL),
    "annex_end": P(text="Tổng số: 01 đề án./.", size=13, align="left"),
}

_HEAD = (
    (("issuer_1", "issuer_2", "issuer_line"), ("country", "motto", "motto_line")),
    (("number",), ("date",)),
)
_TITLE = ("type", "subject", "subject_line", "addressed", "ground_1", "ground_2")
_LEVELS = ("section", "khoan", "text", "again")
_POINTS = ("diem_a", "diem_b", "diem_c", "diem_d", "diem_dd", "dash", "last")
_ENDING = (
    (
        ("recipients", "to_1", "to_2", "kept"),
        ("authority_1", "authority_2", "authority_3", "room", "name"),
    ),
)
_ANNEX = (
    "annex",
    "annex_title",
    "attached",
    ("bordered", (("cell_1",), ("cell_2",)), (("cell_3",), ("cell_4",))),
    "annex_end",
)

REPORT = Typed(
    paragraphs=_PARAGRAPHS,
    layout=(
        _HEAD,
        *_TITLE,
        "intro",
        "part",
        "part_title",
        *_LEVELS,
        *_POINTS,
        _ENDING,
        "SECTION",
        *_ANNEX,
    ),
)

LETTER = Typed(
    paragraphs={
        **_PARAGRAPHS,
        "number": P(text="Số: 123/UBND-TH", size=13, **_CENTER),
        "vv": P(text="V/v đôn đốc thực hiện nhiệm vụ", size=12, before=120, **_CENTER),
        "addressed": P(text="Kính gửi:", left=2000, align="left"),
        "addressee_1": P(text="- Sở Nội vụ;", left=3000, align="left"),
        "addressee_2": P(text="- Sở Y tế.", left=3000, align="left", after=120),
    },
    layout=(
        (_HEAD[0], (("number", "vv"), ("date",))),
        *("addressed", "addressee_1", "addressee_2"),
        *("intro", "dash", "last"),
        _ENDING,
    ),
    annex_page=Page(),
)

DECISION = replace(
    REPORT,
    paragraphs={
        **_PARAGRAPHS,
        "number": P(text="Số: 104/QĐ-UBND", size=13, **_CENTER),
        "type": P(text="QUYẾT ĐỊNH", bold=True, **_CENTER),
        "banner": P(text="ỦY BAN NHÂN DÂN TỈNH BÌNH AN", bold=True, after=120, **_CENTER),
        "decides": P(text="QUYẾT ĐỊNH:", bold=True, after=120, **_CENTER),
        "article": P(text=f"Điều 1. {_SENTENCE}.", bold=True, **_TEXT),
        "chapter": P(text="Chương I", bold=True, after=120, **_CENTER),
        "chapter_title": P(text="QUY ĐỊNH CHUNG", bold=True, after=120, **_CENTER),
        "division": P(text="Mục 1", bold=True, after=120, **_CENTER),
        "division_title": P(text="PHẠM VI ÁP DỤNG", bold=True, after=120, **_CENTER),
        "to_1": P(text="- Văn phòng Chính phủ;", size=11, align="left"),
    },
    layout=(
        _HEAD,
        *("type", "subject", "subject_line", "banner", "ground_1", "ground_2", "decides"),
        *("chapter", "chapter_title", "division", "division_title", "article", "last"),
        _ENDING,
    ),
    annex_page=Page(),
)

# The look of Circular 01/2011: page number at the right foot, upright grounds that end in a comma.
REPORT_2017 = replace(
    REPORT,
    paragraphs={
        **_PARAGRAPHS,
        "date": replace(_PARAGRAPHS["date"], text="Bình An, ngày 11 tháng 7 năm 2017"),
        "attached": replace(
            _PARAGRAPHS["attached"],
            text="(Kèm theo Báo cáo số 09/BC-UBND ngày 11 tháng 7 năm 2017"
            " của Ủy ban nhân dân tỉnh Bình An)",
        ),
        "ground_1": replace(_PARAGRAPHS["ground_1"], italic=False),
        "ground_2": replace(
            _PARAGRAPHS["ground_2"],
            italic=False,
            text=_PARAGRAPHS["ground_2"].text.rstrip(".") + ",",
        ),
        "text": replace(_PARAGRAPHS["text"], first=640, line='w:line="340" w:lineRule="exact"'),
    },
    stories={"foot": (page_number("right"),)},
    page=Page(header=None, first_header=None, footer="foot"),
    annex_page=Page(header=None, first_header=None, footer="foot", start=1),
)
