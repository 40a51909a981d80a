"""Every form that a document takes: paper or electronic, draft or issued, whoever signs it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from docx.document import Document
from docx.oxml.ns import qn

from kgsheet.core.master import Master, Signer
from kgsheet.core.progress import measure
from kgsheet.documents.fields import build_fields
from kgsheet.documents.issue import Issue
from tests.documents.conftest import AS_OF, REPORT_DAY, Audit, opened, paragraph, rendered
from tests.documents.reading import paragraphs

TEMPLATE = {"BC": "bao_cao.docx", "KH": "ke_hoach.docx", "CV": "cong_van.docx"}
AGENCY = "Sở Nội vụ"
ISSUE = Issue(9, REPORT_DAY)
AUTHORITIES = {
    "head": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    "deputy": ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    "by order": ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
    "deputy of the office": ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    "by authorisation": ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"),
    "acting": ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"),
}


def written(
    master: Master, doc_type: str = "BC", issue: Issue | None = None, **settings: Any
) -> bytes:
    changed = replace(master, settings=replace(master.settings, **settings))
    agency = AGENCY if doc_type == "CV" else None
    progress = measure(master.tasks, AS_OF)
    fields = build_fields(changed, progress, doc_type, issue=issue, agency=agency)
    return rendered(fields, TEMPLATE[doc_type])


def signed_by(master: Master, authority: tuple[str, ...]) -> Master:
    signer = Signer(id="PCT", name="Lê Thị Hoa", authority=authority)
    return replace(master, signers=(signer,))


FORMS = list(product(TEMPLATE, ("giấy", "điện tử"), (None, ISSUE), ("nd30_2020", "tt01_2011")))


@pytest.mark.parametrize(("doc_type", "form", "issue", "layout"), FORMS)
def test_document_is_valid_and_holds_no_tag(
    master: Master, audit: Audit, doc_type: str, form: str, issue: Issue | None, layout: str
) -> None:
    content = written(
        master, doc_type, issue, form=form, layout=layout, overdue_annex="có", next_months=2
    )

    assert audit(content) == []
    assert [one for one in paragraphs(content) if re.search(r"\{[{%#]|[%#}]\}", one)] == []


@pytest.mark.parametrize(("doc_type", "form", "issue", "layout"), FORMS)
def test_number_is_blank_where_the_decree_leaves_it_blank(
    master: Master, doc_type: str, form: str, issue: Issue | None, layout: str
) -> None:
    symbol = "UBND-TH" if doc_type == "CV" else f"{doc_type}-UBND"
    texts = paragraphs(written(master, doc_type, issue, form=form, layout=layout))

    (header,) = [one for one in texts if one.startswith("Số: ")]
    (attached,) = [one for one in texts if one.startswith("(Kèm theo ")]
    filled = issue is not None and form == "giấy"

    assert header == (f"Số: 09/{symbol}" if issue else f"Số:       /{symbol}")
    assert (f" số 09/{symbol} ngày 04 tháng 7 năm 2025" in attached) == filled
    assert (f" số       /{symbol} ngày        tháng " in attached) == (not filled)


@pytest.mark.parametrize("authority", AUTHORITIES.values(), ids=list(AUTHORITIES))
def test_whoever_signs_stands_under_the_authority(
    master: Master, audit: Audit, authority: tuple[str, ...]
) -> None:
    content = written(signed_by(master, authority))

    cell = opened(content).tables[1].rows[0].cells[1]
    roles = [one.style.name if one.style else "" for one in cell.paragraphs]
    assert [one.text for one in cell.paragraphs] == [*authority, "Lê Thị Hoa"]
    assert roles == ["Quyền hạn, chức vụ"] * len(authority) + ["Họ tên người ký"]
    assert audit(content) == []


@pytest.mark.parametrize("doc_type", TEMPLATE)
def test_no_signature_and_no_seal_is_drawn(master: Master, doc_type: str) -> None:
    document = opened(written(master, doc_type, ISSUE))

    drawn = [qn("w:drawing"), qn("w:pict"), qn("w:object")]
    assert list(document.element.iter(*drawn)) == []


@pytest.mark.parametrize("superior", ["", "UBND TỈNH BÌNH AN"])
def test_superior_agency_stands_light_above_the_agency(master: Master, superior: str) -> None:
    document = opened(written(master, superior=superior))

    cell = document.tables[0].rows[0].cells[0]
    found = [(one.text, one.style.name if one.style else "") for one in cell.paragraphs if one.text]
    agency = [("ỦY BAN NHÂN DÂN", "Cơ quan ban hành"), ("TỈNH BÌNH AN", "Cơ quan ban hành")]
    assert found == ([(superior, "Cơ quan chủ quản")] if superior else []) + agency


@pytest.mark.parametrize(
    ("names", "heading", "last"),
    [
        ((), "", ""),
        (("Chính phủ",), "Kính gửi: Chính phủ", ""),
        (("Chính phủ", "Bộ Nội vụ"), "Kính gửi:", "- Bộ Nội vụ."),
    ],
)
def test_report_to_a_superior_is_addressed(
    master: Master, names: tuple[str, ...], heading: str, last: str
) -> None:
    addressed = tuple(paragraph("kinh_gui", name) for name in names)
    texts = paragraphs(written(replace(master, narrative=(*master.narrative, *addressed))))

    assert [one for one in texts if one.startswith("Kính gửi")] == [heading] * bool(names)
    assert (last in texts) == bool(last) or not last
    assert ("- Như trên;" in texts) == bool(names)


def page_numbers(document: Document) -> dict[str, list[str]]:
    section = document.sections[0]
    return {
        place: [one.get(qn("w:instr")) or "" for one in part._element.iter(qn("w:fldSimple"))]
        for place, part in (
            ("header", section.header),
            ("footer", section.footer),
            ("first header", section.first_page_header),
            ("first footer", section.first_page_footer),
        )
    }


@pytest.mark.parametrize(("layout", "place"), [("nd30_2020", "header"), ("tt01_2011", "footer")])
def test_page_number_stands_where_the_layout_asks_for_it(
    master: Master, layout: str, place: str
) -> None:
    found = page_numbers(opened(written(master, layout=layout)))

    assert {name: fields for name, fields in found.items() if fields} == {place: [" PAGE "]}


@pytest.mark.parametrize(
    ("layout", "role", "end"),
    [("nd30_2020", "Căn cứ", "."), ("tt01_2011", "Căn cứ, chữ đứng", ",")],
)
def test_grounds_look_and_end_as_the_layout_asks(
    master: Master, layout: str, role: str, end: str
) -> None:
    document = opened(written(master, layout=layout))

    grounds = [one for one in document.paragraphs if one.text.startswith("Căn cứ")]
    assert {one.style.name if one.style else "" for one in grounds} == {role}
    assert [one.text[-1] for one in grounds] == [";", end]


def test_drafter_stands_below_the_file_copy(master: Master) -> None:
    texts = paragraphs(written(master, drafter="PL.(300)"))

    assert texts[texts.index("- Lưu: VT, TH.") + 1] == "PL.(300)"
