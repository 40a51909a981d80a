from __future__ import annotations

from pathlib import Path

import pytest

from kgsheet.documents.fields import Fields
from kgsheet.documents.package import read_parts
from kgsheet.documents.render import render_document
from kgsheet.documents.template import check_template
from kgsheet.errors import TemplateError
from kgsheet.messages import Code, Severity
from kgsheet.messages.templates import TEMPLATE_WORDS, TemplateRule
from kgsheet.shipped import sample_workbook
from tests.conftest import Convert
from tests.documents.template.planting import (
    BODY,
    DOCUMENT,
    SHIPPED,
    TEMPLATES,
    found,
    paragraph,
    planted,
    rules,
    run,
    with_paragraphs,
    with_part,
)

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
INSERTED = '<w:ins w:id="900" w:author="A" w:date="2026-01-01T00:00:00Z">{}</w:ins>'
DELETED = (
    '<w:del w:id="901" w:author="A" w:date="2026-01-01T00:00:00Z">'
    "<w:r><w:delText>{}</w:delText></w:r></w:del>"
)
SPELLING = '<w:proofErr w:type="spellStart"/>'
BOOKMARK = ('<w:bookmarkStart w:id="9" w:name="b"/>', '<w:bookmarkEnd w:id="9"/>')
LINK = '<w:hyperlink w:anchor="x">{}</w:hyperlink>'
BOUND = (
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{0}"/></w:sdtPr>'
    "<w:sdtContent>{1}</w:sdtContent></w:sdt>"
)


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_templates_have_no_finding(name: str) -> None:
    assert found((TEMPLATES / name).read_bytes()).findings == ()


