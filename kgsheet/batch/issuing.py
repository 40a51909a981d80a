"""What a worker does with a workbook whose documents get numbers, in two steps.

First all workbooks are checked, updated and drafted side by side; then numbers are given, by one
process and in the order of the files. Nothing is numbered while another worker writes a workbook:
with any number of workers the same bytes come out, also where a workbook is the register of others.
"""

from __future__ import annotations

from dataclasses import replace

from kgsheet import jobs
from kgsheet.batch.figures import keep_figures
from kgsheet.batch.replacing import clear_leftovers
from kgsheet.batch.values import Fault, Item, Numbering, Record, Status, Written
from kgsheet.batch.working import content_hash, figures_of, record_of, stands, written_of
from kgsheet.errors import InputError, KgsheetError
from kgsheet.jobs import Issuing, Office, Target, When
from kgsheet.jobs.numbering import number_once, prepare_all
from kgsheet.messages import Code


def prepare_workbook(item: Item) -> Record:
    """Check, update and draft one workbook and return its record; what is numbered is skipped.

    Raises:
        InputError, TemplateError, HostError: as `prepare_all` does.
    """
    content = content_hash(item.file)
    before = item.before if item.before and item.before.recipe == item.recipe else None
    if before and before.quarantined and before.content == content:
        return before
    office = _office(item)
    if before and _is_numbered(item, before, content):
        figures = figures_of(item, before, office.book, office.when)
        return replace(before, status=Status.SKIPPED, figures=figures)
    clear_leftovers(item.target)
    try:
        outcome, ready = prepare_all(office, item.note)
    except InputError as error:
        if error.problems[0].code is Code.NOT_READY:
            return _held_back(item, office, error)
        raise
    record = record_of(item, outcome)
    # Saved by Excel meanwhile, perhaps: if no fact and no cell changed, its numbers stand.
    is_same = before and before.facts == record.facts and not outcome.written
    if before and is_same and before.status is not Status.FAILED:
        record = replace(record, status=Status.SKIPPED, documents=before.documents)
    return replace(record, status=Status.READY, ready=ready) if ready else record


def number_workbook(item: Item) -> Record:
    """Give the documents of a workbook that is ready their numbers and return its record.

    What got a number before keeps it. Where one cannot be given, the record names those that were.

    Raises:
        InputError, TemplateError, HostError: as `prepare_all` does, for a workbook that changed
            while others were worked on.
    """
    ready = item.before
    if ready is None or ready.content != content_hash(item.file):
        ready = prepare_workbook(replace(item, before=None))
        if ready.status is not Status.READY:
            return ready
    asked = Issuing(day=(item.numbering or Numbering()).day)
    documents: tuple[Written, ...] = ()
    try:
        for document in number_once(_office(item), ready.ready, asked):
            documents = (*documents, written_of(item, document))
    except KgsheetError as error:
        return replace(ready.not_numbered(Fault.of_error(error)), documents=documents)
    status = Status.SKIPPED if documents == ready.documents else Status.OK
    content = content_hash(item.file)
    return replace(ready, status=status, documents=documents, content=content, ready=())


def _held_back(item: Item, office: Office, error: InputError) -> Record:
    """Return the record of a workbook with open findings; its figures count all the same."""
    examined = jobs.check(office.book, office.when).examined
    return replace(
        item.failed(Fault.of_error(error)),
        figures=keep_figures(item, examined.progress),
        findings=tuple(examined.counts.values()),
    )


def _office(item: Item) -> Office:
    from kgsheet.hosts.file import FileBook

    target = Target(beside=item.file.parent, folder=item.target)
    when = When(today=item.today, as_of=item.as_of)
    return Office(FileBook(item.file), FileBook, target, when)


def _is_numbered(item: Item, before: Record, content: str) -> bool:
    """Return whether a workbook has its numbers and is as it was; the clock makes no new period.

    A register of its own would show in its bytes; of another one nothing is known: a number may
    have been cancelled there.
    """
    if before.status is Status.FAILED or before.shares_register or before.content != content:
        return False
    return all(stands(item, one) for one in before.documents)
