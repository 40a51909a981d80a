"""Reads the blocks of a master workbook into values: tasks, agencies, signers, narrative."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TypeGuard

from kgsheet.core.agencies import AgencyIndex
from kgsheet.core.blocks import Block, Row
from kgsheet.core.cells import CellError, CellValue, NoResult, column_letters, display
from kgsheet.core.deadlines import Deadline, DeadlineKind, parse_deadline
from kgsheet.core.lines import Line
from kgsheet.core.master import Agency, Paragraph, Recipient, Settings, Signer
from kgsheet.core.references import Reference, parse_reference
from kgsheet.core.settings import read_date, read_integer, read_year
from kgsheet.core.tasks import STATE_TEXT, State, Task
from kgsheet.core.text import fold, normalize
from kgsheet.errors import Place, Problem
from kgsheet.on_use import regex

_SET_ASIDE = {fold(STATE_TEXT[state]): state for state in (State.PAUSED, State.WITHDRAWN)}
_SEPARATORS = regex(r"[;\n]")
_WORD = regex(r"\w")
_MADE_ID_LENGTH = 8
_INCLUSIVE = Settings().before_day


def read_agencies(block: Block | None) -> tuple[Agency, ...]:
    """Return the agencies, in the order that the sheet asks for."""
    found = (read_agency(row) for row in _rows(block) if _text(row, "name"))
    return tuple(sorted(found, key=lambda agency: agency.order))


def read_agency(row: Row) -> Agency:
    """Return the agency that a row names."""
    return Agency(
        id=_text(row, "id"),
        name=_text(row, "name"),
        short_name=_text(row, "short_name"),
        aliases=_names(row, "aliases"),
        valid_from=read_date(row.values.get("valid_from")),
        valid_to=read_date(row.values.get("valid_to")),
        successor=_text(row, "successor"),
        order=read_integer(row.values.get("order")) or 0,
        email=_text(row, "email"),
    )


def read_signers(block: Block | None) -> tuple[Signer, ...]:
    """Return the signers."""
    return tuple(
        Signer(
            id=_text(row, "id"),
            name=_text(row, "name"),
            post=_text(row, "post"),
            authority=tuple(filter(None, map(normalize, _text(row, "authority").split("|")))),
            valid_from=read_date(row.values.get("valid_from")),
            valid_to=read_date(row.values.get("valid_to")),
        )
        for row in _rows(block)
        if _text(row, "name")
    )


def read_recipients(block: Block | None) -> tuple[Recipient, ...]:
    """Return the recipients, in their order within each type of document."""
    if block is None:
        return ()
    place = _places(block, "recipient")
    return tuple(
        Recipient(
            type=_text(row, "type").upper(),
            text=_text(row, "recipient"),
            where=place(row),
        )
        for row in _in_order(block)
        if _text(row, "recipient")
    )


def read_narrative(block: Block | None) -> tuple[Paragraph, ...]:
    """Return the narrative, in its order within each type of document."""
    if block is None:
        return ()
    place = _places(block, "text")
    return tuple(
        Paragraph(
            type=_text(row, "type").upper(),
            level=_text(row, "level").casefold(),
            number=_text(row, "number"),
            title=_printed(row, "title"),
            text=_printed(row, "text"),
            where=place(row),
        )
        for row in _in_order(block)
        if _text(row, "type")
    )


def read_lines(block: Block, settings: Settings, agencies: AgencyIndex) -> tuple[Line, ...]:
    """Return the rows of the task table with what their cells were read as."""
    place = _places(block, "deadline")
    lines = (_line(row, place(row), settings, agencies) for row in block.rows)
    return tuple(_with_ids(_with_one_spelling(lines)))


def _line(row: Row, where: Place, settings: Settings, agencies: AgencyIndex) -> Line:
    year = read_year(row.values.get("year")) if _text(row, "year") else settings.year
    deadline = _deadline(row.values.get("deadline"), year, settings)
    extended = _filled(row, "extension")
    extension = None if extended is None else _deadline(extended, year, settings)
    approved = _filled(row, "approval")
    approval = None if approved is None else parse_reference(approved)
    named = _agency_name(_filled(row, "lead_agency")) or row.agency
    agency = agencies.find(named) if named else None
    task = Task(
        id=_text(row, "id"),
        year=year,
        sector=_text(row, "sector"),
        lead_agency=agency.name if agency else named,
        supporting_agencies=_names(row, "supporting_agencies"),
        title=_text(row, "title"),
        title_text=_printed(row, "title"),
        kind=_text(row, "kind"),
        assigned_by=_text(row, "assigned_by"),
        deadline=deadline if isinstance(deadline, Deadline) else None,
        deadline_text=_text(row, "deadline"),
        extension=extension if _replaces(extension) else None,
        extended_by=_text(row, "extended_by"),
        approval=approval if isinstance(approval, Reference) else None,
        approval_text=_text(row, "approval"),
        set_aside=_SET_ASIDE.get(fold(_text(row, "suspension"))),
        note=_text(row, "note"),
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
    return normalize(_shown(value)).rstrip(" :;,.")


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
        kind = _text(row, "type").upper()
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


def _text(row: Row, name: str) -> str:
    value = row.values.get(name)
    # Most cells are empty or text; what a person sees of another is found out.
    if value is None:
        return ""
    return normalize(value if isinstance(value, str) else _shown(value))


def _printed(row: Row, name: str) -> str:
    """The text as documents print it: lines, tabs and spaces within it are kept."""
    return _shown(row.values.get(name)).strip()


def _shown(value: CellValue) -> str:
    return "" if isinstance(value, CellError | NoResult) else display(value)


def _names(row: Row, name: str) -> tuple[str, ...]:
    value = row.values.get(name)
    parts = _SEPARATORS.split(_shown(value)) if value is not None else []
    return tuple(filter(None, (_name(part.strip()) for part in parts)))


# The same names come again with every row; kept once, they also take room once.
@lru_cache(maxsize=4096)
def _name(part: str) -> str:
    return normalize(part).strip(" -.")
