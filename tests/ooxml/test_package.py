"""Members that no edit touches keep their packed bytes, whatever the zip looks like."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest

from kgsheet.errors import InputError
from kgsheet.ooxml.package import Package, open_package
from tests.ooxml.packages import members, package, with_member, workbook_of

NEW = {"xl/worksheets/sheet1.xml": [b"<new>", b"</new>"]}


def rewritten(data: bytes, dropped: tuple[str, ...] = ()) -> bytes:
    out = io.BytesIO()
    Package(data).write(out, NEW, dropped)
    return out.getvalue()


def packed(data: bytes) -> dict[str, bytes]:
    """Return the packed bytes of every member by name."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        for info in made.infolist():
            at = info.header_offset
            name, extra = struct.unpack_from("<HH", data, at + 26)
            start = at + 30 + name + extra
            found[info.orig_filename] = data[start : start + info.compress_size]
    return found


class _Unseekable(io.RawIOBase):
    """A stream that cannot go back, so that sizes follow the data."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        chunk = bytes(data)  # type: ignore[call-overload]
        self.data += chunk
        return len(chunk)


def _streamed() -> bytes:
    out = _Unseekable()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members(workbook_of("<sheetData/>")).items():
            made.writestr(name, content)
    return bytes(out.data)


def _zip64() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members(workbook_of("<sheetData/>")).items():
            with made.open(name, "w", force_zip64=True) as member:
                member.write(content)
    return out.getvalue()


def _stored() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in members(workbook_of("<sheetData/>")).items():
            info = zipfile.ZipInfo(name, (2020, 2, 29, 23, 58, 2))
            info.external_attr, info.comment = 0o640 << 16, "ghi chú dài".encode()
            info.extra = struct.pack("<HH4s", 0xCAFE, 4, b"mark")
            made.writestr(info, content)
        made.comment = b"kept"
    return out.getvalue()


ZIPS: dict[str, Callable[[], bytes]] = {
    "plain": lambda: workbook_of("<sheetData/>"),
    "data descriptors": _streamed,
    "zip64 sizes": _zip64,
    "stored, with extras and comments": _stored,
}


@pytest.mark.parametrize("make", ZIPS.values(), ids=ZIPS.keys())
def test_untouched_members_keep_their_packed_bytes(make: Callable[[], bytes]) -> None:
    data = make()

    after = rewritten(data)

    assert members(after) == members(data) | {"xl/worksheets/sheet1.xml": b"<new></new>"}
    old, new = packed(data), packed(after)
    assert list(new) == list(old)
    assert {name for name in old if new[name] != old[name]} == set(NEW)
    with zipfile.ZipFile(io.BytesIO(data)) as one, zipfile.ZipFile(io.BytesIO(after)) as other:
        assert other.testzip() is None
        assert other.comment == one.comment
        for a, b in zip(one.infolist(), other.infolist(), strict=True):
            assert (a.date_time, a.external_attr, a.comment, a.compress_type) == (
                b.date_time,
                b.external_attr,
                b.comment,
                b.compress_type,
            )


def test_a_second_rewrite_changes_nothing_more() -> None:
    once = rewritten(_streamed())

    assert rewritten(once) == once


def test_a_member_is_dropped() -> None:
    data = workbook_of("<sheetData/>")

    after = rewritten(data, ("xl/styles.xml",))

    assert list(members(after)) == [name for name in members(data) if name != "xl/styles.xml"]


def test_parts_are_found_whatever_their_case_and_slashes() -> None:
    data = package({"xl\\Workbook.xml": "<a/>", "xl/a%20b.xml": "<b/>"})
    found = Package(data)

    assert found.read("/XL/workbook.xml") == b"<a/>"
    assert found.find("xl/a b.xml") == "xl/a%20b.xml"
    assert found.find("xl/none.xml") is None


def test_a_name_with_backslashes_stays_as_it_is() -> None:
    data = with_member(workbook_of("<sheetData/>"), "xl\\media\\a.bin", b"x")

    assert "xl\\media\\a.bin" in packed(rewritten(data))


def _twice(first: str, second: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(first, "a")
        made.writestr("b" * len(second), "b")
    return out.getvalue().replace(b"b" * len(second), second.encode())


@pytest.mark.parametrize(
    ("first", "second"),
    [("xl/a.xml", "xl/a.xml"), ("xl/a.xml", "XL/A.xml"), ("xl/a.xml", "xl\\a.xml")],
    ids=["same", "case", "slash"],
)
def test_two_members_of_one_name_are_damage(first: str, second: str) -> None:
    with pytest.raises(InputError, match=r"KG907.*hai thành phần cùng tên"):
        Package(_twice(first, second))


def _with_broken_data(data: bytes) -> bytes:
    """Break the packed bytes of the last member."""
    name, content = list(packed(data).items())[-1]
    assert content in data, name
    return data.replace(content, bytes(len(content)))


BROKEN = {
    "packed data": (_with_broken_data(workbook_of("<sheetData/>")), "giải nén"),
    "local header": (workbook_of("<sheetData/>").replace(b"PK\3\4", b"PK\0\0"), "giải nén"),
}


@pytest.mark.parametrize(("data", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_a_member_that_cannot_be_unpacked_is_named(data: bytes, words: str) -> None:
    last = list(packed(data))[-1] if b"PK\3\4" in data else "[Content_Types].xml"

    with pytest.raises(InputError, match="KG907") as caught:
        Package(data).read(last)
    assert words in str(caught.value)
    assert last in str(caught.value)


def test_a_member_without_its_header_is_not_copied() -> None:
    data = workbook_of("<sheetData/>").replace(b"PK\3\4", b"PK\0\0")

    with pytest.raises(InputError, match="KG907"):
        rewritten(data)


def test_a_part_too_large_for_memory_is_not_unpacked() -> None:
    data = bytearray(package({"xl/a.xml": "<a/>"}))
    directory = data.index(b"PK\1\2")
    struct.pack_into("<I", data, directory + 24, 1 << 31)

    with pytest.raises(InputError, match="lớn bất thường"):
        Package(bytes(data)).read("xl/a.xml")


def test_a_missing_part_is_named() -> None:
    with pytest.raises(InputError, match=r"thiếu thành phần xl/a\.xml"):
        Package(workbook_of("<sheetData/>")).read("xl/a.xml")


def test_packing_in_pieces_is_packing_the_whole() -> None:
    pieces = [b"x" * 1000 for _ in range(1000)]
    out = io.BytesIO()

    Package(workbook_of("<sheetData/>")).write(out, {"xl/styles.xml": iter(pieces)})

    content = packed(out.getvalue())["xl/styles.xml"]
    assert zlib.decompress(content, -15) == b"".join(pieces)


def test_same_bytes_are_opened_once_in_turn() -> None:
    data, other = workbook_of("<sheetData/>"), workbook_of("")
    first = open_package(data)

    assert open_package(bytes(bytearray(data))) is first
    assert open_package(other) is not first
    assert open_package(data) is not first
