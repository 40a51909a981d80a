"""The jobs of every day: check a workbook, update it, write its documents."""

from __future__ import annotations

from collections.abc import Mapping

from kgsheet import __version__
from kgsheet.core.cells import Snapshot
from kgsheet.core.ranges import written_ranges
from kgsheet.core.rules import Examination, examine
from kgsheet.core.updates import missing_derived, update_edits
from kgsheet.hosts.base import Book
from kgsheet.jobs.outcome import Document, Listener, Outcome, Target, When, ignore
from kgsheet.messages.commands import Step
from kgsheet.shipped import word_template


def check(book: Book, when: When, listener: Listener = ignore) -> Outcome:
    """Return the findings of a workbook; changes nothing in it.

    Raises:
        InputError: KG302, KG902 to KG904: not a workbook that can be checked.
        HostError: KG901, KG906: it cannot be reached.
    """
    return Outcome(examined=_examine(book, when, listener)[1])


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
    )


def report(
    book: Book, when: When, doc_type: str, target: Target, listener: Listener = ignore
) -> Outcome:
    """Write a draft document of a type.

    Raises:
        InputError: as `check` does; KG504 to KG506: the sheet lacks what the document needs.
        TemplateError: KG501 to KG503: the template must be corrected.
        HostError: KG906, KG909: the document cannot be written.
    """
    _, examined = _examine(book, when, listener)
    return Outcome(examined=examined, documents=(_write(examined, doc_type, target, listener),))


def run(book: Book, when: When, target: Target, listener: Listener = ignore) -> Outcome:
    """Check and update a workbook and write a draft of every type of document it configures.

    Raises:
        InputError, TemplateError, HostError: as `update` and `report` do.
    """
    updated = update(book, when, listener=listener)
    types = updated.examined.master.document_types
    documents = tuple(_write(updated.examined, kind, target, listener) for kind in types)
    return Outcome(
        examined=updated.examined,
        written=updated.written,
        skipped=updated.skipped,
        documents=documents,
    )


def _examine(book: Book, when: When, listener: Listener) -> tuple[Snapshot, Examination]:
    listener(Step.READ)
    snapshot = book.read()
    listener(Step.CHECK)
    return snapshot, examine(snapshot, when.as_of, when.yesterday)


def _write(examined: Examination, doc_type: str, target: Target, listener: Listener) -> Document:
    # Word libraries take a third of a second to load; only a document needs them.
    from kgsheet.documents.fields import build_fields
    from kgsheet.documents.naming import document_name
    from kgsheet.documents.render import render_document
    from kgsheet.documents.store import save_document

    listener(Step.DOCUMENT)
    master = examined.master
    fields = build_fields(master, examined.progress, doc_type)
    template = target.template or word_template(doc_type)
    content = render_document(template, fields, properties=_properties(examined, doc_type))
    folder = target.folder or target.beside / master.settings.output_folder
    year = master.settings.year or examined.as_of.year
    name = document_name(year, doc_type, None, str(fields["trich_yeu"]))
    return Document(type=doc_type, path=save_document(folder, name, content))


def _properties(examined: Examination, doc_type: str) -> Mapping[str, str]:
    return {
        "kgsheet.loai": doc_type,
        "kgsheet.facts": examined.master.facts_hash,
        "kgsheet.ngay_chot": examined.as_of.isoformat(),
        "kgsheet.the_thuc": examined.master.settings.layout,
        "kgsheet.phien_ban": __version__,
    }
