"""Rules on annexes: F45 to F47."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgsheet.documents.layout.faults import Fault, form_faults, missing, odd, say, wrong_text
from kgsheet.documents.layout.issuers import names_of
from kgsheet.documents.layout.lines import Line, joined
from kgsheet.documents.layout.numbering import formatted
from kgsheet.documents.layout.numbers import Dated, dated, is_blank, parse_date, parse_number
from kgsheet.documents.layout.outline import Annex, Outline
from kgsheet.documents.layout.places import place
from kgsheet.documents.layout.profiles import Profile
from kgsheet.documents.layout.words import ANNEX, COMMITTEE, COMMITTEE_SHORT, bare
from kgsheet.messages.layout import PLACES

_MENTION = re.compile(r"phu luc|kem theo")
_HEADING = re.compile(rf"^{ANNEX}(?: [IVXLC]+)?$")
_ATTACHED = re.compile(
    r"^\((?P<made>Ban hành k|K)èm theo (?P<type>.+?) số\s*:?\s*(?P<number>[^/]*?)\s*/"
    r"(?P<symbol>\S+(?: ?- ?\S+)?)\s+ngày\s*(?P<day>[\d.…_\s]*?)\s*tháng\s*"
    r"(?P<month>[\d.…_\s]*?)\s*năm\s*(?P<year>[\d.…_\s]*?)\s*của (?P<issuer>.+)\)$"
)


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
    title = outline.title.type
    return title.text.capitalize() if title is not None else "Công văn"


def _compared(outline: Outline, lines: tuple[Line, ...]) -> Iterator[Fault]:
    """Yield what the line says otherwise than the head."""
    text = joined(lines)
    found = _ATTACHED.match(text)
    head = parse_number(outline.head.number)
    if found is None:
        facts = {"type": _type(outline), "symbol": head.symbol if head else "…", "issuer": "…"}
        yield wrong_text(lines[0], say("attached_form", **facts), text)
        return
    if outline.is_annex_only or head is None:
        return
    number, symbol = found["number"].strip(), re.sub(r"\s", "", found["symbol"])
    wanted = re.sub(r"\s", "", head.symbol)
    # Small letters in the symbol are for rule F16.
    if symbol.casefold() != wanted.casefold() or (
        not is_blank(number) and number != head.number.strip()
    ):
        shown = "" if is_blank(number) else number
        told = "" if head.is_blank else head.number.strip()
        yield wrong_text(lines[0], f"{told}/{wanted}", f"{shown}/{symbol}")
    yield from _days(outline, lines[0], dated(found), is_blank(number))
    yield from _names(outline, lines[0], found)


def _days(outline: Outline, line: Line, day: Dated, blank_number: bool) -> Iterator[Fault]:
    head = parse_date(outline.head.date)
    number = parse_number(outline.head.number)
    if head is None or number is None:
        return
    figures = [(day.day, head.day), (day.month, head.month), (day.year, head.year)]
    blanks = [not one for one, _ in figures]
    is_draft = number.is_blank
    if not is_draft and any([*blanks, blank_number]) and not all([*blanks, blank_number]):
        yield odd(line, say("attached_partly"), say("attached_whole"))
    elif any(one and one != other for one, other in figures):
        found, expected = ("/".join(one[at] or "…" for one in figures) for at in range(2))
        yield wrong_text(line, expected, found)


def _names(outline: Outline, line: Line, found: re.Match[str]) -> Iterator[Fault]:
    """Yield when type or issuer differ from those above the title."""
    title = outline.title.type
    if title is not None and bare(found["type"]) != bare(title.text):
        yield wrong_text(line, title.text.capitalize(), found["type"])
    names = names_of(outline.head.names)
    if not names.is_committee:
        return
    if _in_full(found["issuer"]) != _in_full(joined(names.issuer)):
        yield wrong_text(line, joined(names.issuer).capitalize(), found["issuer"])


def _in_full(name: str) -> str:
    """Return the bare name of a body, the committee not abbreviated."""
    return re.sub(rf"^{bare(COMMITTEE_SHORT)}\b", bare(COMMITTEE), bare(name))
