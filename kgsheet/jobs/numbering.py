"""Issuing in two steps: what may be done side by side for many workbooks, and the numbers.

The first step examines, updates and drafts; the second gives numbers, one after another, and gives
none to what has one: it may be asked again after whatever stopped it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kgsheet.core.numbering.values import Entry
from kgsheet.hosts.faults import translated
from kgsheet.jobs.allocating import Prepared, Wish, give_number
from kgsheet.jobs.drafting import render_drafts
from kgsheet.jobs.issuing import Issuing, Office, day_of, examine_to_issue, prepare_document
from kgsheet.jobs.outcome import Document, Outcome, ignore
from kgsheet.jobs.recalling import Memory
from kgsheet.jobs.registers import RegisterPlace, find_place
from kgsheet.jobs.updating import plan_update, write_update
from kgsheet.values import frozen


@frozen(kw_only=True)
class Ready:
    """A document that waits for its number, as it goes from process to process.

    Attributes:
        draft: where its bytes lie meanwhile.
        entry, subject, agency: as those of `Prepared`.
    """

    draft: Path
    entry: Entry
    subject: str
    agency: str


def prepare_all(office: Office, draft: Path) -> tuple[Outcome, tuple[Ready, ...]]:
    """Check and update a workbook; return that, and every document it configures, unnumbered.

    Nothing is written where errors or warnings are open.

    Args:
        office: the workbook.
        draft: where drafts go meanwhile; to each name a number is added.

    Raises:
        InputError, TemplateError, HostError: as `run_and_issue` does, but for numbers.
    """
    snapshot, examined = examine_to_issue(office, office.when.as_of, ignore)
    find_place(office.book, snapshot, office.target, office.open_book)
    types = examined.master.document_types
    drafts = [one for kind in types for one in render_drafts(examined, kind, office.target)]
    ready = []
    for number, one in enumerate(drafts, 1):
        prepared = prepare_document(examined, one.content, one.fields, one.agency)
        path = draft.with_name(f"{draft.name}-{number}")
        with translated(path, "write"):
            path.write_bytes(one.content)
        about = {"subject": prepared.subject, "agency": prepared.agency}
        ready.append(Ready(draft=path, entry=prepared.entry, **about))
    return write_update(plan_update(snapshot, examined), office.book.apply), tuple(ready)


def number_once(office: Office, ready: Iterable[Ready], asked: Issuing) -> Iterator[Document]:
    """Give documents their numbers, and yield each with the one it got now or before.

    Raises:
        InputError: KG401 to KG432: why there is no number; KG460: it has one, and what it says has
            changed since.
        HostError: KG905, KG906, KG909, KG915: in use, no permission, not saved, no locks; KG457.
    """
    place = _place(office)
    wish = Wish(day=day_of(place.settings, asked, office.when.today), today=office.when.today)
    by_clock = not (office.when.as_of or place.settings.cutoff)
    for one in ready:
        prepared = _prepared(one)
        memory = Memory(
            place=place,
            prepared=prepared,
            is_own=place.book is office.book,
            year=wish.day.year,
            by_clock=by_clock,
        )
        yield give_number(place, prepared, wish, memory.recall)[0]


def _place(office: Office) -> RegisterPlace:
    """Return the register, which names all documents as seen from the folder beside it.

    Others may number in it too, and whoever verifies it need not know where each was told to write.
    """
    place = find_place(office.book, office.book.read(), office.target, office.open_book)
    if place.book is not office.book:
        return place
    return replace(place, base=office.target.beside / place.settings.output_folder)


def _prepared(ready: Ready) -> Prepared:
    from kgsheet.documents.numbering import read_draft

    with translated(ready.draft, "read"):
        content = ready.draft.read_bytes()
    about = {"subject": ready.subject, "agency": ready.agency}
    return Prepared(draft=read_draft(content, ""), entry=ready.entry, **about)
