"""A member comes out piece by piece as it does in one, and never more of it than it says."""

from __future__ import annotations

import io
import os
import struct
import zipfile

import pytest

from kgsheet.errors import InputError
from kgsheet.ooxml.blocks import blocks
from kgsheet.ooxml.package import Package
from kgsheet.ooxml.zipmembers import LOCAL
from tests.ooxml.packages import members, with_member, workbook_of

PART = "xl/extra.xml"
CONTENTS = {
    "nothing": b"",
    "little": b"<x/>",
    "much that packs well": b"<x>" + b"abc" * 500_000 + b"</x>",
    "much that does not": b"<x>" + os.urandom(300_000).hex().encode() + b"</x>",
}


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS.keys())
def test_pieces_are_the_content(content: bytes) -> None:
    package = Package(with_member(workbook_of("<sheetData/>"), PART, content))

    pieces = [*package.pieces(PART)]

    assert b"".join(pieces) == package.read(PART) == content
    assert max(map(len, pieces), default=0) <= 1 << 16


def test_a_stored_member_comes_in_pieces() -> None:
    content, out = CONTENTS["much that does not"], io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, part in members(workbook_of("<sheetData/>")).items():
            made.writestr(name, part)
        made.writestr(PART, content)

    assert b"".join(Package(out.getvalue()).pieces(PART)) == content


def _forged(data: bytes, field: int, value: int) -> bytes:
    """Return a package whose extra part says something else in both of its headers."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        at = opened.getinfo(PART).header_offset
    forged = bytearray(data)
    struct.pack_into("<I", forged, at + 14 + 4 * field, value)
    record = data.rindex(b"PK\1\2", 0, data.rindex(PART.encode()))
    struct.pack_into("<I", forged, record + 16 + 4 * field, value)
    return bytes(forged)


CHECKSUM, SIZE = 0, 2
LIES = {"a checksum": (CHECKSUM, 1), "too small a size": (SIZE, 9), "too large a size": (SIZE, 999)}


@pytest.mark.parametrize(("field", "value"), LIES.values(), ids=LIES.keys())
def test_a_member_that_lies_is_damage(field: int, value: int) -> None:
    data = with_member(workbook_of("<sheetData/>"), PART, b"<x>" + b"a" * 99 + b"</x>")
    package = Package(_forged(data, field, value))

    with pytest.raises(InputError, match=r"KG907.*xl/extra\.xml"):
        list(package.pieces(PART))


def test_no_more_comes_out_than_was_said() -> None:
    data = with_member(workbook_of("<sheetData/>"), PART, b"a" * 1_000_000)
    pieces, taken = Package(_forged(data, SIZE, 100_000)).pieces(PART), list[bytes]()

    with pytest.raises(InputError, match="KG907"):
        taken.extend(pieces)
    assert 0 < len(b"".join(taken)) <= 100_000


def test_no_deflate_is_damage() -> None:
    data = bytearray(with_member(workbook_of("<sheetData/>"), PART, os.urandom(2000).hex()))
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        at = opened.getinfo(PART).header_offset + LOCAL.size + len(PART)
    data[at : at + 9] = b"\xff" * 9

    with pytest.raises(InputError, match=r"KG907.*xl/extra\.xml"):
        list(Package(bytes(data)).pieces(PART))


@pytest.mark.parametrize("size", [1, 2, 3, 5, 16, 17, 40, 1000])
def test_blocks_end_with_the_sign_however_the_pieces_lie(size: int) -> None:
    text = b"<a>" + b"".join(b"<row r='%d'>x</row>" % n for n in range(30)) + b"</a>" * 9
    pieces = [text[at : at + size] for at in range(0, len(text), size)]

    found = [*blocks(pieces, b"</row>")]

    assert b"".join(found) == text
    assert all(block.endswith(b"</row>") for block in found[:-1])
    assert found[-1] == b"</a>" * 9
