"""Finds tags with a hyphen that swallow text: docxtpl joins them to the text before or after.

`{%-` takes away everything from the end of the text before it, `-%}` everything up to the
beginning of the text after it, whatever lies between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kgsheet.documents.template.finding import TemplateFinding
from kgsheet.documents.template.lines import Line
from kgsheet.documents.template.placed import PlacedTag
from kgsheet.messages.templates import HOLDERS, UNMATCHED, TemplateRule

_SHORT = 40  # characters of lost text that a finding repeats


def hyphen_faults(lines: Sequence[Line], tags: Sequence[PlacedTag]) -> Iterator[TemplateFinding]:
    """Yield the tags whose hyphen takes text away, or joins two cells."""
    written = [line for line in lines if line.text]
    above = {id(below): line for line, below in pairwise(written)}
    below = {id(line): after for line, after in pairwise(written)}
    for tag in tags:
        text = tag.line.text[tag.tag.start : tag.tag.end]
        if text.startswith("{%-"):
            yield from _before(tag, above.get(id(tag.line)))
        if text.endswith("-%}"):
            yield from _after(tag, below.get(id(tag.line)))


def _before(tag: PlacedTag, above: Line | None) -> Iterator[TemplateFinding]:
    first = tag.pieces[0]
    lost = first.text[: tag.tag.start - first.start]
    earlier = tag.line.text[: first.start]
    if lost.strip() and (earlier or above):
        yield _losing(tag, lost)
    elif not earlier and above is not None and above.container is not tag.line.container:
        yield _joining(tag, above)


def _after(tag: PlacedTag, below: Line | None) -> Iterator[TemplateFinding]:
    last = tag.pieces[-1]
    lost = last.text[tag.tag.end - last.start :]
    later = tag.line.text[last.end :]
    if "{%" in lost or "{{" in lost:
        return  # docxtpl joins nothing over another tag
    if lost.strip() and (later or below):
        yield _losing(tag, lost)
    elif not later and below is not None and below.container is not tag.line.container:
        yield _joining(tag, below)


def _losing(tag: PlacedTag, lost: str) -> TemplateFinding:
    facts = {"holder": HOLDERS["p"], "text": lost.strip()[:_SHORT]}
    return tag.finding(TemplateRule.TEXT_BESIDE, None, **facts)


def _joining(tag: PlacedTag, other: Line) -> TemplateFinding:
    return tag.finding(TemplateRule.UNMATCHED, UNMATCHED["merge"], place=other.place)
