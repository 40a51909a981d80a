"""Two workbooks differ in what people see, and in nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from kgsheet.core.cells import Formula
from kgsheet.core.comparison import CellDifference, Comparison
from kgsheet.core.edits import CellEdit
from kgsheet.errors import InputError
from kgsheet.messages.differences import Change, PartKind
from kgsheet.ooxml.compare import differences
from kgsheet.ooxml.patch import WorkbookPatch
from tests.conftest import Convert
from tests.ooxml.damages import DAMAGES, unpressed
from tests.ooxml.feature_books import feature_books
from tests.ooxml.packages import members, package, styles_of, with_member, workbook_of

Fill = Callable[[Any, Any], object]


def book(*fills: Fill, title: str = "S", **options: object) -> bytes:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True, **options})
    sheet = made.add_worksheet(title)
    for fill in fills:
        fill(made, sheet)
    made.close()
    return out.getvalue()


def cells(comparison: Comparison) -> list[tuple[str, str | None, str | None]]:
    return [(one.cell, one.before, one.after) for one in comparison.cells]


def kinds(comparison: Comparison) -> set[tuple[PartKind, Change]]:
    return {(one.kind, one.change) for one in comparison.parts}


def rows(body: str) -> bytes:
    return workbook_of(f"<sheetData>{body}</sheetData>", formats=["dd/mm/yyyy", "mm/yyyy"])


def cell(markup: str) -> bytes:
    return rows(f'<row r="2"><c r="B2"{markup}</c></row>')


CELLS: dict[str, tuple[str, str, str | None, str | None]] = {
    "numbers": ("><v>1</v>", "><v>2.5</v>", "1", "2,5"),
    "a text for a number": ("><v>1</v>", ' t="s"><v>0</v>', "1", "x"),
    "inline text": (' t="inlineStr"><is><t>a</t></is>', ' t="str"><v>b</v>', "a", "b"),
    "days": (' s="1"><v>44348</v>', ' s="1"><v>44349.5</v>', "1/6/2021", "2/6/2021 12:00"),
    "a month": (' s="2"><v>44348</v>', ' s="2"><v>44378</v>', "6/2021", "7/2021"),
    "a time of day": (' s="1"><v>0.5</v>', ' s="1"><v>0.75</v>', "0,5", "0,75"),
    "truth": (' t="b"><v>1</v>', ' t="b"><v>0</v>', "TRUE", "FALSE"),
    "an error": ("><v>1</v>", ' t="e"><v>#REF!</v>', "1", "#REF!"),
    "emptied": ("><v>1</v>", ">", "1", None),
    "another result": ("><f>A1</f><v>1</v>", "><f>A1</f><v>2</v>", "1", "2"),
    "another formula": ("><f>A1</f><v>1</v>", "><f>A2</f><v>1</v>", "=A1 (1)", "=A2 (1)"),
    "a formula became a value": ("><f>A1</f><v>1</v>", "><v>1</v>", "=A1 (1)", "1"),
    "a formula without result": ("><f>A1</f>", "><f>A2</f>", "=A1", "=A2"),
}


@pytest.mark.parametrize(("old", "new", "before", "after"), CELLS.values(), ids=CELLS)
def test_a_cell_is_told_as_people_see_it(
    old: str, new: str, before: str | None, after: str | None
) -> None:
    found = differences(cell(old), cell(new))

    assert found.cells == (CellDifference(sheet="S", cell="B2", before=before, after=after),)
    assert found.parts == ()
    assert not found.is_equal


SAME: dict[str, tuple[bytes, bytes]] = {
    "the same file": (rows(""), rows("")),
    "packed otherwise": (rows(""), unpressed(rows(""))),
    "another way to hold text": (
        cell(' t="s"><v>0</v>'),
        cell(' t="inlineStr"><is><t>x</t></is>'),
    ),
    "texts in another order": (
        workbook_of(
            '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>',
            strings="<si><t>x</t></si><si><t>y</t></si>",
        ),
        workbook_of(
            '<sheetData><row r="1"><c r="A1" t="s"><v>1</v></c></row></sheetData>',
            strings="<si><t>y</t></si><si><t>x</t></si>",
        ),
    ),
    "a shared formula spelled out": (
        rows(
            '<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A2">B1</f><v>1</v></c></row>'
            '<row r="2"><c r="A2"><f t="shared" si="0"/><v>1</v></c></row>'
        ),
        rows(
            '<row r="1"><c r="A1"><f>B1</f><v>1</v></c></row>'
            '<row r="2"><c r="A2"><f>B2</f><v>1</v></c></row>'
        ),
    ),
    "places implied": (
        rows('<row r="1"><c r="A1"><v>1</v></c></row>'),
        rows("<row><c><v>1</v></c></row>"),
    ),
    "another used range": (
        workbook_of('<dimension ref="A1"/><sheetData/>'),
        workbook_of('<dimension ref="A1:B2"/><sheetData/>'),
    ),
    "attributes in another order": (
        with_member(rows(""), "xl/theme/theme1.xml", '<a b="1" c="2"/>'),
        with_member(rows(""), "xl/theme/theme1.xml", "<a c='2'  b='1'></a>"),
    ),
}


@pytest.mark.parametrize(("old", "new"), SAME.values(), ids=SAME)
def test_another_spelling_is_no_difference(old: bytes, new: bytes) -> None:
    assert differences(old, new).is_equal


def test_cells_come_row_by_row_and_left_to_right() -> None:
    old = rows('<row r="2"><c r="B2"><v>1</v></c></row>')
    new = rows(
        '<row r="1"><c r="C1"><v>5</v></c></row><row r="2"><c r="A2"><v>6</v></c></row>'
        '<row r="10"><c r="AA10"><v>7</v></c></row>'
    )

    assert cells(differences(old, new)) == [
        ("C1", None, "5"),
        ("A2", None, "6"),
        ("B2", "1", None),
        ("AA10", None, "7"),
    ]


def test_cells_that_do_not_say_their_place_are_told_apart() -> None:
    old = rows('<row><c><v>0</v></c><c s="1"><v>44348</v></c><c t="s"><v>0</v></c></row>')
    new = rows('<row><c s="1"><v>44348</v></c><c><v>0</v></c><c><v>0</v></c></row>')

    assert cells(differences(old, new)) == [
        ("A1", "0", "1/6/2021"),
        ("B1", "1/6/2021", "0"),
        ("C1", "x", "0"),
    ]


def test_columns_that_changed_places_are_told_cell_by_cell() -> None:
    old = rows('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>')
    new = rows('<row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>2</v></c></row>')

    assert cells(differences(old, new)) == [("B1", "2", None), ("D1", None, "2")]


KINDS: dict[str, tuple[PartKind, Change]] = {
    "a row's height": (PartKind.ROWS, Change.CHANGED),
    "a cell's format": (PartKind.FORMATS, Change.CHANGED),
    "a merge lost": (PartKind.MERGES, Change.CHANGED),
    "a conditional format": (PartKind.CONDITIONAL_FORMATS, Change.CHANGED),
    "a drop-down lost": (PartKind.VALIDATIONS, Change.CHANGED),
    "a hyperlink lost": (PartKind.HYPERLINKS, Change.CHANGED),
    "frozen panes lost": (PartKind.VIEW, Change.CHANGED),
    "page margins": (PartKind.PRINTING, Change.CHANGED),
    "protection lost": (PartKind.PROTECTION, Change.CHANGED),
    "an extension lost": (PartKind.SHEET_OTHER, Change.CHANGED),
    "column widths lost": (PartKind.COLUMNS, Change.CHANGED),
    "a filter lost": (PartKind.FILTER, Change.CHANGED),
    "a drawing unlinked": (PartKind.DRAWING, Change.CHANGED),
    "bold of a rich text lost": (PartKind.RICH_TEXT, Change.CHANGED),
    "a font": (PartKind.STYLES, Change.CHANGED),
    "a sheet's title": (PartKind.SHEET, Change.RENAMED),
    "a sheet hidden": (PartKind.SHEET, Change.HIDDEN),
    "a hidden sheet shown": (PartKind.SHEET, Change.SHOWN),
    "a name": (PartKind.NAMES, Change.CHANGED),
    "the first day": (PartKind.WORKBOOK, Change.CHANGED),
    "calculation by hand": (PartKind.CALCULATION, Change.CHANGED),
    "a colour of the theme": (PartKind.THEME, Change.CHANGED),
    "a chart's source": (PartKind.CHART, Change.CHANGED),
    "a drawing's place": (PartKind.DRAWING, Change.CHANGED),
    "a comment": (PartKind.COMMENTS, Change.CHANGED),
    "a control's drawing": (PartKind.CONTROLS, Change.CHANGED),
    "a table's column": (PartKind.TABLE, Change.CHANGED),
    "the author": (PartKind.PROPERTIES, Change.CHANGED),
    "custom data": (PartKind.CUSTOM_DATA, Change.CHANGED),
    "a link to another file": (PartKind.EXTERNAL, Change.CHANGED),
    "a relationship's target": (PartKind.LINKS, Change.CHANGED),
    "a member added": (PartKind.SHEET, Change.ADDED),
}


@pytest.mark.parametrize(("damage", "expected"), KINDS.items(), ids=KINDS)
def test_what_is_no_cell_is_told_by_its_kind(
    damage: str, expected: tuple[PartKind, Change]
) -> None:
    copies = ((one.data, DAMAGES[damage](one.data)) for one in feature_books())
    before, after = next((old, new) for old, new in copies if new not in (None, old))
    assert after is not None

    found = differences(before, after)

    assert kinds(found) == {expected}
    assert found.cells == ()


def test_a_picture_and_a_macro_are_compared_by_their_bytes() -> None:
    books = {one.name: one.data for one in feature_books()}
    picture, macro = (
        next(data for name, data in books.items() if sign in name) for sign in ("picture", "macros")
    )
    flipped = [DAMAGES["a bit of a picture or macro"](one) or b"" for one in (picture, macro)]

    assert (PartKind.IMAGE, Change.CHANGED) in kinds(differences(picture, flipped[0]))
    assert (PartKind.MACROS, Change.CHANGED) in kinds(differences(macro, flipped[1]))


def _sheets(*titles: str) -> bytes:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    for title in titles:
        made.add_worksheet(title).write(0, 0, title)
    made.close()
    return out.getvalue()


def test_sheets_come_and_go() -> None:
    found = differences(_sheets("A", "B"), _sheets("A", "B", "C"))
    other = differences(_sheets("A", "B", "C"), _sheets("A", "B"))

    assert [(one.sheet, one.change) for one in found.parts if one.sheet] == [("C", Change.ADDED)]
    assert [(one.sheet, one.change) for one in other.parts if one.sheet] == [("C", Change.REMOVED)]


def test_a_renamed_sheet_keeps_its_cells() -> None:
    found = differences(
        book(lambda _, sheet: sheet.write(0, 0, 1)),
        book(lambda _, sheet: sheet.write(0, 0, 2), title="Mới"),
    )

    assert ("S", "Mới") in [(one.sheet, one.name) for one in found.parts]
    assert found.cells == (CellDifference(sheet="Mới", cell="A1", before="1", after="2"),)


def test_sheets_in_another_order_are_said_once() -> None:
    found = differences(_sheets("A", "B"), _sheets("B", "A"))

    assert (PartKind.ORDER, Change.CHANGED) in kinds(found)
    assert found.cells == ()


def test_a_formatted_word_is_no_other_word() -> None:
    def bold(made: Any, sheet: Any) -> None:
        sheet.write_rich_string("A1", "một ", made.add_format({"bold": True}), "hai")

    found = differences(book(bold), book(lambda _, sheet: sheet.write("A1", "một hai")))

    assert found.cells == ()
    assert (PartKind.RICH_TEXT, Change.CHANGED) in kinds(found)


def test_formats_are_compared_only_where_their_numbers_mean_the_same() -> None:
    one = '<sheetData><row r="1"><c r="A1" s="1"><v>1</v></c></row></sheetData>'
    before = workbook_of(one, formats=["0.0", "0.00"])
    other = with_member(workbook_of(one.replace('s="1"', 's="2"')), "xl/styles.xml", "")
    after = with_member(other, "xl/styles.xml", styles_of(["0.00", "0.0"]))

    assert kinds(differences(before, after)) == {(PartKind.STYLES, Change.CHANGED)}


def test_what_a_patch_writes_is_what_differs() -> None:
    edits = [
        CellEdit(sheet="S", row=1, column=1, value=date(2021, 5, 7)),
        CellEdit(sheet="S", row=1, column=2, value=Formula("A1+1", 5)),
        CellEdit(sheet="S", row=9, column=3, value="mới"),
    ]
    before = rows('<row r="1"><c r="A1"><v>1</v></c></row>')
    patch, out = WorkbookPatch(before, edits), io.BytesIO()
    patch.write(out)

    assert cells(differences(before, out.getvalue())) == [
        ("A1", "1", "7/5/2021"),
        ("B1", None, "=A1+1 (5)"),
        ("C9", None, "mới"),
    ]


def test_a_removed_part_is_told_without_its_links() -> None:
    parts = members(next(one.data for one in feature_books() if "custom xml" in one.name))
    fewer = {name: content for name, content in parts.items() if "customXml" not in name}

    found = differences(package(parts), package(fewer))

    assert kinds(found) == {(PartKind.CUSTOM_DATA, Change.REMOVED)}


def test_a_broken_workbook_is_an_error() -> None:
    broken = with_member(rows(""), "xl/worksheets/sheet1.xml", "<worksheet><sheetData>")

    with pytest.raises(InputError, match="KG907"):
        differences(rows(""), broken)


def test_a_prefix_that_means_nothing_is_an_error() -> None:
    odd = workbook_of("<sheetData/><z:filter/>")

    with pytest.raises(InputError, match="worksheets/sheet1"):
        differences(rows(""), odd)


def test_a_part_that_is_no_xml_is_compared_by_its_bytes() -> None:
    old, new = (with_member(rows(""), "customXml/item1.xml", text) for text in ("<a", "<b"))

    assert kinds(differences(old, new)) == {(PartKind.CUSTOM_DATA, Change.CHANGED)}


@pytest.mark.libreoffice
def test_saving_in_libreoffice_changes_no_cell(
    tmp_path: Path, libreoffice_convert: Convert
) -> None:
    path = tmp_path / "so.xlsx"
    path.write_bytes(
        book(
            lambda made, sheet: sheet.write_row(
                0, 0, ["Sở Y tế", 5, 0.25], made.add_format({"bold": True})
            ),
            lambda _, sheet: sheet.write_formula("A2", "=B1*2", None, 10),
        )
    )

    found = differences(path.read_bytes(), libreoffice_convert(path, "xlsx").read_bytes())

    assert found.cells == ()
    assert (PartKind.STYLES, Change.CHANGED) in kinds(found)
