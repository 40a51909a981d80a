"""Decides what the workbook of the next year takes over from the last one.

Settings, agencies, signers, recipients, series, narrative and open tasks are carried. What belongs
to one year only, or was typed where the program has no place for it, stays behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial

from kgsheet.core.agencies import AgencyIndex
from kgsheet.core.blocks import Block, Row, find_block
from kgsheet.core.cells import CellError, NoResult, Snapshot, display
from kgsheet.core.deadline_years import spell_out_year
from kgsheet.core.lines import Line
from kgsheet.core.master import Settings
from kgsheet.core.reading import read_agency
from kgsheet.core.rules import Examination
from kgsheet.core.schema import (
    AGENCIES,
    INPUT_TABLES,
    NARRATIVE,
    RECIPIENTS,
    SERIES,
    SETTING_KEYS,
    SETTINGS,
    SIGNERS,
    TASKS,
    Kind,
    Setting,
)
from kgsheet.core.settings import read_date, read_integer, read_year
from kgsheet.core.tasks import COMPLETED, State
from kgsheet.core.text import normalize
from kgsheet.values import frozen

Carried = str | int | date | None
"""What a cell of a new workbook may hold."""
CarriedRow = Mapping[str, Carried]

OF_ONE_YEAR = frozenset(
    {"cutoff", "report_date", "period", "printed_total", "printed_completed", "printed_due"}
)
"""The settings, by field, that the next year starts without."""


@frozen(kw_only=True)
class Beginning:
    """What a new workbook starts with.

    Attributes:
        year: the plan year of the new workbook.
        old_year: that of the old one.
        blocks: the blocks of the old workbook by table name.
        tables: rows by table name; a table that the old workbook lacks is left out.
        ended: names of the agencies that no longer exist and are left behind.
    """

    year: int
    old_year: int
    blocks: Mapping[str, Block]
    tables: Mapping[str, tuple[CarriedRow, ...]]
    ended: tuple[str, ...] = ()


def plan_year(examined: Examination) -> int | None:
    """Return the plan year of a workbook: as its settings say, else its latest task."""
    years = (task.year for task in examined.master.tasks if task.year)
    return examined.master.settings.year or max(years, default=None)


def carry(snapshot: Snapshot, examined: Examination, year: int) -> Beginning:
    """Return what the workbook of a year takes over from an earlier one.

    Args:
        snapshot: the earlier workbook.
        examined: what it says; its day decides which tasks are open.
        year: the plan year of the new workbook.
    """
    # A workbook that names no year is that of the year before: it is the last one.
    old_year = plan_year(examined) or year - 1
    blocks = dict(_blocks(snapshot, examined))
    lines, settings = _open_lines(examined), examined.master.settings
    carriers: Mapping[str, Callable[[Block], Iterable[CarriedRow]]] = {
        TASKS.name: lambda block: _tasks(block, lines, old_year, settings),
        AGENCIES.name: lambda block: (_row(row, block) for row in _agencies(block, lines, year)[0]),
        SETTINGS.name: partial(_settings, year=year),
        SERIES.name: partial(_series, year=year),
        SIGNERS.name: _rows,
        RECIPIENTS.name: _rows,
        NARRATIVE.name: _rows,
    }
    tables = {name: tuple(carriers[name](blocks[name])) for name in carriers if name in blocks}
    return Beginning(
        year=year,
        old_year=old_year,
        blocks=blocks,
        tables={AGENCIES.name: tuple(_named(examined.lines)), **tables},
        ended=tuple(_ended(blocks.get(AGENCIES.name), lines, year)),
    )


def _blocks(snapshot: Snapshot, examined: Examination) -> Iterator[tuple[str, Block]]:
    for table in INPUT_TABLES:
        found = examined.block if table is TASKS else find_block(snapshot, table)
        if isinstance(found, Block):
            yield table.name, found


def _open_lines(examined: Examination) -> tuple[Line, ...]:
    """The rows that are neither completed nor withdrawn at the end of the day."""
    closed = {*COMPLETED, State.WITHDRAWN}
    pairs = zip(examined.lines, examined.progress.standings, strict=True)
    return tuple(line for line, standing in pairs if standing.state not in closed)


def _tasks(
    block: Block, lines: Iterable[Line], old_year: int, settings: Settings
) -> Iterator[CarriedRow]:
    """The rows of tasks, which stay tasks of their own year whatever the new one is."""
    inclusive = settings.before_day == Settings().before_day
    for line in lines:
        year = line.task.year or old_year
        row = _row(line.row, block)
        for name in ("deadline", "extension"):
            text = row[name]
            if isinstance(text, str):
                row[name] = spell_out_year(text, year, before_is_inclusive=inclusive)
        yield {**row, "year": year, "lead_agency": line.task.lead_agency}


def _agencies(block: Block, lines: Iterable[Line], year: int) -> tuple[list[Row], list[Row]]:
    """The agencies that are carried, and those that ended before the year.

    One that ended is carried too where an open task names it, and its successors with it.
    """
    rows = {row.number: row for row in block.rows if row.values.get("name")}
    agencies = {number: read_agency(row) for number, row in rows.items()}
    first_day = date(year, 1, 1)
    needed = {one for one in agencies.values() if (one.valid_to or first_day) >= first_day}
    needed |= {line.agency for line in lines if line.agency}
    index = AgencyIndex(agencies.values(), first_day)
    while more := {after for one in needed if (after := index.find(one.successor))} - needed:
        needed |= more
    sides: tuple[list[Row], list[Row]] = ([], [])
    for number, row in rows.items():
        sides[agencies[number] not in needed].append(row)
    return sides


def _ended(block: Block | None, lines: Iterable[Line], year: int) -> Iterator[str]:
    if block:
        yield from (read_agency(row).name for row in _agencies(block, lines, year)[1])


def _named(lines: Iterable[Line]) -> Iterator[CarriedRow]:
    """The agencies of a workbook without a list of them: those that its tasks name."""
    names = dict.fromkeys(line.task.lead_agency for line in lines if line.task.lead_agency)
    for order, name in enumerate(names, 1):
        yield {"name": name, "order": order}


def _settings(block: Block, year: int) -> Iterator[CarriedRow]:
    """The settings of the schema, then those that only the office knows."""
    given = {normalize(display(row.values.get("key"))).casefold(): row for row in block.rows}
    for setting in SETTING_KEYS:
        row = given.pop(setting.key, None)
        value = _cell(row, "value", setting.kind) if row else _default(setting)
        value = None if setting.field in OF_ONE_YEAR else value
        value = year if setting.field == "year" else value
        yield {"key": setting.key, "value": value, "explanation": setting.hint}
    for row in given.values():
        if row.values.get("key"):
            yield {**_row(row, block), "confirmation": None}


def _default(setting: Setting) -> Carried:
    is_number = setting.kind is Kind.INTEGER
    return (read_integer(setting.default) if is_number else setting.default) or None


def _series(block: Block, year: int) -> Iterator[CarriedRow]:
    """The series of the latest year, open again and numbered from one."""
    years = {row.number: read_year(row.values.get("year")) for row in block.rows}
    latest = max((one for one in years.values() if one), default=None)
    for row in block.rows:
        if years[row.number] in {latest, None}:
            yield {**_row(row, block), "year": year, "first": 1, "closed": None}


def _rows(block: Block) -> Iterator[CarriedRow]:
    return (_row(row, block) for row in block.rows)


def _row(row: Row, block: Block) -> dict[str, Carried]:
    columns = (column for column in block.table.columns if not column.derived)
    return {column.field: _cell(row, column.field, column.kind) for column in columns}


def _cell(row: Row, name: str, kind: Kind) -> Carried:
    """A cell as a new workbook takes it: a day where the column holds days, else what is seen."""
    value = row.values.get(name)
    if isinstance(value, CellError | NoResult):
        return None
    if kind is Kind.DATE:
        return read_date(value) or display(value)
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    return display(value.date() if isinstance(value, datetime) else value)
