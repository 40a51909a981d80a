"""Resolves what a paragraph looks like from everything that may say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgsheet.documents.layout.styles import StyleSheet, properties
from kgsheet.documents.layout.values import Align, Shape
from kgsheet.documents.layout.xml import Element, child, child_value, switch, twips, value

_ALIGNS = {
    "left": Align.LEFT,
    "start": Align.LEFT,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "center": Align.CENTER,
    "both": Align.BOTH,
    "distribute": Align.BOTH,
}
_LOOSE = 280  # what Word gives automatic paragraph spacing
_WHOLE_LINE = 240  # `w:line` of single spacing (ECMA-376 17.3.1.33)
_TALL = 18.0  # points that a line of 14 to 15 point text takes anyway
_UNSEEN = ("nil", "none")


def shape(
    sheet: StyleSheet,
    own: Element | None,
    numbering: Element | None = None,
    table: Sequence[Element] = (),
) -> Shape:
    """Return the effective look of a paragraph.

    Args:
        own: the properties of the paragraph.
        numbering: what its automatic numbering says of paragraphs.
        table: what the table's style says of paragraphs in this cell, the weakest first.
    """
    styles = properties(sheet.chain("paragraph", child_value(own, "pStyle")), "pPr")
    numbered = [] if numbering is None else [numbering]
    direct = [] if own is None else [own]
    # Numbering set on the paragraph is stronger than its style; that of the style is weaker.
    middle = [*styles, *numbered] if child(own, "numPr") is not None else [*numbered, *styles]
    found = Shape()
    for level in (sheet.default("pPr"), *table, *middle, *direct):
        if level is not None:
            found = _shaped(found, level)
    return found


def _shaped(base: Shape, level: Element) -> Shape:
    """Return a shape with what one level says laid over it."""
    changes: dict[str, object] = {}
    align = _ALIGNS.get(child_value(level, "jc") or "")
    if align is not None:
        changes["align"] = align
    changes |= _indents(child(level, "ind"))
    changes |= _spacing(child(level, "spacing"))
    for name, key in (("contextualSpacing", "hugs"), ("pageBreakBefore", "page_break")):
        said = switch(level, name)
        if said is not None:
            changes[key] = said
    borders = child(level, "pBdr")
    if borders is not None:
        changes["borders"] = _sides(base.borders, borders)
    tabs = child(level, "tabs")
    if tabs is not None:
        changes["tabs"] = _tabs(base.tabs, tabs)
    frame = child(level, "framePr")
    if frame is not None:
        changes["framed"] = _ALIGNS.get(value(frame, "xAlign") or "", Align.LEFT)
    # Each key is a field and its value of that field's type, which no dict can tell mypy.
    return replace(base, **changes) if changes else base  # type: ignore[arg-type]


def _indents(ind: Element | None) -> dict[str, object]:
    found = {
        "left": twips(value(ind, "left") or value(ind, "start")),
        "right": twips(value(ind, "right") or value(ind, "end")),
        "first": twips(value(ind, "firstLine")),
    }
    hanging = twips(value(ind, "hanging"))
    if hanging is not None:
        found["first"] = -hanging
    return {key: length for key, length in found.items() if length is not None}


def _spacing(spacing: Element | None) -> dict[str, object]:
    found: dict[str, object] = {}
    for side in ("before", "after"):
        length = twips(value(spacing, side))
        if (value(spacing, f"{side}Autospacing") or "0") in ("1", "true", "on"):
            length = _LOOSE
        if length is not None:
            found[side] = length
    line = twips(value(spacing, "line"))
    if line is not None:
        rule = value(spacing, "lineRule") or "auto"
        found["line"] = line / _WHOLE_LINE if rule == "auto" else None
        found["exact"] = line / 20 if rule == "exact" else 0.0
        if rule == "atLeast":
            found["line"] = max(1.0, line / 20 / _TALL)
    return found


def _sides(before: frozenset[str], borders: Element) -> frozenset[str]:
    sides = set(before)
    for one in borders:
        side = str(one.tag).rpartition("}")[2]
        seen = (value(one) or "none") not in _UNSEEN
        sides = sides | {side} if seen else sides - {side}
    return frozenset(sides)


def _tabs(before: tuple[tuple[int, str], ...], tabs: Element) -> tuple[tuple[int, str], ...]:
    stops = dict(before)
    for one in tabs:
        position = twips(value(one, "pos"))
        if position is not None:
            stops[position] = value(one) or "left"
    return tuple(sorted((at, kind) for at, kind in stops.items() if kind not in ("clear", "bar")))
