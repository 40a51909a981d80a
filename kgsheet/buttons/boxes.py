"""What a message box says about an outcome."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from kgsheet.core.deadline_values import day_label
from kgsheet.core.mended import Mended, told
from kgsheet.core.schema import FINDINGS, Button, button
from kgsheet.errors import KgsheetError
from kgsheet.messages import Severity
from kgsheet.messages.boxes import BOXES, COUNTS, DRAFTS
from kgsheet.messages.mending import Mend
from kgsheet.values import frozen

if TYPE_CHECKING:
    from kgsheet.core.rules import Examination
    from kgsheet.jobs import Outcome, Waiting

_MOST_LINES = 10
_MOST_FILES = 3
_MOST_FINDINGS = 5


@frozen(kw_only=True)
class Box:
    """A message box.

    Attributes:
        summary: the first sentence.
        lines: what follows it.
        sheet: the sheet to look at, brought to the front before the box; empty for none.
        is_failure: whether something did not work.
        is_grave: whether that is a bug.
    """

    summary: str
    lines: tuple[str, ...] = ()
    sheet: str = ""
    is_failure: bool = False
    is_grave: bool = False

    @property
    def note(self) -> str:
        """What stays in the control panel: the summary, with the first reason of a failure."""
        return " ".join((self.summary, *self.lines[: self.is_failure]))

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n\n".join((self.summary, *self.lines))


def checked_box(outcome: Outcome) -> Box:
    """Return what is said after a check."""
    summary = _say("checked", outcome.examined, counts=_counts(outcome.examined))
    lines = [*_where(outcome), *([BOXES["save"]] if outcome.written else [])]
    return Box(summary=summary, lines=tuple(lines), sheet=_sheet(outcome))


def updated_box(outcome: Outcome) -> Box:
    """Return what is said after an update."""
    examined = outcome.examined
    figures = examined.progress.figures
    summary = _say(
        "updated",
        examined,
        due=figures.due,
        completed=figures.completed,
        overdue=figures.overdue,
    )
    lines = [BOXES["findings"].format(counts=_counts(examined)), *_where(outcome)]
    if outcome.skipped:
        headings = ", ".join(f"“{heading}”" for heading in outcome.skipped)
        name = button("restore").caption
        lines.append(BOXES["skipped"].format(headings=headings, button=name))
    lines.append(BOXES["save" if outcome.written else "unchanged"])
    return Box(summary=summary, lines=tuple(lines), sheet=_sheet(outcome))


def reported_box(outcome: Outcome) -> Box:
    """Return what is said after a draft was written."""
    examined, documents = outcome.examined, outcome.documents
    summary = _say("reported", examined, type=DRAFTS[documents[0].type])
    lines = [BOXES["file"].format(path=one.path) for one in documents[:_MOST_FILES]]
    if len(documents) > _MOST_FILES:
        lines.append(BOXES["more_files"].format(count=len(documents) - _MOST_FILES))
    lines += [str(one) for one in outcome.unfilled if not one.confirmed]
    if examined.counts[Severity.ERROR] or examined.counts[Severity.WARNING]:
        name = button("check").caption
        lines.append(BOXES["review"].format(counts=_counts(examined), button=name))
    return Box(summary=summary, lines=tuple(lines))


def question(waiting: Waiting) -> str:
    """Return what is asked before a number is given."""
    return BOXES["ask"].format(
        symbol=waiting.symbol, day=day_label(waiting.day), document=waiting.document.name
    )


def issued_box(outcome: Outcome | None) -> Box:
    """Return what is said after a number was given, or `None` where somebody thought again."""
    if outcome is None:
        return Box(summary=BOXES["not_issued"])
    [document] = outcome.documents
    day = day_label(document.issued_on)
    summary = BOXES["issued"].format(symbol=document.symbol, day=day)
    return Box(summary=summary, lines=(BOXES["file"].format(path=document.path),))


def restored_box(mended: Sequence[Mended]) -> Box:
    """Return what is said after rules were put back."""
    if not mended:
        return Box(summary=BOXES["nothing_restored"])
    sentences = told(mended)
    lines = sentences[:_MOST_LINES]
    if len(sentences) > _MOST_LINES:
        lines.append(BOXES["more"].format(count=len(sentences) - _MOST_LINES))
    done = [one for one in mended if one.what is not Mend.LATER]
    summary = BOXES["restored"].format(count=len(done))
    return Box(summary=summary, lines=("\n".join(lines), BOXES["save"]))


def failed_box(error: KgsheetError, pressed: Button) -> Box:
    """Return what is said when somebody must put something right first."""
    lines = [str(problem) for problem in error.problems[:_MOST_LINES]]
    if len(error.problems) > _MOST_LINES:
        lines.append(BOXES["more"].format(count=len(error.problems) - _MOST_LINES))
    summary = BOXES["failed"].format(button=pressed.caption)
    return Box(summary=summary, lines=tuple(lines), is_failure=True)


def _say(name: str, examined: Examination, **facts: object) -> str:
    head = {"rows": len(examined.master.tasks), "as_of": day_label(examined.as_of)}
    return BOXES[name].format_map({**head, **facts})


def _counts(examined: Examination) -> str:
    """How many findings of each weight, those that nobody has confirmed."""
    counts = [
        COUNTS[severity].format(count) for severity, count in examined.counts.items() if count
    ]
    confirmed = sum(one.confirmed for one in examined.findings)
    said = ", ".join(counts) or BOXES["no_findings"]
    return said + (BOXES["confirmed"].format(count=confirmed) if confirmed else "")


def _sheet(outcome: Outcome) -> str:
    """The sheet to look at, where there is something to see."""
    return outcome.list_sheet if any(outcome.examined.counts.values()) else ""


def _where(outcome: Outcome) -> list[str]:
    """Where to look, or the first findings where there is no list of them."""
    if not any(outcome.examined.counts.values()):
        return []
    if outcome.list_sheet:
        column = FINDINGS.column("cell").heading
        return [BOXES["see_list"].format(sheet=outcome.list_sheet, column=column)]
    first = [str(one) for one in islice(outcome.examined.findings, _MOST_FINDINGS)]
    return [BOXES["no_list"].format(table=FINDINGS.name), *first]
