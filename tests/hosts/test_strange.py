"""Workbooks of strange but lawful make are read whole and saved through every guard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kgsheet.core.cells import CellValue, Writable
from kgsheet.core.edits import CellEdit
from kgsheet.errors import InputError
from kgsheet.hosts.file import FileBook
from tests.conftest import Audit
from tests.hosts.conftest import values
from tests.ooxml.packages import members, package, sheet_part, with_member, workbook_of

SHEET = "xl/worksheets/sheet1.xml"
STYLES = "xl/styles.xml"
STRINGS = "xl/sharedStrings.xml"
ONE = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'


def _of_utf16_strings() -> bytes:
    data = workbook_of(
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>',
        strings="<si><t>Ủy ban</t></si>",
    )
    text = members(data)[STRINGS].decode().replace("UTF-8", "UTF-16")
    return with_member(data, STRINGS, text.encode("utf-16"))


def _of_short_colour() -> bytes:
    data = workbook_of(ONE)
    text = members(data)[STYLES].decode().replace("<font>", '<font><color rgb="ff0000"/>')
    return with_member(data, STYLES, text)


def _of_wrong_count() -> bytes:
    data = workbook_of(ONE, formats=["dd/mm/yyyy"])
    text = members(data)[STYLES].decode().replace('<numFmts count="1">', '<numFmts count="7">')
    return with_member(data, STYLES, text)


def _renamed_strings() -> bytes:
    found = members(workbook_of(ONE))
    return package({name.replace("sharedS", "SharedS"): part for name, part in found.items()})


SAVED: dict[str, tuple[bytes, Writable, dict[tuple[int, int], CellValue]]] = {
    "a list of cells that is empty and spaced": (
        workbook_of('<dimension ref="A1" /><sheetData />'),
        "mới",
        {(2, 2): "mới"},
    ),
    "a used range of whole rows": (
        workbook_of(f'<dimension ref="1:4"/>{ONE}'),
        "mới",
        {(1, 1): 1, (2, 2): "mới"},
    ),
    "a colour of six digits": (_of_short_colour(), "mới", {(1, 1): 1, (2, 2): "mới"}),
    "a wrong count of number formats": (
        _of_wrong_count(),
        date(2021, 5, 7),
        {(1, 1): 1, (2, 2): date(2021, 5, 7)},
    ),
    "shared texts under a name of another case": (
        _renamed_strings(),
        " mới",
        {(1, 1): 1, (2, 2): " mới"},
    ),
    "texts in UTF-16": (_of_utf16_strings(), "mới", {(1, 1): "Ủy ban", (2, 2): "mới"}),
    "a column of a format that is not there": (
        workbook_of(f'<cols><col min="2" max="2" style="77"/></cols>{ONE}'),
        date(2021, 5, 7),
        {(1, 1): 1, (2, 2): date(2021, 5, 7)},
    ),
    "an empty number of a format": (
        workbook_of('<sheetData><row r="2"><c r="B2" s=""><v>1</v></c></row></sheetData>'),
        7,
        {(2, 2): 7},
    ),
    "no shared texts, and space around the new one": (
        workbook_of(ONE, strings=""),
        " a\n b ",
        {(1, 1): 1, (2, 2): " a\n b "},
    ),
}


@pytest.mark.parametrize(("data", "value", "expected"), SAVED.values(), ids=SAVED.keys())
def test_a_cell_is_saved_and_read_back(
    tmp_path: Path, data: bytes, value: Writable, expected: dict[tuple[int, int], CellValue]
) -> None:
    path = tmp_path / "so.xlsx"
    path.write_bytes(data)

    FileBook(path).apply([CellEdit(sheet="S", row=2, column=2, value=value)])

    assert values(FileBook(path).read(), "S") == expected


FIRST = '<row r="1"><c r="A1"><v>1</v></c></row>'
THIRD = '<row r="3"><c r="B3"><v>2</v></c></row>'
ALIKE = {
    "implied places": f"<row><c><v>1</v></c></row>{THIRD}",
    "other quotes": f"{FIRST}{THIRD}".replace('"', "'"),
    "out of order": f"{THIRD}{FIRST}",
    "prefixed": f"{FIRST}{THIRD}",
}


def _prefixed(text: str) -> str:
    return text.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")


@pytest.mark.parametrize("name", ALIKE)
def test_addresses_mean_the_same_however_they_are_spelled(tmp_path: Path, name: str) -> None:
    spell: Callable[[str], str] = _prefixed if name == "prefixed" else str
    part = sheet_part(f"<sheetData>{ALIKE[name]}</sheetData>")
    head, _, body = part.partition("\n")
    path = tmp_path / "so.xlsx"
    path.write_bytes(with_member(workbook_of(ONE), SHEET, f"{head}\n{spell(body)}"))

    assert values(FileBook(path).read(), "S") == {(1, 1): 1, (3, 2): 2}


def test_rows_that_cannot_be_walked_are_damage_to_who_reads(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    rows = '<row><c><v>1</v></c></row><y xmlns="z"/><row><c><v>2</v></c></row>'
    path.write_bytes(workbook_of(f"<sheetData>{rows}</sheetData>"))

    with pytest.raises(InputError, match=r"KG907.*sheet1\.xml sai cấu trúc"):
        FileBook(path).read().sheets["S"]


def test_no_inline_text_is_written_where_validators_see_no_shared_ones(
    tmp_path: Path, audit: Audit
) -> None:
    path = tmp_path / "so.xlsx"
    path.write_bytes(_renamed_strings())
    before = audit(path)

    FileBook(path).apply([CellEdit(sheet="S", row=2, column=2, value=" mới")])

    assert audit(path) == before