def rows(*rows: tuple[str, ...]) -> str:
    cells = ["".join(f"<w:tc>{one}</w:tc>" for one in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl><w:p/>"


def table(*cells: str) -> str:
    return rows(cells)


PLANTED = {
    # rule, what is planted: paragraphs, or (old, new) in the text of the template
    "unknown field": ("T01", [paragraph("{{ ky_bao_coa }}")]),
    "unknown field in a group": ("T01", [paragraph("{{ tien_do.hoan_than }}")]),
    "unknown field of a list": (
        "T01",
        [
            paragraph("{%p for d in phu_luc.nhom %}"),
            paragraph("{{ d.don }}"),
            paragraph("{%p endfor %}"),
        ],
    ),
    "unknown list": ("T01", [paragraph("{%p for d in noi_nhn %}"), paragraph("{%p endfor %}")]),
    "unknown condition": ("T01", [paragraph("{% if co_qan %}x{% endif %}")]),
    "unknown in a later condition": (
        "T01",
        [paragraph("{% if nam %}{% elif co_qan %}x{% endif %}")],
    ),
    "print not closed": ("T02", [paragraph("{{ nam")]),
    "print closed by one brace": ("T02", [paragraph("{{ nam }")]),
    "print closed as a command": ("T02", [paragraph("{{ nam %x")]),
    "closed without opening": ("T02", [paragraph("nam }}")]),
    "command closed without opening": ("T02", [paragraph("if nam %}")]),
    "one pair of braces": ("T02", [paragraph("{ nam }")]),
    "empty tag": ("T02", [paragraph("{{ }}")]),
    "two words": ("T02", [paragraph("{{ nam ky }}")]),
    "unknown command": ("T02", [paragraph("{% neu nam %}")]),
    "condition left out": ("T02", [paragraph("{% if %}x{% endif %}")]),
    "tag too long to be typed": ("T02", [paragraph("{{ nam" + " ~ nam" * 200 + " }}")]),
    "loop without in": ("T02", [paragraph("{% for dong noi_nhan %}x{% endfor %}")]),
    "condition not ended": ("T03", [paragraph("{% if nam %}x")]),
    "loop not ended": ("T03", [paragraph("{%p for dong in noi_nhan %}")]),
    "end without beginning": ("T03", [paragraph("{%p endif %}")]),
    "else without condition": ("T03", [paragraph("{% else %}")]),
    "blocks crossed": (
        "T03",
        [paragraph("{% for d in noi_nhan %}{% if nam %}x{% endfor %}{% endif %}")],
    ),
    "condition in a loop not ended": (
        "T03",
        [paragraph("{% for d in noi_nhan %}{% if nam %}x{% endfor %}")],
    ),
    "begun in a cell, ended below": (
        "T03",
        [table(paragraph("{% if nam %}")), paragraph("{% endif %}")],
    ),
    "begun in one cell, ended in the next": (
        "T03",
        [table(paragraph("{%p if nam %}"), paragraph("{%p endif %}"))],
    ),
    "paragraph tag ended inside the text": (
        "T03",
        [paragraph("{%p if nam %}"), paragraph("x{% endif %}")],
    ),
    "row tag outside of a table": (
        "T03",
        [paragraph("{%tr if nam %}"), paragraph("{%tr endif %}")],
    ),
    "merge outside of a table": ("T03", [paragraph("{% gop nam %}")]),
    "tag half inserted": ("T04", [paragraph("{{ na", INSERTED.format(run("m }}")))]),
    "tag with a deletion": ("T04", [paragraph("{{ na", DELETED.format("x"), "m }}")]),
    "tag deleted": ("T04", [paragraph("x", DELETED.format("{{ nam }}"))]),
    "curly quotes": ("T05", [paragraph("{% if loai == “BC” %}x{% endif %}")]),
    "long dash": ("T05", [paragraph("{%– if nam %}x{% endif %}")]),
    "hidden sign": ("T05", [paragraph("{{ nam\u200b }}")]),
    "rich text as plain text": ("T06", [paragraph("{{ trich_yeu }}")]),
    "item of a rich list": (
        "T06",
        [paragraph("{%p for d in can_cu %}"), paragraph("{{ d }}"), paragraph("{%p endfor %}")],
    ),
    "plain text as rich text": ("T06", [paragraph("{{r nam }}")]),
    "plain text as a paragraph": ("T06", [paragraph("{{p nam }}")]),
    "filtered rich text": ("T06", [paragraph("{{r trich_yeu|upper }}")]),
    "group printed": ("T07", [paragraph("{{ tien_do }}")]),
    "list printed": ("T07", [paragraph("{{ noi_nhan }}")]),
    "text repeated": ("T07", [paragraph("{% for d in nam %}x{% endfor %}")]),
    "text beside a paragraph tag": (
        "T08",
        [paragraph("Năm {%p if nam %}"), paragraph("{%p endif %}")],
    ),
    "text before a tag that merges with the paragraph above": (
        "T08",
        [paragraph("Trên"), paragraph("mất {%- if nam %}x{% endif %}")],
    ),
    "text after a tag that merges with the paragraph below": (
        "T08",
        [paragraph("{% if nam -%}x"), paragraph("{% endif %}")],
    ),
    "tag that merges with a cell below": (
        "T03",
        [paragraph("{% if nam -%}"), table(paragraph("x")), paragraph("{% endif %}")],
    ),
    "tag that merges with a cell above": (
        "T03",
        [table(paragraph("x")), paragraph("{%- if nam %}x{% endif %}")],
    ),
    "text on both sides of a tag that merges": (
        "T08",
        [paragraph("Trên"), paragraph("a ", "mất {%- if nam %}x{% endif %}")],
    ),
    "text beside a row tag": (
        "T08",
        [
            rows(
                (paragraph("{%tr for d in noi_nhan %}"), paragraph("mất")),
                (paragraph("{{ d }}"), paragraph("x")),
                (paragraph("{%tr endfor %}"), paragraph("")),
            )
        ],
    ),
    "attribute walk": ("T09", [paragraph("{{ ''.__class__.__mro__ }}")]),
    "walk from a field": ("T09", [paragraph("{{ nam.__init__ }}")]),
    "walk by brackets": ("T09", [paragraph("{{ nam['__class__'] }}")]),
    "import": ("T09", [paragraph("{% import 'os' as os %}")]),
    "include": ("T09", [paragraph("{% include 'x' %}")]),
    "extends": ("T09", [paragraph("{% extends 'x' %}")]),
    "macro": ("T09", [paragraph("{% macro f() %}x{% endmacro %}")]),
    "set": ("T09", [paragraph("{% set x = 1 %}")]),
    "raw": ("T09", [paragraph("{% raw %}{% endraw %}")]),
    "call of a function": ("T09", [paragraph("{{ range(9) }}")]),
    "call of a method": ("T09", [paragraph("{{ nam.format(1) }}")]),
    "text a thousand million times": ("T09", [paragraph("{{ 'a' * 1000000000 }}")]),
    "power": ("T09", [paragraph("{{ 9 ** 99999999 }}")]),
    "long format": ("T09", [paragraph("{{ '%1000000000d' % 1 }}")]),
    "filter that pads": ("T09", [paragraph("{{ nam|center(1000000000) }}")]),
    "three loops in each other": (
        "T09",
        [
            paragraph("{% for a in noi_nhan %}{% for b in noi_nhan %}{% for c in can_cu %}x"),
            paragraph("{% endfor %}{% endfor %}{% endfor %}"),
        ],
    ),
    "tasks by tasks": (
        "T09",
        [
            paragraph("{% for a in phu_luc_qua_han.nhiem_vu %}"),
            paragraph("{% for g in phu_luc.nhom %}{% for b in g.nhiem_vu %}x"),
            paragraph("{% endfor %}{% endfor %}{% endfor %}"),
        ],
    ),
    "field in a data-bound control": (
        "T11",
        [paragraph(BOUND.format("{A}", run("{{ nam }}")))],
    ),
    "tag half in a link": ("T12", [paragraph("{{ na", LINK.format(run("m }}")))]),
}


@pytest.mark.parametrize(("rule", "paragraphs"), PLANTED.values(), ids=PLANTED)
@pytest.mark.parametrize("template", SHIPPED)
def test_planted_fault_is_found_and_nothing_else(
    template: str, rule: str, paragraphs: list[str]
) -> None:
    assert rules(with_paragraphs(*paragraphs, template=template)) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "{{ nam }}",
        "{{nam}} và {{ ky_bao_cao }}",
        "{{ nam|upper }}",
        "{{ nam if nam else ky_bao_cao }}",
        "{{ co_quan_chu_quan|default('') }}",
        "{%- if nam %}x{% endif -%}",
        "{% if loai == 'BC' %}x{% elif nam %}y{% else %}z{% endif %}",
        "{% for d in noi_nhan %}{{ d }}{% if not loop.last %}; {% endif %}{% else %}-{% endfor %}",
        "{% for n in phu_luc.nhom %}{% for d in n.nhiem_vu %}{{ d.stt }}{% endfor %}{% endfor %}",
        "{% for n in phu_luc.nhom %}{% for d in noi_nhan %}{{ d }}{% endfor %}{% endfor %}",
        "{% for n in phu_luc.nhom if n.don_vi %}{{ loop.index }}{% endfor %}",
        "{{ noi_nhan[0] }} {{ noi_nhan|first }} {{ noi_nhan|length }}",
        "{{ noi_nhan|join(', ') }} {{ tien_do['hoan_thanh'] }}",
        "{{ nam|trim }}",
        "{# ghi chú “tùy ý” {{ nam #}",
        "{{r trich_yeu }} ({{ ngay_thang }})",
        "Dấu { và } của {1; 2}",
    ],
)
def test_what_renders_is_not_blamed(text: str, fields: Fields, tmp_path: Path) -> None:
    content = with_paragraphs(paragraph("Trước"), paragraph(text), paragraph("sau"))
    path = tmp_path / "mau.docx"
    path.write_bytes(content)

    assert rules(content) == []
    assert render_document(path, fields, properties={})


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param((run("{"), run("{ n"), run("am }"), run("}")), id="runs"),
        pytest.param((run("{{ na"), SPELLING, run("m }}")), id="spelling"),
        pytest.param((run("{{ na"), *BOOKMARK, run("m }}")), id="bookmark"),
        pytest.param((INSERTED.format(run("{{ nam }}")),), id="wholly inserted"),
        pytest.param((LINK.format(run("{{ nam }}")),), id="wholly in a link"),
    ],
)
def test_tag_that_word_cut_into_runs_is_whole(
    runs: tuple[str, ...], fields: Fields, tmp_path: Path
) -> None:
    content = with_paragraphs(paragraph("Năm ", *runs))
    path = tmp_path / "mau.docx"
    path.write_bytes(content)

    assert rules(content) == []
    assert b">2025<" in read_parts(render_document(path, fields, properties={}))[DOCUMENT]


