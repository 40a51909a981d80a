"""Looks at what stands before the root element of a part, where a DOCTYPE would be."""

from __future__ import annotations

import re
from collections.abc import Callable

from kgsheet.messages.refusals import Damage
from kgsheet.ooxml.faults import damaged

_FIRST = 1024
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# White space, comments and instructions, and what then follows; group 1 is that.
_PROLOG = re.compile(rb"(?:\s+|<!--.*?-->|<\?.*?\?>)*+(<!D|<[^!?]|[^<\s]|$)?", re.S)
_PART = re.compile(r".*\.(?:xml|rels|vml)", re.I)


def is_xml(member: str) -> bool:
    """Return whether a member is a part of XML by its name; pictures such as .svg are not read.

    >>> is_xml("xl/workbook.xml"), is_xml("xl/media/image1.svg")
    (True, False)
    """
    return _PART.fullmatch(member) is not None


def check_prolog(beginning: Callable[[int], bytes], part: str) -> None:
    """Return when a part has no DOCTYPE, in whatever encoding.

    Args:
        beginning: gives that many bytes of the part, or fewer where it is shorter.

    Raises:
        InputError: KG907.
    """
    most = _FIRST
    while True:
        raw = beginning(most)
        found = _PROLOG.match(_plain(raw))
        sign = found[1] if found else None
        if sign == b"<!D":
            raise damaged(Damage.DOCTYPE, part=part)
        if sign or len(raw) < most:
            return
        most *= 16


def _plain(raw: bytes) -> bytes:
    """Return the letters of XML's own signs, whether they take one byte, two or four."""
    for mark in _MARKS:
        raw = raw.removeprefix(mark)
    return raw.replace(b"\0", b"")
