"""Writes the properties of a document; none of them comes from the clock."""

from __future__ import annotations

from collections.abc import Mapping

from kgsheet.documents.package import CUSTOM_PROPERTIES, Parts
from kgsheet.documents.parts import PartKind, attach_part, related_name
from kgsheet.documents.runs import MARKUP, clean, escape

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # what Office gives to custom properties
_FIRST_ID = 2  # 0 and 1 are reserved
_IN_ATTRIBUTE = MARKUP | {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}

CORE = PartKind(
    content_type="application/vnd.openxmlformats-package.core-properties+xml",
    relationship=f"{_PACKAGE}/relationships/metadata/core-properties",
)
CUSTOM = PartKind(
    content_type="application/vnd.openxmlformats-officedocument.custom-properties+xml",
    relationship=f"{_OFFICE}/relationships/custom-properties",
)
CORE_NAME = "docProps/core.xml"


def attach_properties(parts: Parts) -> None:
    """Give a template empty core and custom properties, instead of its own."""
    for kind, name in ((CORE, CORE_NAME), (CUSTOM, CUSTOM_PROPERTIES)):
        present = related_name(parts, "", kind)
        if present != name:
            attach_part(parts, "", name, kind)
    parts[CORE_NAME] = core_xml({})
    parts[CUSTOM_PROPERTIES] = custom_xml({})


def core_xml(values: Mapping[str, str]) -> bytes:
    """Return the core properties: title, subject, creator, and `day` (2017-07-11) if known."""
    names = ("title", "subject", "creator")
    elements = [f"<dc:{one}>{escape(clean(values.get(one, '')))}</dc:{one}>" for one in names]
    if values.get("day"):
        elements += [
            f'<dcterms:{one} xsi:type="dcterms:W3CDTF">{values["day"]}T00:00:00Z</dcterms:{one}>'
            for one in ("created", "modified")
        ]
    return (
        f"{_DECLARATION}<cp:coreProperties"
        f' xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{''.join(elements)}</cp:coreProperties>"
    ).encode()


def custom_xml(values: Mapping[str, str]) -> bytes:
    """Return custom properties, each a text, in the order of their names."""
    elements = [
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{_quoted(name)}">'
        f"<vt:lpwstr>{escape(clean(values[name]))}</vt:lpwstr></property>"
        for number, name in enumerate(sorted(values), _FIRST_ID)
    ]
    return (
        f'{_DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties"'
        f' xmlns:vt="{_OFFICE}/docPropsVTypes">{"".join(elements)}</Properties>'
    ).encode()


def _quoted(name: str) -> str:
    return escape(clean(name), _IN_ATTRIBUTE)
