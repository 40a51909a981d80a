"""How numbers and symbols of documents are printed, and what a printed one says."""

from __future__ import annotations

import re

from kgsheet.core.master import Settings
from kgsheet.core.reference_types import canonical_type
from kgsheet.core.references import Reference, ReferenceKind, parse_reference
from kgsheet.messages.wording import UNTITLED_TYPES
from kgsheet.on_use import regex
from kgsheet.values import frozen

_LETTER = "CV"
_NAME = regex(r"(?:.*/)?(\d{4})-([^\W\d_]+)-(\d{1,9})-[^/]*\.docx", re.IGNORECASE)


@frozen
class Named:
    """Year, type and number that the name of a file bears."""

    year: int
    type: str
    number: int


def symbol_of(doc_type: str, settings: Settings) -> str:
    """Return the symbol: that of a letter names its drafting unit, that of others their type.

    >>> symbol_of("BC", Settings()), symbol_of("CV", Settings())
    ('BC-UBND', 'UBND-TH')
    """
    if doc_type in UNTITLED_TYPES:
        return f"{settings.issuer_symbol}-{settings.drafting_unit}"
    return f"{doc_type}-{settings.issuer_symbol}"


def number_text(number: int) -> str:
    """Return a number as the header prints it (Decree 30/2020, I-II-3c).

    >>> number_text(9), number_text(169)
    ('09', '169')
    """
    return f"{number:02}"


def document_symbol(number: int, doc_type: str, settings: Settings) -> str:
    """Return number and symbol as the register and the header print them.

    >>> document_symbol(9, "KH", Settings())
    '09/KH-UBND'
    """
    return f"{number_text(number)}/{symbol_of(doc_type, settings)}"


def read_symbol(text: str) -> tuple[int | None, str]:
    """Return number and type of a printed symbol; no number where it cannot be read, or `104a`.

    >>> read_symbol("09/KH-UBND"), read_symbol("12/UBND-TH"), read_symbol("chưa có")
    ((9, 'KH'), (12, 'CV'), (None, ''))
    """
    read = parse_reference(text)
    if not isinstance(read, Reference):
        return None, ""
    doc_type = _LETTER if read.kind is ReferenceKind.LETTER else read.type
    return None if read.suffix else read.number, doc_type


def read_name(name: str) -> Named | None:
    """Return what the name of a numbered document bears, `None` for any other name.

    >>> read_name("2017-BC-169-kiem-diem.docx")
    Named(year=2017, type='BC', number=169)
    >>> read_name("2017-BC-du-thao-kiem-diem.docx") is None
    True
    """
    match = _NAME.fullmatch(name.replace("\\", "/"))
    if match is None:
        return None
    doc_type = canonical_type(match[2]) or match[2].upper()
    return Named(int(match[1]), doc_type, int(match[3]))
