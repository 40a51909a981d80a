"""The jobs that only look: check a workbook, compute its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgsheet.core.cells import Snapshot
from kgsheet.core.rules import Examination, examine
from kgsheet.jobs.outcome import Listener, Outcome, When, ignore
from kgsheet.messages.commands import Step

if TYPE_CHECKING:
    from kgsheet.hosts.base import Book


def check(book: Book, when: When, listener: Listener = ignore) -> Outcome:
    """Return the findings of a workbook; changes nothing in it.

    Raises:
        InputError: KG302, KG902 to KG904: not a workbook that can be checked.
        HostError: KG901, KG906: it cannot be reached.
    """
    return Outcome(examined=examined(book, when, listener)[1])


def progress(book: Book, when: When, listener: Listener = ignore) -> Outcome:
    """Return the completion rates and the overdue of a workbook; changes nothing in it.

    Raises:
        InputError, HostError: as `check` does.
    """
    return check(book, when, listener)


def examined(book: Book, when: When, listener: Listener) -> tuple[Snapshot, Examination]:
    """Return what a workbook holds, and what was found in it.

    Raises:
        InputError, HostError: as `check` does.
    """
    listener(Step.READ)
    snapshot = book.read()
    listener(Step.CHECK)
    return snapshot, examine(snapshot, when.as_of, when.yesterday)
