"""Cells in the usual spelling come out as they do where every cell is looked at closely."""

from __future__ import annotations

import io
from datetime import date, datetime
from itertools import pairwise

import pytest

from kgsheet.core.cells import Formula, Writable
from kgsheet.core.edits import CellEdit
from kgsheet.errors import InputError
from kgsheet.ooxml.patch import WorkbookPatch
from tests.ooxml.packages import members, workbook_of

PART = "xl/worksheets/sheet1.xml"
# A part with a comment is not in the usual spelling: each of its cells is looked at closely.
COMMENT = "<!-- -->"
RESTS = (
    "/>",
    ' s="1"/>',
    "></c>",
    "><v>1</v></c>",
    ' s="1"><v>44323</v></c>',
    ' t="s"><v>0</v></c>',
    ' t="str"><v>x</v></c>',
    ' t="b"><v>1</v></c>',
    ' s="1" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>',
    " ><v>1</v></c >",
    "><f>B1</f><v>1</v></c>",
    ' t="s"><v>0</v><extLst><ext/></extLst></c>',
)
VALUES: tuple[Writable, ...] = (
    *("x", " x ", "=1", "", None, 1, 1.0, 0, True, False, 2.5, Formula("B1", 1)),
    *(date(2021, 5, 7), datetime(2021, 5, 7), datetime(2021, 5, 7, 8, 30)),
)


def outcome(rows: str, edits: list[CellEdit]) -> tuple[str, list[CellEdit], bool]:
    data = workbook_of(f"<sheetData>{rows}</sheetData>", formats=["dd/mm/yyyy"])
    patch, out = WorkbookPatch(data, edits), io.BytesIO()
    patch.write(out)
    part = members(out.getvalue())[PART].decode().replace(COMMENT, "")
    return part, patch.changed, b"fullCalcOnLoad" in members(out.getvalue())["xl/workbook.xml"]


@pytest.mark.parametrize("rest", RESTS)
def test_every_value_replaces_a_cell_as_it_does_anywhere(rest: str) -> None:
    for value, other in pairwise(VALUES):
        edits = [
            CellEdit(sheet="S", row=row, column=column, value=one)
            for row, one in ((3, value), (4, other), (5, value))
            for column in (2, 3)
        ]
        rows = "".join(
            f'<row r="{row}"><c r="A{row}"/><c r="B{row}"{rest}<c r="C{row}"{rest}</row>'
            for row in (3, 4, 5)
        )

        assert outcome(rows, edits) == outcome(COMMENT + rows, edits), (value, other)


TWICE = {
    "before another": '<c r="A1"/><c r="A1"/><c r="B1"/>',
    "behind another": '<c r="A1"/><c r="B1"/><c r="A1"/>',
}


@pytest.mark.parametrize("cells", TWICE.values(), ids=TWICE.keys())
def test_cells_that_are_there_twice_are_not_replaced(cells: str) -> None:
    edits = [CellEdit(sheet="S", row=1, column=column, value=9) for column in (1, 2)]

    for rows in (f'<row r="1">{cells}</row>', f'{COMMENT}<row r="1">{cells}</row>'):
        with pytest.raises(InputError, match="khác thường"):
            outcome(rows, edits)


PLAIN = "".join(f'<row r="{row}"><c r="A{row}"/><c r="B{row}"/></row>' for row in range(1, 201))
ODD_ROWS = {
    "every row is plain": PLAIN,
    "a formula among plain cells": PLAIN.replace('"B70"/>', '"B70"><f>1</f><v>1</v></c>'),
    "a cell is missing": PLAIN.replace('<c r="B70"/>', ""),
    "cells in a row that is not theirs": PLAIN.replace('r="B70"/>', 'r="B71"/>'),
    "a row is missing": PLAIN.replace('<row r="70"><c r="A70"/><c r="B70"/></row>', ""),
    "a row without cells": PLAIN.replace('><c r="A70"/><c r="B70"/></row>', "/>"),
    "a row without cells that is high": PLAIN.replace(
        '"70"><c r="A70"/><c r="B70"/></row>', '"70" ht="7.5" customHeight="1"/>'
    ),
    "a row without cells but with an end": PLAIN.replace('<c r="A70"/><c r="B70"/>', ""),
    "two rows without cells": PLAIN.replace('><c r="A70"/><c r="B70"/></row>', "/>").replace(
        '><c r="A71"/><c r="B71"/></row>', "/>"
    ),
    "no cells in the first row": PLAIN.replace('><c r="A1"/><c r="B1"/></row>', "/>", 1),
    "no cells in the last row": PLAIN.replace('><c r="A200"/><c r="B200"/></row>', "/>"),
    "no cells in any row": '<row r="1"/><row r="3"/>',
    "a cell behind its row without cells": PLAIN.replace(
        '><c r="A70"/><c r="B70"/></row>', "/>"
    ).replace('<c r="A71"/>', '<c r="B70"/>'),
    "rows of two lines": PLAIN.replace("</row>", "</row>\n"),
    "a row that does not say its number": PLAIN.replace('<row r="70">', "<row>"),
    "a row that says more first": PLAIN.replace('<row r="70">', '<row ht="9" r="70">'),
    "a cell behind the rows": PLAIN.replace('<c r="B70"/></row>', '</row><c r="B70"/>'),
    "a row in another": PLAIN.replace('<c r="B70"/></row>', '<row r="270"/><c r="B70"/></row>'),
    "another element between rows": PLAIN.replace('<row r="70">', '<x/><row r="70">'),
    "rows out of order": PLAIN.replace('<row r="70">', '<row r="7">').replace("A70", "A7"),
    "a row twice": PLAIN + '<row r="70"><c r="B70"/></row>',
}


@pytest.mark.parametrize("rows", ODD_ROWS.values(), ids=ODD_ROWS.keys())
@pytest.mark.parametrize("step", [1, 3, 70])
def test_rows_together_come_out_as_each_does(rows: str, step: int) -> None:
    edits = [
        CellEdit(sheet="S", row=row, column=2, value=row % 3 or None) for row in range(1, 211, step)
    ]

    assert _told(rows, edits) == _told(COMMENT + rows, edits)


def _told(rows: str, edits: list[CellEdit]) -> tuple[str, list[CellEdit], bool] | str:
    try:
        return outcome(rows, edits)
    except InputError as exc:
        return str(exc)
