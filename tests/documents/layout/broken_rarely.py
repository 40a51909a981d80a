"""Rarer faults, one each: the second and third thing that a rule looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.documents.layout.broken import Row
from tests.documents.layout.good import DECISION, LETTER, REPORT, REPORT_2017
from tests.documents.layout.test_habits import a_department, shape, two_annexes, typed_with_tabs
from tests.documents.layout.typed import P, Page, Typed, W, added, changed, page_number, without

_EVEN = '<w:settings xmlns:w="{}"><w:evenAndOddHeaders/></w:settings>'
_LINK = (
    '<Relationship Id="settings" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/settings" Target="settings.xml"/>'
)


def rare() -> Iterator[Row]:
    """Yield rule, what is wrong, and the document."""
    for rows in (_pages, _head, _title, _body, _ending, _annex, _marks):
        yield from rows()


def _with(name: str, **look: Any) -> Typed:
    return changed(REPORT, name, **look)


def _pages() -> Iterator[Row]:
    yield (
        "F06",
        "nothing on even pages",
        replace(REPORT, parts={"word/settings.xml": _EVEN.format(W).encode()}, links=_LINK),
    )
    left = P(align="left", inside=P(text="\t").run_xml + page_number().inside)
    yield "F06", "number after a plain tab", replace(REPORT, stories={"number": (left,)})
    yield (
        "F06",
        "2017: number in the middle",
        replace(REPORT_2017, stories={"foot": (page_number(),)}),
    )
    joined = replace(REPORT, layout=tuple(one for one in REPORT.layout if one != "SECTION"))
    yield "F07", "annex in the section of the text", replace(joined, annex_page=Page())


def _head() -> Iterator[Row]:
    head = REPORT.layout[0]
    (left, right), numbers = head
    below = ((left, (*right, "date")), (("number",), ("blank",)))
    yield "F19", "above the number", replace(REPORT, layout=(below, *REPORT.layout[1:]))
    yield "F19", "in figures", _with("date", text="Bình An, ngày 04 tháng 7 năm 25")
    upside = ((left, ("motto", "motto_line", "country")), numbers)
    yield "F09", "above the country", replace(REPORT, layout=(upside, *REPORT.layout[1:]))
    yield "F12", "underlined", changed(without(REPORT, "issuer_line"), "issuer_2", underline=True)
    yield "F11", "small letters", changed(a_department(), "issuer_1", text="Ubnd tỉnh Bình An")
    yield "F10", "no line among tabs", changed(typed_with_tabs(), "head_2", inside=shape(18, 25))
    yield "F10", "short shape", changed(without(REPORT, "motto_line"), "motto", inside=shape(20))
    yield "F13", "first line light", _with("issuer_1", bold=False)
    yield "F14", "word left out", changed(REPORT, "number", text="09/BC-UBND")
    yield "F14", "italic", _with("number", italic=True)
    yield "F16", "long dash", _with("number", text="Số: 09/BC–UBND")
    yield "F24", "spelt with a colon", changed(LETTER, "vv", text="v/v: đôn đốc")
    yield "F17", "letter of another body", changed(LETTER, "number", text="Số: 123/VP-TH")


def _title() -> Iterator[Row]:
    grounds = REPORT.paragraphs["ground_1"].text
    yield "F23", "not in the middle", _with("subject", align="left")
    yield (
        "F25",
        "two in one line",
        without(
            _with("ground_1", text=f"{grounds} {REPORT.paragraphs['ground_2'].text}"), "ground_2"
        ),
    )
    yield "F25", "law without a day", _with("ground_1", text="Căn cứ Luật Đầu tư công;")
    yield "F25", "no mark", _with("ground_1", text=grounds.rstrip(";"))
    yield "F41", "plus for a dash", changed(LETTER, "addressee_1", text="+ Sở Nội vụ;")


def _body() -> Iterator[Row]:
    yield "F27", "plus with no indent", _with("dash", text="+ Việc khác.", first=0)
    yield (
        "F27",
        "close by order",
        changed(_with("text", xml=_hugging("text")), "again", xml=_hugging("again")),
    )
    yield "F27", "2017: indent of 2 cm", changed(REPORT_2017, "text", first=1134)
    yield "F28", "no title", without(REPORT, "part_title")
    yield "F30", "long text in bold", _with("khoan", text=f"1. {REPORT.paragraphs['text'].text}")
    yield "F31", "begins with b", without(REPORT, "diem_a")


def _hugging(name: str) -> str:
    hugs = "<w:contextualSpacing/><w:ind "
    return REPORT.paragraphs[name].to_xml().replace("<w:ind ", hugs)


def _ending() -> Iterator[Row]:
    yield "F34", "small letters", _with("authority_3", text="Phó Chủ tịch")
    yield "F34", "stroke in the prefix", _with("authority_2", text="K/T CHỦ TỊCH")
    yield "F35", "committee abbreviated", _with("authority_1", text="TM. UBND TỈNH")
    by_order = without(_with("authority_1", text="TL. CHỦ TỊCH"), "authority_2", "authority_3")
    yield "F35", "by order of, without a post", by_order
    yield "F35", "another body: no deputy", without(a_department(), "authority_2")
    yield "F36", "a title", _with("name", text="Bác sĩ Lê Thị Hoa")
    yield "F36", "small letter", _with("name", text="Lê Thị hoa")
    yield "F37", "in charge", _with("authority_3", text="PHÓ CHỦ TỊCH PHỤ TRÁCH")
    yield "F42", "not bold", _with("recipients", bold=False)
    yield "F43", "long dash", _with("to_2", text="– Các sở, ban, ngành cấp tỉnh;")
    yield "F43", "all too large", changed(_with("to_1", size=12), "to_2", size=12)
    yield "F44", "too large", _with("kept", size=12)


def _annex() -> Iterator[Row]:
    several = two_annexes()
    again = several.paragraphs["annex_end"].xml.replace("Phụ lục II", "Phụ lục 2")
    yield (
        "F45",
        "numbers in figures",
        changed(changed(several, "annex", text="Phụ lục 1"), "annex_end", xml=again),
    )
    again = several.paragraphs["annex_end"].xml.replace("Phụ lục II", "Phụ lục III")
    yield "F45", "a number left out", changed(several, "annex_end", xml=again)
    yield "F46", "with a colon", _with("annex", text="Phụ lục:")
    again = several.paragraphs["annex_end"].xml.replace("09/BC", "10/BC")
    yield "F47", "another number in the second annex", changed(several, "annex_end", xml=again)
    draft = _with("number", text="Số: …/BC-UBND")
    yield "F47", "number in a draft", draft


def _marks() -> Iterator[Row]:
    phone = P(text="Điện thoại: 0297 3862 000", size=11, align="left")
    yield (
        "F52",
        "no line above",
        replace(
            REPORT,
            stories={"foot": (phone,)},
            page=replace(REPORT.page, first_footer="foot"),
        ),
    )
    stamp = P(text="KHẨN", color="FF0000", size=16, bold=True, border="top left bottom right")
    yield "F50", "too large", added(REPORT, "issuer_line", stamp)
    notes = P(text="Có … hộ nghèo.", first=720, after=120).to_xml()
    yield "F56", "dots in the text", added(REPORT, "dash", P(xml=notes))
    yield "F29", "no title", without(DECISION, "division_title")
