"""Cuts paragraphs into the lines that people see as units.

A line break ends a line; in the head and at the end of a document, where offices without tables
work with tabs or many spaces, these part the left column from the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgsheet.core.text import normalize
from kgsheet.documents.layout.values import Align, Paragraph, Run, Story
from kgsheet.values import frozen

# Fewer spaces are a blank to be filled in.
_GAP = re.compile(r"\t+|[ \u00a0]{12,}")
_ROW = re.compile(r"\n")
_TAB, _SPACE = 720, 70  # twips that a tab and a space take, about
_FAR = 3400  # twips: 6 cm; what begins there stands in the right half


@frozen(kw_only=True)
class Line:
    """A line of a paragraph.

    Attributes:
        text: with its label, composed, single spaces, trimmed.
        at: the place of its paragraph among all paragraphs of the document.
        column: 0 left, 1 right; `None` where the page has one column.
        is_cut: it shares its paragraph with another column, so that its alignment says nothing.
    """

    paragraph: Paragraph
    runs: tuple[Run, ...]
    text: str
    at: int
    column: int | None = None
    is_cut: bool = False


def lines_of(paragraph: Paragraph, at: int, *, columns: bool = False) -> Iterator[Line]:
    """Yield the lines of a paragraph that hold text.

    Args:
        columns: whether tabs part columns.
    """
    in_column = paragraph.cell is not None and paragraph.cell.columns > 1
    for number, row in enumerate(_split(paragraph.runs, _ROW)):
        parts = [row]
        if columns and not in_column:
            parts = [one for one in _split(row, _GAP) if _said(one).strip()]
        jump = _jump(paragraph, _said(row)) if columns and not in_column else None
        for position, runs in enumerate(parts):
            label = paragraph.label if number == position == 0 else ""
            text = normalize(label + _said(runs))
            if text:
                cut = len(parts) > 1
                alone = _column(paragraph) if jump is None else jump
                yield Line(
                    paragraph=paragraph,
                    runs=tuple(runs),
                    text=text,
                    at=at,
                    column=min(position, 1) if cut else alone,
                    is_cut=cut or jump is not None,
                )


def all_lines(paragraphs: Sequence[Paragraph], start: int, end: int) -> list[Line]:
    """Return the lines of the paragraphs from `start` to before `end`, columns parted."""
    return [
        line
        for at in range(start, min(end, len(paragraphs)))
        if paragraphs[at].story in (Story.BODY, Story.BOX)
        for line in lines_of(paragraphs[at], at, columns=True)
    ]


def joined(lines: Sequence[Line]) -> str:
    """Return the texts of lines as one."""
    return " ".join(line.text for line in lines)


def _said(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def _jump(paragraph: Paragraph, text: str) -> int | None:
    """Return the column that a line reaches by what stands before its first word."""
    blank = text[: len(text) - len(text.lstrip())]
    if not _GAP.match(blank):
        return None
    tabs = blank.count("\t")
    stops = [at for at, _ in paragraph.shape.tabs]
    reached = stops[tabs - 1] if 0 < tabs <= len(stops) else tabs * _TAB + len(blank) * _SPACE
    return 1 if reached >= _FAR else 0


def _column(paragraph: Paragraph) -> int | None:
    cell = paragraph.cell
    if cell is not None:
        return min(cell.column, 1) if cell.columns > 1 else None
    if paragraph.story is Story.BOX:
        return None
    far = paragraph.shape.left >= _FAR or paragraph.shape.align is Align.RIGHT
    return 1 if far else None


def _split(runs: Sequence[Run], where: re.Pattern[str]) -> Iterator[list[Run]]:
    part: list[Run] = []
    for run in runs:
        first, *others = where.split(run.text)
        part.append(Run(first, run.look))
        for text in others:
            yield part
            part = [Run(text, run.look)]
    yield part
