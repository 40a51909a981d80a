"""What a member says of itself is held to what it is, and both to what an office PC can bear."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

import pytest

from kgsheet.errors import InputError
from kgsheet.ooxml.limits import LARGE_PART, MAX_LARGE_RATIO, MAX_MEMBERS, MAX_PART, MAX_RATIO
from kgsheet.ooxml.package import Package
from tests.hosts.hostile import MEGA, Entry, entry, zipped


def _of_ratio(ratio: int, size: int = 9 * MEGA) -> Entry:
    """Return a member that says it was packed that many times smaller."""
    noise = bytes(size // ratio)
    return Entry(name=b"xl/a.bin", packed=noise, crc=zlib.crc32(noise), size=size, method=8)


def test_a_sheet_of_blanks_may_pack_tightly_but_not_without_limit() -> None:
    Package(zipped([_of_ratio(MAX_RATIO - 1)]))

    with pytest.raises(InputError, match=r"KG907.*xl/a\.bin lớn bất thường"):
        Package(zipped([_of_ratio(MAX_RATIO + 1)]))


def test_a_sheet_of_a_million_rows_may_be_large_but_not_pack_tightly() -> None:
    """A part of a gigabyte takes a file of dozens of megabytes, and two are the end."""
    Package(zipped([_of_ratio(MAX_LARGE_RATIO - 1, LARGE_PART + 1)]))
    Package(zipped([_of_ratio(MAX_LARGE_RATIO - 1, MAX_PART)]))

    for bad in (
        _of_ratio(MAX_LARGE_RATIO + 1, LARGE_PART + 1),
        _of_ratio(MAX_LARGE_RATIO - 1, MAX_PART + 1),
    ):
        with pytest.raises(InputError, match=r"KG907.*xl/a\.bin lớn bất thường"):
            Package(zipped([bad]))


def test_a_package_of_large_members_may_not_pack_tightly() -> None:
    tight = [_of_ratio(199, LARGE_PART - number) for number in range(5)]
    members = [replace(one, name=b"xl/%d" % number) for number, one in enumerate(tight)]
    Package(zipped(members[:4]))

    with pytest.raises(InputError, match=r"KG907.*xl/0 lớn bất thường"):
        Package(zipped(members))


def test_a_small_member_may_pack_as_tightly_as_it_likes() -> None:
    package = Package(zipped([entry("xl/a.xml", b"<a>" + b" " * MEGA + b"</a>")]))

    assert len(package.read("xl/a.xml")) == MEGA + 7


def test_as_many_members_as_a_workbook_can_have_are_read() -> None:
    empty = Entry(name=b"", packed=b"", crc=0, size=0, method=0)
    many = [replace(empty, name=b"xl/%d" % number) for number in range(MAX_MEMBERS + 1)]

    assert len(Package(zipped(many[1:])).names()) == MAX_MEMBERS
    with pytest.raises(InputError, match="quá nhiều thành phần"):
        Package(zipped(many))


def test_a_record_that_reaches_beyond_the_directory_is_damage() -> None:
    data = bytearray(zipped([entry("xl/a.xml", b"<a/>"), entry("xl/b.xml", b"<b/>")]))
    last = data.rindex(b"PK\1\2")
    struct.pack_into("<H", data, last + 32, 9)  # the length of a comment that is not there

    with pytest.raises(InputError, match=r"KG907.*gói nén"):
        Package(bytes(data))
