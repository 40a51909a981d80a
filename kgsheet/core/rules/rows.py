"""Rules of one row: KG101 to KG132, KG141 and KG306."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgsheet.core.cells import CellError, NoResult
from kgsheet.core.deadline_values import day_label
from kgsheet.core.deadlines import Deadline, DeadlineKind, DeadlineNote
from kgsheet.core.lines import Line
from kgsheet.core.references import Reference, ReferenceKind
from kgsheet.core.rules.context import Context, RowRule, excerpt
from kgsheet.core.schema import TASKS, Kind
from kgsheet.core.text import fold
from kgsheet.errors import Problem
from kgsheet.messages import AGENCY_REMEDIES, CELL_REMEDIES, Code
from kgsheet.on_use import regex

_VAGUE = {
    *(DeadlineNote.VAGUE, DeadlineNote.SEVERAL),
    *(DeadlineNote.YEAR_FROM_PLAN, DeadlineNote.MONTH_CELL),
}
_NO_DAY = frozenset({DeadlineKind.NONE, DeadlineKind.EVENT, DeadlineKind.RELATIVE})

_TYPES = "Đề án|Kế hoạch|Chương trình|Quy hoạch|Dự án|Quy định|Quy chế|Nghị quyết|Danh mục"
_VERBS = "Xây dựng|Ban hành|Tổng kết|Sơ kết|Triển khai|Rà soát|Điều chỉnh|Trình|Lập"
_SECOND_SENTENCE = regex(rf"[.;]\s+(?:\(?\d{{1,2}}[.)]\s*)?((?:{_TYPES}|{_VERBS})\b.+)")
_AND = "và "
_SECOND_OF_TYPE = regex(rf"\b({_TYPES})\b.+?\b{_AND}((?:{_TYPES})\b.+)")

_NO_VALUES = {CellError, NoResult}
_CLOSED = tuple(column for column in TASKS.columns if column.kind in (Kind.CHOICE, Kind.YEAR))


def _deadline_unreadable(line: Line, context: Context) -> Iterator[Problem]:
    for name, read in (("deadline", line.deadline), ("extension", line.extension)):
        if isinstance(read, Problem) and not isinstance(line.value(name), NoResult):
            yield context.problem(Code.DEADLINE_UNREADABLE, line, name)


def _deadline_missing(line: Line, context: Context) -> Iterator[Problem]:
    first = None if line.task.extension else line.deadline
    for name, read in (("deadline", first), ("extension", line.extension)):
        if isinstance(read, Deadline) and _lacks_day(read):
            yield context.problem(Code.DEADLINE_MISSING, line, name)


def _deadline_vague(line: Line, context: Context) -> Iterator[Problem]:
    for name, read in (("deadline", line.deadline), ("extension", line.extension)):
        if isinstance(read, Deadline) and read.due and not _VAGUE.isdisjoint(read.notes):
            yield context.problem(Code.DEADLINE_VAGUE, line, name, due=day_label(read.due))


def _deadline_outside_year(line: Line, context: Context) -> Iterator[Problem]:
    read, year = line.deadline, line.task.year
    if isinstance(read, Problem) or read.due is None or year is None:
        return
    first = read.start.year if read.start else read.due.year
    if not first <= year <= read.due.year:
        yield context.problem(Code.DEADLINE_OUTSIDE_YEAR, line, "deadline", year=year)


def _approval_unreadable(line: Line, context: Context) -> Iterator[Problem]:
    read = line.approval
    has_result = not isinstance(line.value("approval"), NoResult)
    if has_result and isinstance(read, Problem) and read.code is Code.APPROVAL_UNREADABLE:
        yield context.problem(Code.APPROVAL_UNREADABLE, line, "approval")


def _approval_undated(line: Line, context: Context) -> Iterator[Problem]:
    read = line.approval
    impossible = isinstance(read, Problem) and read.code is Code.APPROVAL_UNDATED
    if impossible or (isinstance(read, Reference) and read.date is None):
        yield context.problem(Code.APPROVAL_UNDATED, line, "approval")


def _approval_after_cutoff(line: Line, context: Context) -> Iterator[Problem]:
    approved_on = line.task.approved_on
    if approved_on and approved_on > context.as_of:
        yield context.problem(
            Code.APPROVAL_AFTER_CUTOFF,
            line,
            "approval",
            date=day_label(approved_on),
            cutoff=day_label(context.as_of),
        )


def _approval_normative(line: Line, context: Context) -> Iterator[Problem]:
    read = line.approval
    if isinstance(read, Reference) and read.kind is ReferenceKind.NORMATIVE:
        yield context.problem(Code.APPROVAL_NORMATIVE, line, "approval", symbol=read.symbol)


def _agency_missing(line: Line, context: Context) -> Iterator[Problem]:
    if not line.task.lead_agency and not _is_broken(line, "lead_agency"):
        yield context.problem(Code.AGENCY_MISSING, line, "lead_agency")


def _agency_unknown(line: Line, context: Context) -> Iterator[Problem]:
    name = line.task.lead_agency
    if line.agency or not context.agencies or not name or _is_broken(line, "lead_agency"):
        return
    near = ", ".join(f"“{one}”" for one in context.agencies.nearest(name))
    remedy = AGENCY_REMEDIES["nearest" if near else "add"].format(names=near)
    problem = context.problem(Code.AGENCY_UNKNOWN, line, "lead_agency", nearest=remedy)
    yield replace(problem, found=problem.found or name)


def _agency_not_valid(line: Line, context: Context) -> Iterator[Problem]:
    agency = line.agency
    if agency is None or agency.is_valid_on(context.as_of):
        return
    successor = context.agencies.find(agency.successor)
    remedy = (
        AGENCY_REMEDIES["successor"].format(name=successor.name)
        if successor
        else AGENCY_REMEDIES["validity"]
    )
    yield context.problem(
        Code.AGENCY_NOT_VALID,
        line,
        "lead_agency",
        cutoff=day_label(context.as_of),
        successor=remedy,
    )


def _title_missing(line: Line, context: Context) -> Iterator[Problem]:
    if not line.task.title and not _is_broken(line, "title"):
        yield context.problem(Code.TITLE_MISSING, line, "title")


def _two_tasks(line: Line, context: Context) -> Iterator[Problem]:
    second = second_task(line.task.title)
    if second:
        yield context.problem(Code.TWO_TASKS_IN_ROW, line, "title", second=excerpt(second))


def _not_in_list(line: Line, context: Context) -> Iterator[Problem]:
    for column in _CLOSED:
        if column.kind is Kind.YEAR and line.task.year is not None:
            continue
        text = line.text(column.field)
        if text and fold(text) not in map(fold, column.allowed):
            allowed = ", ".join(f"“{value}”" for value in column.allowed or column.examples)
            yield context.problem(
                Code.NOT_IN_LIST, line, column.field, column=column.heading, allowed=allowed
            )


def _not_a_value(line: Line, context: Context) -> Iterator[Problem]:
    if _NO_VALUES.isdisjoint(map(type, line.row.values.values())):
        return
    for name, value in line.row.values.items():
        if not isinstance(value, CellError | NoResult):
            continue
        column = context.block.table.column(name)
        is_told_elsewhere = isinstance(value, CellError) and name in ("deadline", "approval")
        if column.derived or is_told_elsewhere:
            continue
        kind = "error" if isinstance(value, CellError) else "no_result"
        what, remedy = CELL_REMEDIES[kind]
        yield context.problem(
            Code.CELL_NOT_A_VALUE,
            line,
            name,
            column=column.heading,
            what=what.format(found=getattr(value, "text", "")),
            remedy=remedy,
        )


def second_task(title: str) -> str:
    """Return where a second task seems to begin within a title, empty where there is one only.

    >>> second_task("Sơ kết Nghị quyết về du lịch. Xây dựng Đề án làng nghề")
    'Xây dựng Đề án làng nghề'
    >>> second_task("Kế hoạch phát triển đô thị; trên cơ sở đó đề xuất chủ trương")
    ''
    """
    has_end = "." in title or ";" in title
    sentence = _SECOND_SENTENCE.search(title) if has_end else None
    if sentence:
        return sentence[1]
    pair = _SECOND_OF_TYPE.search(title) if _AND in title else None
    return pair[2] if pair and pair[2].startswith(pair[1]) else ""


def _lacks_day(read: Deadline) -> bool:
    return not read.due and (read.kind in _NO_DAY or DeadlineNote.YEAR_MISSING in read.notes)


def _is_broken(line: Line, name: str) -> bool:
    return isinstance(line.value(name), CellError | NoResult)


ROW_RULES = (
    RowRule(Code.DEADLINE_UNREADABLE, _deadline_unreadable),
    RowRule(Code.DEADLINE_MISSING, _deadline_missing),
    RowRule(Code.DEADLINE_VAGUE, _deadline_vague),
    RowRule(Code.DEADLINE_OUTSIDE_YEAR, _deadline_outside_year),
    RowRule(Code.APPROVAL_UNREADABLE, _approval_unreadable),
    RowRule(Code.APPROVAL_UNDATED, _approval_undated),
    RowRule(Code.APPROVAL_AFTER_CUTOFF, _approval_after_cutoff),
    RowRule(Code.APPROVAL_NORMATIVE, _approval_normative),
    RowRule(Code.AGENCY_MISSING, _agency_missing),
    RowRule(Code.AGENCY_UNKNOWN, _agency_unknown),
    RowRule(Code.AGENCY_NOT_VALID, _agency_not_valid),
    RowRule(Code.TITLE_MISSING, _title_missing),
    RowRule(Code.TWO_TASKS_IN_ROW, _two_tasks),
    RowRule(Code.NOT_IN_LIST, _not_in_list),
    RowRule(Code.CELL_NOT_A_VALUE, _not_a_value),
)
