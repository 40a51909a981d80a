"""Makes small workbooks that together carry every feature a save could lose."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from kgsheet.core.edits import CellEdit, Edit, TableGrowth
from tests.ooxml.packages import members, package

SHEET = "Nhiệm vụ"
PART = "xl/worksheets/sheet1.xml"
LAST_ROW = 12

Feature = Callable[[Any, Any], None]
Finish = Callable[[dict[str, bytes]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureBook:
    """A workbook, and edits of it."""

    name: str
    data: bytes
    edits: tuple[Edit, ...]


def _image() -> io.BytesIO:
    def chunk(kind: bytes, body: bytes) -> bytes:
        checksum = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", checksum)

    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\xff\0\0\0\xff\0" * 2)
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def _styles(book: Any, sheet: Any) -> None:
    looks = ({"bold": True}, {"bg_color": "yellow", "border": 2}, {"num_format": "0.0%"})
    for row, look in enumerate(looks):
        sheet.write(row, 9, 0.5, book.add_format(look))


def _rich_text(book: Any, sheet: Any) -> None:
    sheet.write_rich_string("J1", "một ", book.add_format({"bold": True}), "hai ", "ba")
    sheet.write_string("J2", " có khoảng trắng ")


def _merges(book: Any, sheet: Any) -> None:
    sheet.merge_range("J3:L4", "gộp", book.add_format({"align": "center"}))
    sheet.merge_range("J6:J8", "dọc")


def _table(_: Any, sheet: Any) -> None:
    columns = [{"header": "Mã"}, {"header": "Tên"}]
    sheet.add_table("M1:N4", {"name": "tblX", "data": [[1, "x"]] * 3, "columns": columns})


def _plain_table(_: Any, sheet: Any) -> None:
    sheet.add_table("M1:N4", {"data": [[1, 2]] * 3, "autofilter": False, "style": None})


def _validation(_: Any, sheet: Any) -> None:
    sheet.data_validation("B2:B9", {"validate": "list", "source": ["a", "b"]})
    sheet.data_validation("E2:E9", {"validate": "integer", "criteria": ">", "value": 0})


def _conditions(book: Any, sheet: Any) -> None:
    red = book.add_format({"font_color": "red"})
    rule = {"type": "cell", "criteria": ">", "value": 5, "format": red}
    sheet.conditional_format("B2:B9", rule)
    sheet.conditional_format("E2:E9", {"type": "3_color_scale"})


def _data_bar(_: Any, sheet: Any) -> None:
    sheet.conditional_format("B2:B9", {"type": "data_bar", "data_bar_2010": True})


def _chart(kind: str) -> Feature:
    def feature(book: Any, sheet: Any) -> None:
        chart = book.add_chart({"type": kind})
        chart.add_series({"values": f"='{SHEET}'!$B$2:$B$9"})
        chart.set_title({"name": "Tiến độ"})
        sheet.insert_chart("P2", chart)

    return feature


def _chart_sheet(book: Any, _: Any) -> None:
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": f"='{SHEET}'!$B$2:$B$9"})
    book.add_chartsheet("Biểu đồ").set_chart(chart)


def _picture(_: Any, sheet: Any) -> None:
    sheet.insert_image("P20", "a.png", {"image_data": _image()})


def _text_box(_: Any, sheet: Any) -> None:
    sheet.insert_textbox("P30", "Hộp chữ", {"width": 90})


def _comments(_: Any, sheet: Any) -> None:
    sheet.write_comment("B3", "Xem lại", {"author": "Lan"})


def _button(_: Any, sheet: Any) -> None:
    sheet.insert_button("P40", {"macro": "KiemTra", "caption": "Kiểm tra"})


def _names(book: Any, sheet: Any) -> None:
    book.define_name("Nguon", f"='{SHEET}'!$B$2:$B$9")
    book.define_name(f"'{SHEET}'!RieNg", "=1")
    sheet.write_formula("J1", "=SUM(Nguon)", None, 9)


def _hyperlinks(_: Any, sheet: Any) -> None:
    sheet.write_url("J1", "https://example.vn/a", string="cổng")
    sheet.write_url("J2", f"internal:'{SHEET}'!A1", string="đầu trang")


def _printing(_: Any, sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    sheet.print_area("A1:H30")
    sheet.set_header("&CTrang &P")
    sheet.set_h_pagebreaks([20])
    sheet.set_margins(left=0.3)


def _header_image(_: Any, sheet: Any) -> None:
    sheet.set_header("&L&G", {"image_left": "a.png", "image_data_left": _image()})


def _panes(_: Any, sheet: Any) -> None:
    sheet.freeze_panes(1, 2)
    sheet.set_zoom(85)


def _filter(_: Any, sheet: Any) -> None:
    sheet.autofilter(f"A1:G{LAST_ROW}")
    sheet.filter_column("B", "x > 3")


def _properties(book: Any, _: Any) -> None:
    book.set_properties({"title": "Sổ theo dõi", "author": "Văn phòng"})
    book.set_custom_property("Số", 7)
    book.set_custom_property("Nơi lưu", "VT")


def _macros(book: Any, _: Any) -> None:
    book.add_vba_project(io.BytesIO(bytes(range(256)) * 8), is_stream=True)


def _sparklines(_: Any, sheet: Any) -> None:
    sheet.add_sparkline("J2", {"range": f"'{SHEET}'!B2:B9", "markers": True})


def _arrays(_: Any, sheet: Any) -> None:
    sheet.write_array_formula("J1:J3", "{=B1:B3*2}", None, 4)
    sheet.write_dynamic_array_formula("K1:K3", "=SORT(B2:B4)", None, 4)


def _hidden(book: Any, _: Any) -> None:
    book.add_worksheet("Ẩn").hide()
    book.add_worksheet("Rất ẩn").very_hidden()


def _protection(book: Any, sheet: Any) -> None:
    sheet.protect("x", {"sort": True})
    sheet.unprotect_range("E2:F9")
    sheet.write("J1", "mở", book.add_format({"locked": False}))


def _outline(book: Any, sheet: Any) -> None:
    sheet.set_row(2, 30, None, {"level": 1})
    sheet.set_row(3, None, None, {"hidden": True, "level": 1})
    sheet.set_row(4, 22, book.add_format({"italic": True}))
    sheet.set_column("A:A", 40, book.add_format({"text_wrap": True}))


def _more_sheets(book: Any, sheet: Any) -> None:
    other = book.add_worksheet("Đơn vị")
    other.write_column("A1", ["Sở Y tế", 5, 6])
    other.set_tab_color("green")
    sheet.write_formula("J1", "='Đơn vị'!A2", None, 5)


def _background(_: Any, sheet: Any) -> None:
    sheet.set_background(_image())
    sheet.ignore_errors({"number_stored_as_text": "A1:A9"})


def _right_to_left(_: Any, sheet: Any) -> None:
    sheet.right_to_left()
    sheet.hide_gridlines(2)


def _date1904(book: Any, sheet: Any) -> None:
    book._date_1904 = True
    sheet.write("J1", "1904")


def _errors(_: Any, sheet: Any) -> None:
    sheet.write_formula("J1", "=1/0", None, "#DIV/0!")
    sheet.write_boolean("J2", True)


FEATURES: dict[str, Feature] = {
    "styles": _styles,
    "rich text": _rich_text,
    "merges": _merges,
    "table": _table,
    "table without filter": _plain_table,
    "validations": _validation,
    "conditional formats": _conditions,
    "data bar": _data_bar,
    "column chart": _chart("column"),
    "pie chart": _chart("pie"),
    "chart sheet": _chart_sheet,
    "picture": _picture,
    "text box": _text_box,
    "comments": _comments,
    "button": _button,
    "names": _names,
    "hyperlinks": _hyperlinks,
    "print set-up": _printing,
    "header image": _header_image,
    "frozen panes": _panes,
    "filter": _filter,
    "properties": _properties,
    "macros": _macros,
    "sparklines": _sparklines,
    "arrays": _arrays,
    "hidden sheets": _hidden,
    "protection": _protection,
    "outline": _outline,
    "more sheets": _more_sheets,
    "background": _background,
    "right to left": _right_to_left,
    "days since 1904": _date1904,
    "errors": _errors,
}


def _with_part(parts: dict[str, bytes], name: str, kind: str, content: str, of: str) -> None:
    """Add a part that `of` links to."""
    folder, _, file = of.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels"
    target = f"/{name}"
    link = (
        f'<Relationship Id="rIdX{len(parts)}" Type="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>'
    )
    parts[rels] = parts[rels].replace(b"</Relationships>", link.encode())
    parts[name] = content.encode()
    override = f'<Override PartName="{target}" ContentType="application/vnd.x.{kind}+xml"/></Types>'
    types = "[Content_Types].xml"
    parts[types] = parts[types].replace(b"</Types>", override.encode())


def _calculation_chain(parts: dict[str, bytes]) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = "".join(f'<c r="C{row}"/>' for row in range(3, LAST_ROW + 1))
    content = f'<calcChain xmlns="{main}"><c r="C2" i="1"/>{cells}</calcChain>'
    _with_part(parts, "xl/calcChain.xml", "calcChain", content, "xl/workbook.xml")


def _chain_to_keep(parts: dict[str, bytes]) -> None:
    _calculation_chain(parts)


def _custom_xml(parts: dict[str, bytes]) -> None:
    _with_part(parts, "customXml/item1.xml", "customXml", "<a><b>1</b></a>", "xl/workbook.xml")


def _external_link(parts: dict[str, bytes]) -> None:
    content = "<externalLink><externalBook>so khac</externalBook></externalLink>"
    name = "xl/externalLinks/externalLink1.xml"
    _with_part(parts, name, "externalLink", content, "xl/workbook.xml")


def _shared_formulas(parts: dict[str, bytes]) -> None:
    def share(found: re.Match[bytes]) -> bytes:
        if found[1] == b"6":
            return b'<f t="shared" ref="C6:C12" si="0">' + found[2] + b"</f>"
        return b'<f t="shared" si="0"/>'

    cell = rb'(?<=<c r="C)(?:(6|7|8|9|10|11|12)")><f>([^<]*)</f>'
    parts[PART] = re.sub(cell, lambda one: one[1] + b'">' + share(one), parts[PART])


def _implied_places(parts: dict[str, bytes]) -> None:
    parts[PART] = re.sub(rb'<row r="(?:8|9)"', b"<row", parts[PART])
    parts[PART] = re.sub(rb'<c r="[A-G](?:9|10)"', b"<c", parts[PART])


def _comments_in_xml(parts: dict[str, bytes]) -> None:
    parts[PART] = parts[PART].replace(b"<sheetData>", b"<sheetData><!-- <row/> -->\n", 1)


FINISHES: dict[str, Finish] = {
    "calculation chain": _calculation_chain,
    "calculation chain to keep": _chain_to_keep,
    "custom xml": _custom_xml,
    "external link": _external_link,
    "shared formulas": _shared_formulas,
    "implied places": _implied_places,
    "comments in xml": _comments_in_xml,
}

_EDITS = (
    CellEdit(sheet=SHEET, row=3, column=5, value=99),
    CellEdit(sheet=SHEET, row=4, column=6, value="mới & đúng"),
    CellEdit(sheet=SHEET, row=5, column=3, value=7),
    CellEdit(sheet=SHEET, row=10, column=8, value="thêm"),
    CellEdit(sheet=SHEET, row=40, column=5, value=True),
)
IN_PLACE = _EDITS[:2]
"""Edits of cells that are there, in the usual spelling: most saves are of these only."""

_VALUES_ONLY = tuple(one for one in _EDITS if one.column != 3)
_GROWTH: tuple[Edit, ...] = (
    TableGrowth(table="tblX", last_row=5),
    CellEdit(sheet=SHEET, row=5, column=13, value=2, like_row=4),
    CellEdit(sheet=SHEET, row=5, column=14, value="y", like_row=4),
)


def _book(name: str, *features: Feature) -> FeatureBook:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet(SHEET)
    grey = book.add_format({"bg_color": "#DDDDDD"})
    sheet.write_row(0, 0, ["Nội dung", "Số", "Gấp đôi", "Ngày", "Điểm", "Ghi chú", "Đúng"])
    for row in range(1, LAST_ROW):
        sheet.write_string(row, 0, f"Đề án {row % 5}")
        sheet.write_number(row, 1, row * 1.5, grey)
        sheet.write_formula(row, 2, f"=B{row + 1}*2", None, row * 3)
        sheet.write_number(row, 3, 44_000 + row, book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_number(row, 4, row)
        sheet.write_blank(row, 5, None, grey)
        sheet.write_boolean(row, 6, row % 2 == 0)
    for feature in features:
        feature(book, sheet)
    book.close()
    grows = any(feature is _table for feature in features)
    return FeatureBook(name=name, data=out.getvalue(), edits=_EDITS + (_GROWTH if grows else ()))


def feature_books() -> list[FeatureBook]:
    """Return a workbook for each feature; most carry a second one."""
    names = list(FEATURES)
    books = []
    for number, name in enumerate(names):
        other = names[(number * 7 + 3) % len(names)]
        pair = (name, other) if {name, other} != {"table", "table without filter"} else (name,)
        books.append(_book(" + ".join(dict.fromkeys(pair)), *(FEATURES[one] for one in pair)))
    for name, finish in FINISHES.items():
        plain = _book(name, _hyperlinks, _printing)
        parts = members(plain.data)
        finish(parts)
        edits = _VALUES_ONLY if finish is _chain_to_keep else _EDITS
        books.append(FeatureBook(name=name, data=package(parts), edits=edits))
    return books