def test_endnotes_are_filled_in_and_checked(fields: Fields, tmp_path: Path) -> None:
    note = f'<w:endnote w:id="2">{paragraph("{{ nam }} {0}")}</w:endnote>'
    root = f"<w:endnotes {W}>{note}</w:endnotes>"
    path = tmp_path / "mau.docx"
    path.write_bytes(with_part("word/endnotes.xml", root))

    (finding,) = found(with_part("word/endnotes.xml", root.replace("nam", "sai"))).findings

    assert finding.where == "chú thích cuối văn bản 2, đoạn 1"
    assert b"2025" in read_parts(render_document(path, fields, properties={}))["word/endnotes.xml"]


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", SHIPPED)
def test_template_that_libreoffice_saved_again_has_no_finding(
    libreoffice_convert: Convert, name: str
) -> None:
    assert found(libreoffice_convert(TEMPLATES / name, "docx").read_bytes()).findings == ()


@pytest.mark.parametrize(
    ("component", "old"),
    [
        ("Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc"),
        ("số của văn bản", "{{ so }}"),
        ("ký hiệu của văn bản", "/{{ ky_hieu }}"),
        ("họ tên người ký", "{{ nguoi_ky }}"),
        ("Nơi nhận", "Nơi nhận:"),
        ("địa danh và thời gian ban hành", "{{ ngay }}"),
    ],
)
@pytest.mark.parametrize("template", SHIPPED)
def test_missing_component_is_named(template: str, component: str, old: str) -> None:
    parts = planted(old, "", template)
    while old == "/{{ ky_hieu }}" and not found(parts).findings:
        parts = _without(parts, old)

    findings = found(parts).findings

    assert [(one.rule.value, one.found) for one in findings] == [("T10", component)]


