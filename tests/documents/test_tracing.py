from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from kgsheet.core.master import Master
from kgsheet.core.progress import Progress
from kgsheet.documents.cache import CACHE_VARIABLE
from kgsheet.documents.fields import build_fields, paragraphs_of
from kgsheet.documents.render import render_document
from kgsheet.documents.tracing import read_trace, traced
from kgsheet.errors import InputError
from kgsheet.messages import Code
from tests.conftest import Convert
from tests.documents.conftest import TEMPLATES, opened, paragraph

REPORT = TEMPLATES / "bao_cao.docx"
BASIC = {
    "kgsheet.loai": "BC",
    "kgsheet.facts": "abc",
    "kgsheet.ngay_chot": "2025-06-30",
    "kgsheet.the_thuc": "nd30_2020",
    "kgsheet.phien_ban": "0",
}
Made = Callable[[], bytes]


@pytest.fixture
def document(master: Master, progress: Progress) -> bytes:
    fields = build_fields(master, progress, "BC")
    properties = BASIC | traced(REPORT, paragraphs_of(master, "BC"), fields, None)
    return render_document(REPORT, fields, properties=properties)


def test_document_says_where_it_comes_from(document: bytes) -> None:
    trace = read_trace(document)

    assert (trace.doc_type, trace.facts_hash, trace.as_of) == ("BC", "abc", date(2025, 6, 30))
    assert (trace.layout, trace.version, trace.agency) == ("nd30_2020", "0", None)


SAYS = """
import sys
from pathlib import Path
from kgsheet.documents.tracing import traced
print(traced(Path(sys.argv[1]), (), {"tien_do": {"hoan_thanh": "02"}}, None))
print("kgsheet.documents.template" in sys.modules)
"""


def test_fields_of_a_template_are_read_once_and_kept(tmp_path: Path) -> None:
    def said(cache: Path | str) -> str:
        return subprocess.run(
            [sys.executable, "-c", SAYS, str(REPORT)],
            env={**os.environ, CACHE_VARIABLE: str(cache), "PYTHONIOENCODING": "utf-8"},
            check=True,
            capture_output=True,
            encoding="utf-8",
        ).stdout

    made, first, second = said(""), said(tmp_path), said(tmp_path)

    assert made == first == "{'kgsheet.in.tien_do.hoan_thanh': '02'}\nTrue\n"
    assert second == made.replace("\nTrue\n", "\nFalse\n")


def test_figures_of_template_and_cells_are_kept_as_printed(document: bytes) -> None:
    figures = read_trace(document).figures

    assert figures["tien_do.hoan_thanh"] == "02"
    assert figures["tien_do.ty_le_den_han"] == "66,7%"
    assert figures["phu_luc.nhom[Sở Y tế].so_nhiem_vu"] == "02"
    # Neither in the template nor in a cell; in an annex that is not printed.
    assert not [one for one in figures if one.startswith(("tien_do.sap", "quy_", "phu_luc_"))]


def test_trace_survives_editing(document: bytes, tmp_path: Path) -> None:
    edited = opened(document)
    edited.paragraphs[0].add_run(" (đã sửa)")
    edited.save(str(tmp_path / "da_sua.docx"))

    assert read_trace((tmp_path / "da_sua.docx").read_bytes()) == read_trace(document)


@pytest.mark.libreoffice
def test_trace_survives_libreoffice(
    document: bytes, tmp_path: Path, libreoffice_convert: Convert
) -> None:
    path = tmp_path / "van_ban.docx"
    path.write_bytes(document)

    saved = libreoffice_convert(path, "docx")

    assert read_trace(saved.read_bytes()) == read_trace(document)


def test_figure_in_a_footnote_is_kept(master: Master, progress: Progress) -> None:
    cell = paragraph("doan", "Chậm[^: Trong đó {{ tien_do.sap_den_han }} sắp đến hạn.].")

    figures = traced(REPORT, [cell], build_fields(master, progress, "BC"), None)

    assert figures["kgsheet.in.tien_do.sap_den_han"] == "00"


def test_template_hash_is_that_of_the_file(document: bytes) -> None:
    assert read_trace(document).template_hash == sha256(REPORT.read_bytes()).hexdigest()


def test_letter_says_whom_it_is_for(master: Master, progress: Progress) -> None:
    fields = build_fields(master, progress, "BC")

    assert traced(REPORT, (), fields, "Sở Y tế")["kgsheet.don_vi"] == "Sở Y tế"


@pytest.mark.parametrize("name", ["khong_co.docx", "so.docx"])
def test_template_that_cannot_be_read_leaves_no_trace(tmp_path: Path, name: str) -> None:
    (tmp_path / "so.docx").write_text("so")

    assert traced(tmp_path / name, (), {}, None) == {}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"text", id="text"),
        pytest.param(REPORT.read_bytes(), id="a template"),
    ],
)
def test_what_the_program_did_not_make_is_refused(content: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_trace(content)

    assert caught.value.problems[0].code is Code.NOT_OUR_DOCUMENT
