"""The commands; each finds the host, calls one job and shows the outcome."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from kgsheet import __version__, jobs
from kgsheet.cli import answers, console
from kgsheet.cli.comparing import diff_answer, diff_text
from kgsheet.cli.watching import watched
from kgsheet.core.mended import told
from kgsheet.core.ranges import written_ranges
from kgsheet.hosts.base import BookFile
from kgsheet.jobs import Issuing, Office, Outcome, Target, When
from kgsheet.messages import Severity
from kgsheet.messages.commands import HELP, SAY, USAGE, Step
from kgsheet.messages.registering import REGISTER_HELP, REGISTER_USAGE
from kgsheet.shipped import SAMPLE_YEARS

EXIT_ERRORS_LISTED = 1


class _Day(click.ParamType[date]):
    """A day given as NĂM-THÁNG-NGÀY."""

    name = "ngày"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(USAGE["bad_day"].format(value=value), param, ctx)


class _Command(click.Command):
    """A command whose `--help` is explained in Vietnamese, as all of it is."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option `--help`."""
        option = super().get_help_option(ctx)
        if option:
            option.help = HELP["help"]
        return option


class _Group(click.Group):
    """The commands."""

    command_class = _Command


_FILE = click.argument("file", type=click.Path(path_type=Path))
_JSON = click.option("--json", "as_json", is_flag=True, help=HELP["json"])
_AS_OF = click.option("--as-of", type=_Day(), help=HELP["as_of"])
_PDF = click.option("--pdf", is_flag=True, help=HELP["pdf"])
_OUT = click.option("--out", type=click.Path(path_type=Path), help=HELP["documents_out"])


@click.group(cls=_Group, help=HELP["group"])
@click.version_option(__version__, help=HELP["version"])
@click.help_option(help=HELP["help"])
def cli() -> None:
    """Hold the commands."""


@cli.command(help=HELP["check"])
@_FILE
@_AS_OF
@click.option("--out", type=click.Path(path_type=Path), help=HELP["findings_out"])
@_JSON
def check(file: Path, as_of: date | None, out: Path | None, as_json: bool) -> None:
    """List the findings of a workbook."""
    with watched(len((Step.READ, Step.CHECK))) as listener:
        outcome = jobs.check(_book(file), _when(as_of), listener)
    if out:
        jobs.export_findings(outcome, out)
    _show(answers.check_answer(outcome), console.check_text(outcome, out), as_json=as_json)
    _exit_with(outcome)


@cli.command(help=HELP["progress"])
@_FILE
@_AS_OF
@_JSON
def progress(file: Path, as_of: date | None, as_json: bool) -> None:
    """Show completion rates and what is overdue."""
    with watched(len((Step.READ, Step.CHECK))) as listener:
        outcome = jobs.progress(_book(file), _when(as_of), listener)
    _show(answers.progress_answer(outcome), console.progress_text(outcome), as_json=as_json)
    _exit_with(outcome)


@cli.command(help=HELP["update"])
@_FILE
@_AS_OF
@click.option("--dry-run", is_flag=True, help=HELP["dry_run"])
@_JSON
def update(file: Path, as_of: date | None, dry_run: bool, as_json: bool) -> None:
    """Write what is computed into the workbook."""
    with watched(len((Step.READ, Step.CHECK, Step.WRITE))) as listener:
        outcome = jobs.update(_book(file), _when(as_of), dry_run=dry_run, listener=listener)
    text = console.update_text(outcome, dry_run=dry_run)
    _show(answers.update_answer(outcome), text, as_json=as_json)
    _exit_with(outcome)


@cli.command(help=HELP["report"])
@_FILE
@click.argument(
    "doc_type", metavar="bc|kh|cv", type=click.Choice(["bc", "kh", "cv"], case_sensitive=False)
)
@_AS_OF
@_OUT
@click.option("--template", type=click.Path(path_type=Path), help=HELP["template"])
@_PDF
@_JSON
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
    target = Target(beside=file.parent, folder=out, template=template, pdf=pdf)
    with watched(len((Step.READ, Step.CHECK, Step.DOCUMENT))) as listener:
        outcome = jobs.report(_book(file), _when(as_of), doc_type.upper(), target, listener)
    _show(answers.report_answer(outcome), console.report_text(outcome), as_json=as_json)
    _exit_with(outcome)


@cli.command(help=HELP["run"])
@_FILE
@_AS_OF
@_OUT
@click.option("--issue", is_flag=True, help=REGISTER_HELP["run_issue"])
@click.option("--date", "day", type=_Day(), help=REGISTER_HELP["run_date"])
@_PDF
@_JSON
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
    target = Target(beside=file.parent, folder=out, pdf=pdf)
    with watched(len(Step)) as listener:
        if issue:
            office = Office(_book(file), _book, target, _when(as_of))
            outcome = jobs.run_and_issue(office, Issuing(day=day), listener)
        else:
            outcome = jobs.run(_book(file), _when(as_of), target, listener)
    _show(answers.report_answer(outcome), console.run_text(outcome), as_json=as_json)
    _exit_with(outcome)


