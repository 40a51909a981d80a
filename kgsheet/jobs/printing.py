"""Has documents printed as PDF beside their Word files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kgsheet.errors import HostError, Problem
from kgsheet.messages import Code


def pdf_program(find: Callable[[], str | None] | None = None) -> str:
    """Return the program that makes PDFs.

    Args:
        find: looks for it; where `None`, on this computer.

    Raises:
        HostError: KG961: there is none.
    """
    from kgsheet.hosts.libreoffice.office import find_program

    program = (find or find_program)()
    if program is None:
        raise HostError(Problem(code=Code.PDF_PROGRAM_MISSING))
    return program


def pdfs_of(documents: Sequence[bytes]) -> Sequence[bytes]:
    """Return documents as PDFs.

    Raises:
        HostError: KG961, KG962: LibreOffice is missing, or makes none.
    """
    from kgsheet.documents.pdf import make_pdfs

    return make_pdfs(pdf_program(), documents) if documents else ()


def save_pdf(document: Path, content: bytes) -> Path:
    """Write the PDF of a document beside it and return where it stands.

    One that a person edited or signed stays; the next free name is then taken.

    Raises:
        HostError: KG906, KG909: it cannot be written.
    """
    from kgsheet.documents.pdf import is_untouched_pdf
    from kgsheet.documents.store import save_document

    name = document.with_suffix(".pdf").name
    return save_document(document.parent, name, content, is_untouched_pdf)
