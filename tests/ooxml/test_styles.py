"""Formats that values need are appended once, and nothing that was there changes."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest

from kgsheet.core.cells import Writable
from kgsheet.core.edits import CellEdit
from kgsheet.errors import InputError
from kgsheet.ooxml.numberformats import is_date, is_month_year
from kgsheet.ooxml.patch import WorkbookPatch
from kgsheet.ooxml.styles import Styles
from kgsheet.ooxml.xmltext import decode
from tests.ooxml.packages import MAIN, members, styles_of, with_member, workbook_of

STYLES, PART = "xl/styles.xml", "xl/worksheets/sheet1.xml"
DAY = date(2021, 5, 7)


def after(data: bytes, *values: Writable) -> dict[str, bytes]:
    """Return the members after writing values into row 1, column by column."""
    edits = [
        CellEdit(sheet="S", row=1, column=column, value=value)
        for column, value in enumerate(values, 1)
    ]
    out = io.BytesIO()
    WorkbookPatch(data, edits).write(out)
    return members(out.getvalue())


def row_of(*styles: int) -> str:
    cells = "".join(f'<c r="{"ABCD"[n]}1" s="{style}"/>' for n, style in enumerate(styles))
    return f'<sheetData><row r="1">{cells}</row></sheetData>'


def test_a_day_keeps_the_date_format_that_is_there() -> None:
    data = workbook_of(row_of(1), formats=["mm/yyyy"])

    changed = after(data, DAY)

    assert b'<c r="A1" s="1"><v>44323</v></c>' in changed[PART]
    assert changed[STYLES] == members(data)[STYLES]


def test_a_day_gets_a_date_format_that_keeps_all_else() -> None:
    bold = '<xf numFmtId="165" fontId="1" xfId="0"><alignment wrapText="1"/></xf>'
    styles = (
        styles_of(["0.0%"])
        .replace("</cellXfs>", f"{bold}</cellXfs>")
        .replace('cellXfs count="2"', 'cellXfs count="3"')
    )
    data = with_member(workbook_of(row_of(2, 2, 1)), STYLES, styles)

    changed = after(data, DAY, datetime(2021, 5, 7, 12), DAY)

    part = changed[PART].decode()
    assert '<c r="A1" s="3"><v>44323</v></c><c r="B1" s="3"><v>44323.5</v></c>' in part
    assert '<c r="C1" s="4"><v>44323</v></c>' in part
    appended = (
        '<xf numFmtId="166" fontId="1" xfId="0" applyNumberFormat="1">'
        '<alignment wrapText="1"/></xf>'
        '<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    )
    assert changed[STYLES].decode() == (
        styles.replace("</cellXfs>", f"{appended}</cellXfs>")
        .replace('cellXfs count="3"', 'cellXfs count="5"')
        .replace('numFmts count="1"', 'numFmts count="2"')
        .replace("</numFmts>", '<numFmt numFmtId="166" formatCode="dd/mm/yyyy"/></numFmts>')
    )


def test_a_date_format_that_is_there_is_used_again() -> None:
    data = workbook_of(row_of(0), formats=["dd/mm/yyyy"])
    first = after(data, DAY)

    second = after(with_member(data, STYLES, first[STYLES]), DAY)

    assert b'numFmtId="166"' not in first[STYLES]
    assert second[STYLES] == first[STYLES]


def test_a_workbook_without_formats_of_its_own_gets_the_first() -> None:
    changed = after(workbook_of(row_of(0)), DAY)

    number = '<numFmts count="1"><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts>'
    assert f'<styleSheet xmlns="{MAIN}">{number}<fonts' in changed[STYLES].decode()


def test_a_number_in_a_date_column_is_shown_as_a_number() -> None:
    data = workbook_of(row_of(1, 1, 1), formats=["dd/mm/yyyy"])

    changed = after(data, 15, "15", True)

    part = changed[PART].decode()
    assert '<c r="A1" s="2"><v>15</v></c><c r="B1" s="1" t="inlineStr">' in part
    assert '<c r="C1" s="1" t="b">' in part
    assert (
        b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        in changed[STYLES]
    )


def test_without_formats_a_day_is_refused_and_a_number_is_written() -> None:
    data = with_member(workbook_of(row_of(7)), STYLES, f'<styleSheet xmlns="{MAIN}"/>')

    assert b"<v>15</v>" in after(data, 15)[PART]
    with pytest.raises(InputError, match="KG908"):
        after(data, DAY)


def test_an_empty_list_of_formats_is_opened() -> None:
    text = f'<styleSheet xmlns="{MAIN}"><numFmts/><cellXfs><xf/></cellXfs></styleSheet>'
    styles = Styles(decode(text.encode(), STYLES))

    assert styles.as_date(0) == 1
    assert b"".join(styles.written()).decode() == (
        f'<styleSheet xmlns="{MAIN}">'
        '<numFmts><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts>'
        '<cellXfs><xf/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>'
    )


CODES = [
    (14, None, True, False),
    (17, None, True, True),
    (22, None, True, False),
    (0, None, False, False),
    (49, None, False, False),
    (165, "dd/mm/yyyy", True, False),
    (165, "mmm-yy", True, True),
    (165, "m/yyyy", True, True),
    (165, '"tháng" mm/yyyy', True, True),
    (165, "[$-42A]mm\\-yyyy;@", True, True),
    (165, "yyyy", True, False),
    (165, "mm:ss", True, False),
    (165, "[h]:mm", True, False),
    (165, "[Red]0.0", False, False),
    (165, '"năm" 0', False, False),
    (165, "General", False, False),
    (165, "0_d", False, False),
    (165, "d/m/yyyy h:mm", True, False),
]


@pytest.mark.parametrize(("number", "code", "dated", "monthly"), CODES)
def test_a_number_format_tells_days_and_months(
    number: int, code: str | None, dated: bool, monthly: bool
) -> None:
    assert is_date(number, code) is dated
    assert is_month_year(number, code) is monthly
