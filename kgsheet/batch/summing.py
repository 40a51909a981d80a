"""Sums up the workbooks of a batch in one workbook for people."""

from __future__ import annotations

from pathlib import Path

from kgsheet import jobs
from kgsheet.batch.conducting import JOURNAL, Order, Summary
from kgsheet.batch.figures import kept_figures, office_name, office_of
from kgsheet.batch.finding import SUMMARY
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


def write_summary(asked: Order, done: Summary) -> Path | None:
    """Write the summary of all workbooks that could be run, in place of the last one.

    The workers have left behind what is needed of each; one whose figures are lost is read again.

    Returns:
        Where it stands; `None` where no workbook could be run.

    Raises:
        HostError: KG905: another batch writes to the folder; KG906, KG909: it cannot be written.
    """
    from kgsheet.rollup import write_rollup

    read = [_read(item, record) for item, record in zip(asked.items, done.records, strict=True)]
    offices = tuple(one for one in read if isinstance(one, Office))
    missing = tuple(one for one in read if isinstance(one, Missing))
    if not offices:
        return None
    path = asked.out / SUMMARY
    with translated(path, "write"), only_writer(asked.out / JOURNAL, patience=0):
        now = Period(offices, tuple(one.office for one in missing))
        changes = _periods(asked.out, now).changes
        with replaced(path) as stream:
            write_rollup(stream, roll_up(offices), missing, changes)
    return path


def _periods(out: Path, now: Period) -> Periods:
    """Return the figures beside those of the last time, and keep both for the next time."""
    kept = kept_periods(out)
    periods = succeeded(kept, now)
    if periods != kept:
        keep_periods(out, periods)
    return periods


def _read(item: Item, record: Record) -> Office | Missing:
    if record.status is Status.FAILED:
        return Missing(office_name(item), record.fault.message if record.fault else "")
    if office := kept_figures(item, record.figures):
        return office
    from kgsheet.hosts.file import FileBook

    when = When(today=item.today, as_of=item.as_of)
    try:
        return office_of(item, jobs.check(FileBook(item.file), when).examined.progress)
    except KgsheetError as error:
        return Missing(office_name(item), str(error))
