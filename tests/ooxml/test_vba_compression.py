"""What we compress, as oletools unpacks it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgsheet.ooxml.vba_compression import compress
from tests.olevba import unpacked

# More letters than these in no order at all are not text, and may not fit a short chunk.
LETTERS = b'aekmst =(\r\n"'


def code(size: int) -> bytes:
    """Text of a size with as many repetitions as code has."""
    lines = b"".join(b"    KG_Run %d, %d\r\n" % (n, n * n % 97) for n in range(size))
    return lines[:size]


@pytest.mark.parametrize(
    "size",
    [0, 1, 2, 3, 15, 16, 17, 18, 1000, 1001, 2048, 2049, 4095, 4096, 4097, 8192, 20_000],
)
def test_text_of_any_size_comes_back(size: int) -> None:
    assert unpacked(compress(code(size))) == code(size)


@pytest.mark.parametrize("size", [1, 3, 8, 4095, 4096, 4097, 12_345])
def test_one_letter_repeated_comes_back(size: int) -> None:
    assert unpacked(compress(b"=" * size)) == b"=" * size


@given(st.binary(max_size=3000))
def test_any_short_bytes_come_back(data: bytes) -> None:
    assert unpacked(compress(data)) == data


@given(st.integers(0, 2**32), st.integers(3000, 9000), st.integers(1, 12))
def test_any_text_of_several_chunks_comes_back(seed: int, size: int, letters: int) -> None:
    text = bytes(random.Random(seed).choices(LETTERS[:letters], k=size))

    assert unpacked(compress(text)) == text


def test_whole_chunk_without_repetition_is_stored_as_it_is() -> None:
    noise = random.Random(1).randbytes(4096)
    container = compress(noise)

    assert len(container) == 1 + 2 + 4096
    assert unpacked(container) == noise


def test_short_chunk_that_no_chunk_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be compressed"):
        compress(random.Random(1).randbytes(4000))


def test_code_becomes_much_shorter() -> None:
    assert len(compress(code(20_000))) < 20_000 / 3
