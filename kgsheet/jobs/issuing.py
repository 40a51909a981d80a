"""The job that issues documents: examined, rendered or as people edited them, then numbered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kgsheet.core.cells import Snapshot
from kgsheet.core.deadline_values import day_label
from kgsheet.core.edits import CellEdit
from kgsheet.core.master import Settings
from kgsheet.core.numbering.values import Entry
from kgsheet.core.ranges import written_ranges
from kgsheet.core.reference_types import TYPE_NAMES
from kgsheet.core.rules import Examination, examine
from kgsheet.core.text import fold
from kgsheet.errors import HostError, InputError, Place, Problem
from kgsheet.hosts.base import RegisterBook
from kgsheet.hosts.faults import translated
from kgsheet.jobs.allocating import Prepared, Wish, give_number
from kgsheet.jobs.drafting import render_drafts
from kgsheet.jobs.outcome import Document, Listener, Outcome, Target, When, ignore
from kgsheet.jobs.printing import pdf_program, pdfs_of, save_pdf
from kgsheet.jobs.registers import Open, RegisterPlace, find_place
from kgsheet.jobs.updating import plan_update, write_update
from kgsheet.messages import Code, Severity
from kgsheet.messages.commands import Step
from kgsheet.messages.issuing import CONFIRMED_NOTE
from kgsheet.messages.wording import AS_ABOVE, KEPT
from kgsheet.values import frozen

if TYPE_CHECKING:
    from kgsheet.documents.tracing import Trace


@frozen(kw_only=True)
class Issuing:
    """What a person asks for.

    Attributes:
        day: the day of the documents; where `None`, the setting `ngay_bao_cao`, else today.
        number: the number that Văn thư gave.
        document: a draft as people edited it, to be numbered instead of a fresh one.
        confirmation: why a draft is numbered though the facts changed since.
    """

    day: date | None = None
    number: int | None = None
    document: Path | None = None
    confirmation: str = ""


@frozen
class Office:
    """The workbook that documents are issued from, and how its register is reached."""

    book: RegisterBook
    open_book: Open
    target: Target
    when: When


def issue(office: Office, doc_type: str, asked: Issuing, listener: Listener = ignore) -> Outcome:
    """Give the documents of a type their numbers, or the draft that people edited.

    Raises:
        InputError: as `report` does; KG456: errors or warnings are open; KG401 to KG461: why there
            is no number.
        TemplateError: KG501 to KG503: the template must be corrected.
        HostError: KG905, KG906, KG909, KG915: in use, no permission, not saved, no locks.
    """
    if asked.document:
        trace, content = _read(asked.document, doc_type, office.when.as_of)
        snapshot, examined = examine_to_issue(office, trace.as_of, listener, doc_type)
        _check_facts(trace, examined, asked)
        listener(Step.DOCUMENT)
        found = [_edited(examined, content, asked)]
    else:
        snapshot, examined = examine_to_issue(office, office.when.as_of, listener, doc_type)
        listener(Step.DOCUMENT)
        found = _fresh(examined, [doc_type], office.target)
    place = find_place(office.book, snapshot, office.target, office.open_book)
    return _numbered(office, examined, place, found, asked)


def run_and_issue(office: Office, asked: Issuing, listener: Listener = ignore) -> Outcome:
    """Check and update a workbook, and give every document that it configures its number.

    Nothing is written where errors or warnings are open.

    Raises:
        InputError, TemplateError, HostError: as `update` and `issue` do.
    """
    snapshot, examined = examine_to_issue(office, office.when.as_of, listener)
    place = find_place(office.book, snapshot, office.target, office.open_book)
    listener(Step.DOCUMENT)
    found = _fresh(examined, examined.master.document_types, office.target)
    listener(Step.WRITE)
    updated = write_update(plan_update(snapshot, examined), office.book.apply)
    issued = _numbered(office, examined, place, found, asked)
    written = (*updated.written, *issued.written)
    return replace(updated, written=written, documents=issued.documents)


def examine_to_issue(
    office: Office, as_of: date | None, listener: Listener, doc_type: str = ""
) -> tuple[Snapshot, Examination]:
    """Return what a workbook holds, and what was found in it, when it may issue anything.

    Args:
        doc_type: the type asked for; where empty, those that the workbook configures.

    Raises:
        InputError: KG456: errors or warnings are open.
    """
    if office.target.pdf:
        pdf_program()
    listener(Step.READ)
    snapshot = office.book.read()
    listener(Step.CHECK)
    examined = examine(snapshot, as_of, office.when.yesterday)
    gives_documents = doc_type or examined.master.document_types
    counts = (examined.for_documents() if gives_documents else examined).counts
    if counts[Severity.ERROR] or counts[Severity.WARNING]:
        facts = {"errors": counts[Severity.ERROR], "warnings": counts[Severity.WARNING]}
        where = Place(file=examined.master.file)
        # A check does not list what only documents mind.
        blanks = [one for one in examined.unfilled if gives_documents and not one.confirmed]
        raise InputError(Problem(code=Code.NOT_READY, where=where, facts=facts), *blanks)
    return snapshot, examined


def _read(document: Path, doc_type: str, as_of: date | None) -> tuple[Trace, bytes]:
    """Return where a draft comes from, and its bytes; it tells its cut-off day itself."""
    from kgsheet.documents.numbering import read_draft
    from kgsheet.documents.publishing import content_of_draft

    content = content_of_draft(document)
    trace = read_draft(content, document.name).trace
    where = Place(file=document.name)
    if trace.doc_type != doc_type:
        facts = {"found": trace.doc_type, "type": doc_type}
        raise InputError(Problem(code=Code.DRAFT_OTHER_TYPE, where=where, facts=facts))
    if as_of and as_of != trace.as_of:
        facts = {"found": day_label(trace.as_of), "asked": day_label(as_of)}
        raise InputError(Problem(code=Code.DRAFT_OTHER_CUTOFF, where=where, facts=facts))
    return trace, content


def _check_facts(trace: Trace, examined: Examination, asked: Issuing) -> None:
    if trace.facts_hash != examined.master.facts_hash and not asked.confirmation.strip():
        where = Place(file=asked.document.name if asked.document else "")
        raise InputError(Problem(code=Code.DRAFT_FACTS_CHANGED, where=where))


def _fresh(examined: Examination, types: Iterable[str], target: Target) -> list[Prepared]:
    """Render all before the first is numbered: a wrong template leaves no half of them."""
    drafts = [one for doc_type in types for one in render_drafts(examined, doc_type, target)]
    return [prepare_document(examined, one.content, one.fields, one.agency) for one in drafts]


def _edited(examined: Examination, content: bytes, asked: Issuing) -> Prepared:
    from kgsheet.documents.fields import build_fields
    from kgsheet.documents.numbering import read_draft

    origin = asked.document.name if asked.document else ""
    trace = read_draft(content, origin).trace
    fields = build_fields(examined.master, examined.progress, trace.doc_type, agency=trace.agency)
    prepared = prepare_document(examined, content, fields, trace.agency or "")
    changed = trace.facts_hash != examined.master.facts_hash
    note = CONFIRMED_NOTE.format(reason=asked.confirmation.strip()) if changed else ""
    return replace(prepared, origin=origin, entry=replace(prepared.entry, note=note))


def prepare_document(
    examined: Examination, content: bytes, fields: Mapping[str, object], agency: str
) -> Prepared:
    """Return a document that waits for its number, with the row it will get."""
    from kgsheet.documents.numbering import read_draft

    draft = read_draft(content, "")
    subject, doc_type = str(fields["trich_yeu"]), draft.trace.doc_type
    entry = Entry(
        type=doc_type,
        subject=f"{TYPE_NAMES[doc_type]} {subject}",
        signer=str(fields["nguoi_ky"]),
        recipients=_recipients(fields, agency),
        kept_by=_kept_by(str(fields["luu"])),
        cutoff=examined.as_of,
    )
    return Prepared(draft=draft, entry=entry, subject=subject, agency=agency)


def _recipients(fields: Mapping[str, object], agency: str) -> str:
    lines = fields["noi_nhan"]
    told = [str(one).rstrip(" ;.") for one in lines] if isinstance(lines, Sequence) else []
    if agency:
        told = [agency, *(one for one in told if fold(one) != fold(AS_ABOVE))]
    return "; ".join(told)


def _kept_by(line: str) -> str:
    head, _, rest = line.partition(":")
    return (rest if fold(head) == fold(KEPT) else line).strip(" .")


def _numbered(
    office: Office,
    examined: Examination,
    place: RegisterPlace,
    found: Sequence[Prepared],
    asked: Issuing,
) -> Outcome:
    if asked.number is not None and len(found) > 1:
        facts = {"count": len(found), "type": found[0].entry.type}
        raise InputError(Problem(code=Code.SEVERAL_LETTERS, facts=facts))
    today = office.when.today
    day = day_of(examined.master.settings, asked, today)
    wish = Wish(day=day, today=today, number=asked.number)
    documents: list[Document] = []
    changed: list[CellEdit] = []
    for one in found:
        document, edits = give_number(place, one, wish)
        documents.append(document)
        changed += edits
    if office.target.pdf:
        documents = [_with_pdf(document) for document in documents]
    return Outcome(examined=examined, written=written_ranges(changed), documents=tuple(documents))


def day_of(settings: Settings, asked: Issuing, today: date) -> date:
    """Return the day that documents bear."""
    return asked.day or settings.report_date or today


def _with_pdf(document: Document) -> Document:
    """The document with its PDF, which the register does not vouch for.

    It has its number: that a PDF cannot be made is no reason to say that it was not issued.
    """
    try:
        with translated(document.path, "read"):
            (content,) = pdfs_of([document.path.read_bytes()])
        return replace(document, pdf=save_pdf(document.path, content))
    except HostError as exc:
        return replace(document, pdf_fault=str(exc))
