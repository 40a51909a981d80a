from __future__ import annotations

from dataclasses import replace

import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table

from kgsheet.core.master import Master
from kgsheet.core.progress import measure
from kgsheet.documents.fields import build_fields
from kgsheet.documents.orientation import turn_annexes
from kgsheet.documents.parts import parse_xml
from tests.documents.conftest import AS_OF, Audit, opened, rendered

TEMPLATE = {"BC": "bao_cao.docx", "KH": "ke_hoach.docx"}


def turned(master: Master, doc_type: str, choice: str = "có") -> bytes:
    settings = replace(master.settings, landscape_annex=choice, overdue_annex="có", next_months=3)
    fields = build_fields(
        replace(master, settings=settings), measure(master.tasks, AS_OF), doc_type
    )
    return rendered(fields, TEMPLATE[doc_type])


def pages(document: Document) -> list[tuple[int, int, WD_ORIENT]]:
    return [
        (
            round((one.page_width or 0) / Mm(1)),
            round((one.page_height or 0) / Mm(1)),
            one.orientation,
        )
        for one in document.sections
    ]


@pytest.mark.parametrize(("doc_type", "annexes"), [("BC", 3), ("KH", 1)])
def test_annexes_stand_on_landscape_pages(
    master: Master, audit: Audit, doc_type: str, annexes: int
) -> None:
    content = turned(master, doc_type)

    assert pages(opened(content)) == [
        (210, 297, WD_ORIENT.PORTRAIT),
        *[(297, 210, WD_ORIENT.LANDSCAPE)] * annexes,
    ]
    assert audit(content) == []


def columns(table: Table) -> list[int]:
    return [int(one.get(qn("w:w")) or 0) for one in table._tbl.iter(qn("w:gridCol"))]


def test_tables_of_annexes_are_as_wide_as_their_pages(master: Master) -> None:
    *others, annex = opened(turned(master, "KH")).tables

    cells = [int(one.get(qn("w:w")) or 0) for one in annex.rows[0]._tr.iter(qn("w:tcW"))]

    assert sum(columns(annex)) == pytest.approx((297 - 45) * 56.69, abs=5)
    assert cells == columns(annex)
    for table in others:
        assert sum(columns(table)) == pytest.approx(165 * 56.69, abs=5)


def test_annexes_stay_upright_unless_asked(master: Master) -> None:
    assert {one[2] for one in pages(opened(turned(master, "BC", "không")))} == {WD_ORIENT.PORTRAIT}


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MARGINS = '<w:pgMar w:left="1701" w:right="850"/>'


def widths_after(page: str, table: str) -> list[str | None]:
    first = f"<w:p><w:pPr><w:sectPr>{page}{MARGINS}</w:sectPr></w:pPr></w:p>"
    last = f"<w:sectPr>{page}{MARGINS}</w:sectPr>"
    root = parse_xml(f"<w:document {W}><w:body>{first}{table}{last}</w:body></w:document>".encode())
    turn_annexes(root)
    return [one.get(qn("w:w")) for one in root.iter(qn("w:tblW"), qn("w:pgSz"))]


def test_annex_that_lies_already_is_left_alone() -> None:
    page = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    table = '<w:tbl><w:tblPr><w:tblW w:w="100" w:type="dxa"/></w:tblPr></w:tbl>'

    assert widths_after(page, table) == ["16838", "100", "16838"]


def test_width_in_per_cent_grows_by_itself() -> None:
    page = '<w:pgSz w:w="11906" w:h="16838"/>'
    table = '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr></w:tbl>'

    assert widths_after(page, table) == ["11906", "5000", "16838"]


def test_section_without_a_size_is_left_alone() -> None:
    table = '<w:tbl><w:tblPr><w:tblW w:w="100" w:type="dxa"/></w:tblPr></w:tbl>'

    assert widths_after("", table) == ["100"]
