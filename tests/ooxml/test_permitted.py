"""What a save may change beside the intended cells, and what looks like it but is not."""

from __future__ import annotations

from datetime import date

import pytest

from kgsheet.core.cells import Formula
from kgsheet.core.edits import CellEdit, TableGrowth
from kgsheet.ooxml.lossguard import unintended
from kgsheet.ooxml.permitted import (
    has_full_calculation,
    has_grown_table,
    has_more_formats,
    has_more_strings,
    has_new_date,
)
from kgsheet.ooxml.xmltext import PartText
from tests.ooxml.packages import links, members, package, styles_of, workbook_of

SHEET = "xl/worksheets/sheet1.xml"
ROW = '<row r="1" spans="1:2"><c r="A1"><v>1</v></c></row>'
B9 = CellEdit(sheet="S", row=9, column=2, value=3)
A1 = CellEdit(sheet="S", row=1, column=1, value=3)
Rule = tuple[str, str, bool]


def part(text: str) -> PartText:
    return PartText(text.encode())


CALCULATION: dict[str, Rule] = {
    "set": (
        "<w><calcPr calcId='1'/></w>",
        "<w><calcPr calcId='1' fullCalcOnLoad=\"1\"/></w>",
        True,
    ),
    "made": ("<w><sheets/></w>", '<w><sheets/><calcPr fullCalcOnLoad="1"/></w>', True),
    "made with a prefix": (
        "<x:w><x:sheets/></x:w>",
        '<x:w><x:sheets/><x:calcPr fullCalcOnLoad="1"/></x:w>',
        True,
    ),
    "made with more": ("<w><s/></w>", '<w><s/><calcPr fullCalcOnLoad="1" a="1"/></w>', False),
    "made elsewhere": ("<w><s/></w>", '<w><s><calcPr fullCalcOnLoad="1"/></s></w>', False),
    "not set": ('<w><calcPr a="1"/></w>', '<w><calcPr a="1" fullCalcOnLoad="0"/></w>', False),
    "with another change": (
        '<w><calcPr a="1"/></w>',
        '<w><calcPr a="2" fullCalcOnLoad="1"/></w>',
        False,
    ),
    "with a change before": (
        '<w b="1"><calcPr a="1"/></w>',
        '<w b="2"><calcPr a="1" fullCalcOnLoad="1"/></w>',
        False,
    ),
    "with a lost sheet": (
        '<w><s/><calcPr a="1"/></w>',
        '<w><calcPr a="1" fullCalcOnLoad="1"/></w>',
        False,
    ),
}


@pytest.mark.parametrize(("old", "new", "is_permitted"), CALCULATION.values(), ids=CALCULATION)
def test_full_calculation_may_be_ordered(old: str, new: str, is_permitted: bool) -> None:
    assert has_full_calculation(part(old), part(new)) is is_permitted


TABLE = '<table ref="A1:B4" name="t"><autoFilter ref="A1:B4"/></table>'
TABLES: dict[str, tuple[str, bool]] = {
    "grown": (TABLE.replace("B4", "B6"), True),
    "grown further": (TABLE.replace("B4", "B7"), False),
    "not grown": (TABLE, False),
    "without its filter": (TABLE.replace("B4", "B6", 1), False),
    "wider": (TABLE.replace("B4", "C6"), False),
    "renamed": (TABLE.replace("B4", "B6").replace('"t"', '"u"'), False),
    "with more": (TABLE.replace("B4", "B6").replace("<auto", "<x/><auto"), False),
}


@pytest.mark.parametrize(("new", "is_permitted"), TABLES.values(), ids=TABLES)
def test_a_table_may_grow_as_far_as_asked(new: str, is_permitted: bool) -> None:
    assert has_grown_table(part(TABLE), part(new), 6) is is_permitted


