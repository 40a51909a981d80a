"""Every nasty shape of a worksheet part: what an edit makes of it, byte for byte."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest

from kgsheet.core.cells import Formula, Writable
from kgsheet.core.edits import CellEdit
from kgsheet.errors import InputError
from kgsheet.ooxml.lossguard import unintended
from kgsheet.ooxml.patch import WorkbookPatch
from tests.ooxml.packages import (
    HEAD,
    MAIN,
    members,
    sheet_part,
    with_member,
    workbook_of,
)

PART = "xl/worksheets/sheet1.xml"
Cells = Mapping[tuple[int, int], Writable]


def edits(cells: Cells, like_row: int | None = None) -> list[CellEdit]:
    return [
        CellEdit(sheet="S", row=row, column=column, value=value, like_row=like_row)
        for (row, column), value in cells.items()
    ]


def patched(data: bytes, cells: Cells, like_row: int | None = None) -> dict[str, bytes]:
    """Return the members of a workbook after edits, having seen that they are needed."""
    patch, out = WorkbookPatch(data, edits(cells, like_row)), io.BytesIO()
    assert patch.is_needed
    patch.write(out)
    assert unintended(data, out.getvalue(), patch.changed, patch.growths) == []
    assert not WorkbookPatch(out.getvalue(), edits(cells)).is_needed
    return members(out.getvalue())


def part_after(data: bytes, cells: Cells, like_row: int | None = None) -> str:
    return patched(data, cells, like_row)[PART].decode()


SHAPES: dict[str, tuple[str, Cells, str]] = {
    "a number in place": (
        '<sheetData><row r="1"><c r="A1" s="1"><v>1</v></c></row></sheetData>',
        {(1, 1): 2},
        '<sheetData><row r="1"><c r="A1" s="1"><v>2</v></c></row></sheetData>',
    ),
    "a text for a shared one": (
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>',
        {(1, 1): "đ"},
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>đ</t></is></c></row></sheetData>',
    ),
    "a styled blank": (
        '<sheetData><row r="1"><c r="A1" s="1"/></row></sheetData>',
        {(1, 1): True},
        '<sheetData><row r="1"><c r="A1" s="1" t="b"><v>1</v></c></row></sheetData>',
    ),
    "emptied, the format stays": (
        '<sheetData><row r="1"><c r="A1" s="1" t="str"><f>B1</f><v>x</v></c></row></sheetData>',
        {(1, 1): None},
        '<sheetData><row r="1"><c r="A1" s="1"/></row></sheetData>',
    ),
    "marks of dynamic values go, others stay": (
        '<sheetData><row r="1"><c r="A1" ph="1" cm="1" vm="2"><v>1</v></c></row></sheetData>',
        {(1, 1): 2},
        '<sheetData><row r="1"><c r="A1" ph="1"><v>2</v></c></row></sheetData>',
    ),
    "an extension of a cell stays": (
        '<sheetData><row r="1"><c r="A1"><v>1</v><extLst><ext/></extLst></c></row></sheetData>',
        {(1, 1): 2},
        '<sheetData><row r="1"><c r="A1"><v>2</v><extLst><ext/></extLst></c></row></sheetData>',
    ),
    "between cells": (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>4</v></c></row></sheetData>',
        {(1, 3): 3, (1, 2): 2, (1, 27): 27},
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c>'
        '<c r="D1"><v>4</v></c><c r="AA1"><v>27</v></c></row></sheetData>',
    ),
    "Z stands before AA": (
        '<sheetData><row r="1"><c r="A1"/><c r="AB1"/></row></sheetData>',
        {(1, 27): 27, (1, 26): 26},
        '<sheetData><row r="1"><c r="A1"/><c r="Z1"><v>26</v></c><c r="AA1"><v>27</v></c>'
        '<c r="AB1"/></row></sheetData>',
    ),
    "between rows and at both ends": (
        '<sheetData><row r="2"><c r="A2"/></row><row r="9"/></sheetData>',
        {(1, 1): 1, (5, 1): 5, (4, 1): 4, (10, 1): 10},
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"/></row>'
        '<row r="4"><c r="A4"><v>4</v></c></row><row r="5"><c r="A5"><v>5</v></c></row>'
        '<row r="9"/><row r="10"><c r="A10"><v>10</v></c></row></sheetData>',
    ),
    "into an empty row": (
        '<sheetData><row r="2" ht="30" spans="1:2" customHeight="1"/></sheetData>',
        {(2, 4): 1},
        '<sheetData><row r="2" ht="30" spans="1:4" customHeight="1"><c r="D2"><v>1</v></c></row>'
        "</sheetData>",
    ),
    "into a row without cells": (
        '<sheetData><row r="2"></row></sheetData>',
        {(2, 1): 1},
        '<sheetData><row r="2"><c r="A2"><v>1</v></c></row></sheetData>',
    ),
    "into an empty sheet": (
        '<dimension ref="A1"/><sheetData/><pageMargins left="1"/>',
        {(3, 2): 1},
        '<dimension ref="A1:B3"/><sheetData><row r="3"><c r="B3"><v>1</v></c></row></sheetData>'
        '<pageMargins left="1"/>',
    ),
    "the used range and the spans grow": (
        '<dimension ref="B2:C3"/><sheetData><row r="2" spans="2:3"><c r="B2"/></row></sheetData>',
        {(2, 5): 1, (7, 1): 2},
        '<dimension ref="A2:E7"/><sheetData><row r="2" spans="2:5"><c r="B2"/>'
        '<c r="E2"><v>1</v></c></row><row r="7"><c r="A7"><v>2</v></c></row></sheetData>',
    ),
    "the used range does not grow for nothing": (
        '<dimension ref="A1"/><sheetData><row r="9"><c r="B9"><v>1</v></c></row></sheetData>',
        {(9, 2): None},
        '<dimension ref="A1"/><sheetData><row r="9"><c r="B9"/></row></sheetData>',
    ),
    "implied places stay where they were": (
        "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>",
        {(1, 2): 9, (1, 3): 8},
        '<sheetData><row><c><v>1</v></c><c r="B1"><v>9</v></c><c r="C1"><v>8</v></c></row>'
        "<row><c><v>3</v></c></row></sheetData>",
    ),
    "an insertion shifts no implied cell": (
        '<sheetData><row r="1"><c r="C1"><v>3</v></c><c><v>4</v></c></row></sheetData>',
        {(1, 1): 1},
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c><c><v>4</v></c></row>'
        "</sheetData>",
    ),
    "an insertion shifts no implied row": (
        '<sheetData><row r="4"/><row s="1"><c><v>1</v></c></row></sheetData>',
        {(2, 1): 1},
        '<sheetData><row r="2"><c r="A2"><v>1</v></c></row><row r="4"/>'
        '<row s="1"><c><v>1</v></c></row></sheetData>',
    ),
    "rows between and behind others": (
        '<sheetData><row r="2"/><row r="7"><c r="A7"/></row></sheetData>',
        {(3, 1): 1, (8, 1): 2},
        '<sheetData><row r="2"/><row r="3"><c r="A3"><v>1</v></c></row><row r="7"><c r="A7"/></row>'
        '<row r="8"><c r="A8"><v>2</v></c></row></sheetData>',
    ),
    "attributes in any order and quote": (
        "<sheetData><row r='1'><c s='1' t='s' r='A1'><v>0</v></c></row></sheetData>",
        {(1, 1): 5},
        '<sheetData><row r=\'1\'><c r="A1" s="1"><v>5</v></c></row></sheetData>',
    ),
    "an address in a text is no cell": (
        '<sheetData><row r="1"><c r="A1" t="str"><v>&lt;c r="B1"&gt; r="B1" s</v></c></row>'
        "</sheetData>",
        {(1, 2): 2},
        '<sheetData><row r="1"><c r="A1" t="str"><v>&lt;c r="B1"&gt; r="B1" s</v></c>'
        '<c r="B1"><v>2</v></c></row></sheetData>',
    ),
    "comments, white space and character data": (
        '<!-- <sheetData><row r="1"/> -->\n<sheetData>\n <!-- </row> --> <row r="1">\n'
        ' <c r="A1" t="str"><v><![CDATA[</c></row> <c r="B1">]]></v></c >\n </row >\n</sheetData>',
        {(1, 2): 2, (2, 1): 3},
        '<!-- <sheetData><row r="1"/> -->\n<sheetData>\n <!-- </row> --> <row r="1">\n'
        ' <c r="A1" t="str"><v><![CDATA[</c></row> <c r="B1">]]></v></c ><c r="B1"><v>2</v></c>\n'
        ' </row >\n<row r="2"><c r="A2"><v>3</v></c></row></sheetData>',
    ),
    "an extension of a row stays behind its cells": (
        '<sheetData><row r="1"><c r="A1"/><extLst><ext/></extLst></row></sheetData>',
        {(1, 2): 2},
        '<sheetData><row r="1"><c r="A1"/><c r="B1"><v>2</v></c><extLst><ext/></extLst></row>'
        "</sheetData>",
    ),
    "the format of the row": (
        '<sheetData><row r="1" s="1" customFormat="1"><c r="A1"/></row></sheetData>',
        {(1, 2): 2},
        '<sheetData><row r="1" s="1" customFormat="1"><c r="A1"/><c r="B1" s="1"><v>2</v></c>'
        "</row></sheetData>",
    ),
    "the format of the column": (
        '<cols><col min="1" max="1" width="9"/><col min="2" max="3" width="9" style="1"/></cols>'
        '<sheetData><row r="1"><c r="A1"/></row></sheetData>',
        {(1, 3): 2},
        '<cols><col min="1" max="1" width="9"/><col min="2" max="3" width="9" style="1"/></cols>'
        '<sheetData><row r="1"><c r="A1"/><c r="C1" s="1"><v>2</v></c></row></sheetData>',
    ),
    "a shared formula that only follows": (
        '<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row></sheetData>',
        {(2, 1): 5},
        '<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><v>5</v></c></row></sheetData>',
    ),
    "a shared formula that nobody shares": (
        '<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1" si="0">B1</f></c></row>'
        "</sheetData>",
        {(1, 1): 5},
        '<sheetData><row r="1"><c r="A1"><v>5</v></c></row></sheetData>',
    ),
    "a formula with its result": (
        '<sheetData><row r="1"><c r="A1"/></row></sheetData>',
        {(1, 1): Formula('HYPERLINK("#S!A1","a&b")', "a&b")},
        '<sheetData><row r="1"><c r="A1" t="str"><f>HYPERLINK("#S!A1","a&amp;b")</f>'
        "<v>a&amp;b</v></c></row></sheetData>",
    ),
    "the anchor of a merge": (
        '<sheetData><row r="1"><c r="A1"/></row></sheetData>'
        '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
        {(1, 1): 1},
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
        '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
    ),
}


@pytest.mark.parametrize(("before", "cells", "after"), SHAPES.values(), ids=SHAPES.keys())
def test_an_edit_changes_its_cells_and_no_other_byte(before: str, cells: Cells, after: str) -> None:
    data = workbook_of(before, formats=["0.0%"])

    assert part_after(data, cells) == sheet_part(after)


def test_implied_places_behind_new_ones_stay_where_they_were() -> None:
    data = workbook_of(
        '<sheetData><row/><row r="4"/><row spans="1:2"><c/><c r="B5"/><c/></row></sheetData>'
    )

    after = part_after(data, {(3, 1): 1, (5, 3): 3, (5, 5): 5})

    assert after == sheet_part(
        '<sheetData><row/><row r="3"><c r="A3"><v>1</v></c></row><row r="4"/>'
        '<row spans="1:5"><c/><c r="B5"/><c r="C5"><v>3</v></c><c r="E5"><v>5</v></c></row>'
        "</sheetData>"
    )


@pytest.mark.parametrize(
    "make",
    [
        lambda text: text.encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16"),
        lambda text: b"\xfe\xff" + text.replace("UTF-8", "UTF-16").encode("utf-16-be"),
        lambda text: text.replace("UTF-8", "windows-1258").encode("cp1258", "xmlcharrefreplace"),
    ],
    ids=["utf-8", "with mark", "utf-16", "big-endian", "windows-1258"],
)
def test_a_part_keeps_its_encoding(make: object) -> None:
    before = sheet_part('<sheetData><row r="1"><c r="A1"/></row></sheetData>')
    after = before.replace('<c r="A1"/>', '<c r="A1" t="inlineStr"><is><t>đã</t></is></c>')
    data = with_member(workbook_of(""), PART, make(before))  # type: ignore[operator]

    assert patched(data, {(1, 1): "đã"})[PART] == make(after)  # type: ignore[operator]


@pytest.mark.parametrize(
    "namespace",
    [MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"],
    ids=["transitional", "strict"],
)
def test_a_prefix_and_the_strict_namespace_are_kept(namespace: str) -> None:
    def part(rows: str) -> str:
        return (
            f'{HEAD}<x:worksheet xmlns:x="{namespace}"><x:sheetData>{rows}</x:sheetData>'
            "</x:worksheet>"
        )

    before = part('<x:row r="1"><x:c r="A1" t="str"><x:v>cũ</x:v></x:c></x:row>')
    data = with_member(workbook_of(""), PART, before)

    after = part_after(data, {(1, 1): "mới", (1, 2): 2, (2, 1): Formula("A1", 1)})

    assert after == part(
        '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>mới</x:t></x:is></x:c>'
        '<x:c r="B1"><x:v>2</x:v></x:c></x:row>'
        '<x:row r="2"><x:c r="A2"><x:f>A1</x:f><x:v>1</x:v></x:c></x:row>'
    )


def test_a_new_row_looks_like_the_row_it_follows() -> None:
    data = workbook_of(
        '<sheetData><row r="1"><c r="A1" s="1"/><c r="B1" s="2"><v>1</v></c></row></sheetData>',
        formats=["0.0%", "0.00"],
    )

    after = part_after(data, {(2, 1): "x", (2, 2): 2, (2, 3): 3}, like_row=1)

    assert '<c r="A2" s="1" t="inlineStr">' in after
    assert '<c r="B2" s="2"><v>2</v></c><c r="C2"><v>3</v></c>' in after


def test_a_cell_that_is_there_keeps_its_own_format() -> None:
    data = workbook_of(
        '<sheetData><row r="1"><c r="A1" s="1"/></row><row r="2"><c r="A2" s="2"/></row>'
        "</sheetData>",
        formats=["0.0%", "0.00"],
    )

    assert '<c r="A2" s="2"><v>7</v></c>' in part_after(data, {(2, 1): 7}, like_row=1)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1 & đ", '<c r="A1" t="str"><v>=1 &amp; đ</v></c>'),
        (" a", '<c r="A1" t="str"><v xml:space="preserve"> a</v></c>'),
    ],
    ids=["plain", "with outer space"],
)
def test_a_workbook_without_shared_strings_needs_none(text: str, cell: str) -> None:
    data = workbook_of('<sheetData><row r="1"><c r="A1"/></row></sheetData>', strings="")

    assert part_after(data, {(1, 1): text}) == sheet_part(
        f'<sheetData><row r="1">{cell}</row></sheetData>'
    )


REFUSED: dict[str, tuple[str, tuple[int, int], str]] = {
    "hidden under a merge": (
        '<sheetData/><mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
        (2, 2),
        "vùng gộp A1:B2",
    ),
    "an array": (
        '<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A3">B1</f></c></row></sheetData>',
        (3, 1),
        "công thức mảng của vùng A1:A3",
    ),
    "an array of its own cell only": (
        '<sheetData><row r="1"><c r="A1" cm="1"><f t="array" ref="A1">B1</f></c></row></sheetData>',
        (1, 1),
        "công thức mảng của vùng A1",
    ),
    "a data table": (
        '<sheetData><row r="1"><c r="A1"><f t="dataTable" ref="A1:B2"/></c></row></sheetData>',
        (1, 1),
        "Data Table",
    ),
    "the master of a shared formula": (
        '<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="3">C1</f></c>'
        '<c r="B1"><f t="shared" si="3"/></c></row></sheetData>',
        (1, 1),
        "1 ô khác dùng chung",
    ),
    "rows out of order": (
        '<sheetData><row r="3"/><row r="1"/></sheetData>',
        (2, 1),
        "khác thường",
    ),
    "a row twice": ('<sheetData><row r="1"/><row r="1"/></sheetData>', (1, 1), "khác thường"),
    "cells out of order": (
        '<sheetData><row r="1"><c r="C1"/><c r="A1"/><c r="D1"/></row></sheetData>',
        (1, 2),
        "khác thường",
    ),
    "a cell twice": (
        '<sheetData><row r="1"><c r="A1"/><c r="A1"/></row></sheetData>',
        (1, 1),
        "khác thường",
    ),
    "a cell strayed from another row": (
        '<sheetData><row r="1"/><row r="2"><c r="A1"/><c r="B2"/></row></sheetData>',
        (2, 1),
        "khác thường",
    ),
    "a last cell strayed from another row": (
        '<sheetData><row r="1"/><row r="2"><c r="A2"/><c r="B1"/></row></sheetData>',
        (2, 3),
        "khác thường",
    ),
    "something else between rows": (
        '<sheetData><row r="1"/><mc:AlternateContent xmlns:mc="x"/></sheetData>',
        (1, 1),
        "khác thường",
    ),
    "something else between cells": (
        '<sheetData><row r="1"><y:c xmlns:y="x"/><c r="B1"/></row></sheetData>',
        (1, 1),
        "khác thường",
    ),
}


@pytest.mark.parametrize(("body", "cell", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_written_without_loss_is_refused(
    body: str, cell: tuple[int, int], words: str
) -> None:
    with pytest.raises(InputError, match="KG908") as caught:
        WorkbookPatch(workbook_of(body), edits({cell: "x"}))
    assert words in str(caught.value)
    assert caught.value.problems[0].where.sheet == "S"


BROKEN = {
    "no cells at all": (sheet_part("<sheetPr/>"), "sai cấu trúc XML"),
    "cut off": (sheet_part("<sheetData>")[:-9], "sai cấu trúc XML"),
    "two roots": (sheet_part("<sheetData/>") + "<x/>", "sai cấu trúc XML"),
    "doctype": ('<!DOCTYPE x [<!ENTITY a "b">]>' + sheet_part("<sheetData/>")[55:], "DOCTYPE"),
    "wrong encoding": (HEAD.replace("UTF-8", "utf-9") + "<worksheet/>", "sai cấu trúc XML"),
}


@pytest.mark.parametrize(("part", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_part_is_named(part: str, words: str) -> None:
    data = with_member(workbook_of(""), PART, part)

    with pytest.raises(InputError, match="KG907") as caught:
        WorkbookPatch(data, edits({(1, 1): "x"}))
    assert words in str(caught.value)
    assert PART in str(caught.value)


def test_a_pivot_table_is_left_alone() -> None:
    pivot = f'<pivotTableDefinition xmlns="{MAIN}"><location ref="B2:D9"/></pivotTableDefinition>'
    data = workbook_of(
        "<sheetData/>",
        more={"xl/pivotTables/p1.xml": pivot},
        sheet_links=[("pivotTable", "../pivotTables/p1.xml")],
    )

    with pytest.raises(InputError, match="PivotTable ở vùng B2:D9"):
        WorkbookPatch(data, edits({(3, 3): "x"}))
    assert WorkbookPatch(data, edits({(1, 1): "x"})).is_needed


def test_a_signed_workbook_is_not_changed() -> None:
    data = with_member(workbook_of("<sheetData/>"), "_xmlsignatures/sig1.xml", "<x/>")

    assert not WorkbookPatch(data, edits({(1, 1): None})).is_needed
    with pytest.raises(InputError, match="chữ ký số"):
        WorkbookPatch(data, edits({(1, 1): "x"}))


def test_a_long_column_touches_only_its_rows() -> None:
    rows = [f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="C{n}"/></row>' for n in range(1, 301)]
    data = workbook_of(f"<sheetData>{''.join(rows)}</sheetData>")

    after = part_after(data, {(n, 2): n for n in range(2, 301, 2)})

    expected = [
        row.replace("</c><c", f'</c><c r="B{n}"><v>{n}</v></c><c') if n % 2 == 0 else row
        for n, row in enumerate(rows, 1)
    ]
    assert after == sheet_part(f"<sheetData>{''.join(expected)}</sheetData>")


def test_preview_says_what_would_change_and_is_not_written() -> None:
    preview = WorkbookPatch(workbook_of("<sheetData/>"), edits({(1, 1): "x"}), is_preview=True)

    assert [edit.value for edit in preview.changed] == ["x"]
    with pytest.raises(ValueError, match="preview"):
        preview.write(io.BytesIO())
