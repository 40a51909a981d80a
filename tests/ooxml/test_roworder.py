"""Rows are found by number as a walk over all of them finds them."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from kgsheet.ooxml.roworder import RowOrder
from kgsheet.ooxml.rows import Grid, Row
from kgsheet.ooxml.xmltext import PartText, checked
from tests.ooxml.packages import sheet_part

PART = "xl/worksheets/sheet1.xml"
CELL = '<c r="A1"><v>1</v></c>'
PLAIN = f'<row r="2">{CELL}</row><row r="3" ht="9"/><row r="6"></row><row r="9">{CELL}</row>'
# Whether all rows are looked at, for nothing is known of their order.
UNUSUAL = {
    "out of order": '<row r="3"/><row r="2"/>',
    "a number twice": '<row r="3"/><row r="3"/>',
    "a row without a number": '<row r="3"/><row/>',
    "a number that comes second": '<row ht="9" r="3"/>',
    "a number with a zero before it": '<row r="03"/>',
    "space between": '<row r="3"/> <row r="4"/>',
    "a row in a row": '<row r="3"><row r="4"/></row>',
    "a row in a comment": '<row r="3"/><!--<row r="4"/>-->',
    "a row in a text": '<row r="3"><c><v><![CDATA[<row r="4"/>]]></v></c></row>',
    "no row": "",
}


def order_of(rows: str) -> RowOrder:
    utf8 = sheet_part(f"<sheetData>{rows}</sheetData>").encode()
    return RowOrder(Grid(utf8, PART), checked(PartText(utf8), PART))


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ({6}, [6]),
        ({9, 2}, [2, 9]),
        ({1, 2}, [2]),
        ({4, 5, 7}, [6, 9]),
        ({10}, []),
        (range(1, 20), [2, 3, 6, 9]),
    ],
    ids=["one", "some", "before the first", "between", "behind the last", "all"],
)
def test_a_row_is_found_or_the_one_behind(numbers: Collection[int], found: list[int]) -> None:
    order = order_of(PLAIN)
    walked: dict[int, Row] = {row.number: row for row in order.grid.rows()}

    assert list(order.rows(numbers)) == [walked[number] for number in found]


def test_rows_that_hold_something_are_counted_with_all() -> None:
    assert order_of(PLAIN).filled == {2: 0, 6: 2, 9: 3}


@pytest.mark.parametrize("rows", UNUSUAL.values(), ids=UNUSUAL)
def test_of_an_unusual_sheet_no_order_is_known(rows: str) -> None:
    order = order_of(rows)

    assert order.filled == {}
    assert list(order.rows({4})) == list(order.grid.rows())
