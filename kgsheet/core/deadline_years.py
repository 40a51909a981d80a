"""Writes the plan year into a deadline that goes without one, so that it may leave its plan."""

from __future__ import annotations

from collections.abc import Iterator

from kgsheet.core.deadlines import (
    Deadline,
    DeadlineNote,
    format_deadline,
    parse_deadline,
)

_ENDS_IN_YEAR = "năm"


def spell_out_year(text: str, plan_year: int, *, before_is_inclusive: bool = True) -> str:
    """Return a deadline's text with its year; as it stands where it has one or cannot take it.

    >>> spell_out_year("Hoàn thành trong quý I", 2017), spell_out_year("Quý II/2018", 2017)
    ('Hoàn thành trong quý I/2017', 'Quý II/2018')
    """
    read = parse_deadline(text, plan_year=plan_year, before_is_inclusive=before_is_inclusive)
    if not isinstance(read, Deadline) or DeadlineNote.YEAR_FROM_PLAN not in read.notes:
        return text
    for spelled in _spellings(text, plan_year, read):
        again = parse_deadline(spelled, before_is_inclusive=before_is_inclusive)
        if isinstance(again, Deadline) and _days(again) == _days(read):
            return spelled
    return text


def _spellings(text: str, year: int, read: Deadline) -> Iterator[str]:
    bare = text.rstrip(" .;,")
    if bare.casefold().endswith(_ENDS_IN_YEAR):
        yield f"{bare} {year}"
    if bare.endswith(")"):
        yield f"{bare[:-1]}/{year})"
    yield f"{bare}/{year}"
    yield f"{bare} {_ENDS_IN_YEAR} {year}"
    yield format_deadline(read)


def _days(read: Deadline) -> tuple[object, ...]:
    """The kind and the days of a deadline and of the milestones before it."""
    earlier = tuple(_days(one) for one in read.milestones)
    return (read.kind, read.start, read.due, earlier)
