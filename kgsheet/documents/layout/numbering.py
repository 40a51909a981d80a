"""Works out what automatic numbering prints before each paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kgsheet.documents.layout.styles import StyleSheet, properties
from kgsheet.documents.layout.xml import Element, W, child, child_value, value, whole
from kgsheet.values import frozen

_LEVELS = 9  # of a list (ECMA-376 17.9)
_PLACEHOLDER = re.compile(r"%([1-9])")
# Word takes its bullets from the private characters of the font Symbol.
_BULLETS = str.maketrans({"\uf0b7": "•", "\uf02d": "-", "\u00b7": "•", "–": "-", "\u2212": "-"})
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_MOST = 3999  # Roman digits go no further


@frozen
class Label:
    """What numbering prints, what it says of the paragraph, and which of its levels says so."""

    text: str = ""
    look: Element | None = None
    key: str = ""


@dataclass
class Numbering:
    """The lists of a document; it counts as paragraphs are handed to it in their order."""

    root: Element | None
    sheet: StyleSheet
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _levels: dict[tuple[str, int], tuple[str, Element | None]] = field(default_factory=dict)

    def label(self, own: Element | None) -> Label:
        """Return the label of the next paragraph, given its properties."""
        number, depth = self._named(own)
        if self.root is None or number in ("", "0"):
            return Label()
        list_id, level = self._level(number, depth)
        if level is None:
            return Label()
        counts = self._counts.setdefault(list_id, {})
        start = whole(child_value(level, "start")) or 1
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            counts.pop(deeper, None)
        return Label(self._text(number, level, counts), child(level, "pPr"), f"{number}.{depth}")

    def _named(self, own: Element | None) -> tuple[str, int]:
        styles = properties(self.sheet.chain("paragraph", child_value(own, "pStyle")), "pPr")
        for level in (own, *reversed(styles)):
            named = child(level, "numPr")
            if named is not None and child(named, "numId") is not None:
                depth = whole(child_value(named, "ilvl")) or 0
                return child_value(named, "numId") or "", max(0, min(depth, _LEVELS - 1))
        return "", 0

    def _level(self, number: str, depth: int) -> tuple[str, Element | None]:
        """Return the list that a number belongs to, and what it says of one depth."""
        key = (number, depth)
        if key not in self._levels:
            self._levels[key] = self._found(number, depth)
        return self._levels[key]

    def _found(self, number: str, depth: int) -> tuple[str, Element | None]:
        if self.root is None:
            return "", None
        used = _by(self.root, "num", "numId", number)
        abstract_id = child_value(used, "abstractNumId") or ""
        abstract = _by(self.root, "abstractNum", "abstractNumId", abstract_id)
        override = None if used is None else _by(used, "lvlOverride", "ilvl", str(depth))
        own = child(override, "lvl")
        list_id = number if override is not None else abstract_id
        return list_id, own if own is not None else _by(abstract, "lvl", "ilvl", str(depth))

    def _text(self, number: str, level: Element, counts: dict[int, int]) -> str:
        pattern = child_value(level, "lvlText") or ""

        def counted(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            _, other = self._level(number, depth)
            form = child_value(other, "numFmt") or "decimal"
            return formatted(counts.get(depth, 1), form)

        text = _PLACEHOLDER.sub(counted, pattern).translate(_BULLETS)
        return f"{text} " if text.strip() else ""


def formatted(number: int, form: str) -> str:
    """Return a number as automatic numbering prints it.

    >>> formatted(4, "upperRoman"), formatted(2, "lowerLetter"), formatted(7, "decimalZero")
    ('IV', 'b', '07')
    """
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 9)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("none", "bullet"):
        return ""
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    rest, text = number, ""
    if not 0 < number <= _MOST:
        return str(number)
    for amount, letters in _ROMAN:
        text += letters * (rest // amount)
        rest %= amount
    return text


def _by(parent: Element | None, name: str, key: str, wanted: str) -> Element | None:
    if parent is None:
        return None
    return next((one for one in parent.findall(W + name) if value(one, key) == wanted), None)
