"""Prints the register as a Word document, and seals the workbook of the same rows."""

from __future__ import annotations

from pathlib import Path

from kgsheet.core.numbering.printing import PrintedRegister
from kgsheet.documents.fields import Fields
from kgsheet.documents.package import (
    CUSTOM_PROPERTIES,
    SEAL,
    fingerprint,
    read_parts,
    write_parts,
)
from kgsheet.documents.properties import attach_properties, custom_xml
from kgsheet.documents.render import render_document
from kgsheet.messages.register_print import REGISTER_TITLE


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


def seal_workbook(content: bytes) -> bytes:
    """Return a fresh workbook without the clock's traces, sealed as Word files of the program are.

    The seal tells later whether a person changed the file.
    """
    parts = read_parts(content)
    attach_properties(parts)
    parts[CUSTOM_PROPERTIES] = custom_xml({SEAL: fingerprint(parts)})
    return write_parts(parts)
