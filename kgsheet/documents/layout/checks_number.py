"""Rules on number, symbol, place and day: F14 to F17, F19 to F21, F24."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kgsheet.core.reference_types import TYPE_NAMES, canonical_organ
from kgsheet.documents.layout.faults import Fault, form_faults, missing, odd, say, wrong_text
from kgsheet.documents.layout.issuers import names_of
from kgsheet.documents.layout.lines import Line, joined
from kgsheet.documents.layout.numbers import (
    Dated,
    is_blank,
    is_letter,
    parse_attached,
    parse_date,
    parse_number,
)
from kgsheet.documents.layout.outline import Outline
from kgsheet.documents.layout.profiles import Profile
from kgsheet.documents.layout.words import (
    COMMITTEE_SHORT,
    FULL_NAMES,
    PROVINCE_WORDS,
    TYPE_OF_TITLE,
    bare,
)
from kgsheet.messages.layout import PLACES

_HEAD = PLACES["head"]
_GROUP = re.compile(r"[A-ZĐ][A-ZĐa-zđ]*")
_NORMATIVE_YEAR = re.compile(r"^\d{4}/")
_DATE_FORM = re.compile(r"^[^,]+, ngày\b.*\btháng\b.*\bnăm\b\s*(?:\d{4}|[\s.…_]*|\d{2}[.…_]+)$")
_GAP = 115  # twips: 6 pt, less a rounding
_EARLY_MONTHS = 2  # January and February take a zero in front


def number_line(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F14: the word `Số:`, and the look of its line."""
    line = outline.head.number
    if line is None:
        if not outline.is_annex_only:
            yield missing(_HEAD, say("number_line"))
        return
    if not line.text.startswith("Số:"):
        rest = re.sub(r"^[Ss][ốÓóôỐOo]\s*[.;:]?", "", line.text).strip()
        yield wrong_text(line, f"Số: {rest}")
    yield from form_faults(line, profile.forms["F14"])


