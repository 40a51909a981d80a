"""Finds blocks that are not closed, closed twice, crossed, or torn between two cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgsheet.documents.template.finding import TemplateFinding
from kgsheet.documents.template.placed import PlacedTag
from kgsheet.documents.template.statements import CLOSING, MIDDLE, OPENING
from kgsheet.messages.templates import UNMATCHED, TemplateRule


def block_faults(tags: Sequence[PlacedTag]) -> Iterator[TemplateFinding]:
    """Yield what is wrong with the blocks of a part."""
    words = {*OPENING, *CLOSING, *MIDDLE}
    commands = [tag for tag in tags if tag.statement.word in words]
    is_open: list[PlacedTag] = []
    for position, tag in enumerate(commands):
        word = tag.statement.word
        if word in OPENING:
            is_open.append(tag)
            continue
        starts = (CLOSING[word],) if word in CLOSING else MIDDLE[word]
        rest = commands[position + 1 :]
        while is_open and is_open[-1].statement.word not in starts and _has(is_open, starts):
            if _is_closed_later(is_open[-1], rest):
                break
            yield _left_open(is_open.pop())
        yield from _matched(tag, starts, is_open)
    yield from map(_left_open, is_open)


def _has(is_open: Sequence[PlacedTag], starts: Sequence[str]) -> bool:
    return any(one.statement.word in starts for one in is_open)


def _is_closed_later(opening: PlacedTag, rest: Sequence[PlacedTag]) -> bool:
    """Whether more ends than beginnings of its kind follow."""
    word = opening.statement.word
    depth = 0
    for one in rest:
        depth += (one.statement.word == word) - (one.statement.word == OPENING[word])
        if depth < 0:
            return True
    return False


def _left_open(tag: PlacedTag) -> TemplateFinding:
    word = tag.statement.word
    return tag.finding(TemplateRule.UNMATCHED, UNMATCHED["open"], word=word, end=OPENING[word])


def _matched(
    tag: PlacedTag, starts: Sequence[str], is_open: list[PlacedTag]
) -> Iterator[TemplateFinding]:
    word, rule = tag.statement.word, TemplateRule.UNMATCHED
    at = next(
        (at for at in reversed(range(len(is_open))) if is_open[at].statement.word in starts), None
    )
    if at is None:
        yield tag.finding(rule, UNMATCHED["close"], word=word, start=starts[0])
        return
    opening, last = is_open[at], is_open[-1]
    if opening is not last:
        facts = {"word": word, "other": last.statement.word, "place": last.line.place}
        yield tag.finding(rule, UNMATCHED["crossed"], **facts)
    elif not _fits(tag, opening):
        facts = {"word": word, "other": opening.statement.word, "place": opening.line.place}
        yield tag.finding(rule, UNMATCHED["level"], **facts)
    if word in CLOSING:
        del is_open[at]


def _fits(tag: PlacedTag, opening: PlacedTag) -> bool:
    """Whether what lies between both can be left out without tearing the document."""
    if (tag.tag.level, tag.holder) != (opening.tag.level, opening.holder):
        return False
    return tag.tag.level not in ("", "r") or _owners(tag) == _owners(opening)


def _owners(tag: PlacedTag) -> list[object]:
    return [one.tag for one in tag.pieces[0].owners] if tag.pieces else []
