"""Works out each look of a document once: ten thousand rows have a handful of looks."""

from __future__ import annotations

from dataclasses import dataclass, field

from kgsheet.documents.layout.cascade import is_capital, is_hidden, look
from kgsheet.documents.layout.numbering import Label
from kgsheet.documents.layout.shaping import shape
from kgsheet.documents.layout.styles import StyleSheet, TableLook
from kgsheet.documents.layout.values import Look, Shape
from kgsheet.documents.layout.xml import Element, W
from kgsheet.values import frozen

# What says nothing of the look of a paragraph's own lines.
_OTHER = (W + "rPr", W + "sectPr", W + "pPrChange", W + "rPrChange")

Signature = tuple[object, ...]


@frozen
class Shown:
    """How the text of a run shows."""

    look: Look
    is_hidden: bool
    is_capital: bool


@dataclass
class Looks:
    """The effective looks of one document."""

    sheet: StyleSheet
    _runs: dict[Signature, Shown] = field(default_factory=dict)
    _shapes: dict[Signature, Shape] = field(default_factory=dict)

    def run(self, style: str | None, own: Element | None, table: TableLook) -> Shown:
        """Return how a run shows in a paragraph of a style."""
        key = (style, table.key, _signature(own))
        if key not in self._runs:
            self._runs[key] = Shown(
                look(self.sheet, style, own, table.runs),
                is_hidden(self.sheet, style, own),
                is_capital(self.sheet, style, own),
            )
        return self._runs[key]

    def shape(self, own: Element | None, label: Label, table: TableLook) -> Shape:
        """Return how a paragraph stands."""
        key = (label.key, table.key, _signature(own))
        if key not in self._shapes:
            self._shapes[key] = shape(self.sheet, own, label.look, table.shapes)
        return self._shapes[key]


def _signature(element: Element | None) -> Signature:
    """Return what an element says, to compare by."""
    if element is None:
        return ()
    return tuple(
        (one.tag, tuple(one.attrib.items()), _signature(one) if len(one) else ())
        for one in element
        if one.tag not in _OTHER
    )