def number_digits(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F15: Arabic figures, below 10 with one zero in front."""
    head = outline.head.number
    parsed = parse_number(head)
    found = [] if head is None or parsed is None else [(head, parsed.number)]
    attached = ((one.attached, parse_attached(joined(one.attached))) for one in outline.annexes)
    found += [(lines[0], said.number) for lines, said in attached if said is not None]
    for line, number in found:
        if is_blank(number):
            continue
        if not re.fullmatch("[0-9]+", number):
            yield odd(line, f"“{number}”", say("arabic"))
        elif number != f"{int(number):02}":
            yield wrong_text(line, f"{int(number):02}", number)


def symbol_form(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F16: capitals, `/` and `-`, no spaces."""
    line = outline.head.number
    parsed = parse_number(line)
    if line is None or parsed is None:
        return
    groups = _groups(parsed.symbol)
    expected = "-".join(_written(one) for one in groups)
    year = _NORMATIVE_YEAR.match(parsed.symbol)
    expected = f"{year[0] if year else ''}{expected}"
    if parsed.symbol != expected or parsed.is_loose:
        number = "" if parsed.is_blank else parsed.number
        yield wrong_text(line, f"{number}/{expected}", parsed.written)


def symbol_content(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F17: type and body; a letter names body and drafting unit."""
    line = outline.head.number
    parsed = parse_number(line)
    if line is None or parsed is None:
        return
    groups = _groups(parsed.symbol)
    names = names_of(outline.head.names)
    issuer = COMMITTEE_SHORT if names.is_committee else ""
    if is_letter(outline):
        if len(groups) < 2 or (issuer and groups[0] != issuer):
            wanted = say("letter_symbol", issuer=issuer or groups[0])
            yield wrong_text(line, wanted, parsed.symbol)
        return
    title = outline.title.type
    type_part = TYPE_OF_TITLE.get(title.text.casefold(), "") if title is not None else groups[0]
    body = issuer or "-".join(groups[1:])
    if groups[0].casefold() != type_part.casefold() or (issuer and issuer not in groups[1:]):
        yield wrong_text(line, f"{type_part}-{body}", parsed.symbol)


def date_line(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F19: the line of place and day, level with the number, under the country's name."""
    line, number = outline.head.date, outline.head.number
    if line is None:
        if not outline.is_annex_only:
            yield missing(_HEAD, say("date_line"))
        return
    if not _DATE_FORM.match(line.text):
        yield wrong_text(line, _date_form(line))
    yield from form_faults(line, profile.forms["F19"])
    if line.column == 0:
        yield odd(line, say("left_side"), say("same_row"))
    elif number is not None and not _is_level(outline):
        yield odd(line, say("other_row"), say("same_row"))


def date_digits(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F20: the zeros of day and month; a day that exists."""
    head = outline.head.date
    parsed = parse_date(head)
    found = [] if head is None or parsed is None else [(head, parsed)]
    attached = ((one.attached, parse_attached(joined(one.attached))) for one in outline.annexes)
    found += [(lines[0], said.day) for lines, said in attached if said is not None]
    for line, dated in found:
        yield from _zeros(line, dated)
    if head is not None and parsed is not None and not _is_real(parsed):
        day = f"{parsed.day}/{parsed.month}/{parsed.year}"
        yield odd(head, say("day_not_real", found=day), say("real_day"))


def place_name(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F21: the name of the unit where the body has its seat."""
    line = outline.head.date
    if line is None or "," not in line.text:
        return
    found = line.text.partition(",")[0].strip()
    province = _province(outline)
    words = tuple(f"{word} " for word in PROVINCE_WORDS)
    plain = bare(found)
    name = next((plain.removeprefix(word) for word in words if plain.startswith(word)), plain)
    if name in FULL_NAMES:
        if found != FULL_NAMES[name]:
            yield wrong_text(line, FULL_NAMES[name], found)
    elif plain.startswith("tinh "):
        yield wrong_text(line, found.partition(" ")[2], found)
    elif province and plain != bare(province):
        yield wrong_text(line, province.title(), found)


def letter_subject(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F24: the subject of a letter, under the number."""
    lines = outline.head.subject
    if not is_letter(outline):
        return
    if not lines:
        yield missing(_HEAD, say("letter_subject"))
        return
    if not lines[0].text.startswith("V/v "):
        rest = re.sub(r"^(?:v\s*/\s*v|về việc)[\s:]*", "", lines[0].text, flags=re.IGNORECASE)
        yield wrong_text(lines[0], f"V/v {rest}")
    for line in lines:
        yield from form_faults(line, profile.forms["F24"])
    number = outline.head.number
    if number is not None and number.paragraph.cell == lines[0].paragraph.cell:
        gap = 0
        if number.at != lines[0].at:
            gap = max(number.paragraph.shape.after, lines[0].paragraph.shape.before)
        if gap < _GAP:
            yield odd(lines[0], say("gap", points=gap // 20), say("gap_six"))


def _groups(symbol: str) -> list[str]:
    plain = _NORMATIVE_YEAR.sub("", re.sub(r"\s", "", symbol))
    return [one for one in re.split("[-–—]", plain) if one] or [""]


def _written(group: str) -> str:
    """Return a group of a symbol as it is written: in capitals, but for some abbreviations."""
    return group if group in TYPE_NAMES else canonical_organ(group.upper())


def _date_form(line: Line) -> str:
    """Return what a line of place and day should say."""
    place = re.split(r",|\s+ngày\b", line.text)[0].strip() or "…"
    said = parse_date(line) or Dated(day="", month="", year="")
    figures = {"day": said.day, "month": said.month, "year": said.year}
    return say("date_form", place=place, **{key: one or "…" for key, one in figures.items()})


def _zeros(line: Line, dated: Dated) -> Iterator[Fault]:
    for word, found, least in (("ngày", dated.day, 10), ("tháng", dated.month, _EARLY_MONTHS + 1)):
        if found.isdecimal():
            expected = f"{int(found):02}" if int(found) < least else str(int(found))
            if found != expected:
                yield wrong_text(line, f"{word} {expected}", f"{word} {found}")


def _is_level(outline: Outline) -> bool:
    """Return whether number and date share a row, as far as the file tells."""
    date_line, number = outline.head.date, outline.head.number
    if date_line is None or number is None or date_line.at == number.at:
        return True
    one, two = date_line.paragraph.cell, number.paragraph.cell
    if one is None and two is None:
        return abs(date_line.at - number.at) <= 1 and date_line.column != number.column
    if one is None or two is None:
        return False
    return one.table == two.table and one.row == two.row


def _is_real(dated: Dated) -> bool:
    if not all(one.isdecimal() for one in (dated.day, dated.month, dated.year)):
        return True
    try:
        date(int(dated.year), int(dated.month), int(dated.day))
    except ValueError:
        return False
    return True


def _province(outline: Outline) -> str:
    """Return the name of the province that the names above the number end with."""
    text = joined(outline.head.names).upper()
    found = re.search(
        r"\bTỈNH\s+(.+?)(?=\s+(?:VĂN PHÒNG|SỞ|BAN|CHI CỤC|HUYỆN|XÃ|PHƯỜNG)\b|$)", text
    )
    small = re.search(r"\b(?:HUYỆN|XÃ|PHƯỜNG|QUẬN|THỊ XÃ|ĐẶC KHU|THỊ TRẤN)\b", text)
    return found[1] if found and not small else ""
