"""Rules on stamps, contact lines, copies and what was left open: F49 to F53, F56."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kgsheet.documents.layout.faults import Fault, form_faults, missing, odd, say, visible
from kgsheet.documents.layout.lines import Line, lines_of
from kgsheet.documents.layout.outline import Outline
from kgsheet.documents.layout.places import place
from kgsheet.documents.layout.profiles import Profile
from kgsheet.documents.layout.values import Paragraph, Story, Turn
from kgsheet.documents.layout.words import (
    CIRCULATION,
    CONTACT,
    COPY_TITLES,
    RULED,
    SECRETS,
    URGENT,
    bare,
)

_SIDES = {"top", "bottom", "left", "right"}
_NEAR = 12  # lines
# A tag of a template; dots that stand alone before a small letter; underscores.
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{\{|\}\}|<<[^<>]{0,40}>>")
_DOTS = re.compile(r"(?<=\s)(?:\.{3,}|…+)(?=\s+[^\W\d_A-ZĐ]|\s*%)|_{3,}")


def secret(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F49: secret documents are not for this program."""
    for line in _before_body(outline):
        if bare(line.text) in SECRETS and line.text.isupper():
            yield odd(line, say("secret", found=line.text), say("not_secret"))


def urgent(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F50: the stamp of urgency."""
    for line in _stamps(outline, URGENT):
        yield from form_faults(line, profile.forms["F50"])
        if any(not _is_red(run.look.color) for run in visible(line.runs)):
            color = visible(line.runs)[0].look.color
            yield odd(line, say("color", color=color), say("red"))
        if not _is_framed(line.paragraph):
            yield odd(line, say("no_frame"), say("frame"))


def circulation(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F51: how far the document may go."""
    for line in _stamps(outline, CIRCULATION):
        yield from form_faults(line, profile.forms["F51"])
        if not _is_framed(line.paragraph):
            yield odd(line, say("no_frame"), say("frame"))


def contact(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F52: address and telephone, at the foot of page 1 only, under a line."""
    for section in outline.text.sections[:1]:
        for paragraph in section.footers.get(Turn.DEFAULT, ()):
            if CONTACT.search(bare(paragraph.raw)):
                yield odd(paragraph, say("every_page"), say("first_page"))
        foot = section.footers.get(Turn.FIRST, ())
        told = [one for one in foot if CONTACT.search(bare(one.raw))]
        for paragraph in told:
            for line in lines_of(paragraph, 0):
                yield from form_faults(line, profile.forms["F52"])
        ruled = any(one.shape.borders & {"top", "bottom"} or one.drawings for one in foot)
        if told and not ruled:
            yield missing(place(told[0]), say("line_above"))


def copies(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F53: a copy has a number of its own, by the kind of copy."""
    for at, line in enumerate(outline.lines):
        short = COPY_TITLES.get(bare(line.text)) if line.text.isupper() else None
        if short is None:
            continue
        near = outline.lines[max(0, at - _NEAR) : at + _NEAR]
        number = re.compile(rf"^Số:\s*[\d\s.…]*/{short}-")
        if not any(number.match(one.text) for one in near):
            yield missing(place(line), say("copy_number", short=short))


def left_open(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F56: tags and blanks that nobody filled in."""
    prescribed = _prescribed(outline)
    for at, paragraph in enumerate(outline.text.paragraphs):
        text = paragraph.raw
        blanks = at not in prescribed and not RULED.match(text)
        found = _TAG.search(text) or (_DOTS.search(text) if blanks else None)
        if found:
            yield odd(paragraph, say("blank", found=found[0]), say("filled"))
    for note in outline.text.notes:
        found = _TAG.search(note.raw) or _DOTS.search(note.raw)
        if found:
            yield odd(note, say("blank", found=found[0]), say("filled"))


def _prescribed(outline: Outline) -> set[int]:
    """Return the paragraphs whose blanks belong to a draft or an electronic document."""
    head = outline.head
    attached = [line for annex in outline.annexes for line in annex.attached]
    return {line.at for line in (head.number, head.date, *attached) if line is not None}


def _before_body(outline: Outline) -> Iterator[Line]:
    until = max(outline.head.end, outline.title.end)
    yield from (line for line in outline.lines if line.at < until)


def _stamps(outline: Outline, names: Mapping[str, str]) -> Iterator[Line]:
    yield from (line for line in _before_body(outline) if bare(line.text) in names)


def _is_red(color: str) -> bool:
    if not re.fullmatch("[0-9A-F]{6}", color):
        return False
    red, green, blue = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    return red >= 0xC0 and green <= 0x40 and blue <= 0x40


def _is_framed(paragraph: Paragraph) -> bool:
    boxed = paragraph.cell is not None and paragraph.cell.boxed
    return boxed or paragraph.story is Story.BOX or paragraph.shape.borders >= _SIDES
