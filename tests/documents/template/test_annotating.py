from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from kgsheet.documents.package import read_parts
from kgsheet.documents.parts import parse_xml
from kgsheet.documents.template import annotated
from tests.conftest import Convert
from tests.documents.conftest import Audit
from tests.documents.template.planting import (
    SHIPPED,
    TEMPLATES,
    found,
    paragraph,
    planted,
    run,
    with_paragraphs,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FAULTY = (
    paragraph("{{ ky_bao_coa }}"),
    paragraph("Năm {{ trich_yeu }} {{ tien_do }}"),
    paragraph("{% if nam %}"),
)


def comments(content: bytes) -> list[str]:
    root = parse_xml(read_parts(content)["word/comments.xml"])
    return ["\n".join("".join(map(str, one.itertext())) for one in comment) for comment in root]


def test_each_finding_becomes_a_comment_with_rule_place_and_remedy() -> None:
    check = found(with_paragraphs(*FAULTY))

    said = comments(annotated(check))

    assert len(said) == len(check.findings) == 4
    assert said[0].startswith("T01, đoạn 1:\nKhông có trường “ky_bao_coa”. Có phải là: ky_bao_cao")


def test_comment_hangs_on_its_paragraph() -> None:
    content = annotated(found(with_paragraphs(*FAULTY)))
    body = parse_xml(read_parts(content)["word/document.xml"])

    marked = [
        "".join(map(str, one.itertext()))
        for one in body.iter(f"{W}p")
        if one.find(f"{W}commentRangeStart") is not None
    ]

    assert marked == ["{{ ky_bao_coa }}", "Năm {{ trich_yeu }} {{ tien_do }}", "{% if nam %}"]


def test_comment_is_around_its_tag() -> None:
    content = annotated(found(with_paragraphs(paragraph("Kỳ ", "{{ sai }}", " năm {{ nam }}"))))
    first = next(parse_xml(read_parts(content)["word/document.xml"]).iter(f"{W}p"))

    order = [one.tag.removeprefix(W) if one.tag != f"{W}r" else text_of(one) for one in first]

    assert order == [
        *("Kỳ ", "commentRangeStart", "{{ sai }}", "commentRangeEnd"),
        *("", " năm {{ nam }}"),
    ]


def text_of(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def test_finding_in_a_text_box_hangs_on_the_paragraph_of_the_box() -> None:
    box = f"<w:txbxContent>{paragraph('{{ sai }}')}</w:txbxContent>"
    content = annotated(
        found(with_paragraphs(paragraph(f"<w:r><w:pict>{box}</w:pict></w:r>", "x")))
    )
    body = parse_xml(read_parts(content)["word/document.xml"])

    marked = [one for one in body.iter(f"{W}p") if one.find(f"{W}commentRangeStart") is not None]

    assert [text_of(one) for one in marked] == ["{{ sai }}x"]


def test_finding_outside_of_the_text_hangs_on_the_first_paragraph() -> None:
    faulty = planted("</w:p>", run("{{ sai }}") + "</w:p>", part="word/header1.xml")

    content = annotated(found(faulty))

    (said,) = comments(content)
    body = parse_xml(read_parts(content)["word/document.xml"])
    first = next(body.iter(f"{W}p"))
    assert said.startswith("T01, đầu trang, đoạn 1:")
    assert first.find(f"{W}commentRangeStart") is not None


@pytest.mark.parametrize("name", SHIPPED)
def test_annotated_copy_is_valid(audit: Audit, name: str) -> None:
    content = annotated(found(with_paragraphs(*FAULTY, template=name)))

    assert audit(content) == []


def test_annotating_again_keeps_the_comments_that_are_there(audit: Audit) -> None:
    once = annotated(found(with_paragraphs(*FAULTY)))

    twice = annotated(found(once))

    assert len(comments(twice)) == 8
    assert comments(twice)[:4] == comments(once)
    assert audit(twice) == []


def test_nothing_else_of_the_template_changes() -> None:
    before = read_parts((TEMPLATES / "bao_cao.docx").read_bytes())

    after = read_parts(annotated(found((TEMPLATES / "bao_cao.docx").read_bytes())))

    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
    }


@pytest.mark.libreoffice
def test_libreoffice_shows_the_comments(libreoffice_convert: Convert, tmp_path: Path) -> None:
    path = tmp_path / "ghi_chu.docx"
    path.write_bytes(annotated(found(with_paragraphs(*FAULTY))))

    saved = libreoffice_convert(path, "fodt").read_text(encoding="utf-8")

    assert saved.count("<office:annotation ") == 4
    assert "Không có trường “ky_bao_coa”" in saved
