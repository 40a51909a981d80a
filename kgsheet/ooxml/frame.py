"""What stands around the cells of a worksheet part: its elements, and where a new one belongs."""

from __future__ import annotations

from kgsheet.ooxml.entities import unescape
from kgsheet.ooxml.rows import Grid
from kgsheet.ooxml.xmltext import Node, Splice

# ECMA-376 18.3.1.99; what stands behind these is never looked for.
_ORDER = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
]


class Frame:
    """The elements of one worksheet part; positions are those of the part.

    Args:
        grid: the cells of the part.
        utf8: its text.
    """

    def __init__(self, grid: Grid, utf8: bytes) -> None:
        self._grid, self._utf8 = grid, utf8
        self.prefix = grid.prefix

    def all(self, name: str) -> list[Node]:
        """Return the elements of a name."""
        return self._grid.outer.all(name)

    def find(self, name: str) -> Node | None:
        """Return the first element of a name."""
        return self._grid.outer.find(name)

    def text(self, node: Node | None) -> str:
        """Return the text of an element without children."""
        if node is None:
            return ""
        shift = self._shift(node)
        return unescape(self._utf8[node.inner + shift : node.close + shift].decode())

    def span(self, node: Node) -> tuple[int, int]:
        """Return where an element begins and ends."""
        shift = self._shift(node)
        return node.start + shift, node.end + shift

    def inside(self, node: Node) -> tuple[int, int]:
        """Return where the content of an element begins and ends."""
        shift = self._shift(node)
        return node.inner + shift, node.close + shift

    def with_tag(self, node: Node, tag: bytes) -> Splice:
        """Return the splice that gives an element another start tag."""
        start, _ = self.span(node)
        return start, start + node.inner - node.start, tag

    def place_of(self, name: str) -> int:
        """Return where a new element of a name belongs: behind all that go before it."""
        at = self._grid.start if name == "cols" else self._grid.end
        before = set(_ORDER[: _ORDER.index(name) + 1])
        for node in self._grid.outer.children:
            if node.local in before and node.start >= self._grid.start:
                at = max(at, self.span(node)[1])
        return at

    def _shift(self, node: Node) -> int:
        """The outline was made without the cells."""
        return self._grid.end - self._grid.start if node.start >= self._grid.start else 0
