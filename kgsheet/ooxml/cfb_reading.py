"""Reads the streams of a compound file, as [MS-CFB] says, whoever wrote it."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from kgsheet.values import frozen

_SIGNATURE: Final = bytes.fromhex("D0CF11E0A1B11AE1")
# Shifts of sector and mini sector; starts of directory, small table and more of the table (2.2).
_HEADER: Final = struct.Struct("<8s22xHH14xI8xI4xI4x")
_NAMED_IN_HEADER: Final = struct.Struct("<109I")
_ENTRY: Final = struct.Struct("<64sHB49xIQ")
_ENTRY_SIZE: Final = 128
_MINI_LIMIT: Final = 4096  # smaller streams lie in the mini stream
_LAST_SECTOR: Final = 0xFFFFFFFA  # greater numbers mean an end or nothing
_STREAM, _ROOT = 2, 5
_SIZES: Final = frozenset({512, 4096})


@frozen
class _Entry:
    """One entry of the directory."""

    name: str
    kind: int
    start: int
    size: int


def read_streams(data: bytes) -> dict[str, bytes]:
    """Return the streams of a compound file by their names, whatever folder they lie in.

    Raises:
        ValueError: it is no compound file, is damaged, or is larger than 6.8 MB.
    """
    try:
        return dict(_streams(data))
    except (struct.error, IndexError) as exc:
        raise ValueError("a compound file cut short") from exc


def _streams(data: bytes) -> Iterator[tuple[str, bytes]]:
    signature, shift, mini_shift, directory, small, more = _HEADER.unpack_from(data)
    size = 1 << min(shift, 16)
    if signature != _SIGNATURE or size not in _SIZES or mini_shift >= shift:
        raise ValueError("not a compound file")

    def sector(number: int) -> bytes:
        return data[(number + 1) * size : (number + 2) * size]

    if more <= _LAST_SECTOR:
        raise ValueError("a table of over 109 sectors: more than 6.8 MB")
    named = _NAMED_IN_HEADER.unpack_from(data, _HEADER.size)
    table = _numbers(b"".join(sector(number) for number in named if number <= _LAST_SECTOR))
    entries = list(_entries(_chain(directory, table, sector)))
    root = next((one for one in entries if one.kind == _ROOT), None)
    if root is None:
        raise ValueError("no root")
    mini, mini_size = _chain(root.start, table, sector), 1 << mini_shift
    small_table = _numbers(_chain(small, table, sector))

    def mini_sector(number: int) -> bytes:
        return mini[number * mini_size : (number + 1) * mini_size]

    for one in entries:
        if one.kind == _STREAM:
            is_small = one.size < _MINI_LIMIT
            ways = (small_table, mini_sector) if is_small else (table, sector)
            yield one.name, _chain(one.start, *ways)[: one.size]


def _chain(start: int, table: Sequence[int], sector: Callable[[int], bytes]) -> bytes:
    pieces, number = [], start
    while number <= _LAST_SECTOR:
        pieces.append(sector(number))
        if len(pieces) > len(table):
            raise ValueError("a chain without an end")
        number = table[number]
    return b"".join(pieces)


def _entries(directory: bytes) -> Iterator[_Entry]:
    for place in range(0, len(directory), _ENTRY_SIZE):
        name, length, kind, start, size = _ENTRY.unpack_from(directory, place)
        text = name[: max(0, length - 2)].decode("utf-16-le", errors="replace")
        # Version 3 keeps a size in four bytes; what stands in the others is not ours to trust.
        yield _Entry(text, kind, start, size & 0xFFFFFFFF)


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
