"""VBA projects as two outside readers see them: olefile at its strictest, and olevba."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import olefile

with warnings.catch_warnings():
    # olevba 0.60.2 calls pyparsing by names that pyparsing 3.3 has renamed.
    warnings.simplefilter("ignore")
    from oletools.olevba import VBA_Parser, decompress_stream


def unpacked(container: bytes) -> bytes:
    """What a compressed container holds."""
    return bytes(decompress_stream(bytearray(container)))


def opened(data: bytes) -> olefile.OleFileIO:
    """A compound file without the least defect."""
    ole = olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_POTENTIAL)
    assert ole.parsing_issues == []
    return ole


def stream(data: bytes, *path: str) -> bytes:
    return bytes(opened(data).openstream(list(path)).read())


def sources(path: Path) -> dict[str, str]:
    """The text of each module of a project, or of the workbook that holds it."""
    parser = VBA_Parser(str(path))
    found = {name: text for _, _, name, text in parser.extract_macros()}
    parser.close()
    return found
