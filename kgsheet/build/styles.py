"""The styles of the Word templates: one for each role in a document.

Sizes, spacing and indents follow Decree 30/2020, Appendix I; staff change a style in Word and every
paragraph of that role follows.
"""

from __future__ import annotations

from dataclasses import fields
from xml.sax.saxutils import quoteattr

from kgsheet.values import frozen

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FONT = "Times New Roman"
_INDENT = 720  # twips: 1.27 cm
_SINGLE = 240  # `w:line` of single spacing
_BODY_LINE = 276  # 1.15 lines; the decree allows single to 1.5


@frozen(kw_only=True)
class Role:
    """A style; lengths in twips, size in points.

    Attributes:
        rule: left and right indent of a thin line that is the whole paragraph.
        keep: stays on one page with the next paragraph.
        outline: level in Word's navigation pane, from 0.
    """

    id: str
    name: str
    size: int = 14
    bold: bool = False
    italic: bool = False
    align: str = "left"
    before: int = 0
    after: int = 0
    line: int = _SINGLE
    first: int = 0
    left: int = 0
    rule: tuple[int, int] | None = None
    keep: bool = False
    outline: int | None = None
    color: str = ""


def _body(id: str, name: str, **look: bool | int) -> Role:
    base = Role(id=id, name=name, align="both", after=120, line=_BODY_LINE, first=_INDENT)
    values = {one.name: getattr(base, one.name) for one in fields(base)}
    return Role(**{**values, **look})


ROLES = (
    Role(id="QuocHieu", name="Quốc hiệu", size=12, bold=True, align="center"),
    Role(id="TieuNgu", name="Tiêu ngữ", size=13, bold=True, align="center"),
    Role(id="KeTieuNgu", name="Kẻ dưới Tiêu ngữ", rule=(1130, 1130), before=40),
    Role(id="CoQuanChuQuan", name="Cơ quan chủ quản", size=12, align="center"),
    Role(id="CoQuanBanHanh", name="Cơ quan ban hành", size=12, bold=True, align="center"),
    Role(id="KeCoQuan", name="Kẻ dưới cơ quan", rule=(1400, 1400), before=40),
    Role(id="SoKyHieu", name="Số, ký hiệu", size=13, align="center", before=120),
    Role(
        id="DiaDanhNgayThang",
        name="Địa danh, ngày tháng",
        size=13,
        italic=True,
        align="center",
        before=120,
    ),
    Role(id="TenLoai", name="Tên loại", bold=True, align="center", before=360),
    Role(id="TrichYeu", name="Trích yếu", bold=True, align="center"),
    Role(id="KeTrichYeu", name="Kẻ dưới trích yếu", rule=(3250, 3250), before=40, after=200),
    Role(id="VeViec", name="Về việc", size=12, align="center", before=120),
    Role(id="KinhGui", name="Kính gửi", align="center", before=240, after=160),
    Role(id="NoiKinhGui", name="Nơi kính gửi", left=3400, after=60),
    _body("CanCu", "Căn cứ", italic=True),
    _body("CanCuDung", "Căn cứ, chữ đứng"),
    Role(id="Phan", name="Phần", bold=True, align="center", before=240, keep=True, outline=0),
    Role(id="TenPhan", name="Tên phần", bold=True, align="center", after=120, keep=True),
    _body("Muc", "Mục", bold=True, before=120, keep=True, outline=1),
    _body("Khoan", "Khoản", bold=True, keep=True, outline=2),
    _body("Diem", "Điểm"),
    _body("Doan", "Đoạn"),
    _body("GachDauDong", "Gạch đầu dòng"),
    _body("DoanKet", "Đoạn kết", keep=True),
    Role(id="DeMucNoiNhan", name="Đề mục Nơi nhận", size=12, bold=True, italic=True),
    Role(id="NoiNhan", name="Nơi nhận", size=11),
    Role(id="QuyenHan", name="Quyền hạn, chức vụ", bold=True, align="center"),
    # The room above the name is for the signature and the seal.
    Role(id="HoTen", name="Họ tên người ký", bold=True, align="center", before=1700),
    Role(id="SoTrang", name="Số trang", align="center"),
    Role(id="SoTrangChan", name="Số trang, chân trang", align="right"),
    Role(id="PhuLuc", name="Phụ lục", bold=True, align="center", outline=0),
    Role(id="TenPhuLuc", name="Tên phụ lục", bold=True, align="center"),
    Role(id="KemTheo", name="Kèm theo", italic=True, align="center", after=200),
    Role(
        id="TieuDeCot",
        name="Tiêu đề cột",
        size=12,
        bold=True,
        align="center",
        before=40,
        after=40,
        keep=True,
    ),
    Role(id="NhomDonVi", name="Nhóm đơn vị", size=12, bold=True, before=40, after=40, keep=True),
    Role(
        id="SoNhom",
        name="Số nhóm",
        size=12,
        bold=True,
        align="center",
        before=40,
        after=40,
        keep=True,
    ),
    Role(id="OBang", name="Ô bảng", size=12, before=40, after=40),
    Role(id="OBangGiua", name="Ô bảng, canh giữa", size=12, align="center", before=40, after=40),
    Role(id="TongHop", name="Tổng hợp số liệu", size=13, before=60),
    Role(id="The", name="Thẻ điều khiển", size=9, italic=True, color="7F7F7F"),
    Role(id="DongNho", name="Dòng nhỏ", size=1),
)

STYLE_IDS = {role.name: role.id for role in ROLES}

_NOTE_STYLES = (
    '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
    '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:jc w:val="both"/></w:pPr>'
    '<w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="FootnoteReference">'
    '<w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    "</w:style>"
)


def styles_xml() -> bytes:
    """Return the styles part of a template."""
    fonts = " ".join(f'w:{slot}="{_FONT}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>'
        '<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240"'
        ' w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f"{''.join(map(_style, ROLES))}{_NOTE_STYLES}</w:styles>"
    ).encode()


def _style(role: Role) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{role.id}">'
        f'<w:name w:val={quoteattr(role.name)}/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_look(role)}</w:pPr><w:rPr>{_run_look(role)}</w:rPr></w:style>"
    )


def _paragraph_look(role: Role) -> str:
    left, right = role.rule or (role.left, 0)
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    # The paragraph that is a line is as low as Word allows.
    height = (60, "exact") if role.rule else (role.line, "auto")
    outline = "" if role.outline is None else f'<w:outlineLvl w:val="{role.outline}"/>'
    return (
        f"{'<w:keepNext/>' * role.keep}{border * bool(role.rule)}"
        f'<w:spacing w:before="{role.before}" w:after="{role.after}"'
        f' w:line="{height[0]}" w:lineRule="{height[1]}"/>'
        f'<w:ind w:left="{left}" w:right="{right}" w:firstLine="{role.first}"/>'
        f'<w:jc w:val="{role.align}"/>{outline}'
    )


def _run_look(role: Role) -> str:
    color = f'<w:color w:val="{role.color}"/>' if role.color else ""
    size = f'<w:sz w:val="{2 * role.size}"/><w:szCs w:val="{2 * role.size}"/>'
    return f"{'<w:b/><w:bCs/>' * role.bold}{'<w:i/><w:iCs/>' * role.italic}{color}{size}"
