"""What a worker does with one workbook: leave it where it is done and unchanged, else run it."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from kgsheet import __version__, jobs
from kgsheet.batch.figures import has_figures, keep_figures
from kgsheet.batch.replacing import clear_leftovers
from kgsheet.batch.values import Item, Numbering, Record, Status, Written
from kgsheet.core.rules import Examination
from kgsheet.hosts.base import Book
from kgsheet.hosts.faults import translated
from kgsheet.jobs import Outcome, Target, When
from kgsheet.shipped import TEMPLATE_TYPES, word_template


def run_workbook(item: Item) -> Record:
    """Run one workbook and return its record; what is done and unchanged is skipped.

    Its bytes tell fastest that nothing changed; they are hashed rather than size and time of change
    compared, which an edit within one tick of a drive's clock (2 s on FAT) can leave as they were.

    Raises:
        InputError, TemplateError, HostError: as `jobs.run` does.
    """
    from kgsheet.hosts.file import FileBook

    content = content_hash(item.file)
    before = item.before
    book, when = FileBook(item.file), When(today=item.today, as_of=item.as_of)
    if before and before.recipe == item.recipe:
        if before.quarantined and before.content == content:
            return before
        if _is_unchanged(item, before, content, book):
            figures = figures_of(item, before, book, when)
            return replace(before, status=Status.SKIPPED, content=content, figures=figures)
    clear_leftovers(item.target)
    outcome = jobs.run(book, when, Target(beside=item.file.parent, folder=item.target))
    return record_of(item, outcome)


def recipe(as_of: date | None, folder: str, numbering: Numbering | None = None) -> str:
    """Return what beside the workbook decides what comes out of it, and where, as a hash."""
    parts = [__version__, _templates(), as_of.isoformat() if as_of else "", folder, str(numbering)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def content_hash(file: Path) -> str:
    """Return the SHA-256 of a file.

    Raises:
        HostError: KG901, KG906: not found, no permission.
    """
    with translated(file, "read"), file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@cache
def _templates() -> str:
    return "\0".join(content_hash(word_template(one)) for one in TEMPLATE_TYPES)


def _is_unchanged(item: Item, before: Record, content: str, book: Book) -> bool:
    if before.status is Status.FAILED or not all(stands(item, one) for one in before.documents):
        return False
    when = When(today=item.today, as_of=item.as_of)
    # Its cut-off day was yesterday: as of another day it holds other figures.
    if before.by_clock and before.as_of != when.yesterday().isoformat():
        return False
    if before.content == content:
        return True
    # Saved by Excel meanwhile, perhaps: neither a fact nor a cell of ours may have changed.
    outcome = jobs.update(book, when, dry_run=True)
    examined = outcome.examined
    same_day = examined.as_of.isoformat() == before.as_of
    return same_day and _facts(examined) == before.facts and not outcome.written


def figures_of(item: Item, before: Record, book: Book, when: When) -> str:
    """Return the hash of what is kept of a workbook that did not change; lost, it is made again."""
    if has_figures(item, before.figures):
        return before.figures
    return keep_figures(item, jobs.check(book, when).examined.progress)


def stands(item: Item, document: Written) -> bool:
    """Return whether a document is there as it was written."""
    with suppress(OSError):
        content = (item.out / document.path).read_bytes()
        return hashlib.sha256(content).hexdigest() == document.sha256
    return False


def _facts(examined: Examination) -> str:
    """Return a hash of the facts, and of the agencies, whose names documents print too."""
    agencies = repr(examined.master.agencies)
    return hashlib.sha256(f"{examined.master.facts_hash}{agencies}".encode()).hexdigest()


def record_of(item: Item, outcome: Outcome) -> Record:
    """Return the record of a workbook that was run."""
    examined = outcome.examined
    return Record(
        file=str(item.file),
        status=Status.OK,
        recipe=item.recipe,
        content=content_hash(item.file),
        figures=keep_figures(item, examined.progress),
        as_of=examined.as_of.isoformat(),
        by_clock=not (item.as_of or examined.master.settings.cutoff),
        facts=_facts(examined),
        shares_register=bool(examined.master.settings.register_path),
        documents=tuple(written_of(item, one) for one in outcome.documents),
        findings=tuple(examined.counts.values()),
    )


def written_of(item: Item, document: jobs.Document) -> Written:
    """Return what the journal keeps of a document."""
    path = document.path.relative_to(item.out).as_posix()
    day = document.issued_on.isoformat() if document.issued_on else ""
    content = content_hash(document.path)
    return Written(document.type, path, content, document.number, document.symbol or "", day)
