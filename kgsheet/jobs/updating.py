"""The jobs that write what is computed into the workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kgsheet.core.cells import Snapshot
from kgsheet.core.edits import CellEdit, Edit
from kgsheet.core.ranges import written_ranges
from kgsheet.core.rules import Examination
from kgsheet.core.updates import findings_edits, findings_sheet, missing_derived, update_edits
from kgsheet.hosts.base import Book
from kgsheet.jobs.examining import examined
from kgsheet.jobs.outcome import Listener, Outcome, When, ignore
from kgsheet.messages.commands import Step
from kgsheet.values import frozen


def list_findings(book: Book, when: When, listener: Listener = ignore) -> Outcome:
    """Write the findings into the list of the workbook, where it has one, and nothing else.

    Raises:
        InputError: as `check` does; KG908: a cell cannot be written without loss.
        HostError: KG905, KG906, KG909: in use, no permission, not saved.
    """
    snapshot, found = examined(book, when, listener)
    listener(Step.WRITE)
    changed = book.apply(findings_edits(snapshot, found))
    return Outcome(
        examined=found, written=written_ranges(changed), list_sheet=findings_sheet(snapshot)
    )


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
    planned = _planned(book, when, listener)
    return write_update(planned, book.preview if dry_run else book.apply)


@frozen
class PlannedUpdate:
    """What an update writes, with all that its outcome says: the sheets may be let go."""

    examined: Examination
    edits: Sequence[Edit]
    list_sheet: str


def plan_update(snapshot: Snapshot, found: Examination) -> PlannedUpdate:
    """Return what an update of a workbook writes."""
    return PlannedUpdate(found, update_edits(snapshot, found), findings_sheet(snapshot))


def write_update(
    planned: PlannedUpdate, write: Callable[[Sequence[Edit]], Sequence[CellEdit]]
) -> Outcome:
    """Have what was computed of a workbook written, and return what was.

    Raises:
        InputError, HostError: as `update` does.
    """
    changed = write(planned.edits)
    return Outcome(
        examined=planned.examined,
        written=written_ranges(changed),
        skipped=missing_derived(planned.examined.block),
        list_sheet=planned.list_sheet,
    )


def _planned(book: Book, when: When, listener: Listener) -> PlannedUpdate:
    snapshot, found = examined(book, when, listener)
    listener(Step.WRITE)
    return plan_update(snapshot, found)
