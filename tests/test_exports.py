from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import FileFormat, OpenXmlValidator

from kgsheet.core.numbering.printing import PRINTED_COLUMNS, PrintedRegister
from kgsheet.exports import write_register

ROW = ("09/KH-UBND", "07/5/2021", "=1+1 & <kế hoạch>", "A", "B", "VT", "30", "", "", "Hủy: in lại")
PRINTED = PrintedRegister(
    superior="",
    issuer="ỦY BAN NHÂN DÂN TỈNH BÌNH AN",
    year="Năm: 2021",
    span=("Từ ngày 07/5/2021 đến ngày 08/5/2021", "Từ số 09 đến số 10"),
    rows=(ROW, ROW),
)


def written(printed: PrintedRegister) -> bytes:
    stream = io.BytesIO()
    write_register(stream, printed)
    return stream.getvalue()


@pytest.fixture(scope="module")
def sheet() -> Worksheet:
    found = openpyxl.load_workbook(io.BytesIO(written(PRINTED))).active
    assert isinstance(found, Worksheet)
    return found


def texts(sheet: Worksheet) -> list[list[object]]:
    return [[cell for cell in row if cell] for row in sheet.iter_rows(values_only=True)]


def test_register_has_title_headings_numbered_columns_and_rows(sheet: Worksheet) -> None:
    assert texts(sheet) == [
        ["ỦY BAN NHÂN DÂN TỈNH BÌNH AN"],
        ["SỔ ĐĂNG KÝ VĂN BẢN ĐI"],
        ["Năm: 2021"],
        ["Từ ngày 07/5/2021 đến ngày 08/5/2021"],
        ["Từ số 09 đến số 10"],
        [],
        [column.heading for column in PRINTED_COLUMNS],
        [f"({number})" for number in range(1, 11)],
        [text for text in ROW if text],
        [text for text in ROW if text],
    ]


def test_register_prints_on_a4_landscape_with_its_headings_on_every_page(sheet: Worksheet) -> None:
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize or 0) == 9
    assert sheet.print_title_rows == "$7:$8"
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter
    assert "&P" in str(sheet.oddFooter.center)


def test_text_that_begins_like_a_formula_stays_text(sheet: Worksheet) -> None:
    assert (sheet["C9"].value, sheet["C9"].data_type) == ("=1+1 & <kế hoạch>", "s")


@pytest.mark.parametrize("rows", [(), (ROW,), (ROW,) * 300], ids=["none", "one", "many"])
def test_register_is_valid(rows: tuple[tuple[str, ...], ...], tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    printed = PrintedRegister(superior="A", issuer="B", year="C", span=(), rows=rows)
    path.write_bytes(written(printed))

    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)

    assert [str(one) for one in validator.validate(path).errors] == []
