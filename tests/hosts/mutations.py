"""Damages workbooks by chance: each number gives the same damage on every run."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

import openpyxl
import xlsxwriter

from kgsheet.shipped import sample_workbook
from tests.ooxml.packages import MAIN, members, package, workbook_of

Members = dict[str, bytes]
Chance = random.Random

_TAG = re.compile(rb"<[^>]*>")
_VALUE = re.compile(rb"=\"[^\"]*\"")
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_DIGITS = re.compile(rb"\d+")
_XML = (".xml", ".rels", ".vml")
_WORDS: tuple[bytes, ...] = (
    *(b"", b"0", b"-1", b"1", b"9", b"4294967296", b"99999999999999999999", b"1e309", b"NaN"),
    *(b"A1", b"XFD1048576", b"A0", b"ZZZ99999999", b"A1:A1", b"B2:A1", b"A:A", b"#REF!", b"s"),
    *(b"str", b"inlineStr", b"shared", b"array", b"dataTable", b"d", b"e", b"b", b"true", b"rId1"),
    *(
        b"../../x",
        b"/xl/workbook.xml",
        b"External",
        b"&amp;",
        b"_x0000_",
        b"_xD800_",
        b"&#x10FFFF;",
    ),
    *(
        "Đề án".encode(),
        b"\xff",
        b"\0",
        b"&nope;",
        b"<",
        b"]]>",
        b"general",
        b"dd/mm/yyyy",
        b"[h]:mm",
    ),
)
_PIECES: tuple[bytes, ...] = (
    *(b"<x/>", b"<c/>", b"<row/>", b"<row r='2'>", b"</row>", b"<!-- x -->", b"<![CDATA[x]]>"),
    *(
        b"<!DOCTYPE x>",
        b"<?x y?>",
        b"<mc:AlternateContent xmlns:mc='x'/>",
        b"\xef\xbb\xbf",
        b"&lt;",
    ),
    *(b'<c r="A1"><f t="shared" si="0"/></c>', b'<f t="array" ref="A1:B9">1</f>', b"<sheetData/>"),
    *(
        b"<v>1</v>",
        b'<is><t xml:space="preserve"> </t></is>',
        b'<mergeCell ref="A1:C9"/>',
        b"<si/>",
    ),
)


def _xlsxwriter_book() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("Nhiệm vụ")
    rows = [[f"NV{n}", f"Đề án {n}", 44_000 + n, n / 7, n % 2 == 0] for n in range(12)]
    headings = [{"header": text} for text in ("Mã", "Nội dung", "Ngày", "Tỷ lệ", "Xong")]
    sheet.add_table(2, 1, 14, 5, {"data": rows, "columns": headings, "name": "tblNhiemVu"})
    sheet.set_column(3, 3, 12, day)
    sheet.merge_range("H1:J2", "Gộp", bold)
    sheet.write_rich_string("H4", "một ", bold, "hai", " ba")
    sheet.write_array_formula("H5:H7", "{=B4:B6}", None, 1)
    sheet.write_formula("I5", "=SUM(E4:E9)", None, 2.5)
    sheet.write_formula("I6", "=1/0", None, "#DIV/0!")
    sheet.write_comment("B4", "ghi chú")
    sheet.data_validation("G4:G9", {"validate": "list", "source": ["a", "b"]})
    sheet.conditional_format("E4:E9", {"type": "data_bar"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Nhiệm vụ'!$E$4:$E$9"})
    book.add_worksheet("Biểu").insert_chart("B2", chart)
    book.close()
    return out.getvalue()


def _openpyxl_book() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "S"
    for row in range(1, 9):
        sheet.append([row, f"dòng {row}", row / 3, None, f"=A{row}*2"])
    sheet.merge_cells("G1:H3")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _raw_book() -> bytes:
    cells = (
        '<c r="A1" s="1"><v>44323</v></c><c r="B1" t="s"><v>0</v></c><c t="str"><v>x</v></c>'
        '<c r="D1"><f t="shared" ref="D1:D3" si="0">A1</f><v>1</v></c>'
        '<c r="E1" t="e"><v>#N/A</v></c>'
    )
    rows = f'<row r="1" spans="1:5">{cells}</row><row><c><v>2</v></c></row><row r="9" s="1"/>'
    merges = '<mergeCells count="1"><mergeCell ref="G1:H2"/></mergeCells>'
    chain = f'<calcChain xmlns="{MAIN}"><c r="D1" i="1"/></calcChain>'
    body = f'<dimension ref="A1:E9"/><sheetData>{rows}</sheetData>{merges}'
    return workbook_of(body, formats=["dd/mm/yyyy", "mm/yyyy"], more={"xl/calcChain.xml": chain})


@cache
def seeds() -> tuple[bytes, ...]:
    """Return the workbooks that are damaged."""
    samples = tuple(sample_workbook(year).read_bytes() for year in (2017, 2021))
    return (*map(_undated, (_xlsxwriter_book(), _openpyxl_book())), _raw_book(), *samples)


def _undated(data: bytes) -> bytes:
    """Return a workbook that does not say when it was made."""
    parts = members(data)
    return package({name: _TIME.sub(b"2021-05-07T08:30:00Z", parts[name]) for name in parts})


def mutated(number: int) -> bytes:
    """Return a damaged workbook; the same number gives the same one."""
    chance = random.Random(number)
    weights = (4, 3, 4, 2, 2)
    data = chance.choices(seeds(), weights[: len(seeds())])[0]
    if chance.random() < 0.25:
        return chance.choice(_OF_BYTES)(data, chance)
    found = members(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        found = chance.choice(_OF_MEMBERS)(found, chance)
    return _packed(found, chance)


def _packed(found: Mapping[str, bytes], chance: Chance) -> bytes:
    out = io.BytesIO()
    methods = (zipfile.ZIP_DEFLATED,) * 9 + (
        zipfile.ZIP_STORED,
        zipfile.ZIP_BZIP2,
        zipfile.ZIP_LZMA,
    )
    method = chance.choice(methods)
    with zipfile.ZipFile(out, "w", method) as made:
        for name, content in found.items():
            info = zipfile.ZipInfo(name, (2021, 5, 7, 8, 30, 0))
            made.writestr(info, content, method, chance.randint(1, 9))
    return out.getvalue()


# Of the zip itself


def _flipped(data: bytes, chance: Chance) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 64))):
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _flipped_headers(data: bytes, chance: Chance) -> bytes:
    changed = bytearray(data)
    starts = [one.start() for one in re.finditer(rb"PK[\x01\x03\x05]", data)]
    for _ in range(chance.choice((1, 2, 4))):
        at = min(chance.choice(starts) + chance.randrange(46), len(data) - 1)
        changed[at] = chance.choice((0, 1, 8, 0x7F, 0xFF, chance.randrange(256)))
    return bytes(changed)


def _cut(data: bytes, chance: Chance) -> bytes:
    start, end = sorted(chance.sample(range(len(data)), 2))
    return chance.choice((data[:start], data[end:], data[:start] + data[end:]))


def _zeroed(data: bytes, chance: Chance) -> bytes:
    start = chance.randrange(len(data))
    size = chance.choice((1, 30, 500))
    return data[:start] + bytes(size) + data[start + size :]


def _doubled(data: bytes, chance: Chance) -> bytes:
    start, end = sorted(chance.sample(range(len(data)), 2))
    return chance.choice((data + data, data[:end] + data[start:], bytes(99) + data, data + b"x"))


# Of the members


def _some(found: Members, chance: Chance) -> str:
    """Return a member, the ones that matter more often than the others."""
    names = list(found)
    heavy = [
        name
        for name in names
        if re.search(r"sheet\d*\.xml|workbook\.xml|styles|sharedS|\.rels|Content_T|table", name)
    ]
    return chance.choice(heavy if heavy and chance.random() < 0.85 else names)


def _shuffled(found: Members, chance: Chance) -> Members:
    names = list(found)
    chance.shuffle(names)
    return {name: found[name] for name in names}


def _swapped(found: Members, chance: Chance) -> Members:
    one, other = _some(found, chance), _some(found, chance)
    return found | {one: found[other], other: found[one]}


def _dropped(found: Members, chance: Chance) -> Members:
    gone = _some(found, chance)
    kept = {name: data for name, data in found.items() if name != gone}
    return kept or found


def _renamed(found: Members, chance: Chance) -> Members:
    one = _some(found, chance)
    forms = (str.upper, lambda text: text.replace("/", "\\"), lambda text: "/" + text, str.title)
    name = chance.choice(forms)(one)
    return {name if key == one else key: data for key, data in found.items()}


def _with_xml(change: Callable[[bytes, Chance], bytes]) -> Callable[[Members, Chance], Members]:
    def apply(found: Members, chance: Chance) -> Members:
        name = _some(found, chance)
        if not name.lower().endswith(_XML):
            return found
        return found | {name: change(found[name], chance)}

    return apply


def _replaced(
    pattern: re.Pattern[bytes], new: Callable[[bytes, Chance], bytes]
) -> Callable[[bytes, Chance], bytes]:
    def change(xml: bytes, chance: Chance) -> bytes:
        hits = list(pattern.finditer(xml))
        if not hits:
            return xml
        hit = chance.choice(hits)
        return xml[: hit.start()] + new(hit[0], chance) + xml[hit.end() :]

    return change


def _inserted(xml: bytes, chance: Chance) -> bytes:
    at = chance.randrange(len(xml) + 1)
    starts = [one.start() for one in _TAG.finditer(xml)]
    if starts and chance.random() < 0.7:
        at = chance.choice(starts)
    return xml[:at] + chance.choice(_PIECES + _WORDS) + xml[at:]


def _encoded(xml: bytes, chance: Chance) -> bytes:
    text = xml.decode("utf-8", "replace")
    encoding = chance.choice(("utf-16", "utf-16-le", "utf-8-sig", "latin-1", "utf-32"))
    if chance.random() < 0.5:
        text = text.replace("UTF-8", encoding.removesuffix("-sig"))
    return text.encode(encoding, "replace")


def _renamespaced(xml: bytes, chance: Chance) -> bytes:
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    return xml.replace(MAIN.encode(), chance.choice((strict, b"x", b"")))


def _prefixed(xml: bytes, chance: Chance) -> bytes:
    named = re.sub(rb"<(/?)(?=[a-z]+[\s/>])", rb"<\1x:", xml)
    return named.replace(b" xmlns=", b" xmlns:x=") if chance.random() < 0.8 else named


def _clipped(xml: bytes, chance: Chance) -> bytes:
    return xml[: chance.randrange(len(xml) + 1)]


def _repeated(xml: bytes, chance: Chance) -> bytes:
    tags = [one.span() for one in _TAG.finditer(xml)]
    if len(tags) < 4:
        return xml
    first = chance.randrange(len(tags) - 1)
    last = min(first + chance.choice((0, 1, 2, 6)), len(tags) - 1)
    piece = xml[tags[first][0] : tags[last][1]]
    at = chance.choice(tags)[0]
    return xml[:at] + piece * chance.choice((1, 1, 3)) + xml[at:]


def _value(_: bytes, chance: Chance) -> bytes:
    return b'="%s"' % chance.choice(_WORDS)


def _number(_: bytes, chance: Chance) -> bytes:
    return chance.choice((b"0", b"1", b"7", b"65536", b"1048577", b"2147483648", b"9" * 40, b""))


_OF_BYTES = (_flipped, _flipped_headers, _flipped_headers, _cut, _zeroed, _doubled)
_OF_MEMBERS: tuple[Callable[[Members, Chance], Members], ...] = (
    *(_shuffled, _swapped, _dropped, _renamed),
    *(_with_xml(_replaced(_VALUE, _value)),) * 5,
    *(_with_xml(_replaced(_DIGITS, _number)),) * 4,
    *(_with_xml(_replaced(_TAG, lambda _, chance: b"")),) * 2,
    *(_with_xml(_inserted),) * 4,
    *(_with_xml(_repeated),) * 3,
    *map(_with_xml, (_encoded, _renamespaced, _prefixed, _clipped, _flipped, _cut)),
)
