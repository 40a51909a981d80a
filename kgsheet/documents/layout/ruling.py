"""Finds the line drawn under a text: a border, a shape, or a row of underscores."""

from __future__ import annotations

from collections.abc import Iterator

from kgsheet.documents.layout.lines import Line, lines_of
from kgsheet.documents.layout.outline import Outline
from kgsheet.documents.layout.values import Drawing, Paragraph
from kgsheet.documents.layout.words import RULED
from kgsheet.values import frozen

_BELOW = 3  # paragraphs
_RIGHT_HALF = 3400  # twips from the edge that a shape is placed by


@frozen
class Ruling:
    """A line; `width` in twips, 0 when the file does not say."""

    width: int = 0


def line_below(outline: Outline, line: Line) -> Ruling | None:
    """Return the line drawn under a line of text, `None` when there is none."""
    own = line.paragraph
    if own.shape.borders & {"bottom", "between"}:
        return Ruling()
    for paragraph in _under(outline, line):
        found = _ruling(paragraph)
        if found is not None:
            return found
    return _drawn(outline, line)


def _under(outline: Outline, line: Line) -> Iterator[Paragraph]:
    """Yield the empty paragraphs right under a line, in the same cell or column."""
    paragraphs = outline.text.paragraphs
    for at in range(line.at + 1, min(line.at + 1 + _BELOW, len(paragraphs))):
        one = paragraphs[at]
        if one.cell != line.paragraph.cell:
            return
        yield one
        if one.raw.strip() and not RULED.match(one.raw):
            return


def _ruling(paragraph: Paragraph) -> Ruling | None:
    text = paragraph.raw.strip()
    if text and RULED.match(text):
        return Ruling()
    if paragraph.shape.borders & {"top", "bottom"} and not text:
        width = 0 if paragraph.cell is None else paragraph.cell.width
        inside = width - paragraph.shape.left - paragraph.shape.right
        return Ruling(max(0, inside) if width else 0)
    return None


def _drawn(outline: Outline, line: Line) -> Ruling | None:
    """Return a shape, or underscores, that stand on the side of a line in its part."""
    paragraphs = outline.text.paragraphs
    last = max(outline.head.end, line.at + _BELOW)
    shapes = [
        (paragraphs[at], one)
        for at in range(min(last, len(paragraphs)))
        for one in paragraphs[at].drawings
        if one.is_line and _is_near(outline, at, line)
    ]
    for paragraph, shape in shapes:
        if len(shapes) > 1 or _is_beside(paragraph, shape, line):
            return Ruling(shape.width if len(shapes) == 1 else 0)
    for at in range(min(outline.head.end, len(paragraphs))):
        for row in lines_of(paragraphs[at], at, columns=True):
            if RULED.match(row.text) and (row.column == 1) == (line.column == 1):
                return Ruling()
    return None


def _is_near(outline: Outline, at: int, line: Line) -> bool:
    """Return whether a shape at a paragraph can belong to the part that a line is of."""
    if line.at < outline.head.end:
        return at < outline.head.end
    return outline.head.end <= at <= line.at + _BELOW


def _is_beside(paragraph: Paragraph, shape: Drawing, line: Line) -> bool:
    if line.column is None:
        return True
    cell = paragraph.cell
    if cell is not None and cell.columns > 1:
        return min(cell.column, 1) == line.column
    return shape.offset is None or (shape.offset >= _RIGHT_HALF) == (line.column == 1)
