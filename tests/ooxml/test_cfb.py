"""Compound files of ours, as olefile reads them at its strictest."""

from __future__ import annotations

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgsheet.ooxml.cfb import Tree, compound_file
from tests.olevba import opened


def contents(data: bytes) -> dict[str, bytes]:
    ole = opened(data)
    return {"/".join(path): ole.openstream(path).read() for path in ole.listdir()}


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 511, 512, 4095, 4096, 4097, 70_000, 1_000_000])
def test_stream_of_any_size_comes_back(size: int) -> None:
    data = bytes(n % 251 for n in range(size))

    assert contents(compound_file({"a": data})) == {"a": data}


@given(
    st.dictionaries(
        st.text("abcXYZ_1", min_size=1, max_size=31),
        st.binary(max_size=200) | st.integers(4000, 9000).map(bytes),
        max_size=40,
    )
)
def test_any_streams_come_back(streams: dict[str, bytes]) -> None:
    alike = {name.upper(): content for name, content in streams.items()}

    assert contents(compound_file(alike)) == alike


def test_folders_hold_their_streams() -> None:
    tree: Tree = {"VBA": {"dir": b"1", "deeper": {"x": b"2"}}, "PROJECT": b"3"}

    assert contents(compound_file(tree)) == {"VBA/dir": b"1", "VBA/deeper/x": b"2", "PROJECT": b"3"}


def test_siblings_are_found_by_the_order_of_the_format() -> None:
    names = [f"{'x' * length}{letter}" for length in range(9) for letter in "bA"]
    ole = opened(compound_file({name: name.encode() for name in names}))

    assert [ole.openstream(name).read().decode() for name in names] == names
    assert _is_sorted(ole)


def _is_sorted(ole: olefile.OleFileIO) -> bool:
    """Whether each entry stands right of shorter names and left of longer ones."""
    entries, order = ole.direntries, []

    def walk(number: int) -> None:
        if number != olefile.NOSTREAM:
            walk(entries[number].sid_left)
            order.append(entries[number].name)
            walk(entries[number].sid_right)

    walk(ole.root.sid_child)
    return order == sorted(order, key=lambda name: (len(name), name.upper()))


def test_same_streams_give_the_same_bytes() -> None:
    tree = {"b": b"1" * 5000, "a": b"2"}

    assert compound_file(tree) == compound_file(tree)


def test_name_that_does_not_fit_is_refused() -> None:
    assert contents(compound_file({"n" * 31: b"1"}))

    with pytest.raises(ValueError, match="nnn"):
        compound_file({"n" * 32: b"1"})


def test_file_of_more_sectors_than_its_header_can_name_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        compound_file({"a": bytes(7_200_000)})
