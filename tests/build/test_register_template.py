from __future__ import annotations

from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from openxml_audit import FileFormat, OpenXmlValidator

from kgsheet.build.register_template import register_template
from kgsheet.build.templates import FORMS, main
from kgsheet.core.numbering.printing import PRINTED_COLUMNS
from kgsheet.documents.package import read_parts
from kgsheet.shipped import register_template as shipped


def document() -> Document:
    return docx.Document(str(shipped()))


def test_shipped_template_is_what_the_code_builds() -> None:
    assert read_parts(shipped().read_bytes()) == read_parts(register_template())
    assert register_template() == register_template()


def test_all_templates_are_written_together(tmp_path: Path) -> None:
    main(tmp_path)

    names = {path.name for path in tmp_path.iterdir()}

    assert names == {"bao_cao.docx", "ke_hoach.docx", "cong_van.docx", *FORMS}


def test_template_is_valid() -> None:
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)

    assert [str(one) for one in validator.validate(shipped()).errors] == []


def test_cover_and_rows_stand_on_a4_landscape() -> None:
    pages = [
        (one.orientation, round((one.page_width or 0) / Mm(1)), (one.page_height or 0) // Mm(1))
        for one in document().sections
    ]

    assert pages == [(WD_ORIENT.LANDSCAPE, 297, 210)] * 2


def test_headings_and_their_numbers_repeat_on_every_page_of_the_full_width() -> None:
    (table,) = document().tables

    repeated = [row for row in table.rows if row._tr.find(f".//{qn('w:tblHeader')}") is not None]
    widths = sum(round((column.width or 0) / Mm(1)) for column in table.columns)

    assert [[cell.text for cell in row.cells] for row in repeated] == [
        [column.heading for column in PRINTED_COLUMNS],
        [f"({number})" for number in range(1, 11)],
    ]
    assert widths == 297 - 30 - 15
