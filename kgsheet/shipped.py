"""Where the sample workbooks and the Word templates lie that the project ships."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "_files"
# A checkout, or an editable install of one, keeps them at its top, where people look.
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent

SAMPLE_YEARS = (2017, 2021)
_TEMPLATES = {"BC": "bao_cao.docx", "KH": "ke_hoach.docx", "CV": "cong_van.docx"}
TEMPLATE_TYPES = tuple(_TEMPLATES)


def sample_workbook(year: int) -> Path:
    """Return the sample workbook of a year."""
    return _ROOT / "workbooks" / f"theo_doi_{year}.xlsm"


def register_template() -> Path:
    """Return the Word template of the printed register."""
    return _ROOT / "word_templates" / "so_dang_ky.docx"


def word_template(doc_type: str) -> Path:
    """Return the Word template of a type of document."""
    return _ROOT / "word_templates" / _TEMPLATES[doc_type]
