"""Members are compared as they lie in the bytes of a package."""

from __future__ import annotations

import io
import zipfile

import pytest

from kgsheet.errors import InputError
from kgsheet.ooxml.members import Members, changed_members
from tests.ooxml.packages import package

PLAIN = {"a.xml": "<a/>", "xl/b.xml": "<b/>" * 99}


def streamed(parts: dict[str, str]) -> bytes:
    """A package whose sizes follow the data, as programs write that cannot go back."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    out = Pipe()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name, (2021, 5, 7, 8, 30, 0)), content)
    return out.getvalue()


def test_only_members_of_other_content_have_changed() -> None:
    old, new = Members(package(PLAIN)), Members(package({**PLAIN, "a.xml": "<c/>", "new": ""}))

    assert list(changed_members(old, new)) == ["a.xml"]
    assert list(changed_members(old, Members(package(PLAIN)))) == []


def test_another_compression_counts_as_changed() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in PLAIN.items():
            made.writestr(name, content)

    assert list(changed_members(Members(package(PLAIN)), Members(out.getvalue()))) == list(PLAIN)


@pytest.mark.parametrize("make", [package, streamed], ids=["sizes before", "sizes behind"])
def test_a_sound_package_says_so(make: object) -> None:
    found = Members(make(PLAIN))  # type: ignore[operator]

    assert found.names == list(PLAIN)
    assert found.is_closed
    assert all(found.is_sound(name) for name in PLAIN)


def test_a_name_in_the_old_code_page_is_the_same_name() -> None:
    data = package({"xl/medias": "x"}).replace(b"xl/medias", b"xl/m\x82dias")

    assert Members(data).names == ["xl/médias"]
    assert Members(data).is_sound("xl/médias")


@pytest.mark.parametrize(
    ("at", "byte"),
    [
        pytest.param(0, 0, id="no signature"),
        pytest.param(8, 0, id="method"),
        pytest.param(14, 255, id="checksum"),
        pytest.param(22, 255, id="size"),
        pytest.param(30, 0x78, id="name"),
    ],
)
def test_a_member_that_contradicts_the_directory_is_not_sound(at: int, byte: int) -> None:
    data = bytearray(package(PLAIN))
    data[at] = byte

    assert not Members(bytes(data)).is_sound("a.xml")
    assert Members(bytes(data)).is_sound("xl/b.xml")


def test_a_member_that_is_not_where_the_directory_says_cannot_be_read() -> None:
    data = b"xxxx" + package(PLAIN)[4:]

    with pytest.raises(InputError, match="KG907"):
        Members(data).packed("a.xml")


@pytest.mark.parametrize("cut", [10, 100], ids=["end", "directory"])
def test_a_cut_package_is_an_error(cut: int) -> None:
    with pytest.raises(InputError, match="KG907"):
        Members(package(PLAIN)[:-cut])


def test_bytes_behind_the_end_are_noticed() -> None:
    assert not Members(package(PLAIN) + b"\0").is_closed
