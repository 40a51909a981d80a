"""VBA projects of ours, as olevba reads them."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from kgsheet.ooxml.vba import vba_project
from tests.olevba import sources, stream, unpacked


def module(name: str, body: str = "Sub A()\nEnd Sub\n") -> str:
    return f'Attribute VB_Name = "{name}"\nOption Explicit\n{body}'


def read(project: bytes, folder: Path) -> dict[str, str]:
    path = folder / "vbaProject.bin"
    path.write_bytes(project)
    return sources(path)


def records(project: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of the `dir` stream."""
    data = unpacked(stream(project, "VBA", "dir"))
    place = 0
    while place < len(data):
        kind, size = struct.unpack_from("<HI", data, place)
        size += 2 * (kind == 0x09)  # its size field leaves the last two bytes out
        yield kind, data[place + 6 : place + 6 + size]
        place += 6 + size


@pytest.mark.parametrize("lines", [0, 10, 60, 200, 2000])
def test_source_comes_back_with_the_line_ends_of_windows(lines: int, tmp_path: Path) -> None:
    text = module("KG", "".join(f"' line {n} of a module\n" for n in range(lines)))

    found = read(vba_project({"KG": text}, []), tmp_path)

    assert found["KG.bas"] == text.replace("\n", "\r\n")


def test_windows_line_ends_are_not_doubled(tmp_path: Path) -> None:
    text = module("KG").replace("\n", "\r\n")

    assert read(vba_project({"KG": text}, []), tmp_path)["KG.bas"] == text


def test_every_sheet_and_the_workbook_have_a_module(tmp_path: Path) -> None:
    names = [f"Sheet{n}" for n in range(1, 61)]
    texts = {f"M{n}": module(f"M{n}") for n in range(30)}

    found = read(vba_project(texts, names), tmp_path)

    assert list(found) == [
        "ThisWorkbook.cls",
        *(f"{name}.cls" for name in names),
        *(f"{name}.bas" for name in texts),
    ]
    assert "{00020819-" in found["ThisWorkbook.cls"]
    assert "{00020820-" in found["Sheet60.cls"]


def test_directory_names_the_modules_and_the_libraries_that_excel_names() -> None:
    found = list(records(vba_project({"KG": module("KG")}, ["Sheet1"])))

    assert [content.decode() for kind, content in found if kind == 0x19] == [
        "ThisWorkbook",
        "Sheet1",
        "KG",
    ]
    assert [content.decode() for kind, content in found if kind == 0x16] == ["stdole", "Office"]
    assert [kind for kind, _ in found if kind in (0x21, 0x22)] == [0x22, 0x22, 0x21]
    assert found[-1] == (0x10, b"")


def test_compiled_code_is_of_no_program() -> None:
    project = vba_project({"KG": module("KG")}, [])

    assert stream(project, "VBA", "_VBA_PROJECT") == bytes.fromhex("cc61ffff000000")


def test_project_text_lists_every_module_and_no_password() -> None:
    text = stream(vba_project({"KG": module("KG")}, ["Sheet1"]), "PROJECT").decode("ascii")

    assert re.findall(r"^(?:Document|Module)=(\w+)", text, re.MULTILINE) == [
        "ThisWorkbook",
        "Sheet1",
        "KG",
    ]
    assert [_revealed(text, key) for key in ("CMG", "DPB", "GC")] == [bytes(4), b"\0", b"\xff"]


def _revealed(text: str, key: str) -> bytes:
    """A hidden value of the project, by [MS-OVBA] 2.4.3.3 read backwards."""
    match = re.search(rf'^{key}="(\w+)"', text, re.MULTILINE)
    assert match is not None
    data = bytes.fromhex(match[1])
    assert data[0] ^ data[1] == 2
    plain, seen = data[0] ^ data[2], []
    for number in range(3, len(data)):
        plain = data[number] ^ ((data[number - 2] + plain) & 0xFF)
        seen.append(plain)
    content = bytes(seen)[(data[0] & 6) // 2 :]
    assert int.from_bytes(content[:4], "little") == len(content) - 4
    return content[4:]


def test_same_sources_give_the_same_bytes() -> None:
    texts = {"KG": module("KG")}

    assert vba_project(texts, ["Sheet1"]) == vba_project(texts, ["Sheet1"])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(module("KG", "' tiếng Việt\n"), id="not ASCII"),
        pytest.param("Option Explicit\n", id="without its name"),
        pytest.param(module("KH"), id="another name"),
    ],
)
def test_source_that_excel_could_not_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"ascii|naming"):
        vba_project({"KG": text}, [])
