"""Parts are taken for text in an encoding that Office writes, and for trees of a size it writes."""

from __future__ import annotations

import pytest

from kgsheet.errors import InputError
from kgsheet.ooxml.xmltext import decode, outline


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "UTF-16-LE", "iso-8859-1", "windows-1252"])
def test_an_encoding_that_xml_tools_write_is_read_and_written_back(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><x>é</x>'

    found = decode(text.encode(encoding), "p")

    assert found.utf8.decode() == text
    assert b"".join(found.encoded([found.utf8])) == text.encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-7", "unicode_escape", "punycode", "cp037", "zip", "x"])
def test_an_encoding_that_hides_markup_is_damage(encoding: str) -> None:
    with pytest.raises(InputError, match=r"xl/a\.xml sai cấu trúc XML"):
        decode(f'<?xml version="1.0" encoding="{encoding}"?><x/>'.encode(), "xl/a.xml")


def test_elements_may_lie_deep_but_not_without_limit() -> None:
    assert outline(b"<a>" * 200 + b"</a>" * 200).name == b"a"
    with pytest.raises(InputError, match=r"KG907.*xl/a\.xml lớn bất thường"):
        outline(b"<a>" * 300 + b"</a>" * 300, "xl/a.xml")


def test_a_number_of_many_digits_is_none() -> None:
    assert outline(b'<a n="%s"/>' % (b"9" * 9_000)).number("n") == 0
