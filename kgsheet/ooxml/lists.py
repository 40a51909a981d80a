"""Appends elements to a list of a part that says how many it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgsheet.ooxml.xmltext import Node, Splice, with_attributes


def appended(parent: Node, new: Sequence[bytes]) -> Iterator[Splice]:
    """Yield the splices that append elements to a list and raise its count."""
    count = len(parent.children) + len(new)
    has_count = b" count" in parent.tag
    tag = with_attributes(parent.tag, {b"count": b"%d" % count}) if has_count else parent.tag
    if parent.inner == parent.end:
        whole = tag[:-2].rstrip() + b">" + b"".join(new) + b"</" + parent.name + b">"
        yield parent.start, parent.end, whole
    else:
        yield parent.start, parent.inner, tag
        yield parent.close, parent.close, b"".join(new)
