"""Sums up the workbooks of a batch for people, in one workbook and one page for a browser."""

from __future__ import annotations

from pathlib import Path

from kgsheet import jobs
from kgsheet.batch.conducting import JOURNAL, Order, Summary
from kgsheet.batch.figures import kept_figures, office_name, office_of
from kgsheet.batch.finding import PAGE, SUMMARY
from kgsheet.batch.periods import keep_periods, kept_periods
from kgsheet.batch.replacing import replaced
from kgsheet.batch.values import Item, Record, Status
from kgsheet.core.rollup import Missing, roll_up
from kgsheet.core.rollup_offices import Office
from kgsheet.core.rollup_periods import Period, Periods, succeeded
from kgsheet.errors import KgsheetError
from kgsheet.hosts.faults import translated
from kgsheet.hosts.writers import only_writer
from kgsheet.jobs import When


def write_summary(asked: Order, done: Summary) -> tuple[Path, ...]:
    """Write the summary of all workbooks that could be run, in place of the last one.

    The workers have left behind what is needed of each; one whose figures are lost is read again.

    Returns:
        Where the workbook and the page stand; nothing where no workbook could be run.

    Raises:
        HostError: KG905: another batch writes to the folder; KG906, KG909: it cannot be written.
    """
    from kgsheet.rollup import write_html, write_rollup

    read = [_read(item, record) for item, record in zip(asked.items, done.records, strict=True)]
    offices = tuple(one for one in read if isinstance(one, Office))
    missing = tuple(one for one in read if isinstance(one, Missing))
    if not offices:
        return ()
    total = roll_up(offices)
    with only_writer(asked.out / JOURNAL, patience=0):
        with translated(asked.out, "write"):
            now = Period(offices, tuple(one.office for one in missing))
            changes = _periods(asked.out, now).changes
        written = ((SUMMARY, write_rollup), (PAGE, write_html))
        for name, write in written:
            with translated(asked.out / name, "write"), replaced(asked.out / name) as stream:
                write(stream, total, missing, changes)
    return tuple(asked.out / name for name, _ in written)


def _periods(out: Path, now: Period) -> Periods:
    """Return the figures beside those of the last time, and keep both for the next time."""
    kept = kept_periods(out)
    periods = succeeded(kept, now)
    if periods != kept:
        keep_periods(out, periods)
    return periods


def _read(item: Item, record: Record) -> Office | Missing:
    # One that was read but got no number still counts.
    if record.status is Status.FAILED and not record.figures:
        return Missing(office_name(item), record.fault.message if record.fault else "")
    if office := kept_figures(item, record.figures):
        return office
    from kgsheet.hosts.file import FileBook

    when = When(today=item.today, as_of=item.as_of)
    try:
        return office_of(item, jobs.check(FileBook(item.file), when).examined.progress)
    except KgsheetError as error:
        return Missing(office_name(item), str(error))
