"""Says in Vietnamese where in a document something is."""

from __future__ import annotations

from kgsheet.core.text import normalize
from kgsheet.documents.layout.lines import Line
from kgsheet.documents.layout.values import Paragraph, Story
from kgsheet.messages.layout import PLACES

_EXCERPT = 40  # characters of a paragraph that a place repeats


def place(where: Line | Paragraph) -> str:
    """Return the place of a line or paragraph, with the beginning of its text."""
    paragraph = where.paragraph if isinstance(where, Line) else where
    text = where.text if isinstance(where, Line) else normalize(where.raw)
    return _named(paragraph, _excerpt(text))


def _named(paragraph: Paragraph, excerpt: str) -> str:
    cell = paragraph.cell
    if paragraph.story is Story.BODY and cell is None:
        return PLACES["paragraph"].format(number=paragraph.number, excerpt=excerpt)
    if paragraph.story is Story.BODY and cell is not None:
        return PLACES["cell"].format(
            table=cell.table + 1, row=cell.row + 1, column=cell.column + 1, excerpt=excerpt
        )
    return PLACES[paragraph.story.value].format(excerpt=excerpt)


def _excerpt(text: str) -> str:
    if not text:
        return ""
    shown = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rstrip()}…"
    return PLACES["excerpt"].format(text=shown)
