"""Compresses the text of VBA modules as [MS-OVBA] 2.4.1 says.

Data is cut into chunks of 4,096 bytes. Within a chunk, a repetition is a token of two bytes: how
far back it began and how long it is, with more bits for the distance the further the chunk goes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

_SIGNATURE: Final = b"\x01"
_CHUNK: Final = 4096
_HEADER_SIZE: Final = 2
_PACKED, _RAW = 0xB000, 0x3000
_SHORTEST: Final = 3  # a shorter repetition costs as much as its letters
_FEWEST_BITS: Final = 4
_TOKENS_PER_FLAGS: Final = 8
# Of the earlier places that begin alike, the nearest ones are tried.
_TRIED: Final = 64


def compress(data: bytes) -> bytes:
    """Return the data as a compressed container.

    >>> compress(b"aaaaaaaa").hex()
    '0103b002610400'

    Raises:
        ValueError: the last, short chunk is so irregular that no chunk can hold it; text is not.
    """
    chunks = (data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK))
    return _SIGNATURE + b"".join(map(_packed, chunks))


def _packed(chunk: bytes) -> bytes:
    body = b"".join(_token_groups(chunk))
    if len(body) <= _CHUNK:
        return _header(_PACKED, len(body)) + body
    if len(chunk) < _CHUNK:
        raise ValueError("a short chunk that cannot be compressed")
    return _header(_RAW, _CHUNK) + chunk


def _header(kind: int, size: int) -> bytes:
    return struct.pack("<H", kind | (_HEADER_SIZE + size - _SHORTEST))


def _token_groups(chunk: bytes) -> Iterator[bytes]:
    """Yield eight tokens at a time, behind a byte that says which of them are repetitions."""
    flags, group, count = 0, b"", 0
    for token in _tokens(chunk):
        flags |= (len(token) > 1) << count
        group, count = group + token, count + 1
        if count == _TOKENS_PER_FLAGS:
            yield bytes([flags]) + group
            flags, group, count = 0, b"", 0
    if count:
        yield bytes([flags]) + group


def _tokens(chunk: bytes) -> Iterator[bytes]:
    """Yield each letter as itself and each repetition as two bytes."""
    places: dict[bytes, list[int]] = {}
    position = 0
    while position < len(chunk):
        length, distance = _longest(chunk, position, places)
        step = max(1, length)
        yield _token(position, length, distance) if length else chunk[position : position + 1]
        for place in range(position, position + step):
            places.setdefault(chunk[place : place + _SHORTEST], []).append(place)
        position += step


def _longest(chunk: bytes, position: int, places: dict[bytes, list[int]]) -> tuple[int, int]:
    """Return length and distance of the longest earlier text that goes on alike; 0, 0: none."""
    start = chunk[position : position + _SHORTEST]
    limit = min(len(chunk) - position, _most(position))
    best, distance = 0, 0
    for place in reversed(places.get(start, ())[-_TRIED:] if len(start) == _SHORTEST else ()):
        length = _SHORTEST
        while length < limit and chunk[place + length] == chunk[position + length]:
            length += 1
        if length > best:
            best, distance = length, position - place
    return best, distance


def _token(position: int, length: int, distance: int) -> bytes:
    shift = 16 - _distance_bits(position)
    return struct.pack("<H", ((distance - 1) << shift) | (length - _SHORTEST))


def _most(position: int) -> int:
    return (0xFFFF >> _distance_bits(position)) + _SHORTEST


def _distance_bits(position: int) -> int:
    """Return how many bits of a token hold its distance (2.4.1.3.19.1): enough for all before."""
    return max(_FEWEST_BITS, (position - 1).bit_length())
