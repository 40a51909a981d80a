from __future__ import annotations

import io
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from kgsheet.core.master import Master
from kgsheet.core.progress import measure
from kgsheet.core.tasks import State
from kgsheet.documents.fields import Fields, build_fields
from kgsheet.documents.package import is_untouched, read_parts
from kgsheet.documents.render import render_document
from kgsheet.documents.runs import RichText, Run
from tests.documents.conftest import AS_OF, Audit, Template, opened, rendered

NASTY = (
    "A & B <x> \"y\" 'z'",
    "{{ nam }} {% if x %} {# #} ${x}",
    "**đậm** *nghiêng* [^: chú thích]",
    "</w:t></w:r></w:p> <kgsheet:note>x</kgsheet:note>",
    "emoji 😀, tổ hợp e\u0302\u0301, số ２",
    "  hai  khoảng  trắng  ",
    "{_{ {{r x }} %} }}",
    "x" * 32767,
)


def with_title(master: Master, title: str) -> Fields:
    tasks = (replace(master.tasks[0], title=title, lead_agency=title), *master.tasks[1:])
    return build_fields(replace(master, tasks=tasks), measure(tasks, AS_OF), "BC")


def texts(document: Document) -> list[str]:
    return [one.text for one in document.paragraphs]


def cells(document: Document) -> list[str]:
    return [cell.text for table in document.tables for row in table.rows for cell in row.cells]


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
@pytest.mark.parametrize("name", ["bao_cao.docx", "ke_hoach.docx"])
def test_any_text_of_a_task_arrives_as_typed(
    master: Master, audit: Audit, name: str, text: str
) -> None:
    content = rendered(with_title(master, text), name)

    assert unicodedata.normalize("NFC", text) in cells(opened(content))
    assert audit(content) == []


def test_line_breaks_tabs_and_control_characters(master: Master, audit: Audit) -> None:
    content = rendered(with_title(master, "một\r\nhai\tba\x00\x0b\ufffe\ud800"))

    assert "một\nhai\tba" in cells(opened(content))
    assert audit(content) == []


def test_narrative_is_printed_in_the_style_of_its_level(fields: Fields) -> None:
    printed = [
        (one.style.name if one.style else "", one.text)
        for one in opened(rendered(fields)).paragraphs
        if one.text
    ]

    assert printed[:13] == [
        ("Tên loại", "BÁO CÁO"),
        ("Trích yếu", "Kết quả thực hiện các đề án 6 tháng đầu năm 2025"),
        ("Căn cứ", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;"),
        ("Căn cứ", "Căn cứ Quy chế làm việc."),
        ("Phần", "Phần I"),
        ("Tên phần", "KẾT QUẢ"),
        ("Mục", "I. TÌNH HÌNH CHUNG"),
        ("Đoạn", "Đã ban hành 02 đề án."),
        ("Khoản", "1. Mặt được"),
        ("Đoạn", "Đúng mẫu."),
        ("Điểm", "a) Hồ sơ gọn"),
        ("Gạch đầu dòng", "- Mặt chưa được: chậm 01 quý;"),
        ("Đoạn kết", "Trên đây là báo cáo./."),
    ]


def test_bold_runs_stand_inside_paragraphs(fields: Fields) -> None:
    document = opened(rendered(fields))
    (paragraph,) = [one for one in document.paragraphs if one.text.startswith("Đã ban hành")]

    assert [(run.text, bool(run.bold)) for run in paragraph.runs if run.text] == [
        ("Đã ban hành ", False),
        ("02", True),
        (" đề án", False),
        (".", False),
    ]


def test_footnotes_are_numbered_in_the_order_of_reading(fields: Fields) -> None:
    parts = read_parts(rendered(fields))
    document = opened(rendered(fields)).element
    notes = parse_xml(parts["word/footnotes.xml"])

    references = [one.get(qn("w:id")) for one in document.iter(qn("w:footnoteReference"))]
    found = {
        one.get(qn("w:id")): "".join(text.text or "" for text in one.iter(qn("w:t"))).strip()
        for one in notes.iter(qn("w:footnote"))
    }
    kinds = [one.get(qn("w:type")) for one in notes.iter(qn("w:footnote"))]

    assert references == ["1", "2"]
    assert [found[one] for one in references] == ["Xem Phụ lục.", "Mẫu chung."]
    assert kinds == ["separator", "continuationSeparator", None, None]


def test_report_annex_has_a_row_for_each_agency_and_task(fields: Fields) -> None:
    table = opened(rendered(fields)).tables[-1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]

    assert len(rows) == 1 + 2 + 5
    assert rows[1] == ["I", *["Sở Nội vụ (03)"] * 3]
    assert rows[2] == [
        "1",
        "Đề án vị trí việc làm",
        "Quý I/2025",
        "Quyết định số 12/QĐ-UBND ngày 05/02/2025",
    ]
    assert rows[6][:2] == ["1", "Đề án trạm y tế <xã & phường>"]


def test_plan_annex_merges_agencies_and_equal_support(master: Master) -> None:
    fields = build_fields(master, measure(master.tasks, AS_OF), "KH")
    table = opened(rendered(fields, "ke_hoach.docx")).tables[-1]

    merges = [
        [_merge(cell) for cell in row._tr.iterchildren(qn("w:tc"))][:3] for row in table.rows[1:]
    ]

    assert merges == [
        ["restart", "restart", "restart"],
        ["continue", "continue", "continue"],
        ["continue", "continue", "restart"],
        ["restart", "restart", "restart"],
        ["continue", "continue", "continue"],
    ]
    assert [cell.text for cell in table.columns[2].cells][1:4] == [
        "- Sở Tài chính",
        "- Sở Tài chính",
        "- Sở Y tế\n- Sở Tài chính",
    ]


def _merge(cell: object) -> str:
    merge = cell.find(f".//{qn('w:vMerge')}")  # type: ignore[attr-defined]
    return "none" if merge is None else (merge.get(qn("w:val")) or "continue")


def test_numbers_stand_in_tagged_controls(fields: Fields) -> None:
    document = opened(rendered(fields)).element

    controls = {
        one.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")): "".join(
            text.text or "" for text in one.iter(qn("w:t"))
        )
        for one in document.iter(qn("w:sdt"))
    }

    assert controls == {
        "kgsheet.so": "09",
        "kgsheet.ngay": "04",
        "kgsheet.thang": "7",
        "kgsheet.nam": "2025",
        "kgsheet.kem_theo.so": "09",
        "kgsheet.kem_theo.ngay": "04",
        "kgsheet.kem_theo.thang": "7",
        "kgsheet.kem_theo.nam": "2025",
    }


