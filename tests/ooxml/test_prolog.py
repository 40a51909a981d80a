"""A DOCTYPE is found before anything parses it, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from kgsheet.errors import InputError
from kgsheet.ooxml.prolog import check_prolog

HIDDEN = {
    "at once": b"<!DOCTYPE x>",
    "behind a declaration": b'<?xml version="1.0"?>\n<!DOCTYPE x><x/>',
    "behind a mark": b"\xef\xbb\xbf<!DOCTYPE x><x/>",
    "behind comments": b"<!-- <a> --> <!-- - -->" * 900 + b"<!DOCTYPE x><x/>",
    "behind a long comment": b"<!--" + b"x" * 99_999 + b"-->\t<!DOCTYPE x><x/>",
    "in two bytes": "\ufeff<!DOCTYPE x><x/>".encode("utf-16-be"),
    "in two bytes without a mark": "<!DOCTYPE x><x/>".encode("utf-16-le"),
    "in four bytes": "<!DOCTYPE x><x/>".encode("utf-32-be"),
}
OPEN = {
    "a root": b"<x><!-- <!DOCTYPE x> --></x>",
    "a comment that speaks of one": b"<!-- <!DOCTYPE x> --><x/>",
    "nothing": b"",
    "white space only": b" " * 5_000,
    "no XML": b"\x89PNG",
    "a comment without end": b"<!-- <!DOCTYPE x>",
}


@pytest.mark.parametrize("part", HIDDEN.values(), ids=HIDDEN.keys())
def test_a_doctype_is_found_wherever_it_hides(part: bytes) -> None:
    with pytest.raises(InputError, match=r"xl/a\.xml có khai báo DOCTYPE"):
        check_prolog(lambda most: part[:most], "xl/a.xml")


@pytest.mark.parametrize("part", OPEN.values(), ids=OPEN.keys())
def test_what_is_no_doctype_passes(part: bytes) -> None:
    asked = []

    def beginning(most: int) -> bytes:
        asked.append(most)
        return part[:most]

    check_prolog(beginning, "xl/a.xml")
    assert asked


def test_no_more_is_unpacked_than_it_takes_to_see_the_root() -> None:
    asked = []

    def beginning(most: int) -> bytes:
        asked.append(most)
        return (b"<x>" + b"y" * 1_000_000)[:most]

    check_prolog(beginning, "xl/a.xml")
    assert asked == [1024]
