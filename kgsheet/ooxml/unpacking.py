"""Unpacks a member piece by piece, for readers that need not hold all of it."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator

from kgsheet.messages.refusals import Damage
from kgsheet.ooxml.faults import damaged
from kgsheet.ooxml.zipmembers import LOCAL

_PACKED, _PIECE = 1 << 14, 1 << 16


def unpacked_pieces(info: zipfile.ZipInfo, data: bytes) -> Iterator[bytes]:
    """Yield the content of a member, never more of it than it says it has.

    Raises:
        InputError: KG907, with the last piece at the latest: packed in an unknown way, broken, or
            of another size than it says.
    """
    size = checksum = 0
    try:
        for piece in _pieces(info, data):
            size, checksum = size + len(piece), zlib.crc32(piece, checksum)
            if size > info.file_size:
                break
            yield piece
    except zlib.error as exc:
        raise damaged(Damage.MEMBER, part=info.filename) from exc
    if (size, checksum) != (info.file_size, info.CRC):
        raise damaged(Damage.MEMBER, part=info.filename)


def _pieces(info: zipfile.ZipInfo, data: bytes) -> Iterator[bytes]:
    at = info.header_offset
    *_, name_size, extra_size = LOCAL.unpack_from(data, at)
    at += LOCAL.size + name_size + extra_size
    packed = memoryview(data)[at : at + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        return (bytes(packed[at : at + _PIECE]) for at in range(0, len(packed), _PIECE))
    if info.compress_type == zipfile.ZIP_DEFLATED:
        return _inflated(packed)
    raise damaged(Damage.METHOD, part=info.filename)


def _inflated(packed: memoryview) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    for start in range(0, len(packed), _PACKED):
        waiting: bytes | memoryview = packed[start : start + _PACKED]
        while waiting and not inflate.eof:
            yield inflate.decompress(waiting, _PIECE)
            waiting = inflate.unconsumed_tail
    while more := inflate.decompress(b"", _PIECE):
        yield more
