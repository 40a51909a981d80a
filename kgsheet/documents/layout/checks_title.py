"""Rules on name of type, subject, addressees and grounds: F22, F23, F25, F41."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgsheet.documents.layout.faults import Fault, form_faults, missing, odd, say, wrong_text
from kgsheet.documents.layout.lines import Line
from kgsheet.documents.layout.numbers import ADDRESSED_TYPES, is_letter, kind_of
from kgsheet.documents.layout.outline import Outline
from kgsheet.documents.layout.places import place
from kgsheet.documents.layout.profiles import Profile
from kgsheet.documents.layout.ruling import line_below
from kgsheet.documents.layout.words import ADDRESSED, LETTER
from kgsheet.messages.layout import PLACES

_HEAD = PLACES["head"]
_NUMBERED_ACT = re.compile(
    r"^Căn cứ (?:các )?(?:Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Công văn|"
    r"Thông báo|Chương trình)\b"
)
_ACT_NUMBER = re.compile(r"\bsố\s*[\w.-]+\s*[/-]\s*\w+.*\bngày\b")
_LAW = re.compile(r"^Căn cứ (?:các )?(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp)\b")
_LAW_DATE = re.compile(r"\bngày\b|\bnăm \d{4}")
_ANOTHER = re.compile(r"[;.]\s*Căn cứ\b")


def type_name(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F22: the name of the type, in capitals in the middle."""
    line = outline.title.type
    if line is not None:
        yield from form_faults(line, profile.forms["F22"])
    elif not is_letter(outline) and not outline.is_annex_only:
        yield missing(_HEAD, say("type_name"))


def subject(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F23: the subject right below, with a line under it."""
    title = outline.title
    if title.type is None:
        return
    if not title.subject:
        yield missing(place(title.type), say("subject"))
        return
    for line in title.subject:
        yield from form_faults(line, profile.forms["F23"])
    if line_below(outline, title.subject[-1]) is None:
        yield missing(place(title.subject[-1]), say("line"))


def grounds(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F25: each ground on its own line, with what it refers to in full."""
    # A letter has no grounds, though its first words may be such.
    lines = () if is_letter(outline) else outline.title.grounds
    for number, line in enumerate(lines, 1):
        yield from form_faults(line, profile.forms["F25"])
        mark = profile.last_ground if number == len(lines) else ";"
        if not line.text.endswith(mark):
            yield odd(line, _end_of(line.text), say("ends", mark=mark))
        if _ANOTHER.search(line.text):
            yield odd(line, say("one_ground"), say("own_line"))
        elif _NUMBERED_ACT.match(line.text) and not _ACT_NUMBER.search(line.text):
            yield odd(line, say("undated", found=line.text[:60]), say("reference"))
        elif _LAW.match(line.text) and not _LAW_DATE.search(line.text):
            yield odd(line, say("undated", found=line.text[:60]), say("law_reference"))


def addressees(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F41: who the document is addressed to, where its type has addressees."""
    line = outline.title.addressed
    kind = kind_of(outline)
    if line is None:
        if kind == LETTER:
            yield missing(_HEAD, say("addressed"))
        return
    title = outline.title.type
    if title is not None and kind not in ADDRESSED_TYPES:
        yield odd(line, say("not_addressed", type=title.text), say("addressed_types"))
    if not line.text.startswith(ADDRESSED):
        rest = line.text[len(ADDRESSED) :].strip()
        yield wrong_text(line, f"{ADDRESSED} {rest}".strip())
    yield from form_faults(line, profile.forms["F41"])
    others = outline.title.addressees
    for one in others:
        yield from form_faults(one, profile.forms["F41"])
    if len(others) == 1:
        yield odd(others[0], say("one_addressee"), say("same_line"))
    elif others:
        yield from _listed(others)


def _listed(lines: Sequence[Line]) -> Iterator[Fault]:
    for number, line in enumerate(lines, 1):
        mark = "." if number == len(lines) else ";"
        if not line.text.startswith("- "):
            yield odd(line, f"“{line.text[:2]}”", say("dash"))
        if not line.text.endswith(mark):
            yield odd(line, _end_of(line.text), say("ends", mark=mark))


def _end_of(text: str) -> str:
    last = text[-1:]
    return say("ends_none") if last.isalnum() or last == ")" else say("ends", mark=last)
