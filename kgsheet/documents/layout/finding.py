"""Finds all parts of a document."""

from __future__ import annotations

from kgsheet.documents.layout.ending import find_annexes, find_ending
from kgsheet.documents.layout.head import find_head, find_title
from kgsheet.documents.layout.lines import all_lines
from kgsheet.documents.layout.outline import Ending, Outline
from kgsheet.documents.layout.values import Story, WordText
from kgsheet.documents.layout.words import ANNEX_LINE, bare


def outline_of(text: WordText) -> Outline:
    """Return the parts of a document."""
    paragraphs = text.paragraphs
    count = len(paragraphs)
    lines = all_lines(paragraphs, 0, count)
    head = find_head(lines)
    alone = head.country is None and bool(lines) and bool(ANNEX_LINE.match(bare(lines[0].text)))
    title = find_title(lines, head.end, paragraphs)
    annexes = find_annexes(lines, 0 if alone else title.end, count)
    end = annexes[0].start if annexes else count
    ending = Ending() if alone else find_ending(lines, title.end, end)
    body = tuple(
        (at, paragraphs[at])
        for at in range(title.end, ending.start)
        if paragraphs[at].story is Story.BODY and paragraphs[at].cell is None
    )
    return Outline(
        text=text,
        head=head,
        title=title,
        body=() if alone else body,
        ending=ending,
        annexes=annexes,
        is_annex_only=alone,
        lines=tuple(lines),
    )
