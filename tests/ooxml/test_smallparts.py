"""What small parts say is remembered by their content; large and broken ones are read each time."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from kgsheet.errors import InputError
from kgsheet.ooxml.package import Package
from kgsheet.ooxml.smallparts import root_of, said
from tests.ooxml.packages import links, package

PART = "xl/a.xml"
SMALL, LARGE = b"<a><b c='1'/></a>", b"<a><b c='1'/>" + b"<d/>" * 9999 + b"</a>"


def read_c(root: Element, *about: str) -> list[str]:
    return [str(root[0].get("c")), *about]


@pytest.mark.parametrize(
    ("raw", "is_known"), [(SMALL, True), (LARGE, False)], ids=["small", "large"]
)
def test_a_part_of_the_same_content_says_the_same(raw: bytes, is_known: bool) -> None:
    first, second = (said(bytes(bytearray(raw)), PART, read_c) for _ in "12")

    assert first == second == ["1"]
    assert (first is second) == is_known


def test_what_else_decides_it_is_told_apart() -> None:
    other = SMALL.replace(b"1", b"2")

    assert said(SMALL, PART, read_c, "x") == ["1", "x"]
    assert said(SMALL, PART, read_c, "y") == ["1", "y"]
    assert said(other, PART, read_c, "x") == ["2", "x"]


@pytest.mark.parametrize("raw", [b"<a>", b"<!DOCTYPE a><a/>", b"<a x:b='1'/>", b"<a><x:b/></a>"])
def test_a_broken_part_is_refused_each_time(raw: bytes) -> None:
    for _ in "12":
        with pytest.raises(InputError, match="KG907"):
            said(raw, PART, read_c)
        with pytest.raises(InputError, match="KG907"):
            root_of(raw, PART)


def test_the_same_links_lead_elsewhere_from_another_folder() -> None:
    found = links(("table", "../t.xml"))
    opened = Package(package({"a/_rels/x.rels": found, "b/c/_rels/x.rels": found}))

    assert [opened.relationships(one)[0].target for one in ("a/x", "b/c/x")] == ["t.xml", "b/t.xml"]


ODD = {
    "names of a namespace": (b'<x:a xmlns:x="u"><x:b/></x:a>', ["{u}b"]),
    "a comment": (b"<a><!-- b --><c/></a>", ["c"]),
}


@pytest.mark.parametrize(("raw", "expected"), ODD.values(), ids=ODD.keys())
def test_names_are_read_however_odd_a_part_is(raw: bytes, expected: list[str]) -> None:
    def names(root: Element) -> list[str]:
        return [one.tag for one in root]

    assert said(raw, "xl/workbook.xml", names) == expected


def test_part_that_is_nested_deeper_than_any_program_writes_is_refused() -> None:
    with pytest.raises(InputError, match="KG907"):
        said(b"<a>" * 300 + b"</a>" * 300, "xl/workbook.xml", len)
