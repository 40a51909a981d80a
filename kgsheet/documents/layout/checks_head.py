"""Rules on the left and right block above the title: F08 to F13."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgsheet.core.text import fold_tones
from kgsheet.documents.layout.faults import (
    Fault,
    decimal,
    form_faults,
    missing,
    odd,
    say,
    visible,
    wrong_text,
)
from kgsheet.documents.layout.issuers import names_of
from kgsheet.documents.layout.lines import Line
from kgsheet.documents.layout.outline import Outline
from kgsheet.documents.layout.places import place
from kgsheet.documents.layout.profiles import Profile
from kgsheet.documents.layout.ruling import line_below
from kgsheet.documents.layout.values import TWIPS_PER_MM, TWIPS_PER_POINT, Story
from kgsheet.documents.layout.words import COMMITTEE, COMMITTEE_SHORT, COUNTRY, MOTTO, bare
from kgsheet.messages.layout import PLACES

_HEAD = PLACES["head"]
_SINGLE = 1.1  # lines: what still counts as single spacing
# The motto is as long as 11.6 times its size in bold Times New Roman (measured).
_MOTTO_LENGTH = 11.6
_LENGTH_TOLERANCE = 0.2


def country(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F08: the name of the state, top right."""
    line = outline.head.country
    if line is None:
        if not outline.is_annex_only:
            yield missing(_HEAD, f"“{COUNTRY}”")
        return
    if fold_tones(line.text.casefold()) != fold_tones(COUNTRY.casefold()):
        yield wrong_text(line, COUNTRY)
    yield from form_faults(line, profile.forms["F08"])
    if line.paragraph.story is Story.BOX or line.column == 1:
        return
    yield odd(line, say("middle" if line.column is None else "left_side"), say("top_right"))


def motto(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F09: the motto under it."""
    line, above = outline.head.motto, outline.head.country
    if line is None:
        if not outline.is_annex_only:
            yield missing(_HEAD, f"“{MOTTO}”")
        return
    if line.text != MOTTO:
        yield wrong_text(line, MOTTO)
    yield from form_faults(line, profile.forms["F09"])
    if above is not None and above.at > line.at:
        yield odd(line, say("order"), say("below_country"))
    spacing = line.paragraph.shape.line
    if spacing is not None and spacing > _SINGLE:
        found = say("spacing", lines=decimal(round(spacing, 2)))
        yield odd(line, found, say("single"))


def motto_line(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F10: a solid line as long as the motto."""
    line = outline.head.motto
    if line is None:
        return
    if any(run.look.underlined for run in visible(line.runs)):
        yield odd(line, say("underlined"), say("line"))
        return
    ruling = line_below(outline, line)
    if ruling is None:
        yield missing(place(line), say("line"))
        return
    size = max((run.look.size for run in visible(line.runs)), default=0.0)
    wanted = size * _MOTTO_LENGTH * TWIPS_PER_POINT
    if ruling.width and abs(ruling.width - wanted) > wanted * _LENGTH_TOLERANCE:
        found = say("line_length", size=round(ruling.width / TWIPS_PER_MM))
        yield odd(line, found, say("line_as_text", size=round(wanted / TWIPS_PER_MM)))


def superior(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F11: the body above the issuing one."""
    for line in names_of(outline.head.names).superior:
        yield from form_faults(line, profile.forms["F11"])


def issuer(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F12: the issuing body, in full, with a line below."""
    names = names_of(outline.head.names)
    if not names.issuer:
        if not outline.is_annex_only:
            yield missing(_HEAD, say("name"))
        return
    if bare(names.issuer[0].text).startswith(bare(COMMITTEE_SHORT)):
        full = names.issuer[0].text.replace(COMMITTEE_SHORT, COMMITTEE, 1)
        yield wrong_text(names.issuer[0], full)
    mixed = names.is_committee and _is_mixed(names.issuer)
    for line in names.issuer:
        faults = form_faults(line, profile.forms["F12"])
        yield from (one for one in faults if not (mixed and _is_light(line)))
    last = names.issuer[-1]
    if any(run.look.underlined for run in visible(last.runs)):
        yield odd(last, say("underlined"), say("line"))
    elif line_below(outline, last) is None:
        yield missing(place(last), say("line"))


def committee(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F13: a People's Committee has no body above it, and both its lines are bold."""
    names = names_of(outline.head.names)
    if not names.is_committee:
        return
    for line in names.superior:
        yield odd(line, say("has_superior", found=line.text), say("no_superior"))
    if _is_mixed(names.issuer):
        light = next(line for line in names.issuer if _is_light(line))
        yield odd(light, say("partly_bold", found=light.text), say("all_bold"))


def _is_light(line: Line) -> bool:
    return not any(run.look.bold for run in visible(line.runs))


def _is_mixed(lines: Sequence[Line]) -> bool:
    light = [_is_light(line) for line in lines]
    return any(light) and not all(light)
