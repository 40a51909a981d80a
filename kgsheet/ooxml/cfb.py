"""Writes a compound file: folders and streams within one file, as [MS-CFB] version 3 says.

Office keeps the VBA project of a workbook in one. Nothing of the clock stands in it, so the same
streams give the same bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

Tree = Mapping[str, "bytes | Tree"]
"""What a folder holds: streams and other folders, by name."""

_SIGNATURE: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_SECTOR: Final = 512
_MINI_SECTOR: Final = 64
# Streams below this size share the sectors of the mini stream (2.2).
_MINI_LIMIT: Final = 4096
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_BLACK: Final = 1
_IN_HEADER: Final = 109  # sectors of the allocation table that the header itself can name
_PER_SECTOR: Final = _SECTOR // 4
_HEADER = struct.Struct("<8s16x5H6x9I")
_ENTRY = struct.Struct("<64sHBB3I16x4x16xIQ")


def compound_file(tree: Tree) -> bytes:
    """Return a compound file with these streams and folders.

    >>> compound_file({"a": b"1"})[:8].hex()
    'd0cf11e0a1b11ae1'

    Raises:
        ValueError: a name is longer than 31 characters, or the file would be over 6.8 MB.
    """
    entries = _entries(tree)
    sectors = _Sectors()
    small = _Chains(_MINI_SECTOR)
    for one in entries:
        if one.kind == _STREAM:
            one.size = len(one.data)
            one.start = (small if one.size < _MINI_LIMIT else sectors).add(one.data)
    root = entries[0]
    root.start, root.size = sectors.add(small.data), len(small.data)
    small_table = sectors.add_table(small.next)
    directory = sectors.add(_directory(entries))
    table, table_start = _allocation_table(sectors.next)
    head = _header(table_start, len(table) // _SECTOR, directory, small_table)
    return head + sectors.data + table


@dataclass(slots=True, kw_only=True)
class _Entry:
    """One entry of the directory (2.6.1)."""

    name: str
    kind: int
    data: bytes = b""
    left: int = _NONE
    right: int = _NONE
    child: int = _NONE
    start: int = _END
    size: int = 0

    @property
    def order(self) -> tuple[int, str]:
        """What siblings are sorted by: shorter names first, then by capitals (2.6.4)."""
        return len(self.name), self.name.upper()

    def packed(self) -> bytes:
        """Return the 128 bytes of the entry; unused ones have no name."""
        name = f"{self.name}\0".encode("utf-16-le") if self.name else b""
        if len(name) > 64:
            raise ValueError(self.name)
        links = (self.left, self.right, self.child)
        # A folder has neither sectors nor size.
        start = 0 if self.kind in (0, _STORAGE) else self.start
        return _ENTRY.pack(name, len(name), self.kind, _BLACK, *links, start, self.size)


@dataclass(slots=True)
class _Chains:
    """Sectors of one size: their bytes, and which sector follows each."""

    size: int
    data: bytes = b""
    next: list[int] = field(default_factory=list)

    def add(self, data: bytes) -> int:
        """Append data in sectors of its own and return the first of them."""
        if not data:
            return _END
        start, count = len(self.next), -(-len(data) // self.size)
        self.next += [*range(start + 1, start + count), _END]
        self.data += data.ljust(count * self.size, b"\0")
        return start


class _Sectors(_Chains):
    """The sectors of the file itself."""

    def __init__(self) -> None:
        super().__init__(_SECTOR)

    def add_table(self, numbers: Sequence[int]) -> tuple[int, int]:
        """Append a table of sector numbers; return its first sector and how many it takes."""
        before = len(self.next)
        start = self.add(_numbers(numbers))
        return start, len(self.next) - before


def _entries(tree: Tree) -> list[_Entry]:
    entries = [_Entry(name="Root Entry", kind=_ROOT)]
    _add_children(entries, entries[0], tree)
    return entries


def _add_children(entries: list[_Entry], parent: _Entry, tree: Tree) -> None:
    children = []
    for name, content in tree.items():
        children.append(len(entries))
        if isinstance(content, bytes):
            entries.append(_Entry(name=name, kind=_STREAM, data=content))
        else:
            entries.append(_Entry(name=name, kind=_STORAGE))
            _add_children(entries, entries[-1], content)
    parent.child = _linked(entries, sorted(children, key=lambda one: entries[one].order))


def _linked(entries: list[_Entry], siblings: Sequence[int]) -> int:
    """Link siblings into a balanced tree, all of it black as 2.6.4 allows; return its top."""
    if not siblings:
        return _NONE
    middle = len(siblings) // 2
    top = entries[siblings[middle]]
    top.left = _linked(entries, siblings[:middle])
    top.right = _linked(entries, siblings[middle + 1 :])
    return siblings[middle]


def _directory(entries: Sequence[_Entry]) -> bytes:
    unused = -len(entries) % (_SECTOR // _ENTRY.size)
    blank = _Entry(name="", kind=0, start=0)
    return b"".join(one.packed() for one in (*entries, *[blank] * unused))


def _allocation_table(following: Sequence[int]) -> tuple[bytes, int]:
    """Return the table of all sectors, which counts its own, and its first sector."""
    start, count = len(following), 1
    while count * _PER_SECTOR < start + count:
        count += 1
    if count > _IN_HEADER:
        raise ValueError("too large for a compound file without a second table")
    return _numbers([*following, *[_FAT] * count]), start


def _numbers(numbers: Iterable[int]) -> bytes:
    packed = b"".join(number.to_bytes(4, "little") for number in numbers)
    return packed + b"\xff" * (-len(packed) % _SECTOR)


def _header(table: int, tables: int, directory: int, small_table: tuple[int, int]) -> bytes:
    """Return the first 512 bytes (2.2): version 3.62, sectors of 2^9, mini sectors of 2^6."""
    places = [*range(table, table + tables), *[_FREE] * (_IN_HEADER - tables)]
    start, count = small_table
    fixed = (_SIGNATURE, 0x3E, 3, 0xFFFE, 9, 6)
    return (
        _HEADER.pack(*fixed, 0, tables, directory, 0, _MINI_LIMIT, start, count, _END, 0)
        + _numbers(places)[: 4 * _IN_HEADER]
    )
