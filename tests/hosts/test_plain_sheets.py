"""Sheets in the usual spelling are read as those who look closer read them, or left to these."""

from __future__ import annotations

import gc
import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgsheet.core.cells import Area, CellError, CellValue, MonthYear, NoResult, Sheet
from kgsheet.core.writing import settled
from kgsheet.hosts.closer import CloserReader
from kgsheet.hosts.file import FileBook
from kgsheet.ooxml.package import Package
from kgsheet.ooxml.plainrows import PlainSheet, plain_sheet
from kgsheet.ooxml.workbook import Workbook
from kgsheet.shipped import sample_workbook
from tests.ooxml.packages import sheet_part, workbook_of

Cells = dict[tuple[int, int], tuple[type, CellValue]]

FORMATS = ("dd/mm/yyyy", "mm/yyyy", "hh:mm", "#,##0.00", "@", "dd/mm/yyyy hh:mm", "[h]:mm", "0_d")
STRINGS = (
    "<si><t>Sở Y tế</t></si>",
    '<si><t xml:space="preserve"> hai  chỗ trống </t></si>',
    "<si><t> chỗ trống </t></si>",
    "<si><t>A &amp; B &lt;C&gt;</t></si>",
    "<si><t></t></si>",
    "<si/>",
    "<si><r><t>đậm </t></r><r><rPr><b/></rPr><t> thường</t></r></si>",
    "<si><t>a_x000D_\nb</t><phoneticPr fontId='1'/></si>",
    "<si><t>dòng 1\ndòng 2</t></si>",
)


def read_plainly(data: bytes, title: str = "S") -> PlainSheet | None:
    book = Workbook(Package(data))
    part = book.worksheets[title].part
    assert book.shown_strings is not None
    return plain_sheet(book.package.pieces(part), book.shown_strings, book.styles, book.is_1904)


def read_closely(data: bytes, title: str = "S") -> Sheet:
    return CloserReader(Workbook(Package(data))).sheet(title)


def cells(sheet: Sheet | PlainSheet) -> Cells:
    first = sheet.first_column if isinstance(sheet, Sheet) else 1
    return {
        (row, column): (type(value), value)
        for row, values in enumerate(sheet.rows, sheet.first_row)
        for column, value in enumerate(values, first)
        if value is not None
    }


def sheet_of(rows: str, *, merges: str = "", formats: Sequence[str] = FORMATS) -> bytes:
    body = f"<sheetData>{rows}</sheetData>{merges}"
    return workbook_of(body, strings="".join(STRINGS), formats=formats)


def row_of(*cells: str) -> str:
    return f'<row r="1">{"".join(cells)}</row>'


USUAL: dict[str, tuple[str, CellValue]] = {
    "a shared text": ('<c r="A1" t="s"><v>0</v></c>', "Sở Y tế"),
    "a shared text with a format": ('<c r="A1" s="3" t="s"><v>3</v></c>', "A & B <C>"),
    "its type first": ('<c r="A1" t="s" s="3"><v>3</v></c>', "A & B <C>"),
    "space that is kept": ('<c r="A1" t="s"><v>1</v></c>', " hai  chỗ trống "),
    "space that nobody keeps": ('<c r="A1" t="s"><v>2</v></c>', "chỗ trống"),
    "an empty shared text": ('<c r="A1" t="s"><v>4</v></c>', None),
    "no shared text": ('<c r="A1" t="s"><v>5</v></c>', None),
    "runs": ('<c r="A1" t="s"><v>6</v></c>', "đậmthường"),
    "a carriage return": ('<c r="A1" t="s"><v>7</v></c>', "a\nb"),
    "an inline text": ('<c r="A1" t="inlineStr"><is><t> a&amp;b </t></is></c>', "a&b"),
    "an inline text of every space": (
        '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> ấ </t></is></c>',
        " ấ ",
    ),
    "a text of its own": ('<c r="A1" t="str"><v> Đã xong </v></c>', " Đã xong "),
    "a text with its space": ('<c r="A1" t="str"><v xml:space="preserve"> a </v></c>', " a "),
    "a letter by its number": ('<c r="A1" t="str"><v>&#272;&#xE3;</v></c>', "Đã"),
    "a whole number": ('<c r="A1"><v>2021</v></c>', 2021),
    "a whole number as a fraction": ('<c r="A1" t="n"><v>6.0</v></c>', 6),
    "a fraction": ('<c r="A1" s="4"><v>-0.30000000000000004</v></c>', -0.30000000000000004),
    "a power of ten": ('<c r="A1"><v>1.5E-7</v></c>', 1.5e-7),
    "a long number": ('<c r="A1"><v>1234567890123456</v></c>', 1234567890123456.0),
    "true": ('<c r="A1" t="b"><v>1</v></c>', True),
    "an error": ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', CellError("#DIV/0!")),
    "a day": ('<c r="A1" s="1"><v>44348</v></c>', date(2021, 6, 1)),
    "a moment": ('<c r="A1" s="6"><v>44348.75</v></c>', datetime(2021, 6, 1, 18)),
    "a month": ('<c r="A1" s="2"><v>44348</v></c>', MonthYear(2021, 6)),
    "a time of day": ('<c r="A1" s="3"><v>0.5</v></c>', "12:00"),
    "no day at all": ('<c r="A1" s="1"><v>0</v></c>', "00:00"),
    "a number where the format has a letter": ('<c r="A1" s="8"><v>7</v></c>', 7),
    "a formula": ('<c r="A1"><f>B1&gt;2</f><v>3</v></c>', 3),
    "a shared formula": ('<c r="A1"><f t="shared" si="0"/><v>3</v></c>', 3),
    "a formula of text": ('<c r="A1" t="str"><f aca="false">B1</f><v>x</v></c>', "x"),
    "a formula of no text": ('<c r="A1" t="str"><f>""</f><v></v></c>', None),
    "a formula of no text, closed": ('<c r="A1" t="str"><f>""</f><v/></c>', None),
    "a formula without result": ('<c r="A1"><f>B1&amp;"x"</f></c>', NoResult('B1&"x"')),
    "a formula of an empty result": ('<c r="A1" s="1"><f>B1</f><v></v></c>', NoResult("B1")),
    "a format alone": ('<c r="A1" s="1"/>', None),
    "nothing": ('<c r="A1"></c>', None),
    "an empty value": ('<c r="A1"><v/></c>', None),
}


