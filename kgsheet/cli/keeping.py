"""The commands that make, mend, compare and set up workbooks."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from kgsheet import jobs
from kgsheet.cli import answers, console
from kgsheet.cli.comparing import diff_answer, diff_text
from kgsheet.cli.door import (
    AS_OF,
    EXIT_ERRORS_LISTED,
    FILE,
    JSON,
    PATH,
    YEAR,
    days,
    open_book,
    show,
)
from kgsheet.cli.group import cli
from kgsheet.cli.watching import watched
from kgsheet.core.mended import told
from kgsheet.core.ranges import written_ranges
from kgsheet.messages.commands import HELP, SAY, USAGE, Step
from kgsheet.messages.typed import as_typed
from kgsheet.shipped import SAMPLE_YEARS


@cli.command(help=HELP["restore"])
@FILE
@JSON
def restore(file: Path, as_json: bool) -> None:
    """Put the workbook's own rules back where pasting destroyed them."""
    mended = jobs.restore(open_book(file))
    text = told(mended) or [SAY["nothing_restored"].format(file=file.name)]
    show(answers.restore_answer(file.name, mended), text, as_json=as_json)


@cli.command(help=HELP["undo"])
@FILE
@JSON
def undo(file: Path, as_json: bool) -> None:
    """Put the version before the last save back."""
    jobs.undo(open_book(file))
    answer: answers.Json = {"file": file.name, "restored": True}
    show(answer, [SAY["undone"].format(file=file.name)], as_json=as_json)


@cli.command(help=HELP["diff"])
@click.argument("before", type=PATH)
@click.argument("after", type=PATH)
@JSON
def diff(before: Path, after: Path, as_json: bool) -> None:
    """Say what differs between two workbooks."""
    from kgsheet.hosts.comparing import compare_files

    found = compare_files(before, after)
    show(diff_answer(found), diff_text(found, before, after), as_json=as_json)


@cli.command(help=HELP["new"])
@FILE
@click.option("--year", type=YEAR, help=HELP["year"])
@click.option(
    "--sample", type=click.Choice([str(year) for year in SAMPLE_YEARS]), help=HELP["sample"]
)
@click.option("--from", "old", type=PATH, help=HELP["from"])
@AS_OF
def new(
    file: Path, year: int | None, sample: str | None, old: Path | None, as_of: date | None
) -> None:
    """Make a new workbook."""
    if sample and old:
        raise click.UsageError(USAGE["sample_alone"])
    told = jobs.new_from(file, open_book(old), days(as_of), year) if old else ()
    if not old:
        jobs.new(file, int(sample) if sample else None, year or date.today().year)
    click.echo(SAY["new"].format(path=file))
    for one in told:
        click.echo(one.message)
    click.echo(SAY["next"].format(path=as_typed(file)))
    if file.suffix.casefold() == jobs.MACRO_SUFFIX:
        click.echo(SAY["next_buttons"].format(path=as_typed(file)))


@cli.command(help=HELP["doctor"])
@click.argument("file", required=False)
@JSON
def doctor(file: str | None, as_json: bool) -> None:
    """Tell what on this PC would stop the buttons."""
    from kgsheet import doctor as checkup
    from kgsheet.cli.doctoring import doctor_answer, doctor_text, is_fine

    checks = checkup.diagnose(checkup.gather(file or "", open_book(Path(file)) if file else None))
    show(doctor_answer(checks, file), doctor_text(checks, file), as_json=as_json)
    if not is_fine(checks):
        sys.exit(EXIT_ERRORS_LISTED)


@cli.command("setup-buttons", help=HELP["setup_buttons"])
@FILE
@JSON
def setup_buttons(file: Path, as_json: bool) -> None:
    """Point the buttons of a workbook at this Python."""
    from kgsheet.doctor import button_interpreters

    interpreters = button_interpreters()
    changed = jobs.setup_buttons(open_book(file), interpreters)
    key = "pointed" if changed else "pointed_before"
    answer: answers.Json = {
        "file": file.name,
        "written": written_ranges(changed),
        "interpreters": {str(key): program for key, program in interpreters.items()},
    }
    text = [SAY[key].format(file=file.name), *(f"  {k}: {v}" for k, v in interpreters.items())]
    show(answer, text, as_json=as_json)


@cli.command(help=HELP["demo"])
@click.option("--out", type=PATH, default=Path("kgsheet-demo"), help=HELP["demo_out"])
@JSON
def demo(out: Path, as_json: bool) -> None:
    """Run the main job on the sample workbooks."""
    outcomes, target = [], jobs.Target(beside=out)
    for file in jobs.copy_samples(out):
        with watched(len(Step)) as listener:
            outcomes.append(jobs.run(open_book(file), days(None), target, listener))
    answer: answers.Json = {"items": [answers.report_answer(outcome) for outcome in outcomes]}
    show(answer, console.demo_text(outcomes, out), as_json=as_json)
