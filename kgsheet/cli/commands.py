"""The commands of every day: check, progress, update, report, run."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import click

from kgsheet import jobs
from kgsheet.cli import answers, console
from kgsheet.cli.door import AS_OF, FILE, JSON, PATH, Day, days, exit_with, open_book, show
from kgsheet.cli.group import cli
from kgsheet.cli.watching import watched
from kgsheet.messages.commands import HELP, Step
from kgsheet.messages.registering import REGISTER_HELP, REGISTER_USAGE

_PDF = click.option("--pdf", is_flag=True, help=HELP["pdf"])
_OUT = click.option("--out", type=PATH, help=HELP["documents_out"])


@cli.command(help=HELP["check"])
@FILE
@AS_OF
@click.option("--out", type=PATH, help=HELP["findings_out"])
@JSON
def check(file: Path, as_of: date | None, out: Path | None, as_json: bool) -> None:
    """List the findings of a workbook."""
    with watched(len((Step.READ, Step.CHECK))) as listener:
        outcome = jobs.check(open_book(file), days(as_of), listener)
    if out:
        jobs.export_findings(outcome, out)
    show(partial(answers.check_answer, outcome), console.check_text(outcome, out), as_json=as_json)
    exit_with(outcome)


@cli.command(help=HELP["progress"])
@FILE
@AS_OF
@JSON
def progress(file: Path, as_of: date | None, as_json: bool) -> None:
    """Show completion rates and what is overdue."""
    with watched(len((Step.READ, Step.CHECK))) as listener:
        outcome = jobs.progress(open_book(file), days(as_of), listener)
    show(partial(answers.progress_answer, outcome), console.progress_text(outcome), as_json=as_json)
    exit_with(outcome)


@cli.command(help=HELP["update"])
@FILE
@AS_OF
@click.option("--dry-run", is_flag=True, help=HELP["dry_run"])
@JSON
def update(file: Path, as_of: date | None, dry_run: bool, as_json: bool) -> None:
    """Write what is computed into the workbook."""
    with watched(len((Step.READ, Step.CHECK, Step.WRITE))) as listener:
        outcome = jobs.update(open_book(file), days(as_of), dry_run=dry_run, listener=listener)
    text = console.update_text(outcome, dry_run=dry_run)
    show(partial(answers.update_answer, outcome), text, as_json=as_json)
    exit_with(outcome)


@cli.command(help=HELP["report"])
@FILE
@click.argument(
    "doc_type", metavar="bc|kh|cv", type=click.Choice(["bc", "kh", "cv"], case_sensitive=False)
)
@AS_OF
@_OUT
@click.option("--template", type=PATH, help=HELP["template"])
@_PDF
@JSON
def report(
    file: Path,
    doc_type: str,
    as_of: date | None,
    out: Path | None,
    template: Path | None,
    pdf: bool,
    as_json: bool,
) -> None:
    """Write a draft document."""
    target = jobs.Target(beside=file.parent, folder=out, template=template, pdf=pdf)
    with watched(len((Step.READ, Step.CHECK, Step.DOCUMENT))) as listener:
        outcome = jobs.report(open_book(file), days(as_of), doc_type.upper(), target, listener)
    show(partial(answers.report_answer, outcome), console.report_text(outcome), as_json=as_json)
    exit_with(outcome)


@cli.command(help=HELP["run"])
@FILE
@AS_OF
@_OUT
@click.option("--issue", is_flag=True, help=REGISTER_HELP["run_issue"])
@click.option("--date", "day", type=Day(), help=REGISTER_HELP["run_date"])
@_PDF
@JSON
def run(
    file: Path,
    as_of: date | None,
    out: Path | None,
    issue: bool,
    day: date | None,
    pdf: bool,
    as_json: bool,
) -> None:
    """Check, update, and write or issue a document of every configured type."""
    if day and not issue:
        raise click.UsageError(REGISTER_USAGE["date_alone"])
    target = jobs.Target(beside=file.parent, folder=out, pdf=pdf)
    with watched(len(Step)) as listener:
        if issue:
            office = jobs.Office(open_book(file), open_book, target, days(as_of))
            outcome = jobs.run_and_issue(office, jobs.Issuing(day=day), listener)
        else:
            outcome = jobs.run(open_book(file), days(as_of), target, listener)
    show(partial(answers.report_answer, outcome), console.run_text(outcome), as_json=as_json)
    exit_with(outcome)