@pytest.mark.parametrize(("cell", "value"), USUAL.values(), ids=USUAL.keys())
def test_a_usual_cell_is_read_as_those_who_look_closer_do(cell: str, value: CellValue) -> None:
    data = sheet_of(row_of(cell))

    found = read_plainly(data)

    assert found is not None
    assert cells(found) == ({} if value is None else {(1, 1): (type(value), value)})
    assert cells(found) == cells(read_closely(data))


UNUSUAL = {
    "no address": "<c><v>1</v></c>",
    "another row": '<c r="A2"><v>1</v></c>',
    "out of order": '<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>',
    "a column that is not there": '<c r="XFE1"><v>1</v></c>',
    "a text that is not there": '<c r="A1" t="s"><v>99</v></c>',
    "an index that is none": '<c r="A1" t="s"><v>x</v></c>',
    "a number that is none": '<c r="A1"><v>1_0</v></c>',
    "a number too large": '<c r="A1"><v>1e999</v></c>',
    "space around a number": '<c r="A1"><v> 1 </v></c>',
    "half a sign": '<c r="A1" t="str"><v>_xD83D_</v></c>',
    "an unknown type": '<c r="A1" t="zz"><v>1</v></c>',
    "an unknown error": '<c r="A1" t="e"><v>#FOO!</v></c>',
    "a truth that is none": '<c r="A1" t="b"><v>2</v></c>',
    "a format that is none": '<c r="A1" s=""><v>1</v></c>',
    "a duration": '<c r="A1" s="7"><v>1.5</v></c>',
    "a day that Excel counts wrong": '<c r="A1" s="1"><v>59</v></c>',
    "a day beyond all": '<c r="A1" s="1"><v>2958466</v></c>',
    "a shared text as a result": '<c r="A1" t="s"><f>B1</f><v>0</v></c>',
    "an inline text of another type": '<c r="A1" t="s"><is><t>a</t></is></c>',
    "a CDATA section": '<c r="A1" t="str"><v><![CDATA[a]]></v></c>',
    "something between cells": '<x/><c r="A1"><v>1</v></c>',
    "space between cells": '\n<c r="A1"><v>1</v></c>',
}


@pytest.mark.parametrize("cell", UNUSUAL.values(), ids=UNUSUAL.keys())
def test_an_unusual_cell_is_left_to_those_who_look_closer(cell: str) -> None:
    assert read_plainly(sheet_of(row_of(cell))) is None


