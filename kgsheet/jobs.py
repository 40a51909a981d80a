"""The use cases: each reads a book, asks the core, and has the edits and documents written."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from kgsheet import __version__
from kgsheet.core.cells import Snapshot
from kgsheet.core.mended import Mended
from kgsheet.core.ranges import written_ranges
from kgsheet.core.restoring import block_rules
from kgsheet.core.rules import Examination, examine
from kgsheet.core.updates import missing_derived, update_edits
from kgsheet.errors import InputError, Place, Problem
from kgsheet.hosts.base import Book, BookFile
from kgsheet.hosts.faults import translated
from kgsheet.messages import Code
from kgsheet.messages.commands import Step
from kgsheet.shipped import SAMPLE_YEARS, sample_workbook, word_template

WORKBOOK_SUFFIX = ".xlsx"

Listener = Callable[[Step], None]


def _ignore(step: Step) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The days a job works with.

    Attributes:
        today: the day it is; nothing in the core reads a clock.
        as_of: the cut-off day D, `None` for the one of the settings, else yesterday.
    """

    today: date
    as_of: date | None = None

    def yesterday(self) -> date:
        """Return the last closed day."""
        return self.today - timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that was written; a draft has neither number nor day."""

    type: str
    path: Path
    number: int | None = None
    symbol: str | None = None
    issued_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a job did.

    Attributes:
        written: ranges of the workbook that changed.
        skipped: derived columns that the sheet lacks.
    """

    examined: Examination
    written: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    documents: tuple[Document, ...] = field(default_factory=tuple)


def check(book: Book, when: When, listener: Listener = _ignore) -> Outcome:
    """Return the findings of a workbook; changes nothing in it.

    Raises:
        InputError: KG302, KG902 to KG904: not a workbook that can be checked.
        HostError: KG901, KG906: it cannot be reached.
    """
    return Outcome(examined=_examine(book, when, listener)[1])


def progress(book: Book, when: When, listener: Listener = _ignore) -> Outcome:
    """Return the completion rates and the overdue of a workbook; changes nothing in it.

    Raises:
        InputError, HostError: as `check` does.
    """
    return check(book, when, listener)


def update(
    book: Book, when: When, *, dry_run: bool = False, listener: Listener = _ignore
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where documents go.

    Attributes:
        beside: the folder of the workbook, which the setting `thu_muc_van_ban` starts from.
        folder: the folder asked for, instead of that of the settings.
        template: the Word template asked for, instead of the shipped one.
    """

    beside: Path
    folder: Path | None = None
    template: Path | None = None


def report(
    book: Book, when: When, doc_type: str, target: Target, listener: Listener = _ignore
) -> Outcome:
    """Write a draft document of a type.

    Raises:
        InputError: as `check` does; KG504 to KG506: the sheet lacks what the document needs.
        TemplateError: KG501 to KG503: the template must be corrected.
        HostError: KG906, KG909: the document cannot be written.
    """
    _, examined = _examine(book, when, listener)
    return Outcome(examined=examined, documents=(_write(examined, doc_type, target, listener),))


def run(book: Book, when: When, target: Target, listener: Listener = _ignore) -> Outcome:
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


def new(path: Path, sample: int | None, year: int) -> None:
    """Make a new master workbook: a copy of a sample, or a blank one for a year.

    Raises:
        InputError: KG910, KG911: the name is not one of an .xlsx, or the file is there already.
        HostError: KG906, KG909: it cannot be written there.
    """
    where = Place(file=path.name)
    if path.suffix.casefold() != WORKBOOK_SUFFIX:
        raise InputError(Problem(code=Code.NEW_NOT_XLSX, where=where))
    if path.exists():
        raise InputError(Problem(code=Code.FILE_EXISTS, where=where))
    with translated(path, "write"):
        if sample:
            shutil.copyfile(sample_workbook(sample), path)
        else:
            # XlsxWriter loads for nobody else.
            from kgsheet.build.workbook import blank, write_workbook

            with path.open("xb") as stream:
                write_workbook(stream, blank(year))


def undo(book: BookFile) -> None:
    """Put the version before the last save back; the present one can be had back the same way.

    Raises:
        InputError: KG912: there is no backup; KG902 to KG904, KG907: it is no workbook.
        HostError: KG901, KG905, KG906, KG909: it cannot be reached, in use, not saved.
    """
    book.undo()


def restore(book: BookFile) -> Sequence[Mended]:
    """Put back what pasting destroyed: drop-downs, hints, colours, formats, headings, columns.

    Raises:
        InputError: KG302, KG902 to KG904: not a workbook with tasks; KG908: no room for a column.
        HostError: KG901, KG905, KG906, KG909: it cannot be reached, in use, not saved.
    """
    return book.restore(block_rules)


def copy_samples(folder: Path) -> tuple[Path, ...]:
    """Copy the sample workbooks to a folder and return the copies; one that is there stays.

    Raises:
        HostError: KG906, KG909: they cannot be written there.
    """
    copies = []
    with translated(folder, "write"):
        folder.mkdir(parents=True, exist_ok=True)
        for year in SAMPLE_YEARS:
            source = sample_workbook(year)
            copies.append(folder / source.name)
            if not copies[-1].exists():
                shutil.copyfile(source, copies[-1])
    return tuple(copies)


def export_findings(outcome: Outcome, path: Path) -> None:
    """Write the findings into a fresh workbook of their own.

    Raises:
        InputError: KG910: the file is there already.
        HostError: KG906, KG909: it cannot be written there.
    """
    from kgsheet.exports import write_findings

    if path.exists():
        raise InputError(Problem(code=Code.FILE_EXISTS, where=Place(file=path.name)))
    with translated(path, "write"), path.open("xb") as stream:
        write_findings(stream, outcome.examined.findings)


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
