"""What Excel writes for a workbook with macros, buttons and a ribbon, and what a file has of it.

Parts and links were read from 22 .xlsm files that Excel 12 and 16 saved, on Windows and on a Mac;
`tests/corpus/test_macro_parts.py` reads them again. None of them has a ribbon: its line is that of
[MS-CUSTOMUI] 2.2. Excel 14 and later write each button a second time, in a part of its own
(`xl/ctrlProps`); Excel 12 wrote the drawing alone, as we do, and every later one reads that.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office"


@dataclass(frozen=True, slots=True)
class Part:
    """A kind of part: its content type, the type of the link to it, and which part links."""

    content_type: str
    link: str
    source: str


WORKBOOK, PROJECT, DRAWING, RIBBON, CONTROL = (
    "xl/workbook.xml",
    "xl/vbaProject.bin",
    "xl/drawings/vmlDrawing#.vml",
    "customUI/customUI14.xml",
    "xl/ctrlProps/ctrlProp#.xml",
)
_SHEET = "xl/worksheets/sheet#.xml"
EXCEL: dict[str, Part] = {
    WORKBOOK: Part(
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml", f"{_OFFICE}/officeDocument", ""
    ),
    PROJECT: Part(
        "application/vnd.ms-office.vbaProject",
        f"{_MICROSOFT}/2006/relationships/vbaProject",
        WORKBOOK,
    ),
    DRAWING: Part(
        "application/vnd.openxmlformats-officedocument.vmlDrawing", f"{_OFFICE}/vmlDrawing", _SHEET
    ),
    CONTROL: Part("application/vnd.ms-excel.controlproperties+xml", f"{_OFFICE}/ctrlProp", _SHEET),
    RIBBON: Part("application/xml", f"{_MICROSOFT}/2007/relationships/ui/extensibility", ""),
}


def macro_parts(path: Path) -> dict[str, Part]:
    """The parts of a workbook that macros and buttons are made of, digits written as `#`."""
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        types = ElementTree.fromstring(package.read("[Content_Types].xml"))
        links = {
            (_target(name, link.attrib["Target"])): (link.attrib["Type"], _source(name))
            for name in names
            if name.endswith(".rels")
            for link in ElementTree.fromstring(package.read(name))
        }
    return {
        _kind(name): Part(_type(types, name), *links[name])
        for name in names
        if name in links and re.search(r"vbaProject\.bin|vml|ctrlProp|customUI|workbook\.xml", name)
    }


def _kind(name: str) -> str:
    return re.sub(r"\d+(?=\.)", "#", name) if name.startswith("xl/") else name


def _source(links: str) -> str:
    folder, _, name = links.removesuffix(".rels").rpartition("_rels/")
    return _kind(folder + name)


def _target(links: str, target: str) -> str:
    folder = links.rpartition("_rels/")[0]
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _type(types: ElementTree.Element, name: str) -> str:
    named = {one.attrib.get("PartName"): one.attrib["ContentType"] for one in types}
    by_ending = {one.attrib.get("Extension"): one.attrib["ContentType"] for one in types}
    return named.get(f"/{name}") or by_ending[name.rpartition(".")[2]]
