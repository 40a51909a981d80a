from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.document import Document
from openxml_audit import FileFormat, OpenXmlValidator

from kgsheet.core.numbering.printing import PrintedRegister
from kgsheet.documents.register import render_register
from kgsheet.shipped import register_template

ROW = (
    "09/KH-UBND",
    "07/5/2021",
    "Kế hoạch <A> & {{ B }}",
    "",
    "",
    "",
    "30",
    "",
    "",
    "Hủy: in lại\nBản giấy",
)
SPAN = ("Từ ngày 07/5/2021 đến ngày 08/5/2021", "Từ số 09 đến số 10")


def printed(*rows: tuple[str, ...], superior: str = "") -> PrintedRegister:
    return PrintedRegister(
        superior=superior, issuer="ỦY BAN NHÂN DÂN", year="Năm: 2021", span=SPAN, rows=rows
    )


def opened(one: PrintedRegister) -> Document:
    return docx.Document(io.BytesIO(render_register(register_template(), one)))


@pytest.mark.parametrize("superior", ["", "TỈNH ỦY"], ids=["alone", "under-another"])
def test_cover_shows_office_title_year_and_span(superior: str) -> None:
    texts = [one.text for one in opened(printed(ROW, superior=superior)).paragraphs if one.text]

    assert texts == [
        *filter(None, [superior]),
        "ỦY BAN NHÂN DÂN",
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "Năm: 2021",
        *SPAN,
        "Quyển số: ……",
    ]


def test_each_entry_is_a_row_below_the_headings() -> None:
    (table,) = opened(printed(ROW, ROW)).tables

    rows = [tuple(cell.text for cell in row.cells) for row in table.rows]

    assert rows[2:] == [ROW, ROW]


def test_same_register_gives_the_same_bytes() -> None:
    first = render_register(register_template(), printed(ROW))

    assert render_register(register_template(), printed(ROW)) == first


@pytest.mark.parametrize("count", [0, 1, 200])
def test_document_is_valid(count: int, tmp_path: Path) -> None:
    path = tmp_path / "so.docx"
    path.write_bytes(render_register(register_template(), printed(*[ROW] * count)))

    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)

    assert [str(one) for one in validator.validate(path).errors] == []
