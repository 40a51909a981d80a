"""Whole documents against the ones that were approved.

The files in `golden` are our own output, approved by looking at the pictures that LibreOffice made
of them: first page, annex and last page (not opened in Word). `--update-golden` writes them anew;
that goes in a commit of its own that says why.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kgsheet.core.master import Master
from kgsheet.core.progress import measure
from kgsheet.core.tasks import State
from kgsheet.documents.fields import build_fields
from kgsheet.documents.issue import Issue
from kgsheet.documents.render import render_document
from tests.documents.conftest import AS_OF, REPORT_DAY, TEMPLATES, paragraph
from tests.documents.golden import difference, parts

FOLDER = Path(__file__).parent / "golden"


def report(master: Master) -> bytes:
    """On paper, issued, addressed to superiors, with every annex and a task set aside."""
    addressed = (paragraph("kinh_gui", "Văn phòng Chính phủ"), paragraph("kinh_gui", "Bộ Nội vụ"))
    settings = replace(master.settings, overdue_annex="có", next_months=3, drafter="PL.(30)")
    tasks = (*master.tasks, replace(master.tasks[-1], title="Đề án cũ", set_aside=State.PAUSED))
    changed = replace(
        master, tasks=tasks, settings=settings, narrative=(*master.narrative, *addressed)
    )
    return written(changed, "BC", "bao_cao.docx", Issue(9, REPORT_DAY))


def plan(master: Master) -> bytes:
    """As a file, a draft, below a superior agency, with its annex on landscape pages."""
    settings = replace(
        master.settings,
        form="điện tử",
        superior="UBND TỈNH BÌNH AN",
        issuer_line_1="VĂN PHÒNG",
        issuer_line_2="",
        issuer="Văn phòng Ủy ban nhân dân tỉnh Bình An",
        issuer_symbol="VPUB",
        landscape_annex="có",
    )
    master = replace(master, signers=(replace(master.signers[0], authority=("CHÁNH VĂN PHÒNG",)),))
    return written(replace(master, settings=settings), "KH", "ke_hoach.docx")


def old_report(master: Master) -> bytes:
    """By the circular of 2011."""
    settings = replace(master.settings, layout="tt01_2011")
    issue = Issue(169, REPORT_DAY)
    return written(replace(master, settings=settings), "BC", "bao_cao.docx", issue)


def letter(master: Master) -> bytes:
    """A draft, to one agency."""
    return written(master, "CV", "cong_van.docx", agency="Sở Nội vụ")


def written(
    master: Master,
    doc_type: str,
    template: str,
    issue: Issue | None = None,
    agency: str | None = None,
) -> bytes:
    progress = measure(master.tasks, AS_OF)
    fields = build_fields(master, progress, doc_type, issue=issue, agency=agency)
    properties = {"kgsheet.loai": doc_type, "kgsheet.the_thuc": master.settings.layout}
    return render_document(TEMPLATES / template, fields, properties=properties)


DOCUMENTS = {
    "bao_cao.docx": report,
    "bao_cao_tt01.docx": old_report,
    "ke_hoach.docx": plan,
    "cong_van.docx": letter,
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_is_the_approved_one(
    master: Master, pytestconfig: pytest.Config, name: str
) -> None:
    found = DOCUMENTS[name](master)
    if pytestconfig.getoption("--update-golden"):
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / name).write_bytes(found)

    assert difference(found, (FOLDER / name).read_bytes()) == ""


def test_a_lost_bold_is_a_difference(master: Master) -> None:
    approved = (FOLDER / "bao_cao.docx").read_bytes()
    plain = tuple(replace(one, text=one.text.replace("**", "")) for one in master.narrative)

    assert "<w:b/>" in difference(report(replace(master, narrative=plain)), approved)


def test_what_is_volatile_is_no_difference(master: Master) -> None:
    (text,) = {parts(report(master))["docProps/custom.xml"]}

    assert "kgsheet.mau" in text
    assert text.count("…") == 2
