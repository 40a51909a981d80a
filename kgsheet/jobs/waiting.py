"""Finds the draft in the folder of documents that waits for its number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kgsheet.core.numbering.allocation import find_series, next_number
from kgsheet.core.numbering.reading import read_register
from kgsheet.core.numbering.symbols import document_symbol
from kgsheet.errors import InputError, Problem
from kgsheet.jobs.allocating import entry_of
from kgsheet.jobs.issuing import Office
from kgsheet.jobs.registers import find_place
from kgsheet.messages import Code
from kgsheet.messages.issuing import CHOICE_FAULTS
from kgsheet.messages.wording import DRAFT
from kgsheet.values import frozen

if TYPE_CHECKING:
    from kgsheet.documents.numbering import Draft


@frozen(kw_only=True)
class Waiting:
    """A draft, and what it will be.

    Attributes:
        symbol: the number that comes next, should nobody be faster.
    """

    document: Path
    type: str
    day: date
    symbol: str


def find_waiting(office: Office) -> Waiting:
    """Return the only draft of the folder that has no number yet; changes nothing.

    Raises:
        InputError: KG459: there is none, or more than one; KG451, KG531: it cannot be numbered;
            KG401 to KG404: no register or series.
        HostError: KG901, KG905, KG906: it cannot be reached, or is open.
    """
    place = find_place(office.book, office.book.read(), office.target, office.open_book)
    register = read_register(place.book.read())
    drafts = dict(_drafts(place.folder))
    waiting = [path for path, draft in drafts.items() if entry_of(draft, register) is None]
    if len(waiting) != 1:
        fault = "several" if waiting else "numbered" if drafts else "none"
        names = ", ".join(path.name for path in waiting)
        facts = {"folder": place.folder.name, "what": CHOICE_FAULTS[fault].format(names=names)}
        raise InputError(Problem(code=Code.DRAFT_NOT_CHOSEN, facts=facts))
    doc_type = drafts[waiting[0]].trace.doc_type
    day = place.settings.report_date or office.when.today
    number = next_number(register, find_series(register, doc_type, day.year))
    return Waiting(
        document=waiting[0],
        type=doc_type,
        day=day,
        symbol=document_symbol(number, doc_type, place.settings),
    )


def _drafts(folder: Path) -> Iterator[tuple[Path, Draft]]:
    from kgsheet.documents.numbering import read_draft
    from kgsheet.documents.publishing import content_of_draft, names_in

    for name in names_in(folder):
        path = folder / name
        # Names begin with a year: locks and temporary files do not.
        if f"-{DRAFT}-" in name and path.suffix.lower() == ".docx" and name[0].isdecimal():
            yield path, read_draft(content_of_draft(path), name)
