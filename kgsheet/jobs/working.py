"""The jobs that write documents from a workbook."""

from __future__ import annotations

from kgsheet.core.rules import Examination
from kgsheet.hosts.base import Book
from kgsheet.jobs.drafting import write_drafts
from kgsheet.jobs.examining import examined
from kgsheet.jobs.outcome import Document, Listener, Outcome, Target, When, ignore
from kgsheet.jobs.printing import pdf_program
from kgsheet.jobs.updating import update
from kgsheet.messages.commands import Step


def report(
    book: Book, when: When, doc_type: str, target: Target, listener: Listener = ignore
) -> Outcome:
    """Write a draft document of a type; of letters, one for each agency that is late.

    Raises:
        InputError: as `check` does; KG504 to KG506: the sheet lacks what the document needs.
        TemplateError: KG501 to KG503: the template must be corrected.
        HostError: KG906, KG909: the document cannot be written.
    """
    if target.pdf:
        pdf_program()  # nothing is written where the PDF cannot be made
    _, found = examined(book, when, listener)
    documents = _write(found, doc_type, target, listener)
    return Outcome(examined=_with_blanks(found, documents), documents=documents)


def run(book: Book, when: When, target: Target, listener: Listener = ignore) -> Outcome:
    """Check and update a workbook and write a draft of every type of document it configures.

    Raises:
        InputError, TemplateError, HostError: as `update` and `report` do.
    """
    if target.pdf:
        pdf_program()
    updated = update(book, when, listener=listener)
    types = updated.examined.master.document_types
    written = (_write(updated.examined, kind, target, listener) for kind in types)
    documents = tuple(document for some in written for document in some)
    return Outcome(
        examined=_with_blanks(updated.examined, documents),
        written=updated.written,
        skipped=updated.skipped,
        documents=documents,
    )


def _with_blanks(found: Examination, documents: tuple[Document, ...]) -> Examination:
    return found.for_documents() if documents else found


def _write(
    found: Examination, doc_type: str, target: Target, listener: Listener
) -> tuple[Document, ...]:
    listener(Step.DOCUMENT)
    return write_drafts(found, doc_type, target)
