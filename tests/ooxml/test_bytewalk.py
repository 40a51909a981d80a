"""Long columns are compared many cells at a time, and any damage among them is seen."""

from __future__ import annotations

import pytest

from kgsheet.core.edits import CellEdit
from kgsheet.ooxml.bytewalk import Judge, cells_added

PART = "xl/worksheets/sheet1.xml"
ROWS = range(1, 5_001)
EDITS = [CellEdit(sheet="S", row=row, column=2, value=row % 9) for row in ROWS if row % 2]


def row_of(number: int, rest: str) -> str:
    return f'<row r="{number}"><c r="A{number}"/><c r="B{number}"{rest}</row>'


def new_rest(number: int) -> str:
    return f"><v>{number % 9}</v></c>" if number % 2 else "/>"


OLD = "".join(row_of(row, "/>") for row in ROWS)
NEW = "".join(row_of(row, new_rest(row)) for row in ROWS)
DAMAGES = {
    "another value": ('"B4001"><v>5<', '"B4001"><v>6<'),
    "a value of another row": ('"B3"><v>3</v></c>', '"B3"><v>1</v></c>'),
    "a value that was not asked for": ('"B4002"/>', '"B4002"><v>5</v></c>'),
    "a cell beside": ('"A4001"/>', '"A4001" s="1"/>'),
    "a tag of a row": ('<row r="4001">', '<row r="4001" ht="9">'),
    "a cell twice": ('<c r="B4001">', '<c r="B4001"/><c r="B4001">'),
    "a cell twice in another spelling": ('<c r="B4001">', '<c r="B4001" cm="1"/><c r="B4001">'),
    "an attribute more": ('"B4001">', '"B4001" cm="1">'),
    "a cell lost": ('<c r="B4001"><v>5</v></c>', ""),
    "a cell of no edit lost": ('<c r="B4002"/>', ""),
    "cells changed places": ('<c r="A4001"/><c r="B4001">', '<c r="B4001"/><c r="A4001">'),
    "the last row lost": (row_of(5_000, "/>"), ""),
    "something behind": (row_of(5_000, "/>"), row_of(5_000, "/>") + "<x/>"),
}


def added(new: str) -> int | None:
    def fits(had: bytes | None, has: bytes, edit: CellEdit) -> bool:
        return had in (b"/>", None) and has == f"><v>{edit.value}</v></c>".encode()

    old, end = OLD.encode(), len(new.encode())
    return cells_added((old, new.encode()), ((0, len(old)), (0, end)), EDITS, Judge(fits))


def test_asked_cells_among_others_are_no_damage() -> None:
    assert added(NEW) == 0


@pytest.mark.parametrize(("was", "now"), DAMAGES.values(), ids=DAMAGES.keys())
def test_any_damage_in_a_long_column_is_seen(was: str, now: str) -> None:
    assert NEW.count(was) == 1
    assert added(NEW.replace(was, now)) is None
