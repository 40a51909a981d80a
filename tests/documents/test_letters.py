"""Letters to the agencies that are late, from fields to what stands on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx.document import Document
from docx.oxml.ns import qn

from kgsheet.core.master import Master, Paragraph, Recipient, Signer
from kgsheet.core.progress import measure
from kgsheet.documents.fields import addressees, build_fields
from kgsheet.documents.issue import Issue
from tests.documents.conftest import AS_OF, REPORT_DAY, Audit, opened, rendered

LATE = "Sở Nội vụ"


@pytest.fixture
def late(master: Master) -> Master:
    """Both agencies are late, and one task has nobody to write to."""
    tasks = tuple(replace(one, approval=None, approval_text="") for one in master.tasks)
    nobody = replace(tasks[0], lead_agency="")
    return replace(master, tasks=(nobody, *tasks))


def letter(master: Master, agency: str = LATE, issue: Issue | None = None) -> Document:
    progress = measure(master.tasks, AS_OF)
    fields = build_fields(master, progress, "CV", issue=issue, agency=agency)
    return opened(rendered(fields, "cong_van.docx"))


def lines(document: Document) -> list[str]:
    return [one.text for one in document.paragraphs if one.text]


def cells(document: Document, table: int) -> list[str]:
    return [cell.text for row in document.tables[table].rows for cell in row.cells]


def test_each_late_agency_gets_a_letter(late: Master) -> None:
    found = addressees(late, measure(late.tasks, AS_OF), "CV")

    assert found == ("Sở Nội vụ", "Sở Y tế")


def test_nobody_late_is_no_letter(late: Master) -> None:
    assert addressees(late, measure(late.tasks[:0], AS_OF), "CV") == ()


@pytest.mark.parametrize("doc_type", ["BC", "KH"])
def test_other_documents_are_about_all(late: Master, doc_type: str) -> None:
    assert addressees(late, measure(late.tasks, AS_OF), doc_type) == (None,)


def test_letter_carries_its_symbol_and_subject_at_the_left(late: Master) -> None:
    document = letter(late, issue=Issue(5, REPORT_DAY))

    number = document.tables[0].rows[1].cells[0]
    roles = {one.style.name if one.style else "": one for one in number.paragraphs}
    text = "".join(one.text or "" for one in number._tc.iter(qn("w:t")))
    assert text == "Số: 05/UBND-THV/v đôn đốc thực hiện nhiệm vụ quá hạn"
    assert set(roles) == {"Số, ký hiệu", "Về việc"}


def test_letter_is_addressed_to_its_agency(late: Master) -> None:
    document = letter(late)

    assert lines(document)[0] == f"Kính gửi: {LATE}"
    assert "- Như trên;" in cells(document, 1)[0]
    assert f"{LATE} chủ trì 03 nhiệm vụ" in lines(document)[1]
    assert "02 nhiệm vụ chưa có văn bản phê duyệt" in lines(document)[1]
    assert lines(document)[5].endswith("Bình An./.")


def test_letter_has_the_table_of_what_its_agency_is_late_with(late: Master) -> None:
    document = letter(late)
    rows = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]

    assert rows == [
        ["TT", "Nội dung", "Thời gian\nthực hiện", "Ngày\nhết hạn", "Số ngày\nquá hạn"],
        ["1", "Đề án vị trí việc làm", "Quý I/2025", "31/3/2025", "91"],
        ["2", "Kế hoạch tập huấn", "Quý II/2025", "30/6/2025", "0"],
    ]
    assert lines(document)[-1] == "Tổng số: 02 nhiệm vụ./."
    assert "DANH MỤC NHIỆM VỤ QUÁ HẠN TÍNH ĐẾN HẾT NGÀY 30/6/2025" in lines(document)


def test_table_names_the_document_that_assigned_a_task(late: Master) -> None:
    tasks = tuple(replace(one, assigned_by="12/KH-UBND ngày 05/01/2025") for one in late.tasks)

    document = letter(replace(late, tasks=tasks))

    assert document.tables[-1].rows[1].cells[1].text == (
        "Đề án vị trí việc làm (theo 12/KH-UBND ngày 05/01/2025)"
    )


def test_annex_says_the_number_of_the_letter(late: Master) -> None:
    document = letter(late, issue=Issue(5, REPORT_DAY))

    texts = [
        "".join(text.text or "" for text in one.iter(qn("w:t")))
        for one in document.element.body.iter(qn("w:p"))
    ]
    assert any(one.startswith("(Kèm theo Công văn số 05/UBND-TH ngày 04 tháng 7") for one in texts)


def test_office_may_write_letters_of_its_own(late: Master) -> None:
    own = (
        Paragraph(type="CV", level="trich_yeu", text="V/v nhắc {{ don_vi_nhan.ten }}"),
        Paragraph(type="CV", level="kinh_gui", text="Giám đốc {{ don_vi_nhan.ten }}"),
        Paragraph(type="CV", level="doan", text="Còn {{ don_vi_nhan.qua_han }} việc."),
    )

    document = letter(replace(late, narrative=own))

    assert lines(document)[:2] == [f"Kính gửi: Giám đốc {LATE}", "Còn 02 việc./."]
    assert f"V/v nhắc {LATE}" in cells(document, 0)[2]


def test_letters_may_have_a_signer_of_their_own(late: Master) -> None:
    head = Signer(id="CVP", name="Trần Văn Bình", authority=("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"))
    changed = replace(
        late,
        signers=(*late.signers, head),
        settings=replace(late.settings, letter_signer_id="CVP"),
        recipients=(Recipient(type="CV", text="Lưu: VT, TH"),),
    )

    assert cells(letter(changed), 1)[1].split("\n") == [
        "TL. CHỦ TỊCH",
        "CHÁNH VĂN PHÒNG",
        "Trần Văn Bình",
    ]
    assert cells(letter(late), 1)[1].startswith("TM. ỦY BAN NHÂN DÂN")


def test_letter_is_valid(late: Master, audit: Audit) -> None:
    fields = build_fields(late, measure(late.tasks, AS_OF), "CV", agency=LATE)

    assert audit(rendered(fields, "cong_van.docx")) == []