def _without(content: bytes, old: str) -> bytes:
    from kgsheet.documents.package import read_parts, write_parts

    parts = read_parts(content)
    name = "word/document.xml"
    return write_parts({**parts, name: parts[name].replace(old.encode(), b"", 1)})


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("word/charts/chart1.xml", "biểu đồ"),
        ("word/comments.xml", "lời bình (comment)"),
        ("customXml/item1.xml", "dữ liệu XML kèm theo"),
        ("word/diagrams/data1.xml", "sơ đồ SmartArt"),
        ("word/glossary/document.xml", "phần mẫu chèn sẵn"),
    ],
)
def test_field_where_nobody_fills_it_in_is_found(name: str, place: str) -> None:
    content = with_part(name, f"<w:x {W}><w:t>Năm {{{{ n</w:t><w:t>am }}}}</w:t></w:x>")

    findings = found(content).findings

    assert [(one.rule.value, one.where) for one in findings] == [("T11", place)]


def test_field_that_the_workbook_leaves_blank_is_a_warning() -> None:
    blank = frozenset({"ky_bao_cao", "co_quan_chu_quan"})
    content = with_paragraphs(
        paragraph("{{ ky_bao_cao }}"), paragraph("{% if ky_bao_cao %}{{ ky_bao_cao }}{% endif %}")
    )

    check = found(content, blank)

    assert [(one.rule.value, one.where) for one in check.findings] == [("T13", "đoạn 1")]
    assert check.counts == {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 0}


