"""The command over many workbooks."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import click

from kgsheet.cli.batching import batch_answer, batch_text, shown, stoppable, summaries
from kgsheet.cli.door import AS_OF, EXIT_ERRORS_LISTED, JSON, PATH, Day, show
from kgsheet.cli.group import cli
from kgsheet.messages.batch import BATCH_SAY
from kgsheet.messages.helping import BATCH_HELP
from kgsheet.messages.registering import REGISTER_HELP, REGISTER_USAGE


@cli.command(help=BATCH_HELP["batch"])
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=PATH)
@click.option("--out", required=True, type=PATH, help=BATCH_HELP["out"])
@AS_OF
@click.option("--issue", is_flag=True, help=BATCH_HELP["issue"])
@click.option("--date", "day", type=Day(), help=REGISTER_HELP["run_date"])
@click.option("--workers", type=click.IntRange(1, 1000), help=BATCH_HELP["workers"])
@click.option("--dask", metavar="ADDRESS", help=BATCH_HELP["dask"])
@click.option("--fresh", is_flag=True, help=BATCH_HELP["fresh"])
@click.option("--summary/--no-summary", "summed", default=None, help=BATCH_HELP["summary"])
@click.option("--time-limit", type=click.IntRange(1), default=300, help=BATCH_HELP["time_limit"])
@click.option(
    "--memory-limit", type=click.IntRange(256), default=4096, help=BATCH_HELP["memory_limit"]
)
@JSON
def batch(
    paths: tuple[Path, ...],
    out: Path,
    as_of: date | None,
    issue: bool,
    day: date | None,
    workers: int | None,
    dask: str | None,
    fresh: bool,
    summed: bool | None,
    time_limit: int,
    memory_limit: int,
    as_json: bool,
) -> None:
    """Run many workbooks, each on its own."""
    if day and not issue:
        raise click.UsageError(REGISTER_USAGE["date_alone"])
    from kgsheet import batch as door

    numbering = door.Numbering(day) if issue else None
    order = replace(door.order(paths, out, date.today(), as_of, numbering), fresh=fresh)
    hire: door.Hire = partial(door.process_pool, workers)
    if dask:
        hire = partial(door.dask_cluster, dask, len(order.items))
    job = door.job_of(order, door.Limits(seconds=time_limit, megabytes=memory_limit))
    with stoppable():
        with shown(len(order.items)) as watcher:
            summary = door.batch(order, hire, watcher, job)
        written = () if summed is False else summaries(order, summary)
    answer, lines = batch_answer(summary, order), [*batch_text(summary, order)]
    if written:
        lines += [BATCH_SAY["summary"].format(path=path) for path in written]
    if summed:
        answer["summary"] = str(written[0]) if written else None
    show(answer, lines, as_json=as_json)
    if summary.count(door.Status.FAILED) or written is None:
        sys.exit(EXIT_ERRORS_LISTED)
