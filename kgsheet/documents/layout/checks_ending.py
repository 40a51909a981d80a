"""Rules on the signature and the recipients: F34 to F38, F42 to F44."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgsheet.documents.layout.faults import Fault, form_faults, missing, odd, say, wrong_text
from kgsheet.documents.layout.issuers import names_of
from kgsheet.documents.layout.lines import Line
from kgsheet.documents.layout.numbers import ADDRESSED_TYPES, kind_of
from kgsheet.documents.layout.outline import Outline
from kgsheet.documents.layout.places import place
from kgsheet.documents.layout.profiles import Profile
from kgsheet.documents.layout.words import (
    ARCHIVE,
    AS_ABOVE,
    AUTHORITY,
    COMMITTEE,
    HONOURS,
    RECIPIENTS,
    UNOFFICIAL,
    bare,
)
from kgsheet.messages.layout import PLACES

_END = PLACES["ending"]
_PREFIX = re.compile(r"^(?:TM|KT|TL|TUQ|Q)\. \S")
_ON_BEHALF = "TM."
_HEAD_OF_COMMITTEE = "CHỦ TỊCH"
_BY_ORDER = ("TL.", "TUQ.")
_DRAFTER = re.compile(r"^[\w.]{1,8}\s*(?:\.?\s*\(\d+\))?\.?$")
_KEPT = re.compile(rf"^- Lưu: {ARCHIVE}, .+\.$")


def authority(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F34: by what right a person signs."""
    lines = outline.ending.authority
    if not lines and not outline.is_annex_only:
        yield missing(_END, say("authority"))
    for line in lines:
        yield from form_faults(line, profile.forms["F34"])
        if AUTHORITY.match(line.text) and not _PREFIX.match(line.text):
            yield odd(line, f"“{line.text}”", say("prefix"))


def signing(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F35: the lines above the signature fit each other and the body."""
    lines = outline.ending.authority
    texts = [line.text.upper() for line in lines]
    committee = names_of(outline.head.names).is_committee
    if lines and committee and not texts[0].startswith((_ON_BEHALF, *_BY_ORDER)):
        yield wrong_text(lines[0], say("on_behalf"))
    for at, text in enumerate(texts):
        after = texts[at + 1] if at + 1 < len(texts) else ""
        if text.startswith("KT.") and not after.startswith("PHÓ"):
            yield missing(place(lines[at]), say("deputy", found=lines[at].text))
        elif text.startswith(_BY_ORDER) and not after:
            yield missing(place(lines[at]), say("post", found=lines[at].text))
        elif committee and text.startswith(_ON_BEHALF):
            yield from _for_committee(lines[at], after)


def signer(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F36: the name of who signs, without titles."""
    line = outline.ending.name
    if line is None:
        if not outline.is_annex_only:
            yield missing(_END, say("person"))
        return
    yield from form_faults(line, profile.forms["F36"])
    honour = HONOURS.match(line.text)
    if honour:
        name = line.text[honour.end() :].strip(" .")
        yield odd(line, f"“{line.text}”", say("no_honours", name=name))
    elif line.text.isupper() or any(word[0].islower() for word in line.text.split()):
        yield odd(line, f"“{line.text}”", say("name_case"))


def post(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F37: the post that the state gave, without additions."""
    for line in outline.ending.authority:
        small = line.text.casefold()
        added = next((one for one in UNOFFICIAL if one in small), None)
        if added is not None:
            yield odd(line, f"“{line.text}”", say("official_post"))


def signature_picture(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F38: a picture of the signature is a PNG."""
    ending = outline.ending
    for paragraph in outline.text.paragraphs[ending.start : ending.end]:
        for drawing in paragraph.drawings:
            suffix = drawing.picture.rpartition(".")[2].casefold()
            if suffix and suffix != "png":
                yield odd(paragraph, say("picture", form=f".{suffix}"), say("png"))


def recipients_heading(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F42: `Nơi nhận:`, level with the authority."""
    line = outline.ending.heading
    if line is None:
        if not outline.is_annex_only:
            yield missing(_END, say("recipients"))
        return
    if line.text != RECIPIENTS:
        yield wrong_text(line, RECIPIENTS)
    yield from form_faults(line, profile.forms["F42"])
    first = outline.ending.authority[:1]
    if first and not _is_level(line, first[0]):
        yield odd(line, say("recipients_level"), say("level"))


def recipients(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F43: the list of recipients."""
    ending = outline.ending
    items = _items(ending.recipients, ending.kept)
    for lines in items:
        for line in lines:
            yield from form_faults(line, profile.forms["F43"])
        if not lines[0].text.startswith("- "):
            yield odd(lines[0], f"“{lines[0].text[:20]}”", say("dash"))
        if not lines[-1].text.endswith(";"):
            yield odd(lines[-1], f"“…{lines[-1].text[-12:]}”", say("ends", mark=";"))
    addressed = outline.title.addressed is not None and kind_of(outline) in ADDRESSED_TYPES
    if addressed and ending.heading is not None:
        first = items[0][0].text if items else ""
        if bare(first.strip(" -;.")) != bare(AS_ABOVE):
            where = place(items[0][0] if items else ending.heading)
            yield missing(where, f"“{say('as_above')}”")


def kept(outline: Outline, profile: Profile) -> Iterator[Fault]:
    """F44: where the document is kept; the last line, after which only the drafter may stand."""
    ending = outline.ending
    line = ending.kept
    if line is None:
        if not outline.is_annex_only:
            yield missing(_END, say("kept"))
        return
    # A list that is written wrongly as a whole is for rule F43.
    others = [one for lines in _items(ending.recipients, line) for one in lines]
    if not any(list(form_faults(one, profile.forms["F43"])) for one in others):
        yield from form_faults(line, profile.forms["F44"])
    if not _KEPT.match(line.text):
        yield wrong_text(line, say("kept_form"))
    after = [one for one in ending.recipients if one.at > line.at]
    if any(one.text.startswith(("-", "–")) for one in after):
        yield odd(line, say("kept_last"), say("last"))


def _for_committee(line: Line, after: str) -> Iterator[Fault]:
    if not bare(line.text).startswith(bare(f"{_ON_BEHALF} {COMMITTEE}")):
        yield wrong_text(line, say("on_behalf"))
    # A wrong prefix is for rule F34.
    elif not AUTHORITY.sub("", after).lstrip(". ").startswith(_HEAD_OF_COMMITTEE):
        yield missing(place(line), say("head_line"))


def _is_level(one: Line, two: Line) -> bool:
    if one.at == two.at:
        return True
    left, right = one.paragraph.cell, two.paragraph.cell
    if left is None or right is None:
        return False
    return (left.table, left.row) == (right.table, right.row)


def _items(lines: tuple[Line, ...], kept_line: Line | None) -> list[list[Line]]:
    """Return the recipients, each with the lines it takes; the drafter's initials are none."""
    items: list[list[Line]] = []
    for line in lines:
        if kept_line is not None and line.at > kept_line.at and _DRAFTER.match(line.text):
            continue
        begins = line.text.startswith(("-", "–", "+")) or not items
        if begins or items[-1][-1].text.endswith((";", ".")):
            items.append([line])
        else:
            items[-1].append(line)
    return items
