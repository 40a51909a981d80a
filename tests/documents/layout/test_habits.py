"""Nothing is found in good documents that are put together in other ways."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kgsheet.documents.layout import lint_document
from tests.documents.layout.good import LETTER, REPORT, REPORT_2017
from tests.documents.layout.typed import (
    P,
    Page,
    Typed,
    added,
    changed,
    page_number,
    without,
    written,
)

_CENTER: dict[str, Any] = {"align": "center"}
_TWO_COLUMNS = '<w:tab w:val="center" w:pos="1900"/><w:tab w:val="center" w:pos="6600"/>'
_RIGHT = '<w:tab w:val="center" w:pos="6600"/>'
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_VML = "urn:schemas-microsoft-com:vml"


def shape(width: float, offset: float = 0, kind: str = "line") -> str:
    """A straight line as Word draws it; lengths in millimetres."""
    return (
        f'<w:r><w:drawing><wp:anchor xmlns:wp="{_WP}"><wp:positionH relativeFrom="column">'
        f"<wp:posOffset>{round(offset * 36000)}</wp:posOffset></wp:positionH>"
        f'<wp:extent cx="{round(width * 36000)}" cy="0"/><a:graphic xmlns:a="{_DRAWN}">'
        f'<a:graphicData uri="{_WPS}"><wps:wsp xmlns:wps="{_WPS}"><wps:spPr>'
        f'<a:prstGeom prst="{kind}"/></wps:spPr></wps:wsp></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )


def old_line(start: str, end: str) -> str:
    return (
        f'<w:r><w:pict><v:line xmlns:v="{_VML}" from="{start}" to="{end}" '
        'style="position:absolute"/></w:pict></w:r>'
    )


def connector(width: str) -> str:
    office = "urn:schemas-microsoft-com:office:office"
    return (
        f'<w:r><w:pict><v:shape xmlns:v="{_VML}" xmlns:o="{office}" o:connectortype="straight"'
        f' style="position:absolute;margin-left:20pt;width:{width}"/></w:pict></w:r>'
    )


def two_runs(left: str, right: str, **right_look: Any) -> str:
    """A left and a right text in looks of their own, each after a tab."""
    first, second = P(text=f"\t{left}", size=13), P(text=f"\t{right}", size=13, **right_look)
    return first.run_xml + second.run_xml


def typed_with_tabs() -> Typed:
    """Letterhead and signature without tables; one line for two columns."""
    bold: dict[str, Any] = {"bold": True, "size": 13, "align": "left"}
    lines = shape(18, 25) + shape(53, 88)
    paragraphs = {
        **REPORT.paragraphs,
        "head_1": P(
            text="\tỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", tabs=_TWO_COLUMNS, **bold
        ),
        "head_2": P(
            text="\tTỈNH BÌNH AN\tĐộc lập - Tự do - Hạnh phúc",
            tabs=_TWO_COLUMNS,
            inside=lines,
            **bold,
        ),
        "head_3": P(
            tabs=_TWO_COLUMNS,
            align="left",
            inside=two_runs("Số: 09/BC-UBND", "Bình An, ngày 04 tháng 7 năm 2025", italic=True),
        ),
        "end_1": P(
            tabs=_RIGHT,
            align="left",
            inside=P(text="Nơi nhận:", size=12, bold=True, italic=True).run_xml
            + P(text="\tTM. ỦY BAN NHÂN DÂN", bold=True).run_xml,
        ),
        "end_2": P(
            tabs=_RIGHT,
            align="left",
            inside=P(text="- Như trên;", size=11).run_xml
            + P(text="\tKT. CHỦ TỊCH", bold=True).run_xml,
        ),
        "end_3": P(
            tabs=_RIGHT,
            align="left",
            inside=P(text="- Lưu: VT, TH.", size=11).run_xml
            + P(text="\tPHÓ CHỦ TỊCH", bold=True).run_xml,
        ),
        "end_4": P(text="\tLê Thị Hoa", bold=True, tabs=_RIGHT, align="left", before=1400),
    }
    head, ending = ("head_1", "head_2", "head_3"), ("end_1", "end_2", "end_3", "end_4")
    layout: list[Any] = []
    for position, block in enumerate(REPORT.layout):
        if isinstance(block, tuple) and block[0] != "bordered":
            layout.extend(head if position == 0 else ending)
        else:
            layout.append(block)
    return replace(REPORT, paragraphs=paragraphs, layout=tuple(layout))


def in_head(lines: dict[str, Any], *gone: str) -> Typed:
    """The report with other lines under name and motto."""
    document = without(REPORT, *gone)
    for name, look in lines.items():
        document = changed(document, name, **look)
    return document


def a_department() -> Typed:
    document = changed(REPORT, "issuer_1", text="UBND TỈNH BÌNH AN", bold=False)
    document = changed(document, "issuer_2", text="SỞ TÀI CHÍNH")
    document = changed(document, "number", text="Số: 09/BC-STC")
    document = changed(
        document,
        "attached",
        text="(Kèm theo Báo cáo số 09/BC-STC ngày 04 tháng 7 năm 2025 của Sở Tài chính)",
    )
    document = changed(document, "authority_1", text="KT. GIÁM ĐỐC")
    document = changed(document, "authority_2", text="PHÓ GIÁM ĐỐC")
    return without(document, "authority_3")


def two_annexes() -> Typed:
    second = replace(REPORT.paragraphs["annex"], text="Phụ lục II")
    section = P().to_xml(REPORT.annex_page.to_xml())
    document = changed(REPORT, "annex", text="Phụ lục I")
    return added(
        document,
        "annex_end",
        P(xml=section),
        second,
        *(REPORT.paragraphs[name] for name in ("annex_title", "attached", "annex_end")),
    )


def header(*paragraphs: P, **page: Any) -> Typed:
    stories = {"number": paragraphs, "even": (page_number(),)}
    return replace(REPORT, stories=stories, page=replace(REPORT.page, **page))


def of(body: str, place: str, symbol: str) -> Typed:
    """The report of a council or committee of another place."""
    document = changed(changed(REPORT, "issuer_1", text=body), "issuer_2", text=place)
    document = changed(document, "number", text=f"Số: 09/BC-{symbol}")
    document = changed(document, "authority_1", text=f"TM. {body}")
    name = f"{body.capitalize()} {place.title()}"
    said = f"(Kèm theo Báo cáo số 09/BC-{symbol} ngày 04 tháng 7 năm 2025 của {name})"
    return changed(document, "attached", text=said)


HABITS: dict[str, Typed] = {
    "a council": of("HỘI ĐỒNG NHÂN DÂN", "TỈNH BÌNH AN", "HĐND"),
    "a place with a number": changed(
        of("ỦY BAN NHÂN DÂN", "QUẬN 1", "UBND"),
        "date",
        text="Quận 1, ngày 04 tháng 7 năm 2025",
    ),
    "tabs for columns": typed_with_tabs(),
    "shapes for lines": in_head(
        {"issuer_2": {"inside": shape(18)}, "motto": {"inside": shape(53)}},
        *("issuer_line", "motto_line"),
    ),
    "connectors for lines": in_head(
        {"issuer_2": {"inside": connector("60pt")}, "motto": {"inside": connector("150pt")}},
        *("issuer_line", "motto_line"),
    ),
    "old shapes for lines": in_head(
        {
            "issuer_2": {"inside": old_line("20pt,1pt", "80pt,1pt")},
            "motto": {"inside": old_line("10pt,1pt", "160pt,1.5pt")},
            "subject": {"inside": shape(40, kind="straightConnector1")},
        },
        *("issuer_line", "motto_line", "subject_line"),
    ),
    "underscores for lines": in_head(
        {
            name: {"text": "_______", "border": "", "left": 0, "right": 0, "size": 12}
            for name in ("issuer_line", "motto_line", "subject_line")
        }
    ),
    "borders of the text": in_head(
        {"issuer_2": {"border": "bottom"}, "motto": {"border": "bottom"}},
        *("issuer_line", "motto_line"),
    ),
    "names in one paragraph": without(
        changed(REPORT, "issuer_1", text="ỦY BAN NHÂN DÂN\nTỈNH BÌNH AN"), "issuer_2"
    ),
    "title and subject in one paragraph": without(
        changed(REPORT, "type", text="BÁO CÁO\nKết quả thực hiện các đề án năm 2025"), "subject"
    ),
    "subject of two paragraphs": added(
        REPORT, "subject", P(text="trên địa bàn tỉnh", bold=True, **_CENTER)
    ),
    "page number after a tab": header(
        P(
            align="left",
            tabs='<w:tab w:val="center" w:pos="4677"/>',
            inside=P(text="\t").run_xml + page_number().inside,
        )
    ),
    "page number in a frame": header(
        P(
            xml='<w:p><w:pPr><w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin"'
            f' w:xAlign="center" w:y="1"/></w:pPr>{page_number().inside}</w:p>'
        )
    ),
    "indent by a tab": changed(REPORT, "text", text="\t" + REPORT.paragraphs["text"].text, first=0),
    "indent of 1 cm": changed(REPORT, "text", first=567),
    "space above instead of below": changed(changed(REPORT, "text", after=0), "again", before=120),
    "lines of 18 points": changed(REPORT, "text", line='w:line="360" w:lineRule="exact"'),
    "a department": a_department(),
    "a department of 2017": replace(REPORT_2017, properties={"kgsheet.the_thuc": "tt01_2011"}),
    "two annexes": two_annexes(),
    "drafter's initials": added(REPORT, "kept", P(text="LTH.(300)", size=11, align="left")),
    "recipient on two lines": changed(REPORT, "to_2", text="- Các sở, ban, ngành\ncấp tỉnh;"),
    "one addressee of a letter": without(
        changed(LETTER, "addressed", text="Kính gửi: Sở Nội vụ", align="center"),
        *("addressee_1", "addressee_2"),
    ),
    "draft with dots": changed(
        changed(
            changed(REPORT, "number", text="Số: ……/BC-UBND"),
            "date",
            text="Bình An, ngày … tháng 7 năm 2025",
        ),
        "attached",
        text="(Kèm theo Báo cáo số ……/BC-UBND ngày … tháng 7 năm 2025"
        " của Ủy ban nhân dân tỉnh Bình An)",
    ),
    "electronic document": changed(
        REPORT,
        "attached",
        text="(Kèm theo Báo cáo số      /BC-UBND ngày      tháng      năm"
        "      của Ủy ban nhân dân tỉnh Bình An)",
    ),
    "signed": changed(REPORT, "room", text="(Đã ký)", italic=True, size=12),
    "urgent": added(
        REPORT,
        "issuer_line",
        P(text="KHẨN", bold=True, size=13, color="FF0000", border="top left bottom right"),
    ),
    "landscape with a table": replace(
        LETTER,
        layout=(*LETTER.layout[:-2], ((("cell_3",), ("cell_4",)),), *LETTER.layout[-2:]),
        annex_page=Page(width=297, height=210, top=30, bottom=15, left=20, right=20),
    ),
    "no space between like paragraphs said, but said below": changed(REPORT, "diem_a", after=200),
}


@pytest.mark.parametrize("document", HABITS.values(), ids=HABITS)
def test_nothing_is_found_however_a_good_document_is_made(document: Typed) -> None:
    findings = lint_document(written(document)).findings

    assert [f"{one.rule} {one.where}: {one.message}" for one in findings] == []


def test_annex_in_a_file_of_its_own_has_no_head() -> None:
    alone = replace(REPORT, layout=REPORT.layout[-5:], annex_page=replace(REPORT.annex_page))

    assert lint_document(written(alone)).findings == ()
