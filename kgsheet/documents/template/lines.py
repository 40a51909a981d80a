"""Reads the paragraphs of a Word file, each with its place in words and its text as typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from kgsheet.documents.footnotes import W
from kgsheet.messages.templates import SPOTS
from kgsheet.values import frozen

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_P, _TBL, _TR, _TC, _R = (f"{{{W}}}{name}" for name in ("p", "tbl", "tr", "tc", "r"))
_BOX = f"{{{W}}}txbxContent"
_FALLBACK = f"{{{_MC}}}Fallback"  # the same text once more, for old programs
_TEXT, _DELETED = f"{{{W}}}t", f"{{{W}}}delText"
_SIGNS = {f"{{{W}}}tab": "\t", f"{{{W}}}br": "\n", f"{{{W}}}cr": "\n"}
_NOTES = {f"{{{W}}}footnote": "footnote", f"{{{W}}}endnote": "endnote"}


@frozen
class Piece:
    """A piece of text with the elements between it and its paragraph, and where it begins.

    Attributes:
        top: the child of the paragraph that holds it.
        is_deleted: deleted under tracked changes; it takes no room in the text of its line.
    """

    text: str
    start: int
    owners: tuple[etree._Element, ...]
    top: etree._Element
    is_deleted: bool

    @property
    def end(self) -> int:
        """Where the piece ends in the text of its line."""
        return self.start if self.is_deleted else self.start + len(self.text)


@frozen(kw_only=True)
class Line:
    """A paragraph.

    Attributes:
        holders: the nearest cell or other container, row and table (`None` outside of tables).
    """

    part: str
    place: str
    element: etree._Element
    pieces: tuple[Piece, ...]
    text: str
    container: etree._Element
    row: etree._Element | None
    table: etree._Element | None


def read_lines(part: str, root: etree._Element, prefix: str = "") -> Iterator[Line]:
    """Yield the paragraphs of a part in the order in which they stand.

    Args:
        prefix: in words where the part is printed; empty for the text itself.
    """
    yield from _block(part, root, root, [prefix] if prefix else [])


def _block(
    part: str, element: etree._Element, container: etree._Element, place: Sequence[str]
) -> Iterator[Line]:
    """Yield the paragraphs below an element, counting those of its own container."""
    paragraphs = tables = 0
    several = _count(element, _P) > 1
    for child in _blocks(element):
        if child.tag == _P:
            paragraphs += 1
            counted = several or container.tag != _TC
            spot = [*place, SPOTS["paragraph"].format(paragraphs)] if counted else place
            yield from _paragraph(part, child, container, spot)
        elif child.tag == _TBL:
            tables += 1
            yield from _table(part, child, [*place, SPOTS["table"].format(tables)])
        else:
            number = child.get(f"{{{W}}}id") or ""
            spot = [*place, SPOTS[_NOTES[child.tag]].format(number)]
            yield from _block(part, child, child, spot)


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs, tables and notes, looking through controls and marks around them."""
    for child in element:
        if child.tag in (_P, _TBL) or child.tag in _NOTES:
            yield child
        elif isinstance(child.tag, str) and child.tag != _FALLBACK:
            yield from _blocks(child)


def _count(element: etree._Element, tag: str) -> int:
    return sum(child.tag == tag for child in _blocks(element))


def _table(part: str, table: etree._Element, place: Sequence[str]) -> Iterator[Line]:
    for number, row in enumerate(_children(table, _TR), 1):
        for position, cell in enumerate(_children(row, _TC), 1):
            row_spot = SPOTS["row"].format(number)
            spot = [*place, row_spot, SPOTS["cell"].format(position)]
            yield from _block(part, cell, cell, spot)


def _children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in (_P, _TBL, _TR):
            yield from _children(child, tag)


def _paragraph(
    part: str, element: etree._Element, container: etree._Element, place: Sequence[str]
) -> Iterator[Line]:
    pieces: list[Piece] = []
    boxes: list[etree._Element] = []
    _collect(element, (), pieces, boxes)
    row = _above(container, _TR) if container.tag == _TC else None
    yield Line(
        part=part,
        place=", ".join(place),
        element=element,
        pieces=tuple(pieces),
        text="".join(piece.text for piece in pieces if not piece.is_deleted),
        container=container,
        row=row,
        table=_above(container, _TBL) if row is not None else None,
    )
    for box in boxes:
        yield from _block(part, box, box, [*place, SPOTS["box"]])


def _above(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)


def _collect(
    element: etree._Element,
    owners: tuple[etree._Element, ...],
    pieces: list[Piece],
    boxes: list[etree._Element],
) -> None:
    for child in element:
        text = _text_of(child)
        if child.tag == _BOX:
            boxes.append(child)
        elif text:
            start = pieces[-1].end if pieces else 0
            top = owners[0] if owners else element
            pieces.append(Piece(text, start, owners, top, child.tag == _DELETED))
        elif isinstance(child.tag, str) and child.tag != _FALLBACK:
            deeper = owners if child.tag == _R else (*owners, child)
            _collect(child, deeper, pieces, boxes)


def _text_of(element: etree._Element) -> str:
    if element.tag in (_TEXT, _DELETED):
        return element.text or ""
    return _SIGNS.get(str(element.tag), "")
