"""Turns the annexes of a template to landscape: their pages, and their tables as wide as these."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LANDSCAPE = "landscape"


def turn_annexes(root: etree._Element) -> None:
    """Turn every portrait section but the first, which is the document itself."""
    sections = list(_sections(root))
    for content, page in sections[1:]:
        before = _text_width(page)
        if _turn(page):
            for table in content:
                _widen(table, _text_width(page) / before)


def _sections(root: etree._Element) -> Iterator[tuple[list[etree._Element], etree._Element]]:
    """Each section with the tables that stand in it directly."""
    tables: list[etree._Element] = []
    for child in root.iterchildren(f"{W}body").__next__():
        if child.tag == f"{W}tbl":
            tables.append(child)
        page = child if child.tag == f"{W}sectPr" else child.find(f"{W}pPr/{W}sectPr")
        if page is not None:
            yield tables, page
            tables = []


def _turn(page: etree._Element) -> bool:
    size = page.find(f"{W}pgSz")
    if size is None or size.get(f"{W}orient") == _LANDSCAPE:
        return False
    width, height = size.get(f"{W}w", ""), size.get(f"{W}h", "")
    size.set(f"{W}w", height)
    size.set(f"{W}h", width)
    size.set(f"{W}orient", _LANDSCAPE)
    return True


def _text_width(page: etree._Element) -> int:
    size, margins = page.find(f"{W}pgSz"), page.find(f"{W}pgMar")
    if size is None or margins is None:
        return 1
    sides = int(margins.get(f"{W}left", "0")) + int(margins.get(f"{W}right", "0"))
    return max(1, int(size.get(f"{W}w", "1")) - sides)


def _widen(table: etree._Element, ratio: float) -> None:
    for name in ("tblW", "gridCol", "tcW"):
        for width in table.iter(f"{W}{name}"):
            # Widths in per cent grow with the page.
            if width.get(f"{W}type", "dxa") == "dxa" and width.get(f"{W}w", "").isdigit():
                width.set(f"{W}w", str(round(int(width.get(f"{W}w", "")) * ratio)))
