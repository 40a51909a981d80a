"""Every byte of text arrives: what the sheet holds is what the document shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openxml_audit import FileFormat, OpenXmlValidator

from kgsheet.core.cells import CellValue
from kgsheet.core.rules import Examination, examine
from kgsheet.documents.fields import build_fields
from kgsheet.documents.render import render_document
from kgsheet.hosts.memory import MemoryBook
from tests.documents.conftest import TEMPLATES
from tests.documents.reading import expected, paragraphs

Rows = list[list[CellValue]]
DAY = date(2025, 6, 30)
TEMPLATE = {"BC": "bao_cao.docx", "KH": "ke_hoach.docx", "CV": "cong_van.docx"}

NASTY = (
    "A & B <x> \"y\" 'z'",
    "{{ nam }} {% if x %} {# #} ${x}",
    "**đậm** *nghiêng* [^: chú thích]",
    "</w:t></w:r></w:p> <kgsheet:note>x</kgsheet:note>",
    "emoji 😀 👩\u200d⚕\ufe0f, tổ hợp e\u0302\u0301, số ２",
    "một\nhai\tba\r\nbốn\rnăm\u2028sáu",
    "\x00\x01\x0b\x0c\x1f\x7f\ufffe\uffffcòn\ufffd\x85\xad",
    "có ... chỗ trống, không có …",
    "  hai  khoảng\u00a0trắng  ",
    "]]> <!-- x --> <?php ?> &amp; &#0;",
    "_x0041_ %s {0} \\ \\n $1 \\1",
    "x" * 32767,
)
CELLS = st.text(
    st.characters(codec="utf-8") | st.sampled_from("\x00\x0b\r\n\t&<>\"'{}%*[]^\\"),
    min_size=1,
    max_size=60,
).filter(lambda text: re.search(r"\w", expected(text)) is not None)


def escaped(text: str) -> str:
    """A text that means its marks literally, as a person types it into the narrative."""
    return re.sub(r"[\\*\[\]{}]", r"\\\g<0>", text)


def book(text: str, doc_type: str) -> MemoryBook:
    sheets: dict[str, Rows] = {
        "Nhiệm vụ": [
            ["Mã", "Đơn vị chủ trì", "Nội dung", "Thời gian thực hiện"],
            ["1", "Sở Y tế", text, "Quý I/2025"],
        ],
        "Nội dung": [
            ["Loại văn bản", "Cấp", "Tiêu đề", "Nội dung"],
            [doc_type, "trich_yeu", None, "Kết quả"],
            [doc_type, "diem", None, escaped(text)],
            [doc_type, "khoan", escaped(text), "x"],
            [doc_type, "doan", None, f"chú thích[^: {escaped(text)}.]"],
            [doc_type, "doan", None, "Hết"],
        ],
        "Người ký": [["Mã", "Họ tên", "Quyền hạn"], ["CT", "Lê Thị Hoa", "CHỦ TỊCH"]],
    }
    return MemoryBook(sheets=sheets)


def written(text: str, doc_type: str) -> bytes:
    found: Examination = examine(book(text, doc_type).read(), DAY, lambda: DAY)
    agency = "Sở Y tế" if doc_type == "CV" else None
    fields = build_fields(found.master, found.progress, doc_type, agency=agency)
    return render_document(TEMPLATES / TEMPLATE[doc_type], fields, properties={"x": text})


@cache
def otherwise(doc_type: str) -> list[str]:
    """The paragraphs of such a document about something else."""
    return paragraphs(written("Một đề án khác", doc_type))


def arrived(text: str, doc_type: str, content: bytes) -> int:
    """How often a text stands where it was typed; a "1" is also the number of a row."""
    told = expected(text)
    return paragraphs(content).count(told) - otherwise(doc_type).count(told)


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], list[str]]:
    """What Microsoft's validation finds wrong in a document."""
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
    path: Path = tmp_path_factory.mktemp("any_text") / "van_ban.docx"

    def found(content: bytes) -> list[str]:
        path.write_bytes(content)
        return [str(one) for one in validator.validate(path).errors]

    return found


@pytest.mark.parametrize("doc_type", TEMPLATE)
@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nasty_text_arrives(text: str, doc_type: str, faults: Callable[[bytes], list[str]]) -> None:
    content = written(text, doc_type)

    # In the annex, as a point, and as the heading of a clause.
    assert arrived(text, doc_type, content) == 3
    assert faults(content) == []


@given(text=CELLS, doc_type=st.sampled_from(sorted(TEMPLATE)))
@example(text="1", doc_type="BC")
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_arrives(faults: Callable[[bytes], list[str]], text: str, doc_type: str) -> None:
    content = written(text, doc_type)

    assert arrived(text, doc_type, content) == 3
    assert faults(content) == []


@pytest.mark.slow
@given(text=CELLS, doc_type=st.sampled_from(sorted(TEMPLATE)))
@settings(max_examples=500, deadline=None)
def test_any_text_at_all_arrives(text: str, doc_type: str) -> None:
    assert arrived(text, doc_type, written(text, doc_type)) == 3
