"""What text effectively looks like, from whatever may say so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgsheet.documents.layout.opening import open_document
from kgsheet.documents.layout.reading import read_text
from kgsheet.documents.layout.values import Align, Paragraph, Story
from tests.documents.layout.typed import P, Page, R, Typed, W, written

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_STYLES = f'<w:styles xmlns:w="{W}">{{}}</w:styles>'
_PLAIN = Page(header=None, first_header=None)


def read(body: str, **parts: str) -> list[Paragraph]:
    """The paragraphs of a document with a body and other parts by kind."""
    links = "".join(
        f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    files = {f"word/{kind}.xml": content.encode() for kind, content in parts.items()}
    document = Typed(
        paragraphs={"all": P(xml=body)},
        layout=("all",),
        annex_page=_PLAIN,
        parts=files,
        links=links,
    )
    return list(read_text(open_document(written(document))).paragraphs)


def style(name: str, look: str, *, kind: str = "paragraph", base: str = "", more: str = "") -> str:
    on = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"{more}>{on}{look}</w:style>'


def size(points: int) -> str:
    return f'<w:rPr><w:sz w:val="{points * 2}"/></w:rPr>'


DEFAULTS = f"<w:docDefaults><w:rPrDefault>{size(11)}</w:rPrDefault></w:docDefaults>"
NORMAL = style("N", size(12), more=' w:default="1"')
BASE = style("B", size(13), base="N")
DERIVED = style("D", "<w:rPr><w:b/></w:rPr>", base="B")
STRONG = style("S", "<w:rPr><w:b/></w:rPr>", kind="character")
LARGE = style("L", size(15), kind="character")


@pytest.mark.parametrize(
    ("styles", "own", "run", "points"),
    [
        ("", "", "", 10),
        (DEFAULTS, "", "", 11),
        (DEFAULTS + NORMAL, "", "", 12),
        (DEFAULTS + NORMAL + BASE + DERIVED, '<w:pStyle w:val="D"/>', "", 13),
        (NORMAL + BASE + LARGE, '<w:pStyle w:val="B"/>', '<w:rStyle w:val="L"/>', 15),
        (NORMAL + LARGE, "", '<w:rStyle w:val="L"/><w:sz w:val="32"/>', 16),
        (DEFAULTS, '<w:pStyle w:val="gone"/>', "", 11),
    ],
    ids=["Word's own", "defaults", "default style", "based on", "character", "direct", "no style"],
)
def test_size_comes_from_the_strongest_that_says_one(
    styles: str, own: str, run: str, points: float
) -> None:
    body = f"<w:p><w:pPr>{own}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>chữ</w:t></w:r></w:p>"

    (paragraph,) = read(body, styles=_STYLES.format(styles))

    assert paragraph.runs[0].look.size == points


@pytest.mark.parametrize(
    ("own", "run", "bold"),
    [
        ('<w:pStyle w:val="D"/>', "", True),
        ("", '<w:rStyle w:val="S"/>', True),
        # Two styles that both say bold turn each other over (ISO 29500-1, 17.7.3).
        ('<w:pStyle w:val="D"/>', '<w:rStyle w:val="S"/>', False),
        ('<w:pStyle w:val="D"/>', '<w:b w:val="0"/>', False),
        ('<w:pStyle w:val="D"/>', '<w:rStyle w:val="S"/><w:b/>', True),
    ],
    ids=["paragraph", "character", "both", "off", "direct"],
)
def test_bold_of_two_styles_is_not_bold(own: str, run: str, bold: bool) -> None:
    body = f"<w:p><w:pPr>{own}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>chữ</w:t></w:r></w:p>"

    (paragraph,) = read(body, styles=_STYLES.format(NORMAL + BASE + DERIVED + STRONG))

    assert paragraph.runs[0].look.bold is bold


def test_font_of_the_theme_is_named() -> None:
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:fontScheme>'
        '<a:majorFont><a:latin typeface="Cambria"/></a:majorFont>'
        '<a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:theme>'
    )
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="majorHAnsi"/>'

    (paragraph,) = read(f"<w:p><w:r><w:rPr>{fonts}</w:rPr><w:t>chữ</w:t></w:r></w:p>", theme=theme)

    assert paragraph.runs[0].look.fonts == ("Calibri", "Cambria")


def test_table_style_speaks_for_its_cells_and_its_first_row() -> None:
    special = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    styles = _STYLES.format(style("T", size(9) + special, kind="table"))
    row = "<w:tr><w:tc><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc></w:tr>"

    paragraphs = read(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr>{row}{row}</w:tbl><w:p/>',
        styles=styles,
    )

    looks = [one.runs[0].look for one in paragraphs[:2]]
    assert [(look.size, look.bold) for look in looks] == [(9, True), (9, False)]
    assert [one.cell.row for one in paragraphs[:2] if one.cell] == [0, 1]


LISTS = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/>'
    '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def test_automatic_numbers_are_read_as_printed() -> None:
    levels = (0, 1, 1, 0, 1)
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr></w:pPr>'
        "<w:r><w:t>chữ</w:t></w:r></w:p>"
        for level in levels
    )

    paragraphs = read(body, numbering=LISTS)

    assert [one.raw for one in paragraphs] == [
        *("I. chữ", "I.1) chữ", "I.2) chữ", "II. chữ", "II.1) chữ"),
    ]
    assert (paragraphs[0].shape.left, paragraphs[0].shape.first) == (360, -360)


_CUT = "<w:r><w:delText>cũ</w:delText></w:r>"
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>nay</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
        (f"<w:del>{_CUT}</w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins>", "mới"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r>", "hiện"),
        ("<w:r><w:rPr><w:caps/></w:rPr><w:t>báo cáo</w:t></w:r>", "BÁO CÁO"),
        ("<w:sdt><w:sdtContent><w:r><w:t>số</w:t></w:r></w:sdtContent></w:sdt>", "số"),
        ("<w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink>", "liên kết"),
        (
            _FIELD,
            "nay",
        ),
        ("<w:r><w:t>thông</w:t><w:noBreakHyphen/><w:t>tin</w:t></w:r>", "thông-tin"),
    ],
    ids=["tab, break", "tracked", "hidden", "capitals", "control", "link", "field", "hyphen"],
)
def test_text_is_read_as_people_see_it(inside: str, text: str) -> None:
    (paragraph,) = read(f"<w:p>{inside}</w:p>")

    assert paragraph.raw == text


def test_text_box_is_read_once_though_written_twice() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>KHẨN</w:t></w:r></w:p></w:txbxContent>"
    body = (
        f'<w:p xmlns:mc="{_MC}"><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )

    paragraphs = read(body)

    assert [(one.story, one.raw) for one in paragraphs] == [(Story.BODY, ""), (Story.BOX, "KHẨN")]


@pytest.mark.parametrize(
    ("spacing", "line", "exact"),
    [
        ('w:line="360" w:lineRule="auto"', 1.5, 0),
        ('w:line="360"', 1.5, 0),
        ('w:line="340" w:lineRule="exact"', None, 17),
        ('w:line="360" w:lineRule="atLeast"', 1.0, 0),
    ],
    ids=["auto", "no rule", "exact", "at least"],
)
def test_line_spacing_is_in_lines_or_fixed(spacing: str, line: float | None, exact: float) -> None:
    (paragraph,) = read(f"<w:p><w:pPr><w:spacing {spacing}/></w:pPr></w:p>")

    assert (paragraph.shape.line, paragraph.shape.exact) == (line, exact)


def test_what_a_paragraph_says_itself_is_strongest() -> None:
    base = (
        '<w:pPr><w:spacing w:before="40" w:after="40"/><w:ind w:left="100" w:firstLine="200"/>'
        '<w:jc w:val="center"/></w:pPr>'
    )
    own = '<w:spacing w:after="120"/><w:ind w:hanging="50"/><w:jc w:val="both"/>'

    (paragraph,) = read(
        f'<w:p><w:pPr><w:pStyle w:val="X"/>{own}</w:pPr></w:p>',
        styles=_STYLES.format(style("X", base)),
    )

    shape = paragraph.shape
    assert (shape.before, shape.after, shape.left, shape.first) == (40, 120, 100, -50)
    assert shape.align is Align.BOTH


def test_header_of_a_section_is_that_of_the_one_before() -> None:
    document = Typed(
        paragraphs={"text": P(text="chữ")},
        layout=("text", "SECTION", "text"),
        annex_page=replace(Page(), header=None, first_header=None, width=297, height=210),
    )

    one, two = read_text(open_document(written(document))).sections

    assert one.headers == two.headers
    assert (one.is_landscape, two.is_landscape) == (False, True)


_P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (f"<w:sdt><w:sdtContent>{_P.format('a')}</w:sdtContent></w:sdt>", ["a"]),
        (f"<w:ins>{_P.format('a')}</w:ins>", ["a"]),
        (f"<w:customXml>{_P.format('a')}</w:customXml><w:sdt/>", ["a"]),
        (
            f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Fallback>{_P.format("cũ")}</mc:Fallback>'
            "</mc:AlternateContent>",
            ["cũ"],
        ),
        (
            f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>{_P.format('a')}</w:tc>"
            "</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>",
            ["a"],
        ),
        (
            f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{_P.format('xóa')}</w:tc></w:tr>"
            f"<w:tr><w:tc>{_P.format('còn')}</w:tc></w:tr></w:tbl>",
            ["còn"],
        ),
        (f"{_P.format('a')}<w:bookmarkEnd/>", ["a"]),
        ("<w:p><w:r><w:t>a</w:t><w:sym/><w:cr/></w:r><w:fldSimple/></w:p>", ["a•\n"]),
        (
            f'<w:p xmlns:mc="{_MC}"><mc:AlternateContent><mc:Choice><w:r><w:t>mới</w:t></w:r>'
            "</mc:Choice></mc:AlternateContent><w:sdt/></w:p>",
            ["mới"],
        ),
    ],
    ids=[
        *("control", "inserted", "custom", "alternative", "controlled cells", "deleted row"),
        *("marks", "signs", "alternative run"),
    ],
)
def test_blocks_are_read_as_people_see_them(body: str, texts: list[str]) -> None:
    assert [one.raw for one in read(body)] == texts


@pytest.mark.parametrize(
    ("level", "label"),
    [
        ('<w:numFmt w:val="decimalZero"/><w:lvlText w:val="%1"/>', "01 "),
        ('<w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/>', "c) "),
        ('<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%1)"/>', "(i) "),
        ('<w:numFmt w:val="bullet"/><w:lvlText w:val="\uf02d"/>', "- "),
        ('<w:numFmt w:val="none"/><w:lvlText w:val=""/>', ""),
        ('<w:start w:val="5000"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/>', "5000 "),
    ],
    ids=["zero", "letter", "small Roman", "bullet", "none", "past Roman"],
)
def test_label_is_in_the_form_of_its_level(level: str, label: str) -> None:
    lists = (
        f'<w:numbering xmlns:w="{W}"><w:num w:numId="3"><w:abstractNumId w:val="9"/>'
        f'<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">{level}</w:lvl></w:lvlOverride></w:num>'
        "</w:numbering>"
    )
    styles = _STYLES.format(style("L", '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'))

    (paragraph,) = read(
        '<w:p><w:pPr><w:pStyle w:val="L"/></w:pPr></w:p>', numbering=lists, styles=styles
    )

    assert paragraph.label == label


def test_list_that_is_not_there_prints_nothing() -> None:
    own = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr>'

    (paragraph,) = read(f"<w:p><w:pPr>{own}</w:pPr></w:p>", numbering=LISTS)

    assert paragraph.raw == ""
