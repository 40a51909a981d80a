"""Documents of every size: nothing is cut off, and other programs open them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kgsheet.core.master import Master, Paragraph
from kgsheet.core.progress import measure
from kgsheet.documents.fields import build_fields
from tests.documents.conftest import AS_OF, Audit, opened, rendered
from tests.documents.reading import counts, paragraphs

TEMPLATE = {"BC": "bao_cao.docx", "KH": "ke_hoach.docx", "CV": "cong_van.docx"}
AGENCIES = ("Sở Nội vụ", "Sở Y tế", "Sở Tư pháp", "Sở Tài chính", "Sở Du lịch", "Ban Dân tộc")
HEADING_ROWS = {"BC": 1, "KH": 1, "CV": 1}
LETTERHEAD_ROWS = 3  # two above the text, one for the signature

Convert = Callable[[Path, str], Path]


def of_size(master: Master, rows: int) -> Master:
    """The office with so many tasks, and a footnote for each hundred."""
    tasks = tuple(
        replace(
            master.tasks[number % len(master.tasks)],
            id=str(number),
            lead_agency=AGENCIES[len(AGENCIES) * number // rows],
            title=f"Nhiệm vụ số {number}",
            approval=None,
            approval_text="",
        )
        for number in range(rows)
    )
    more = tuple(
        Paragraph(type=kind, level="gach", text=f"Ý {number}[^: Chú thích {number}.].")
        for kind in TEMPLATE
        for number in range(rows // 100)
    )
    return replace(master, tasks=tasks, narrative=(*master.narrative, *more))


def document(master: Master, doc_type: str) -> bytes:
    agency = AGENCIES[0] if doc_type == "CV" else None
    progress = measure(master.tasks, AS_OF)
    fields = build_fields(master, progress, doc_type, agency=agency)
    return rendered(fields, TEMPLATE[doc_type])


def table_rows(master: Master, doc_type: str) -> int:
    overdue = measure(master.tasks, AS_OF).overdue
    tasks = {
        "BC": len(master.tasks) + len(AGENCIES),
        "KH": len(master.tasks),
        "CV": sum(one.task.lead_agency == AGENCIES[0] for one in overdue),
    }
    return LETTERHEAD_ROWS + HEADING_ROWS[doc_type] + tasks[doc_type]


def notes(master: Master, doc_type: str) -> int:
    return sum(one.text.count("[^:") for one in master.narrative if one.type == doc_type)


SLOW = [pytest.param(rows, marks=pytest.mark.slow) for rows in (1000, 10_000)]


@pytest.mark.parametrize("doc_type", TEMPLATE)
@pytest.mark.parametrize("rows", [60, 1000, SLOW[-1]])
def test_nothing_is_cut_off(master: Master, doc_type: str, rows: int) -> None:
    office = of_size(master, rows)

    content = document(office, doc_type)

    found = counts(content)
    assert found["rows"] == table_rows(office, doc_type)
    assert found["references"] == found["footnotes"] == notes(office, doc_type)
    titles = [one for one in paragraphs(content) if one.startswith("Nhiệm vụ số ")]
    assert len(set(titles)) == len(titles)
    if doc_type != "CV":
        assert len(titles) == rows


@pytest.mark.parametrize("doc_type", TEMPLATE)
@pytest.mark.parametrize("rows", [60, *SLOW])
def test_document_of_any_size_is_valid_and_opens(
    master: Master, audit: Audit, doc_type: str, rows: int
) -> None:
    office = of_size(master, rows)

    content = document(office, doc_type)

    assert len(opened(content).tables[-1]._tbl.tr_lst) == (
        table_rows(office, doc_type) - LETTERHEAD_ROWS
    )
    assert audit(content) == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("doc_type", ["BC", "KH"])
@pytest.mark.parametrize("rows", [60, SLOW[0]])
def test_libreoffice_finds_all_that_went_in(
    master: Master, libreoffice_convert: Convert, tmp_path: Path, doc_type: str, rows: int
) -> None:
    path = tmp_path / "van_ban.docx"
    path.write_bytes(document(of_size(master, rows), doc_type))

    saved = libreoffice_convert(path, "docx")

    assert counts(saved.read_bytes()) == counts(path.read_bytes())


@pytest.mark.slow
@pytest.mark.libreoffice
@pytest.mark.parametrize("doc_type", ["BC", "KH"])
def test_libreoffice_opens_ten_thousand_rows(
    master: Master, libreoffice_convert: Convert, tmp_path: Path, doc_type: str
) -> None:
    path = tmp_path / "van_ban.docx"
    path.write_bytes(document(of_size(master, 10_000), doc_type))

    # Saving so long a table as a Word file takes it many minutes, and shows no more.
    text = libreoffice_convert(path, "txt:Text (encoded):UTF8").read_text(encoding="utf-8")

    assert len({one for one in text.splitlines() if one.startswith("Nhiệm vụ số ")}) == 10_000


@pytest.mark.parametrize("doc_type", TEMPLATE)
def test_smallest_workbook_gives_a_whole_document(
    master: Master, audit: Audit, doc_type: str
) -> None:
    late = replace(
        master.tasks[1], supporting_agencies=(), lead_agency=AGENCIES[0], title="", title_text=""
    )
    smallest = Master(
        file="so.xlsx",
        tasks=(late,),
        signers=(replace(master.signers[0], post="", authority=()),),
        narrative=(Paragraph(type=doc_type, level="trich_yeu", text="Kết quả"),),
    )

    content = document(smallest, doc_type)

    assert audit(content) == []
    assert [one for one in paragraphs(content) if "{" in one] == []


@pytest.mark.parametrize("doc_type", ["BC", "KH"])
def test_workbook_without_tasks_gives_a_whole_document(
    master: Master, audit: Audit, doc_type: str
) -> None:
    empty = replace(
        master,
        tasks=(),
        settings=replace(master.settings, overdue_annex="có", next_months=3),
    )

    content = document(empty, doc_type)

    assert audit(content) == []
    annexes = 3 if doc_type == "BC" else 1
    assert counts(content)["rows"] == LETTERHEAD_ROWS + annexes
