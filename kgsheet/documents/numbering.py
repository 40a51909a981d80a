"""Puts number and day into the controls of a document that people edited; changes nothing else."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from kgsheet.core.master import Settings
from kgsheet.core.text import fold
from kgsheet.documents.controls import Control, controls_of, said_in, tag_of, within
from kgsheet.documents.issue import Issue, dating_of
from kgsheet.documents.tracing import Trace, read_trace
from kgsheet.errors import InputError, Place, Problem
from kgsheet.messages import Code
from kgsheet.messages.issuing import CONTROL_PLACES
from kgsheet.messages.wording import ATTACHED, ELECTRONIC_FORM
from kgsheet.ooxml.package import Package
from kgsheet.ooxml.xmltext import Node, PartText, masked, outline, spliced
from kgsheet.values import frozen

_HEAD = ("kgsheet.so", "kgsheet.ngay", "kgsheet.thang", "kgsheet.nam")
_ATTACHED = tuple(tag.replace("kgsheet.", "kgsheet.kem_theo.") for tag in _HEAD)
_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml", re.IGNORECASE)
_ATTACHED_START = fold(ATTACHED.partition("{")[0])
_UNFILLED = re.compile(r"[\s.…_]*")
_SIGNATURES = "_xmlsignatures/"


@frozen(kw_only=True)
class Draft:
    """A document that can get a number.

    Attributes:
        trace: where it comes from.
    """

    trace: Trace
    _package: Package
    _parts: Mapping[str, PartText]
    _controls: Sequence[Control]

    def numbered(self, number: int, day: date) -> bytes:
        """Return the document with number and day in it, all else as it is.

        Decree 30/2020, form 2.2: in an electronic document the line of an annex stays unfilled.
        """
        dating = dating_of(Settings(), Issue(number, day))
        values = (dating.number, dating.day, dating.month, dating.year)
        texts = dict(zip(_HEAD, values, strict=True))
        if self.trace.form != ELECTRONIC_FORM:
            texts |= zip(_ATTACHED, values, strict=True)
        replaced = {name: self._filled(name, texts) for name in self._parts}
        target = io.BytesIO()
        self._package.write(target, replaced)
        return target.getvalue()

    def _filled(self, part: str, texts: Mapping[str, str]) -> Iterable[bytes]:
        splices = [
            splice
            for control in self._controls
            if control.part == part and control.tag in texts
            for splice in control.filled(texts[control.tag])
        ]
        text = self._parts[part]
        return text.encoded(spliced(text.utf8, sorted(splices)))


def read_draft(content: bytes, file: str) -> Draft:
    """Return a document of the program, edited by people or not, that can get a number.

    Raises:
        InputError: KG531 the program did not make it; KG451 controls are gone, KG452 it has a
            number, KG455 it is signed.
    """
    where = Place(file=file)
    try:
        trace = read_trace(content)
    except InputError as error:
        raise InputError(Problem(code=Code.NOT_OUR_DOCUMENT, where=where)) from error
    package = Package(content)
    if any(name.lower().startswith(_SIGNATURES) for name in package.names()):
        raise InputError(Problem(code=Code.DRAFT_SIGNED, where=where))
    parts = dict(_parts(package))
    roots = {name: outline(masked(text.utf8), name) for name, text in parts.items()}
    controls = [one for name, root in roots.items() for one in controls_of(root, parts[name], name)]
    _check_complete(controls, where)
    if trace.form != ELECTRONIC_FORM:
        for name, root in roots.items():
            _check_lines(root, parts[name], where)
    _check_blank(controls, where)
    used = {one.part for one in controls}
    kept = {name: text for name, text in parts.items() if name in used}
    return Draft(trace=trace, _package=package, _parts=kept, _controls=controls)


def read_numbers(content: bytes) -> tuple[int | None, date | None]:
    """Return number and day that a document bears, `None` for what is blank, gone or unreadable."""
    try:
        package = Package(content)
        controls = [
            one
            for name, text in _parts(package)
            for one in controls_of(outline(masked(text.utf8), name), text, name)
        ]
    except InputError:
        return None, None
    texts = {one.tag: one.text.strip() for one in reversed(controls)}
    number, *parts = (texts.get(tag, "") for tag in _HEAD)
    return int(number) if number.isdecimal() else None, _day(*parts)


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _parts(package: Package) -> Iterator[tuple[str, PartText]]:
    """Yield the parts that may hold controls."""
    for name in package.names():
        if _PARTS.fullmatch(name):
            text = package.text(name)
            if b"sdt" in text.utf8:
                yield name, text


def _check_complete(controls: Iterable[Control], where: Place) -> None:
    present = {one.tag for one in controls}
    _refuse_gone([tag for tag in _HEAD if tag not in present], where)


def _check_lines(root: Node, text: PartText, where: Place) -> None:
    """Refuse where a line that ties an annex to its document lacks a control."""
    for paragraph in within(root, "p"):
        said = "".join(said_in(one, text) for one in within(paragraph, "t")).lstrip()
        if said.startswith(_ATTACHED_START[0]) and fold(said).startswith(_ATTACHED_START):
            found = (one.find("sdtPr") for one in within(paragraph, "sdt"))
            present = {tag_of(properties) for properties in found if properties}
            _refuse_gone([tag for tag in _ATTACHED if tag not in present], where)


def _refuse_gone(tags: Sequence[str], where: Place) -> None:
    if tags:
        facts = {"places": ", ".join(CONTROL_PLACES[tag] for tag in tags)}
        raise InputError(Problem(code=Code.DRAFT_CONTROLS_GONE, where=where, facts=facts))


def _check_blank(controls: Iterable[Control], where: Place) -> None:
    for one in controls:
        if one.tag == _HEAD[0] and not _UNFILLED.fullmatch(one.text):
            facts = {"number": one.text.strip()}
            raise InputError(Problem(code=Code.DRAFT_NUMBERED, where=where, facts=facts))
