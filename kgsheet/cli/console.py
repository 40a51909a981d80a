"""The answers for people: short, in Vietnamese, aligned, findings grouped with the place first."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from kgsheet.core.agencies import AgencyIndex
from kgsheet.core.blocks import End
from kgsheet.core.deadline_values import day_label
from kgsheet.core.progress import Figures, Progress, Standing
from kgsheet.core.rules import Examination
from kgsheet.core.tasks import SET_ASIDE
from kgsheet.errors import Problem
from kgsheet.jobs import Outcome
from kgsheet.messages.commands import SAY
from kgsheet.messages.sheets import NO_AGENCY_TEXT, NO_QUARTER_TEXT, QUARTER_TEXT, SEVERITY_TEXT

WIDTH = 110
MOST_OVERDUE = 30
_NUMBERS = 9  # width of a column of counts


def check_text(outcome: Outcome, findings_file: Path | None = None) -> Iterator[str]:
    """Yield the lines of `check`."""
    examined = outcome.examined
    yield from _head(examined)
    yield from _findings(examined.findings)
    yield ""
    yield _counts(examined)
    if findings_file:
        yield SAY["findings_file"].format(path=findings_file)


def progress_text(outcome: Outcome) -> Iterator[str]:
    """Yield the lines of `progress`."""
    examined = outcome.examined
    progress = examined.progress
    yield from _head(examined)
    yield ""
    if not examined.master.row_count:
        yield SAY["no_tasks"]
        return
    yield from _general(progress)
    if progress.agencies:
        yield from _groups(progress)
    yield from _overdue(examined)


def _groups(progress: Progress) -> Iterator[str]:
    yield ""
    yield _row(SAY["agency"], SAY["columns"].split("|"))
    for group in progress.agencies:
        yield _row(group.name or NO_AGENCY_TEXT, _cells(group.figures))
    yield ""
    yield _row(SAY["quarters"], SAY["columns"].split("|"))
    for group in progress.quarters:
        name = QUARTER_TEXT.format(quarter=group.name) if group.name else NO_QUARTER_TEXT
        yield _row(name, _cells(group.figures))


def update_text(outcome: Outcome, *, dry_run: bool = False) -> Iterator[str]:
    """Yield the lines of `update`."""
    yield from _head(outcome.examined)
    yield from _written(outcome, "would_write" if dry_run else "written")
    yield _counts(outcome.examined)


def report_text(outcome: Outcome) -> Iterator[str]:
    """Yield the lines of `report`."""
    yield from _head(outcome.examined)
    yield from _documents(outcome)
    if not outcome.documents:
        yield _no_letters(outcome.examined)
    yield from _findings(outcome.unfilled)
    yield _counts(outcome.examined)


def issue_text(outcome: Outcome) -> Iterator[str]:
    """Yield the lines of `register issue`."""
    yield from _head(outcome.examined)
    yield from _documents(outcome)
    if not outcome.documents:
        yield _no_letters(outcome.examined)


def run_text(outcome: Outcome) -> Iterator[str]:
    """Yield the lines of `run`."""
    yield from _head(outcome.examined)
    yield from _written(outcome, "written")
    yield from _general(outcome.examined.progress)
    yield from _documents(outcome)
    written = {document.type for document in outcome.documents}
    if set(outcome.examined.master.document_types) - written:
        yield _no_letters(outcome.examined)
    yield from _findings(outcome.unfilled)
    yield _counts(outcome.examined)


def demo_text(outcomes: Sequence[Outcome], folder: Path) -> Iterator[str]:
    """Yield the lines of `demo`."""
    for outcome in outcomes:
        yield from run_text(outcome)
        yield ""
    yield SAY["demo"].format(count=len(outcomes), folder=folder)
    yield SAY["demo_next"]


def _documents(outcome: Outcome) -> Iterator[str]:
    for document in outcome.documents:
        key = "document" if document.number is None else "issued"
        yield SAY[key].format(
            type=document.type,
            path=document.path,
            symbol=document.symbol,
            day=day_label(document.issued_on) if document.issued_on else "",
        )
        if document.pdf:
            yield SAY["pdf"].format(path=document.pdf)
        if document.pdf_fault:
            yield SAY["no_pdf"].format(why=document.pdf_fault)


def _no_letters(examined: Examination) -> str:
    """Only letters can be none: they go to the agencies that are late."""
    return SAY["no_letters"].format(as_of=day_label(examined.as_of))


def _head(examined: Examination) -> Iterator[str]:
    block = examined.block
    end = SAY[f"end_{block.end}"].format(row=block.end_row) if block.end in _SAID_ENDS else ""
    yield SAY["book"].format(file=examined.master.file, as_of=day_label(examined.as_of))
    yield SAY["block"].format(
        sheet=block.sheet, area=block.area, rows=examined.master.row_count, end=end
    )


def _findings(findings: Iterable[Problem]) -> Iterator[str]:
    ordered = sorted(findings, key=_place)
    for sheet, some in groupby(ordered, key=lambda one: one.where.sheet):
        yield ""
        yield SAY["sheet"].format(sheet=sheet) if sheet else SAY["whole_book"]
        for finding in some:
            yield from _finding(finding)


_SAID_ENDS = frozenset({End.TOTALS, End.SIGNATURE, End.BLANK})


def _place(finding: Problem) -> tuple[str, int, str]:
    return (finding.where.sheet, finding.where.row or 0, finding.where.cell)


def _finding(finding: Problem) -> Iterator[str]:
    severity = SAY["confirmed"] if finding.confirmed else SEVERITY_TEXT[finding.severity]
    start = f"  {finding.where.cell or finding.where.row or '-':<7} {severity:<12} {finding.code}  "
    yield from _wrapped(start, finding.message)
    if finding.fix and not finding.confirmed:
        yield from _wrapped(" " * len(start), SAY["fix"].format(fix=finding.fix))


def _wrapped(start: str, text: str) -> list[str]:
    line = start + text
    # Most of hundreds of findings fit; without tabs and line breaks there is nothing else to do.
    if len(line) <= WIDTH and text.isprintable():
        return [line.rstrip()]
    return textwrap.wrap(text, WIDTH, initial_indent=start, subsequent_indent=" " * len(start)) or [
        start.rstrip()
    ]


def _counts(examined: Examination) -> str:
    counts = {severity.value: count for severity, count in examined.counts.items()}
    confirmed = sum(finding.confirmed for finding in examined.findings)
    said = SAY["confirmed_count"].format(count=confirmed) if confirmed else ""
    return f"{SAY['counts'].format(**counts)}{said}."


def _general(progress: Progress) -> Iterator[str]:
    figures = progress.figures
    counts = {
        "total": figures.total,
        "due": figures.due,
        "completed": figures.completed,
        "due_completed": figures.due_completed,
        "overdue": figures.overdue,
    }
    for name, count in counts.items():
        yield f"{SAY[name]:<42}{count:>8}"
    set_aside = sum(progress.states[state] for state in SET_ASIDE)
    if set_aside:
        yield f"{SAY['set_aside']:<42}{set_aside:>8}"
    for name, rate in progress.rates.items():
        yield f"{SAY[name]:<42}{rate.text:>8}"


def _cells(figures: Figures) -> list[str]:
    counts = (figures.total, figures.due, figures.completed, figures.overdue)
    return [*map(str, counts), figures.due_completed_over_due.text]


def _row(name: str, cells: list[str]) -> str:
    shown = textwrap.shorten(name, 42, placeholder="…")
    return f"{shown:<42}" + "".join(f"{cell:>{_NUMBERS}}" for cell in cells)


def _overdue(examined: Examination) -> Iterator[str]:
    overdue = examined.progress.overdue
    if not overdue:
        return
    agencies = AgencyIndex(examined.master.agencies)
    yield ""
    yield SAY["overdue_tasks"].format(count=len(overdue))
    for standing in overdue[:MOST_OVERDUE]:
        yield _overdue_task(standing, agencies)
    if len(overdue) > MOST_OVERDUE:
        yield f"  {SAY['others'].format(count=len(overdue) - MOST_OVERDUE)}"


def _overdue_task(standing: Standing, agencies: AgencyIndex) -> str:
    task = standing.task
    agency = agencies.find(task.lead_agency)
    name = (agency and agency.short_name) or task.lead_agency or NO_AGENCY_TEXT
    days = SAY["days"].format(count=standing.days_late)
    line = f"  {task.where.cell:<7}{days:>9}  {name}: {task.title}"
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"


def _written(outcome: Outcome, key: str) -> Iterator[str]:
    if outcome.written:
        yield from _wrapped("", SAY[key].format(ranges="; ".join(outcome.written)))
    else:
        yield SAY["unchanged"]
    if outcome.skipped:
        headings = ", ".join(f"“{heading}”" for heading in outcome.skipped)
        yield SAY["skipped"].format(headings=headings)
