"""Rules on the levels of the text: F28 to F32."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from kgsheet.documents.layout.bodies import Kind, Piece, is_all, pieces_of
from kgsheet.documents.layout.faults import (
    Fault,
    form_faults,
    missing,
    odd,
    say,
    visible,
    wrong_style,
    wrong_text,
)
from kgsheet.documents.layout.outline import Outline
from kgsheet.documents.layout.places import place
from kgsheet.documents.layout.profiles import Profile
from kgsheet.documents.layout.words import (
    ARTICLE,
    LETTERED,
    LETTERS,
    NUMBERED,
    PART_RUN_IN,
    ROMAN_HEADING,
    bare,
)
from kgsheet.messages.layout import CASE_WORDS

_PART = re.compile(r"^(?:Phần|Chương) [IVXLC]+$")
_DIVISION = re.compile(r"^(?:Mục|Tiểu mục) \d+$")
_ARTICLE = re.compile(r"^Điều \d+\.")
_TITLE = 120  # characters: a longer khoản is text, not a title
_TEXT = 200  # characters: nobody writes so long a title in bold
_RESETS = (Kind.SECTION, Kind.NUMBERED, Kind.ARTICLE, Kind.PART, Kind.DIVISION)
_SUBNUMBER = re.compile(r"^\d+(?:\.\d+)+\.?\s")
_UPRIGHT, _BOLD = (False, False), (True, False)


def parts(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F28: `Phần I`, and its title below."""
    yield from _headed(outline, profile, Kind.PART, _PART)


def divisions(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F29: `Mục 1`, and its title below."""
    yield from _headed(outline, profile, Kind.DIVISION, _DIVISION)


def levels(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F30: `I.` in bold capitals, `1.` bold when a title, `a)` plain."""
    for piece in pieces_of(outline):
        if piece.kind is Kind.SECTION:
            yield from _section(piece)
        elif piece.kind is Kind.NUMBERED:
            yield from _numbered(piece)
        elif piece.kind is Kind.LETTERED:
            for bold, italic in ((True, False), (False, True)):
                if is_all(piece.line, bold=bold, italic=italic):
                    yield wrong_style(piece.line, (bold, italic), _UPRIGHT)


def point_order(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F31: a, b, c, d, đ, e, g, and so on."""
    wanted = 0
    for piece in pieces_of(outline):
        if piece.kind in _RESETS or _SUBNUMBER.match(piece.line.text):
            wanted = 0
        found = LETTERED.match(piece.line.text) if piece.kind is Kind.LETTERED else None
        if found is None:
            continue
        letter = found[1]
        if letter == LETTERS[0]:
            wanted = 0
        if wanted < len(LETTERS) and letter != LETTERS[wanted]:
            expected = say("point_next", expected=LETTERS[wanted])
            yield odd(piece.line, say("point_order", found=letter), expected)
        place = LETTERS.find(letter)
        wanted = (place if place >= 0 else wanted) + 1


def articles(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F32: `Điều 1.` in bold; its indent is that of the text."""
    for piece in pieces_of(outline):
        if piece.kind is not Kind.ARTICLE:
            continue
        said = ARTICLE.match(piece.line.text)
        if said and not _ARTICLE.match(piece.line.text):
            number = re.sub(r"\D+", "", said[0])
            yield wrong_text(piece.line, f"Điều {number}.", said[0].strip())
        first = visible(piece.line.runs)[:1]
        if first and not first[0].look.bold:
            yield wrong_style(piece.line, _UPRIGHT, _BOLD)


def _headed(
    outline: Outline, profile: Profile, kind: Kind, form: re.Pattern[str]
) -> Iterator[Fault]:
    pieces = list(pieces_of(outline))
    for piece, after in zip_longest(pieces, pieces[1:]):
        if piece.kind is not kind:
            continue
        if not form.match(piece.line.text):
            yield odd(piece.line, f"“{piece.line.text}”", _own_line(kind))
        yield from form_faults(piece.line, profile.forms["F28"])
        if PART_RUN_IN.match(bare(piece.line.text)):
            continue
        if after is None or after.kind is not Kind.PART_TITLE:
            yield missing(place(piece.line), say("heading_title"))
        else:
            yield from form_faults(after.line, profile.forms["F28 title"])


def _own_line(kind: Kind) -> str:
    return say("heading_own" if kind is Kind.PART else "heading_own_arabic")


def _section(piece: Piece) -> Iterator[Fault]:
    found = ROMAN_HEADING.match(piece.line.text)
    if found and not found[2].isupper():
        yield odd(piece.line, CASE_WORDS[False], CASE_WORDS[True])
    if not is_all(piece.line, bold=True):
        yield wrong_style(piece.line, _UPRIGHT, _BOLD)


def _numbered(piece: Piece) -> Iterator[Fault]:
    line = piece.line
    found = NUMBERED.match(line.text)
    is_title = len(line.text) <= _TITLE and not line.text.endswith((".", ";", ":", ",", "/"))
    bold = is_all(line, bold=True)
    if found and is_title and not bold:
        yield wrong_style(line, _UPRIGHT, _BOLD)
    elif bold and len(line.text) > _TEXT and line.text.endswith("."):
        yield wrong_style(line, _BOLD, _UPRIGHT)
