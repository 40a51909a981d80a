"""Rules on page numbers: F06, F07."""

from __future__ import annotations

from collections.abc import Iterator

from kgsheet.documents.layout.faults import Fault, form_faults, missing, odd, say
from kgsheet.documents.layout.lines import lines_of
from kgsheet.documents.layout.outline import Outline
from kgsheet.documents.layout.profiles import Profile
from kgsheet.documents.layout.values import Align, Paragraph, Section, Story, Turn
from kgsheet.messages.layout import ALIGN_WORDS, PLACES

# Less than a page of text: such a section may have no page number to show.
_SHORT = 1500
_EMPTY_LINE = 60  # characters: an empty paragraph takes the room of a line
_ARABIC = ("decimal", "decimalZero")
_PLACES = {Story.HEADER: "in_header", Story.FOOTER: "in_footer"}
_FOUND = {Story.HEADER: "number_header", Story.FOOTER: "number_footer"}
_TAB_ALIGNS = {"center": Align.CENTER, "right": Align.RIGHT, "end": Align.RIGHT}


def page_number(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F06: where the page number stands, what it looks like, that page 1 has none."""
    sections = outline.text.sections
    for number, section in enumerate(sections):
        if section.continues and number:
            continue
        where = PLACES["section"].format(number=number + 1)
        shown = _numbered(_stories(section, profile.page_number).get(Turn.DEFAULT, ()))
        if shown is None:
            yield from _absent(outline, number, profile, where)
            continue
        yield from _looks(shown, profile)
        if section.number_format not in _ARABIC:
            yield odd(where, say("number_form", form=section.number_format), say("arabic"))
        if number == 0 and not outline.is_annex_only:
            yield from _first_page(section, profile, where)
        even = _stories(section, profile.page_number).get(Turn.EVEN, ())
        if outline.text.odd_even and _numbered(even) is None:
            yield missing(where, _expected(profile))


def annex_number(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F07: every annex counts its pages from 1."""
    paragraphs = outline.text.paragraphs
    for annex in () if outline.is_annex_only else outline.annexes:
        section = paragraphs[annex.start].section
        before = (one for one in paragraphs[: annex.start] if one.raw.strip())
        shares = any(one.section == section for one in before)
        if section >= len(outline.text.sections):
            continue
        if shares or outline.text.sections[section].starts_at != 1:
            yield odd(paragraphs[annex.start], say("annex_goes_on"), say("annex_restarts"))


def _stories(section: Section, story: Story) -> dict[Turn, tuple[Paragraph, ...]]:
    return section.headers if story is Story.HEADER else section.footers


def _numbered(paragraphs: tuple[Paragraph, ...]) -> Paragraph | None:
    return next((one for one in paragraphs if "PAGE" in one.fields), None)


def _absent(outline: Outline, number: int, profile: Profile, where: str) -> Iterator[Fault]:
    """Yield when a section of more than a page has its number elsewhere or nowhere."""
    section = outline.text.sections[number]
    other = Story.FOOTER if profile.page_number is Story.HEADER else Story.HEADER
    if any(_numbered(one) for one in _stories(section, other).values()):
        yield odd(where, say(_FOUND[other]), say(_PLACES[profile.page_number]))
    elif not _is_short(outline, number):
        yield missing(where, _expected(profile))


def _expected(profile: Profile) -> str:
    return say("page_number", place=say(_PLACES[profile.page_number]))


def _is_short(outline: Outline, number: int) -> bool:
    here = [one for one in outline.text.paragraphs if one.section == number]
    if any(one.shape.page_break for one in here):
        return False
    return sum(max(len(one.raw), _EMPTY_LINE) for one in here if one.cell is None) < _SHORT


def _looks(paragraph: Paragraph, profile: Profile) -> Iterator[Fault]:
    for line in lines_of(paragraph, 0):
        yield from form_faults(line, profile.forms["F06"])
    align = _align(paragraph)
    if align is not profile.page_align:
        yield odd(paragraph, ALIGN_WORDS[align], ALIGN_WORDS[profile.page_align])


def _align(paragraph: Paragraph) -> Align:
    """Return where the number stands, be it by alignment, by a frame or by a tab stop."""
    if paragraph.shape.framed is not None:
        return paragraph.shape.framed
    before = paragraph.raw.partition("\t")
    if not before[1]:
        return paragraph.shape.align
    jumps = paragraph.raw.count("\t")
    stops = [kind for _, kind in paragraph.shape.tabs]
    kind = stops[jumps - 1] if jumps <= len(stops) else ""
    return _TAB_ALIGNS.get(kind, Align.LEFT)


def _first_page(section: Section, profile: Profile, where: str) -> Iterator[Fault]:
    stories = _stories(section, profile.page_number)
    if not section.first_differs or _numbered(stories.get(Turn.FIRST, ())):
        yield odd(where, say("first_shown"), say("first_hidden"))
    if section.starts_at not in (None, 1):
        yield odd(where, say("starts_at", number=section.starts_at), say("starts_at_one"))