OLD_STYLES = styles_of(["0.0%"])
XF = '<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
MORE_XF = OLD_STYLES.replace("</cellXfs>", XF).replace('<cellXfs count="2">', '<cellXfs count="3">')
FORMAT = '<numFmt numFmtId="166" formatCode="d"/></numFmts>'
STYLES: dict[str, Rule] = {
    "a cell format more": (OLD_STYLES, MORE_XF, True),
    "a number format more": (
        OLD_STYLES,
        MORE_XF.replace("</numFmts>", FORMAT).replace('<numFmts count="1">', '<numFmts count="2">'),
        True,
    ),
    "the first number format": (
        styles_of([]),
        styles_of([]).replace("<fonts", f'<numFmts count="1">{FORMAT}<fonts'),
        True,
    ),
    "number formats behind the fonts": (
        styles_of([]),
        styles_of([]).replace("<fills", f'<numFmts count="1">{FORMAT}<fills'),
        False,
    ),
    "a wrong count": (OLD_STYLES, OLD_STYLES.replace("</cellXfs>", XF), False),
    "a format put first": (
        OLD_STYLES,
        OLD_STYLES.replace('<cellXfs count="2">', '<cellXfs count="3">' + XF[: -len("</cellXfs>")]),
        False,
    ),
    "something else in the list": (
        OLD_STYLES,
        OLD_STYLES.replace("</cellXfs>", "<x/></cellXfs>").replace(
            'Xfs count="2"', 'Xfs count="3"'
        ),
        False,
    ),
    "a list lost": (OLD_STYLES, OLD_STYLES.partition("<cellXfs")[0] + "</styleSheet>", False),
    "another font too": (OLD_STYLES, MORE_XF.replace("Calibri", "Arial"), False),
}


@pytest.mark.parametrize(("old", "new", "is_permitted"), STYLES.values(), ids=STYLES)
def test_formats_may_be_appended(old: str, new: str, is_permitted: bool) -> None:
    assert has_more_formats(part(old), part(new)) is is_permitted


TEXTS = '<sst count="1" uniqueCount="1"><si><t>x</t></si></sst>'
STRINGS: dict[str, tuple[str, bool]] = {
    "one more": (TEXTS.replace("</sst>", "<si><t>y</t></si></sst>").replace('"1"', '"2"'), True),
    "one before": (TEXTS.replace("<si>", "<si><t>y</t></si><si>", 1), False),
    "another": (TEXTS.replace("x", "y"), False),
    "one lost": ("<sst/>", False),
}


@pytest.mark.parametrize(("new", "is_permitted"), STRINGS.values(), ids=STRINGS)
def test_shared_texts_may_be_appended(new: str, is_permitted: bool) -> None:
    assert has_more_strings(part(TEXTS), part(new)) is is_permitted


CORE = "<p><creator>a</creator><modified t='x'>2020</modified></p>"
DATES: dict[str, Rule] = {
    "another day": (CORE, CORE.replace("2020", "2021"), True),
    "a first day": ("<p><creator>a</creator></p>", CORE, True),
    "the day lost": (CORE, "<p><creator>a</creator></p>", False),
    "another type": (CORE, CORE.replace("t='x'", "t='y'"), False),
    "another author": (CORE, CORE.replace(">a<", ">b<"), False),
}


@pytest.mark.parametrize(("old", "new", "is_permitted"), DATES.values(), ids=DATES)
def test_the_day_of_the_change_may_be_written(old: str, new: str, is_permitted: bool) -> None:
    assert has_new_date(part(old), part(new)) is is_permitted


