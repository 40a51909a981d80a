"""Makes packages that mean harm: bombs, lies, and XML that is not what it seems."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from kgsheet.messages import Code
from kgsheet.ooxml.zipmembers import CENTRAL, END, LOCAL
from tests.ooxml.packages import HEAD, MAIN, links, members, sheet_part, with_member, workbook_of

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
WORKBOOK = "xl/workbook.xml"
STYLES = "xl/styles.xml"
TYPES = "[Content_Types].xml"
MEGA = 1 << 20
DAMAGED = Code.FILE_DAMAGED


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A member of a zip, with what its two headers say of it."""

    name: bytes
    packed: bytes
    crc: int
    size: int
    method: int = 8
    flags: int = 0
    at: int | None = None  # where the directory says that it begins
    local_size: int | None = None


def entry(name: str, content: bytes) -> Entry:
    """Return a member as it should be."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = deflate.compress(content) + deflate.flush()
    return Entry(name=name.encode(), packed=packed, crc=zlib.crc32(content), size=len(content))


def zipped(entries: Sequence[Entry]) -> bytes:
    """Return the zip of these members."""
    body, directory = bytearray(), bytearray()
    for one in entries:
        start = len(body) if one.at is None else one.at
        fields = (one.crc, len(one.packed))
        local = one.size if one.local_size is None else one.local_size
        if one.at is None:
            names = (len(one.name), 0)
            body += LOCAL.pack(b"PK\3\4", 20, one.flags, one.method, 0, 33, *fields, local, *names)
            body += one.name + one.packed
        tail = (len(one.name), 0, 0, 0, 0, 0, start)
        head = (b"PK\1\2", 20, 20, one.flags, one.method, 0, 33, *fields, one.size)
        directory += CENTRAL.pack(*head, *tail) + one.name
    count = len(entries) & 0xFFFF
    end = END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def plain(**more: bytes) -> dict[str, Entry]:
    """Return the members of a small workbook."""
    found = {name: entry(name, data) for name, data in members(workbook_of(BODY)).items()}
    return found | {name: entry(name, data) for name, data in more.items()}


def changed(name: str, **fields: object) -> bytes:
    """Return a workbook with one member that says something else."""
    found = plain()
    found[name] = replace(found[name], **fields)  # type: ignore[arg-type]
    return zipped(list(found.values()))


def with_part(name: str, content: str | bytes) -> bytes:
    """Return a workbook with one part set."""
    return with_member(workbook_of(BODY), name, content)


BODY = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'
BLANKS = b" " * (16 * MEGA)
LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
)
DOCTYPE = f"<!DOCTYPE x [{LAUGHS}]>"


def _lying_bomb() -> bytes:
    found = plain()
    bomb = entry(STRINGS, BLANKS * 4)
    found[STRINGS] = replace(bomb, size=1000)
    return zipped(list(found.values()))


def _many_small_bombs() -> bytes:
    bomb = entry("x", BLANKS[: 7 * MEGA])
    more = [replace(bomb, name=b"xl/a%d.xml" % n) for n in range(400)]
    return zipped([*plain().values(), *more])


def _many_members() -> bytes:
    more = [Entry(name=b"%d" % n, packed=b"", crc=0, size=0, method=0) for n in range(70_000)]
    return zipped([*plain().values(), *more])


def _same_bytes_twice() -> bytes:
    return zipped([*plain().values(), replace(plain()[TYPES], name=b"[Content_Types].xm_", at=0)])


def _one_inside_the_other() -> bytes:
    inner = zipped([entry("xl/b.xml", b"<b/>")])
    outer = Entry(name=b"xl/a", packed=inner, crc=zlib.crc32(inner), size=len(inner), method=0)
    found = [outer, *plain().values()]
    inside = entry("xl/b.xml", b"<b/>")
    return zipped([*found, replace(inside, at=LOCAL.size + len(outer.name))])


def _without_middle() -> bytes:
    data = workbook_of(BODY)
    return data[:400] + data[700:]


def _directory_beyond() -> bytes:
    data = bytearray(workbook_of(BODY))
    struct.pack_into("<I", data, len(data) - 10, 0x7FFFFFFF)
    return bytes(data)


def _zip64_without_sizes() -> bytes:
    return changed(SHEET, size=0xFFFFFFFF, local_size=0xFFFFFFFF)


def _broken_zip64_end() -> bytes:
    data = workbook_of(BODY)
    at = data.rindex(b"PK\5\6")
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, 1 << 40, 1)
    return data[:at] + locator + b"PK\5\6" + b"\xff" * 16 + b"\0\0"


def _nested(tag: str, depth: int) -> str:
    return f"<{tag}>" * depth + f"</{tag}>" * depth


def _sheet_links(*targets: tuple[str, str]) -> bytes:
    return workbook_of(BODY, sheet_links=targets)


def _tabs(second: str, target: str) -> bytes:
    tabs = (
        f'<sheet name="S" sheetId="1" r:id="rId1"/><sheet name="{second}" sheetId="2" r:id="rId9"/>'
    )
    found = members(workbook_of(BODY))
    book = found[WORKBOOK].decode().replace('<sheet name="S" sheetId="1" r:id="rId1"/>', tabs)
    linked = found["xl/_rels/workbook.xml.rels"].decode()
    link = linked[linked.index("<Relationship ") : linked.index("/>") + 2]
    link = link.replace("rId1", "rId9").replace("worksheets/sheet1.xml", target)
    data = with_part(WORKBOOK, book)
    return with_member(data, "xl/_rels/workbook.xml.rels", linked.replace("</Rel", link + "</Rel"))


def _retyped(kind: str) -> bytes:
    types = members(workbook_of(BODY))[TYPES].decode()
    return with_part(TYPES, types.replace("spreadsheetml.sheet.main", kind))


def _link(mode: str, target: str) -> str:
    return links(("officeDocument", target)).replace("/>", f' TargetMode="{mode}"/>')


Case = tuple[Callable[[], bytes], Code, str]

ZIPS: dict[str, Case] = {
    "a bomb": (lambda: with_part(SHEET, BLANKS), DAMAGED, f"{SHEET} lớn bất thường"),
    "a bomb nobody asked for": (
        lambda: with_part("xl/media/a.png", BLANKS),
        DAMAGED,
        "lớn bất thường",
    ),
    "a bomb that says it is small": (_lying_bomb, DAMAGED, STRINGS),
    "many small bombs": (_many_small_bombs, DAMAGED, "lớn bất thường"),
    "many members": (_many_members, DAMAGED, "quá nhiều thành phần"),
    "two members of the same bytes": (_same_bytes_twice, DAMAGED, "không giải nén"),
    "a member inside another": (_one_inside_the_other, DAMAGED, "không giải nén"),
    "a way out of the folder": (
        lambda: with_part("xl/../../x.xml", "<x/>"),
        DAMAGED,
        "tên không an toàn",
    ),
    "a way out with backslashes": (
        lambda: with_part("xl\\..\\..\\x.xml", "<x/>"),
        DAMAGED,
        "tên không an toàn",
    ),
    "an absolute name": (lambda: with_part("/etc/x", "x"), DAMAGED, "tên không an toàn"),
    "a name on a drive": (lambda: with_part("C:\\x.dll", "x"), DAMAGED, "tên không an toàn"),
    "a name with a zero": (
        lambda: zipped([*plain().values(), entry("xl/a.png\0.xml", b"x")]),
        DAMAGED,
        "tên không an toàn",
    ),
    "two names that differ in case": (
        lambda: with_part(SHEET.upper(), "<x/>"),
        DAMAGED,
        "hai thành phần cùng tên",
    ),
    "two names that differ in slashes": (
        lambda: with_part(SHEET.replace("/", "\\"), "<x/>"),
        DAMAGED,
        "hai thành phần cùng tên",
    ),
    "no members at all": (lambda: b"PK\3\4" + zipped([]), DAMAGED, "gói nén"),
    "cut at the end": (lambda: workbook_of(BODY)[:-30], DAMAGED, "cắt ngắn"),
    "cut in the middle": (_without_middle, DAMAGED, ""),
    "a directory beyond the file": (_directory_beyond, DAMAGED, ""),
    "zip64 without sizes": (_zip64_without_sizes, DAMAGED, ""),
    "a broken zip64 end": (_broken_zip64_end, DAMAGED, ""),
    "a size that is too small": (lambda: changed(SHEET, size=10), DAMAGED, SHEET),
    "a size that is too large": (lambda: changed(SHEET, size=9999), DAMAGED, SHEET),
    "headers of two sizes": (lambda: changed(SHEET, local_size=9), DAMAGED, SHEET),
    "headers of two names": (
        lambda: workbook_of(BODY).replace(b"xl/styles.xml", b"xl/stylez.xml", 1),
        DAMAGED,
        "không giải nén",
    ),
    "a wrong checksum": (lambda: changed(SHEET, crc=1), DAMAGED, SHEET),
    "no deflate at all": (lambda: changed(SHEET, packed=b"\7" * 90), DAMAGED, SHEET),
    "lzma": (lambda: changed(SHEET, method=14), DAMAGED, "kiểu mà Excel không dùng"),
    "an unknown method": (lambda: changed(SHEET, method=77), DAMAGED, "kiểu mà Excel không dùng"),
    "a locked member": (lambda: changed(SHEET, flags=1), Code.FILE_ENCRYPTED, "mật khẩu"),
}

MARKUP: dict[str, Case] = {
    **{
        f"doctype in {part}": (
            lambda part=part: with_part(part, DOCTYPE + "<x>&l9;</x>"),  # type: ignore[misc]
            DAMAGED,
            f"{part} có khai báo DOCTYPE",
        )
        for part in (
            SHEET,
            STRINGS,
            WORKBOOK,
            STYLES,
            TYPES,
            "_rels/.rels",
            "xl/_rels/workbook.xml.rels",
            "docProps/core.xml",
            "xl/theme/theme1.xml",
            "xl/drawings/vmlDrawing1.vml",
            "xl/drawings/drawing1.xml",
            "customXml/item1.xml",
        )
    },
    **{
        f"doctype in {encoding}": (
            lambda encoding=encoding: with_part(  # type: ignore[misc]
                STRINGS, f"{DOCTYPE}<sst>&l9;</sst>".encode(encoding)
            ),
            DAMAGED,
            "DOCTYPE",
        )
        for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-8-sig")
    },
    "doctype behind a long comment": (
        lambda: with_part(SHEET, f"<!--{'x' * 50_000}-->\n{DOCTYPE}<worksheet/>"),
        DAMAGED,
        "DOCTYPE",
    ),
    "an outside entity": (
        lambda: with_part(STRINGS, '<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]><s/>'),
        DAMAGED,
        "DOCTYPE",
    ),
    "an encoding of seven bits": (
        lambda: with_part(SHEET, b'<?xml version="1.0" encoding="utf-7"?>+ADw-x/>'),
        DAMAGED,
        "sai cấu trúc XML",
    ),
    "an encoding of mainframes": (
        lambda: with_part(SHEET, sheet_part(BODY).encode("cp037")),
        DAMAGED,
        "sai cấu trúc XML",
    ),
    "a deep workbook": (
        lambda: with_part(WORKBOOK, f'<workbook xmlns="{MAIN}">{_nested("a", 90_000)}</workbook>'),
        DAMAGED,
        WORKBOOK,
    ),
    "no end of a tag": (
        lambda: with_part(SHEET, "<sheetData " * 200_000),
        DAMAGED,
        "sai cấu trúc XML",
    ),
    "a workbook that is a letter": (
        lambda: _retyped("wordprocessingml.document.main"),
        Code.NOT_A_WORKBOOK,
        "",
    ),
    "a workbook elsewhere": (
        lambda: with_part("_rels/.rels", _link("External", "http://127.0.0.1/xl/workbook.xml")),
        Code.NOT_A_WORKBOOK,
        "",
    ),
    "a sheet that is its own table": (
        lambda: _sheet_links(("table", "sheet1.xml")),
        DAMAGED,
        SHEET,
    ),
    "two tabs of one part": (lambda: _tabs("T", "worksheets/sheet1.xml"), DAMAGED, "trùng nhau"),
    "two tabs of one name": (lambda: _tabs("S", "styles.xml"), DAMAGED, "trùng nhau"),
}


def _sheet(rows: str) -> Callable[[], bytes]:
    return lambda: with_part(SHEET, sheet_part(f"<sheetData>{rows}</sheetData>"))


FAR = "9" * 6000
DEEP = _nested("si", 90_000)
HARMLESS: Mapping[str, Callable[[], bytes]] = {
    "a row beyond all": _sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="2147483648"><c r="A2147483648"><v>1</v></c></row>'
    ),
    "a row of many digits": _sheet(f'<row r="{FAR}"><c r="A{FAR}" s="{FAR}"><v>1</v></c></row>'),
    "a row that does not say so": _sheet(
        '<row><c r="XFD99999"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>'
    ),
    "an address in other quotes": _sheet("<row r='9'><c r='XFD99999'><v>1</v></c></row>"),
    "an address on a line of its own": _sheet('<row\nr="9"><c\nr="XFD99999"><v>1</v></c></row>'),
    "a row out of order": _sheet(
        '<row r="99999"><c r="XFD99999"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>'
    ),
    "cells that do not say where": _sheet(
        f'<row r="1">{"<c><v>1</v></c>" * 30_000}</row><row r="999"><c r="A999"><v>1</v></c></row>'
    ),
    "deep elements before the cells": lambda: with_part(SHEET, sheet_part(DEEP + BODY)),
    "deep styles": lambda: with_part(STYLES, f'<styleSheet xmlns="{MAIN}">{DEEP}</styleSheet>'),
    "deep strings": lambda: with_part(STRINGS, f'<sst xmlns="{MAIN}">{DEEP}</sst>'),
    "both ends of every row": _sheet(
        "".join(
            f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="XFD{n}"><v>{n * n}</v></c></row>'
            for n in range(1, 9000)
        )
    ),
    "a long attribute": _sheet(f'<row r="1" x="{"x" * 7_000_000}"><c r="A1"><v>1</v></c></row>'),
    "a number beyond all": _sheet('<row r="1"><c r="A1"><v>1e999</v></c></row>'),
    "a text with half a sign": _sheet(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>_xD83D_</t></is></c></row>'
    ),
    "an index of many digits": _sheet(f'<row r="1"><c r="A1" t="s"><v>{FAR}</v></c></row>'),
    "many columns described": lambda: with_part(
        SHEET, sheet_part(f"<cols>{'<col/>' * 300_000}</cols><sheetData/>")
    ),
    "a workbook that is its own sheet": lambda: _tabs("T", "workbook.xml"),
    "a sheet elsewhere": lambda: _tabs("T", "http://127.0.0.1/x.xml"),
    "links in a circle": lambda: _sheet_links(("drawing", "../worksheets/sheet1.xml")),
    "a picture with a doctype": lambda: with_part(
        "xl/media/image1.svg", '<!DOCTYPE svg PUBLIC "x" "y"><svg/>'
    ),
    "an unknown head": lambda: with_part(SHEET, HEAD + sheet_part("<sheetData/>")[len(HEAD) :]),
}
