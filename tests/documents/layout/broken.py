"""One fault each in a good document: which rule must speak, and it alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.documents.layout.good import DECISION, LETTER, REPORT, REPORT_2017
from tests.documents.layout.typed import (
    P,
    Page,
    Typed,
    added,
    changed,
    page_number,
    without,
)

Row = tuple[str, str, Typed]
_CENTER: dict[str, Any] = {"align": "center"}
_STAMP: dict[str, Any] = {"bold": True, "size": 13, "align": "left"}
_BOX = "top left bottom right"
_DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:extent cx="900000" cy="900000"/><a:graphic xmlns:a="http://schemas.'
    'openxmlformats.org/drawingml/2006/main"><a:graphicData uri="pic"><a:blip xmlns:r="http://'
    'schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="picture"/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def broken() -> Iterator[Row]:
    """Yield rule, what is wrong, and the document."""
    for rows in (
        _pages,
        _letters,
        _head,
        _numbers,
        _title,
        _body,
        _levels,
        _ending,
        _annex,
        _marks,
    ):
        yield from rows()


def _page(**look: Any) -> Typed:
    return replace(REPORT, page=replace(REPORT.page, **look))


def _annex_page(**look: Any) -> Typed:
    return replace(REPORT, annex_page=replace(REPORT.annex_page, **look))


def _header(document: Typed, *paragraphs: P) -> Typed:
    return replace(document, stories={**document.stories, "number": paragraphs})


def _foot(document: Typed, *paragraphs: P) -> Typed:
    return replace(document, stories={"foot": paragraphs, "number": (page_number(),)})


def _with(name: str, **look: Any) -> Typed:
    return changed(REPORT, name, **look)


def _pages() -> Iterator[Row]:
    yield "F01", "letter paper", _annex_page(width=215.9, height=279.4)
    yield "F01", "A5", _page(width=148, height=210)
    yield (
        "F02",
        "text on a turned page",
        _page(width=297, height=210, top=30, bottom=15, left=20, right=20),
    )
    yield "F03", "left margin narrow", _page(left=25)
    yield "F03", "right margin wide", _annex_page(right=25.4)
    yield "F03", "top margin low", _page(top=15)
    yield "F03", "bottom margin wide", _page(bottom=30)
    yield (
        "F06",
        "number at the foot",
        replace(_foot(REPORT, page_number()), page=Page(header=None, footer="foot")),
    )
    yield "F06", "number nowhere", _page(header=None, first_header=None)
    yield "F06", "number too small", _header(REPORT, page_number(size=11))
    yield "F06", "number in italics", _header(REPORT, page_number(italic=True))
    yield "F06", "number at the right", _header(REPORT, page_number("right"))
    yield "F06", "number on page 1", _page(title_page=False)
    yield "F06", "number in the header of page 1", _page(first_header="number")
    yield "F06", "Roman page numbers", _page(form="lowerRoman")
    yield "F06", "pages from 5", _page(start=5)
    yield "F06", "2017: number in the header", replace(REPORT_2017, page=Page())
    yield "F07", "annex counts on", _annex_page(start=None)


def _letters() -> Iterator[Row]:
    yield "F04", "Arial", _with("text", font="Arial")
    yield "F04", "Arial in a table", _with("cell_4", font="Arial")
    yield "F04", "blue text", _with("intro", color="0000FF")
    yield "F05", "font of TCVN3", _with("text", font=".VnTime")
    yield "F05", "text in TCVN3", _with("cell_4", text="Uû ban nh©n d©n tØnh")
    yield (
        "F05",
        "decomposed letters",
        _with("cell_4", text=unicodedata.normalize("NFD", "Đề án vị trí việc làm")),
    )
    yield "F05", "2017: font of VNI", changed(REPORT_2017, "text", font="VNI-Times")
    yield "F55", "small table", _with("cell_4", size=9)


def _head() -> Iterator[Row]:
    yield "F08", "missing", without(REPORT, "country")
    yield "F08", "misspelt", _with("country", text="CỘNG HÒA XÃ HỘI CHỦ NGHỈA VIỆT NAM")
    yield "F08", "small letters", _with("country", text="Cộng hòa xã hội chủ nghĩa Việt Nam")
    yield "F08", "too large", _with("country", size=14)
    yield "F08", "not bold", _with("country", bold=False)
    yield "F09", "missing", without(REPORT, "motto", "motto_line")
    yield "F09", "dashes without spaces", _with("motto", text="Độc lập-Tự do-Hạnh phúc")
    yield "F09", "small letters", _with("motto", text="Độc lập - tự do - hạnh phúc")
    yield "F09", "too small", _with("motto", size=12)
    yield "F09", "italic", _with("motto", italic=True)
    yield "F09", "lines apart", _with("motto", line='w:line="360" w:lineRule="auto"')
    yield "F10", "no line", without(REPORT, "motto_line")
    yield "F10", "underlined", changed(without(REPORT, "motto_line"), "motto", underline=True)
    yield "F10", "short line", _with("motto_line", left=2200, right=2200)
    office = changed(
        changed(REPORT, "issuer_1", text="UBND TỈNH BÌNH AN", bold=False),
        "issuer_2",
        text="VĂN PHÒNG",
    )
    office = changed(office, "authority_1", text="CHÁNH VĂN PHÒNG")
    office = without(office, "authority_2", "authority_3")
    yield "F11", "superior in bold", changed(office, "issuer_1", bold=True)
    yield "F11", "superior too small", changed(office, "issuer_1", size=11)
    yield "F12", "missing", without(REPORT, "issuer_1", "issuer_2", "issuer_line")
    yield "F12", "not bold", changed(_with("issuer_1", bold=False), "issuer_2", bold=False)
    yield "F12", "small letters", changed(office, "issuer_2", text="Văn phòng")
    yield "F12", "at the left", _with("issuer_2", align="left")
    yield "F12", "no line", without(REPORT, "issuer_line")
    yield "F12", "abbreviated", _with("issuer_1", text="UBND")
    yield "F13", "second line light", _with("issuer_2", bold=False)
    yield (
        "F13",
        "a superior",
        added(
            changed(REPORT, "issuer_1", text="CHÍNH PHỦ", bold=False),
            "issuer_1",
            REPORT.paragraphs["issuer_1"],
        ),
    )


def _numbers() -> Iterator[Row]:
    yield "F14", "missing", without(REPORT, "number")
    yield "F14", "no colon", _with("number", text="Số 09/BC-UBND")
    yield "F14", "too small", _with("number", size=12)
    yield "F14", "at the left", _with("number", align="left")
    yield "F15", "no zero", _numbered("9/BC-UBND")
    yield "F15", "too many zeros", _numbered("009/BC-UBND")
    yield "F15", "inserted number", _numbered("104a/BC-UBND")
    yield "F16", "space before the stroke", _with("number", text="Số: 09 /BC-UBND")
    yield "F16", "space in the symbol", _with("number", text="Số: 09/BC - UBND")
    yield "F16", "small letters", _with("number", text="Số: 09/bc-UBND")
    yield "F17", "another type", _numbered("09/KH-UBND")
    yield "F17", "letter without unit", changed(LETTER, "number", text="Số: 123/UBND")
    yield "F19", "missing", without(REPORT, "date")
    yield "F19", "no comma", _with("date", text="Bình An ngày 04 tháng 7 năm 2025")
    yield "F19", "upright", _with("date", italic=False)
    yield "F19", "at the right", _with("date", align="right")
    yield "F20", "day without zero", _dated("4", "7")
    yield "F20", "month with zero", _dated("04", "07")
    yield "F20", "January without zero", _dated("04", "1")
    yield "F20", "no such day", _dated("31", "6")
    yield (
        "F21",
        "word before the province",
        _with("date", text="Tỉnh Bình An, ngày 04 tháng 7 năm 2025"),
    )
    yield (
        "F21",
        "a city abbreviated",
        _with("date", text="TP. Hồ Chí Minh, ngày 04 tháng 7 năm 2025"),
    )
    yield "F21", "another place", _with("date", text="Rạch Giá, ngày 04 tháng 7 năm 2025")
    yield "F24", "missing", without(LETTER, "vv")
    yield "F24", "spelt out", changed(LETTER, "vv", text="Về việc đôn đốc thực hiện nhiệm vụ")
    yield "F24", "too large", changed(LETTER, "vv", size=14)
    yield "F24", "no gap", changed(LETTER, "vv", before=0)


def _numbered(symbol: str) -> Typed:
    """The number in the head and in the line of the annex, which must be alike."""
    attached = REPORT.paragraphs["attached"].text.replace("09/BC-UBND", symbol)
    return changed(_with("number", text=f"Số: {symbol}"), "attached", text=attached)


def _dated(day: str, month: str) -> Typed:
    said = f"ngày {day} tháng {month} năm 2025"
    attached = REPORT.paragraphs["attached"].text.replace("ngày 04 tháng 7 năm 2025", said)
    return changed(_with("date", text=f"Bình An, {said}"), "attached", text=attached)


def _title() -> Iterator[Row]:
    yield "F22", "missing", without(REPORT, "type", "subject", "subject_line")
    yield "F22", "small letters", _with("type", text="Báo cáo")
    yield "F22", "too large", _with("type", size=16)
    yield "F22", "at the left", _with("type", align="left")
    yield "F23", "missing", without(REPORT, "subject", "subject_line")
    yield "F23", "capitals", _with("subject", text="KẾT QUẢ THỰC HIỆN CÁC ĐỀ ÁN NĂM 2025")
    yield "F23", "not bold", _with("subject", bold=False)
    yield "F23", "no line", without(REPORT, "subject_line")
    yield "F25", "upright", _with("ground_1", italic=False)
    yield (
        "F25",
        "last with a semicolon",
        _with("ground_2", text=REPORT.paragraphs["ground_2"].text.rstrip(".") + ";"),
    )
    yield (
        "F25",
        "first with a comma",
        _with("ground_1", text=REPORT.paragraphs["ground_1"].text.rstrip(";") + ","),
    )
    yield "F25", "no number", _with("ground_2", text="Căn cứ Quyết định của Thủ tướng Chính phủ.")
    yield (
        "F25",
        "2017: last with a full stop",
        changed(REPORT_2017, "ground_2", text=REPORT.paragraphs["ground_2"].text),
    )
    yield "F41", "letter to nobody", without(LETTER, "addressed", "addressee_1", "addressee_2")
    yield "F41", "bold", _with("addressed", bold=True)
    yield "F41", "no colon", _with("addressed", text="Kính gửi Văn phòng Chính phủ")
    yield "F41", "without full stop", changed(LETTER, "addressee_2", text="- Sở Y tế;")
    yield "F41", "one addressee below", without(LETTER, "addressee_2")
    yield (
        "F41",
        "a decision",
        added(
            changed(DECISION, "to_1", text="- Như trên;"),
            "subject_line",
            REPORT.paragraphs["addressed"],
        ),
    )


def _body() -> Iterator[Row]:
    text = REPORT.paragraphs["text"]
    yield (
        "F26",
        "first without a day",
        changed(REPORT, "text", text=text.text.replace(" ngày 05 tháng 01 năm 2025", "")),
    )
    yield "F27", "too small", _with("text", size=12)
    yield "F27", "at the left", _with("text", align="left")
    yield "F27", "all italic", _with("text", italic=True)
    yield "F27", "no indent", _with("text", first=0)
    yield "F27", "indent 2 cm", _with("text", first=1134)
    yield "F27", "paragraphs close", changed(_with("text", after=0), "again", before=60)
    yield "F27", "double spacing", _with("text", line='w:line="480" w:lineRule="auto"')
    yield "F27", "lines of 12 points", _with("text", line='w:line="240" w:lineRule="exact"')
    yield (
        "F27",
        "2017: lines of 14 points",
        changed(REPORT_2017, "text", line='w:line="280" w:lineRule="exact"'),
    )
    yield "F33", "text", _with("last", text="Trên đây là báo cáo của Ủy ban nhân dân tỉnh.")
    yield "F33", "annex", _with("annex_end", text="Tổng số: 01 đề án.")


def _levels() -> Iterator[Row]:
    yield "F28", "in words", _with("part", text="Phần thứ nhất")
    yield "F28", "title in small letters", _with("part_title", text="Kết quả thực hiện")
    yield "F28", "not bold", _with("part", bold=False)
    yield (
        "F28",
        "on one line",
        without(_with("part", text="Phần I. KẾT QUẢ THỰC HIỆN"), "part_title"),
    )
    yield "F29", "Roman number", changed(DECISION, "division", text="Mục I")
    yield "F29", "title not bold", changed(DECISION, "division_title", bold=False)
    yield "F30", "section in small letters", _with("section", text="I. Tình hình chung")
    yield "F30", "section not bold", _with("section", bold=False)
    yield "F30", "title not bold", _with("khoan", bold=False)
    yield "F30", "bold point", _with("diem_b", bold=True)
    yield "F30", "italic point", _with("diem_b", italic=True)
    yield "F31", "đ left out", _with("diem_dd", text="e) Nội dung khác.")
    yield (
        "F31",
        "f",
        added(
            REPORT,
            "diem_dd",
            P(text="e) Việc một;", first=720, after=120),
            P(text="f) Việc hai.", first=720, after=120, before=120),
        ),
    )
    yield "F32", "not bold", changed(DECISION, "article", bold=False)
    yield (
        "F32",
        "colon",
        changed(
            DECISION, "article", text=DECISION.paragraphs["article"].text.replace("1.", "1:", 1)
        ),
    )


def _ending() -> Iterator[Row]:
    names = ("authority_1", "authority_2", "authority_3")
    yield "F34", "missing", without(REPORT, *names)
    yield "F34", "K. for KT.", _with("authority_2", text="K. CHỦ TỊCH")
    yield "F34", "too small", _with("authority_3", size=12)
    yield "F34", "without full stop", _with("authority_2", text="KT CHỦ TỊCH")
    yield "F34", "not bold", _with("authority_1", bold=False)
    yield "F35", "no deputy", without(REPORT, "authority_3")
    yield "F35", "not for the committee", without(REPORT, "authority_1")
    yield "F35", "nothing below", without(REPORT, "authority_2", "authority_3")
    yield "F36", "missing", without(REPORT, "name")
    yield "F36", "capitals", _with("name", text="LÊ THỊ HOA")
    yield "F36", "a degree", _with("name", text="TS. Lê Thị Hoa")
    yield "F36", "not bold", _with("name", bold=False)
    yield "F37", "permanent deputy", _with("authority_3", text="PHÓ CHỦ TỊCH THƯỜNG TRỰC")
    yield (
        "F38",
        "a JPEG",
        replace(
            _with("room", inside=_DRAWING),
            parts={"word/media/picture.jpg": b"\xff\xd8"},
            links='<Relationship Id="picture" Type="http://schemas.openxmlformats.org/officeDocument/'
            '2006/relationships/image" Target="media/picture.jpg"/>',
        ),
    )
    yield "F42", "missing", without(REPORT, "recipients")
    yield "F42", "no colon", _with("recipients", text="Nơi nhận")
    yield "F42", "upright", _with("recipients", italic=False)
    yield "F42", "too large", _with("recipients", size=14)
    yield "F42", "lower", replace(REPORT, layout=tuple(map(_lowered, REPORT.layout)))
    yield "F43", "too large", _with("to_2", size=12)
    yield "F43", "no semicolon", _with("to_2", text="- Các sở, ban, ngành cấp tỉnh.")
    yield "F43", "no dash", _with("to_2", text="Các sở, ban, ngành cấp tỉnh;")
    yield "F43", "no “as above”", without(REPORT, "to_1")
    yield "F44", "missing", without(REPORT, "kept")
    yield "F44", "no unit", _with("kept", text="- Lưu: VT.")
    yield "F44", "with a semicolon", _with("kept", text="- Lưu: VT, TH;")
    yield "F44", "not last", added(REPORT, "kept", REPORT.paragraphs["to_2"])


def _lowered(block: Any) -> Any:
    """The signature table with the recipients a row lower."""
    if block[0][0][0] != "recipients":
        return block
    left, right = block[0]
    return ((("blank",), right), (left, ("blank",)))


def _annex() -> Iterator[Row]:
    text = REPORT.paragraphs["text"]
    attached = REPORT.paragraphs["attached"].text
    yield (
        "F45",
        "not mentioned",
        changed(
            REPORT, "text", text=text.text.replace("danh mục tại Phụ lục kèm theo", "đủ 52 đề án")
        ),
    )
    yield "F46", "missing", without(REPORT, "annex")
    yield "F46", "capitals", _with("annex", text="PHỤ LỤC")
    yield "F46", "too small", _with("annex", size=13)
    yield "F46", "title in small letters", _with("annex_title", text="Danh mục đề án năm 2025")
    yield "F46", "no title", without(REPORT, "annex_title")
    yield "F47", "missing", without(REPORT, "attached")
    yield "F47", "upright", _with("attached", italic=False)
    yield "F47", "another number", _with("attached", text=attached.replace("09/", "19/"))
    yield "F47", "another day", _with("attached", text=attached.replace("04", "05"))
    yield "F47", "another symbol", _with("attached", text=attached.replace("BC-", "KH-"))
    yield "F47", "another type", _with("attached", text=attached.replace("Báo cáo", "Kế hoạch"))
    yield "F47", "another body", _with("attached", text=attached.replace("Bình An", "Bình Hòa"))
    yield "F47", "half filled", _with("attached", text=attached.replace("ngày 04", "ngày …"))
    yield (
        "F47",
        "short day",
        _with("attached", text=attached.replace("04 tháng 7 năm 2025", "04/7/2025")),
    )


def _marks() -> Iterator[Row]:
    stamp = P(text="KHẨN", color="FF0000", border=_BOX, **_STAMP)
    yield "F49", "secret", added(REPORT, "issuer_line", P(text="MẬT", border=_BOX, **_STAMP))
    yield "F50", "black", added(REPORT, "issuer_line", replace(stamp, color=""))
    yield "F50", "no frame", added(REPORT, "issuer_line", replace(stamp, border=""))
    yield "F51", "no frame", added(REPORT, "issuer_line", P(text="LƯU HÀNH NỘI BỘ", **_STAMP))
    phone = P(text="Điện thoại: 0297 3862 000", size=11, border="top", align="left")
    yield (
        "F52",
        "every page",
        replace(
            _foot(REPORT, phone), page=replace(REPORT.page, footer="foot", first_footer="foot")
        ),
    )
    yield (
        "F52",
        "too large",
        replace(
            _foot(REPORT, replace(phone, size=14)), page=replace(REPORT.page, first_footer="foot")
        ),
    )
    copy = P(text="SAO Y", bold=True, size=13, **_CENTER)
    yield (
        "F53",
        "copy without its number",
        replace(
            DECISION,
            paragraphs={**DECISION.paragraphs, "copy": copy},
            layout=(*DECISION.layout, "copy"),
        ),
    )
    text = REPORT.paragraphs["text"].text
    yield "F56", "dots before a noun", _with("text", text=f"{text} Có ... doanh nghiệp tham dự.")
    yield "F56", "a tag", _with("text", text=f"{text} Đạt {{{{ ty_le }}}} kế hoạch.")
    yield "F56", "a merge field", _with("intro", text="Kính thưa <<ten>>, kết quả như sau:")