SHEETS: dict[str, tuple[str, str, CellEdit, bool]] = {
    "a place is said": (
        "<row><c><v>1</v></c></row>",
        '<row><c r="A1"><v>3</v></c></row>',
        A1,
        True,
    ),
    "spans grow": (
        ROW,
        ROW.replace('"1:2"', '"1:9"').replace("</row>", '<c r="I1"><v>3</v></c></row>'),
        CellEdit(sheet="S", row=1, column=9, value=3),
        True,
    ),
    "spans are no spans": (ROW, ROW.replace('"1:2"', '"x"').replace(">1<", ">3<"), A1, False),
    "a new row": (ROW, f'{ROW}<row r="9"><c r="B9"><v>3</v></c></row>', B9, True),
    "a new row with a format": (
        ROW,
        f'{ROW}<row r="9" ht="5"><c r="B9"><v>3</v></c></row>',
        B9,
        False,
    ),
    "a new row of nothing": (ROW, f'{ROW}<row r="9"></row>', B9, False),
    "an empty row beside the edit": (
        ROW,
        ROW.replace(">1<", ">3<") + '<row r="9"></row>',
        A1,
        False,
    ),
    "a new row too far down": (
        '<row r="12"/>',
        '<row r="12"/><row r="9"><c r="B9"><v>3</v></c></row>',
        B9,
        False,
    ),
    "the last row lost": (f'{ROW}<row r="2"/>', ROW.replace(">1<", ">3<"), A1, False),
    "another end of a row": (
        ROW.replace("</row>", "</row >"),
        ROW.replace(">1<", ">3<"),
        A1,
        False,
    ),
    "a day in a format that is not there": (
        ROW,
        '<row r="1" spans="1:2"><c r="A1" s="9"><v>44348</v></c></row>',
        CellEdit(sheet="S", row=1, column=1, value=date(2021, 6, 1)),
        False,
    ),
    "a new row that is not there": (ROW, ROW, B9, False),
    "white space between rows goes": (
        f'{ROW}\n<row r="2"/>',
        ROW.replace(">1<", ">3<") + '<row r="2"/>',
        A1,
        False,
    ),
    "a new cell without a format": (
        ROW,
        f'{ROW}<row r="9"><c r="B9" s="9"><v>3</v></c></row>',
        B9,
        False,
    ),
    "a new cell moves those behind it": (
        '<row r="1"><c><v>1</v></c><c><v>2</v></c></row>',
        '<row r="1"><c><v>1</v></c><c r="D1"><v>3</v></c><c><v>2</v></c></row>',
        CellEdit(sheet="S", row=1, column=4, value=3),
        False,
    ),
    "a place no longer said": (
        '<row r="1"><c r="A1" ph="1"><v>1</v></c></row>',
        '<row r="1"><c ph="1"><v>3</v></c></row>',
        A1,
        False,
    ),
    "a new cell before its neighbour": (
        '<row r="1"><c r="D1"/></row>',
        '<row r="1"><c r="D1"/><c r="A1"><v>3</v></c></row>',
        A1,
        False,
    ),
    "a mark of dynamic arrays goes": (
        '<row r="1"><c r="A1" cm="1" vm="2"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>3</v></c></row>',
        A1,
        True,
    ),
    "another attribute goes": (
        '<row r="1"><c r="A1" ph="1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>3</v></c></row>',
        A1,
        False,
    ),
    "an extension goes": (
        '<row r="1"><c r="A1"><v>1</v><extLst/></c></row>',
        '<row r="1"><c r="A1"><v>3</v></c></row>',
        A1,
        False,
    ),
    "a number becomes a date": (
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" s="1"><v>3</v></c></row>',
        A1,
        False,
    ),
    "an attribute twice": (
        '<row r="1"><c r="A1" ph="1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" ph="1" ph="1"><v>3</v></c></row>',
        A1,
        False,
    ),
    "a formula instead": (
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><f>B1</f><v>3</v></c></row>',
        CellEdit(sheet="S", row=1, column=1, value=Formula("B1", 3)),
        True,
    ),
    "another formula": (
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><f>B2</f><v>3</v></c></row>',
        CellEdit(sheet="S", row=1, column=1, value=Formula("B1", 3)),
        False,
    ),
    "text between cells": (ROW, ROW.replace(">1<", ">3<").replace("</row>", "x</row>"), A1, False),
    "a cell edited that stays": (ROW, ROW, A1, False),
}


@pytest.mark.parametrize(("old", "new", "edit", "is_permitted"), SHEETS.values(), ids=SHEETS)
def test_cells_become_what_was_intended(
    old: str, new: str, edit: CellEdit, is_permitted: bool
) -> None:
    before, after = (
        workbook_of(f"<sheetData>{rows}</sheetData>", formats=["d/m/yyyy"]) for rows in (old, new)
    )

    assert (unintended(before, after, [edit]) == []) is is_permitted


@pytest.mark.parametrize(("font", "is_permitted"), [("0", True), ("7", False)])
def test_a_day_may_change_how_a_number_is_shown_only(font: str, is_permitted: bool) -> None:
    looks = styles_of(["d/m/yyyy"]).replace('"165" fontId="0"', f'"165" fontId="{font}"')
    old = '<row r="1"><c r="A1"><v>1</v></c></row>'
    new = '<row r="1"><c r="A1" s="1"><v>44348</v></c></row>'
    before, after = (
        workbook_of(f"<sheetData>{rows}</sheetData>", more={"xl/styles.xml": looks})
        for rows in (old, new)
    )
    edit = CellEdit(sheet="S", row=1, column=1, value=date(2021, 6, 1))

    assert (unintended(before, after, [edit]) == []) is is_permitted


