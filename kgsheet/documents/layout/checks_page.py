"""Rules on paper and letters: F01 to F05, F55."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kgsheet.core.text import is_legacy
from kgsheet.documents.layout.faults import (
    Fault,
    decimal,
    odd,
    say,
    visible,
)
from kgsheet.documents.layout.outline import Outline
from kgsheet.documents.layout.profiles import Profile
from kgsheet.documents.layout.values import (
    TWIPS_PER_MM,
    Paragraph,
    Run,
    Section,
)
from kgsheet.documents.layout.words import URGENT, bare
from kgsheet.messages.layout import PLACES, SIDES

_A4 = (210, 297)
_TOLERANCE = 1.0  # millimetres
# Millimetres (I-I-3).
_MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
# A page turned by Word or LibreOffice takes its margins along, to either side.
_TURNED = (
    {"top": (30, 35), "bottom": (15, 20), "left": (20, 25), "right": (20, 25)},
    {"top": (15, 20), "bottom": (30, 35), "left": (20, 25), "right": (20, 25)},
)
_FONT = "times new roman"  # I-I-4
# `.VnTime` and kin, VNI-Times: text in them is of another encoding than Unicode.
_LEGACY_FONT = re.compile(r"^\.?vn")
_DARK = 0x20  # a channel of a colour that prints as black
_TABLE_SIZES = (12, 14)


def paper(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F01: A4 in every section."""
    for number, section in enumerate(outline.text.sections, 1):
        sizes = sorted(round(one / TWIPS_PER_MM) for one in (section.width, section.height))
        if any(abs(one - a4) > _TOLERANCE for one, a4 in zip(sizes, _A4, strict=True)):
            width, height = (round(one / TWIPS_PER_MM) for one in (section.width, section.height))
            found = say("paper", width=width, height=height)
            yield odd(_section(number), found, say("a4"))


def orientation(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F02: portrait, unless the section has tables or is an annex."""
    annexed = min((one.start for one in outline.annexes), default=len(outline.text.paragraphs))
    used = range(outline.title.end, outline.ending.start)
    for number, section in enumerate(outline.text.sections):
        here = [
            (at, one)
            for at, one in enumerate(outline.text.paragraphs)
            if one.section == number and at < annexed
        ]
        has_table = any(one.cell is not None and at in used for at, one in here)
        if section.is_landscape and here and not has_table:
            yield odd(_section(number + 1), say("landscape"), say("portrait"))


def margins(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F03: the four margins."""
    for number, section in enumerate(outline.text.sections, 1):
        wrong = _outside(section, _MARGINS)
        if section.is_landscape and any(not _outside(section, one) for one in _TURNED):
            wrong = []
        for side in wrong:
            least, most = _MARGINS[side]
            found = say("millimetres", side=SIDES[side], size=decimal(round(_mm(section, side), 1)))
            yield odd(_section(number), found, f"{least}-{most} mm")


def letters(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F04: one font, in black."""
    if not profile.is_font_fixed:
        return
    for paragraph in _everything(outline):
        stamp = bare(paragraph.raw) in URGENT
        for run in paragraph.runs:
            strange = [font for font in _fonts(run) if font.casefold() != _FONT]
            if strange and not _LEGACY_FONT.match(strange[0].casefold()):
                found = say("font", font=strange[0])
                yield odd(paragraph, found, say("fixed_font"))
            if run.text.strip() and not stamp and not _is_black(run.look.color):
                yield odd(paragraph, say("color", color=run.look.color), say("black"))


def encoding(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F05: no font and no text of the encodings before Unicode; composed letters."""
    for paragraph in _everything(outline):
        fonts = {font for run in paragraph.runs for font in _fonts(run)}
        legacy = sorted(font for font in fonts if _LEGACY_FONT.match(font.casefold()))
        if legacy:
            yield odd(paragraph, say("legacy_font", font=legacy[0]), say("unicode"))
        elif is_legacy(paragraph.raw):
            yield odd(paragraph, say("legacy_text"), say("unicode"))
        elif not unicodedata.is_normalized("NFC", paragraph.raw):
            yield odd(paragraph, say("decomposed"), say("unicode"))


def table_size(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F55: the size of text in tables, for which the decree has no figure."""
    seen: set[int] = set()
    inside = range(outline.title.end, len(outline.text.paragraphs))
    ending = range(outline.ending.start, outline.ending.end)
    for at in inside:
        paragraph = outline.text.paragraphs[at]
        if at in ending or paragraph.cell is None or paragraph.cell.table in seen:
            continue
        least, most = _TABLE_SIZES
        sizes = [run.look.size for run in visible(paragraph.runs)]
        wrong = [one for one in sizes if not least <= one <= most]
        if wrong:
            seen.add(paragraph.cell.table)
            yield odd(paragraph, f"{decimal(wrong[0])} pt", f"{least}-{most} pt")


def _section(number: int) -> str:
    return PLACES["section"].format(number=number)


def _mm(section: Section, side: str) -> float:
    length: int = getattr(section, side)
    return length / TWIPS_PER_MM


def _outside(section: Section, margins: dict[str, tuple[int, int]]) -> list[str]:
    return [
        side
        for side, (least, most) in margins.items()
        if not least - _TOLERANCE <= _mm(section, side) <= most + _TOLERANCE
    ]


def _everything(outline: Outline) -> Iterator[Paragraph]:
    """Yield every paragraph, those of headers, footers and notes once each."""
    yield from outline.text.paragraphs
    yield from outline.text.notes
    seen: set[int] = set()
    for section in outline.text.sections:
        for stories in (section.headers, section.footers):
            for paragraphs in stories.values():
                if id(paragraphs) not in seen:
                    seen.add(id(paragraphs))
                    yield from paragraphs


def _fonts(run: Run) -> list[str]:
    """Return the fonts that the letters of a run are written in."""
    basic, other = run.look.fonts
    found = [basic] if any(one.isascii() and one.isalnum() for one in run.text) else []
    if other != basic and any(not one.isascii() and one.isalpha() for one in run.text):
        found.append(other)
    return found


def _is_black(color: str) -> bool:
    if not re.fullmatch("[0-9A-F]{6}", color):
        return True
    return all(int(color[at : at + 2], 16) <= _DARK for at in (0, 2, 4))