BROKEN = {
    "an attribute twice": row_of('<c r="A1" r="A1"/>'),
    "no space before an attribute": row_of('<c r="A1"s="1"/>'),
    "a quote too many": row_of('<c r="A1" s="1""><v>1</v></c>'),
    "another end tag": row_of('<c r="A1" t="inlineStr"><is><t>1</v></c>'),
    "a value behind the end": row_of('<c r="A1"/><v>1</v></c>'),
    "a value behind the end of another": row_of('<c r="A1" t="n"/><v>1</v></c>'),
    "an end too many": row_of('<c r="A1"/></c>'),
    "a formula closed twice": row_of('<c r="A1"><f si="0"/>B1</f><v>1</v></c>'),
    "a formula's attribute twice": row_of('<c r="A1"><f si="0" si="0"/><v>1</v></c>'),
    "an unknown entity": row_of('<c r="A1" t="str"><v>&xuân;</v></c>'),
    "half an entity": row_of('<c r="A1" t="str"><v>a & b</v></c>'),
    "a number that is no letter": row_of('<c r="A1" t="str"><v>&#1;</v></c>'),
    "a control character": row_of('<c r="A1" t="str"><v>\x01</v></c>'),
    "no letter": row_of('<c r="A1" t="str"><v>\uffff</v></c>'),
    "the end of a CDATA section": row_of('<c r="A1" t="str"><v>]]></v></c>'),
    "a row's attribute twice": '<row r="1" r="1"><c r="A1"/></row>',
    "an empty row's attribute twice": '<row r="1" ht="1" ht="1"/><row r="2"><c r="A2"/></row>',
    "a row without end": '<row r="1"><c r="A1"/>',
    "a row without beginning": '<c r="A1"/></row>',
    "an end of a row too many": f"{row_of()}</row>",
}


@pytest.mark.parametrize("rows", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_sheet_is_not_read(rows: str) -> None:
    assert read_plainly(sheet_of(rows)) is None


def test_half_a_letter_is_not_read() -> None:
    data = sheet_of(row_of('<c r="A1" t="str"><v>ẾẾ</v></c>'))
    book = Workbook(Package(data))
    raw = book.package.read("xl/worksheets/sheet1.xml").replace("ẾẾ".encode(), "Ế".encode()[:-1])

    assert plain_sheet([raw], [], book.styles, is_1904=False) is None


HIDDEN = {
    "behind a comment": "<!-- x -->",
    "behind an instruction": "<?x y?>",
}


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN.keys())
@pytest.mark.parametrize("place", ["before", "behind"])
def test_what_may_hide_rows_is_left_to_those_who_look_closer(hidden: str, place: str) -> None:
    data = {"before": f"{hidden}<sheetData/>", "behind": f"<sheetData/>{hidden}"}[place]

    assert read_plainly(workbook_of(data)) is None


def test_rows_stand_where_they_say() -> None:
    rows = (
        '<row r="3" spans="1:9" ht="15"/><row r="5"></row>'
        '<row r="7"><c r="B7"><v>1</v></c><c r="D7" s="1"/></row>'
        '<row r="8"><c r="A8" s="1"/></row><row r="9" hidden="1"/>'
        '<row r="10" x14ac:dyDescent="0.2"><c r="A10"><v>2</v></c><c r="AB10"><v>3</v></c></row>'
        '<row r="12"><c r="A12"/></row><row r="13"/>'
    )

    found = read_plainly(sheet_of(rows))

    assert found is not None
    assert found.first_row == 7
    assert found.rows[:3] == [(None, 1, None, None), (), ()]
    assert (found.rows[3][0], found.rows[3][27]) == (2, 3)
    assert len(found.rows) == 4


MERGES = {
    "usual": ('<mergeCell ref="A1:B2"/>', True),
    "beyond the sheet": ('<mergeCell ref="A1:B9999999"/>', False),
    "in another spelling": ("<mergeCell ref='A1:B2'/>", False),
}


@pytest.mark.parametrize(("merge", "is_read"), MERGES.values(), ids=MERGES.keys())
def test_merges_are_read_where_they_are_usual(merge: str, is_read: bool) -> None:
    data = sheet_of("", merges=f'<mergeCells count="1">{merge}</mergeCells>')

    found = read_plainly(data)

    assert (found is not None) == is_read
    if found is not None:
        assert found.merges == (Area(first_row=1, first_column=1, last_row=2, last_column=2),)


def test_a_wide_gap_in_every_row_is_left_to_those_who_look_closer() -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"/><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 2000)
    )

    assert read_plainly(sheet_of(rows)) is None


@pytest.mark.parametrize(("size", "is_read"), [(1 << 20, True), (1 << 24, False)])
def test_a_row_that_would_fill_the_memory_is_left_to_those_who_look_closer(
    size: int, is_read: bool
) -> None:
    row = row_of(f'<c r="A1" t="str"><v>{"a" * size}</v></c>')
    part = sheet_part(f"<sheetData>{row}</sheetData>").encode()
    pieces = (part[at : at + 65_536] for at in range(0, len(part), 65_536))

    assert (plain_sheet(pieces, [], None, is_1904=False) is not None) == is_read


# What programs write, put together at random


