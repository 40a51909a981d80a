"""Reads what stands inside a paragraph: texts, fields, drawings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kgsheet.documents.layout.drawings import drawing
from kgsheet.documents.layout.remembering import Looks
from kgsheet.documents.layout.styles import TableLook
from kgsheet.documents.layout.values import Drawing, Run
from kgsheet.documents.layout.xml import Element, W, child, value

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "-",
}
# What a reader does not see: deleted and moved text, and what only programs use.
_UNSEEN = {W + one for one in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr")}
_HOLDERS = {
    W + one
    for one in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdtContent", "dir", "bdo")
}
_FIELD_NAME = re.compile(r"\s*([A-Za-z]+)")


@dataclass
class Inline:
    """What was found inside a paragraph.

    Attributes:
        boxes: the text boxes that hang on it.
    """

    looks: Looks
    style: str | None
    table: TableLook
    runs: list[Run] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    drawings: list[Drawing] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    breaks_page: bool = False
    _codes: list[str] = field(default_factory=list)


Target = Callable[[str], str]
"""Turns the relationship id of a picture into its member of the package."""


def read_inline(found: Inline, paragraph: Element, target: Target) -> None:
    """Add all that a paragraph holds to what was found."""
    for element in paragraph:
        _read(found, element, target)


def _read(found: Inline, element: Element, target: Target) -> None:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    if element.tag == W + "r":
        _read_run(found, element, target)
    elif element.tag == W + "fldSimple":
        _note_field(found, value(element, "instr") or "")
        read_inline(found, element, target)
    elif element.tag == W + "sdt":
        content = child(element, "sdtContent")
        if content is not None:
            read_inline(found, content, target)
    elif element.tag in _HOLDERS:
        read_inline(found, element, target)
    elif element.tag == _MC + "AlternateContent":
        for one in chosen(element):
            _read(found, one, target)


def chosen(alternate: Element) -> Iterator[Element]:
    """Yield what one branch of an alternative holds: the new form, or the old where none is."""
    branch = alternate.find(_MC + "Choice")
    if branch is None:
        branch = alternate.find(_MC + "Fallback")
    if branch is not None:
        yield from branch


def _read_run(found: Inline, run: Element, target: Target) -> None:
    shown = found.looks.run(found.style, child(run, "rPr"), found.table)
    if shown.is_hidden:
        return
    text = "".join(_pieces(found, run, target))
    if not text:
        return
    if shown.is_capital:
        text = text.upper()
    if found.runs and found.runs[-1].look == shown.look:
        text = found.runs.pop().text + text
    found.runs.append(Run(text, shown.look))


def _pieces(found: Inline, run: Element, target: Target) -> Iterator[str]:
    for element in run:
        name = str(element.tag).removeprefix(W)
        if name == "t":
            yield element.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "br":
            yield from _broken(found, element)
        elif name == "fldChar":
            _turn_field(found, value(element, "fldCharType") or "")
        elif name == "instrText" and found._codes:
            found._codes[-1] += element.text or ""
        elif name == "sym":
            yield "•"
        elif name in ("drawing", "pict", "object"):
            _read_drawing(found, element, target)
        elif element.tag == _MC + "AlternateContent":
            for one in chosen(element):
                _read_drawing(found, one, target)


def _broken(found: Inline, element: Element) -> Iterator[str]:
    if value(element, "type") in ("page", "column"):
        found.breaks_page = True
    yield "\n"


def _read_drawing(found: Inline, element: Element, target: Target) -> None:
    found.drawings.append(drawing(element, target))
    found.boxes.extend(element.iter(W + "txbxContent"))


def _turn_field(found: Inline, turn: str) -> None:
    if turn == "begin":
        found._codes.append("")
    elif turn in ("separate", "end") and found._codes:
        _note_field(found, found._codes[-1])
        if turn == "end":
            found._codes.pop()


def _note_field(found: Inline, code: str) -> None:
    name = _FIELD_NAME.match(code)
    if name:
        found.fields.add(name[1].upper())