@cli.command(help=HELP["restore"])
@_FILE
@_JSON
def restore(file: Path, as_json: bool) -> None:
    """Put the workbook's own rules back where pasting destroyed them."""
    mended = jobs.restore(_book(file))
    text = told(mended) or [SAY["nothing_restored"].format(file=file.name)]
    _show(answers.restore_answer(file.name, mended), text, as_json=as_json)


@cli.command(help=HELP["undo"])
@_FILE
@_JSON
def undo(file: Path, as_json: bool) -> None:
    """Put the version before the last save back."""
    jobs.undo(_book(file))
    answer: answers.Json = {"file": file.name, "restored": True}
    _show(answer, [SAY["undone"].format(file=file.name)], as_json=as_json)


@cli.command(help=HELP["diff"])
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
@_JSON
def diff(before: Path, after: Path, as_json: bool) -> None:
    """Say what differs between two workbooks."""
    from kgsheet.hosts.comparing import compare_files

    found = compare_files(before, after)
    _show(diff_answer(found), diff_text(found, before, after), as_json=as_json)


@cli.command(help=HELP["new"])
@_FILE
@click.option("--year", type=click.IntRange(1990, 2100), help=HELP["year"])
@click.option(
    "--sample", type=click.Choice([str(year) for year in SAMPLE_YEARS]), help=HELP["sample"]
)
@click.option("--from", "old", type=click.Path(path_type=Path), help=HELP["from"])
@_AS_OF
def new(
    file: Path, year: int | None, sample: str | None, old: Path | None, as_of: date | None
) -> None:
    """Make a new workbook."""
    if sample and old:
        raise click.UsageError(USAGE["sample_alone"])
    told = jobs.new_from(file, _book(old), _when(as_of), year) if old else ()
    if not old:
        jobs.new(file, int(sample) if sample else None, year or date.today().year)
    click.echo(SAY["new"].format(path=file))
    for one in told:
        click.echo(one.message)
    click.echo(SAY["next"].format(path=file))
    if file.suffix.casefold() == jobs.MACRO_SUFFIX:
        click.echo(SAY["next_buttons"].format(path=file))


@cli.command(help=HELP["doctor"])
@click.argument("file", required=False)
@_JSON
def doctor(file: str | None, as_json: bool) -> None:
    """Tell what on this PC would stop the buttons."""
    from kgsheet import doctor as checkup
    from kgsheet.cli.doctoring import doctor_answer, doctor_text, is_fine

    checks = checkup.diagnose(checkup.gather(file or "", _book(Path(file)) if file else None))
    _show(doctor_answer(checks, file), doctor_text(checks, file), as_json=as_json)
    if not is_fine(checks):
        sys.exit(EXIT_ERRORS_LISTED)


@cli.command("setup-buttons", help=HELP["setup_buttons"])
@_FILE
@_JSON
def setup_buttons(file: Path, as_json: bool) -> None:
    """Point the buttons of a workbook at this Python."""
    from kgsheet.doctor import button_interpreters

    interpreters = button_interpreters()
    changed = jobs.setup_buttons(_book(file), interpreters)
    key = "pointed" if changed else "pointed_before"
    answer: answers.Json = {
        "file": file.name,
        "written": written_ranges(changed),
        "interpreters": {str(key): program for key, program in interpreters.items()},
    }
    text = [SAY[key].format(file=file.name), *(f"  {k}: {v}" for k, v in interpreters.items())]
    _show(answer, text, as_json=as_json)


@cli.command(help=HELP["demo"])
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("kgsheet-demo"), help=HELP["demo_out"]
)
@_JSON
def demo(out: Path, as_json: bool) -> None:
    """Run the main job on the sample workbooks."""
    outcomes = []
    for file in jobs.copy_samples(out):
        with watched(len(Step)) as listener:
            outcomes.append(jobs.run(_book(file), _when(None), Target(beside=out), listener))
    answer: answers.Json = {"items": [answers.report_answer(outcome) for outcome in outcomes]}
    _show(answer, console.demo_text(outcomes, out), as_json=as_json)


def _book(file: Path) -> BookFile:
    # A command that only explains itself need not load the reader of workbooks.
    from kgsheet.hosts.file import FileBook

    return FileBook(file)


def _when(as_of: date | None) -> When:
    return When(today=date.today(), as_of=as_of)


def _show(answer: answers.Json, text: Iterable[str], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(text))


def _exit_with(outcome: Outcome) -> None:
    """Leave with 1 where findings of severity error are listed."""
    if outcome.examined.counts[Severity.ERROR]:
        sys.exit(EXIT_ERRORS_LISTED)
