"""A small office with invented tasks, and the two shipped templates."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document
from openxml_audit import FileFormat, OpenXmlValidator

from kgsheet.core.deadlines import Deadline, parse_deadline
from kgsheet.core.master import Master, Paragraph, Recipient, Settings, Signer
from kgsheet.core.progress import Progress, measure
from kgsheet.core.references import Reference, parse_reference
from kgsheet.core.tasks import Task
from kgsheet.documents.fields import Fields, build_fields
from kgsheet.documents.issue import Issue
from kgsheet.documents.render import render_document
from kgsheet.errors import Place

TEMPLATES = Path(__file__).parents[2] / "word_templates"
AS_OF = date(2025, 6, 30)
REPORT_DAY = date(2025, 7, 4)

ROWS = (
    # agency, supporting agencies, title, deadline, approval
    (
        "Sở Nội vụ",
        ("Sở Tài chính",),
        "Đề án vị trí việc làm",
        "Quý I/2025",
        "12/QĐ-UBND ngày 5/2/2025",
    ),
    ("Sở Nội vụ", ("Sở Tài chính",), "Kế hoạch tập huấn", "Quý II/2025", ""),
    ("Sở Nội vụ", ("Sở Y tế", "Sở Tài chính"), "Quy chế trực lễ", "Quý IV/2025", ""),
    (
        "Sở Y tế",
        (),
        "Đề án trạm y tế <xã & phường>",
        "Quý II/2025",
        "Quyết định số 40/QĐ-UBND ngày 9/5/2025",
    ),
    ("Sở Y tế", (), "Kế hoạch tiêm chủng", "Quý III/2025", ""),
)


def task(row: tuple[str, tuple[str, ...], str, str, str], number: int = 0) -> Task:
    agency, supporting, title, deadline, approval = row
    parsed, reference = parse_deadline(deadline), parse_reference(approval) if approval else None
    assert isinstance(parsed, Deadline)
    return Task(
        id=str(number),
        lead_agency=agency,
        supporting_agencies=supporting,
        title=title,
        deadline=parsed,
        approval=reference if isinstance(reference, Reference) else None,
        approval_text=approval,
    )


def paragraph(level: str, text: str = "", number: str = "", title: str = "") -> Paragraph:
    where = Place(sheet="Nội dung văn bản", cell="F7", row=7)
    return Paragraph(type="BC", level=level, number=number, title=title, text=text, where=where)


NARRATIVE = (
    paragraph("trich_yeu", "Kết quả thực hiện các đề án {{ ky_bao_cao }}"),
    paragraph("can_cu", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"),
    paragraph("can_cu", "Căn cứ Quy chế làm việc"),
    paragraph("phan", number="I", title="Kết quả"),
    paragraph("muc", number="I", title="Tình hình chung"),
    paragraph("doan", "Đã ban hành **{{ tien_do.hoan_thanh }}** đề án[^: Xem *Phụ lục*.]."),
    paragraph("khoan", number="1", title="Mặt được", text="Đúng mẫu[^: Mẫu chung.]."),
    paragraph("diem", "Hồ sơ gọn", number="a"),
    paragraph("gach", "chậm 01 quý;", title="Mặt chưa được:"),
    paragraph("doan", "Trên đây là báo cáo."),
)

SETTINGS = Settings(
    year=2025,
    cutoff=AS_OF,
    report_date=REPORT_DAY,
    period="6 tháng đầu năm 2025",
    issuer_line_2="TỈNH BÌNH AN",
    issuer="Ủy ban nhân dân tỉnh Bình An",
    place="Bình An",
    signer_id="PCT",
)

SIGNER = Signer(
    id="PCT",
    name="Lê Thị Hoa",
    post="Phó Chủ tịch",
    authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
)


def plan(narrative: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(
            type="KH",
            level=one.level,
            number=one.number,
            title=one.title,
            text=one.text,
            where=one.where,
        )
        for one in narrative
    )


@pytest.fixture
def master() -> Master:
    return Master(
        file="so.xlsx",
        tasks=tuple(task(row, number) for number, row in enumerate(ROWS)),
        settings=SETTINGS,
        signers=(SIGNER,),
        recipients=tuple(
            Recipient(type=kind, text=text)
            for kind in ("BC", "KH")
            for text in ("Thường trực Tỉnh ủy;", "- Các sở, ngành", "Lưu: VT, TH")
        ),
        narrative=NARRATIVE + plan(NARRATIVE),
    )


@pytest.fixture
def progress(master: Master) -> Progress:
    return measure(master.tasks, AS_OF)


@pytest.fixture
def fields(master: Master, progress: Progress) -> Fields:
    return build_fields(master, progress, "BC", issue=Issue(9, REPORT_DAY))


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def rendered(fields: Mapping[str, object], template: str = "bao_cao.docx") -> bytes:
    return render_document(TEMPLATES / template, dict(fields), properties={"kgsheet.facts": "abc"})


Audit = Callable[[bytes], list[str]]


@pytest.fixture
def audit(tmp_path: Path) -> Audit:
    """What the Open XML SDK's rules find wrong with a document."""
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)

    def found(content: bytes) -> list[str]:
        path = tmp_path / "audited.docx"
        path.write_bytes(content)
        return [str(error) for error in validator.validate(path).errors]

    return found


Template = Callable[[str], Path]


@pytest.fixture
def template(tmp_path: Path) -> Template:
    """A Word file that holds one paragraph."""

    def made(text: str) -> Path:
        document = docx.Document()
        document.add_paragraph(text)
        path = tmp_path / "mau.docx"
        document.save(str(path))
        return path

    return made
