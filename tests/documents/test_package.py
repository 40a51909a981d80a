from __future__ import annotations

import io
import zipfile

import pytest

from kgsheet.documents.fields import Fields
from kgsheet.documents.package import (
    CUSTOM_PROPERTIES,
    fill_frame,
    fingerprint,
    frame_of,
    is_untouched,
    read_parts,
    write_parts,
)
from tests.documents.conftest import rendered


def test_parts_survive_writing_and_reading() -> None:
    parts = {"b.xml": b"<b/>", "[Content_Types].xml": b"<t/>", "a/a.xml": b""}

    assert read_parts(write_parts(parts)) == parts
    assert write_parts(parts) == write_parts(dict(reversed(parts.items())))


def test_filled_frame_is_as_if_all_parts_were_written() -> None:
    fixed, changing = {"a.xml": b"<a/>", "c.bin": b""}, {"b.xml": b"<b/>", "[x].xml": b"<x/>"}

    frame = frame_of(fixed, changing)

    assert fill_frame(frame, changing) == write_parts(fixed | changing)
    assert fill_frame(frame, changing) == write_parts(fixed | changing)


def test_document_is_written_as_its_parts_are(fields: Fields) -> None:
    document = rendered(fields)

    assert document == write_parts(read_parts(document))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"a": b"1", "b": b"x"}, id="content"),
        pytest.param({"a": b"1"}, id="one less"),
        pytest.param({"a": b"1", "c": b"2"}, id="name"),
        pytest.param({"a": b"12", "b": b""}, id="moved between members"),
    ],
)
def test_fingerprint_sees_every_member(other: dict[str, bytes]) -> None:
    assert fingerprint({"a": b"1", "b": b"2"}) != fingerprint(other)


def test_fingerprint_leaves_out_the_part_that_holds_it() -> None:
    assert fingerprint({"a": b"1", CUSTOM_PROPERTIES: b"x"}) == fingerprint({"a": b"1"})


def test_changed_member_breaks_the_seal(fields: Fields) -> None:
    parts = read_parts(rendered(fields))
    changed = parts | {"word/document.xml": parts["word/document.xml"] + b" "}

    assert is_untouched(write_parts(parts))
    assert not is_untouched(write_parts(changed))


def test_package_made_to_fill_the_memory_is_not_read() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (64 << 20))

    with pytest.raises(zipfile.BadZipFile):
        read_parts(target.getvalue())
    assert not is_untouched(target.getvalue())


def test_file_without_a_seal_is_not_ours() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")

    assert not is_untouched(target.getvalue())
    assert not is_untouched(b"not a zip file")
