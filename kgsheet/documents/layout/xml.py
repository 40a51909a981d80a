"""Reads values out of WordprocessingML elements."""

from __future__ import annotations

import re

from lxml import etree

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?")
_TWIPS = {"mm": 56.6929, "cm": 566.929, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_FAR = 1 << 20  # longer than any page: what a file says beyond it is nonsense


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of a name in Word's namespace."""
    return None if element is None else element.find(W + name)


def value(element: Element | None, name: str = "val") -> str | None:
    """Return an attribute in Word's namespace."""
    return None if element is None else element.get(W + name)


def child_value(element: Element | None, name: str) -> str | None:
    """Return the `val` of a child."""
    return value(child(element, name))


def is_on(element: Element) -> bool:
    """Return whether a switch such as `<w:b/>` is on."""
    return (value(element) or "true").lower() not in _OFF


def switch(element: Element | None, name: str) -> bool | None:
    """Return whether a switch among the children is on, `None` when it is not there."""
    found = child(element, name)
    return None if found is None else is_on(found)


def twips(text: str | None) -> int | None:
    """Return a length in twips, `None` when there is none or it cannot be one.

    >>> twips("720"), twips("12.7mm"), twips("wide")
    (720, 720, None)
    """
    match = _LENGTH.fullmatch((text or "").strip())
    if not match:
        return None
    length = round(float(match[1]) * _TWIPS.get(match[2] or "", 1.0))
    return max(-_FAR, min(_FAR, length))


def whole(text: str | None) -> int | None:
    """Return a whole number, `None` when there is none."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else None
