"""Nothing is found in conforming documents that LibreOffice made, without our templates."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgsheet.documents.layout import lint_document
from tests.conftest import Convert
from tests.documents.layout.good import DECISION, LETTER, REPORT
from tests.documents.layout.odf import flat_document
from tests.documents.layout.typed import Typed, changed

TABS = Path(__file__).with_name("typed_with_tabs.fodt")
"""Columns by tabs, lines as shapes, a bulleted list; its picture was looked at."""


def found(path: Path) -> list[str]:
    linted = lint_document(path.read_bytes())
    return [f"{one.rule} {one.where}: {one.message}" for one in linted.findings]


@pytest.mark.libreoffice
@pytest.mark.parametrize("document", [REPORT, LETTER, DECISION], ids=["BC", "CV", "QĐ"])
def test_nothing_is_found_in_a_document_typed_with_tables(
    libreoffice_convert: Convert, tmp_path: Path, document: Typed
) -> None:
    path = tmp_path / "typed.fodt"
    path.write_text(flat_document(document), encoding="utf-8")

    assert found(libreoffice_convert(path, "docx")) == []


@pytest.mark.libreoffice
def test_nothing_is_found_in_a_document_typed_with_tabs(libreoffice_convert: Convert) -> None:
    assert found(libreoffice_convert(TABS, "docx")) == []


@pytest.mark.libreoffice
def test_faults_are_found_in_typed_documents_too(
    libreoffice_convert: Convert, tmp_path: Path
) -> None:
    path = tmp_path / "typed.fodt"
    faulty = changed(changed(REPORT, "country", size=15), "kept", text="- Lưu: VT.")
    path.write_text(flat_document(faulty), encoding="utf-8")

    rules = [one[:3] for one in found(libreoffice_convert(path, "docx"))]

    assert rules == ["F08", "F44"]
