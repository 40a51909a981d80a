"""Writes the records of a zip member: PKWARE's APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

LOCAL = struct.Struct("<4sHHHHHIIIHH")
CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
END = struct.Struct("<4sHHHHIIH")
# The flag that says sizes follow the data; records written here hold them.
DESCRIPTOR = 0x8
_GATHERED = 1 << 18


class Packed(NamedTuple):
    """The content of a member as it will be stored, its checksum and its size before packing."""

    body: Sequence[bytes]
    crc: int
    size: int


class Packer:
    """Packs the content of a member, so that it need not be there as a whole."""

    def __init__(self, method: int) -> None:
        is_deflated = method == zipfile.ZIP_DEFLATED
        self._deflate = zlib.compressobj(6, zlib.DEFLATED, -15) if is_deflated else None
        self._body, self._crc, self._size = list[bytes](), 0, 0

    def add(self, pieces: Iterable[bytes]) -> None:
        """Take in what follows."""
        for piece in _gathered(pieces):
            self._crc, self._size = zlib.crc32(piece, self._crc), self._size + len(piece)
            self._body.append(self._deflate.compress(piece) if self._deflate else piece)

    def finished(self) -> Packed:
        """Return all of it, packed."""
        if self._deflate:
            self._body.append(self._deflate.flush())
        return Packed(self._body, self._crc, self._size)


def pack(pieces: Iterable[bytes], method: int) -> Packed:
    """Return the content of a member, packed."""
    packer = Packer(method)
    packer.add(pieces)
    return packer.finished()


def _gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces in larger ones: a call of zlib costs more than a short piece is worth."""
    waiting: list[bytes] = []
    size = 0
    for piece in pieces:
        if size >= _GATHERED or len(piece) >= _GATHERED:
            yield b"".join(waiting)
            waiting, size = [], 0
        if len(piece) >= _GATHERED:
            yield piece  # joined, it would be held twice
        else:
            waiting.append(piece)
            size += len(piece)
    yield b"".join(waiting)


def directory_record(record: bytes, crc: int, packed: int, size: int, start: int) -> bytes:
    """Return a record of the directory with new sizes and place; all else stays."""
    fields = list(CENTRAL.unpack_from(record))
    name_end = CENTRAL.size + fields[10]
    extra = without_zip64(record[name_end : name_end + fields[11]])
    comment = record[name_end + fields[11] :]
    fields[3] &= ~DESCRIPTOR
    fields[7:10] = crc, packed, size
    fields[11], fields[13], fields[16] = len(extra), 0, start
    return CENTRAL.pack(*fields) + record[CENTRAL.size : name_end] + extra + comment


def without_zip64(extra: bytes) -> bytes:
    """Return an extra field without its zip64 sizes, which the plain fields carry now."""
    kept = b""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind != 1:
            kept += extra[: 4 + size]
        extra = extra[4 + size :]
    return kept
