"""Rules on annexes: F45 to F47."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgsheet.core.reference_types import TYPE_NAMES
from kgsheet.documents.layout.faults import Fault, form_faults, missing, odd, say, wrong_text
from kgsheet.documents.layout.issuers import names_of
from kgsheet.documents.layout.lines import Line, joined
from kgsheet.documents.layout.numbering import formatted
from kgsheet.documents.layout.numbers import (
    Attached,
    Numbered,
    attached_number,
    kind_of,
    parse_attached,
    parse_date,
    parse_number,
    same_number,
)
from kgsheet.documents.layout.outline import Annex, Outline
from kgsheet.documents.layout.places import place
from kgsheet.documents.layout.profiles import Profile
from kgsheet.documents.layout.words import (
    ANNEX,
    COMMITTEE,
    COMMITTEE_SHORT,
    LETTER,
    PLACE_TITLES,
    bare,
)
from kgsheet.messages.layout import PLACES

_MENTION = re.compile(r"phu luc|kem theo")
_HEADING = re.compile(rf"^{ANNEX}(?: [IVXLC]+)?$")


def mention(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F45: the text points to the annex; several annexes have Roman numbers."""
    if outline.is_annex_only or not outline.annexes:
        return
    texts = [paragraph.raw for _, paragraph in outline.body]
    texts += [note.raw for note in outline.text.notes]
    if not any(_MENTION.search(bare(text)) for text in texts):
        yield missing(PLACES["document"], say("annex_mention"))
    headings = [one.heading for one in outline.annexes if one.heading is not None]
    for number, line in enumerate(headings if len(headings) > 1 else [], 1):
        expected = say("annex_roman", number=formatted(number, "upperRoman"))
        if bare(line.text).rstrip(".: ") != bare(expected):
            yield wrong_text(line, expected)


def heading(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F46: the word `Phụ lục` and the title below it."""
    several = sum(one.heading is not None for one in outline.annexes) > 1
    for number, annex in enumerate(outline.annexes, 1):
        line = annex.heading
        if line is not None:
            # Numbers of several annexes are for rule F45.
            if not _HEADING.match(line.text) and not (several and _is_arabic(line)):
                yield wrong_text(line, line.text.capitalize().rstrip(".: "))
            yield from form_faults(line, profile.forms["F46"])
        elif not joined(annex.attached).startswith("(Ban hành"):
            yield missing(_where(annex, number), say("annex_heading"))
        for title in annex.title:
            yield from form_faults(title, profile.forms["F46 title"])
        if not annex.title:
            yield missing(_where(annex, number), say("annex_title"))


def attached(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F47: the line of what an annex belongs to, with the number of the head."""
    for number, annex in enumerate(outline.annexes, 1):
        if not annex.attached:
            expected = say("attached", type=_type(outline))
            yield missing(_where(annex, number), expected)
            continue
        for line in annex.attached:
            yield from form_faults(line, profile.forms["F47"])
        yield from _compared(outline, annex.attached)


def _where(annex: Annex, number: int) -> str:
    lines = (annex.heading, *annex.title, *annex.attached)
    first = next((one for one in lines if one is not None), None)
    return PLACES["annex"].format(number=number) if first is None else place(first)


def _is_arabic(line: Line) -> bool:
    return bool(re.fullmatch(rf"{ANNEX} (?:số )?\d+", line.text))


def _type(outline: Outline) -> str:
    """Return the name of the document's type, from its title or its symbol."""
    title = outline.title.type
    if title is not None:
        return title.text.capitalize()
    head = parse_number(outline.head.number)
    short = head.symbol.split("-")[0].strip() if head is not None else ""
    return TYPE_NAMES.get(short, TYPE_NAMES[LETTER])


def _compared(outline: Outline, lines: tuple[Line, ...]) -> Iterator[Fault]:
    """Yield what the line says otherwise than the head."""
    text = joined(lines)
    said = parse_attached(text)
    head = parse_number(outline.head.number)
    if said is None:
        facts = {"type": _type(outline), "symbol": head.symbol if head else "…", "issuer": "…"}
        yield wrong_text(lines[0], say("attached_form", **facts), text)
        number = attached_number(text)
        if number and head is not None and not same_number(number, head.number.strip()):
            yield wrong_text(
                lines[0], say("number", number=head.number), say("number", number=number)
            )
    elif not outline.is_annex_only and head is not None:
        yield from _numbers(outline, lines[0], said, head)
        yield from _days(outline, lines[0], said, head)
        yield from _names(outline, lines[0], said)


def _numbers(outline: Outline, line: Line, said: Attached, head: Numbered) -> Iterator[Fault]:
    """Yield when number or symbol differ; how they are written is for rules F15 and F16."""
    wanted = re.sub(r"\s", "", head.symbol)
    told = "" if head.is_blank else head.number.strip()
    differs = said.symbol.casefold() != wanted.casefold()
    # Where the symbol of the head does not fit its type, rule F17 says so.
    follows = differs and _fits(outline, said.symbol) and not _fits(outline, wanted)
    if (differs and not follows) or (said.number and not same_number(said.number, told)):
        yield wrong_text(line, f"{told}/{wanted}", f"{said.number}/{said.symbol}")


def _fits(outline: Outline, symbol: str) -> bool:
    """Return whether a symbol is as long as its type's and begins with its abbreviation."""
    kind = kind_of(outline)
    first, *others = symbol.casefold().split("-")
    return bool(others) and (kind == LETTER or kind.casefold() == first)


def _days(outline: Outline, line: Line, said: Attached, head: Numbered) -> Iterator[Fault]:
    day, above = said.day, parse_date(outline.head.date)
    if above is None:
        return
    # Two figures of a year are for rule F19.
    short = above.year and day.year.endswith(above.year)
    year = day.year if short else above.year
    figures = [(day.day, above.day), (day.month, above.month), (day.year, year)]
    blanks = [not one for one in (said.number, *(one for one, _ in figures))]
    if not head.is_blank and any(blanks) and not all(blanks):
        yield odd(line, say("attached_partly"), say("attached_whole"))
    elif any(one and not same_number(one, other) for one, other in figures):
        found, expected = ("/".join(one[at] or "…" for one in figures) for at in range(2))
        yield wrong_text(line, expected, found)


def _names(outline: Outline, line: Line, said: Attached) -> Iterator[Fault]:
    """Yield when type or issuer differ from those above the title."""
    title = outline.title.type
    if title is not None and bare(said.type) != bare(title.text):
        yield wrong_text(line, title.text.capitalize(), said.type)
    names = names_of(outline.head.names)
    if names.is_committee and _in_full(said.issuer) != _in_full(joined(names.issuer)):
        yield wrong_text(line, _spoken(joined(names.issuer)), said.issuer)


def _in_full(name: str) -> str:
    """Return the bare name of a body, the committee not abbreviated."""
    return re.sub(rf"^{bare(COMMITTEE_SHORT)}\b", bare(COMMITTEE), bare(name))


def _spoken(name: str) -> str:
    """Return the name of a committee as sentences have it, from its capitals."""
    rest = re.sub(rf"^(?:{COMMITTEE}|{COMMITTEE_SHORT})\s*", "", name.upper())
    words = next((one for one in PLACE_TITLES if rest.startswith(f"{one} ")), "")
    place_name = rest.removeprefix(words).strip().title()
    return " ".join(one for one in (COMMITTEE.capitalize(), words.lower(), place_name) if one)
