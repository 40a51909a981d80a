"""Sorts the paragraphs of the body: headings of each kind, plain text, centred banners."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum, auto

from kgsheet.documents.layout.faults import visible
from kgsheet.documents.layout.lines import Line, lines_of
from kgsheet.documents.layout.outline import Outline
from kgsheet.documents.layout.values import Align
from kgsheet.documents.layout.words import (
    ARTICLE,
    DIVISION,
    LETTERED,
    NUMBERED,
    PART,
    PART_RUN_IN,
    ROMAN_HEADING,
    bare,
)
from kgsheet.values import frozen

_HEADING = 250  # characters: what is longer is no heading


class Kind(StrEnum):
    """What a line of the body is."""

    PART = auto()
    PART_TITLE = auto()
    DIVISION = auto()
    SECTION = auto()
    NUMBERED = auto()
    LETTERED = auto()
    ARTICLE = auto()
    BANNER = auto()
    TEXT = auto()


@frozen
class Piece:
    """A line of the body and what it is; `is_first`: it begins its paragraph."""

    line: Line
    kind: Kind
    is_first: bool


def pieces_of(outline: Outline) -> Iterator[Piece]:
    """Yield the lines of the body with what they are."""
    before = Kind.TEXT
    for at, paragraph in outline.body:
        for number, line in enumerate(lines_of(paragraph, at)):
            kind = _kind(line, before)
            yield Piece(line, kind, number == 0)
            before = kind


def is_all(line: Line, *, bold: bool = False, italic: bool = False) -> bool:
    """Return whether all of a line is bold, or all of it italic."""
    runs = visible(line.runs)
    return bool(runs) and all(
        (run.look.bold or not bold) and (run.look.italic or not italic) for run in runs
    )


def _kind(line: Line, before: Kind) -> Kind:
    text, plain = line.text, bare(line.text)
    centred = line.paragraph.shape.align is Align.CENTER
    if PART.match(plain) or (PART_RUN_IN.match(plain) and is_all(line, bold=True)):
        return Kind.PART
    if DIVISION.match(plain):
        return Kind.DIVISION
    roman = ROMAN_HEADING.match(text)
    if before in (Kind.PART, Kind.DIVISION) and not roman and (centred or text.isupper()):
        return Kind.PART_TITLE
    if ARTICLE.match(text):
        return Kind.ARTICLE
    if roman and len(text) < _HEADING:
        return Kind.SECTION
    if NUMBERED.match(text):
        return Kind.NUMBERED
    if LETTERED.match(text):
        return Kind.LETTERED
    return Kind.BANNER if centred and is_all(line, bold=True) else Kind.TEXT
