"""Reads parts of XML into values, and remembers those of small parts.

Workbooks made from one template share most of their links and tables, a save looks at these before
and after, and a batch meets the same ones hundreds of times.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from lxml import etree

from kgsheet.messages.refusals import Damage
from kgsheet.ooxml.faults import damaged
from kgsheet.ooxml.xmltext import checked, decode

_PARSER = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True)
_LARGEST, _MOST = 1 << 14, 128

_Said = TypeVar("_Said")


def root_of(raw: bytes, member: str) -> etree._Element:
    """Return the root element of a part that is well-formed and has no DOCTYPE.

    Raises:
        InputError: KG907.
    """
    try:
        return etree.fromstring(checked(decode(raw, member), member).utf8, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as exc:
        raise damaged(Damage.XML, part=member) from exc


def said(raw: bytes, member: str, read: Callable[..., _Said], *about: str) -> _Said:
    """Return what a part says: a value that nobody changes, for others are given the same.

    Args:
        raw: the part.
        member: its name, for who asks why it cannot be read.
        read: makes the value of the root element, and of what else decides it.
        about: what else decides it.

    Raises:
        InputError: KG907; what `read` raises.
    """
    if len(raw) > _LARGEST:
        return read(root_of(raw, member), *about)
    known: _Said = _remembered(raw, member, read, about)
    return known


@lru_cache(maxsize=_MOST)
def _remembered(
    raw: bytes, member: str, read: Callable[..., _Said], about: tuple[str, ...]
) -> _Said:
    return read(root_of(raw, member), *about)
