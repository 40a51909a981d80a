"""A large sheet is patched and compared slice by slice as it is as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pytest

from kgsheet.core.cells import Formula, Writable
from kgsheet.core.edits import CellEdit
from kgsheet.errors import InputError
from kgsheet.ooxml.package import Package
from kgsheet.ooxml.patch import WorkbookPatch
from kgsheet.ooxml.proof import UnusualError
from kgsheet.ooxml.sheet import SheetEditor
from kgsheet.ooxml.sheetpatch import PatchedSheet, patched_in_slices, patched_whole
from kgsheet.ooxml.slices import LARGE, Cutter, slices
from kgsheet.ooxml.workbook import Workbook
from tests.ooxml.packages import members, sheet_part, workbook_of

PART = "xl/worksheets/sheet1.xml"
LAST = 5_000
TEXT = "Nhiệm vụ " * 20
USED = f'<dimension ref="A1:C{LAST}"/>'


def row_of(number: int, text: str = TEXT) -> str:
    """Return a row of two cells; of every hundredth, the second one is not there."""
    first = f'<c r="A{number}" t="inlineStr"><is><t>{text}</t></is></c>'
    second = f'<c r="B{number}"><v>{number % 9}</v></c>' if number % 100 else ""
    return f'<row r="{number}">{first}{second}</row>'


def sheet_of(rows: Sequence[str], before: str = USED, behind: str = "") -> str:
    """Return what stands in a worksheet; of each tenth row but one there is none."""
    return f"{before}<sheetData>{''.join(rows)}</sheetData>{behind}"


NUMBERS = [number for number in range(1, LAST + 1) if number % 10 != 5]
ROWS = [row_of(number) for number in NUMBERS]
BODY = sheet_of(ROWS)


def edit(row: int, column: int, value: Writable, like_row: int | None = None) -> CellEdit:
    """Return an edit of the only sheet."""
    return CellEdit(sheet="S", row=row, column=column, value=value, like_row=like_row)


def workbook(body: str) -> Workbook:
    """Return a workbook of one sheet."""
    data = workbook_of(body)
    assert len(members(data)[PART]) > LARGE
    return Workbook(Package(data))


def whole(book: Workbook, edits: Sequence[CellEdit]) -> PatchedSheet:
    """Return what edits make of all the sheet at once."""
    editor = SheetEditor(book, book.worksheets["S"])
    return patched_whole(editor, edits, partial(book.package.packer, PART))


def in_slices(book: Workbook, edits: Sequence[CellEdit]) -> PatchedSheet | None:
    """Return what edits make of slices of the sheet, if that can be told."""
    packer = partial(book.package.packer, PART)
    return patched_in_slices(book, book.worksheets["S"], edits, packer)


EDITS = {
    "a column": [edit(row, 2, row % 7) for row in NUMBERS],
    "cells that come": [edit(row, 3, f"{row} & more") for row in NUMBERS],
    "rows that come": [edit(row, 2, row) for row in range(1, LAST + 1)],
    "a few at the end": [edit(row, 2, None) for row in range(LAST - 9, LAST + 1)],
    "the last row only": [edit(LAST, 3, True)],
    "what is there already": [edit(row, 2, row % 9) for row in NUMBERS if row % 100],
    "formulas": [edit(row, 2, Formula("1+1", 2)) for row in NUMBERS[::3]],
}


@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS.keys())
def test_slices_become_what_the_whole_becomes(edits: list[CellEdit]) -> None:
    found, expected = in_slices(workbook(BODY), edits), whole(workbook(BODY), edits)

    assert found is not None
    assert found.changed == expected.changed
    assert found.changes_formulas == expected.changes_formulas
    assert found.has_formulas == expected.has_formulas
    assert found.packed and expected.packed if found.changed else found == PatchedSheet()
    if found.packed and expected.packed:
        assert b"".join(found.packed.body) == b"".join(expected.packed.body)
        assert found.packed[1:] == expected.packed[1:]


UNUSUAL = {
    "space between rows": sheet_of([f"{row}\n" for row in ROWS]),
    "a comment": sheet_of([*ROWS[:-1], "<!-- <row> -->", ROWS[-1]]),
    "rows out of order": sheet_of([*ROWS[:-1], row_of(5)]),
    "a row without a number": sheet_of([*ROWS[:-1], "<row/>"]),
    "an array formula": sheet_of([*ROWS, '<row r="5001"><c r="A5001"><f t="array"/></c></row>']),
    "something that is not well-formed": sheet_of([*ROWS[:-1], "<row>"]),
    "a used range that grows": sheet_of(ROWS, before='<dimension ref="A1:B9"/>'),
    "a head that is very long": sheet_of(ROWS, before=f"<cols>{' ' * LARGE}</cols>"),
    "merged cells": sheet_of(ROWS, behind='<mergeCells><mergeCell ref="B7:B8"/></mergeCells>'),
}


@pytest.mark.parametrize("body", UNUSUAL.values(), ids=UNUSUAL.keys())
def test_of_an_unusual_sheet_slices_do_not_tell(body: str) -> None:
    assert in_slices(workbook(body), EDITS["a column"]) is None


def test_merged_cells_beside_the_edits_do_no_harm() -> None:
    body = sheet_of(ROWS, behind='<mergeCells><mergeCell ref="A4990:B4990"/></mergeCells>')
    edits = [edit(row, 2, row % 7) for row in NUMBERS if row != 4_990]
    found, expected = in_slices(workbook(body), edits), whole(workbook(body), edits)

    assert found
    assert found.packed
    assert expected.packed
    assert b"".join(found.packed.body) == b"".join(expected.packed.body)
    assert found.changed == expected.changed


def test_where_a_row_lends_its_format_slices_do_not_tell() -> None:
    assert in_slices(workbook(BODY), [edit(LAST, 3, 1, like_row=1)]) is None


def test_a_small_sheet_is_not_cut() -> None:
    book = Workbook(Package(workbook_of(sheet_of(ROWS[:9]))))

    assert in_slices(book, [edit(1, 2, 5)]) is None


def test_what_is_refused_is_refused_with_its_sheet() -> None:
    body = UNUSUAL["merged cells"]

    with pytest.raises(InputError) as caught:
        WorkbookPatch(workbook_of(body), EDITS["a column"])
    assert caught.value.problems[0].where.sheet == "S"


def test_joined_slices_are_the_sheet() -> None:
    utf8 = sheet_part(BODY).encode()
    found = list(slices([utf8[at : at + 9_000] for at in range(0, len(utf8), 9_000)], 9_000))

    assert len(found) > 2
    assert b"".join(one.text[one.start : one.end] for one in found) == utf8
    assert [one.until for one in found][-1] is None


def test_a_sheet_is_cut_where_another_is() -> None:
    utf8 = sheet_part(BODY).encode()
    other = Cutter([utf8])
    own = [other.before(one.until) for one in slices([utf8], 9_000)]

    assert b"".join(own) == utf8
    assert own == [one.text[one.start : one.end] for one in slices([utf8], 9_000)]


def test_a_sheet_is_cut_at_the_first_row_from_a_number_on() -> None:
    *rows, last = (b'<row r="%d"></row>' % number for number in (2, 3, 7, 9))
    empty, tail = b'<row r="11"/><row r="12"/>', b"</sheetData>"
    other = Cutter([b"head", *rows, last, empty, tail])
    numbers = (1, 3, 5, 6, 8, 10, 13, 14, None)

    assert [other.before(number) for number in numbers] == [
        *(b"head", rows[0], rows[1], b"", rows[2], last, empty, b"", tail),
    ]


HIDING = b'<?xml version="1.0"?><x><sheetData><?x <row?></sheetData></x>'
CUTS: list[Callable[[], object]] = [
    lambda: [*slices([HIDING], 1)],
    lambda: [*slices([HIDING.replace(b"<?x <row?>", b"<![CDATA[<row ]]>")], 1)],
    lambda: [*slices([sheet_part(BODY).encode("utf-16")], 1)],
    lambda: Cutter([HIDING]).before(None),
]


@pytest.mark.parametrize("cut", CUTS, ids=["instruction", "CDATA", "UTF-16", "other"])
def test_what_may_hide_rows_is_not_cut(cut: Callable[[], object]) -> None:
    with pytest.raises(UnusualError):
        cut()
