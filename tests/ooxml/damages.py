"""Kinds of damage that a save could do to a workbook, each to be done to a written copy."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from copy import copy

Members = list[tuple[zipfile.ZipInfo, bytes]]
Damage = Callable[[bytes], bytes | None]
"""Takes a workbook and returns it damaged, or None where it has nothing to damage so."""

SHEET = r"worksheets/sheet1\.xml$"
STRINGS = r"sharedStrings\.xml$"
STYLES = r"styles\.xml$"
WORKBOOK = r"xl/workbook\.xml$"
TYPES = r"^\[Content_Types\]\.xml$"


def unpacked(data: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return [(info, opened.read(info)) for info in opened.infolist()]


def repacked(parts: Members, comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.comment = comment
        for info, content in parts:
            made.writestr(copy(info), content)
    return out.getvalue()


def unpressed(data: bytes) -> bytes:
    """Return a package with the same members, none of them packed."""
    parts = unpacked(data)
    for info, _ in parts:
        info.compress_type = zipfile.ZIP_STORED
    return repacked(parts)


def swap(part: str, old: str, new: str) -> Damage:
    """Replace the first find of a pattern in the first part that holds it."""

    def damage(data: bytes) -> bytes | None:
        parts = unpacked(data)
        for number, (info, content) in enumerate(parts):
            if not re.search(part, info.filename):
                continue
            changed = re.sub(old.encode(), new.encode(), content, count=1, flags=re.DOTALL)
            if changed != content:
                parts[number] = (info, changed)
                return repacked(parts)
        return None

    return damage


def reshape(change: Callable[[Members], Members | None]) -> Damage:
    def damage(data: bytes) -> bytes | None:
        changed = change(unpacked(data))
        return repacked(changed) if changed else None

    return damage


def _pick(parts: Members) -> int:
    """Return a member other than the first, another one for another package."""
    return 1 + sum(len(content) for _, content in parts) % (len(parts) - 1)


def _lost(parts: Members) -> Members:
    del parts[_pick(parts)]
    return parts


def _sheet_lost(parts: Members) -> Members:
    return [(info, content) for info, content in parts if not re.search(SHEET, info.filename)]


def _emptied(parts: Members) -> Members | None:
    number = _pick(parts)
    if not parts[number][1]:
        return None
    parts[number] = (parts[number][0], b"")
    return parts


def _added(parts: Members) -> Members:
    return [*parts, (zipfile.ZipInfo("xl/worksheets/sheet99.xml"), b"<worksheet/>")]


def _renamed(parts: Members) -> Members:
    number = _pick(parts)
    info = copy(parts[number][0])
    info.filename = info.filename.replace(".", "_.", 1)
    parts[number] = (info, parts[number][1])
    return parts


def _moved(parts: Members) -> Members:
    return [*parts[1:], parts[0]]


def _twice(parts: Members) -> Members:
    number = _pick(parts)
    info = copy(parts[number][0])
    info.filename = info.filename.upper()
    return [*parts, (info, parts[number][1])]


def _dated(parts: Members) -> Members:
    info = copy(parts[0][0])
    info.date_time = (2030, 1, 1, 0, 0, 0)
    return [(info, parts[0][1]), *parts[1:]]


def _flipped(parts: Members) -> Members | None:
    for number, (info, content) in enumerate(parts):
        if re.search(r"\.(png|bin)$", info.filename):
            middle = len(content) // 2
            changed = content[:middle] + bytes([content[middle] ^ 8]) + content[middle + 1 :]
            parts[number] = (info, changed)
            return parts
    return None


def _cut_sheet(parts: Members) -> Members:
    return [
        (info, content[:-30] if re.search(SHEET, info.filename) else content)
        for info, content in parts
    ]


def _marked(part: str) -> Damage:
    """Put the mark of an encoding before a part."""

    def change(parts: Members) -> Members:
        return [
            (info, b"\xef\xbb\xbf" + content if re.search(part, info.filename) else content)
            for info, content in parts
        ]

    return reshape(change)


def _packed_byte(data: bytes) -> bytes:
    """Flip a bit of what a member packs, so that its checksum no longer fits."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        info = max(opened.infolist(), key=lambda one: one.compress_size)
    at = info.header_offset + 30 + len(info.filename.encode()) + info.compress_size // 2
    return data[:at] + bytes([data[at] ^ 16]) + data[at + 1 :]


def _local_name(data: bytes) -> bytes:
    """Let a member call itself otherwise than the directory calls it."""
    at = data.index(b"xl/theme/theme1.xml")
    return data[:at] + b"y" + data[at + 1 :]


