"""Tells the superior body from the issuing one among the names above the number."""

from __future__ import annotations

from collections.abc import Sequence

from kgsheet.documents.layout.faults import visible
from kgsheet.documents.layout.lines import Line
from kgsheet.documents.layout.words import COMMITTEE, COMMITTEE_SHORT, COUNCIL, PLACE_WORDS, bare
from kgsheet.values import frozen

# How the names of bodies begin that have others below them.
_SUPERIORS = (
    *("uy ban", "ubnd", "hdnd", "hoi dong", "bo ", "so ", "tinh ", "chinh phu", "tong cuc"),
    *("cuc ", "van phong", "thanh pho", "huyen", "thanh uy", "quoc hoi"),
)


@frozen(kw_only=True)
class Names:
    """The names above the number; `is_committee`: a People's Committee issues."""

    superior: tuple[Line, ...]
    issuer: tuple[Line, ...]
    is_committee: bool


def names_of(lines: Sequence[Line]) -> Names:
    """Return which lines name the superior and which the issuing body."""
    cut = _cut(lines)
    issuer = tuple(lines[cut:])
    committee = bool(issuer) and _is_committee(issuer[0])
    return Names(superior=tuple(lines[:cut]), issuer=issuer, is_committee=committee)


def _cut(lines: Sequence[Line]) -> int:
    """Return how many lines the superior takes."""
    for at, line in enumerate(lines):
        rest = lines[at + 1 :]
        if _is_of_place(line) and all(_is_place(one) for one in rest):
            return at
    if len(lines) < 2:
        return 0
    if _is_of_place(lines[0]) and _is_place(lines[1]):
        return 2
    light = [not any(run.look.bold for run in visible(line.runs)) for line in lines]
    if any(light) and not all(light):
        return light.index(False) if light[0] else 1
    return 1 if all(light) or bare(lines[0].text).startswith(_SUPERIORS) else 0


def _is_committee(line: Line) -> bool:
    return bare(line.text).startswith((bare(COMMITTEE), bare(COMMITTEE_SHORT)))


def _is_of_place(line: Line) -> bool:
    """Return whether a line names a body whose place stands on the next line."""
    return _is_committee(line) or bare(line.text) == bare(COUNCIL)


def _is_place(line: Line) -> bool:
    return bare(line.text).startswith(tuple(f"{word} " for word in PLACE_WORDS))
