"""Reads the pages of a section: size, margins, numbering, headers and footers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from kgsheet.documents.layout.opening import Source
from kgsheet.documents.layout.values import Paragraph, Section, Story, Turn
from kgsheet.documents.layout.xml import (
    Element,
    R,
    W,
    child,
    child_value,
    switch,
    twips,
    value,
    whole,
)

# What Word takes where nothing is said: US Letter with margins of one inch.
_WIDTH, _HEIGHT, _MARGIN = 12240, 15840, 1440


class StoryReader(Protocol):
    """What reads the paragraphs of a header or footer."""

    source: Source

    def story(self, root: Element, story: Story) -> Iterator[Paragraph]:
        """Yield the paragraphs of a story."""


def read_section(reader: StoryReader, properties: Element, before: Section | None) -> Section:
    """Return a section; headers and footers that it does not name are those before it."""
    size, margins = child(properties, "pgSz"), child(properties, "pgMar")
    numbering = child(properties, "pgNumType")
    left = _length(margins, "left", _MARGIN)
    gutter = _length(margins, "gutter", 0)
    return Section(
        width=_length(size, "w", _WIDTH),
        height=_length(size, "h", _HEIGHT),
        top=abs(_length(margins, "top", _MARGIN)),
        bottom=abs(_length(margins, "bottom", _MARGIN)),
        left=left + gutter,
        right=_length(margins, "right", _MARGIN),
        is_landscape=_length(size, "w", _WIDTH) > _length(size, "h", _HEIGHT),
        first_differs=switch(properties, "titlePg") or False,
        continues=child_value(properties, "type") == "continuous",
        starts_at=whole(value(numbering, "start")),
        number_format=value(numbering, "fmt") or "decimal",
        headers=_stories(reader, properties, "header", {} if before is None else before.headers),
        footers=_stories(reader, properties, "footer", {} if before is None else before.footers),
    )


def _length(element: Element | None, name: str, otherwise: int) -> int:
    length = twips(value(element, name))
    return otherwise if length is None else length


def _stories(
    reader: StoryReader,
    properties: Element,
    kind: str,
    inherited: dict[Turn, tuple[Paragraph, ...]],
) -> dict[Turn, tuple[Paragraph, ...]]:
    story = Story.HEADER if kind == "header" else Story.FOOTER
    stories = dict(inherited)
    for reference in properties.findall(f"{W}{kind}Reference"):
        root = reader.source.part(reference.get(f"{R}id") or "")
        turn = value(reference, "type")
        if root is not None and turn in set(Turn):
            stories[Turn(turn)] = tuple(reader.story(root, story))
    return stories