def test_the_tag_of_all_rows_stays() -> None:
    before = workbook_of(f"<sheetData>{ROW}</sheetData>")
    after = workbook_of(f'<sheetData a="1">{ROW.replace(">1<", ">3<")}</sheetData>')

    assert unintended(before, after, [A1]) != []


USED: dict[str, tuple[str, bool]] = {
    "grown to the cell": ("A1:B9", True),
    "as it was": ("A1:A1", True),
    "grown too far": ("A1:C9", False),
    "moved": ("A2:B9", False),
    "no range": ("x", False),
}


@pytest.mark.parametrize(("ref", "is_permitted"), USED.values(), ids=USED)
def test_the_used_range_may_take_in_the_cells(ref: str, is_permitted: bool) -> None:
    rows = f'<dimension ref="A1:A1"/><sheetData>{ROW}</sheetData>'
    before = workbook_of(rows)
    added = rows.replace("</row>", '</row><row r="9"><c r="B9"><v>3</v></c></row>')
    after = workbook_of(added.replace('"A1:A1"', f'"{ref}"'))

    assert (unintended(before, after, [B9]) == []) is is_permitted


@pytest.mark.parametrize("prefix", ["x", "cc"])
def test_a_prefix_is_part_of_the_spelling(prefix: str) -> None:
    def made(value: str, sign: str = prefix) -> bytes:
        cell = f'<{sign}:c r="A1"><{sign}:v>{value}</{sign}:v></{sign}:c>'
        rows = f"<{prefix}:sheetData><{prefix}:row r='1'>{cell}</{prefix}:row></{prefix}:sheetData>"
        return workbook_of(f'<a xmlns:{prefix}="urn:x" xmlns:y="urn:y"/>{rows}')

    assert unintended(made("1"), made("3"), [A1]) == []
    assert unintended(made("1"), made("3", "y"), [A1]) != []


def test_a_sheet_without_rows_is_opened_for_one() -> None:
    before = workbook_of("<sheetData />")
    after = workbook_of('<sheetData><row r="9"><c r="B9"><v>3</v></c></row></sheetData>')

    assert unintended(before, after, [B9]) == []
    assert unintended(before, workbook_of("<sheetData/>"), [B9]) != []


CHAIN = {"xl/calcChain.xml": '<calcChain><c r="A1" i="1"/></calcChain>'}


def test_the_order_of_calculation_goes_whole_or_not_at_all() -> None:
    before = workbook_of(f"<sheetData>{ROW}</sheetData>", more=CHAIN)
    edited = workbook_of(f"<sheetData>{ROW.replace('>1<', '>3<')}</sheetData>", more=CHAIN)
    plain = members(workbook_of("<sheetData/>"))
    kept, gone = members(edited), members(edited)
    del gone["xl/calcChain.xml"]
    unlinked = {**gone, "xl/_rels/workbook.xml.rels": plain["xl/_rels/workbook.xml.rels"]}
    clean = {**unlinked, "[Content_Types].xml": plain["[Content_Types].xml"]}

    verdicts = [unintended(before, package(one), [A1]) for one in (kept, gone, unlinked, clean)]

    assert [losses == [] for losses in verdicts] == [True, False, False, True]


def test_a_table_that_was_to_grow_must_have_grown() -> None:
    growth = TableGrowth(table="t", last_row=2)
    table = '<table name="t" displayName="t" ref="A1:A1" headerRowCount="0"/>'

    def made(ref: str, value: str) -> bytes:
        return workbook_of(
            f'<sheetData>{ROW}<row r="2"><c r="A2"><v>{value}</v></c></row></sheetData>',
            more={
                "xl/tables/table1.xml": table.replace("A1:A1", ref),
                "xl/worksheets/_rels/sheet1.xml.rels": links(("table", "../tables/table1.xml")),
            },
        )

    edit = CellEdit(sheet="S", row=2, column=1, value=3)
    before = made("A1:A1", "1")

    assert unintended(before, made("A1:A2", "3"), [edit], [growth]) == []
    assert unintended(before, made("A1:A1", "3"), [edit], [growth]) != []
    assert unintended(before, made("A1:A2", "3"), [edit]) != []
