"""Tells whether two XML elements say the same, however they are spelled."""

from __future__ import annotations

from lxml import etree

Canonical = tuple[str, tuple[tuple[str, str], ...], str, tuple["Canonical", ...]]


def canonical(element: etree._Element) -> Canonical:
    """Return what an element says: no prefixes, order of attributes or white space around tags.

    >>> one, two = (etree.fromstring(x) for x in ("<a b='1' c='2'/>", '<a c="2"  b="1"></a>'))
    >>> canonical(one) == canonical(two)
    True
    """
    below = tuple(canonical(child) for child in element if isinstance(child.tag, str))
    text = element.text or ""
    said = text if text.strip() or not below else ""
    named = sorted((str(name), str(value)) for name, value in element.attrib.items())
    return str(element.tag), tuple(named), said, below


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def groups(root: etree._Element) -> dict[str, list[Canonical]]:
    """Return what the children of an element say, by their local names."""
    found: dict[str, list[Canonical]] = {}
    for child in root:
        if isinstance(child.tag, str):
            found.setdefault(local_name(child), []).append(canonical(child))
    return found
