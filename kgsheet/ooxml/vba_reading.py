"""Reads the source of a module out of `vbaProject.bin`, as [MS-OVBA] says, whoever wrote it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from kgsheet.ooxml.cfb_reading import read_streams

_SIGNATURE: Final = 1
_CHUNK: Final = 4096
_SIZE, _IS_PACKED = 0x0FFF, 0x8000
_FEWEST_BITS: Final = 4
_RECORD: Final = struct.Struct("<HI")
# Records of the stream `dir` (2.3.4.2).
_VERSION, _MODULE_NAME, _STREAM_NAME, _OFFSET, _MODULE_END = 0x09, 0x19, 0x1A, 0x31, 0x2B
_VERSION_REST: Final = 2  # the size of this one leaves out the minor version


def module_source(project: bytes, name: str) -> str | None:
    """Return the source of a module; `None` where the project has none or cannot be read.

    Args:
        project: the bytes of `vbaProject.bin`.
        name: the name of the module.
    """
    try:
        streams = read_streams(project)
        for module, stream, offset in _modules(decompress(streams["dir"])):
            if module.casefold() == name.casefold():
                return decompress(streams[stream][offset:]).decode("latin-1")
    except (KeyError, ValueError):
        return None
    return None


def decompress(container: bytes) -> bytes:
    """Return what a compressed container holds (2.4.1).

    >>> decompress(bytes.fromhex("0103b002610400"))
    b'aaaaaaaa'

    Raises:
        ValueError: it is no container, or is damaged.
    """
    if container[:1] != bytes([_SIGNATURE]):
        raise ValueError("not a compressed container")
    pieces, place = [], 1
    while place + 2 <= len(container):
        (header,) = struct.unpack_from("<H", container, place)
        end = place + (header & _SIZE) + 3
        chunk = container[place + 2 : end]
        pieces.append(_unpacked(chunk) if header & _IS_PACKED else chunk[:_CHUNK])
        place = end
    return b"".join(pieces)


def _unpacked(chunk: bytes) -> bytes:
    text, place = bytearray(), 0
    while place < len(chunk):
        flags, place = chunk[place], place + 1
        for bit in range(8):
            if place >= len(chunk):
                break
            if not flags >> bit & 1:
                text.append(chunk[place])
                place += 1
            else:
                _repeat(text, chunk[place : place + 2])
                place += 2
    return bytes(text)


def _repeat(text: bytearray, token: bytes) -> None:
    """Copy what the token points back to; it may reach into what it copies."""
    if len(token) < 2:
        raise ValueError("a token cut short")
    bits = max(_FEWEST_BITS, (len(text) - 1).bit_length())
    length_bits = 16 - bits
    number = int.from_bytes(token, "little")
    distance, length = (number >> length_bits) + 1, (number & (1 << length_bits) - 1) + 3
    if distance > len(text):
        raise ValueError("a token that points before the text")
    for _ in range(length):
        text.append(text[-distance])


def _modules(directory: bytes) -> Iterator[tuple[str, str, int]]:
    """Yield name, stream and offset of the source of each module."""
    name, stream, offset, place = "", "", 0, 0
    while place + _RECORD.size <= len(directory):
        kind, size = _RECORD.unpack_from(directory, place)
        content = directory[place + _RECORD.size : place + _RECORD.size + size]
        place += _RECORD.size + size + (_VERSION_REST if kind == _VERSION else 0)
        if kind == _MODULE_NAME:
            name = content.decode("latin-1")
        elif kind == _STREAM_NAME:
            stream = content.decode("latin-1")
        elif kind == _OFFSET:
            offset = int.from_bytes(content, "little")
        elif kind == _MODULE_END:
            yield name, stream, offset