NUMBERS = st.one_of(
    st.integers(-(10**17), 10**17).map(str),
    st.floats(allow_nan=False).map(repr),
    st.floats(0, 3_000_000).map(repr),
    st.integers(0, 50_000).map(str),
    st.sampled_from(["-0", "007", "+1", ".5", "1e3", "1E+3", "", " 1 ", "x", "1.", "0x1"]),
)
LETTERS = "aĐế \t\n\"'😀_x00A09;#-]" + "\r"
TEXTS = st.one_of(
    st.text(LETTERS, max_size=8).map(lambda one: one.replace("]]>", "")),
    st.sampled_from(["&amp;", "&#10;a", "&lt;b&gt;", "_x000D_", "_x0041_", " &#32;", "_xFFFE_"]),
)
FORMULAS = st.sampled_from(["", "", "<f>B1</f>", '<f t="shared" si="1"/>', '<f ca="1">A&lt;1</f>'])
PRESERVED = st.sampled_from(["", ' xml:space="preserve"'])
ERRORS = st.sampled_from(["#N/A", "#REF!", "#DIV/0!"])


@st.composite
def contents(draw: st.DrawFn) -> tuple[str, str]:
    """A type and what stands in the cell."""
    kind = draw(st.sampled_from(["", "", "n", "s", "s", "str", "inlineStr", "b", "e"]))
    said = f' t="{kind}"' if kind else ""
    if kind == "inlineStr":
        return said, f"<is><t{draw(PRESERVED)}>{draw(TEXTS)}</t></is>"
    texts = {
        "s": st.integers(0, len(STRINGS) - 1).map(str),
        "str": TEXTS,
        "b": st.sampled_from("01"),
        "e": ERRORS,
    }
    text = draw(texts.get(kind, NUMBERS))
    value = draw(st.sampled_from([f"<v>{text}</v>"] * 6 + ["<v/>", ""]))
    return said, draw(FORMULAS) + value


@st.composite
def rows(draw: st.DrawFn) -> str:
    """Rows of cells, in order, with gaps."""
    made = []
    for number in sorted(draw(st.sets(st.integers(1, 40), max_size=6))):
        columns = sorted(draw(st.sets(st.sampled_from("ABCDEFG"), max_size=5)))
        made.append(f'<row r="{number}">')
        for column in columns:
            style = draw(st.sampled_from(["", *(f' s="{n}"' for n in range(len(FORMATS) + 2))]))
            said, content = draw(contents())
            made.append(f'<c r="{column}{number}"{style}{said}>{content}</c>')
        made.append("</row>")
    return "".join(made)


@given(rows())
@settings(max_examples=150, deadline=None)
def test_any_sheet_is_read_as_those_who_look_closer_do(markup: str) -> None:
    data = sheet_of(markup)

    found = read_plainly(data)

    assert found is None or cells(found) == cells(read_closely(data))


CODES = st.text("dmyhsaMPg0#,.;*\\_\"'[]/ @%General-", max_size=8)


@given(CODES, st.sampled_from(["44348", "44348.5", "0.25", "7", "-3", "1e5"]))
@settings(max_examples=150, deadline=None)
def test_any_number_format_is_read_as_those_who_look_closer_do(code: str, number: str) -> None:
    escaped = code.replace("&", "&amp;").replace("<", "&lt;")
    data = sheet_of(row_of(f'<c r="A1" s="1"><v>{number}</v></c>'), formats=[escaped])

    found = read_plainly(data)

    assert found is None or cells(found) == cells(read_closely(data))


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(-1e9, 1e9).map(lambda one: round(one, 6)),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.text("aĐế \n&<>\"'😀", max_size=12),
)


def cells_of_openpyxl(sheet: Any) -> Cells:
    return {
        (cell.row, cell.column): (type(value), value)
        for line in sheet.iter_rows()
        for cell in line
        if (value := settled(cell.value)) is not None
    }


@given(st.lists(st.lists(VALUES, max_size=6), max_size=8))
@settings(max_examples=60, deadline=None)
def test_what_openpyxl_writes_is_read_as_it_reads_it(table: list[list[CellValue]]) -> None:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in table:
        book.worksheets[0].append(row)
    book.save(out)

    found = read_plainly(out.getvalue(), "Sheet")

    assert found is not None
    assert cells(found) == cells_of_openpyxl(openpyxl.load_workbook(out)["Sheet"])


@pytest.mark.parametrize("year", [2017, 2021])
def test_our_own_workbooks_are_read_plainly(year: int) -> None:
    data = Path(str(sample_workbook(year))).read_bytes()

    for title, sheet in FileBook(sample_workbook(year)).read().sheets.items():
        found = read_plainly(data, title)

        assert found is not None
        assert cells(found) == cells(sheet) == cells(read_closely(data, title))
        assert found.merges == read_closely(data, title).merges


def test_what_was_read_waits_for_no_collector() -> None:
    book = FileBook(sample_workbook(2017))
    list(book.read().sheets.values())
    gc.collect()
    gc.disable()
    try:
        list(book.read().sheets.values())
        left = gc.collect()
    finally:
        gc.enable()

    assert left == 0
