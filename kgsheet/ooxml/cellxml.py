"""Turns the markup of a cell into its value, and a value into markup."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from kgsheet.core.cells import CellError, Formula, Writable
from kgsheet.on_use import regex
from kgsheet.ooxml.entities import unescape
from kgsheet.ooxml.xmltext import attributes, start_tag_size
from kgsheet.values import frozen

if TYPE_CHECKING:
    from lxml import etree

_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_DAY = 86_400
_ESCAPED = regex("_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = regex("_x(?=[0-9A-Fa-f]{4}_)")
# XML 1.0 cannot hold these, and turns a carriage return into a line feed: ECMA-376 22.9.2.19.
_UNWRITABLE = regex("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_PLAIN = regex(
    rb"<c\s([^>]*[^/])>\s*(?:(?:<f>([^<\r]*)</f>\s*)?<v>([^<]*)</v>"
    rb"|<is><t(?: xml:space=\"preserve\")?>([^<]*)</t></is>)\s*</c>"
)
_TYPE = regex(rb"\bt=\"(\w+)\"")
_MAX_DIGITS = 18
_SPACE_NAME = "{http://www.w3.org/XML/1998/namespace}space"

Run = tuple[str, bool]
"""A text, and whether the space around it is kept."""

Result = str | int | float | bool | CellError | None


@frozen
class Held:
    """What a cell holds: its value, or a formula with the result the file carries."""

    value: Result
    formula: str | None = None


@frozen
class Content:
    """The type of a cell and the markup between its tags."""

    kind: bytes
    inner: bytes


def held(markup: bytes, shared: Sequence[str]) -> Held:
    """Return what a cell holds.

    >>> held(b'<c r="A1" t="s"><f>B1</f><v>0</v></c>', ["x"])
    Held(value='x', formula='B1')
    """
    if markup.endswith(b"/>") and markup.count(b"<") == 1:
        return Held(None)
    plain = _PLAIN.fullmatch(markup)
    if not plain:
        return _parsed(markup, shared)
    kind = _TYPE.search(plain[1])
    text = plain[3] if plain[4] is None else plain[4]
    value = _value(kind[1].decode() if kind else "n", unescape(text.decode()), shared)
    return Held(value, None if plain[2] is None else unescape(plain[2].decode()))


def _parsed(markup: bytes, shared: Sequence[str]) -> Held:
    from lxml import etree  # takes memory, and most cells are in the usual spelling

    # The prefixes of the part are not declared here; recovering reads `x:v` by its whole name.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    cell = etree.fromstring(markup, parser)
    parts = {_local(child): child for child in cell if isinstance(child.tag, str)}
    formula = parts["f"].text or "" if "f" in parts else None
    kind = attributes(markup[: start_tag_size(markup)]).get("t", "n")
    if "is" in parts:
        return Held(_value("inlineStr", text_of(parts["is"]), shared), formula)
    text = parts["v"].text or "" if "v" in parts else None
    return Held(_value(kind, text, shared), formula)


def _value(kind: str, text: str | None, shared: Sequence[str]) -> Result:
    if text is None:
        return None
    if kind == "s":
        index = text.strip()
        known = index.isdecimal() and len(index) < _MAX_DIGITS and int(index) < len(shared)
        return shared[int(index)] if known else None
    if kind in ("str", "inlineStr"):
        return unescaped(text)
    if kind == "b":
        return text.strip() in ("1", "true")
    if kind == "e":
        return CellError(text.strip())
    return _number(text.strip()) if kind == "n" else text


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def text_of(element: etree._Element) -> str:
    """Return the text of a string item, its runs joined, without the reading aids of Japanese."""
    return "".join(text for text, _ in runs_of(element))


def runs_of(element: etree._Element) -> list[Run]:
    """Return the runs of a string item."""
    texts = []
    for child in element:
        if _local(child) == "t":
            texts.append(child)
        elif _local(child) == "r":
            texts.extend(one for one in child if _local(one) == "t")
    return [(one.text or "", one.get(_SPACE_NAME) == "preserve") for one in texts]


def _local(element: etree._Element) -> str:
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.rpartition("}")[2].rpartition(":")[2]


def unescaped(text: str) -> str:
    """Return a text with Excel's own escapes resolved.

    >>> unescaped("a_x0041_b"), unescaped("_x005F_x0041_")
    ('aAb', '_x0041_')
    """
    if "_x" not in text:
        return text
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    # Halves of one sign are joined; one that stands alone is no text.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def escaped(text: str) -> bytes:
    """Return the markup of a text.

    >>> escaped("A & _x0041_")
    b'A &amp; _x005F_x0041_'
    """
    if "_x" in text:
        text = _LOOKS_ESCAPED.sub("_x005F_x", text)
    if not text.isprintable():
        text = _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return escaped_formula(text)


def serial(day: date, is_1904: bool) -> int | float:
    """Return the number by which Excel counts a day.

    >>> serial(date(2021, 6, 1), False)
    44348
    """
    start = _EPOCH_1904 if is_1904 else _EPOCH
    whole = day.toordinal() - start.toordinal()
    if not isinstance(day, datetime):
        return whole
    rest = day - datetime(day.year, day.month, day.day)
    return whole + rest.total_seconds() / _DAY if rest else whole


def moment(number: float, is_1904: bool) -> datetime:
    """Return the day and time that a number stands for.

    >>> moment(44348.5, False)
    datetime.datetime(2021, 6, 1, 12, 0)
    """
    start = _EPOCH_1904 if is_1904 else _EPOCH
    return start + timedelta(milliseconds=round(number * _DAY * 1000))


def content(value: Writable, prefix: bytes, is_1904: bool) -> Content:
    """Return the type and markup of a value; text is always text, whatever it begins with.

    >>> content("=1", b"", False)
    Content(kind=b'inlineStr', inner=b'<is><t>=1</t></is>')
    """
    if value is None:
        return Content(b"", b"")
    if isinstance(value, Formula):
        return _formula(value, prefix)
    if isinstance(value, str):
        tags = (prefix, prefix, _space(value), escaped(value), prefix, prefix)
        return Content(b"inlineStr", b"<%sis><%st%s>%s</%st></%sis>" % tags)
    kind = b"b" if isinstance(value, bool) else b""
    number = serial(value, is_1904) if isinstance(value, date) else value
    return Content(kind, b"<%sv>%s</%sv>" % (prefix, _digits(number), prefix))


def text_without_table(text: str, prefix: bytes) -> Content:
    """Return a text as a plain value, for workbooks that hold no shared strings.

    Excel reads it as it reads an inline text, but would rebuild the package around the latter.

    >>> text_without_table("=1", b"")
    Content(kind=b'str', inner=b'<v>=1</v>')
    """
    return Content(b"str", b"<%sv%s>%s</%sv>" % (prefix, _space(text), escaped(text), prefix))


def _formula(value: Formula, prefix: bytes) -> Content:
    cached = value.cached
    kind = b"str" if isinstance(cached, str) else b"b" if isinstance(cached, bool) else b""
    shown = escaped(cached) if isinstance(cached, str) else _digits(cached)
    tags = (prefix, escaped_formula(value.text), prefix, prefix, shown, prefix)
    return Content(kind, b"<%sf>%s</%sf><%sv>%s</%sv>" % tags)


def escaped_formula(text: str) -> bytes:
    """Return the markup of a formula, which knows no escapes but XML's."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()


def _space(text: str) -> bytes:
    """Return the attribute without which Excel would trim the text."""
    needs = text != text.strip() or "\n" in text or "\t" in text or "  " in text
    return b' xml:space="preserve"' if needs else b""


def _digits(number: float) -> bytes:
    whole = isinstance(number, int) or (number.is_integer() and abs(number) < 1e15)
    return b"%d" % number if whole else repr(number).encode()
