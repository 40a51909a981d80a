"""Checks the rows of one series against each other: gaps, repeats, order of rows and of days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kgsheet.core.deadline_values import day_label
from kgsheet.core.numbering.agreement import cell_place
from kgsheet.core.numbering.evidence import Claim
from kgsheet.core.numbering.order import longest_level, longest_rising, misplaced
from kgsheet.core.numbering.values import Entry, Register, RegisterProblem, Series
from kgsheet.core.schema import Mode
from kgsheet.errors import Place, Problem
from kgsheet.messages import Code
from kgsheet.messages.register import (
    AFTER,
    BEFORE_ALL,
    LOST_BETWEEN,
    LOST_FILES,
    LOST_FIRST,
    NUMBER_RANGE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A number of a series with its row and day."""

    number: int
    entry: Entry
    day: date | None

    @property
    def row(self) -> int:
        """Excel's number of the row."""
        return self.entry.row


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The rows of one series.

    Attributes:
        given: each number once, in the order of the rows.
        repeats: rows whose number another row holds, with that row.
        files: number and name of the files that no row knows.
    """

    register: Register
    series: Series
    given: tuple[Given, ...]
    repeats: tuple[tuple[Given, Given], ...]
    files: tuple[tuple[int, str], ...]

    @property
    def by_number(self) -> list[Given]:
        """The numbers in their order."""
        return sorted(self.given, key=lambda one: one.number)


def run_of(
    register: Register,
    series: Series,
    claims: Sequence[Claim],
    files: tuple[tuple[int, str], ...],
) -> Run:
    """Return the rows of a series; of two with one number, that which is in its place counts."""
    every = [
        Given(number=one.number, entry=one.entry, day=one.day)
        for one in claims
        if one.number is not None
    ]
    rising = longest_rising([one.number for one in every])
    by_number: dict[int, Given] = {}
    for at in sorted(range(len(every)), key=lambda at: (at not in rising, at)):
        by_number.setdefault(every[at].number, every[at])
    kept = {id(one) for one in by_number.values()}
    return Run(
        register=register,
        series=series,
        given=tuple(one for one in every if id(one) in kept),
        repeats=tuple((one, by_number[one.number]) for one in every if id(one) not in kept),
        files=files,
    )


def sequence_problems(run: Run) -> Iterator[RegisterProblem]:
    """Yield what is wrong with the rows of a series taken together."""
    yield from _repeats(run)
    yield from _days_out_of_order(run)
    yield from _wrong_start(run)
    if run.series.mode is Mode.AUTOMATIC:
        yield from _rows_out_of_order(run)
    for lost in lost_numbers(run):
        yield _lost(run, lost)


def _repeats(run: Run) -> Iterator[RegisterProblem]:
    for one, other in run.repeats:
        yield _problem(run, Code.NUMBER_TWICE, one, other=other.row)


def _rows_out_of_order(run: Run) -> Iterator[RegisterProblem]:
    """Yield rows that stand in the wrong place; typed numbers may be entered in any order."""
    ordered = run.by_number
    before = {after.number: one for one, after in pairwise(ordered)}
    for at in misplaced([one.number for one in run.given]):
        one = run.given[at]
        previous = before.get(one.number)
        place = AFTER.format(number=previous.number) if previous else BEFORE_ALL
        yield _problem(run, Code.ROWS_OUT_OF_ORDER, one, place=place)


def _days_out_of_order(run: Run) -> Iterator[RegisterProblem]:
    dated = [(one, one.day) for one in run.by_number if one.day]
    level = longest_level([day for _, day in dated])
    for at, (one, day) in enumerate(dated):
        if at in level:
            continue
        other, other_day = next(
            (other, other_day)
            for near, (other, other_day) in enumerate(dated)
            if near in level and (other_day > day if near < at else other_day < day)
        )
        facts = {"other": other.number, "other_row": other.row, "other_day": day_label(other_day)}
        yield _problem(run, Code.DATES_OUT_OF_ORDER, one, day=day_label(day), **facts)


def lost_numbers(run: Run) -> Iterator[range]:
    """Yield the numbers that a series should hold and does not, as far as the register tells.

    Where Văn thư gives the numbers, those that are not here were given to other documents.
    """
    if run.series.mode is Mode.MANUAL or not run.given:
        return
    numbers = [one.number for one in run.by_number]
    start = range(run.series.first, numbers[0])
    if any(number in start for number, _ in run.files):
        yield start
    yield from (range(one + 1, after) for one, after in pairwise(numbers) if after - one > 1)


def _lost(run: Run, lost: range) -> RegisterProblem:
    after = next(one for one in run.by_number if one.number == lost.stop)
    previous = next((one for one in run.given if one.number == lost.start - 1), None)
    names = [f"“{name}”" for number, name in run.files if number in lost]
    if previous:
        row, place = previous.row + 1, LOST_BETWEEN
        known = {"before": previous.row, "previous": previous.number}
    else:
        row, place, known = after.row, LOST_FIRST, {}
    facts = {
        "numbers": _range_text(lost),
        "place": place.format(after=after.row, next=after.number, **known),
        "files": LOST_FILES.format(files=", ".join(names)) if names else "",
    }
    where = Place(sheet=run.register.block.sheet, row=row)
    return _told(run, Code.NUMBER_LOST, where, number=lost.start, **facts)


def _wrong_start(run: Run) -> Iterator[RegisterProblem]:
    """Yield what a changed start looks like: numbers below it, or none from it on."""
    smallest = min(run.given, key=lambda one: one.number, default=None)
    if smallest is None or smallest.number == run.series.first:
        return
    is_late = smallest.number > run.series.first
    start = range(run.series.first, smallest.number)
    if is_late and (run.series.mode is Mode.MANUAL or any(n in start for n, _ in run.files)):
        return
    facts = {"first": run.series.first, "smallest": smallest.number, "row": smallest.row}
    yield _told(run, Code.START_WRONG, run.series.where, number=smallest.number, **facts)


def _range_text(numbers: range) -> str:
    if len(numbers) == 1:
        return str(numbers.start)
    return NUMBER_RANGE.format(first=numbers.start, last=numbers.stop - 1)


def _problem(run: Run, code: Code, one: Given, **facts: object) -> RegisterProblem:
    where = cell_place(run.register, one.entry, _COLUMNS.get(code, "number"))
    return _told(run, code, where, number=one.number, **facts)


_COLUMNS = {Code.DATES_OUT_OF_ORDER: "date"}


def _told(run: Run, code: Code, where: Place, *, number: int, **facts: object) -> RegisterProblem:
    usual = {"series": run.series.name, "year": run.series.year, "number": number}
    return RegisterProblem(Problem(code=code, where=where, facts={**usual, **facts}), number)