def test_set_aside_tasks_are_listed_below_the_table(master: Master) -> None:
    tasks = (replace(master.tasks[0], set_aside=State.PAUSED), *master.tasks[1:])

    document = opened(
        rendered(build_fields(replace(master, tasks=tasks), measure(tasks, AS_OF), "BC"))
    )

    assert "- Sở Nội vụ: Đề án vị trí việc làm (Tạm dừng)" in texts(document)


def test_addressees_stand_on_one_line_or_below_each_other(fields: Fields) -> None:
    one, two = (RichText((Run(text=text),)) for text in ("Chính phủ;", "Tỉnh ủy."))

    single = texts(opened(rendered({**fields, "kinh_gui": (one,)})))
    several = texts(opened(rendered({**fields, "kinh_gui": (one, two)})))

    assert "Kính gửi: Chính phủ;" in single
    assert several[several.index("Kính gửi:") :][:3] == ["Kính gửi:", "- Chính phủ;", "- Tỉnh ủy."]


@pytest.mark.parametrize("name", ["bao_cao.docx", "ke_hoach.docx"])
def test_document_is_valid(fields: Fields, audit: Audit, name: str) -> None:
    assert audit(rendered(fields, name)) == []


def test_same_fields_give_the_same_bytes(fields: Fields) -> None:
    assert rendered(fields) == rendered(fields)


def test_members_carry_no_time(fields: Fields) -> None:
    with zipfile.ZipFile(io.BytesIO(rendered(fields))) as archive:
        times = {one.date_time for one in archive.infolist()}
        names = archive.namelist()

    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])


def test_properties_tell_title_agency_day_and_facts(fields: Fields) -> None:
    content = rendered(fields)
    core = opened(content).core_properties
    custom = read_parts(content)["docProps/custom.xml"].decode()

    assert core.title == "Kết quả thực hiện các đề án 6 tháng đầu năm 2025"
    assert (core.subject, core.author) == ("Báo cáo", "Ủy ban nhân dân tỉnh Bình An")
    assert str(core.created).startswith("2025-07-04 00:00:00")
    assert 'name="kgsheet.facts"><vt:lpwstr>abc<' in custom
    assert is_untouched(content)


def test_draft_names_no_day_in_its_properties(master: Master) -> None:
    fields = build_fields(master, measure(master.tasks, AS_OF), "BC")

    assert opened(rendered(fields)).core_properties.created is None


def test_tags_that_word_split_into_runs_still_work(tmp_path: Path, fields: Fields) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Năm {")
    for piece in ("{ na", "m }", "}."):
        paragraph.add_run(piece)
    path = tmp_path / "mau.docx"
    document.save(str(path))

    content = render_document(path, fields, properties={})

    assert texts(opened(content)) == ["Năm 2025."]


def test_changed_template_is_read_anew(template: Template, fields: Fields) -> None:
    first = render_document(template("Một {{ nam }}"), fields, properties={})
    second = render_document(template("Hai {{ nam }}"), fields, properties={})

    assert (texts(opened(first)), texts(opened(second))) == (["Một 2025"], ["Hai 2025"])


def test_footnotes_work_in_a_template_without_them(
    template: Template, fields: Fields, audit: Audit
) -> None:
    note = RichText((Run(text="Có"), Run(note=(Run(text="chú thích"),))))

    path = template("{{r trich_yeu }}")

    content = render_document(path, {**fields, "trich_yeu": note}, properties={})

    # python-docx's own starting document already differs from its stylesWithEffects part.
    found = [one for one in audit(content) if "stylesWithEffects" not in one]
    assert found == [one for one in audit(path.read_bytes()) if "stylesWithEffects" not in one]
    assert "chú thích" in read_parts(content)["word/footnotes.xml"].decode()


@pytest.mark.parametrize("name", ["bao_cao.docx", "ke_hoach.docx", "cong_van.docx"])
def test_shipped_templates_print_no_tag_and_no_empty_field(fields: Fields, name: str) -> None:
    document = opened(rendered(fields, name))

    assert [one for one in [*texts(document), *cells(document)] if "{" in one] == []


def test_tags_may_begin_and_end_in_different_paragraphs(tmp_path: Path, fields: Fields) -> None:
    document = docx.Document()
    document.add_paragraph("a {% if nam == 'x' %} b")
    document.add_paragraph("c {% endif %} d")
    path = tmp_path / "mau.docx"
    document.save(str(path))

    content = render_document(path, fields, properties={})

    assert texts(opened(content)) == ["a  d"]
