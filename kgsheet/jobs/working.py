"""The jobs of every day: check a workbook, update it, write its documents."""

from __future__ import annotations

from kgsheet.core.cells import Snapshot
from kgsheet.core.ranges import written_ranges
from kgsheet.core.rules import Examination, examine
from kgsheet.core.updates import findings_edits, findings_sheet, missing_derived, update_edits
from kgsheet.hosts.base import Book
from kgsheet.jobs.drafting import write_drafts
from kgsheet.jobs.outcome import Document, Listener, Outcome, Target, When, ignore
from kgsheet.jobs.printing import pdf_program
from kgsheet.messages.commands import Step


def check(book: Book, when: When, listener: Listener = ignore) -> Outcome:
    """Return the findings of a workbook; changes nothing in it.

    Raises:
        InputError: KG302, KG902 to KG904: not a workbook that can be checked.
        HostError: KG901, KG906: it cannot be reached.
    """
    return Outcome(examined=_examine(book, when, listener)[1])


def list_findings(book: Book, when: When, listener: Listener = ignore) -> Outcome:
    """Write the findings into the list of the workbook, where it has one, and nothing else.

    Raises:
        InputError: as `check` does; KG908: a cell cannot be written without loss.
        HostError: KG905, KG906, KG909: in use, no permission, not saved.
    """
    snapshot, examined = _examine(book, when, listener)
    listener(Step.WRITE)
    changed = book.apply(findings_edits(snapshot, examined))
    return Outcome(
        examined=examined, written=written_ranges(changed), list_sheet=findings_sheet(snapshot)
    )


def progress(book: Book, when: When, listener: Listener = ignore) -> Outcome:
    """Return the completion rates and the overdue of a workbook; changes nothing in it.

    Raises:
        InputError, HostError: as `check` does.
    """
    return check(book, when, listener)


def update(
    book: Book, when: When, *, dry_run: bool = False, listener: Listener = ignore
) -> Outcome:
    """Write derived columns, findings and dashboard into the workbook, and nothing else.

    Args:
        book: the workbook.
        when: the days.
        dry_run: only say what would be written.
        listener: is told each step.

    Raises:
        InputError: as `check` does; KG908: a cell cannot be written without loss.
        HostError: KG905, KG906, KG909: in use, no permission, not saved.
    """
    snapshot, examined = _examine(book, when, listener)
    edits = update_edits(snapshot, examined)
    listener(Step.WRITE)
    changed = book.preview(edits) if dry_run else book.apply(edits)
    return Outcome(
        examined=examined,
        written=written_ranges(changed),
        skipped=missing_derived(examined.block),
        list_sheet=findings_sheet(snapshot),
    )


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
    _, examined = _examine(book, when, listener)
    return Outcome(examined=examined, documents=_write(examined, doc_type, target, listener))


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
    return Outcome(
        examined=updated.examined,
        written=updated.written,
        skipped=updated.skipped,
        documents=tuple(document for some in written for document in some),
    )


def _examine(book: Book, when: When, listener: Listener) -> tuple[Snapshot, Examination]:
    listener(Step.READ)
    snapshot = book.read()
    listener(Step.CHECK)
    return snapshot, examine(snapshot, when.as_of, when.yesterday)


def _write(
    examined: Examination, doc_type: str, target: Target, listener: Listener
) -> tuple[Document, ...]:
    listener(Step.DOCUMENT)
    return write_drafts(examined, doc_type, target)
