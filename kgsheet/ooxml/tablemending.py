"""Puts headings of a table part right, and lets a table take in new columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kgsheet.core.added import AddedColumns
from kgsheet.core.block_rules import BlockRules, Heading
from kgsheet.core.writing import refused
from kgsheet.errors import Place
from kgsheet.messages.refusals import Refusal
from kgsheet.ooxml.areas import parse_area
from kgsheet.ooxml.cellxml import unescaped
from kgsheet.ooxml.lists import appended
from kgsheet.ooxml.workbook import TablePart, Workbook
from kgsheet.ooxml.xmltext import Node, Splice, decode, masked, outline, spliced, with_attributes

_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class TableMender:
    """The part of one table.

    Raises:
        InputError: KG908: its columns come from a source outside of the workbook.
    """

    def __init__(self, workbook: Workbook, table: TablePart, block: BlockRules) -> None:
        self._text = workbook.package.text(table.part)
        self._root = outline(masked(self._text.utf8))
        self._columns = self._root.find("tableColumns")
        self._first = table.ref.area.first_column
        self._workbook, self._block = workbook, block
        if block.added and table.is_query:
            where = Place(sheet=block.sheet, cell=str(table.ref.area))
            raise refused(Refusal.COLUMN_QUERY, where, table=table.ref.name)

    @property
    def is_needed(self) -> bool:
        """Whether anything changes."""
        return bool(self._block.added or self._renamed())

    def headings(self) -> set[int]:
        """Return the columns whose headings change."""
        return set(self._renamed())

    def written(self) -> Iterator[bytes]:
        """Yield the part with its headings and columns as they should be."""
        splices = [*self._rename(), *(self._widen(self._block.added) if self._block.added else ())]
        return self._text.encoded(spliced(self._text.utf8, sorted(splices)))

    def free(self) -> tuple[Heading, ...]:
        """Return the headings that may change: no formula and no pivot table names them so.

        Letters in another case do no harm there.
        """
        names = dict(enumerate((one.get("name") for one in self._nodes()), self._first))
        return tuple(
            one
            for one in self._block.headings
            if (name := names.get(one.column)) is not None
            and (name.casefold() == one.text.casefold() or not _is_named(self._workbook, name))
        )

    def _nodes(self) -> Sequence[Node]:
        return self._columns.all("tableColumn") if self._columns else []

    def _renamed(self) -> Mapping[int, str]:
        wanted = {one.column: one.text for one in self._block.headings}
        names = enumerate((unescaped(one.get("name")) for one in self._nodes()), self._first)
        return {index: wanted[index] for index, name in names if wanted.get(index, name) != name}

    def _rename(self) -> Iterator[Splice]:
        for index, text in self._renamed().items():
            node = self._nodes()[index - self._first]
            tag = with_attributes(node.tag, {b"name": text.encode()})
            yield node.start, node.inner, tag

    def _widen(self, added: AddedColumns) -> Iterator[Splice]:
        for node in (self._root, self._root.find("autoFilter")):
            area = parse_area(node.get("ref")) if node else None
            if node and area:
                wide = replace(area, last_column=added.area.last_column)
                yield (
                    node.start,
                    node.inner,
                    with_attributes(node.tag, {b"ref": str(wide).encode()}),
                )
        if self._columns:
            last = max((one.number("id") for one in self._nodes()), default=0)
            prefix = self._root.prefix
            new = [
                b'<%stableColumn id="%d" name="%s"/>'
                % (prefix, last + number, one.column.heading.encode())
                for number, one in enumerate(added.columns_added, 1)
            ]
            yield from appended(self._columns, new)


def _is_named(workbook: Workbook, heading: str) -> bool:
    """Whether a formula or the cache of a pivot table names a column by its heading."""
    text = heading.translate(_XML).encode()
    signs = (b"[%s" % text, b'name="%s"' % text)
    for member in workbook.package.names():
        if member.endswith(".xml"):
            content = decode(workbook.package.read(member), member).utf8
            if signs[0] in content or ("pivotCache" in member and signs[1] in content):
                return True
    return False
