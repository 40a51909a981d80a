"""Reads the blocks of a master workbook into values: tasks, agencies, signers, narrative."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeGuard

from kgsheet.core.agencies import AgencyIndex
from kgsheet.core.blocks import Block, Row
from kgsheet.core.cells import CellValue, column_letters
from kgsheet.core.deadlines import Deadline, DeadlineKind, parse_deadline
from kgsheet.core.lines import Line
from kgsheet.core.master import Agency, Paragraph, Recipient, Settings, Signer
from kgsheet.core.references import Reference, parse_reference
from kgsheet.core.row_texts import names_in, printed_text, shown, text_of
from kgsheet.core.settings import read_date, read_integer, read_year
from kgsheet.core.tasks import STATE_TEXT, State, Task
from kgsheet.core.text import fold, normalize
from kgsheet.errors import Place, Problem
from kgsheet.on_use import regex

_SET_ASIDE = {fold(STATE_TEXT[state]): state for state in (State.PAUSED, State.WITHDRAWN)}
_WORD = regex(r"\w")
_MADE_ID_LENGTH = 8  # digits of a hash, for rows whose office gives no ids
_INCLUSIVE = Settings().before_day


def read_agencies(block: Block | None) -> tuple[Agency, ...]:
    """Return the agencies, in the order that the sheet asks for."""
    found = (read_agency(row) for row in _rows(block) if text_of(row, "name"))
    return tuple(sorted(found, key=lambda agency: agency.order))


def read_agency(row: Row) -> Agency:
    """Return the agency that a row names."""
    return Agency(
        id=text_of(row, "id"),
        name=text_of(row, "name"),
        short_name=text_of(row, "short_name"),
        aliases=names_in(row, "aliases"),
        valid_from=read_date(row.values.get("valid_from")),
        valid_to=read_date(row.values.get("valid_to")),
        successor=text_of(row, "successor"),
        order=read_integer(row.values.get("order")) or 0,
        email=text_of(row, "email"),
    )


def read_signers(block: Block | None) -> tuple[Signer, ...]:
    """Return the signers."""
    return tuple(
        Signer(
            id=text_of(row, "id"),
            name=text_of(row, "name"),
            post=text_of(row, "post"),
            authority=tuple(filter(None, map(normalize, text_of(row, "authority").split("|")))),
            valid_from=read_date(row.values.get("valid_from")),
            valid_to=read_date(row.values.get("valid_to")),
        )
        for row in _rows(block)
        if text_of(row, "name")
    )


def read_recipients(block: Block | None) -> tuple[Recipient, ...]:
    """Return the recipients, in their order within each type of document."""
    if block is None:
        return ()
    place = _places(block, "recipient")
    return tuple(
        Recipient(
            type=text_of(row, "type").upper(),
            text=text_of(row, "recipient"),
            where=place(row),
        )
        for row in _in_order(block)
        if text_of(row, "recipient")
    )


def read_narrative(block: Block | None) -> tuple[Paragraph, ...]:
    """Return the narrative, in its order within each type of document."""
    if block is None:
        return ()
    place = _places(block, "text")
    return tuple(
        Paragraph(
            type=text_of(row, "type").upper(),
            level=text_of(row, "level").casefold(),
            number=text_of(row, "number"),
            title=printed_text(row, "title"),
            text=printed_text(row, "text"),
            where=place(row),
        )
        for row in _in_order(block)
        if text_of(row, "type")
    )


def read_lines(block: Block, settings: Settings, agencies: AgencyIndex) -> tuple[Line, ...]:
    """Return the rows of the task table with what their cells were read as."""
    place = _places(block, "deadline")
    lines = (_line(row, place(row), settings, agencies) for row in block.rows)
    return tuple(_with_ids(_with_one_spelling(lines)))


def _line(row: Row, where: Place, settings: Settings, agencies: AgencyIndex) -> Line:
    year = read_year(row.values.get("year"))
    if year is None and not text_of(row, "year"):
        year = settings.year
    deadline = _deadline(row.values.get("deadline"), year, settings)
    extended = _filled(row, "extension")
    extension = None if extended is None else _deadline(extended, year, settings)
    approved = _filled(row, "approval")
    approval = None if approved is None else parse_reference(approved)
    named = _agency_name(_filled(row, "lead_agency")) or row.agency
    agency = agencies.find(named) if named else None
    task = Task(
        id=text_of(row, "id"),
        year=year,
        sector=text_of(row, "sector"),
        lead_agency=agency.name if agency else named,
        supporting_agencies=names_in(row, "supporting_agencies"),
        title=text_of(row, "title"),
        title_text=printed_text(row, "title"),
        kind=text_of(row, "kind"),
        assigned_by=text_of(row, "assigned_by"),
        deadline=deadline if isinstance(deadline, Deadline) else None,
        deadline_text=text_of(row, "deadline"),
        extension=extension if _replaces(extension) else None,
        extended_by=text_of(row, "extended_by"),
        approval=approval if isinstance(approval, Reference) else None,
        approval_text=text_of(row, "approval"),
        set_aside=_SET_ASIDE.get(fold(text_of(row, "suspension"))),
        note=text_of(row, "note"),
        where=where,
    )
    return Line(
        row=row,
        task=task,
        deadline=deadline,
        extension=extension,
        approval=approval,
        agency=agency,
    )


def _agency_name(value: CellValue) -> str:
    return normalize(shown(value)).rstrip(" :;,.")


def _filled(row: Row, name: str) -> CellValue:
    """What a cell holds; `None` where it is blank or holds a dash that says “nothing”."""
    value = row.values.get(name)
    return None if isinstance(value, str) and not _WORD.search(value) else value


def _replaces(extension: Deadline | Problem | None) -> TypeGuard[Deadline]:
    """Whether an extension stands for the first deadline: “sớm” names no day to wait for."""
    return isinstance(extension, Deadline) and extension.kind is not DeadlineKind.NONE


def _deadline(value: CellValue, year: int | None, settings: Settings) -> Deadline | Problem:
    inclusive = settings.before_day == _INCLUSIVE
    return parse_deadline(value, plan_year=year, before_is_inclusive=inclusive)


def _with_one_spelling(lines: Iterator[Line]) -> Iterator[Line]:
    """Name an agency that no list knows as its first row does: `SỞ Y TẾ` is no other agency."""
    spellings: dict[str, str] = {}
    for line in lines:
        name = line.task.lead_agency
        first = spellings.setdefault(fold(name), name)
        yield line if first == name else replace(line, task=replace(line.task, lead_agency=first))


def _with_ids(lines: Iterator[Line]) -> Iterator[Line]:
    """Give a task without an id one made from agency and title: it survives moving the row."""
    made: Counter[str] = Counter()
    for line in lines:
        if line.task.id:
            yield line
            continue
        digest = _digest(line)
        made[digest] += 1
        task_id = digest if made[digest] == 1 else f"{digest}-{made[digest]}"
        yield replace(line, task=replace(line.task, id=task_id))


def _digest(line: Line) -> str:
    from hashlib import sha256  # OpenSSL comes with it; lists with ids need neither

    key = f"{fold(line.task.lead_agency)}\n{fold(line.task.title)}"
    return sha256(key.encode()).hexdigest()[:_MADE_ID_LENGTH]


def _rows(block: Block | None) -> tuple[Row, ...]:
    return block.rows if block else ()


def _in_order(block: Block) -> list[Row]:
    """The rows by `Thứ tự`; a row without one stays behind the row above it."""
    orders: list[tuple[int, Row]] = []
    last: dict[str, int] = {}
    for row in block.rows:
        kind = text_of(row, "type").upper()
        order = read_integer(row.values.get("order"))
        last[kind] = order if order is not None else last.get(kind, 0)
        orders.append((last[kind], row))
    return [row for _, row in sorted(orders, key=lambda one: one[0])]


def _places(block: Block, name: str) -> Callable[[Row], Place]:
    """What tells the cell of a row in one column, or the row where there is no such column."""
    column = block.columns.get(name)
    letters = column_letters(column) if column else ""
    heading = block.table.column(name).heading

    def place(row: Row) -> Place:
        cell = f"{letters}{row.number}" if letters else ""
        return Place(sheet=block.sheet, cell=cell, row=row.number, column=heading)

    return place
