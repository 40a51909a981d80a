"""Resolves what a run looks like from everything that may say so.

Weakest first: the document's defaults, the table style, the paragraph style with those it is based
on, the character style, and what is set on the text itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgsheet.documents.layout.styles import StyleSheet, properties
from kgsheet.documents.layout.values import Look
from kgsheet.documents.layout.xml import Element, child, child_value, switch, value, whole

_UNSEEN = ("nil", "none")


def look(
    sheet: StyleSheet,
    paragraph_style: str | None,
    own: Element | None,
    table: Sequence[Element] = (),
) -> Look:
    """Return the effective look of a run.

    Args:
        own: the properties set on the run.
        table: what the table's style says of runs in this cell, the weakest first.
    """
    character = child_value(own, "rStyle")
    levels = (
        [one for one in (sheet.default("rPr"),) if one is not None],
        list(table),
        properties(sheet.chain("paragraph", paragraph_style), "rPr"),
        properties(sheet.chain("character", character), "rPr") if character else [],
    )
    direct = [] if own is None else [own]
    flat = [one for level in levels for one in level] + direct
    fonts = _fonts(flat, sheet.theme_fonts)
    raised = _last(flat, "vertAlign") in ("superscript", "subscript")
    underline = _last(flat, "u")
    return Look(
        fonts=fonts,
        size=(whole(_last(flat, "sz")) or 20) / 2,
        bold=_toggled("b", levels, direct),
        italic=_toggled("i", levels, direct),
        underlined=underline is not None and underline not in _UNSEEN,
        raised=raised,
        color=_color(flat),
    )


def is_hidden(sheet: StyleSheet, paragraph_style: str | None, own: Element | None) -> bool:
    """Return whether a run is hidden text."""
    return _said(sheet, paragraph_style, own, "vanish")


def is_capital(sheet: StyleSheet, paragraph_style: str | None, own: Element | None) -> bool:
    """Return whether a run shows small letters as capitals."""
    return _said(sheet, paragraph_style, own, "caps")


def _last(levels: Sequence[Element], name: str) -> str | None:
    found = (child_value(one, name) for one in reversed(levels))
    return next((one for one in found if one is not None), None)


def _toggled(name: str, levels: Sequence[Sequence[Element]], direct: Sequence[Element]) -> bool:
    """Return a switch that styles of different kinds turn over (ISO 29500-1, 17.7.3)."""
    for own in direct:
        said = switch(own, name)
        if said is not None:
            return said
    defaults, *others = [_switched(level, name) for level in levels]
    return defaults or sum(others) % 2 == 1


def _switched(level: Sequence[Element], name: str) -> bool:
    found = [said for said in (switch(one, name) for one in level) if said is not None]
    return found[-1] if found else False


def _said(sheet: StyleSheet, paragraph_style: str | None, own: Element | None, name: str) -> bool:
    said = switch(own, name)
    if said is not None:
        return said
    character = child_value(own, "rStyle")
    styles = [
        *properties(sheet.chain("paragraph", paragraph_style), "rPr"),
        *(properties(sheet.chain("character", character), "rPr") if character else []),
    ]
    return _switched(styles, name)


def _fonts(levels: Sequence[Element], theme: dict[str, str]) -> tuple[str, str]:
    fonts = {"ascii": "", "hAnsi": ""}
    for level in levels:
        named = child(level, "rFonts")
        for slot, before in fonts.items():
            kind = value(named, f"{slot}Theme")
            font = theme.get(kind[:5], "") if kind else value(named, slot)
            fonts[slot] = font or before
    # What nothing names is Times New Roman in Word.
    first = fonts["ascii"] or fonts["hAnsi"] or "Times New Roman"
    return first, fonts["hAnsi"] or first


def _color(levels: Sequence[Element]) -> str:
    color = (_last(levels, "color") or "auto").upper()
    return "000000" if color == "AUTO" else color
