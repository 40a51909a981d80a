"""Examines a workbook: reads its blocks, counts, and asks every rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kgsheet.core.agencies import AgencyIndex
from kgsheet.core.blocks import Block, find_block
from kgsheet.core.cells import Snapshot
from kgsheet.core.facts import Facts
from kgsheet.core.lines import Line
from kgsheet.core.master import Master, Settings
from kgsheet.core.missing import explain_missing
from kgsheet.core.progress import Progress, measure
from kgsheet.core.reading import (
    read_agencies,
    read_lines,
    read_narrative,
    read_recipients,
    read_signers,
)
from kgsheet.core.rules.book import (
    confirm,
    heading_counts,
    printed_figures,
    unknown_headings,
    unknown_settings,
)
from kgsheet.core.rules.context import Context
from kgsheet.core.rules.printing import blank_settings, unprintable
from kgsheet.core.rules.registry import ROW_RULES, TABLE_RULES
from kgsheet.core.schema import (
    AGENCIES,
    NARRATIVE,
    RECIPIENTS,
    SETTINGS,
    SIGNERS,
    TASKS,
    Table,
)
from kgsheet.core.settings import SettingLine, read_settings, setting_problems
from kgsheet.core.text import fold
from kgsheet.errors import InputError, Place, Problem
from kgsheet.messages import Code, Severity
from kgsheet.values import frozen

_SEVERITIES = list(Severity)


@frozen(kw_only=True)
class Examination:
    """What a workbook says and what is wrong with it as of a day.

    Attributes:
        block: the task table as found.
        lines: its rows.
        findings: open ones first, then by severity, then by place.
        unfilled: what only a document minds: settings that it prints and that are blank.
    """

    as_of: date
    master: Master
    block: Block
    lines: tuple[Line, ...]
    progress: Progress
    findings: tuple[Problem, ...]
    unfilled: tuple[Problem, ...] = ()

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity nobody has confirmed."""
        open_ones = [one.severity for one in self.findings if not one.confirmed]
        return {severity: open_ones.count(severity) for severity in Severity}

    def for_documents(self) -> Examination:
        """Return the same with what only a document minds among the findings."""
        findings = sorted((*self.findings, *self.unfilled), key=_order)
        return replace(self, findings=tuple(findings))


def examine(snapshot: Snapshot, as_of: date | None, default_day: Callable[[], date]) -> Examination:
    """Return what a workbook says, its figures and its findings.

    Args:
        snapshot: the workbook as read.
        as_of: the cut-off day D; where `None`, the setting `ngay_chot`.
        default_day: gives D where the settings hold none.

    Raises:
        InputError: KG302: the task table, or a column of it, is missing or ambiguous.
    """
    others = {table.name: _optional(snapshot, table) for table in _OTHER_TABLES}
    settings, setting_lines = read_settings(others[SETTINGS.name])
    day = as_of or settings.cutoff or default_day()
    agencies = AgencyIndex(read_agencies(_optional(snapshot, AGENCIES)), day)
    block = _tasks_block(snapshot, agencies)
    lines = read_lines(block, settings, agencies)
    progress = _progress(lines, day, settings, agencies)
    context = Context(
        block=block,
        as_of=day,
        settings=settings,
        agencies=agencies,
        titles=tuple(fold(line.task.title) for line in lines),
    )
    found = _findings(lines, context, setting_lines, progress, others)
    confirmed = sorted(confirm(found, _confirmations(lines, context, setting_lines)), key=_order)
    return Examination(
        as_of=day,
        master=_master(snapshot.file, lines, context, others),
        block=block,
        lines=lines,
        progress=progress,
        findings=tuple(one for one in confirmed if one.code is not Code.FIELD_BLANK),
        unfilled=tuple(one for one in confirmed if one.code is Code.FIELD_BLANK),
    )


def _progress(
    lines: Sequence[Line], day: date, settings: Settings, agencies: AgencyIndex
) -> Progress:
    return measure(
        [line.task for line in lines],
        day,
        reminder_days=settings.reminder_days,
        agency_order=[agency.name for agency in agencies.agencies],
    )


_OTHER_TABLES = (SETTINGS, NARRATIVE, SIGNERS, RECIPIENTS)


def _master(
    file: str, lines: tuple[Line, ...], context: Context, others: Mapping[str, Block | None]
) -> Master:
    return Master(
        file=file,
        tasks=tuple(line.task for line in lines),
        agencies=context.agencies.agencies,
        settings=context.settings,
        signers=read_signers(others[SIGNERS.name]),
        recipients=read_recipients(others[RECIPIENTS.name]),
        narrative=read_narrative(others[NARRATIVE.name]),
        row_count=len(lines),
        facts=Facts(context.block, *others.values()),
    )


def _tasks_block(snapshot: Snapshot, agencies: AgencyIndex) -> Block:
    block = find_block(snapshot, TASKS, agencies.names)
    if isinstance(block, Block):
        return block
    raise InputError(block or explain_missing(snapshot, TASKS))


def _optional(snapshot: Snapshot, table: Table) -> Block | None:
    block = find_block(snapshot, table)
    if isinstance(block, Problem):
        raise InputError(block)
    return block


def _findings(
    lines: tuple[Line, ...],
    context: Context,
    setting_lines: tuple[SettingLine, ...],
    progress: Progress,
    others: Mapping[str, Block | None],
) -> Iterator[Problem]:
    for line in lines:
        for row_rule in ROW_RULES:
            yield from row_rule.check(line, context)
    for table_rule in TABLE_RULES:
        yield from table_rule.check(lines, context)
    yield from setting_problems(setting_lines)
    yield from printed_figures(setting_lines, progress)
    yield from heading_counts(context.block)
    yield from unknown_headings(context.block)
    yield from unknown_settings(setting_lines)
    yield from unprintable([context.block, *filter(None, others.values())])
    yield from blank_settings(context.settings, setting_lines, others[SETTINGS.name])


def _confirmations(
    lines: tuple[Line, ...], context: Context, setting_lines: tuple[SettingLine, ...]
) -> Mapping[tuple[str, int], tuple[str, Place]]:
    """By sheet and row: the text of the confirmation cell and its place."""
    texts = {
        (context.block.sheet, line.row.number): (
            text,
            context.place(line, "confirmation"),
        )
        for line in lines
        if (text := line.text("confirmation"))
    }
    settings = {
        (line.where.sheet, line.where.row or 0): (line.confirmation, line.confirmed_at)
        for line in setting_lines
        if line.confirmation
    }
    return texts | settings


def _order(finding: Problem) -> tuple[bool, int, str, int, str]:
    severity = _SEVERITIES.index(finding.severity)
    where = finding.where
    return (finding.confirmed, severity, where.sheet, where.row or 0, finding.code)
