from __future__ import annotations

from pathlib import Path

import docx
import pytest

from kgsheet.documents.fields import Fields
from kgsheet.documents.package import read_parts, write_parts
from kgsheet.documents.render import render_document
from kgsheet.errors import HostError, KgsheetError, TemplateError
from kgsheet.messages import Code
from tests.documents.conftest import Template


def fault(path: Path, fields: Fields) -> KgsheetError:
    with pytest.raises(KgsheetError) as caught:
        render_document(path, fields, properties={})
    return caught.value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Kỳ {{ ky_bao_coa }}",
            ["“ky_bao_coa”", "Có phải là: ky_bao_cao", "“Kỳ {{ ky_bao_coa }}”"],
        ),
        ("{{ tien_do.hoan_than }}", ["“hoan_than”", "tien_do.hoan_thanh"]),
        ("{%p for a in noi_nhn %}", []),
        ("{{ noi_nhan[9] }}", []),
    ],
)
def test_missing_field_is_named_with_its_paragraph(
    template: Template, fields: Fields, text: str, said: list[str]
) -> None:
    path = template(text)
    if "for" in text:
        document = docx.Document(str(path))
        document.add_paragraph("{%p endfor %}")
        document.save(str(path))

    error = fault(path, fields)

    assert isinstance(error, TemplateError)
    assert error.problems[0].code == Code.FIELD_MISSING
    assert [one for one in [*said, "“mau.docx”"] if one not in str(error)] == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ nam", id="not closed"),
        pytest.param("{% if nam %}", id="no end"),
        pytest.param("{{ nam | khong_co }}", id="unknown filter"),
        pytest.param("{% gop %}", id="merge without condition"),
        pytest.param("{{ ''.__class__.__mro__ }}", id="attribute walk"),
        pytest.param("{{ nam.__init__.__globals__ }}", id="walk from a field"),
        pytest.param("{{ noi_nhan.__class__.__base__.__subclasses__() }}", id="subclasses"),
        pytest.param("{% include 'x' %}", id="include"),
        pytest.param("{% import 'os' as os %}", id="import"),
        pytest.param("{{ 'a' * 1000000000 }}", id="fills the memory"),
        pytest.param("{{ 9 ** 99999999 }}", id="fills the processor"),
        pytest.param("{{ tien_do }}", id="a group of fields"),
        pytest.param("{{ trich_yeu }}", id="rich text in plain text"),
        pytest.param("{{ 1 / 0 }}", id="no number"),
        pytest.param("{{ nam" + "|upper" * 2000 + " }}", id="deeper than the stack"),
        pytest.param("{% set x = 1 %}{{ noi_nhan.append('x') }}", id="changes a field"),
    ],
)
def test_wrong_or_hostile_tags_are_refused(template: Template, fields: Fields, text: str) -> None:
    error = fault(template(text), fields)

    assert isinstance(error, TemplateError)
    assert error.problems[0].code in {Code.TEMPLATE_SYNTAX, Code.FIELD_MISSING}
    assert "{" in str(error) or "“mau.docx”" in str(error)


@pytest.mark.parametrize("function", ["range(9)", "lipsum()", "cycler('a')", "dict()"])
def test_templates_have_no_functions(template: Template, fields: Fields, function: str) -> None:
    assert fault(template(f"{{{{ {function} }}}}"), fields).problems[0].code == Code.TEMPLATE_SYNTAX


def test_tags_that_cut_a_table_apart_are_refused(tmp_path: Path, fields: Fields) -> None:
    document = docx.Document()
    document.add_table(rows=1, cols=1).cell(0, 0).text = "{% if nam == 'x' %}"
    document.add_paragraph("{% endif %}")
    path = tmp_path / "mau.docx"
    document.save(str(path))

    error = fault(path, fields)

    assert error.problems[0].code == Code.TEMPLATE_SYNTAX
    assert "không khớp nhau" in str(error)


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x05\x06" + b"\0" * 18])
def test_file_that_is_not_word_is_refused(tmp_path: Path, fields: Fields, content: bytes) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(content)

    assert fault(path, fields).problems[0].code == Code.TEMPLATE_NOT_WORD


def test_tags_in_tags_without_end_are_refused(tmp_path: Path, fields: Fields) -> None:
    document = docx.Document()
    document.add_paragraph("{% if nam %}" * 3000 + "{% endif %}" * 3000)
    path = tmp_path / "mau.docx"
    document.save(str(path))

    assert fault(path, fields).problems[0].code == Code.TEMPLATE_SYNTAX


def test_loops_without_end_are_refused_with_their_place(template: Template, fields: Fields) -> None:
    loops = "{% for a in x %}{% for b in x %}{% for c in x %}chữ"
    path = template(loops + "{% endfor %}" * 3)

    error = fault(path, {**fields, "x": ("y",) * 300})

    assert error.problems[0].code == Code.TEMPLATE_SYNTAX
    assert "cấu trúc không được phép" in str(error)


def test_zip_without_a_document_is_refused(
    template: Template, fields: Fields, tmp_path: Path
) -> None:
    parts = read_parts(template("Năm").read_bytes())
    del parts["word/document.xml"]
    path = tmp_path / "hai.docx"
    path.write_bytes(write_parts(parts))

    assert fault(path, fields).problems[0].code == Code.TEMPLATE_NOT_WORD


@pytest.mark.parametrize("harm", ["bomb", "doctype"])
def test_template_made_to_harm_is_refused(
    template: Template, fields: Fields, tmp_path: Path, harm: str
) -> None:
    parts = read_parts(template("Năm {{ nam }}").read_bytes())
    if harm == "bomb":
        parts["word/media/image1.xml"] = b" " * 70_000_000
    else:
        entity = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document'
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:document", entity, 1)
    path = tmp_path / "hai.docx"
    path.write_bytes(write_parts(parts))

    assert fault(path, fields).problems[0].code == Code.TEMPLATE_NOT_WORD


def test_folder_is_no_template(tmp_path: Path, fields: Fields) -> None:
    assert fault(tmp_path, fields).problems[0].code == Code.TEMPLATE_NOT_WORD


def test_template_that_is_not_there_is_said(tmp_path: Path, fields: Fields) -> None:
    error = fault(tmp_path / "khong_co.docx", fields)

    assert isinstance(error, HostError)
    assert error.problems[0].code == Code.FILE_NOT_FOUND


SEALED = Path("/proc/sys/vm/compact_memory")


@pytest.mark.skipif(not SEALED.exists(), reason="needs a file that even root may not read")
def test_template_that_may_not_be_read_is_said(fields: Fields) -> None:
    assert fault(SEALED, fields).problems[0].code == Code.NO_PERMISSION
