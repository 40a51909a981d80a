"""Reads parts of XML into values, and remembers those of small parts.

Workbooks made from one template share most of their links and tables, a save looks at these before
and after, and a batch meets the same ones hundreds of times.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, TypeVar
from xml.etree import ElementTree

from kgsheet.messages.refusals import Damage
from kgsheet.ooxml.faults import damaged
from kgsheet.ooxml.xmltext import checked, decode

_LARGEST, _MOST = 1 << 14, 128
_MAX_DEPTH = 256  # Office nests some 20 deep

if TYPE_CHECKING:
    from lxml import etree

_Said = TypeVar("_Said")


def root_of(raw: bytes, member: str) -> etree._Element:
    """Return the root element of a part that is well-formed and has no DOCTYPE.

    Raises:
        InputError: KG907.
    """
    from lxml import etree  # takes memory, and few parts need it

    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(checked(decode(raw, member), member).utf8, parser)
    except (etree.XMLSyntaxError, ValueError) as exc:
        raise damaged(Damage.XML, part=member) from exc


def _plain_root(raw: bytes, member: str) -> ElementTree.Element:
    """Return a root element for whoever looks at names and attributes only."""
    utf8 = checked(decode(raw, member), member).utf8
    try:
        root = ElementTree.fromstring(utf8, ElementTree.XMLParser(encoding="utf-8"))
    except ElementTree.ParseError as exc:
        raise damaged(Damage.XML, part=member) from exc
    if not _is_shallow(root):
        raise damaged(Damage.XML, part=member)
    return root


def _is_shallow(root: ElementTree.Element) -> bool:
    level = [root]
    for _ in range(_MAX_DEPTH):
        level = [*chain.from_iterable(level)]
        if not level:
            return True
    return False


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
        return read(_plain_root(raw, member), *about)
    known: _Said = _remembered(raw, member, read, about)
    return known


@lru_cache(maxsize=_MOST)
def _remembered(
    raw: bytes, member: str, read: Callable[..., _Said], about: tuple[str, ...]
) -> _Said:
    return read(_plain_root(raw, member), *about)
