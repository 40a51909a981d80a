"""Walks through a Word document and returns what it shows, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from kgsheet.documents.layout.inline import Inline, chosen, read_inline
from kgsheet.documents.layout.numbering import Numbering
from kgsheet.documents.layout.opening import Source
from kgsheet.documents.layout.pages import read_section
from kgsheet.documents.layout.remembering import Looks
from kgsheet.documents.layout.styles import NO_TABLE, StyleSheet, TableLook
from kgsheet.documents.layout.values import Cell, Paragraph, Section, Story, WordText
from kgsheet.documents.layout.xml import Element, W, child, child_value, switch, twips, value
from kgsheet.values import frozen

_MC_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_THROUGH = {W + one for one in ("sdtContent", "ins", "moveTo", "customXml", "smartTag")}
_APART = ("separator", "continuationSeparator", "continuationNotice")


@frozen
class _Spot:
    """Where the reader stands: the story, the cell, and what the cell's table says of looks."""

    story: Story
    cell: Cell | None = None
    table: TableLook = NO_TABLE


@dataclass
class Reader:
    """Reads stories of one document; it counts paragraphs, tables and sections as it goes."""

    source: Source
    sheet: StyleSheet = field(init=False)
    looks: Looks = field(init=False)
    numbering: Numbering = field(init=False)
    sections: list[Section] = field(default_factory=list)
    _number: int = 0
    _tables: int = 0

    def __post_init__(self) -> None:
        singles = self.source.singles
        self.sheet = StyleSheet(singles.get("styles"), singles.get("theme"))
        self.looks = Looks(self.sheet)
        self.numbering = Numbering(singles.get("numbering"), self.sheet)

    def story(self, root: Element, story: Story) -> Iterator[Paragraph]:
        """Yield the paragraphs of a story, those of its tables and text boxes among them."""
        yield from self._blocks(root, _Spot(story))

    def close_section(self, properties: Element) -> None:
        """Note that the section which these properties describe ends here."""
        before = self.sections[-1] if self.sections else None
        self.sections.append(read_section(self, properties, before))

    def _blocks(self, parent: Element, spot: _Spot) -> Iterator[Paragraph]:
        for element in parent:
            yield from self._block(element, spot)

    def _block(self, element: Element, spot: _Spot) -> Iterator[Paragraph]:
        if element.tag == W + "p":
            yield from self._paragraph(element, spot)
        elif element.tag == W + "tbl":
            yield from self._table(element, spot)
        elif element.tag == W + "sdt":
            content = child(element, "sdtContent")
            if content is not None:
                yield from self._blocks(content, spot)
        elif element.tag in _THROUGH:
            yield from self._blocks(element, spot)
        elif element.tag == _MC_ALTERNATE:
            for one in chosen(element):
                yield from self._block(one, spot)
        elif element.tag == W + "sectPr" and spot.story is Story.BODY:
            self.close_section(element)

    def _paragraph(self, element: Element, spot: _Spot) -> Iterator[Paragraph]:
        own = child(element, "pPr")
        style = child_value(own, "pStyle")
        label = self.numbering.label(own)
        inline = Inline(self.looks, style, spot.table)
        read_inline(inline, element, self._target)
        effective = self.looks.shape(own, label, spot.table)
        if inline.breaks_page:
            effective = replace(effective, page_break=True)
        yield Paragraph(
            runs=tuple(inline.runs),
            shape=effective,
            style=style or "",
            label=label.text,
            story=spot.story,
            number=self._counted(spot),
            section=len(self.sections),
            cell=spot.cell,
            fields=frozenset(inline.fields),
            drawings=tuple(inline.drawings),
        )
        for box in inline.boxes:
            yield from self._blocks(box, replace(spot, story=_boxed(spot.story)))
        ending = child(own, "sectPr")
        if ending is not None and spot.story is Story.BODY:
            self.close_section(ending)

    def _counted(self, spot: _Spot) -> int:
        if spot.cell is not None or spot.story is not Story.BODY:
            return 0
        self._number += 1
        return self._number

    def _target(self, relationship: str) -> str:
        package = self.source.package
        return package.find(self.source.targets.get(relationship, "")) or ""

    def _table(self, table: Element, spot: _Spot) -> Iterator[Paragraph]:
        number = self._tables
        self._tables += 1
        style = child_value(child(table, "tblPr"), "tblStyle")
        styles = self.sheet.chain("table", style)
        rows = list(_rows(table))
        framed = _is_framed(table, styles)
        for row_number, row in enumerate(rows):
            cells = list(_cells(row))
            for column, one in enumerate(cells):
                cell = Cell(
                    table=number,
                    row=row_number,
                    column=column,
                    columns=len(cells),
                    boxed=framed or _has_border(child(child(one, "tcPr"), "tcBorders")),
                    width=_width(child(child(one, "tcPr"), "tcW")),
                )
                kinds = _conditions(row_number, len(rows))
                inside = _Spot(spot.story, cell, self.sheet.table_look(style, kinds))
                yield from self._blocks(one, inside)


