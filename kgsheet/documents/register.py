"""Prints the register as a Word document: a cover, and its rows on A4 landscape."""

from __future__ import annotations

from pathlib import Path

from kgsheet.core.numbering.printing import PrintedRegister
from kgsheet.documents.fields import Fields
from kgsheet.documents.render import render_document
from kgsheet.messages.register import REGISTER_TITLE


def render_register(template: Path, printed: PrintedRegister) -> bytes:
    """Return the printed register as the bytes of a Word file.

    Raises:
        TemplateError: KG501 to KG503: the template is wrong.
        HostError: KG901, KG906: the template cannot be read.
    """
    fields: Fields = {
        "trich_yeu": REGISTER_TITLE,
        "ten_loai_thuong": printed.year,
        "co_quan_chu_quan": printed.superior,
        "ten_co_quan": printed.issuer,
        "nam": printed.year,
        "pham_vi": printed.span,
        "cac_dong": printed.rows,
    }
    return render_document(template, fields, properties={})
