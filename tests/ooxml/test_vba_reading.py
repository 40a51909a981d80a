"""Modules of VBA projects, written by us and unpacked by us; olevba reads the same."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgsheet.ooxml.cfb import compound_file
from kgsheet.ooxml.cfb_reading import read_streams
from kgsheet.ooxml.vba import vba_project
from kgsheet.ooxml.vba_compression import compress
from kgsheet.ooxml.vba_reading import decompress, module_source
from tests.olevba import sources

LINE = "    KG_Run {0}, {0}  ' again and again\n"


def module(name: str, lines: int) -> str:
    return f'Attribute VB_Name = "{name}"\n' + "".join(LINE.format(n * n) for n in range(lines))


@pytest.mark.parametrize("lines", [0, 5, 200, 3000], ids=["none", "few", "many", "long"])
def test_source_is_read_as_olevba_reads_it(lines: int, tmp_path: Path) -> None:
    project = vba_project({"KG": module("KG", lines), "Other": module("Other", 3)}, ["Sheet1"])
    file = tmp_path / "vbaProject.bin"
    file.write_bytes(project)

    source = module_source(project, "KG")

    assert source is not None
    assert source == sources(file)["KG.bas"]
    assert source.replace("\r\n", "\n") == module("KG", lines)


def test_name_of_a_module_is_not_told_by_its_capitals() -> None:
    project = vba_project({"KG": module("KG", 1)}, [])

    assert module_source(project, "kg") == module_source(project, "KG")


def test_module_that_is_not_there_has_no_source() -> None:
    assert module_source(vba_project({"KG": module("KG", 1)}, []), "Module1") is None


@given(st.binary(max_size=6000))
def test_any_bytes_come_back(data: bytes) -> None:
    assert decompress(compress(data[:3000])) == data[:3000]
    assert read_streams(compound_file({"a": data, "b": {"c": data}})) == {"a": data, "c": data}


@pytest.mark.parametrize("size", [0, 63, 64, 65, 4095, 4096, 4097, 70_000])
def test_stream_of_any_size_comes_back(size: int) -> None:
    data = random.Random(size).randbytes(size)

    assert read_streams(compound_file({"a": data, "b": b"1"})) == {"a": data, "b": b"1"}


def test_chunk_that_was_stored_as_it_is_comes_back() -> None:
    noise = random.Random(1).randbytes(4096)

    assert decompress(compress(noise)) == noise


@pytest.mark.parametrize(
    ("container", "why"),
    [
        pytest.param(b"", "not a compressed", id="nothing"),
        pytest.param(b"\x02\x03\xb0", "not a compressed", id="other signature"),
        pytest.param(bytes.fromhex("0103b002610f40"), "before the text", id="too far back"),
        pytest.param(bytes.fromhex("0102b0026104"), "cut short", id="half a token"),
    ],
)
def test_damaged_container_is_refused(container: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        decompress(container)


PROJECT = vba_project({"KG": module("KG", 200)}, ["Sheet1"])


def damaged(place: int, number: int) -> bytes:
    return PROJECT[:place] + struct.pack("<I", number) + PROJECT[place + 4 :]


@pytest.mark.parametrize(
    "project",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"PK\x03\x04" * 200, id="another file"),
        pytest.param(PROJECT[:700], id="cut short"),
        pytest.param(PROJECT[:-600], id="cut at the end"),
        pytest.param(damaged(0, 0), id="other signature"),
        pytest.param(damaged(48, 5000), id="directory outside"),
        pytest.param(damaged(68, 1), id="larger than we read"),
        pytest.param(damaged(76, 5000), id="table outside"),
        pytest.param(compound_file({"a": b"1"}), id="no project"),
    ],
)
def test_project_that_cannot_be_read_has_no_source(project: bytes) -> None:
    assert module_source(project, "KG") is None


def test_chain_that_runs_in_a_circle_ends() -> None:
    table = int.from_bytes(PROJECT[76:80], "little")
    start = (table + 1) * 512
    circle = b"".join(struct.pack("<I", 0) for _ in range(128))

    assert module_source(PROJECT[:start] + circle + PROJECT[start + 512 :], "KG") is None


@given(st.integers(0, len(PROJECT) - 1), st.integers(0, 255))
def test_damage_anywhere_raises_nothing(place: int, byte: int) -> None:
    source = module_source(PROJECT[:place] + bytes([byte]) + PROJECT[place + 1 :], "KG")

    assert source is None or isinstance(source, str)
