"""The command `batch`: what is shown while it runs, and what it answers."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from kgsheet.cli.answers import Json
from kgsheet.errors import KgsheetError
from kgsheet.messages.batch import BATCH_SAY

if TYPE_CHECKING:
    from kgsheet.batch import Order, Record, Summary, Watcher

EXIT_INTERRUPTED = 130  # as a shell says of SIGINT: 128 + 2
EXIT_TERMINATED = 143  # and of SIGTERM: 128 + 15
MOST_FOLDERS = 30
"""Folders that the table lists; JSON lists every workbook."""

_NAME_WIDTH = 44


@contextmanager
def stoppable() -> Iterator[None]:
    """Leave with 130 on Ctrl-C and 143 on SIGTERM, with a word on how to go on."""
    from kgsheet.batch.stopping import TerminatedError, heeding_signals

    try:
        with heeding_signals():
            yield
    except KeyboardInterrupt as stop:
        click.echo(BATCH_SAY["stopped"], err=True)
        sys.exit(EXIT_TERMINATED if isinstance(stop, TerminatedError) else EXIT_INTERRUPTED)


@contextmanager
def shown(total: int) -> Iterator[Watcher]:
    """Give a watcher that shows a bar on a terminal, elsewhere a line for each workbook."""
    if not sys.stderr.isatty():
        yield _line
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as progress:
        task = progress.add_task(BATCH_SAY["bar"].format(total=total, failed=0), total=total)
        faults: list[Record] = []

        def watch(record: Record, number: int, total: int) -> None:
            if record.fault:
                faults.append(record)
                progress.console.print(_said(record, number, total), markup=False)
            said = BATCH_SAY["bar"].format(total=total, failed=len(faults))
            progress.update(task, completed=number, total=total, description=said)

        yield watch


def _line(record: Record, number: int, total: int) -> None:
    click.echo(_said(record, number, total), err=True)


def _said(record: Record, number: int, total: int) -> str:
    status = BATCH_SAY[record.status]
    said = BATCH_SAY["line"].format(number=number, total=total, status=status, file=record.file)
    symbols = ", ".join(one.symbol for one in record.documents if one.symbol)
    said += BATCH_SAY["symbols"].format(symbols=symbols) if symbols else ""
    return f"{said}\n  {record.fault.message}" if record.fault else said


def summaries(order: Order, done: Summary) -> tuple[Path, ...] | None:
    """Return where the summaries stand, `None` where they could not be written, which is said.

    That is no reason to keep back what became of the workbooks.
    """
    from kgsheet.batch import write_summary

    try:
        return write_summary(order, done)
    except KgsheetError as error:
        click.echo(BATCH_SAY["not_summed"].format(why=error), err=True)
        return None


def batch_answer(summary: Summary, order: Order) -> Json:
    """Return the object of `batch`."""
    return {
        **_counts(summary),
        "seconds": summary.seconds,
        "items": [_item(record, order.out) for record in summary.records],
    }


def _counts(summary: Summary) -> dict[str, int]:
    statuses = Counter(record.status.value for record in summary.records)
    return {
        "total": len(summary.records),
        **{name: statuses[name] for name in ("ok", "failed", "skipped")},
    }


def _item(record: Record, out: Path) -> Json:
    fault = record.fault
    return {
        "file": record.file,
        "status": record.status.value,
        "error": fault and {"code": fault.code, "message": fault.message, "where": fault.where},
        "documents": [
            {
                "type": one.type,
                "path": str(out / one.path),
                "draft": one.number is None,
                "number": one.number,
                "symbol": one.symbol or None,
                "date": one.date or None,
            }
            for one in record.documents
        ],
    }


def batch_text(summary: Summary, order: Order) -> Iterator[str]:
    """Yield the lines of `batch`: a table by folder, then what failed and why."""
    yield from _table(summary, order)
    failures = [(record.file, record.fault) for record in summary.records if record.fault]
    if failures:
        yield ""
        yield BATCH_SAY["failures"]
        for file, fault in failures:  # many offices name their workbook alike
            yield f"  {file}"
            yield from (f"    {line}" for line in fault.message.splitlines())
    yield ""
    seconds = f"{summary.seconds:g}".replace(".", ",")
    yield BATCH_SAY["counts"].format(**_counts(summary), seconds=seconds)
    errors, warnings = (sum(counts) for counts in _open_findings(summary))
    if errors or warnings:
        yield BATCH_SAY["findings"].format(errors=errors, warnings=warnings)
    yield BATCH_SAY["where"].format(folder=order.out)


def _open_findings(summary: Summary) -> tuple[list[int], list[int]]:
    counts = [record.findings for record in summary.records if record.findings]
    return [one[0] for one in counts], [one[1] for one in counts]


def _table(summary: Summary, order: Order) -> Iterator[str]:
    groups: dict[str, Counter[str]] = {}
    for item, record in zip(order.items, summary.records, strict=True):
        top, *deeper = PurePath(item.folder).parts
        name = top if deeper else BATCH_SAY["top"]
        groups.setdefault(name, Counter()).update(["all", record.status.value])
    yield _row(*BATCH_SAY["heads"].split("|"))
    # Of very many folders those with failures come first.
    names = sorted(groups, key=lambda one: len(groups) > MOST_FOLDERS and not groups[one]["failed"])
    for name in names[:MOST_FOLDERS]:
        numbers = (str(groups[name][one]) for one in ("all", "ok", "skipped", "failed"))
        yield _row(name, *numbers)
    if rest := len(names[MOST_FOLDERS:]):
        yield BATCH_SAY["more"].format(count=rest)


def _row(name: str, *cells: str) -> str:
    return f"{name:<{_NAME_WIDTH}}" + "".join(f"{cell:>9}" for cell in cells)