DAMAGES: dict[str, Damage] = {
    "a number elsewhere": swap(SHEET, r'(<c r="B\d+"[^>]*><v>)[\d.]+', r"\g<1>123456"),
    "a text elsewhere": swap(SHEET, r'(<c r="A[23]" t="s"><v>)\d+', r"\g<1>2"),
    "a cell lost": swap(SHEET, r'<c r="G\d+"[^>]*><v>[01]</v></c>', ""),
    "a cell added": swap(SHEET, r'(<c r="G2".*?</c>)', r'\1<c r="I2"><v>1</v></c>'),
    "a cell emptied": swap(SHEET, r'(<c r="B8"[^>]*)><v>[^<]*</v></c>', r"\1/>"),
    "a cell's format": swap(SHEET, r'(<c r="B3" s=")\d+', r"\g<1>0"),
    "a cell's type": swap(SHEET, r'(<c r="G\d+") t="b"', r"\1"),
    "a cell's place": swap(SHEET, r'<c r="G6"', r'<c r="I6"'),
    "a formula": swap(SHEET, r'(<c r="C(?:7|8)"><f>)[^<]+', r"\1B1"),
    "a formula's result": swap(SHEET, r'(<c r="C\d+"><f>[^<]*</f><v>)\d+', r"\g<1>5432"),
    "a formula lost": swap(SHEET, r'(<c r="C11">)<f>[^<]*</f>', r"\1"),
    "an array's range": swap(SHEET, r'(t="array" ref=")[^"]*', r"\1J1:J2"),
    "a shared formula": swap(SHEET, r'<f t="shared" si="0"/>', ""),
    "a dynamic array's mark": swap(SHEET, r' cm="1"', ""),
    "a row lost": swap(SHEET, r'<row r="11".*?</row>', ""),
    "a row's height": swap(SHEET, r'<row r="7"', '<row r="7" ht="50" customHeight="1"'),
    "a row's attributes lost": swap(SHEET, r'<row r="(\d+)" spans="[^"]*" [^>]*>', r'<row r="\1">'),
    "rows swapped": swap(SHEET, r'(<row r="6".*?</row>)(<row r="7".*?</row>)', r"\2\1"),
    "a row twice": swap(SHEET, r'(<row r="2".*?</row>)', r"\1\1"),
    "a row's number": swap(SHEET, r'<row r="12"', '<row r="13"'),
    "a merge lost": swap(SHEET, r"<mergeCell [^>]*/>", ""),
    "a conditional format": swap(SHEET, r'(<cfRule [^>]*priority=")\d', r"\g<1>9"),
    "a conditional format lost": swap(
        SHEET, "<conditionalFormatting.*?</conditionalFormatting>", ""
    ),
    "a drop-down lost": swap(SHEET, r"<dataValidations.*?</dataValidations>", ""),
    "a hyperlink lost": swap(SHEET, r"<hyperlink [^>]*/>", ""),
    "the view": swap(SHEET, r"<sheetView [^>]*?(?=workbookViewId)", "<sheetView "),
    "frozen panes lost": swap(SHEET, r"<pane [^>]*/>", ""),
    "page margins": swap(SHEET, r'<pageMargins left="', '<pageMargins left="1'),
    "page set-up lost": swap(SHEET, r"<pageSetup [^>]*/>", ""),
    "a page break lost": swap(SHEET, r"<rowBreaks.*?</rowBreaks>", ""),
    "protection lost": swap(SHEET, r"<sheetProtection [^>]*/>", ""),
    "an extension lost": swap(
        SHEET, r"<extLst>(?:(?!extLst).)*</extLst></worksheet>", "</worksheet>"
    ),
    "column widths lost": swap(SHEET, r"<cols>.*?</cols>", ""),
    "a drawing unlinked": swap(SHEET, r"<(?:drawing|legacyDrawing|picture) r:id=[^>]*/>", ""),
    "a filter lost": swap(SHEET, r"<autoFilter [^>]*(?:/>|[^/]>.*?</autoFilter>)", ""),
    "a namespace lost": swap(SHEET, r' xmlns:r="[^"]*"', ""),
    "the used range elsewhere": swap(SHEET, r'<dimension ref="[^"]*"', '<dimension ref="B1048576"'),
    "the used range lost": swap(SHEET, r"<dimension [^>]*/>", ""),
    "an intended number": swap(SHEET, r'(<c r="E3"[^>]*><v>)99', r"\g<1>98"),
    "an intended text": swap(SHEET, r"mới &amp; đúng", "mới &amp; dung"),
    "an intended text's markup": swap(SHEET, r"mới &amp; đúng", "mới & đúng"),
    "an intended cell's format": swap(SHEET, r'<c r="F4" s="\d+"', '<c r="F4"'),
    "an intended cell lost": swap(SHEET, r'<c r="E3".*?</c>', ""),
    "an intended cell twice": swap(SHEET, r'(<c r="E3".*?</c>)', r"\1\1"),
    "an intended cell's formula": swap(SHEET, r'(<c r="E3"[^>]*>)', r"\1<f>1+98</f>"),
    "an intended row with more": swap(SHEET, r'(<row r="40">)', r'\1<c r="A40"><v>1</v></c>'),
    "an intended row out of order": swap(
        SHEET, r'(<row r="12".*?</row>)(<row r="40".*?</row>)', r"\2\1"
    ),
    "a shared text": swap(STRINGS, "Đề án", "Dự án"),
    "a shared text lost": swap(STRINGS, r"<si><t>[^<]*</t></si></sst>", "</sst>"),
    "bold of a rich text lost": swap(STRINGS, r"<rPr>.*?</rPr>", ""),
    "white space of a text": swap(STRINGS, r' xml:space="preserve"', ""),
    "a cell format": swap(STYLES, r'(<cellXfs.*?<xf [^>]*?)fontId="0"', r'\1fontId="9"'),
    "a cell format lost": swap(STYLES, r"<xf [^>]*?/></cellXfs>", "</cellXfs>"),
    "a font": swap(STYLES, r'<name val="[^"]*"/>', '<name val="Arial"/>'),
    "a fill": swap(STYLES, r'<patternFill patternType="gray125"/>', "<patternFill/>"),
    "a number format": swap(STYLES, r'formatCode="[^"]*"', 'formatCode="0"'),
    "a style of conditions lost": swap(STYLES, r"<dxf>.*?</dxf>", ""),
    "a sheet's title": swap(WORKBOOK, r'(<sheet name=")[^"]*', r"\1Khác"),
    "a sheet hidden": swap(WORKBOOK, r'sheetId="1"', 'sheetId="1" state="hidden"'),
    "a hidden sheet shown": swap(WORKBOOK, r' state="(?:very)?[hH]idden"', ""),
    "a sheet lost": swap(WORKBOOK, r"<sheet [^>]*/></sheets>", "</sheets>"),
    "a name": swap(WORKBOOK, r"(<definedName [^>]*>)[^<]*", r"\1#REF!"),
    "the first day": swap(WORKBOOK, r"<workbookPr (?!date1904)", '<workbookPr date1904="1" '),
    "calculation by hand": swap(WORKBOOK, r"<calcPr ", '<calcPr calcMode="manual" '),
    "calculation off": swap(WORKBOOK, r' fullCalcOnLoad="1"', ' fullCalcOnLoad="0"'),
    "a colour of the theme": swap(r"theme1\.xml$", r'srgbClr val="[^"]*"', 'srgbClr val="123456"'),
    "a chart's source": swap(r"charts/chart\d\.xml$", r"<c:f>.*?</c:f>", "<c:f>A!A1</c:f>"),
    "a drawing's place": swap(r"drawing1\.xml$", r"<xdr:row>\d+", "<xdr:row>77"),
    "a comment": swap(r"comments1\.xml$", r"Xem lại", "Xem"),
    "a control's drawing": swap(r"vmlDrawing1\.vml$", r"<v:fill", "<v:fyll"),
    "a table's column": swap(r"tables/table1\.xml$", r'(<tableColumn id="1" name=")', r"\1X"),
    "a table's filter lost": swap(r"tables/table1\.xml$", r"<autoFilter [^>]*/>", ""),
    "a table's range": swap(r"tables/table1\.xml$", r' ref="M1:N\d+"', ' ref="M1:N9"'),
    "a table's style": swap(r"tables/table1\.xml$", r"<tableStyleInfo [^>]*/>", ""),
    "the author": swap(r"docProps/core\.xml$", r"<dc:creator>[^<]*", "<dc:creator>Ai"),
    "the day of creation": swap(
        r"core\.xml$", r"(<dcterms:created[^>]*>)[^<]*", r"\g<1>2001-01-01"
    ),
    "the program": swap(r"docProps/app\.xml$", r"<Application>[^<]*", "<Application>X"),
    "a custom property": swap(r"docProps/custom\.xml$", r"(<vt:\w+>)[^<]*", r"\1X"),
    "custom data": swap(r"customXml/item1\.xml$", r"<b>1", "<b>2"),
    "a link to another file": swap(r"externalLink1\.xml$", r"so khac", "sokhac"),
    "the order of calculation": swap(r"calcChain\.xml$", r'<c r="C2"', '<c r="C3"'),
    "a relationship lost": swap(r"\.rels$", r"<Relationship [^>]*/></", "</"),
    "a relationship's target": swap(r"sheet1\.xml\.rels$", r'Target="[^"]*"', 'Target="x.xml"'),
    "a content type": swap(TYPES, r'(<Override [^>]*ContentType=")', r"\1x"),
    "a content type lost": swap(TYPES, r"<Override [^>]*/>", ""),
    "a member lost": reshape(_lost),
    "the sheet lost": reshape(_sheet_lost),
    "a member emptied": reshape(_emptied),
    "a member added": reshape(_added),
    "a member renamed": reshape(_renamed),
    "a member twice": reshape(_twice),
    "members in another order": reshape(_moved),
    "a member's date": reshape(_dated),
    "a bit of a picture or macro": reshape(_flipped),
    "a sheet cut short": reshape(_cut_sheet),
    "a mark before a sheet": _marked(SHEET),
    "a mark before the workbook": _marked(WORKBOOK),
    "a comment of the package": lambda data: repacked(unpacked(data), b"x"),
    "a packed bit": _packed_byte,
    "a member's own name": _local_name,
    "the file cut short": lambda data: data[:-200],
    "the file without its end": lambda data: data[:-10],
    "bytes behind the end": lambda data: data + b"\0" * 9,
}


def damaged_copies(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield every kind of damage that a workbook can take."""
    for kind, damage in DAMAGES.items():
        copy_ = damage(data)
        if copy_ is not None and copy_ != data:
            yield kind, copy_