def read_text(source: Source) -> WordText:
    """Return what a document shows."""
    reader = Reader(source)
    body = child(source.document, "body")
    paragraphs = [] if body is None else list(reader.story(body, Story.BODY))
    notes: list[Paragraph] = []
    for kind, name in (("footnotes", "footnote"), ("endnotes", "endnote")):
        root = source.singles.get(kind)
        for note in [] if root is None else root.findall(W + name):
            if value(note, "type") not in _APART:
                notes.extend(reader.story(note, Story.NOTE))
    if not reader.sections or any(one.section == len(reader.sections) for one in paragraphs):
        # Word lays out what no section ends on pages of its own choice.
        reader.close_section(etree.Element(W + "sectPr"))
    settings = source.singles.get("settings")
    return WordText(
        paragraphs=tuple(paragraphs),
        sections=tuple(reader.sections),
        notes=tuple(notes),
        default_tab=twips(child_value(settings, "defaultTabStop")) or 720,
        odd_even=switch(settings, "evenAndOddHeaders") or False,
        properties=_custom(source.singles.get("custom")),
    )


def _boxed(story: Story) -> Story:
    return Story.BOX if story is Story.BODY else story


def _rows(table: Element) -> Iterator[Element]:
    for element in table:
        if element.tag == W + "tr":
            if switch(child(element, "trPr"), "del") is None:
                yield element
        elif element.tag == W + "sdt" or element.tag in _THROUGH:
            content = child(element, "sdtContent")
            yield from _rows(element if content is None else content)


def _cells(row: Element) -> Iterator[Element]:
    for element in row:
        if element.tag == W + "tc":
            yield element
        elif element.tag == W + "sdt" or element.tag in _THROUGH:
            content = child(element, "sdtContent")
            yield from _cells(element if content is None else content)


def _width(width: Element | None) -> int:
    return (twips(value(width, "w")) or 0) if value(width, "type") == "dxa" else 0


def _conditions(row: int, rows: int) -> tuple[str, ...]:
    """Return the parts of a table style that speak of a row, the weakest first."""
    kinds = ["wholeTable"]
    if row == rows - 1:
        kinds.append("lastRow")
    if row == 0:
        kinds.append("firstRow")
    return tuple(kinds)


def _is_framed(table: Element, styles: Sequence[Element]) -> bool:
    own = child(child(table, "tblPr"), "tblBorders")
    if own is not None:
        return _has_border(own)
    return any(_has_border(child(child(one, "tblPr"), "tblBorders")) for one in styles)


def _has_border(borders: Element | None) -> bool:
    return borders is not None and any(
        (value(one) or "none") not in ("none", "nil") for one in borders
    )


def _custom(root: Element | None) -> dict[str, str]:
    if root is None:
        return {}
    return {one.get("name") or "": "".join(map(str, one.itertext())) for one in root}
