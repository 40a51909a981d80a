"""Checks the rows of one series against each other: gaps, repeats, order of rows and of days."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
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
from kgsheet.values import frozen


@frozen(kw_only=True)
class Given:
    """A number of a series with its row and day."""

    number: int
    entry: Entry
    day: date | None

    @property
    def row(self) -> int:
        """Excel's number of the row."""
        return self.entry.row


@frozen(kw_only=True)
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


@frozen
class Lost:
    """Numbers that no row holds, between two rows or before the first."""

    numbers: range
    previous: Given | None
    after: Given


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
    # Most rows are in their places: those that break the order are few, and are blamed alone.
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
    yield from _gaps(run)


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


def lost_numbers(run: Run) -> Iterator[Lost]:
    """Yield the numbers that a series should hold and does not, as far as the register tells.

    Where Văn thư gives the numbers, those that are not here were given to other documents.
    """
    if run.series.mode is Mode.MANUAL or not run.given:
        return
    ordered = run.by_number
    start = range(run.series.first, ordered[0].number)
    if any(number in start for number, _ in run.files):
        yield Lost(start, None, ordered[0])
    for one, after in pairwise(ordered):
        if after.number - one.number > 1:
            yield Lost(range(one.number + 1, after.number), one, after)


def _gaps(run: Run) -> Iterator[RegisterProblem]:
    taken = {one.row for one in run.register.entries} - {one.row for one, _ in run.repeats}
    for lost in lost_numbers(run):
        names = [f"“{name}”" for number, name in run.files if number in lost.numbers]
        facts = {
            "numbers": _range_text(lost.numbers),
            "place": _lost_text(lost),
            "files": LOST_FILES.format(files=", ".join(names)) if names else "",
        }
        where = Place(sheet=run.register.block.sheet, row=_lost_row(lost, taken))
        yield _told(run, Code.NUMBER_LOST, where, number=lost.numbers.start, **facts)


def _lost_row(lost: Lost, taken: Container[int]) -> int:
    """Where the row stood: one that was emptied or written over tells it, else the next below."""
    if lost.previous is None:
        return lost.after.row
    below = lost.previous.row + 1
    return next((row for row in range(below, lost.after.row) if row not in taken), below)


def _lost_text(lost: Lost) -> str:
    after = {"after": lost.after.row, "next": lost.after.number}
    if lost.previous is None:
        return LOST_FIRST.format_map(after)
    return LOST_BETWEEN.format(before=lost.previous.row, previous=lost.previous.number, **after)


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