@pytest.mark.parametrize(
    ("paragraphs", "place"),
    [
        ([paragraph("x"), paragraph("{{ sai }}")], "đoạn 2"),
        ([table(paragraph("x"), paragraph("{{ sai }}"))], "bảng 1, dòng 1, ô 2"),
        ([table(paragraph("x") + paragraph("{{ sai }}"))], "bảng 1, dòng 1, ô 1, đoạn 2"),
        (
            [table(table(paragraph("{{ sai }}")))],
            "bảng 1, dòng 1, ô 1, bảng 1, dòng 1, ô 1",
        ),
        (
            [
                paragraph(
                    "<w:r><w:pict><w:txbxContent>"
                    + paragraph("{{ sai }}")
                    + "</w:txbxContent></w:pict></w:r>"
                )
            ],
            "đoạn 1, hộp chữ, đoạn 1",
        ),
    ],
)
def test_place_is_said_in_words(paragraphs: list[str], place: str) -> None:
    (finding,) = found(with_paragraphs(*paragraphs)).findings

    assert finding.where == place


@pytest.mark.parametrize(
    ("part", "old", "place"),
    [
        ("word/header1.xml", "</w:p>", "đầu trang, đoạn 1"),
        ("word/footnotes.xml", "</w:p>", "chú thích cuối trang -1, đoạn 1"),
    ],
)
def test_headers_and_footnotes_are_checked(part: str, old: str, place: str) -> None:
    (finding,) = found(planted(old, run("{{ sai }}") + old, part=part)).findings

    assert (finding.rule.value, finding.where) == ("T01", place)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ ky_bao_coa }}", "ky_bao_cao"),
        ("{{ tien_do.hoan_than }}", "tien_do.hoan_thanh"),
        ("{{ hoan_thanh }}", "tien_do.hoan_thanh"),
        ("{% for d in noi_dung %}{{ d.chuu }}{% endfor %}", "d.chu"),
        ("{{ zzzz }}", "danh sách trường"),
    ],
)
def test_nearest_name_is_proposed_as_it_is_typed(text: str, said: str) -> None:
    (finding,) = found(with_paragraphs(paragraph(text))).findings

    assert said in finding.expected


def test_all_faults_are_found_in_one_run() -> None:
    content = with_paragraphs(
        paragraph("{{ sai }} {{ tien_do }}"),
        paragraph("{{ trich_yeu }}"),
        paragraph("{% if nam %}"),
    )

    assert rules(content) == ["T01", "T07", "T06", "T03"]


def test_finding_says_code_place_and_remedy() -> None:
    (finding,) = found(with_paragraphs(paragraph("{{ trich_yeu }}"))).findings

    assert finding.code is Code.TEMPLATE_SYNTAX
    assert finding.expected == "Viết {{r trich_yeu }}."
    assert finding.message.startswith("Trường “trich_yeu” có chữ đậm")
    assert "“mau.docx”, đoạn 1" in str(finding.problem("mau.docx"))


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("T01", Code.FIELD_MISSING),
        ("T04", Code.TEMPLATE_TRACKED),
        ("T09", Code.TEMPLATE_FORBIDDEN),
        ("T10", Code.COMPONENT_MISSING),
        ("T11", Code.TEMPLATE_NOT_FILLED),
        ("T13", Code.FIELD_BLANK),
    ],
)
def test_rule_carries_its_code(rule: str, code: Code) -> None:
    assert TEMPLATE_WORDS[TemplateRule(rule)].code is code


def test_part_that_is_not_well_formed_is_left_alone() -> None:
    assert rules(with_part("customXml/item1.xml", "<a>{{ nam }}")) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"text",
        b"PK\x05\x06" + b"\0" * 18,
        pytest.param(sample_workbook(2017).read_bytes(), id="a workbook"),
        pytest.param(with_part("word/vbaProject.bin", "x"), id="a document with macros"),
    ],
)
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    with pytest.raises(TemplateError) as caught:
        check_template(content, "mau.docx")

    assert caught.value.problems[0].code is Code.TEMPLATE_NOT_WORD


def test_template_with_a_doctype_is_refused() -> None:
    content = planted("<w:document ", "<!DOCTYPE a><w:document ")

    with pytest.raises(TemplateError):
        check_template(content, "mau.docx")


def test_every_rule_has_words_and_is_planted() -> None:
    planted_rules = {rule for rule, _ in PLANTED.values()}

    assert set(TEMPLATE_WORDS) == set(TemplateRule)
    assert {one.value for one in TemplateRule} - planted_rules == {"T10", "T13"}
    assert BODY
