"""Excel calculates anew where formulas are; a stale order of calculation goes."""

from __future__ import annotations

import io

import pytest

from kgsheet.core.cells import Formula, Writable
from kgsheet.core.edits import CellEdit
from kgsheet.ooxml.patch import WorkbookPatch
from tests.ooxml.packages import HEAD, MAIN, members, with_member, workbook_of

WORKBOOK, CHAIN = "xl/workbook.xml", "xl/calcChain.xml"
FORMULA = '<sheetData><row r="1"><c r="A1"><f>B1</f><v>1</v></c><c r="B1"/></row></sheetData>'
PLAIN = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'


def after(data: bytes, column: int, value: Writable) -> dict[str, bytes]:
    out = io.BytesIO()
    WorkbookPatch(data, [CellEdit(sheet="S", row=1, column=column, value=value)]).write(out)
    return members(out.getvalue())


SETTINGS = {
    "made behind the sheets": ("", '<calcPr fullCalcOnLoad="1"/>'),
    "made behind the names": (
        "<definedNames/><oleSize/>",
        '<definedNames/><calcPr fullCalcOnLoad="1"/><oleSize/>',
    ),
    "set": (
        '<calcPr calcId="191029"/><fileRecoveryPr/>',
        '<calcPr calcId="191029" fullCalcOnLoad="1"/><fileRecoveryPr/>',
    ),
    "set over a no": ('<calcPr fullCalcOnLoad="0"/>', '<calcPr fullCalcOnLoad="1"/>'),
    "there": ('<calcPr fullCalcOnLoad="true"/>', '<calcPr fullCalcOnLoad="true"/>'),
}


@pytest.mark.parametrize(("before", "expected"), SETTINGS.values(), ids=SETTINGS.keys())
def test_a_workbook_with_formulas_is_calculated_on_opening(before: str, expected: str) -> None:
    data = workbook_of(FORMULA, workbook=before)

    changed = after(data, 2, 5)

    old = members(data)[WORKBOOK].decode()
    assert changed[WORKBOOK].decode() == old.replace(
        f"</sheets>{before}</workbook>", f"</sheets>{expected}</workbook>"
    )


def test_a_workbook_without_formulas_is_left_as_it_is() -> None:
    data = workbook_of(PLAIN)

    assert after(data, 1, 5)[WORKBOOK] == members(data)[WORKBOOK]


def test_a_first_formula_has_the_workbook_calculated() -> None:
    assert b"fullCalcOnLoad" in after(workbook_of(PLAIN), 2, Formula("A1", 1))[WORKBOOK]


def _with_chain(body: str) -> bytes:
    chain = f'{HEAD}<calcChain xmlns="{MAIN}"><c r="A1" i="1"/></calcChain>'
    return workbook_of(body, more={CHAIN: chain})


@pytest.mark.parametrize("value", [5, None, Formula("C1", 1)], ids=["number", "nothing", "formula"])
def test_the_order_of_calculation_goes_with_a_formula(value: Writable) -> None:
    data = _with_chain(FORMULA)
    before = members(data)

    changed = after(data, 1, value)

    assert list(changed) == [name for name in before if name != CHAIN]
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        assert b"calcChain" in before[name]
        assert b"calcChain" not in changed[name]
        assert changed[name].count(b"<") == before[name].count(b"<") - 1


def test_the_order_of_calculation_stays_where_no_formula_changes() -> None:
    data = _with_chain(FORMULA)

    changed = after(data, 2, 5)

    assert changed[CHAIN] == members(data)[CHAIN]
    assert b"fullCalcOnLoad" in changed[WORKBOOK]


def test_parts_may_lie_in_other_folders() -> None:
    data = _with_chain(FORMULA)
    moved = members(data)
    links = moved["xl/_rels/workbook.xml.rels"].replace(b'"calcChain.xml"', b'"/XL/calcchain.xml"')

    changed = after(with_member(data, "xl/_rels/workbook.xml.rels", links), 1, 5)

    assert CHAIN not in changed
