"""Finds all parts of a document."""

from __future__ import annotations

from collections.abc import Sequence

from kgsheet.documents.layout.ending import find_annexes, find_ending
from kgsheet.documents.layout.head import find_head, find_title
from kgsheet.documents.layout.lines import Line, all_lines
from kgsheet.documents.layout.outline import Ending, Head, Outline, Title
from kgsheet.documents.layout.values import Story, WordText
from kgsheet.documents.layout.words import ANNEX_LINE, COPY_TITLES, bare


def outline_of(text: WordText) -> Outline:
    """Return the parts of a document."""
    paragraphs = text.paragraphs
    count = len(paragraphs)
    lines = all_lines(paragraphs, 0, count)
    head = find_head(lines)
    alone = head.country is None and bool(lines) and bool(ANNEX_LINE.match(bare(lines[0].text)))
    head = Head() if alone else head
    title = Title() if alone else find_title(lines, head.end, paragraphs)
    annexes = find_annexes(lines, 0 if alone else title.end, count)
    end = annexes[0].start if annexes else count
    ending = Ending() if alone else find_ending(lines, title.end, min(end, _copied(lines, end)))
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


def _copied(lines: Sequence[Line], end: int) -> int:
    """Return where the form of a copy begins, which has recipients of its own."""
    titles = (one for one in lines if one.text.isupper() and bare(one.text) in COPY_TITLES)
    return next((one.at for one in titles), end)
