"""Writes `vbaProject.bin` from source text alone, as [MS-OVBA] says; Office compiles it.

The stream that holds compiled code says version 0xFFFF: no program takes it for its own, and each
compiles the sources when it opens the workbook. Nothing here comes from Office or from the clock.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kgsheet.ooxml.cfb import compound_file
from kgsheet.ooxml.vba_compression import compress
from kgsheet.values import frozen

WORKBOOK_MODULE: Final = "ThisWorkbook"
"""The module, and code name, of the workbook itself."""

_PROJECT: Final = "VBAProject"
_PROJECT_ID: Final = "{5B6F2E1C-8D34-4C0A-9B57-3E1A6C20F7D4}"
_WORKBOOK_CLASS: Final = "{00020819-0000-0000-C000-000000000046}"
_SHEET_CLASS: Final = "{00020820-0000-0000-C000-000000000046}"
_EDITOR: Final = "{3832D640-CF90-11CF-8E43-00A0C911005A}"
_NO_COMPILED_CODE: Final = struct.pack("<HHBH", 0x61CC, 0xFFFF, 0, 0)
_CODE_PAGE: Final = 1252
_ENGLISH, _WINDOWS_64 = 0x0409, 3
# The two libraries that Excel itself names in every project; it finds them by their id.
_LIBRARIES: Final = (
    (
        "stdole",
        "*\\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\\Windows\\System32\\stdole2.tlb"
        "#OLE Automation",
    ),
    (
        "Office",
        "*\\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\\Program Files\\Common Files"
        "\\Microsoft Shared\\OFFICE16\\MSO.DLL#Microsoft Office 16.0 Object Library",
    ),
)
_DOCUMENT_ATTRIBUTES: Final = (
    'Attribute VB_Name = "{name}"\nAttribute VB_Base = "0{base}"\n'
    "Attribute VB_GlobalNameSpace = False\nAttribute VB_Creatable = False\n"
    "Attribute VB_PredeclaredId = True\nAttribute VB_Exposed = True\n"
    "Attribute VB_TemplateDerived = False\nAttribute VB_Customizable = True\n"
)
_NAME_LINE: Final = 'Attribute VB_Name = "{}"'
# Nobody's work is protected, there is no password, and the project is to be seen (2.3.1.15-17).
_PROTECTION: Final = {"CMG": bytes(4), "DPB": bytes(1), "GC": b"\xff"}
# Where hiding these values starts (2.4.3.2); any byte will do.
_SEED: Final = 0x1E


@frozen
class _Module:
    """A module: its name, its source, and whether a sheet or the workbook owns it."""

    name: str
    source: str
    is_document: bool


def vba_project(sources: Mapping[str, str], sheets: Iterable[str]) -> bytes:
    """Return the VBA project of a workbook.

    Args:
        sources: the text of each standard module by its name, as the editor exports it: its first
            line names it.
        sheets: the code names of the sheets, which have a module each without code.

    Raises:
        ValueError: a source is not ASCII, or does not begin with the line that names it.
    """
    modules = tuple(_modules(sources, sheets))
    streams = {one.name: compress(_stored(one)) for one in modules}
    return compound_file(
        {
            "VBA": {
                **streams,
                "_VBA_PROJECT": _NO_COMPILED_CODE,
                "dir": compress(b"".join(_directory(modules))),
            },
            "PROJECT": _project_text(modules).encode("ascii"),
            "PROJECTwm": b"".join(map(_both_names, modules)) + b"\0\0",
        }
    )


def _modules(sources: Mapping[str, str], sheets: Iterable[str]) -> Iterator[_Module]:
    yield _document(WORKBOOK_MODULE, _WORKBOOK_CLASS)
    yield from (_document(name, _SHEET_CLASS) for name in sheets)
    for name, source in sources.items():
        if source.partition("\n")[0].rstrip("\r") != _NAME_LINE.format(name):
            raise ValueError(f"the source of {name} must begin by naming it")
        yield _Module(name, source, is_document=False)


def _document(name: str, base: str) -> _Module:
    return _Module(name, _DOCUMENT_ATTRIBUTES.format(name=name, base=base), is_document=True)


def _stored(module: _Module) -> bytes:
    return "\r\n".join([*module.source.splitlines(), ""]).encode("ascii")


def _directory(modules: tuple[_Module, ...]) -> Iterator[bytes]:
    """Yield the records of the `dir` stream (2.3.4.2)."""
    yield _record(0x01, _long(_WINDOWS_64)) + _record(0x02, _long(_ENGLISH))
    yield _record(0x14, _long(_ENGLISH)) + _record(0x03, struct.pack("<H", _CODE_PAGE))
    yield _record(0x04, _PROJECT.encode("ascii")) + _twice(0x05, 0x40, "")
    yield _record(0x06) + _record(0x3D) + _record(0x07, _long(0)) + _record(0x08, _long(0))
    # A version of the project, whatever it is; its size field counts four bytes of six.
    yield struct.pack("<HIIH", 0x09, 4, 1, 0)
    yield _twice(0x0C, 0x3C, "")
    for name, library in _LIBRARIES:
        id_of_library = library.encode("ascii")
        yield _twice(0x16, 0x3E, name)
        yield _record(0x0D, _long(len(id_of_library)) + id_of_library + bytes(6))
    yield _record(0x0F, struct.pack("<H", len(modules))) + _record(0x13, b"\xff\xff")
    for module in modules:
        yield from _module_records(module)
    yield _record(0x10)


def _module_records(module: _Module) -> Iterator[bytes]:
    yield _twice(0x19, 0x47, module.name) + _twice(0x1A, 0x32, module.name) + _twice(0x1C, 0x48, "")
    # Its source starts at byte 0 of its stream: no compiled code stands before it.
    yield _record(0x31, _long(0)) + _record(0x1E, _long(0)) + _record(0x2C, b"\xff\xff")
    yield _record(0x22 if module.is_document else 0x21) + _record(0x2B)


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HI", kind, len(content)) + content


def _twice(kind: int, unicode_kind: int, text: str) -> bytes:
    """Return a text as two records, in the code page and in UTF-16."""
    return _record(kind, text.encode("ascii")) + _record(unicode_kind, text.encode("utf-16-le"))


def _long(number: int) -> bytes:
    return struct.pack("<I", number)


def _project_text(modules: tuple[_Module, ...]) -> str:
    """Return the `PROJECT` stream (2.3.1): no password, not hidden, no open windows."""
    kinds = {True: "Document={}/&H00000000", False: "Module={}"}
    lines = [
        f'ID="{_PROJECT_ID}"',
        *(kinds[one.is_document].format(one.name) for one in modules),
        *(f'Name="{_PROJECT}"', 'HelpContextID="0"', 'VersionCompatible32="393222000"'),
        *(f'{name}="{_hidden(value)}"' for name, value in _PROTECTION.items()),
        *("", "[Host Extender Info]", f"&H00000001={_EDITOR};VBE;&H00000000", "", "[Workspace]"),
        *(f"{one.name}=0, 0, 0, 0, C" for one in modules),
    ]
    return "\r\n".join([*lines, ""])


def _both_names(module: _Module) -> bytes:
    return module.name.encode("ascii") + b"\0" + module.name.encode("utf-16-le") + b"\0\0"


def _hidden(value: bytes) -> str:
    """Return a value of the `PROJECT` stream as Office hides it (2.4.3.2)."""
    key = sum(_PROJECT_ID.encode("ascii")) & 0xFF
    hidden = [_SEED, _SEED ^ 2, _SEED ^ key]
    plain = key
    for one in bytes([0x07] * ((_SEED & 6) // 2)) + _long(len(value)) + value:
        hidden.append(one ^ ((hidden[-2] + plain) & 0xFF))
        plain = one
    return bytes(hidden).hex().upper()
