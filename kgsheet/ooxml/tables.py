"""Lets an Excel table grow downwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgsheet.core.cells import Area
from kgsheet.core.writing import added_area, check_growth, refused
from kgsheet.errors import Place
from kgsheet.messages.refusals import Refusal
from kgsheet.ooxml.areas import parse_area
from kgsheet.ooxml.sheet import SheetEditor
from kgsheet.ooxml.workbook import TablePart, Workbook
from kgsheet.ooxml.xmltext import Node, Splice, masked, outline, spliced, with_attributes


def table_named(workbook: Workbook, name: str) -> TablePart:
    """Return a table by its name.

    Raises:
        InputError: KG908: there is none.
    """
    for table in workbook.tables:
        if table.ref.name == name:
            return table
    raise refused(Refusal.NO_TABLE, Place(), table=name)


def check_room(workbook: Workbook, table: TablePart, last_row: int, editor: SheetEditor) -> None:
    """Return when the table may grow down to a row of its sheet.

    Raises:
        InputError: KG908: something stands in the way.
    """
    ref = table.ref
    where = Place(sheet=ref.sheet, cell=str(ref.area))
    if table.is_query:
        raise refused(Refusal.GROW_QUERY, where, table=ref.name)
    if table.is_blank:
        raise refused(Refusal.GROW_EMPTY, where, table=ref.name)
    others = [one.ref for one in workbook.tables if one.ref.sheet == ref.sheet]
    check_growth(ref, last_row, editor.grid.merges(), others)
    if editor.is_occupied(added_area(ref, last_row)):
        raise refused(Refusal.GROW_OCCUPIED, where, table=ref.name)


def grown(workbook: Workbook, table: TablePart, last_row: int) -> Iterator[bytes]:
    """Yield the part of the table with its area, and its filter's, down to a row."""
    text = workbook.package.text(table.part)
    root = outline(masked(text.utf8), text.part)
    nodes = [node for node in (root, root.find("autoFilter")) if node]
    splices = [splice for node in nodes if (splice := _lengthened(node, last_row))]
    return text.encoded(spliced(text.utf8, splices))


def _lengthened(node: Node, last_row: int) -> Splice | None:
    area = parse_area(node.get("ref"))
    if area is None:
        return None
    tag = with_attributes(node.tag, {b"ref": _reference(replace(area, last_row=last_row))})
    return node.start, node.inner, tag


def _reference(area: Area) -> bytes:
    return str(area).encode()
