"""The styles of a document: chains of what each is based on, defaults, and the theme's fonts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kgsheet.documents.layout.xml import A, Element, W, child, child_value, value
from kgsheet.values import frozen

_THEME_KINDS = ("major", "minor")
_DEEP = 40  # styles based on styles; Word writes a handful


@frozen
class Style:
    """A style and the names of what it says."""

    id: str
    kind: str
    element: Element
    based_on: str


@frozen(kw_only=True)
class TableLook:
    """What a table style says of the text in some of its cells, the weakest first.

    Attributes:
        key: tells it from the others of the document.
    """

    key: str = ""
    runs: tuple[Element, ...] = ()
    shapes: tuple[Element, ...] = ()


NO_TABLE = TableLook()


@dataclass(frozen=True)
class StyleSheet:
    """The styles, defaults and theme fonts of a document."""

    root: Element | None
    theme: Element | None = None
    _chains: dict[tuple[str, str], tuple[Element, ...]] = field(default_factory=dict)
    _tables: dict[str, TableLook] = field(default_factory=dict)

    @cached_property
    def styles(self) -> dict[tuple[str, str], Style]:
        """The styles by kind and id."""
        found = [] if self.root is None else self.root.findall(f"{W}style")
        made = (
            Style(
                value(one, "styleId") or "",
                value(one, "type") or "paragraph",
                one,
                child_value(one, "basedOn") or "",
            )
            for one in found
        )
        return {(one.kind, one.id): one for one in made}

    @cached_property
    def defaults(self) -> dict[str, str]:
        """The id of the default style of each kind."""
        return {
            one.kind: one.id
            for one in self.styles.values()
            if (value(one.element, "default") or "").lower() in ("1", "true", "on")
        }

    @cached_property
    def theme_fonts(self) -> dict[str, str]:
        """The fonts of the theme: `major` for headings, `minor` for text."""
        if self.theme is None:
            return {}
        latin = {kind: self.theme.find(f".//{A}{kind}Font/{A}latin") for kind in _THEME_KINDS}
        return {kind: one.get("typeface") or "" for kind, one in latin.items() if one is not None}

    def default(self, kind: str) -> Element | None:
        """Return what the document's defaults say: `rPr` or `pPr`."""
        return child(child(child(self.root, "docDefaults"), f"{kind}Default"), kind)

    def chain(self, kind: str, style: str | None) -> tuple[Element, ...]:
        """Return a style and those it is based on, the base first."""
        key = (kind, style or self.defaults.get(kind, ""))
        if key not in self._chains:
            self._chains[key] = tuple(self._walk(*key))[::-1]
        return self._chains[key]

    def table_look(self, style: str | None, parts: Sequence[str]) -> TableLook:
        """Return what a table style says of cells in some parts of the table."""
        key = f"{style}|{','.join(parts)}"
        if key not in self._tables:
            styles = self.chain("table", style)
            self._tables[key] = TableLook(
                key=key,
                runs=tuple(_of_parts(styles, "rPr", parts)),
                shapes=tuple(_of_parts(styles, "pPr", parts)),
            )
        return self._tables[key]

    def _walk(self, kind: str, style: str) -> Iterator[Element]:
        seen: set[str] = set()
        while style not in seen and len(seen) < _DEEP:
            seen.add(style)
            found = self.styles.get((kind, style))
            if found is None:
                return
            yield found.element
            style = found.based_on


def properties(styles: Sequence[Element], kind: str) -> list[Element]:
    """Return what styles say of runs (`rPr`) or paragraphs (`pPr`), in their order."""
    return [one for one in (child(style, kind) for style in styles) if one is not None]


def _of_parts(styles: Sequence[Element], kind: str, parts: Sequence[str]) -> Iterator[Element]:
    yield from properties(styles, kind)
    for part in parts:
        for style in styles:
            for special in style.findall(W + "tblStylePr"):
                said = child(special, kind)
                if value(special, "type") == part and said is not None:
                    yield said
