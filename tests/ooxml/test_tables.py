"""A table grows with its filter, or says what stands in the way."""

from __future__ import annotations

import io

import pytest

from kgsheet.core.edits import CellEdit, TableGrowth
from kgsheet.errors import InputError
from kgsheet.ooxml.patch import WorkbookPatch
from tests.ooxml.packages import HEAD, MAIN, members, workbook_of

TABLE = "xl/tables/table1.xml"


def table_part(ref: str, more: str = "", inner: str = "") -> str:
    return (
        f'{HEAD}<table xmlns="{MAIN}" id="1" name="T" displayName="tblX" ref="{ref}"{more}>{inner}'
        '<tableColumns count="2"><tableColumn id="1" name="a"/><tableColumn id="2" name="b"/>'
        "</tableColumns></table>"
    )


def workbook_with(table: str, rows: str = "") -> bytes:
    head = '<row r="2"><c r="B2" t="str"><v>a</v></c><c r="C2" t="str"><v>b</v></c></row>'
    return workbook_of(
        f'<sheetData>{head}{rows}</sheetData><tableParts count="1"><tablePart r:id="rId1"/>'
        "</tableParts>",
        more={TABLE: table},
        sheet_links=[("table", "../tables/table1.xml")],
    )


def grow(data: bytes, last_row: int) -> dict[str, bytes]:
    cell = CellEdit(sheet="S", row=last_row, column=2, value="x")
    patch = WorkbookPatch(data, [TableGrowth(table="tblX", last_row=last_row), cell])
    out = io.BytesIO()
    patch.write(out)
    return members(out.getvalue())


def test_a_table_and_its_filter_grow_and_nothing_else() -> None:
    filters = '<autoFilter ref="B2:C3"><filterColumn colId="0"/></autoFilter>'
    data = workbook_with(table_part("B2:C3", inner=filters))

    after = grow(data, 5)

    assert after[TABLE].decode() == table_part("B2:C5", inner=filters.replace("B2:C3", "B2:C5"))
    assert {name for name, old in members(data).items() if after[name] != old} == {
        TABLE,
        "xl/worksheets/sheet1.xml",
    }


def test_blank_formatted_cells_below_are_no_obstacle() -> None:
    data = workbook_with(
        table_part("B2:C3"),
        '<row r="4"><c r="B4" s="0"/><c r="C4"></c><c r="D4"><v>1</v></c></row>',
    )

    assert b'ref="B2:C4"' in grow(data, 4)[TABLE]


OBSTACLES = {
    "data": (table_part("B2:C3"), '<row r="4"><c r="C4"><v>1</v></c></row>', "đã có dữ liệu"),
    "a formula": (table_part("B2:C3"), '<row r="4"><c r="C4"><f>A1</f></c></row>', "đã có dữ liệu"),
    "a query": (table_part("B2:C3", ' tableType="queryTable"'), "", "nguồn ngoài"),
    "no rows yet": (table_part("B2:C3", ' insertRow="1"'), "", "chưa có dòng"),
    "totals": (table_part("B2:C3", ' totalsRowCount="1"'), "", "dòng tổng"),
}


@pytest.mark.parametrize(("table", "rows", "words"), OBSTACLES.values(), ids=OBSTACLES.keys())
def test_what_keeps_a_table_from_growing_is_said(table: str, rows: str, words: str) -> None:
    with pytest.raises(InputError, match="KG908") as caught:
        grow(workbook_with(table, rows), 4)
    assert words in str(caught.value)
    assert "tblX" in str(caught.value)


def test_a_table_without_heading_may_be_written_from_its_first_row() -> None:
    data = workbook_with(table_part("B2:C3", ' headerRowCount="0"'))

    assert WorkbookPatch(data, [CellEdit(sheet="S", row=2, column=2, value="x")]).is_needed


def test_a_table_without_a_readable_area_is_damage() -> None:
    with pytest.raises(InputError, match=f"KG907.*{TABLE}"):
        grow(workbook_with(table_part("#REF!")), 4)
