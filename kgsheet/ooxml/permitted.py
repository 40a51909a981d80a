"""Decides whether a part changed only as a save may change it.

Each rule finds the one thing that may differ and compares all other bytes: a patch splices, so
nothing else moves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from kgsheet.ooxml.areas import parse_area
from kgsheet.ooxml.xmltext import (
    Node,
    PartText,
    attributes,
    checked,
    masked,
    outline,
    spliced,
    start_tag_size,
    with_attributes,
)

_TRUE = ("1", "true")
_LONGEST_TAG = 65_536

Cuts = list[tuple[int, int]]


def has_full_calculation(old: PartText, new: PartText) -> bool:
    """Return whether the workbook part only gained the order to calculate on opening."""
    root = outline(masked(old.utf8))
    settings = root.find("calcPr")
    if settings is None:
        added = outline(masked(checked(new, "").utf8)).find("calcPr")
        order = b'<%scalcPr fullCalcOnLoad="1"/>' % root.prefix
        return added is not None and added.tag == order and _without(new, [added]) == old.utf8
    tags = tags_between(old.utf8, new.utf8, [settings])
    said = new_value(settings.tag, tags[0], "fullCalcOnLoad") if tags else None
    return said in _TRUE


def has_grown_table(old: PartText, new: PartText, last_row: int) -> bool:
    """Return whether only the area of a table, and of its filter, reaches down to a row."""
    root = outline(masked(old.utf8))
    nodes = [node for node in (root, root.find("autoFilter")) if node and parse_area(_ref(node))]
    tags = tags_between(old.utf8, new.utf8, nodes)
    return tags is not None and all(
        _is_longer(node, tag, last_row) for node, tag in zip(nodes, tags, strict=True)
    )


def _is_longer(node: Node, tag: bytes, last_row: int) -> bool:
    area = parse_area(_ref(node))
    said = new_value(node.tag, tag, "ref")
    return area is not None and said == str(replace(area, last_row=last_row))


def _ref(node: Node) -> str:
    return node.get("ref")


def has_more_formats(old: PartText, new: PartText) -> bool:
    """Return whether the styles part only gained cell formats and number formats, at the end."""
    one, two = outline(masked(old.utf8)), outline(masked(checked(new, "").utf8))
    cuts: tuple[Cuts, Cuts] = ([], [])
    for name, child in (("numFmts", "numFmt"), ("cellXfs", "xf")):
        if not _list_grew(one.find(name), two.find(name), child, cuts):
            return False
    if one.find("numFmts") is None and two.find("numFmts") not in (None, two.children[0]):
        return False
    return _cut(old.utf8, cuts[0]) == _cut(new.utf8, cuts[1])


def _list_grew(one: Node | None, two: Node | None, child: str, cuts: tuple[Cuts, Cuts]) -> bool:
    """Note what to leave out of both texts, and return whether the list itself may differ so."""
    if two is None:
        return one is None
    had = one.children if one else []
    added = two.children[len(had) :]
    if any(node.local != child for node in added):
        return False
    if one and one.tag == two.tag and not added:
        return True  # also where its count was wrong before
    if two.get("count", str(len(two.children))) != str(len(two.children)):
        return False
    if one is None or one.inner == one.end:
        cuts[0].extend([(one.start, one.end)] if one else [])
        cuts[1].append((two.start, two.end))
        return one is None or _bare(one.tag, "count") == _bare(two.tag, "count")
    cuts[0].append((one.start, one.inner))
    cuts[1].extend([(two.start, two.inner), *((node.start, node.end) for node in added)])
    return new_value(one.tag, two.tag, "count") is not None


def has_more_strings(old: PartText, new: PartText) -> bool:
    """Return whether the shared strings only gained items, at the end."""
    one, two = outline(masked(old.utf8)), outline(masked(checked(new, "").utf8))
    added = two.all("si")[len(one.all("si")) :]
    cuts = [(two.start, two.inner), *((node.start, node.end) for node in added)]
    counts = ("count", "uniqueCount")
    same_tags = _bare(one.tag, *counts) == _bare(two.tag, *counts)
    return same_tags and _cut(old.utf8, [(one.start, one.inner)]) == _cut(new.utf8, cuts)


def has_new_date(old: PartText, new: PartText) -> bool:
    """Return whether the properties only say another time of the last change."""
    one, two = outline(masked(old.utf8)), outline(masked(checked(new, "").utf8))
    had, has = one.find("modified"), two.find("modified")
    if has is None or has.children or (had and had.tag != has.tag):
        return False
    return _without(old, [had] if had else []) == _without(new, [has])


def lacks_only(old: PartText, new: PartText, gone: Iterable[Node]) -> bool:
    """Return whether a part lost only some elements."""
    return _without(old, gone) == new.utf8


def tags_between(old: bytes, new: bytes, nodes: Sequence[Node]) -> list[bytes] | None:
    """Return the start tags that stand for those of some elements; None if more differs.

    >>> root = outline(b'<a><b c="1"/></a>')
    >>> tags_between(b'<a><b c="1"/></a>', b'<a><b c="2"/></a>', root.children)
    [b'<b c="2"/>']
    """
    tags, at, new_at = [], 0, 0
    for node in nodes:
        start = new_at + node.start - at
        size = start_tag_size(new[start : start + _LONGEST_TAG])
        if not size or new[new_at:start] != old[at : node.start]:
            return None
        tags.append(new[start : start + size])
        at, new_at = node.inner, start + size
    return tags if old[at:] == new[new_at:] else None


def new_value(old: bytes, new: bytes, name: str) -> str | None:
    """Return the value of an attribute in a tag that differs in nothing else, or None.

    >>> new_value(b'<a b="1" c="2"/>', b'<a b="9" c="2"/>', "b")
    '9'
    """
    value = attributes(new).get(name)
    if value is None or '"' in value or "<" in value or "&" in value:
        return None if old != new else value or ""
    same = with_attributes(old, {name.encode(): value.encode()}) == new
    return value if same and _bare(old, name) == _bare(new, name) else None


def opened(tag: bytes) -> bytes:
    """Return the start tag of an element as it is when it holds something.

    >>> opened(b'<row r="1" />')
    b'<row r="1">'
    """
    return tag.rstrip(b"/>").rstrip() + b">"


def _bare(tag: bytes, *names: str) -> dict[str, str]:
    return {name: value for name, value in attributes(tag).items() if name not in names}


def _without(text: PartText, nodes: Iterable[Node]) -> bytes:
    return _cut(text.utf8, [(node.start, node.end) for node in nodes])


def _cut(utf8: bytes, cuts: Collection[tuple[int, int]]) -> bytes:
    return b"".join(spliced(utf8, [(start, end, b"") for start, end in sorted(cuts)]))
