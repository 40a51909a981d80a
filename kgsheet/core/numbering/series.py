"""Reads the table of series: which types share numbers, from where on, and who gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgsheet.core.blocks import Block, Row
from kgsheet.core.cells import address, display
from kgsheet.core.numbering.values import Series
from kgsheet.core.reference_types import canonical_type
from kgsheet.core.schema import CLOSED, Mode
from kgsheet.core.settings import read_integer, read_year
from kgsheet.core.text import fold, normalize
from kgsheet.errors import Place, Problem
from kgsheet.messages import Code
from kgsheet.messages.register import SERIES_CONTRADICTIONS, SERIES_FAULTS
from kgsheet.values import frozen

_MODES = {fold(mode.value): mode for mode in Mode}
_Key = tuple[str, int]


@frozen(kw_only=True)
class _Line:
    """One row of the table of series."""

    name: str
    type: str
    year: int
    first: int | None
    mode: Mode | None
    closed: bool
    where: Place

    @property
    def key(self) -> _Key:
        return fold(self.name), self.year


def read_series(block: Block) -> tuple[tuple[Series, ...], tuple[Problem, ...]]:
    """Return the series, and what cannot be read or contradicts itself.

    Rows of one name and year are one series; it is closed when any of them says so.
    """
    lines: list[_Line] = []
    problems: list[Problem] = []
    for row in block.rows:
        read = _line(block, row)
        if isinstance(read, Problem):
            problems.append(read)
        elif read.type:
            lines.append(read)
    groups: dict[_Key, list[_Line]] = {}
    for line in lines:
        groups.setdefault(line.key, []).append(line)
    problems += [*_contradictions(groups.values()), *_types_twice(lines)]
    return tuple(map(_series, groups.values())), tuple(problems)


def _line(block: Block, row: Row) -> _Line | Problem:
    value = row.values.get
    doc_type = normalize(display(value("type")))
    year, first = read_year(value("year")), read_integer(value("first"))
    mode = _MODES.get(fold(display(value("mode"))))
    closed = fold(display(value("closed")))
    faults = {
        "year": year is None,
        "first": value("first") is not None and (first is None or first < 1),
        "mode": value("mode") is not None and mode is None,
        "closed": closed not in {"", fold(CLOSED)},
    }
    wrong = next((name for name, is_wrong in faults.items() if is_wrong), None)
    if wrong or year is None:
        return _unreadable(block, row, wrong or "year")
    return _Line(
        name=normalize(display(value("series"))) or doc_type,
        type=canonical_type(doc_type) or doc_type.upper(),
        year=year,
        first=first,
        mode=mode,
        closed=bool(closed),
        where=_place(block, row, "first"),
    )


def _unreadable(block: Block, row: Row, name: str) -> Problem:
    found = display(row.values.get(name))
    what = SERIES_FAULTS[name].format(found=found)
    where = _place(block, row, name)
    return Problem(code=Code.SERIES_UNREADABLE, where=where, facts={"what": what}, found=found)


def _series(lines: list[_Line]) -> Series:
    start = lines[0]
    return Series(
        name=start.name,
        year=start.year,
        types=tuple(dict.fromkeys(line.type for line in lines)),
        # Decree 30/2020, article 15: a year begins with 01, where the office says nothing else.
        first=next((line.first for line in lines if line.first), 1),
        mode=next((line.mode for line in lines if line.mode), Mode.AUTOMATIC),
        closed=any(line.closed for line in lines),
        where=start.where,
    )


def _contradictions(groups: Iterable[list[_Line]]) -> Iterator[Problem]:
    for lines in groups:
        for name in ("first", "mode"):
            values = [getattr(line, name) for line in lines if getattr(line, name)]
            if len(set(values)) > 1:
                yield _contradiction(lines[-1], name)


def _types_twice(lines: Iterable[_Line]) -> Iterator[Problem]:
    series_of: dict[tuple[str, int], _Key] = {}
    for line in lines:
        if series_of.setdefault((line.type, line.year), line.key) != line.key:
            yield _contradiction(line, "twice")


def _contradiction(line: _Line, name: str) -> Problem:
    facts = {"series": line.name, "year": line.year, "type": line.type}
    what = SERIES_CONTRADICTIONS[name].format_map(facts)
    return Problem(code=Code.SERIES_CONTRADICTS, where=line.where, facts={"what": what})


def _place(block: Block, row: Row, name: str) -> Place:
    column = block.columns.get(name)
    return Place(
        sheet=block.sheet,
        cell=address(row.number, column) if column else "",
        row=row.number,
        column=block.table.column(name).heading,
    )
