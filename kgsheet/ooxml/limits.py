"""Refuses packages made to fill the memory, to hang or to mislead, before anything is unpacked."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from kgsheet.messages.refusals import Damage
from kgsheet.ooxml.faults import damaged
from kgsheet.ooxml.zipmembers import CENTRAL, DESCRIPTOR, LOCAL

BAD_DIRECTORY = (
    zipfile.BadZipFile,
    OSError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    struct.error,
    ValueError,
    IndexError,
)
"""What `zipfile` raises where a directory is broken."""

# No real workbook comes near.
MAX_MEMBERS = 20_000
# Sheets of blanks pack 50 to 1; what packs tighter than this, and is large, is a bomb.
MAX_RATIO = 200
_SMALL = 8 << 20
# A million rows of 20 texts are one part of 1.1 gigabytes and pack 12 to 1. More than would fit the
# memory of an office PC unpacks only from a file that is large too: nothing small asks for much.
LARGE_PART, MAX_PART = 1 << 29, 1 << 31
_LARGE_TOTAL, _MAX_TOTAL = 1 << 31, 1 << 32
MAX_LARGE_RATIO = 32
_PIECE = 1 << 14
_UTF8_NAME = 0x800
_AFTER_DIRECTORY = (b"PK\5\6", b"PK\6\6", b"PK\5\5")  # its end, that of zip64, a signature
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UNSAFE_NAME = re.compile(r"[/\\]|[A-Za-z]:|(?:.*[/\\])?\.\.(?:[/\\]|$)")


def check_count(data: bytes) -> None:
    """Return when the directory may be read: each of its records costs memory.

    Raises:
        InputError: KG907.
    """
    if data.count(b"PK\1\2") > MAX_MEMBERS:
        raise damaged(Damage.MANY)


def check_members(infos: Sequence[zipfile.ZipInfo], data: bytes, start_dir: int) -> None:
    """Return when members lie side by side, are what they say and are not too large.

    Raises:
        InputError: KG907.
    """
    if not infos:
        raise damaged(Damage.ZIP)
    ordered = sorted(infos, key=lambda one: one.header_offset)
    limits = [*(one.header_offset for one in ordered[1:]), start_dir]
    for info, limit in zip(ordered, limits, strict=True):
        if _UNSAFE_NAME.match(info.orig_filename) or "\0" in info.orig_filename:
            raise damaged(Damage.NAME, part=info.filename)
        if _is_bomb(info.file_size, info.compress_size, LARGE_PART, MAX_PART):
            raise damaged(Damage.TOO_LARGE, part=info.filename)
        if _end(info, data) > limit:
            raise damaged(Damage.MEMBER, part=info.filename)
    if _is_bomb(sum(one.file_size for one in infos), len(data), _LARGE_TOTAL, _MAX_TOTAL):
        raise damaged(Damage.TOO_LARGE, part=max(infos, key=lambda one: one.file_size).filename)


def _is_bomb(size: int, packed: int, large: int, most: int) -> bool:
    if size > large:
        return size > min(most, packed * MAX_LARGE_RATIO)
    return size > max(_SMALL, packed * MAX_RATIO)


def _end(info: zipfile.ZipInfo, data: bytes) -> int:
    """Return where a member ends, having compared what it says with the directory."""
    at = info.header_offset
    head = data[at : at + LOCAL.size]
    if len(head) < LOCAL.size or head[:4] != b"PK\3\4":
        raise damaged(Damage.MEMBER, part=info.filename)
    _, _, flags, method, _, _, crc, packed, size, name_size, extra_size = LOCAL.unpack(head)
    is_zip64 = 0xFFFFFFFF in (packed, size)
    same = (crc, packed, size) == (info.CRC, info.compress_size, info.file_size)
    name = data[at + LOCAL.size : at + LOCAL.size + int(name_size)]
    named = name.decode("utf-8" if info.flag_bits & _UTF8_NAME else "cp437", "replace")
    if (
        method != info.compress_type
        or named != info.orig_filename
        or not (same or is_zip64 or flags & DESCRIPTOR)
    ):
        raise damaged(Damage.MEMBER, part=info.filename)
    return at + LOCAL.size + int(name_size) + int(extra_size) + info.compress_size


def check_directory(count: int, data: bytes, start_dir: int) -> None:
    """Return when the records of the directory fill it, so that none hides in another.

    Raises:
        InputError: KG907.
    """
    try:
        end = start_dir + sum(map(len, directory_records(count, data, start_dir)))
    except struct.error as exc:
        raise damaged(Damage.ZIP) from exc
    if not data.startswith(_AFTER_DIRECTORY, end):
        raise damaged(Damage.ZIP)


def directory_records(count: int, data: bytes, start_dir: int) -> Iterator[bytes]:
    """Yield the records of the directory as they stand."""
    at = start_dir
    for _ in range(count):
        fields = CENTRAL.unpack_from(data, at)
        end = at + CENTRAL.size + sum(fields[10:13])
        yield data[at:end]
        at = end


def unpacked(info: zipfile.ZipInfo, data: bytes, most: int | None = None) -> bytes:
    """Return the content of a member, never more of it than it says it has.

    Args:
        most: how many bytes of its beginning are enough; they are then not checked.

    Raises:
        InputError: KG907: packed in an unknown way, broken, or of another size than it says.
    """
    if info.compress_type not in _METHODS:
        raise damaged(Damage.METHOD, part=info.filename)
    said = info.file_size + 1
    content = _content(info, data, said if most is None else min(most, said))
    if most is None and (len(content), zlib.crc32(content)) != (info.file_size, info.CRC):
        raise damaged(Damage.MEMBER, part=info.filename)
    return content


def _content(info: zipfile.ZipInfo, data: bytes, most: int) -> bytes:
    at = info.header_offset
    *_, name_size, extra_size = LOCAL.unpack_from(data, at)
    at += LOCAL.size + name_size + extra_size
    packed = memoryview(data)[at : at + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        return bytes(packed[:most])
    try:
        return _inflated(packed, most)
    except zlib.error as exc:
        raise damaged(Damage.MEMBER, part=info.filename) from exc


def _inflated(packed: memoryview, most: int) -> bytes:
    """Return the beginning of what was packed, which joined pieces would hold twice."""
    inflate, content = zlib.decompressobj(-zlib.MAX_WBITS), io.BytesIO()
    if len(packed) <= _PIECE:
        return inflate.decompress(packed, most)
    # As large as it may become, at once: a text that grows is moved, and its old places stay.
    content.seek(most - 1)
    content.write(b"\0")
    content.seek(0)
    for start in range(0, len(packed), _PIECE):
        room = most - content.tell()
        if inflate.eof or room <= 0:  # for zlib, no room is all the room there is
            break
        content.write(inflate.decompress(packed[start : start + _PIECE], room))
    content.truncate()
    return content.getvalue()
