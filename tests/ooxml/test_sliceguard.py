"""Any damage to a large sheet is seen, in whichever slice it is."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest

from kgsheet.core.edits import CellEdit
from kgsheet.ooxml.cellguard import CellGuard
from kgsheet.ooxml.lossguard import unintended
from kgsheet.ooxml.package import Package
from kgsheet.ooxml.patch import WorkbookPatch
from kgsheet.ooxml.sheetguard import Loss
from kgsheet.ooxml.sliceguard import surely_fits
from kgsheet.ooxml.workbook import Workbook
from tests.ooxml.packages import members, sheet_part, with_member, workbook_of

PART = "xl/worksheets/sheet1.xml"
LAST = 5_000
PLACE = Loss(part=PART, sheet="S")
REST = "Sở " * 60


def row_of(number: int) -> str:
    """Return a row with a text and a cell to fill."""
    text = f'<c r="A{number}" t="inlineStr"><is><t>{REST}</t></is></c>'
    return f'<row r="{number}">{text}<c r="B{number}"/></row>'


BODY = "".join(row_of(row) for row in range(1, LAST + 1) if row % 10)
BEFORE = workbook_of(f"<sheetData>{BODY}</sheetData><pageMargins/>")
EDITS = [
    CellEdit(sheet="S", row=row, column=2, value=row) for row in range(1, LAST, 2) if row != 2_001
]


def saved(before: bytes, edits: Sequence[CellEdit]) -> bytes:
    """Return a workbook with some edits made."""
    patch, out = WorkbookPatch(before, edits), io.BytesIO()
    patch.write(out)
    return out.getvalue()


AFTER = saved(BEFORE, EDITS)


def is_sure(after: bytes, edits: Sequence[CellEdit] = EDITS, before: bytes = BEFORE) -> bool:
    """Return whether slices of the sheet before and after tell that all is well."""
    books = Package(before), Package(after)
    return surely_fits(PLACE, books, CellGuard(Workbook(books[1])), edits)


def test_edits_of_all_slices_are_as_meant() -> None:
    assert is_sure(AFTER)
    assert is_sure(BEFORE, [])
    assert unintended(BEFORE, AFTER, EDITS) == []


def test_cells_that_come_are_as_meant() -> None:
    edits = [CellEdit(sheet="S", row=row, column=3, value="x") for row in (1, 2_501, LAST - 1)]
    after = saved(BEFORE, edits)

    assert is_sure(after, edits)
    assert not is_sure(after, edits[:2])


ROWS_THAT_COME = {
    "in between": [10, 2_500, LAST],
    "at the end": [LAST, *range(LAST + 9, LAST + 12)],
    "many more than there are": [*range(LAST, 3 * LAST)],
}


@pytest.mark.parametrize("rows", ROWS_THAT_COME.values(), ids=ROWS_THAT_COME.keys())
def test_rows_that_come_are_as_meant(rows: list[int]) -> None:
    edits = [CellEdit(sheet="S", row=row, column=2, value="Sở " * 40) for row in rows]
    after = saved(BEFORE, edits)

    assert is_sure(after, edits)
    assert not is_sure(after, edits[1:])
    assert not is_sure(after, edits[:-1])
    assert unintended(BEFORE, after, edits) == []


@pytest.mark.parametrize(("used", "fits"), [("A1:B6000", True), ("A1:B6001", False)])
def test_the_used_range_grows_as_far_as_all_edits_reach(used: str, *, fits: bool) -> None:
    before = workbook_of(f'<dimension ref="A1:B4999"/><sheetData>{BODY}</sheetData>')
    edits = [CellEdit(sheet="S", row=row, column=2, value=1) for row in (1, 6_000)]
    after = saved(before, edits)
    part = members(after)[PART].decode().replace("A1:B6000", used)

    assert is_sure(with_member(after, PART, part), edits, before) is fits


@pytest.mark.parametrize("sign", ['<row r="1"', '<row r="2499"', '<row r="4001"', "</sheetData>"])
def test_a_row_that_comes_at_a_wrong_place_is_seen(sign: str) -> None:
    edits = [CellEdit(sheet="S", row=row, column=2, value=1) for row in (10, 2_500)]
    after = saved(BEFORE, edits)
    part = members(after)[PART].decode()
    row = part[part.index('<row r="2500"') : part.index('<row r="2501"')]
    moved = part.replace(row, "").replace(sign, row + sign)

    assert not is_sure(with_member(after, PART, moved), edits)


SAVED = members(AFTER)[PART].decode()
DAMAGES = {
    "another value": ('"B4001"><v>4001<', '"B4001"><v>4002<'),
    "a value that was not asked for": ('"B4002"/>', '"B4002"><v>5</v></c>'),
    "a value that did not come": ('"B4001"><v>4001</v></c>', '"B4001"/>'),
    "a cell beside": ('<c r="A4001" t=', '<c r="A4001" s="1" t='),
    "a tag of a row": ('<row r="2501">', '<row r="2501" ht="9">'),
    "a row in the place of another": ('<row r="2501">', '<row r="2500">'),
    "the last row lost": (SAVED[SAVED.index(f'<row r="{LAST - 1}"') : -12], "</sheetData>"),
    "the first row lost": (SAVED[SAVED.index('<row r="1"') : SAVED.index('<row r="2"')], ""),
    "the head": ("<sheetData>", "<cols/><sheetData>"),
    "the tail": ("<pageMargins/>", "<pageMargins left='1'/>"),
    "the end of the rows in between": (
        '<row r="2501">',
        '</sheetData><sheetData><row r="2501">',
    ),
    "a comment in between": ('<row r="2501">', '<!-- x --><row r="2501">'),
    "rows behind the end": ("<pageMargins/>", '<pageMargins/><row r="1048577"/>'),
    "broken off": (SAVED[len(SAVED) // 2 :], ""),
}


@pytest.mark.parametrize(("was", "now"), DAMAGES.values(), ids=DAMAGES.keys())
def test_any_damage_is_seen(was: str, now: str) -> None:
    assert SAVED.count(was) == 1
    hurt = with_member(AFTER, PART, SAVED.replace(was, now))

    assert not is_sure(hurt)
    assert unintended(BEFORE, hurt, EDITS) != []


def test_a_sheet_in_another_encoding_is_not_told_by_slices() -> None:
    edits, body = EDITS[:1], f"<sheetData>{BODY}</sheetData>"
    before = with_member(BEFORE, PART, sheet_part(body).replace("UTF-8", "UTF-16").encode("utf-16"))

    assert unintended(before, saved(before, edits), edits) == []
